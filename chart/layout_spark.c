/* Lays out sparklines: a small line for each series, its name before and its last amount behind it, and nothing else.
 */
#include <math.h>

#include "chart/layout_panels.h"
#include "chart/layout_time.h"

#define NAMES_SHARE 0.4
#define FLAT 0.5 /* where all amounts are equal, their line is in the middle */

#define ROOM_SHARE 0.18 /* of a low row, above and below its line */

enum { ROW = 40, ROW_GAP = 6, GAP = 8, ROOM = 7, ROOM_LEAST = 3, SIDE = 4, LEAST = 50, LEAST_BARE = 16 };

typedef struct {
    annals_face name, value;
    double names, values; /* widest ones */
    double row;
    annals_moment first, last;
    const size_t *colours; /* one for all */
} sparks;

static size_t series_end(const annals_layout *layout, size_t from)
{
    size_t to = from + 1;
    while (to < layout->count && layout->items[to].series == layout->items[from].series)
        to++;
    return to;
}

/* The time that lines take from the first point to the last: there is no axis to leave room for. */
static void find_span(const annals_layout *layout, sparks *s)
{
    s->first = layout->data_first;
    s->last = layout->data_last;
    if (layout->style == ANNALS_STYLE_STEP)
        return;
    annals_moment least = ANNALS_MOMENT_MAX, most = ANNALS_MOMENT_MIN;
    for (size_t i = 0; i < layout->count; i++) {
        annals_moment first, last;
        if (!annals_time_ends(&layout->items[i].row->period, &first, &last))
            continue;
        annals_moment middle = first + (last - first) / 2;
        least = middle < least ? middle : least;
        most = middle > most ? middle : most;
    }
    if (least < most) {
        s->first = least;
        s->last = most;
    }
}

static sparks measure(annals_layout *layout, double width)
{
    sparks s = {.name = annals_layout_face(layout, ANNALS_FACE_NAME),
                .value = annals_layout_face(layout, ANNALS_FACE_VALUE)};
    for (size_t from = 0, to; from < layout->count && !layout->status; from = to) {
        to = series_end(layout, from);
        const annals_item *last = &layout->items[to - 1];
        s.values = fmax(s.values, annals_layout_measure(layout, last->value, s.value).width);
        if (layout->series_count > 1)
            s.names = fmax(s.names, annals_layout_measure(layout, layout->series_names[last->series], s.name).width);
    }
    s.colours = annals_layout_alloc(layout, layout->series_count, sizeof *s.colours);
    s.names = fmin(s.names, width * NAMES_SHARE);
    find_span(layout, &s);
    return s;
}

/* Each series fills its own row: a sparkline shows a shape, its last amount says how large it is. */
static annals_axis own_axis(const annals_layout *layout, size_t from, size_t to)
{
    annals_axis axis = {.low = INFINITY, .high = -INFINITY};
    for (size_t i = from; i < to; i++) {
        if (layout->items[i].shape == ANNALS_SHAPE_UNKNOWN)
            continue;
        axis.low = fmin(axis.low, annals_item_known(&layout->items[i]));
        axis.high = fmax(axis.high, layout->items[i].roof);
    }
    if (layout->style == ANNALS_STYLE_AREA) {
        axis.low = fmin(axis.low, 0);
        axis.high = fmax(axis.high, 0);
    }
    if (!(axis.low < axis.high)) {
        axis.low = isfinite(axis.low) ? axis.low - FLAT : 0;
        axis.high = axis.low + 2 * FLAT;
    }
    return axis;
}

