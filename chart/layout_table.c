/* Lays out a table: names, amounts with all that qualifies them, periods, kinds, sources; for pages of print. */
#include <math.h>
#include <string.h>

#include "chart/layout.h"

#define NAMES_LEAST 0.22

enum { COLUMNS_MOST = ANNALS_LANES_MOST + 4, ROW = 28, HEAD = 28, GAP = 26, GAP_MOST = 110, PAD = 8 };

typedef struct {
    const char *head;
    bool right; /* its words end at the same place */
    double x, width;
} column;

typedef struct {
    column columns[COLUMNS_MOST]; /* the first one has the names */
    size_t count;
    size_t rows;
    const char **cells; /* rows times count */
    annals_kind *kinds; /* what the amount in a cell is */
    annals_face face, name_face, value_face, head_face;
    double width, row;
} table;

static double scaled(const annals_layout *layout, double length)
{
    return length * layout->scale;
}

/* --- What stands in it ---------------------------------------------------------------------------------------------
 */

static void add_column(table *t, const char *head, bool right)
{
    t->columns[t->count++] = (column){.head = head, .right = right};
}

static const char *unit_words(annals_layout *layout)
{
    annals_str words = {0};
    annals_format_unit(&words, layout->unit, layout->language);
    return annals_layout_take(layout, &words);
}

static const char *period_words(annals_layout *layout, const annals_item *item)
{
    annals_str words = {0};
    annals_format_period(&words, &item->row->period, layout->language);
    return annals_layout_take(layout, &words);
}

/* The numbers of an item's sources in the line of sources: "1, 3". */
static const char *source_numbers(annals_layout *layout, const annals_item *item)
{
    const annals_table *from = layout->answers[item->entry]->table;
    annals_str words = {0};
    for (size_t i = 0; i < layout->source_total && !layout->status; i++)
        for (size_t j = 0; j < item->row->observation_count; j++) {
            uint32_t source = from->observations[item->row->observations[j]].source;
            if (source >= from->source_count ||
                strcmp(annals_layout_source_words(layout, &from->sources[source]), layout->source_list[i]) != 0)
                continue;
            annals_str_format(&words, words.size > 0 ? ", %zu" : "%zu", i + 1);
            break;
        }
    return annals_layout_take(layout, &words);
}

static bool has_kinds(const annals_layout *layout)
{
    for (size_t i = 0; i < layout->count; i++)
        if (layout->items[i].row->kind != ANNALS_ACTUAL)
            return true;
    return false;
}

/* One row a figure. */
static void fill_list(annals_layout *layout, table *t)
{
    bool kinds = has_kinds(layout), periods = layout->several_periods, sources = layout->source_total > 1;
    const annals_language *language = layout->language;
    if (periods)
        add_column(t, annals_word_text(language, ANNALS_WORD_TABLE_PERIOD), false);
    add_column(t, unit_words(layout), true);
    if (kinds)
        add_column(t, annals_word_text(language, ANNALS_WORD_TABLE_KIND), false);
    if (sources)
        add_column(t, annals_word_text(language, ANNALS_WORD_TABLE_SOURCE), false);
    t->rows = layout->count;
    t->cells = annals_layout_alloc(layout, t->rows * t->count, sizeof *t->cells);
    for (size_t i = 0; t->cells && i < t->rows && !layout->status; i++) {
        annals_item *item = &layout->items[i];
        const char **cell = &t->cells[i * t->count];
        const char *name = layout->series_names[item->series];
        bool again = i > 0 && item->series == layout->items[i - 1].series;
        *cell++ = again ? "" : name;
        if (periods)
            *cell++ = period_words(layout, item);
        *cell++ = item->value;
        if (kinds)
            *cell++ = item->row->kind == ANNALS_ACTUAL ? "" : annals_layout_kind_words(layout, item->row->kind);
        if (sources)
            *cell++ = source_numbers(layout, item);
    }
}

