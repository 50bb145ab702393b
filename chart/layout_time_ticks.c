/* Ticks of time at the calendar's own steps, never finer than the data's periods; draws nothing. */
#include <math.h>

#include "chart/layout_time.h"
#include "series/calendar.h"

typedef enum { STEP_MOMENT, STEP_DAY, STEP_MONTH, STEP_YEAR } step_unit;

typedef struct {
    step_unit unit;
    int64_t count; /* of units; microseconds for moments */
    double length; /* about how long it is, in microseconds */
} time_step;

#define SECOND INT64_C(1000000)
#define DAYS(days) ((days)*86400e6)
#define MOMENTS(count)                        \
    {                                         \
        STEP_MOMENT, (count), (double)(count) \
    }

static const time_step steps[] = {
    MOMENTS(1),
    MOMENTS(2),
    MOMENTS(5),
    MOMENTS(10),
    MOMENTS(20),
    MOMENTS(50),
    MOMENTS(100),
    MOMENTS(200),
    MOMENTS(500),
    MOMENTS(1000),
    MOMENTS(2000),
    MOMENTS(5000),
    MOMENTS(10000),
    MOMENTS(20000),
    MOMENTS(50000),
    MOMENTS(100000),
    MOMENTS(200000),
    MOMENTS(500000),
    MOMENTS(SECOND),
    MOMENTS(2 * SECOND),
    MOMENTS(5 * SECOND),
    MOMENTS(10 * SECOND),
    MOMENTS(15 * SECOND),
    MOMENTS(30 * SECOND),
    MOMENTS(60 * SECOND),
    MOMENTS(120 * SECOND),
    MOMENTS(300 * SECOND),
    MOMENTS(600 * SECOND),
    MOMENTS(900 * SECOND),
    MOMENTS(1800 * SECOND),
    MOMENTS(3600 * SECOND),
    MOMENTS(7200 * SECOND),
    MOMENTS(10800 * SECOND),
    MOMENTS(21600 * SECOND),
    MOMENTS(43200 * SECOND),
    {STEP_DAY, 1, DAYS(1)},
    {STEP_DAY, 2, DAYS(2)},
    {STEP_DAY, 7, DAYS(7)},
    {STEP_DAY, 14, DAYS(14)},
    {STEP_MONTH, 1, DAYS(30.4)},
    {STEP_MONTH, 2, DAYS(60.9)},
    {STEP_MONTH, 3, DAYS(91.3)},
    {STEP_MONTH, 6, DAYS(182.6)},
    {STEP_YEAR, 1, DAYS(365.25)},
    {STEP_YEAR, 2, DAYS(730.5)},
    {STEP_YEAR, 5, DAYS(1826)},
    {STEP_YEAR, 10, DAYS(3652)},
    {STEP_YEAR, 20, DAYS(7305)},
    {STEP_YEAR, 50, DAYS(18262)},
    {STEP_YEAR, 100, DAYS(36525)},
    {STEP_YEAR, 200, DAYS(73050)},
    {STEP_YEAR, 500, DAYS(182625)},
    {STEP_YEAR, 1000, DAYS(365250)},
    {STEP_YEAR, 5000, DAYS(1826250)},
};

