/* Lays out timelines: a row for each thing that happened, a mark where it lies in time, its words beside it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chart/layout_place.h"
#include "chart/layout_time.h"
#include "chart/layout_timeline.h"
#include "series/calendar.h"

enum {
    ROW = 30,
    ROW_LEAST = 19,
    TICKS_BELOW = 30,
    TOP = 4,
    GAP = 9,
    PART = 7,
    MARK = 11,
    EVENTS_MOST = 400,
    APART = 84
};

typedef struct {
    annals_happening *rows;
    size_t count;
    annals_time_plot plot;
    annals_face name, plain;
} timeline;

/* --- What happened when --------------------------------------------------------------------------------------------
 */

/* An amount that is a year is when it happened. */
static bool is_year(const annals_item *item)
{
    return strcmp(item->row->unit, "calendar-year") == 0 && item->shape != ANNALS_SHAPE_UNKNOWN;
}

static bool year_of(const annals_item *item, annals_period *when)
{
    char text[48];
    const annals_amount *amount = &item->row->amount;
    bool low = amount->low_end != ANNALS_END_NONE, high = amount->high_end != ANNALS_END_NONE;
    const char *about = amount->about ? "~" : "";
    if (!low)
        snprintf(text, sizeof text, "../%04.0f%s", item->high, about);
    else if (!high)
        snprintf(text, sizeof text, "%04.0f%s/..", item->low, about);
    else if (item->low < item->high)
        snprintf(text, sizeof text, "%04.0f/%04.0f", item->low, item->high);
    else
        snprintf(text, sizeof text, "%04.0f%s", item->low, about);
    return annals_period_parse(text, strlen(text), when, NULL) == ANNALS_OK;
}

static const char *period_words(annals_layout *layout, const annals_period *when)
{
    annals_str words = {0};
    annals_format_period(&words, when, layout->language);
    return annals_layout_take(layout, &words);
}

/* A bound of a year says when something was, not how long it went on: "2010 or later", and not "since 2010". */
static const char *year_words(annals_layout *layout, const annals_item *item, const annals_period *when)
{
    const annals_amount *amount = &item->row->amount;
    bool low = amount->low_end != ANNALS_END_NONE, high = amount->high_end != ANNALS_END_NONE;
    bool open = (low ? amount->low_end : amount->high_end) == ANNALS_END_OPEN;
    annals_word after = open ? ANNALS_WORD_YEAR_AFTER : ANNALS_WORD_YEAR_OR_LATER;
    annals_word before = open ? ANNALS_WORD_YEAR_BEFORE : ANNALS_WORD_YEAR_OR_EARLIER;
    annals_str words = {0};
    if (low && high) {
        annals_format_period(&words, when, layout->language);
    } else {
        annals_format_year(&words, (int32_t)(low ? item->low : item->high), layout->language);
        annals_word_around(&words, 0, layout->language, low ? after : before);
        if (amount->about)
            annals_word_around(&words, 0, layout->language, ANNALS_WORD_TIME_ABOUT);
    }
    annals_layout_mark_disputed(layout, item, &words);
    return annals_layout_take(layout, &words);
}

/* With its unit, which no axis and no subtitle says, unless its date says the amount; and with what it is, if no fact.
 */
static const char *said_words(annals_layout *layout, const annals_item *item, bool dated)
{
    annals_str words = {0};
    if (!dated && item->shape != ANNALS_SHAPE_UNKNOWN)
        annals_layout_value(layout, item, true, &words);
    if (item->row->kind != ANNALS_ACTUAL)
        annals_word_join(&words, 0, layout->language, ANNALS_WORD_COMMA,
                         annals_layout_kind_words(layout, item->row->kind));
    return annals_layout_take(layout, &words);
}

static void add_item(annals_layout *layout, timeline *made, const annals_item *item)
{
    annals_happening row = {.when = item->row->period, .item = item, .position = made->count};
    bool dated = is_year(item) && year_of(item, &row.when);
    row.name = layout->series_names[item->series];
    row.said = said_words(layout, item, dated);
    row.date = dated ? year_words(layout, item, &row.when) : period_words(layout, &row.when);
    made->rows[made->count++] = row;
}