static void draw_row(annals_layout *layout, const sparks *s, size_t from, size_t to, annals_box box)
{
    const annals_item *last = &layout->items[to - 1];
    double gap = GAP * layout->scale, room = ROOM * layout->scale, middle = box.y + box.height / 2;
    double side = fmin(room, SIDE * layout->scale);
    double left = s->names > 0 ? s->names + gap : side, right = s->values > 0 ? s->values + gap : side;
    double above = fmin(room, fmax(box.height * ROOM_SHARE, ROOM_LEAST));
    annals_time_plot plot = {.frame = box, .axis = own_axis(layout, from, to), .style = layout->style};
    plot.first = s->first;
    plot.last = s->last;
    plot.box = (annals_box){box.x + left, box.y + above, box.width - left - right, box.height - 2 * above};
    annals_panel panel = {
        .whole = layout, .colours = s->colours, .colour_count = s->colours ? layout->series_count : 0};
    annals_layout one = *layout; /* of this series; what it draws is the whole's */
    one.items = layout->items + from;
    one.count = to - from;
    one.panel = &panel;
    annals_time_draw_marks(&one, &plot);
    layout->marks = one.marks;
    layout->mark_room = one.mark_room;
    annals_layout_fail(layout, one.status);
    if (layout->series_count > 1) {
        annals_lines name = annals_layout_wrap(layout, layout->series_names[last->series], s->name, s->names, 1);
        annals_layout_warn_cut(layout, "name", layout->series_names[last->series], &name);
        annals_layout_write(layout, ANNALS_ROLE_SERIES, name.count > 0 ? name.lines[0] : "", s->name,
                            layout->theme->ink, ANNALS_ANCHOR_START, box.x, middle + annals_layout_drop(s->name));
    }
    if (s->values <= 0)
        return;
    double y = annals_time_place(&plot, last).y, half = annals_layout_line(s->value) / 2;
    if (last->shape == ANNALS_SHAPE_UNKNOWN)
        y = middle;
    double beyond = fmin(ROW_GAP * layout->scale / 2, box.y); /* into the gap between rows */
    y = fmax(box.y + half - beyond, fmin(y, box.y + box.height - half + beyond));
    annals_layout_write(layout, ANNALS_ROLE_VALUE, last->value, s->value, layout->theme->ink, ANNALS_ANCHOR_END,
                        box.x + box.width, y + annals_layout_drop(s->value));
}

static size_t row_count(const annals_layout *layout)
{
    size_t count = 0;
    for (size_t from = 0; from < layout->count; from = series_end(layout, from))
        count++;
    return count;
}

static double spark_height(annals_layout *layout, double width)
{
    (void)width;
    return (double)row_count(layout) * (ROW + ROW_GAP) * layout->scale - ROW_GAP * layout->scale;
}

static void spark_draw(annals_layout *layout, annals_box box)
{
    sparks s = measure(layout, box.width);
    double pitch = (box.height + ROW_GAP * layout->scale) / (double)row_count(layout);
    s.row = pitch - ROW_GAP * layout->scale;
    bool low = s.row < annals_layout_line(s.value);
    if (s.values > 0 && (low || box.width - s.names - s.values < LEAST * layout->scale)) {
        s.values = 0;
        annals_warnings_add(layout->warnings, "the last amounts left out: no room beside the lines");
    }
    if ((low && s.names > 0) || box.width - s.names - s.values < LEAST_BARE * layout->scale)
        annals_layout_fail_cramped(layout, "no room for %zu sparklines; make the picture larger", row_count(layout));
    size_t row = 0;
    for (size_t from = 0, to; from < layout->count && !layout->status; from = to) {
        to = series_end(layout, from);
        draw_row(layout, &s, from, to, (annals_box){box.x, box.y + pitch * (double)row++, box.width, s.row});
    }
}

/* Words around it would be larger than the line. */
static void explain_nothing(const annals_layout *layout, annals_str *out)
{
    (void)layout;
    (void)out;
}

const annals_chart_form annals_form_spark = {.alt = ANNALS_WORD_ALT_SPARK,
                                             .over_time = true,
                                             .bare = true,
                                             .arrange = annals_time_prepare,
                                             .explain = explain_nothing,
                                             .height = spark_height,
                                             .draw = spark_draw};
