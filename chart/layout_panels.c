/* Splits a chart into panels and brings their scales together; draws nothing. */
#include "chart/layout_panels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PANELS_MOST = 36 };

/* --- Which panel an item belongs to --------------------------------------------------------------------------------
 */

/* The position of the dimension among an answer's; its count: not there. */
static size_t find_dimension(const annals_layout *layout, size_t entry)
{
    const annals_answer *answer = layout->answers[entry];
    size_t at = 0;
    while (at < answer->dimension_count && strcmp(answer->dimensions[at], layout->spec->multiples) != 0)
        at++;
    return at;
}

static void refuse_dimension(annals_layout *layout, size_t entry)
{
    const annals_answer *answer = layout->answers[entry];
    annals_str list = {0};
    for (size_t i = 0; i < answer->dimension_count; i++)
        annals_str_format(&list, i > 0 ? ", %s" : "%s", answer->dimensions[i]);
    annals_error_set(layout->error, ANNALS_INVALID,
                     "/multiples: \"%s\" tells nothing of \"%s\" apart; its dimensions are: %s. Name it in \"by\", or "
                     "as %s=* in \"series\"",
                     layout->spec->multiples, layout->spec->entries[entry].selector->text,
                     list.size > 0 ? annals_str_text(&list) : "none", layout->spec->multiples);
    annals_str_free(&list);
    annals_layout_fail(layout, ANNALS_INVALID);
}

const char *annals_panel_value(const annals_layout *layout, const annals_item *item)
{
    const char *value = item->row->group[find_dimension(layout, item->entry)];
    return value ? value : "";
}

/* Distinct values in the order of the data. */
static void number_panels(annals_layout *layout)
{
    const char *values[PANELS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        const char *value = annals_panel_value(layout, &layout->items[i]);
        size_t at = 0;
        while (at < count && strcmp(values[at], value) != 0)
            at++;
        if (at == PANELS_MOST) {
            annals_error_set(layout->error, ANNALS_INVALID, "/multiples: more than %d values of \"%s\"; choose fewer",
                             PANELS_MOST, layout->spec->multiples);
            annals_layout_fail(layout, ANNALS_INVALID);
            return;
        }
        if (at == count)
            values[count++] = value;
        layout->items[i].panel = at;
    }
}

static int by_panel(const void *left, const void *right)
{
    const annals_item *a = left, *b = right;
    if (a->panel != b->panel)
        return a->panel < b->panel ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

/* Series keep their order within their panel, and get numbers without gaps. */
static void number_series(annals_layout *layout)
{
    size_t series = 0;
    for (size_t i = 0, last = 0; i < layout->count; i++) {
        series += i > 0 && layout->items[i].series != last;
        last = layout->items[i].series;
        layout->items[i].series = series;
        layout->items[i].position = i;
    }
}

void annals_panels_split(annals_layout *layout)
{
    for (size_t i = 0; i < layout->spec->entry_count && !layout->status; i++)
        if (find_dimension(layout, i) == layout->answers[i]->dimension_count)
            refuse_dimension(layout, i);
    if (!layout->status)
        number_panels(layout);
    if (layout->status)
        return;
    qsort(layout->items, layout->count, sizeof *layout->items, by_panel);
    number_series(layout);
}

size_t annals_panels_count(const annals_layout *layout)
{
    size_t count = 0;
    for (size_t i = 0; i < layout->count; i++)
        count = layout->items[i].panel + 1 > count ? layout->items[i].panel + 1 : count;
    return count;
}

bool annals_panel_names(const annals_layout *layout, const char *dimension)
{
    return layout->panel && layout->spec->multiples && strcmp(dimension, layout->spec->multiples) == 0;
}

/* --- What they agree on --------------------------------------------------------------------------------------------
 */

void annals_panel_agree(annals_layout *layout, annals_agree what, double *length)
{
    static const bool least[ANNALS_AGREE_COUNT] = {[ANNALS_AGREE_PITCH] = true, [ANNALS_AGREE_LENGTH] = true};
    annals_agreement *agreement = layout->panel ? layout->panel->agreement : NULL;
    if (!agreement)
        return;
    double *next = &agreement->next[what];
    bool first = isnan(*next);
    *next = first ? *length : least[what] ? fmin(*next, *length) : fmax(*next, *length);
    if (agreement->round > 0)
        *length = agreement->agreed[what];
}

static void record_reaches(annals_layout *layout, annals_agreement *agreement, const annals_reach *reaches,
                           size_t count)
{
    size_t wanted = agreement->reach_count + count;
    if (wanted > agreement->reach_room) {
        annals_reach *grown = annals_layout_alloc(layout, 2 * wanted, sizeof *grown);
        if (!grown)
            return;
        if (agreement->reach_count > 0)
            memcpy(grown, agreement->reaches, agreement->reach_count * sizeof *grown);
        agreement->reaches = grown;
        agreement->reach_room = 2 * wanted;
    }
    memcpy(agreement->reaches + agreement->reach_count, reaches, count * sizeof *reaches);
    agreement->reach_count = wanted;
}

double annals_panel_fit(annals_layout *layout, const annals_reach *reaches, size_t count, double length, double unit,
                        double *zero)
{
    annals_agreement *agreement = layout->panel ? layout->panel->agreement : NULL;
    double needed;
    if (!agreement || count == 0)
        return unit;
    record_reaches(layout, agreement, reaches, count);
    if (agreement->agreed_reaches == 0 || layout->status)
        return unit;
    return annals_reach_fit(agreement->reaches, agreement->agreed_reaches, length, zero, &needed);
}

const annals_layout *annals_panel_whole(const annals_layout *layout)
{
    return layout->panel ? layout->panel->whole : layout;
}