static void add_event(annals_layout *layout, timeline *made, const annals_spec_event *event)
{
    annals_happening row = {.when = event->period, .name = event->label, .said = "", .position = made->count};
    row.date = period_words(layout, &row.when);
    made->rows[made->count++] = row;
}

static int earlier_first(const void *left, const void *right)
{
    const annals_happening *a = left, *b = right;
    annals_moment first_a, last_a, first_b, last_b;
    annals_time_ends(&a->when, &first_a, &last_a);
    annals_time_ends(&b->when, &first_b, &last_b);
    if (first_a != first_b)
        return first_a < first_b ? -1 : 1;
    if (last_a != last_b)
        return last_a < last_b ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

/* One thing alone, or one that is nearly as long as all, would leave no room for words: time before and after gives it.
 */
static void give_room(const timeline *made, annals_moment longest, annals_moment *first, annals_moment *last)
{
    annals_moment wanted = made->count == 1 ? 5 * longest : 2 * longest, spare = wanted - (*last - *first);
    if (spare <= 0)
        return;
    *first -= spare / 4;
    *last += spare - spare / 4;
}

static void set_span(annals_layout *layout, timeline *made)
{
    annals_moment first = ANNALS_MOMENT_MAX, last = ANNALS_MOMENT_MIN, longest = 0;
    for (size_t i = 0; i < made->count; i++) {
        annals_moment from, to;
        if (!annals_time_ends(&made->rows[i].when, &from, &to))
            continue;
        first = from < first ? from : first;
        last = to > last ? to : last;
        longest = to - from > longest ? to - from : longest;
    }
    if (first > last)
        first = last = 0;
    annals_moment margin = (last - first) / 30, least = ANNALS_DAY_MICROSECONDS;
    margin = margin < least ? least : margin;
    give_room(made, longest, &first, &last);
    layout->data_first = first;
    layout->data_last = last;
    layout->first = made->plot.first = first - margin;
    layout->last = made->plot.last = last + margin;
}

annals_happening *annals_timeline_list(annals_layout *layout, size_t *count)
{
    timeline made = {.rows = annals_layout_alloc(layout, layout->count + layout->spec->event_count, sizeof *made.rows)};
    *count = 0;
    if (layout->count + layout->spec->event_count > EVENTS_MOST) {
        annals_error_set(layout->error, ANNALS_INVALID, "%zu events, a timeline has room for %d; choose fewer",
                         layout->count + layout->spec->event_count, EVENTS_MOST);
        annals_layout_fail(layout, ANNALS_INVALID);
    }
    for (size_t i = 0; i < layout->count && !layout->status; i++)
        add_item(layout, &made, &layout->items[i]);
    for (size_t i = 0; i < layout->spec->event_count && !layout->status; i++)
        add_event(layout, &made, &layout->spec->events[i]);
    if (layout->status)
        return NULL;
    qsort(made.rows, made.count, sizeof *made.rows, earlier_first);
    *count = made.count;
    return made.rows;
}

/* --- Words ---------------------------------------------------------------------------------------------------------
 */

/* Date, name and amount. Where they need more than there is, the date goes first, which the axis shows; then the name
 * is cut. */
static annals_phrase words_of(annals_layout *layout, const timeline *made, const annals_happening *row)
{
    const annals_theme *theme = layout->theme;
    annals_phrase words = {.align = ANNALS_ANCHOR_START};
    double gap = PART * layout->scale;
    annals_phrase_add(layout, &words, row->date,
                      (annals_setting){ANNALS_ROLE_TICK, made->plain, theme->muted, ANNALS_YIELD_OUT, "date"}, gap);
    annals_phrase_add(layout, &words, row->name,
                      (annals_setting){ANNALS_ROLE_EVENT, made->name, theme->ink, ANNALS_YIELD_CUT, "name"}, gap);
    annals_phrase_add(layout, &words, row->said,
                      (annals_setting){ANNALS_ROLE_VALUE, made->plain, theme->ink, ANNALS_YIELD_NEVER, NULL}, gap);
    return words;
}

/* --- Marks ---------------------------------------------------------------------------------------------------------
 */

static annals_colour colour_of(const annals_layout *layout, const annals_happening *row)
{
    if (!row->item)
        return layout->theme->faint;
    return annals_series_colour(layout, layout->spec->entry_count > 1 ? row->item->entry : 0);
}

/* A day or an instant is a disc, hollow where it is no fact; all else is as long as its period. */
static void draw_mark(annals_layout *layout, const timeline *made, const annals_happening *row, double left,
                      double right, double y)
{
    double height = MARK * layout->scale, radius = height / 2;
    annals_colour colour = colour_of(layout, row);
    bool fact = !row->item || row->item->row->kind == ANNALS_ACTUAL;
    annals_layout_about(layout, row->item);
    bool open = row->when.earliest == ANNALS_MOMENT_MIN || row->when.latest == ANNALS_MOMENT_MAX;
    if (right - left < height && !row->when.approximate && !open)
        annals_layout_disc(layout, ANNALS_ROLE_POINT, (annals_point){(left + right) / 2, y}, radius - 0.5,
                           fact ? colour : layout->theme->background, fact ? layout->theme->background : colour,
                           fact ? 0 : 1.75 * layout->scale);
    else
        annals_time_draw_period(layout, &made->plot, &row->when, y, height,
                                annals_colour_alpha(colour, fact ? 0.85 : 0.4));
    annals_layout_about(layout, NULL);
}

/* How far a mark reaches, soft and open ends included. */
static void sides_of(const annals_layout *layout, const timeline *made, const annals_happening *row, double *left,
                     double *right)
{
    double half = MARK * layout->scale / 2, reach = annals_time_period_reach(layout, &row->when);
    annals_moment first, last;
    annals_time_ends(&row->when, &first, &last);
    *left = annals_time_x(&made->plot, first);
    *right = annals_time_x(&made->plot, last);
    double middle = (*left + *right) / 2;
    *left = fmin(*left - (row->when.earliest == ANNALS_MOMENT_MIN || row->when.approximate ? reach : 0), middle - half);
    *right = fmax(*right + (row->when.latest == ANNALS_MOMENT_MAX || row->when.approximate ? reach : 0), middle + half);
    *left = fmax(*left, made->plot.box.x);
    *right = fmin(*right, made->plot.box.x + made->plot.box.width);
}

/* Draws the mark of a row, and wishes for its words behind it, or before it. */
static void draw_row(annals_layout *layout, const timeline *made, const annals_happening *row, annals_box box,
                     annals_wish *wish)
{
    double left, right, gap = GAP * layout->scale, y = round(box.y + box.height / 2);
    annals_moment first, last;
    annals_spot *spots = annals_layout_alloc(layout, 2, sizeof *spots);
    if (!spots || !annals_time_ends(&row->when, &first, &last))
        return;
    sides_of(layout, made, row, &left, &right);
    draw_mark(layout, made, row, annals_time_x(&made->plot, first), annals_time_x(&made->plot, last), y);
    double half = ((right - left) / 2 + gap) / layout->scale;
    spots[0] = (annals_spot){0, -0.5, half, 0};
    spots[1] = (annals_spot){-1, -0.5, -half, 0};
    *wish = (annals_wish){.words = words_of(layout, made, row),
                          .of = row->name,
                          .at = {(left + right) / 2, y},
                          .spots = spots,
                          .spot_count = 2,
                          .room = {box.x, 0, box.width, layout->scene->height}};
}

/* --- Together ------------------------------------------------------------------------------------------------------
 */

static void draw_ticks(annals_layout *layout, const annals_time_plot *plot)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_TICK);
    size_t count = 0, most = (size_t)fmax(2, plot->box.width / (APART * layout->scale));
    annals_time_tick *ticks = annals_time_ticks(layout, plot->first, plot->last, most, &count);
    annals_stop *stops = annals_layout_alloc(layout, count, sizeof *stops);
    double bottom = round(plot->box.y + plot->box.height), line = fmax(1, round(layout->scale * 0.8));
    for (size_t i = 0; ticks && stops && i < count && !layout->status; i++) {
        double x = round(annals_time_x(plot, ticks[i].at));
        if (x >= plot->box.x)
            stops[i] = (annals_stop){.wanted = x, .length = annals_layout_measure(layout, ticks[i].text, face).width};
    }
    if (stops)
        annals_place_row(stops, count, plot->frame.x, plot->frame.x + plot->frame.width, GAP * layout->scale, false);
    for (size_t i = 0; ticks && stops && i < count && !layout->status; i++) {
        double x = stops[i].wanted;
        if (!stops[i].shown)
            continue;
        annals_layout_rectangle(layout, ANNALS_ROLE_GRID, (annals_box){x, plot->box.y, line, bottom - plot->box.y},
                                layout->theme->grid);
        annals_layout_write(layout, ANNALS_ROLE_TICK, ticks[i].text, face, layout->theme->muted, ANNALS_ANCHOR_MIDDLE,
                            x, bottom + GAP * layout->scale + face.size);
    }
    annals_layout_rectangle(layout, ANNALS_ROLE_AXIS, (annals_box){plot->box.x, bottom, plot->box.width, line},
                            layout->theme->axis);
}