/* A row a name, a column for each of what stands beside each other; a kind is said behind its amount. */
static void fill_matrix(annals_layout *layout, table *t)
{
    for (size_t lane = 0; lane < layout->slots.lanes; lane++)
        add_column(t, layout->slots.names[lane], true);
    t->rows = layout->slots.count;
    t->cells = annals_layout_alloc(layout, t->rows * t->count, sizeof *t->cells);
    for (size_t i = 0; t->cells && i < t->rows && !layout->status; i++) {
        const annals_slot *slot = &layout->slots.slots[i];
        t->cells[i * t->count] = slot->name;
        for (size_t lane = 0; lane < layout->slots.lanes; lane++) {
            const annals_item *item = slot->items[lane];
            annals_str words = {0};
            annals_str_add(&words, item ? item->value : "\xE2\x80\x93");
            if (item && item->row->kind != ANNALS_ACTUAL)
                annals_word_join(&words, 0, layout->language, ANNALS_WORD_WITH_UNIT,
                                 annals_layout_kind_words(layout, item->row->kind));
            t->cells[i * t->count + 1 + lane] = annals_layout_take(layout, &words);
        }
    }
}

/* Names beside periods or entries, unless there is one name, or most of the cells would be empty. */
static void table_arrange(annals_layout *layout)
{
    annals_layout_arrange(layout);
    if (!layout->status && (layout->slots.count == 1 || layout->count * 2 < layout->slots.count * layout->slots.lanes))
        annals_slots_alone(layout);
}

static table make_table(annals_layout *layout)
{
    table t = {.face = annals_layout_face(layout, ANNALS_FACE_TICK),
               .name_face = annals_layout_face(layout, ANNALS_FACE_NAME),
               .value_face = annals_layout_face(layout, ANNALS_FACE_VALUE)};
    t.head_face = t.face;
    t.head_face.weight = 600;
    add_column(&t, "", false);
    if (layout->slots.lanes > 1)
        fill_matrix(layout, &t);
    else
        fill_list(layout, &t);
    return t;
}

/* --- Geometry ------------------------------------------------------------------------------------------------------
 */

static annals_face face_of(const table *t, size_t at)
{
    return at == 0 ? t->name_face : t->columns[at].right ? t->value_face : t->face;
}

static void measure(annals_layout *layout, table *t)
{
    for (size_t at = 0; at < t->count; at++) {
        t->columns[at].width = annals_layout_measure(layout, t->columns[at].head, t->head_face).width;
        for (size_t i = 0; t->cells && i < t->rows && !layout->status; i++)
            t->columns[at].width = fmax(
                t->columns[at].width, annals_layout_measure(layout, t->cells[i * t->count + at], face_of(t, at)).width);
    }
}

/* Where the columns stand: the names give way where room is short, the gaps grow where there is plenty. */
static void arrange_columns(annals_layout *layout, table *t, double left, double width)
{
    double gap = scaled(layout, GAP), others = 0;
    for (size_t at = 1; at < t->count; at++)
        others += t->columns[at].width + gap;
    double room = width - others;
    if (room < fmin(t->columns[0].width, width * NAMES_LEAST)) {
        annals_layout_fail_cramped(layout, "no room for %zu columns; make the page wider", t->count);
        return;
    }
    t->columns[0].width = fmin(t->columns[0].width, room);
    gap = fmin(gap + (room - t->columns[0].width) / (double)(t->count - 1), scaled(layout, GAP_MOST));
    double x = left;
    for (size_t at = 0; at < t->count; at++) {
        t->columns[at].x = x;
        x += t->columns[at].width + gap;
    }
    t->width = x - gap - left;
}

static annals_lines name_lines(annals_layout *layout, const table *t, size_t row)
{
    return annals_layout_balance(layout, t->cells[row * t->count], t->name_face, t->columns[0].width, 2);
}

