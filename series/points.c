/* Thins points to what a line of so many columns shows; knows no picture and no pixel. */
#include "series/points.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "series/arena.h"

#define YEAR_FIRST (INT64_C(-377705116800) * 1000000) /* -9999-01-01 */
#define YEAR_LAST (INT64_C(253402300800) * 1000000)   /* 10000-01-01 */

enum { A_COLUMN = 4 };

typedef struct {
    annals_thinned thinned; /* first: what is lent is what is freed */
    annals_arena *arena;
    size_t *kept; /* indices of points */
    size_t kept_count;
    annals_row *rows;
} work;

void annals_thinned_free(annals_thinned *thinned)
{
    if (!thinned)
        return;
    work *made = (work *)thinned;
    annals_arena_free(made->arena);
    free(made);
}

static annals_moment moment_of(const annals_points *points, size_t at)
{
    return points->moments ? points->moments[at] : points->first + (annals_moment)at * points->step;
}

/* --- Checks --------------------------------------------------------------------------------------------------------
 */

static annals_status check_years(const annals_points *points, annals_error *error)
{
    bool beyond = !points->moments && (points->first < YEAR_FIRST || points->first >= YEAR_LAST ||
                                       (YEAR_LAST - points->first) / points->step < (annals_moment)points->count);
    if (beyond || moment_of(points, 0) < YEAR_FIRST || moment_of(points, points->count - 1) >= YEAR_LAST)
        return annals_error_set(error, ANNALS_INVALID, "points: they leave the years -9999 to 9999");
    return ANNALS_OK;
}

static annals_status check_points(const annals_points *points, size_t columns, annals_error *error)
{
    if (columns == 0 || points->count == 0)
        return annals_error_set(error, ANNALS_USAGE, "points: %zu of them in %zu columns", points->count, columns);
    if (!points->moments && points->step <= 0)
        return annals_error_set(error, ANNALS_USAGE, "points: a step of %" PRId64, points->step);
    if (points->exponent < ANNALS_EXPONENT_MIN || points->exponent > ANNALS_EXPONENT_MAX)
        return annals_error_set(error, ANNALS_USAGE, "points: an exponent of %d", points->exponent);
    for (size_t i = 1; points->moments && i < points->count; i++)
        if (points->moments[i] <= points->moments[i - 1])
            return annals_error_set(error, ANNALS_INVALID, "points: number %zu is not after the one before", i + 1);
    return check_years(points, error);
}

/* --- Thinning ------------------------------------------------------------------------------------------------------
 */

/* Keeps first, least, greatest and last of the points from `from` to before `to`, each once and in their order. */
static void keep_column(work *made, const int64_t *digits, size_t from, size_t to)
{
    size_t least = from, greatest = from, last = to - 1;
    int64_t low = digits[from], high = digits[from];
    for (size_t i = from + 1; i < to; i++) {
        int64_t value = digits[i];
        if (value < low) {
            low = value;
            least = i;
        } else if (value > high) {
            high = value;
            greatest = i;
        }
    }
    size_t inner[] = {least < greatest ? least : greatest, least < greatest ? greatest : least, last};
    made->kept[made->kept_count++] = from;
    for (size_t i = 0; i < 3; i++)
        if (inner[i] > made->kept[made->kept_count - 1])
            made->kept[made->kept_count++] = inner[i];
}

/* The first point at or after a moment, from `from` on. */
static size_t find_end(const annals_points *points, size_t from, annals_moment end)
{
    if (!points->moments) {
        annals_moment steps = (end - points->first + points->step - 1) / points->step;
        return (size_t)steps < points->count ? (size_t)steps : points->count;
    }
    while (from < points->count && points->moments[from] < end)
        from++;
    return from;
}

static void thin(work *made, const annals_points *points, size_t columns)
{
    annals_moment first = moment_of(points, 0);
    double width = (double)(moment_of(points, points->count - 1) - first) / (double)columns;
    size_t from = 0;
    for (size_t column = 0; column + 1 < columns && from < points->count; column++) {
        size_t to = find_end(points, from, first + (annals_moment)(width * (double)(column + 1)));
        if (to > from)
            keep_column(made, points->digits, from, to);
        from = to;
    }
    if (from < points->count)
        keep_column(made, points->digits, from, points->count);
}

static void keep_all(work *made, size_t count)
{
    for (size_t i = 0; i < count; i++)
        made->kept[made->kept_count++] = i;
}

/* --- Rows ----------------------------------------------------------------------------------------------------------
 */

/* As annals_period_parse has it: no zero at the end of a second's digits. */
static annals_period instant(annals_moment moment)
{
    annals_period period = {.earliest = moment, .latest = moment, .grain = ANNALS_INSTANT};
    size_t size = annals_moment_print(moment, period.text) - 1;
    while (period.text[size - 1] == '0' && period.text[size - 2] != ':')
        size--;
    size -= period.text[size - 1] == '.';
    period.text[size] = 'Z';
    period.text[size + 1] = '\0';
    return period;
}

static void fill_rows(work *made, const annals_points *points)
{
    static const uint32_t observation = 0;
    static const char *const no_group[1] = {NULL};
    for (size_t i = 0; i < made->kept_count; i++) {
        annals_decimal value = {points->digits[made->kept[i]], points->exponent};
        made->rows[i] = (annals_row){.group = no_group,
                                     .series = points->series,
                                     .period = instant(moment_of(points, made->kept[i])),
                                     .amount = annals_amount_exact(value),
                                     .unit = points->series->unit,
                                     .nature = points->series->nature,
                                     .kind = ANNALS_ACTUAL,
                                     .observations = &observation,
                                     .observation_count = 1};
    }
}

/* One observation stands for all: it says which source they come from, and has no id. */
static annals_status fill_answer(work *made, const annals_points *points, annals_error *error)
{
    annals_observation *observation = annals_arena_alloc(made->arena, sizeof *observation);
    made->rows = annals_arena_alloc(made->arena, made->kept_count * sizeof *made->rows);
    if (!observation || !made->rows)
        return annals_error_no_memory(error);
    fill_rows(made, points);
    *observation = (annals_observation){.period = made->rows[0].period, .amount = made->rows[0].amount};
    observation->evidence.start = observation->evidence.end = -1;
    made->thinned.table = (annals_table){.observations = observation,
                                         .count = 1,
                                         .series = points->series,
                                         .series_count = 1,
                                         .sources = points->source,
                                         .source_count = 1};
    made->thinned.answer =
        (annals_answer){.table = &made->thinned.table, .rows = made->rows, .count = made->kept_count};
    return ANNALS_OK;
}

annals_status annals_points_thin(const annals_points *points, size_t columns, annals_thinned **thinned,
                                 annals_error *error)
{
    annals_status status = check_points(points, columns, error);
    if (status)
        return status;
    bool all = points->count / A_COLUMN <= columns;
    work *made = calloc(1, sizeof *made);
    if (!made || !(made->arena = annals_arena_new())) {
        free(made);
        return annals_error_no_memory(error);
    }
    made->kept = annals_arena_alloc(made->arena, (all ? points->count : columns * A_COLUMN) * sizeof *made->kept);
    if (!made->kept) {
        annals_thinned_free(&made->thinned);
        return annals_error_no_memory(error);
    }
    if (all)
        keep_all(made, points->count);
    else
        thin(made, points, columns);
    status = fill_answer(made, points, error);
    if (status)
        annals_thinned_free(&made->thinned);
    else
        *thinned = &made->thinned;
    return status;
}
