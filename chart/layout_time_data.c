/* What the periods and amounts of a time chart allow: its stretch of time, its axis of values, lines or points; draws
 * nothing. */
#include <math.h>
#include <stdlib.h>

#include "chart/layout_time.h"

#define GAP 1.6 /* times the usual step: something is missing in between */

enum { LINE_FROM = 4 };

static const annals_moment day = INT64_C(86400000000);

static const annals_period *period_of(const annals_layout *layout, size_t item)
{
    return &layout->items[item].row->period;
}

static bool goes_on(const annals_layout *layout, size_t item)
{
    return item + 1 < layout->count && layout->items[item].series == layout->items[item + 1].series;
}

bool annals_time_ends(const annals_period *period, annals_moment *first, annals_moment *last)
{
    *first = period->earliest == ANNALS_MOMENT_MIN ? period->latest : period->earliest;
    *last = period->latest == ANNALS_MOMENT_MAX ? *first : period->latest;
    return *first != ANNALS_MOMENT_MAX && *last != ANNALS_MOMENT_MIN;
}

annals_grain annals_time_grain(const annals_layout *layout, bool *uniform)
{
    annals_grain finest = ANNALS_CENTURY;
    *uniform = layout->uniform;
    if (layout->grain_known)
        return layout->grain;
    *uniform = true;
    for (size_t i = 0; i < layout->count; i++) {
        annals_grain grain = (annals_grain)period_of(layout, i)->grain;
        *uniform = *uniform && grain == (annals_grain)period_of(layout, 0)->grain;
        grain = grain > ANNALS_CENTURY ? ANNALS_DAY : grain;
        finest = grain < finest ? grain : finest;
    }
    return finest;
}

/* --- The stretch of time: that of the data; an event outside it counts where the author's window holds it ----------
 */

static void widen(const annals_period *period, annals_moment *first, annals_moment *last)
{
    annals_moment from, to;
    if (!annals_time_ends(period, &from, &to))
        return;
    *first = from < *first ? from : *first;
    *last = to > *last ? to : *last;
}

/* Whether a side on which an event lies outside the data is one that the author's window covers. */
static bool in_window(const annals_layout *layout, const annals_period *period, annals_moment first, annals_moment last)
{
    annals_moment from, to;
    if (!annals_time_ends(period, &from, &to))
        return false;
    for (size_t i = 0; i < layout->spec->entry_count; i++) {
        const annals_query *query = &layout->spec->queries[i];
        bool left = from >= first ||
                    (query->from && query->from->earliest != ANNALS_MOMENT_MIN && from >= query->from->earliest);
        bool right = to <= last || (query->to && query->to->latest != ANNALS_MOMENT_MAX && to <= query->to->latest);
        if (left && right)
            return true;
    }
    return false;
}

static void set_extent(annals_layout *layout)
{
    annals_moment first = ANNALS_MOMENT_MAX, last = ANNALS_MOMENT_MIN;
    layout->grain = annals_time_grain(layout, &layout->uniform);
    layout->grain_known = true;
    for (size_t i = 0; i < layout->count; i++)
        widen(period_of(layout, i), &first, &last);
    for (size_t i = 0; i < layout->withdrawn_count; i++)
        widen(&layout->withdrawn[i].row->period, &first, &last);
    if (first > last)
        first = last = 0;
    layout->first = first;
    layout->last = last;
    for (size_t i = 0; i < layout->spec->event_count; i++)
        if (in_window(layout, &layout->spec->events[i].period, first, last))
            widen(&layout->spec->events[i].period, &layout->first, &layout->last);
    layout->data_first = layout->first;
    layout->data_last = layout->last;
    annals_moment margin = (layout->last - layout->first) / 40, least = day;
    if (layout->grain == ANNALS_INSTANT)
        least = layout->first == layout->last ? 500000 : 1;
    margin = margin < least ? least : margin;
    layout->first -= margin;
    layout->last += margin;
}

bool annals_time_is_wide(const annals_layout *layout, const annals_period *period)
{
    annals_moment from, to;
    return annals_time_ends(period, &from, &to) && (double)(to - from) > (double)(layout->last - layout->first) / 50;
}

/* --- Lines: only along periods that follow each other --------------------------------------------------------------
 */

