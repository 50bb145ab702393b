/* Thins out answers of very many instants to what a page's columns of pixels can show; draws nothing. */
#include "chart/layout_thin.h"

#include <math.h>
#include <string.h>

enum { THIN_FROM = 20000, KEPT = 5, FINEST = 2 }; /* columns a pixel, for pictures at twice the size */

typedef struct {
    uint32_t *rows;
    size_t count;
    double column;
    uint32_t picks[KEPT]; /* first, lowest, highest, last, doubtful; UINT32_MAX: none */
    double low, high;
} thinner;

enum { FIRST, LOWEST, HIGHEST, LAST, DOUBTFUL };

static bool same_group(const annals_answer *answer, const annals_row *a, const annals_row *b)
{
    if (a->group == b->group)
        return true;
    for (size_t i = 0; i < answer->dimension_count; i++)
        if (strcmp(a->group[i] ? a->group[i] : "", b->group[i] ? b->group[i] : "") != 0)
            return false;
    return true;
}

static bool is_doubtful(const annals_row *row)
{
    const annals_amount *amount = &row->amount;
    return row->kind != ANNALS_ACTUAL || amount->about || amount->low_end == ANNALS_END_NONE ||
           amount->high_end == ANNALS_END_NONE || amount->low.digits != amount->high.digits ||
           amount->low.exponent != amount->high.exponent;
}

/* The column's rows in their order, each once. */
static void end_column(thinner *thin)
{
    uint32_t after = 0;
    bool any = false;
    for (;;) {
        uint32_t next = UINT32_MAX;
        for (size_t i = 0; i < KEPT; i++)
            if (thin->picks[i] < next && (!any || thin->picks[i] > after))
                next = thin->picks[i];
        if (next == UINT32_MAX)
            return;
        thin->rows[thin->count++] = after = next;
        any = true;
    }
}

static void begin_column(thinner *thin, double column)
{
    thin->column = column;
    memset(thin->picks, 0xFF, sizeof thin->picks);
    thin->low = INFINITY;
    thin->high = -INFINITY;
}

static void take(thinner *thin, const annals_row *row, uint32_t number)
{
    const annals_amount *amount = &row->amount;
    bool low = amount->low_end != ANNALS_END_NONE, high = amount->high_end != ANNALS_END_NONE;
    double least = annals_decimal_double(low ? amount->low : amount->high);
    double most = annals_decimal_double(high ? amount->high : amount->low);
    if (thin->picks[FIRST] == UINT32_MAX)
        thin->picks[FIRST] = number;
    thin->picks[LAST] = number;
    if (is_doubtful(row) && thin->picks[DOUBTFUL] == UINT32_MAX)
        thin->picks[DOUBTFUL] = number;
    if (!low && !high)
        return;
    if (least < thin->low) {
        thin->low = least;
        thin->picks[LOWEST] = number;
    }
    if (most > thin->high) {
        thin->high = most;
        thin->picks[HIGHEST] = number;
    }
}

/* False where a row is no instant. */
static bool thin_group(const annals_answer *answer, size_t from, size_t to, double columns, thinner *thin)
{
    annals_moment first = answer->rows[from].period.earliest, last = answer->rows[to - 1].period.earliest;
    double share = last > first ? columns / (double)(last - first) : 0;
    begin_column(thin, 0);
    for (size_t i = from; i < to; i++) {
        const annals_row *row = &answer->rows[i];
        double column = floor((double)(row->period.earliest - first) * share);
        if (row->period.grain != ANNALS_INSTANT)
            return false;
        if (column != thin->column) {
            end_column(thin);
            begin_column(thin, column);
        }
        take(thin, row, (uint32_t)i);
    }
    end_column(thin);
    return true;
}

/* Stacks need the same periods of each series, and other kinds each of their items. */
static bool may_thin(const annals_layout *layout, const annals_answer *answer)
{
    bool line = layout->spec->kind == ANNALS_CHART_TIME || layout->spec->kind == ANNALS_CHART_SPARK;
    return line && layout->spec->style != ANNALS_STYLE_STACKED && answer->count > THIN_FROM &&
           answer->count < UINT32_MAX;
}

const uint32_t *annals_thin(annals_layout *layout, size_t entry, size_t *count)
{
    const annals_answer *answer = layout->answers[entry];
    thinner thin = {0};
    *count = answer->count;
    if (!may_thin(layout, answer))
        return NULL;
    thin.rows = annals_arena_alloc(layout->arena, answer->count * sizeof *thin.rows);
    if (!thin.rows) {
        annals_layout_fail(layout, annals_error_no_memory(layout->error));
        return NULL;
    }
    for (size_t from = 0, to; from < answer->count; from = to) {
        for (to = from + 1; to < answer->count && same_group(answer, &answer->rows[from], &answer->rows[to]);)
            to++;
        if (!thin_group(answer, from, to, ceil(layout->spec->width) * FINEST, &thin))
            return NULL;
    }
    *count = thin.count;
    return thin.rows;
}
