/* Axes of values: linear, logarithmic, or logarithmic on both sides of zero, with ticks at 1-2-5; draws nothing. */
#include <math.h>

#include "chart/layout_axis.h"

#define CLEAR 0.06 /* of the axis: what a mark needs above an end that is no zero */

enum { WANTED = 5, FEW = 4, LOG_MOST = 10, DECADES_MOST = 7, SIDE_MOST = 5, SYMLOG_DECADES = 6, TICKS_MOST = 64 };

static double bend(const annals_axis *axis, double value)
{
    if (axis->scale == ANNALS_SCALE_LOG)
        return log10(value);
    if (axis->scale == ANNALS_SCALE_SYMLOG)
        return copysign(log1p(fabs(value) / axis->linear), value);
    return value;
}

double annals_axis_share(const annals_axis *axis, double value)
{
    double low = bend(axis, axis->low), high = bend(axis, axis->high);
    return high > low ? (bend(axis, value) - low) / (high - low) : 0.5;
}

const char *annals_axis_text(annals_layout *layout, const annals_axis *axis, size_t tick)
{
    annals_str text = {0};
    annals_wording wording = {.language = layout->language, .unit = layout->unit, .signs = layout->signs};
    annals_format_decimal(&text, annals_tick_decimals(layout, axis->ticks[tick]), &wording);
    return annals_layout_take(layout, &text);
}

static void add_tick(annals_axis *axis, annals_decimal tick)
{
    if (axis->ticks && axis->count < TICKS_MOST)
        axis->ticks[axis->count++] = tick;
}

/* Puts the ends where the outer ticks are. */
static void close_ends(annals_axis *axis)
{
    axis->low = annals_decimal_double(axis->ticks[0]);
    axis->high = annals_decimal_double(axis->ticks[axis->count - 1]);
}

static annals_decimal spread_tick(const annals_ticks *ticks, int64_t tick)
{
    annals_decimal value = {ticks->step.digits * tick, ticks->step.exponent};
    if (tick == 0)
        value.exponent = value.exponent < 0 && ticks->step.exponent > -4 ? value.exponent : 0;
    return value;
}

static void add_spread(annals_axis *axis, const annals_ticks *ticks)
{
    for (int64_t tick = ticks->first; tick <= ticks->last; tick++)
        add_tick(axis, spread_tick(ticks, tick));
}

/* --- Linear: zero is in sight unless it would press everything flat ------------------------------------------------
 */

static void make_linear(annals_axis *axis, double low, double high, bool from_zero)
{
    if (low > 0 && (from_zero || low < high * 0.5 || low == high))
        low = 0;
    if (high < 0 && (from_zero || high > low * 0.5 || low == high))
        high = 0;
    annals_ticks ticks = annals_ticks_for(low, high, WANTED);
    if (ticks.first == ticks.last)
        ticks.last = ticks.first + 1;
    if (ticks.first > 0 && low - annals_tick_value(&ticks, ticks.first) < (high - low) * CLEAR)
        ticks.first--; /* an axis that is no zero is no place for a point */
    add_spread(axis, &ticks);
}

/* --- Logarithmic ---------------------------------------------------------------------------------------------------
 */

/* 1, 2, 5, 10, 20 ...: number 0 is 1. */
static annals_decimal step_125(int number)
{
    static const int leads[] = {1, 2, 5};
    int decade = number >= 0 ? number / 3 : (number - 2) / 3;
    return (annals_decimal){leads[number - decade * 3],
                            (int8_t)fmax(fmin(decade, ANNALS_EXPONENT_MAX), ANNALS_EXPONENT_MIN)};
}

static int number_below(double value)
{
    int number = (int)floor(log10(value)) * 3 - 1;
    while (annals_decimal_double(step_125(number + 1)) <= value * (1 + 1e-12) && number < 3 * ANNALS_EXPONENT_MAX + 2)
        number++;
    return number;
}

static int number_above(double value)
{
    int number = number_below(value);
    return annals_decimal_double(step_125(number)) < value * (1 - 1e-12) ? number + 1 : number;
}

