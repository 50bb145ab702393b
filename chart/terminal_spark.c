/* Sparklines in text: a row of blocks for each series, its name before and its last amount behind it. */
#include "chart/terminal.h"

#include <math.h>

#include "chart/layout_time.h"

#define NAME_SHARE 0.3

enum { GAP = 2, LEAST = 8, MOST = 60, LEVELS = 8 };

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t series_end(const annals_layout *layout, size_t from)
{
    size_t to = from + 1;
    while (to < layout->count && layout->items[to].series == layout->items[from].series)
        to++;
    return to;
}

/* The amounts of a row's cells: of each cell the last one that begins in it; NAN: none does. */
static void fill_cells(const annals_layout *layout, size_t from, size_t to, double *cells, size_t count)
{
    annals_time_plot plot = {.first = layout->data_first,
                             .last = larger(1, (size_t)(layout->data_last - layout->data_first)) + layout->data_first,
                             .box = {0, 0, (double)count, 1},
                             .axis = layout->axis};
    for (size_t i = 0; i < count; i++)
        cells[i] = NAN;
    for (size_t i = from; i < to; i++) {
        double at = floor(annals_time_place(&plot, &layout->items[i]).x);
        size_t cell = (size_t)fmax(0, fmin(at, (double)count - 1));
        if (layout->items[i].shape != ANNALS_SHAPE_UNKNOWN)
            cells[cell] = annals_item_middle(&layout->items[i]);
    }
}

static void write_cells(annals_page *page, const double *cells, size_t count, size_t series)
{
    static const char *const blocks[LEVELS] = {"\xE2\x96\x81", "\xE2\x96\x82", "\xE2\x96\x83", "\xE2\x96\x84",
                                               "\xE2\x96\x85", "\xE2\x96\x86", "\xE2\x96\x87", "\xE2\x96\x88"};
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < count; i++)
        if (!isnan(cells[i])) {
            low = fmin(low, cells[i]);
            high = fmax(high, cells[i]);
        }
    for (size_t i = 0; i < count; i++) {
        double share = high > low ? (cells[i] - low) / (high - low) : 0.5;
        if (isnan(cells[i]))
            annals_page_space(page, 1);
        else
            annals_page_write(page, ANNALS_PEN_SERIES, series, blocks[lround(share * (LEVELS - 1))]);
    }
}

/* A cell for each period where there is room, so that no period falls between two. */
static size_t cells_for(const annals_layout *layout, size_t room)
{
    size_t longest = 1;
    for (size_t from = 0, to; from < layout->count; from = to) {
        to = series_end(layout, from);
        longest = larger(longest, to - from);
    }
    room = room < LEAST ? LEAST : room > MOST ? MOST : room;
    return longest < room ? longest : room;
}

void annals_page_sparks(annals_page *page)
{
    annals_layout *layout = page->layout;
    size_t names = 0, values = 0;
    for (size_t from = 0, to; from < layout->count && !layout->status; from = to) {
        to = series_end(layout, from);
        names = larger(names, annals_page_width(layout->series_names[layout->items[from].series]));
        values = larger(values, annals_page_width(annals_page_amount(page, &layout->items[to - 1])));
    }
    names = (size_t)fmin((double)names, (double)page->columns * NAME_SHARE);
    size_t taken = names + values + 2 * GAP;
    size_t count = cells_for(layout, page->columns > taken ? page->columns - taken : 0);
    double *cells = annals_layout_alloc(layout, count, sizeof *cells);
    for (size_t from = 0, to; cells && from < layout->count && !layout->status; from = to) {
        to = series_end(layout, from);
        const char *name = annals_page_cut(page, layout->series_names[layout->items[from].series], names);
        annals_page_write(page, ANNALS_PEN_PLAIN, 0, name);
        annals_page_space(page, names - annals_page_width(name) + GAP);
        fill_cells(layout, from, to, cells, count);
        write_cells(page, cells, count, 0);
        annals_page_space(page, GAP);
        annals_page_write(page, ANNALS_PEN_BOLD, 0, annals_page_amount(page, &layout->items[to - 1]));
        annals_page_break(page);
    }
}