static int64_t floor_to(int64_t value, int64_t step)
{
    int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

static int64_t day_of(annals_moment moment)
{
    return floor_to(moment, ANNALS_DAY_MICROSECONDS) / ANNALS_DAY_MICROSECONDS;
}

/* Whether a tick of a step would fall between the bounds of the data's periods. */
static bool too_fine(const time_step *step, annals_grain grain)
{
    static const time_step least[] = {
        [ANNALS_INSTANT] = {STEP_MOMENT, 1, 0}, [ANNALS_DAY] = {STEP_DAY, 1, 0},
        [ANNALS_WEEK] = {STEP_DAY, 7, 0},       [ANNALS_MONTH] = {STEP_MONTH, 1, 0},
        [ANNALS_SEASON] = {STEP_MONTH, 3, 0},   [ANNALS_QUARTER] = {STEP_MONTH, 3, 0},
        [ANNALS_HALF] = {STEP_MONTH, 6, 0},     [ANNALS_YEAR] = {STEP_YEAR, 1, 0},
        [ANNALS_DECADE] = {STEP_YEAR, 10, 0},   [ANNALS_CENTURY] = {STEP_YEAR, 100, 0},
    };
    const time_step *bound = &least[grain];
    return step->unit < bound->unit || (step->unit == bound->unit && step->count % bound->count != 0);
}

static const time_step *choose_step(double length, size_t most, annals_grain grain)
{
    const time_step *last = &steps[sizeof steps / sizeof *steps - 1];
    const time_step *step = steps;
    while (step < last && (length / step->length > (double)most || too_fine(step, grain)))
        step++;
    return step;
}

/* The nth tick of a step, counted from the one at or before `first`. */
static annals_moment tick_moment(const time_step *step, annals_moment first, int64_t nth)
{
    if (step->unit == STEP_MOMENT)
        return floor_to(first, step->count) + nth * step->count;
    int64_t from = day_of(first), day;
    annals_date date = annals_calendar_date(from);
    if (step->unit == STEP_DAY) {
        day = floor_to(from + 3, step->count) - 3 + nth * step->count; /* weeks begin on Monday */
    } else if (step->unit == STEP_MONTH) {
        int64_t months = floor_to((int64_t)date.year * 12 + date.month - 1, step->count) + nth * step->count;
        int64_t year = floor_to(months, 12) / 12;
        day = annals_calendar_day((int32_t)year, (int32_t)(months - year * 12) + 1, 1);
    } else {
        day = annals_calendar_day((int32_t)(floor_to(date.year, step->count) + nth * step->count), 1, 1);
    }
    return day * ANNALS_DAY_MICROSECONDS;
}

/* --- Words ---------------------------------------------------------------------------------------------------------
 */

static const char *clock_words(annals_layout *layout, const time_step *step, annals_date date)
{
    annals_str text = {0};
    int64_t rest = date.microsecond % SECOND;
    annals_format_date(&text, step->count < 60 * SECOND ? ANNALS_DATE_CLOCK_SECOND : ANNALS_DATE_CLOCK, date,
                       layout->language);
    int places = 0;
    for (int64_t part = SECOND; part > step->count; part /= 10)
        places++;
    for (int i = places; i < 6; i++)
        rest /= 10;
    if (places > 0)
        annals_str_format(&text, "%s%0*d", layout->language->locale->decimal, places, (int)rest);
    return annals_layout_take(layout, &text);
}

static const char *date_words(annals_layout *layout, annals_date_form form, annals_date date)
{
    annals_str text = {0};
    annals_format_date(&text, form, date, layout->language);
    return annals_layout_take(layout, &text);
}

static const char *half_words(annals_layout *layout, annals_date date, bool with_year)
{
    annals_str text = {0};
    annals_format_half(&text, date, with_year, layout->language);
    return annals_layout_take(layout, &text);
}

static const char *tick_words(annals_layout *layout, const time_step *step, annals_grain grain, annals_date date,
                              bool with_year)
{
    static const annals_date_form forms[][2] = {[STEP_DAY] = {ANNALS_DATE_MONTH_DAY, ANNALS_DATE_DAY},
                                                [STEP_MONTH] = {ANNALS_DATE_MONTH, ANNALS_DATE_YEAR_MONTH},
                                                [STEP_YEAR] = {ANNALS_DATE_YEAR, ANNALS_DATE_YEAR}};
    if (step->unit == STEP_MONTH && grain == ANNALS_HALF)
        return half_words(layout, date, with_year);
    if (step->unit == STEP_MONTH && grain == ANNALS_QUARTER)
        return date_words(layout, with_year ? ANNALS_DATE_YEAR_QUARTER : ANNALS_DATE_QUARTER, date);
    return date_words(layout, forms[step->unit][with_year], date);
}

/* Where all periods are alike, points stand in their middles, and so do the words. */
static annals_moment centre_of(annals_moment at, annals_grain grain, bool uniform)
{
    annals_period period;
    if (!uniform || grain < ANNALS_DAY || grain > ANNALS_YEAR || grain == ANNALS_SEASON ||
        annals_period_at(at, grain, &period, NULL))
        return at;
    return period.earliest + (period.latest - period.earliest) / 2;
}

annals_time_tick *annals_time_ticks(annals_layout *layout, annals_moment first, annals_moment last, size_t most,
                                    size_t *count)
{
    bool uniform;
    annals_grain grain = annals_time_grain(layout, &uniform);
    const time_step *step = choose_step((double)(last - first), most, grain);
    size_t room = (size_t)((double)(last - first) / step->length) + 4;
    annals_time_tick *ticks = annals_layout_alloc(layout, room, sizeof *ticks);
    annals_date said = {.year = INT32_MIN};
    *count = 0;
    for (int64_t nth = 0; ticks && *count < room && !layout->status; nth++) {
        annals_moment at = tick_moment(step, first, nth);
        if (at > last)
            break;
        annals_moment centre = step->unit == STEP_MOMENT ? at : centre_of(at, grain, uniform);
        bool beside = centre != at && (centre < layout->data_first || at > layout->data_last);
        if (centre < first || centre > last || beside)
            continue;
        annals_date date = annals_date_of(at);
        bool other_day = date.year != said.year || date.month != said.month || date.day != said.day;
        bool clock = step->unit == STEP_MOMENT;
        ticks[(*count)++] =
            (annals_time_tick){.at = at,
                               .centre = centre,
                               .text = clock ? clock_words(layout, step, date)
                                             : tick_words(layout, step, grain, date, date.year != said.year),
                               .day = clock && other_day ? date_words(layout, ANNALS_DATE_DAY, date) : NULL};
        said = date;
    }
    return ticks;
}
