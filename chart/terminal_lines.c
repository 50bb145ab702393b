/* Series over time in text: lines of Braille dots on axes, the last amounts in words at their ends. */
#include "chart/terminal.h"

#include <math.h>
#include <string.h>

#include "chart/layout_axis.h"
#include "chart/layout_time.h"

#define NAME_SHARE 0.4

enum { ROWS = 14, DOTS_ACROSS = 2, DOTS_DOWN = 4, GAP = 1, TICK_APART = 12, LEAST = 8, NAME_LEAST = 9 };

typedef struct {
    annals_page *page;
    annals_time_plot plot; /* in dots */
    size_t left, columns;  /* cells of the axis' words and of the plot */
    uint8_t *dots;         /* of cells, row by row */
    uint8_t *series;       /* that drew there last */
    const char **ends;     /* words at the right, a row each */
    size_t *end_series;
} braille;

static void set_dot(braille *made, long x, long y, size_t series)
{
    static const uint8_t bits[DOTS_DOWN][DOTS_ACROSS] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    if (x < 0 || y < 0 || x >= (long)made->columns * DOTS_ACROSS || y >= ROWS * DOTS_DOWN)
        return;
    size_t cell = (size_t)(y / DOTS_DOWN) * made->columns + (size_t)(x / DOTS_ACROSS);
    made->dots[cell] |= bits[y % DOTS_DOWN][x % DOTS_ACROSS];
    made->series[cell] = (uint8_t)(series % 250);
}

/* Without colour, lines differ in their dashes: of `every` dots the last one is left out. */
static void draw_segment(braille *made, annals_point from, annals_point to, size_t series, size_t *phase, size_t every)
{
    long steps = (long)fmax(1, ceil(fmax(fabs(to.x - from.x), fabs(to.y - from.y))));
    for (long i = 0; i <= steps; i++) {
        double share = (double)i / (double)steps;
        bool skipped = every > 0 && ++*phase % every == 0;
        if (!skipped)
            set_dot(made, lround(from.x + share * (to.x - from.x)), lround(from.y + share * (to.y - from.y)), series);
    }
}

/* Of the way from an item to the next one. */
static size_t dashes_after(const annals_page *page, size_t i)
{
    const annals_layout *layout = page->layout;
    static const size_t dashes[] = {0, 4, 2, 3};
    bool actual = layout->items[i].row->kind == ANNALS_ACTUAL && layout->items[i + 1].row->kind == ANNALS_ACTUAL;
    if (!actual || annals_time_is_gap(layout, i))
        return 2;
    return page->colour ? 0 : dashes[layout->items[i].series % (sizeof dashes / sizeof *dashes)];
}

static void draw_outline(braille *made, size_t from, size_t to, double (*value)(const annals_item *), size_t dashes)
{
    annals_layout *layout = made->page->layout;
    annals_stretch stretch = {from, to, value, 0};
    size_t count = 0, phase = 0;
    annals_point *points = annals_time_outline(layout, &made->plot, &stretch, &count);
    for (size_t i = 0; points && i < count; i++)
        draw_segment(made, points[i > 0 ? i - 1 : 0], points[i], layout->items[from].series, &phase, dashes);
}

static double roof_of(const annals_item *item)
{
    return item->roof;
}

/* Dots apart from each other lead to where the number may lie. */
static void draw_open(braille *made, const annals_item *item)
{
    annals_point at = annals_time_place(&made->plot, item);
    for (int i = 1; i <= 3; i++)
        set_dot(made, lround(at.x), lround(at.y) - 2 * i * item->loose, item->series);
}

static void draw_lines(braille *made)
{
    const annals_layout *layout = made->page->layout;
    for (size_t from = 0; from < layout->count && !layout->status;) {
        size_t to = from + annals_time_joined(layout, from);
        size_t dashes = to > from ? dashes_after(made->page, from) : 0;
        while (to > from && annals_time_joined(layout, to) && dashes_after(made->page, to) == dashes)
            to++;
        if (layout->items[from].shape != ANNALS_SHAPE_UNKNOWN)
            draw_outline(made, from, to, annals_item_middle, dashes);
        from = to > from && annals_time_joined(layout, to) ? to : to + 1;
    }
}