static double timeline_height(annals_layout *layout, double width)
{
    (void)width;
    size_t count = layout->count + layout->spec->event_count;
    return round(((double)count * (count > 20 ? ROW - 5 : ROW) + TOP + TICKS_BELOW) * layout->scale);
}

static void timeline_draw(annals_layout *layout, annals_box box)
{
    timeline made = {.name = annals_layout_face(layout, ANNALS_FACE_VALUE),
                     .plain = annals_layout_face(layout, ANNALS_FACE_VALUE)};
    double scale = layout->scale;
    made.plain.weight = 400;
    made.rows = annals_timeline_list(layout, &made.count);
    if (!made.rows)
        return;
    set_span(layout, &made);
    made.plot.frame = box;
    made.plot.box = (annals_box){box.x, box.y + TOP * scale, box.width, box.height - (TOP + TICKS_BELOW) * scale};
    double pitch = made.plot.box.height / (double)made.count;
    if (pitch < ROW_LEAST * scale) {
        annals_layout_fail_cramped(layout, "%zu events don't fit; make the page higher", made.count);
        return;
    }
    annals_wish *wishes = annals_layout_alloc(layout, made.count, sizeof *wishes);
    if (!wishes)
        return;
    draw_ticks(layout, &made.plot);
    for (size_t i = 0; i < made.count && !layout->status; i++)
        draw_row(layout, &made, &made.rows[i],
                 (annals_box){box.x, made.plot.box.y + pitch * (double)i, box.width, pitch}, &wishes[i]);
    if (annals_place_all(layout, wishes, made.count) < made.count)
        annals_layout_fail_cramped(layout, "no room for the words of the timeline; make the page wider");
}

