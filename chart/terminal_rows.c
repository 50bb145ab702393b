/* A row for each item of a chart in text: its name, a bar in blocks, its amount in words. */
#include "chart/terminal.h"

#include <math.h>

#define NAME_SHARE 0.4

enum { GAP = 2, FADE = 3, PARTS = 8 };

static const char full[] = "\xE2\x96\x88";
static const char medium[] = "\xE2\x96\x92";
static const char struck[] = "\xE2\x94\x80";
static const char light[] = "\xE2\x96\x91";
static const char *const fades[FADE] = {"\xE2\x96\x93", "\xE2\x96\x92", "\xE2\x96\x91"};

typedef struct {
    annals_page *page;
    size_t names, values; /* widest ones, in cells */
    size_t room;          /* of the bars */
    size_t zero;          /* the cell at whose left edge zero stands */
    double unit;          /* cells a unit of value */
    double low, high;
} rows;

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* What a row says at its left: the bar's name; over time, the period as well. */
static const char *name_of(rows *made, const annals_item *item)
{
    annals_layout *layout = made->page->layout;
    annals_str name = {0}, period = {0};
    if (!layout->form->over_time)
        return item->category;
    if (layout->series_count > 1)
        annals_str_add(&name, layout->series_names[item->series]);
    annals_format_period(&period, &item->row->period, layout->language);
    annals_word_join(&name, 0, layout->language, ANNALS_WORD_COMMA, annals_layout_take(layout, &period));
    return annals_layout_take(layout, &name);
}

static void measure(rows *made)
{
    const annals_layout *layout = made->page->layout;
    bool above = false, below = false;
    for (size_t i = 0; i < layout->count; i++) {
        const annals_item *item = &layout->items[i];
        made->names = larger(made->names, annals_page_width(name_of(made, item)));
        made->values = larger(made->values, annals_page_width(annals_page_amount(made->page, item)));
        above = above || item->row->amount.high_end == ANNALS_END_NONE;
        below = below || (item->row->amount.low_end == ANNALS_END_NONE && item->low <= 0);
        if (item->shape == ANNALS_SHAPE_UNKNOWN)
            continue;
        made->low = fmin(made->low, item->low);
        made->high = fmax(made->high, item->high);
    }
    size_t columns = made->page->columns;
    made->names = (size_t)fmin((double)made->names, (double)columns * NAME_SHARE);
    size_t taken = made->names + made->values + 2 * GAP + FADE * (above + below);
    made->room = columns > taken + 1 ? columns - taken : 1;
    made->unit = made->high > made->low ? (double)made->room / (made->high - made->low) : 0;
    made->zero = (size_t)lround(-made->low * made->unit) + FADE * below;
}

/* --- One bar -------------------------------------------------------------------------------------------------------
 */

static size_t cells_to(const rows *made, double value)
{
    double cells = value * made->unit;
    size_t whole = (size_t)floor(fabs(cells) + 0.5);
    return whole == 0 && value != 0 ? 1 : whole;
}

static void repeat(rows *made, const annals_item *item, const char *block, size_t count)
{
    bool over_time = made->page->layout->form->over_time;
    for (size_t i = 0; i < count; i++)
        annals_page_write(made->page, ANNALS_PEN_SERIES, over_time ? item->series : item->shade, block);
}

/* To an eighth of a cell, where nothing follows. Gives the cells that it took. */
static size_t write_exact(rows *made, const annals_item *item, double value)
{
    static const char *const parts[PARTS] = {"",
                                             "\xE2\x96\x8F",
                                             "\xE2\x96\x8E",
                                             "\xE2\x96\x8D",
                                             "\xE2\x96\x8C",
                                             "\xE2\x96\x8B",
                                             "\xE2\x96\x8A",
                                             "\xE2\x96\x89"};
    long eighths = lround(value * made->unit * PARTS);
    eighths = eighths == 0 && value > 0 ? 1 : eighths;
    repeat(made, item, full, (size_t)(eighths / PARTS));
    repeat(made, item, parts[eighths % PARTS], eighths % PARTS > 0);
    return (size_t)(eighths / PARTS) + (eighths % PARTS > 0);
}

/* Blocks to the right of zero, or from the left towards it. */
static size_t write_bar(rows *made, const annals_item *item, bool left)
{
    double near = left ? -item->high : item->low, far = left ? -item->low : item->high;
    bool open_far = left ? item->row->amount.low_end == ANNALS_END_NONE : item->row->amount.high_end == ANNALS_END_NONE;
    open_far = open_far && !item->retracted;
    bool open_near =
        left ? item->row->amount.high_end == ANNALS_END_NONE : item->row->amount.low_end == ANNALS_END_NONE;
    size_t solid = cells_to(made, fmax(near, 0)), reach = cells_to(made, far);
    const char *body = item->retracted ? struck : item->row->kind == ANNALS_ACTUAL && !open_near ? full : medium;
    if (!left && !open_far && body == full && far == near && item->shape == ANNALS_SHAPE_EXACT)
        return write_exact(made, item, far);
    for (size_t i = 0; left && open_far && i < FADE; i++)
        repeat(made, item, fades[FADE - 1 - i], 1);
    repeat(made, item, light, left && reach > solid ? reach - solid : 0);
    repeat(made, item, body, solid);
    repeat(made, item, light, !left && reach > solid ? reach - solid : 0);
    for (size_t i = 0; !left && open_far && i < FADE; i++)
        repeat(made, item, fades[i], 1);
    return larger(solid, reach) + FADE * open_far;
}

/* A range or bound across zero is pale on both sides. */
static size_t write_across(rows *made, const annals_item *item)
{
    size_t left = item->low < 0 ? cells_to(made, item->low) : 0,
           right = item->high > 0 ? cells_to(made, item->high) : 0;
    annals_page_space(made->page, made->zero - left);
    repeat(made, item, light, left + right);
    return made->zero + right;
}

static size_t write_mark(rows *made, const annals_item *item)
{
    if (item->shape == ANNALS_SHAPE_UNKNOWN)
        return 0;
    if (item->shape == ANNALS_SHAPE_ACROSS || (item->low < 0 && item->high > 0))
        return write_across(made, item);
    bool left = annals_item_side(item) < 0;
    size_t length = cells_to(made, item->low);
    bool open = item->row->amount.low_end == ANNALS_END_NONE;
    size_t before = left ? length + FADE * open : 0;
    annals_page_space(made->page, made->zero > before ? made->zero - before : 0);
    size_t written = write_bar(made, item, left);
    return left ? made->zero : made->zero + written;
}

void annals_page_rows(annals_page *page)
{
    rows made = {.page = page};
    measure(&made);
    for (size_t i = 0; i < page->layout->count && !page->layout->status; i++) {
        const annals_item *item = &page->layout->items[i];
        const char *name = annals_page_cut(page, name_of(&made, item), made.names);
        annals_page_space(page, made.names - annals_page_width(name));
        annals_page_write(page, ANNALS_PEN_PLAIN, 0, name);
        annals_page_space(page, GAP);
        write_mark(&made, item);
        annals_page_space(page, GAP);
        annals_page_write(page, ANNALS_PEN_BOLD, 0, annals_page_amount(page, item));
        annals_page_break(page);
    }
}