/* Where an amount is a range, its ends; where it is open, the way to go. */
static void draw_doubts(braille *made)
{
    const annals_layout *layout = made->page->layout;
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        const annals_item *item = &layout->items[i];
        if (item->shape == ANNALS_SHAPE_UNKNOWN)
            continue;
        if (item->roof > annals_item_known(item)) {
            draw_outline(made, i, i, annals_item_known, 0);
            draw_outline(made, i, i, roof_of, 0);
        }
        if (item->loose != 0)
            draw_open(made, item);
    }
}

/* --- Words at the ends ---------------------------------------------------------------------------------------------
 */

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* The series and its last amount; of those the name is cut where there is no room for both. */
static const char *end_words(annals_page *page, const annals_item *last, size_t width)
{
    annals_layout *layout = page->layout;
    annals_str words = {0};
    const char *amount = annals_page_amount(page, last), *name = layout->series_names[last->series];
    size_t taken = annals_page_width(amount) + 1;
    if (layout->series_count < 2 || width <= taken)
        return amount;
    annals_str_format(&words, "%s %s", annals_page_cut(page, name, width - taken), amount);
    return annals_layout_take(layout, &words);
}

static bool is_last(const annals_layout *layout, size_t i)
{
    return i + 1 == layout->count || layout->items[i + 1].series != layout->items[i].series;
}

/* A share of the page, but always room for amounts and the beginnings of names. */
static size_t ends_width(annals_page *page)
{
    annals_layout *layout = page->layout;
    size_t width = 0, least = 0;
    for (size_t i = 0; i < layout->count && !layout->status; i++) {
        if (!is_last(layout, i))
            continue;
        size_t amount = annals_page_width(annals_page_amount(page, &layout->items[i]));
        size_t name =
            layout->series_count > 1 ? annals_page_width(layout->series_names[layout->items[i].series]) + 1 : 0;
        width = larger(width, amount + name);
        least = larger(least, amount + (name < NAME_LEAST ? name : NAME_LEAST));
    }
    return (size_t)fmax(fmin((double)width, (double)page->columns * NAME_SHARE), (double)least);
}

/* In the row of its end, or the nearest that is free. */
static void place_end(braille *made, const annals_item *item, size_t width)
{
    annals_layout *layout = made->page->layout;
    long wanted = lround(annals_time_place(&made->plot, item).y) / DOTS_DOWN;
    for (long off = 0; off < 2 * ROWS; off++) {
        long row = wanted + (off % 2 ? (off + 1) / 2 : -off / 2);
        if (row < 0 || row >= ROWS || made->ends[row])
            continue;
        made->ends[row] = end_words(made->page, item, width);
        made->end_series[row] = item->series;
        return;
    }
    annals_warnings_add(layout->warnings, "name \"%s\" left out: no room", layout->series_names[item->series]);
}

/* --- Axes ----------------------------------------------------------------------------------------------------------
 */

static long tick_row(const braille *made, size_t tick)
{
    return lround(annals_time_y(&made->plot, annals_decimal_double(made->plot.axis.ticks[tick]))) / DOTS_DOWN;
}

static const char *axis_words(braille *made, long row)
{
    const annals_axis *axis = &made->plot.axis;
    for (size_t tick = 0; tick < axis->count; tick++)
        if (tick_row(made, tick) == row)
            return annals_axis_text(made->page->layout, axis, tick);
    return NULL;
}

static size_t axis_width(annals_layout *layout)
{
    size_t width = 0;
    for (size_t tick = 0; tick < layout->axis.count && !layout->status; tick++)
        width = larger(width, annals_page_width(annals_axis_text(layout, &layout->axis, tick)));
    return width;
}

static void add_braille(braille *made, size_t cell)
{
    uint8_t dots = made->dots[cell];
    char text[4] = {(char)0xE2, (char)(0xA0 | dots >> 6), (char)(0x80 | (dots & 0x3F)), '\0'};
    if (dots)
        annals_page_write(made->page, ANNALS_PEN_SERIES, made->series[cell], text);
    else
        annals_page_space(made->page, 1);
}