static void add_decades(annals_axis *axis, double low, double high)
{
    int first = (int)floor(log10(low) + 1e-9), last = (int)ceil(log10(high) - 1e-9);
    int step = (last - first + DECADES_MOST - 1) / DECADES_MOST;
    step = step < 1 ? 1 : step;
    for (int decade = first; decade < last + step; decade += step)
        add_tick(axis, step_125(decade * 3));
}

static void make_log(annals_axis *axis, double low, double high)
{
    int first = number_below(low), last = number_above(high);
    first -= first == last;
    axis->low = annals_decimal_double(step_125(first));
    axis->high = annals_decimal_double(step_125(last));
    first -= annals_axis_share(axis, low) < CLEAR / 4;
    annals_ticks ticks = annals_ticks_for(low, high, WANTED);
    double edge = annals_tick_value(&ticks, ticks.first);
    ticks.first -= ticks.first > 1 && edge > 0 && log(low / edge) < CLEAR * log(high / edge);
    if (last - first + 1 < FEW && ticks.first > 0 && ticks.last > ticks.first)
        add_spread(axis, &ticks);
    else if (last - first + 1 > LOG_MOST)
        add_decades(axis, low, high);
    else
        for (int number = first; number <= last; number++)
            add_tick(axis, step_125(number));
}

/* --- Logarithmic on both sides of zero -----------------------------------------------------------------------------
 */

/* The 1-2-5 number below which there is room for a mark: words have none under an axis. */
static int number_clear_of(const annals_axis *axis, double end)
{
    int number = number_above(end);
    double whole = bend(axis, end);
    while (bend(axis, annals_decimal_double(step_125(number))) - whole < CLEAR / 3 * 2 * whole &&
           number < 3 * ANNALS_EXPONENT_MAX)
        number++;
    return number;
}

/* Powers of ten from the linear stretch outwards, and the 1-2-5 number that holds the end. */
static size_t list_side(const annals_axis *axis, double end, bool below, annals_decimal *ticks)
{
    int from = (int)ceil(log10(axis->linear) - 1e-9), to = (int)floor(log10(end) + 1e-9);
    int step = to > from ? (to - from) / SIDE_MOST + 1 : 1;
    size_t count = 0;
    for (int decade = from; decade <= to; decade += step)
        ticks[count++] = step_125(decade * 3);
    annals_decimal last = step_125(below ? number_clear_of(axis, end) : number_above(end));
    if (count == 0 || annals_decimal_compare(ticks[count - 1], last) != 0)
        ticks[count++] = last;
    return count;
}

static void add_sides(annals_axis *axis, double low, double high)
{
    annals_decimal ticks[SIDE_MOST + 3];
    for (size_t count = low < 0 ? list_side(axis, -low, true, ticks) : 0; count > 0; count--)
        add_tick(axis, (annals_decimal){-ticks[count - 1].digits, ticks[count - 1].exponent});
    add_tick(axis, (annals_decimal){0, 0});
    size_t above = high > 0 ? list_side(axis, high, false, ticks) : 0;
    for (size_t i = 0; i < above; i++)
        add_tick(axis, ticks[i]);
}

static void make_symlog(annals_axis *axis, double low, double high, double least)
{
    double most = fmax(fabs(low), fabs(high));
    if (!(axis->linear > 0))
        axis->linear = most > 0 ? fmax(pow(10, floor(log10(least))), pow(10, ceil(log10(most)) - SYMLOG_DECADES)) : 1;
    if (most < axis->linear * 10)
        make_linear(axis, low, high, true);
    else
        add_sides(axis, low, high);
}

annals_axis annals_axis_make(annals_layout *layout, const annals_axis_wish *wish)
{
    annals_axis axis = {.scale = wish->scale, .linear = wish->linear};
    axis.ticks = annals_layout_alloc(layout, TICKS_MOST, sizeof *axis.ticks);
    if (!axis.ticks)
        return axis;
    if (axis.scale == ANNALS_SCALE_LOG)
        make_log(&axis, wish->low, wish->high);
    else if (axis.scale == ANNALS_SCALE_SYMLOG)
        make_symlog(&axis, wish->low, wish->high, wish->least);
    else
        make_linear(&axis, wish->low, wish->high, wish->from_zero);
    close_ends(&axis);
    return axis;
}