static double set_rows(annals_layout *layout, table *t)
{
    t->row = scaled(layout, ROW);
    for (size_t i = 0; t->cells && i < t->rows && !layout->status; i++)
        if (name_lines(layout, t, i).count > 1)
            t->row = scaled(layout, ROW) + annals_layout_line(t->name_face);
    return scaled(layout, HEAD) + t->row * (double)t->rows;
}

static double table_height(annals_layout *layout, double width)
{
    table t = make_table(layout);
    measure(layout, &t);
    arrange_columns(layout, &t, 0, width);
    return layout->status ? 0 : ceil(set_rows(layout, &t));
}

/* --- Drawing -------------------------------------------------------------------------------------------------------
 */

static void write_cell(annals_layout *layout, const table *t, size_t row, size_t at, double middle)
{
    const column *c = &t->columns[at];
    annals_face face = face_of(t, at);
    annals_layout_write(layout, c->right ? ANNALS_ROLE_VALUE : ANNALS_ROLE_CATEGORY, t->cells[row * t->count + at],
                        face, c->right ? layout->theme->ink : layout->theme->muted,
                        c->right ? ANNALS_ANCHOR_END : ANNALS_ANCHOR_START, c->right ? c->x + c->width : c->x,
                        middle + annals_layout_drop(face));
}

static void write_name(annals_layout *layout, const table *t, size_t row, double middle)
{
    annals_lines lines = name_lines(layout, t, row);
    double line = annals_layout_line(t->name_face);
    double baseline = middle + annals_layout_drop(t->name_face) - line * ((double)lines.count - 1) / 2;
    for (size_t i = 0; i < lines.count; i++)
        annals_layout_write(layout, ANNALS_ROLE_CATEGORY, lines.lines[i], t->name_face, layout->theme->ink,
                            ANNALS_ANCHOR_START, t->columns[0].x, baseline + line * (double)i);
    annals_layout_warn_cut(layout, "name", t->cells[row * t->count], &lines);
}

static void draw_head(annals_layout *layout, const table *t, double top)
{
    double baseline = top + t->head_face.size;
    for (size_t at = 0; at < t->count; at++) {
        const column *c = &t->columns[at];
        annals_layout_write(layout, ANNALS_ROLE_TICK, c->head, t->head_face, layout->theme->muted,
                            c->right ? ANNALS_ANCHOR_END : ANNALS_ANCHOR_START, c->right ? c->x + c->width : c->x,
                            baseline);
    }
    annals_layout_rectangle(
        layout, ANNALS_ROLE_AXIS,
        (annals_box){t->columns[0].x, round(top + scaled(layout, HEAD - PAD)), t->width, fmax(1, round(layout->scale))},
        layout->theme->axis);
}

static void table_draw(annals_layout *layout, annals_box box)
{
    table t = make_table(layout);
    measure(layout, &t);
    arrange_columns(layout, &t, box.x, box.width);
    if (layout->status)
        return;
    double height = set_rows(layout, &t), top = box.y + scaled(layout, HEAD - PAD);
    if (height > box.height + 1) {
        annals_layout_fail_cramped(layout, "%zu rows don't fit; make the page higher", t.rows);
        return;
    }
    draw_head(layout, &t, box.y);
    for (size_t i = 0; i < t.rows && !layout->status; i++) {
        double middle = top + t.row * ((double)i + 0.5);
        write_name(layout, &t, i, middle);
        for (size_t at = 1; at < t.count; at++)
            write_cell(layout, &t, i, at, middle);
        annals_layout_rectangle(layout, ANNALS_ROLE_GRID,
                                (annals_box){t.columns[0].x, round(top + t.row * ((double)i + 1)), t.width, 1},
                                layout->theme->grid);
    }
}

const annals_chart_form annals_form_table = {.alt = ANNALS_WORD_ALT_TABLE,
                                             .mirrors = true,
                                             .pairs = true,
                                             .over_time = true,
                                             .numbered = true,
                                             .lanes = ANNALS_LANES_MOST,
                                             .arrange = table_arrange,
                                             .height = table_height,
                                             .draw = table_draw};