static void write_row(braille *made, long row)
{
    annals_page *page = made->page;
    const char *words = axis_words(made, row);
    annals_page_space(page, made->left - (words ? annals_page_width(words) : 0));
    annals_page_write(page, ANNALS_PEN_FAINT, 0, words ? words : "");
    annals_page_write(page, ANNALS_PEN_FAINT, 0, words ? " \xE2\x94\xA4" : " \xE2\x94\x82");
    for (size_t i = 0; i < made->columns; i++)
        add_braille(made, (size_t)row * made->columns + i);
    if (made->ends[row]) {
        annals_page_space(page, GAP);
        annals_page_write(page, ANNALS_PEN_SERIES, made->end_series[row], made->ends[row]);
    }
    annals_page_break(page);
}

static size_t tick_cell(const braille *made, annals_moment at)
{
    double x = annals_time_x(&made->plot, at) / DOTS_ACROSS;
    return (size_t)fmax(0, fmin(floor(x), (double)made->columns - 1));
}

static void write_time_line(braille *made, const annals_time_tick *ticks, size_t count)
{
    annals_page *page = made->page;
    annals_str line = {0};
    size_t next = 0;
    annals_str_add(&line, " \xE2\x94\x94");
    for (size_t cell = 0; cell < made->columns; cell++) {
        while (next < count && tick_cell(made, ticks[next].centre) < cell)
            next++;
        bool tick = next < count && tick_cell(made, ticks[next].centre) == cell;
        annals_str_add(&line, tick ? "\xE2\x94\xB4" : "\xE2\x94\x80");
    }
    annals_page_space(page, made->left);
    annals_page_write(page, ANNALS_PEN_FAINT, 0, annals_layout_take(page->layout, &line));
    annals_page_break(page);
}

/* Words under their ticks, those that would touch others left out; `day` is the second line. */
static void write_tick_words(braille *made, const annals_time_tick *ticks, size_t count, bool day)
{
    annals_page *page = made->page;
    size_t at = 0, left = made->left + 2, limit = page->columns;
    for (size_t i = 0; i < count; i++) {
        const char *words = day ? ticks[i].day : ticks[i].text;
        size_t width = words ? annals_page_width(words) : 0, centre = left + tick_cell(made, ticks[i].centre);
        size_t from = centre > width / 2 ? centre - width / 2 : 0;
        from = from + width > limit && limit > width ? limit - width : from;
        if (!words || from < at || from + width > limit)
            continue;
        annals_page_space(page, at == 0 ? from : from - at + 1);
        annals_page_write(page, ANNALS_PEN_FAINT, 0, words);
        at = from + width + 1;
    }
    annals_page_break(page);
}

static void write_axis(braille *made)
{
    annals_layout *layout = made->page->layout;
    size_t count = 0, most = made->columns / TICK_APART + 1;
    annals_time_tick *ticks = annals_time_ticks(layout, made->plot.first, made->plot.last, most, &count);
    if (!ticks)
        return;
    write_time_line(made, ticks, count);
    write_tick_words(made, ticks, count, false);
    if (count > 0 && ticks[0].day)
        write_tick_words(made, ticks, count, true);
}

void annals_page_lines(annals_page *page)
{
    annals_layout *layout = page->layout;
    size_t ends = ends_width(page);
    braille made = {.page = page, .left = axis_width(layout)};
    size_t taken = made.left + 2 + GAP + ends;
    made.columns = page->columns > taken + LEAST ? page->columns - taken : LEAST;
    made.plot = (annals_time_plot){.axis = layout->axis,
                                   .style = layout->style,
                                   .first = layout->first,
                                   .last = layout->last,
                                   .box = {0, 0, (double)(made.columns * DOTS_ACROSS - 1), ROWS * DOTS_DOWN - 1}};
    made.dots = annals_layout_alloc(layout, made.columns * ROWS, 1);
    made.series = annals_layout_alloc(layout, made.columns * ROWS, 1);
    made.ends = annals_layout_alloc(layout, ROWS, sizeof *made.ends);
    made.end_series = annals_layout_alloc(layout, ROWS, sizeof *made.end_series);
    if (layout->status)
        return;
    draw_lines(&made);
    draw_doubts(&made);
    for (size_t i = 0; i < layout->count; i++)
        if (is_last(layout, i))
            place_end(&made, &layout->items[i], ends);
    for (long row = 0; row < ROWS && !layout->status; row++)
        write_row(&made, row);
    write_axis(&made);
}
