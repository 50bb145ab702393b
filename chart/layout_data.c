/* Turns the answers to a spec's queries into the items that a chart draws: names, words, numbers, order. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/format.h"
#include "chart/layout.h"

double annals_decimal_double(annals_decimal decimal)
{
    double power = 1;
    for (int i = 0; i < abs(decimal.exponent); i++)
        power *= 10; /* exact up to 10^22 */
    return decimal.exponent < 0 ? (double)decimal.digits / power : (double)decimal.digits * power;
}

int annals_item_side(const annals_item *item)
{
    if (item->shape == ANNALS_SHAPE_UNKNOWN)
        return 0;
    if (item->high > 0)
        return item->low < 0 ? 0 : 1;
    if (item->low < 0)
        return -1;
    return item->row->amount.high_end == ANNALS_END_NONE ? 1 : item->row->amount.low_end == ANNALS_END_NONE ? -1 : 1;
}

/* --- Shapes --------------------------------------------------------------------------------------------------------
 */

static void set_shape(annals_item *item)
{
    const annals_amount *amount = &item->row->amount;
    bool low = amount->low_end != ANNALS_END_NONE;
    bool high = amount->high_end != ANNALS_END_NONE;
    if (!low && !high) {
        item->shape = ANNALS_SHAPE_UNKNOWN;
        return;
    }
    item->rank = low ? amount->low : amount->high;
    item->low = annals_decimal_double(item->rank);
    item->high = annals_decimal_double(high ? amount->high : amount->low);
    if (low != high)
        item->shape = (low && item->low >= 0) || (high && item->high <= 0) ? ANNALS_SHAPE_AWAY : ANNALS_SHAPE_TOWARD;
    else if (annals_decimal_compare(amount->low, amount->high) != 0)
        item->shape = ANNALS_SHAPE_RANGE;
    else
        item->shape = amount->about ? ANNALS_SHAPE_ABOUT : ANNALS_SHAPE_EXACT;
}

static void set_value(annals_layout *layout, annals_item *item)
{
    annals_str words = {0};
    annals_wording wording = {.unit = layout->unit, .signs = layout->signs};
    annals_format_amount(&words, &item->row->amount, &wording);
    item->value = annals_layout_take(layout, &words);
}

/* --- Names ---------------------------------------------------------------------------------------------------------
 */

static void add_part(annals_str *name, const char *part)
{
    if (!part || !*part)
        return;
    annals_str_add(name, name->size > 0 ? ", " : "");
    annals_str_add(name, part);
}

static void add_groups(annals_layout *layout, const annals_item *item, annals_str *name)
{
    const annals_answer *answer = layout->answers[item->entry];
    for (size_t i = 0; i < answer->dimension_count; i++)
        if (item->row->group[i])
            add_part(name, annals_spec_shown(layout->spec, item->row->group[i]));
}

static void add_kind(const annals_item *item, annals_str *name)
{
    static const char *const kinds[] = {"Actual", "Estimate", "Guidance", "Target"};
    add_part(name, kinds[item->row->kind]);
}

static void add_period(const annals_item *item, annals_str *name)
{
    annals_str words = {0};
    annals_format_period(&words, &item->row->period);
    name->failed = name->failed || words.failed;
    add_part(name, annals_str_text(&words));
    annals_str_free(&words);
}

static void add_measure(annals_layout *layout, const annals_item *item, annals_str *name)
{
    const char *measure = layout->spec->entries[item->entry].selector->measure;
    annals_str words = {0};
    annals_str_add(&words, measure);
    for (size_t i = 0; i < words.size; i++)
        if (words.data[i] == '_')
            words.data[i] = ' ';
    if (words.size > 0 && words.data[0] >= 'a' && words.data[0] <= 'z')
        words.data[0] = (char)(words.data[0] - 'a' + 'A');
    name->failed = name->failed || words.failed;
    add_part(name, annals_spec_shown(layout->spec, annals_str_text(&words)));
    annals_str_free(&words);
}