/* Points only: nothing lies on an axis of values. */
static void timeline_arrange(annals_layout *layout)
{
    layout->style = ANNALS_STYLE_POINTS;
}

static void timeline_explain(const annals_layout *layout, annals_str *out)
{
    bool soft = false, open = false;
    for (size_t i = 0; i < layout->count; i++) {
        const annals_period *period = &layout->items[i].row->period;
        annals_period year;
        if (is_year(&layout->items[i]) && year_of(&layout->items[i], &year))
            period = &year;
        soft = soft || period->approximate;
        open = open || period->earliest == ANNALS_MOMENT_MIN || period->latest == ANNALS_MOMENT_MAX;
    }
    for (size_t i = 0; i < layout->spec->event_count; i++) {
        const annals_period *period = &layout->spec->events[i].period;
        soft = soft || period->approximate;
        open = open || period->earliest == ANNALS_MOMENT_MIN || period->latest == ANNALS_MOMENT_MAX;
    }
    if (soft)
        annals_layout_add_sentence(layout, out, ANNALS_WORD_NOTE_SOFT, NULL);
    if (open)
        annals_layout_add_sentence(layout, out, ANNALS_WORD_NOTE_OPEN_TIME, NULL);
}

const annals_chart_form annals_form_timeline = {.alt = ANNALS_WORD_ALT_TIMELINE,
                                                .over_time = true,
                                                .arrange = timeline_arrange,
                                                .explain = timeline_explain,
                                                .height = timeline_height,
                                                .draw = timeline_draw};