/* The first item that begins before another one of its series has ended; `with` is that one. */
static bool find_overlap(const annals_layout *layout, size_t *item, size_t *with)
{
    for (size_t i = 0, latest = 0; i + 1 < layout->count; i++) {
        latest = i == 0 || !goes_on(layout, i - 1) || period_of(layout, i)->latest > period_of(layout, latest)->latest
                     ? i
                     : latest;
        if (goes_on(layout, i) && period_of(layout, i + 1)->earliest <= period_of(layout, latest)->latest) {
            *item = i + 1;
            *with = latest;
            return true;
        }
    }
    return false;
}

static bool mixes_grains(const annals_layout *layout)
{
    for (size_t i = 0; i < layout->count; i++)
        if (goes_on(layout, i) && period_of(layout, i)->grain != period_of(layout, i + 1)->grain)
            return true;
    return false;
}

static bool has_runs(const annals_layout *layout)
{
    for (size_t i = 0, run = 1; i < layout->count; i++) {
        if (run >= LINE_FROM)
            return true;
        run = goes_on(layout, i) ? run + 1 : 1;
    }
    return false;
}

bool annals_time_has_lines(const annals_layout *layout)
{
    return layout->style != ANNALS_STYLE_POINTS;
}

static void choose_style(annals_layout *layout)
{
    size_t item = 0, with = 0;
    bool overlap = find_overlap(layout, &item, &with);
    layout->style = layout->spec->style;
    if (layout->style == ANNALS_STYLE_AUTO)
        layout->style = !overlap && !mixes_grains(layout) && has_runs(layout) ? ANNALS_STYLE_LINE : ANNALS_STYLE_POINTS;
    if (!annals_time_has_lines(layout) || !overlap)
        return;
    annals_error_set(
        layout->error, ANNALS_INVALID,
        "\"%s\" and \"%s\" overlap, and a line would run back in time; choose with \"from\" and \"to\", or "
        "use \"style\": \"points\"",
        period_of(layout, with)->text, period_of(layout, item)->text);
    annals_layout_fail(layout, ANNALS_INVALID);
}

/* --- Rhythm --------------------------------------------------------------------------------------------------------
 */

static int lesser_first(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static double step_after(const annals_layout *layout, size_t item)
{
    return (double)(period_of(layout, item + 1)->earliest - period_of(layout, item)->earliest);
}

/* The usual step of the series from one item to the next: the middle one of all. */
static double usual_step(const annals_layout *layout, size_t first, double *steps)
{
    size_t count = 0, grain = period_of(layout, first)->grain;
    if (grain == ANNALS_INSTANT || grain > ANNALS_CENTURY)
        return 0;
    if (grain == ANNALS_DAY && layout->style == ANNALS_STYLE_STEP)
        return 0; /* what is stated on a day holds until the next one is */
    for (size_t i = first; goes_on(layout, i); i++) {
        if (period_of(layout, i + 1)->grain != grain)
            return 0;
        steps[count++] = step_after(layout, i);
    }
    if (count < 2)
        return 0;
    qsort(steps, count, sizeof *steps, lesser_first);
    double usual = steps[(count - 1) / 2];
    return grain == ANNALS_DAY ? fmax(usual, 3 * (double)day) : usual; /* markets rest at week-ends */
}

static void find_rhythm(annals_layout *layout)
{
    layout->series_steps = annals_layout_alloc(layout, layout->series_count, sizeof *layout->series_steps);
    double *steps = annals_layout_alloc(layout, layout->count, sizeof *steps);
    for (size_t i = 0; layout->series_steps && steps && i < layout->count; i++)
        if (i == 0 || !goes_on(layout, i - 1))
            layout->series_steps[layout->items[i].series] = usual_step(layout, i, steps);
}

bool annals_time_is_gap(const annals_layout *layout, size_t item)
{
    if (!goes_on(layout, item))
        return false;
    double usual = layout->series_steps[layout->items[item].series];
    return usual > 0 && step_after(layout, item) > GAP * usual;
}

bool annals_time_joined(const annals_layout *layout, size_t i)
{
    return i + 1 < layout->count && layout->items[i].series == layout->items[i + 1].series &&
           layout->items[i].shape != ANNALS_SHAPE_UNKNOWN && layout->items[i + 1].shape != ANNALS_SHAPE_UNKNOWN;
}

void annals_time_prepare(annals_layout *layout)
{
    set_extent(layout);
    choose_style(layout);
    if (!layout->status)
        find_rhythm(layout);
    if (!layout->status)
        annals_time_scale(layout);
}
