/* What was retracted: drawn hollow and struck through where the spec wants it and the kind of chart has a place for it,
 * else counted in the note; knows no geometry. */
#include <stdlib.h>
#include <string.h>

#include "chart/layout.h"

/* Whether each row of an entry is one observation as it stands. */
static bool is_plain(const annals_query *query)
{
    return query->aggregate == ANNALS_AGGREGATE_NONE && !query->has_every && !query->cumulate &&
           query->change == ANNALS_CHANGE_NONE && !query->rebase;
}

static bool same_group(const annals_layout *layout, size_t entry, const annals_row *a, const annals_row *b)
{
    for (size_t i = 0; i < layout->answers[entry]->dimension_count; i++)
        if (strcmp(a->group[i] ? a->group[i] : "", b->group[i] ? b->group[i] : "") != 0)
            return false;
    return true;
}

static bool same_period(const annals_row *a, const annals_row *b)
{
    return a->period.earliest == b->period.earliest && a->period.latest == b->period.latest;
}

/* An item of its group that stands; NULL: none does. `twin`: something is drawn for the same period. */
static const annals_item *standing(const annals_layout *layout, size_t entry, const annals_row *row, bool *twin)
{
    const annals_item *found = NULL;
    *twin = false;
    for (size_t i = 0; i < layout->count; i++) {
        const annals_item *item = &layout->items[i];
        if (item->entry != entry || !same_group(layout, entry, item->row, row))
            continue;
        found = item->retracted ? found : item;
        *twin = *twin || same_period(item->row, row);
    }
    for (size_t i = 0; i < layout->withdrawn_count; i++)
        *twin = *twin || (layout->withdrawn[i].entry == entry && same_period(layout->withdrawn[i].row, row) &&
                          same_group(layout, entry, layout->withdrawn[i].row, row));
    return found;
}

/* Among the items of its series by its period, else behind those of its entry. */
static void insert(annals_layout *layout, const annals_item *item)
{
    size_t at = layout->count;
    for (size_t i = 0; i < layout->count && at == layout->count; i++) {
        const annals_item *other = &layout->items[i];
        bool later =
            other->series == item->series && annals_period_compare(&other->row->period, &item->row->period) > 0;
        at = later || other->entry > item->entry ? i : at;
    }
    memmove(layout->items + at + 1, layout->items + at, (layout->count - at) * sizeof *layout->items);
    layout->items[at] = *item;
    layout->count++;
    for (size_t i = at; i < layout->count; i++)
        layout->items[i].position = i;
}

/* Beside bars and points it gets a place of its own; over time it is drawn over the lines, which do not go through it.
 */
static bool add_row(annals_layout *layout, size_t entry, const annals_row *row)
{
    bool twin, time = layout->spec->kind == ANNALS_CHART_TIME;
    const annals_item *other = standing(layout, entry, row, &twin);
    if (twin || !is_plain(&layout->spec->queries[entry]) || (time && !other))
        return false;
    annals_item item = {.row = row, .entry = entry, .retracted = true};
    item.series = other ? other->series : layout->series_count++;
    annals_item_shape(&item);
    if (item.shape == ANNALS_SHAPE_UNKNOWN)
        return false;
    if (time)
        layout->withdrawn[layout->withdrawn_count++] = item;
    else
        insert(layout, &item);
    return true;
}

size_t annals_retracted_count(const annals_layout *layout)
{
    size_t count = 0;
    for (size_t i = 0; i < layout->spec->entry_count; i++)
        count += layout->answers[i]->retracted_count;
    return count;
}

static int by_id(const void *left, const void *right)
{
    return memcmp(left, right, sizeof(annals_id));
}

/* Several entries may have left out the same. */
static size_t count_distinct(annals_id *ids, size_t count)
{
    size_t distinct = 0;
    if (count > 0)
        qsort(ids, count, sizeof *ids, by_id);
    for (size_t i = 0; i < count; i++)
        distinct += i == 0 || by_id(&ids[i - 1], &ids[i]) != 0;
    return distinct;
}

void annals_retracted_add(annals_layout *layout)
{
    size_t most = annals_retracted_count(layout), left_out = 0;
    annals_id *ids = annals_layout_alloc(layout, most, sizeof *ids);
    layout->withdrawn = annals_layout_alloc(layout, most, sizeof *layout->withdrawn);
    for (size_t i = 0; ids && layout->withdrawn && i < layout->spec->entry_count; i++)
        for (size_t j = 0; j < layout->answers[i]->retracted_count; j++) {
            const annals_row *row = &layout->answers[i]->retracted[j];
            if (!layout->spec->struck || !add_row(layout, i, row))
                ids[left_out++] = layout->answers[i]->table->observations[row->observations[0]].id;
        }
    layout->retracted_out = ids ? count_distinct(ids, left_out) : 0;
}

static bool draws_struck(const annals_layout *layout)
{
    bool struck = layout->withdrawn_count > 0;
    for (size_t i = 0; i < layout->count; i++)
        struck = struck || layout->items[i].retracted;
    return struck && layout->spec->kind != ANNALS_CHART_TABLE; /* there it stands in words */
}

void annals_retracted_explain(const annals_layout *layout, annals_str *out)
{
    annals_str number = {0};
    annals_wording wording = {.unit = "", .language = layout->language};
    if (draws_struck(layout))
        annals_layout_add_sentence(layout, out, ANNALS_WORD_NOTE_RETRACTED, NULL);
    if (layout->retracted_out == 0)
        return;
    annals_format_decimal(&number, (annals_decimal){(int64_t)layout->retracted_out, 0}, &wording);
    annals_layout_add_sentence(layout, out, ANNALS_WORD_NOTE_RETRACTED_OUT, annals_str_text(&number));
    out->failed = out->failed || number.failed;
    annals_str_free(&number);
}
