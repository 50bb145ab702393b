/* Ticks of values at 1-2-5 steps and of time at the calendar's own steps; draws nothing. */
#include <math.h>
#include <stdlib.h>

#include "chart/format.h"
#include "chart/layout.h"
#include "series/calendar.h"

annals_ticks annals_ticks_for(double low, double high, double wanted)
{
    annals_ticks ticks = {.step = {1, 0}};
    double rough = (high - low) / fmax(wanted, 1);
    if (!(rough > 0))
        return ticks;
    int exponent = (int)floor(log10(rough));
    double lead = rough / pow(10, exponent);
    static const int steps[] = {1, 2, 5, 10};
    size_t i = 0;
    while (i < 3 && steps[i] < lead * 0.9999)
        i++;
    if (steps[i] == 10)
        exponent++;
    exponent = exponent < ANNALS_EXPONENT_MIN ? ANNALS_EXPONENT_MIN : exponent;
    exponent = exponent > ANNALS_EXPONENT_MAX ? ANNALS_EXPONENT_MAX : exponent;
    ticks.step = (annals_decimal){steps[i] == 10 ? 1 : steps[i], (int8_t)exponent};
    double step = annals_decimal_double(ticks.step);
    ticks.first = (int64_t)fmax(floor(low / step + 1e-9), -1e6);
    ticks.last = (int64_t)fmin(ceil(high / step - 1e-9), 1e6);
    return ticks;
}

double annals_tick_value(const annals_ticks *ticks, int64_t tick)
{
    return (double)tick * annals_decimal_double(ticks->step);
}

/* All ticks get as many decimals as the step has: $0, $20B, $40B; 0.5, 1.0, 1.5. */
const char *annals_tick_text(annals_layout *layout, const annals_ticks *ticks, int64_t tick)
{
    annals_str text = {0};
    annals_wording wording = {.unit = layout->unit, .signs = layout->signs};
    annals_decimal value = {ticks->step.digits * tick, ticks->step.exponent};
    if (tick == 0)
        value.exponent = value.exponent < 0 && ticks->step.exponent > -4 ? value.exponent : 0;
    annals_format_decimal(&text, value, &wording);
    return annals_layout_take(layout, &text);
}

/* --- Time ----------------------------------------------------------------------------------------------------------
 */

typedef enum { STEP_DAY, STEP_MONTH, STEP_YEAR } step_unit;

typedef struct {
    step_unit unit;
    int32_t count;
    double days; /* about how long it is */
} time_step;

static const time_step steps[] = {
    {STEP_DAY, 1, 1},         {STEP_DAY, 2, 2},          {STEP_DAY, 7, 7},           {STEP_DAY, 14, 14},
    {STEP_MONTH, 1, 30.4},    {STEP_MONTH, 2, 60.9},     {STEP_MONTH, 3, 91.3},      {STEP_MONTH, 6, 182.6},
    {STEP_YEAR, 1, 365.25},   {STEP_YEAR, 2, 730.5},     {STEP_YEAR, 5, 1826},       {STEP_YEAR, 10, 3652},
    {STEP_YEAR, 20, 7305},    {STEP_YEAR, 50, 18262},    {STEP_YEAR, 100, 36525},    {STEP_YEAR, 200, 73050},
    {STEP_YEAR, 500, 182625}, {STEP_YEAR, 1000, 365250}, {STEP_YEAR, 5000, 1826250},
};

static int64_t day_of(annals_moment moment)
{
    int64_t day = moment / ANNALS_DAY_MICROSECONDS;
    return day - (moment % ANNALS_DAY_MICROSECONDS < 0);
}

static int64_t floor_to(int64_t value, int64_t step)
{
    int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

/* The nth tick of a step, counted from the one at or before `first`. */
static int64_t tick_day(const time_step *step, int64_t first, int64_t nth)
{
    annals_date date = annals_calendar_date(first);
    if (step->unit == STEP_DAY)
        return floor_to(first + 3, step->count) - 3 + nth * step->count; /* weeks begin on Monday */
    if (step->unit == STEP_MONTH) {
        int64_t months = floor_to((int64_t)date.year * 12 + date.month - 1, step->count) + nth * step->count;
        int64_t year = floor_to(months, 12) / 12;
        return annals_calendar_day((int32_t)year, (int32_t)(months - year * 12) + 1, 1);
    }
    return annals_calendar_day((int32_t)(floor_to(date.year, step->count) + nth * step->count), 1, 1);
}

static const char *tick_words(annals_layout *layout, const time_step *step, annals_date date, bool with_year)
{
    annals_str text = {0};
    if (step->unit == STEP_DAY)
        annals_str_format(&text, "%d ", (int)date.day);
    if (step->unit != STEP_YEAR)
        annals_str_add(&text, annals_format_month(date.month));
    if (step->unit != STEP_YEAR && with_year)
        annals_str_add_char(&text, ' ');
    if (step->unit == STEP_YEAR || with_year)
        annals_format_year(&text, date.year);
    return annals_layout_take(layout, &text);
}

annals_time_tick *annals_time_ticks(annals_layout *layout, annals_moment first, annals_moment last, size_t most,
                                    size_t *count)
{
    int64_t from = day_of(first), to = day_of(last);
    size_t choice = 0, choices = sizeof steps / sizeof *steps;
    while (choice + 1 < choices && (double)(to - from) / steps[choice].days > (double)most)
        choice++;
    const time_step *step = &steps[choice];
    size_t room = (size_t)((double)(to - from) / step->days) + 4;
    annals_time_tick *ticks = annals_layout_alloc(layout, room, sizeof *ticks);
    int32_t year = INT32_MIN;
    *count = 0;
    for (int64_t nth = 0; ticks && *count < room; nth++) {
        int64_t day = tick_day(step, from, nth);
        if (day > to)
            break;
        if (day < from)
            continue;
        annals_date date = annals_calendar_date(day);
        bool other_year = date.year != year;
        ticks[(*count)++] = (annals_time_tick){.at = day * ANNALS_DAY_MICROSECONDS,
                                               .text = tick_words(layout, step, date, other_year),
                                               .major = other_year};
        year = date.year;
    }
    return ticks;
}