/* Where the period alone would not tell two items apart. */
static bool kind_tells_apart(const annals_layout *layout, const annals_item *item)
{
    if (!layout->several_kinds || item->row->kind == ANNALS_ACTUAL)
        return false;
    for (size_t i = 0; i < layout->count; i++)
        if (layout->items[i].row->kind != item->row->kind &&
            annals_period_same(&layout->items[i].row->period, &item->row->period))
            return true;
    return false;
}

static void set_category(annals_layout *layout, annals_item *item)
{
    annals_str name = {0};
    const char *label = layout->spec->entries[item->entry].label;
    size_t rows = layout->answers[item->entry]->count;
    add_part(&name, label);
    if (!label || rows > 1) {
        add_groups(layout, item, &name);
        if (name.size == 0 && kind_tells_apart(layout, item))
            add_kind(item, &name);
        bool periods = layout->several_periods || layout->spec->kind == ANNALS_CHART_COLUMNS;
        if (layout->several_periods || (periods && (name.size == 0 || layout->several_kinds)))
            add_period(item, &name);
    }
    if (name.size == 0)
        add_measure(layout, item, &name);
    item->category = annals_layout_take(layout, &name);
}

static void set_series_name(annals_layout *layout, const annals_item *item)
{
    annals_str name = {0};
    const char *label = layout->spec->entries[item->entry].label;
    add_part(&name, label);
    add_groups(layout, item, &name);
    if (name.size == 0) {
        add_measure(layout, item, &name);
        if (layout->several_kinds && item->row->kind != ANNALS_ACTUAL)
            add_kind(item, &name);
    }
    layout->series_names[item->series] = annals_layout_take(layout, &name);
}

/* --- Collecting ----------------------------------------------------------------------------------------------------
 */

static bool same_group(const annals_answer *answer, const annals_row *a, const annals_row *b)
{
    for (size_t i = 0; i < answer->dimension_count; i++)
        if (strcmp(a->group[i] ? a->group[i] : "", b->group[i] ? b->group[i] : "") != 0)
            return false;
    return true;
}

static void add_answer(annals_layout *layout, size_t entry)
{
    const annals_answer *answer = layout->answers[entry];
    for (size_t i = 0; i < answer->count; i++) {
        const annals_row *row = &answer->rows[i];
        bool other = i == 0 || !same_group(answer, row, &answer->rows[i - 1]);
        layout->series_count += other;
        annals_item *item = &layout->items[layout->count];
        *item =
            (annals_item){.row = row, .entry = entry, .series = layout->series_count - 1, .position = layout->count};
        set_shape(item);
        layout->count++;
    }
    if (answer->outside > 0)
        annals_warnings_add(
            layout->warnings, "%zu observation%s of \"%s\" left out: the period reaches over an edge of the window",
            answer->outside, answer->outside == 1 ? "" : "s", layout->spec->entries[entry].selector->text);
}

static annals_status check_units(annals_layout *layout)
{
    layout->unit = layout->items[0].row->unit;
    for (size_t i = 1; i < layout->count; i++)
        if (strcmp(layout->items[i].row->unit, layout->unit) != 0)
            return annals_error_set(layout->error, ANNALS_INVALID,
                                    "one axis can't show both \"%s\" and \"%s\"; give each unit a chart of its own",
                                    layout->unit, layout->items[i].row->unit),
                   ANNALS_INVALID;
    return ANNALS_OK;
}

/* A level never looks like a change. */
static annals_status check_natures(annals_layout *layout)
{
    if (layout->spec->kind != ANNALS_CHART_DIVERGING)
        return ANNALS_OK;
    for (size_t i = 0; i < layout->count; i++) {
        const annals_row *row = layout->items[i].row;
        if (row->nature == ANNALS_LEVEL || row->nature == ANNALS_CUMULATIVE) {
            annals_error_set(layout->error, ANNALS_INVALID,
                             "a diverging chart shows changes, and \"%s\" is a %s; use \"bars\", or \"change\": "
                             "\"absolute\" over several periods",
                             layout->spec->entries[layout->items[i].entry].selector->text,
                             row->nature == ANNALS_LEVEL ? "level" : "cumulative amount");
            return ANNALS_INVALID;
        }
    }
    return ANNALS_OK;
}

static void find_variety(annals_layout *layout)
{
    layout->signs = layout->spec->kind == ANNALS_CHART_DIVERGING;
    for (size_t i = 0; i < layout->count; i++) {
        const annals_row *first = layout->items[0].row, *row = layout->items[i].row;
        layout->signs = layout->signs || row->nature == ANNALS_CHANGE;
        layout->several_kinds = layout->several_kinds || row->kind != first->kind;
        layout->several_periods = layout->several_periods || !annals_period_same(&row->period, &first->period);
    }
}

/* --- Order ---------------------------------------------------------------------------------------------------------
 */

/* Among equal bounds, what may be more comes first. */
static int strength(const annals_item *item)
{
    const annals_amount *amount = &item->row->amount;
    if (amount->high_end == ANNALS_END_NONE)
        return amount->low_end == ANNALS_END_OPEN ? 3 : 2;
    return amount->low_end == ANNALS_END_NONE ? -1 : 0;
}

static int by_value(const void *left, const void *right)
{
    const annals_item *a = left, *b = right;
    bool unknown_a = a->shape == ANNALS_SHAPE_UNKNOWN, unknown_b = b->shape == ANNALS_SHAPE_UNKNOWN;
    if (unknown_a != unknown_b)
        return unknown_a ? 1 : -1;
    int order = annals_decimal_compare(b->rank, a->rank);
    if (order == 0)
        order = strength(b) - strength(a);
    return order ? order : (a->position > b->position) - (a->position < b->position);
}

static int by_name(const void *left, const void *right)
{
    const annals_item *a = left, *b = right;
    int order = strcmp(a->category, b->category);
    return order ? order : (a->position > b->position) - (a->position < b->position);
}

static void sort_items(annals_layout *layout)
{
    bool columns = layout->spec->kind == ANNALS_CHART_COLUMNS;
    bool by_dimension = layout->spec->entry_count == 1 && !layout->several_periods;
    annals_order order = layout->spec->order;
    if (layout->spec->kind == ANNALS_CHART_TIME)
        return;
    if (order == ANNALS_ORDER_AUTO)
        order = by_dimension && !columns ? ANNALS_ORDER_VALUE : ANNALS_ORDER_DATA;
    if (order == ANNALS_ORDER_VALUE)
        qsort(layout->items, layout->count, sizeof *layout->items, by_value);
    if (order == ANNALS_ORDER_NAME)
        qsort(layout->items, layout->count, sizeof *layout->items, by_name);
}

static void name_items(annals_layout *layout)
{
    layout->series_names = annals_layout_alloc(layout, layout->series_count, sizeof *layout->series_names);
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        set_value(layout, &layout->items[i]);
        set_category(layout, &layout->items[i]);
        if (layout->series_names && !layout->series_names[layout->items[i].series])
            set_series_name(layout, &layout->items[i]);
    }
}

static annals_status fail_empty(annals_layout *layout)
{
    size_t outside = 0;
    for (size_t i = 0; i < layout->spec->entry_count; i++)
        outside += layout->answers[i]->outside;
    annals_error_set(layout->error, ANNALS_INVALID, "nothing to draw: no observation of \"%s\" lies in the window%s",
                     layout->spec->entries[0].selector->text, outside > 0 ? "; some reach over its edges" : "");
    return ANNALS_INVALID;
}

void annals_layout_collect(annals_layout *layout)
{
    size_t count = 0;
    for (size_t i = 0; i < layout->spec->entry_count; i++)
        count += layout->answers[i]->count;
    if (count == 0) {
        annals_layout_fail(layout, fail_empty(layout));
        return;
    }
    layout->items = annals_layout_alloc(layout, count, sizeof *layout->items);
    if (!layout->items)
        return;
    for (size_t i = 0; i < layout->spec->entry_count; i++)
        add_answer(layout, i);
    annals_status status = check_units(layout);
    if (!status)
        status = check_natures(layout);
    if (status) {
        annals_layout_fail(layout, status);
        return;
    }
    find_variety(layout);
    name_items(layout);
    if (!layout->status)
        sort_items(layout);
}
