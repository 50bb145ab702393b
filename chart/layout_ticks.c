/* Ticks of values at 1-2-5 steps; draws nothing. */
#include <math.h>

#include "chart/format.h"
#include "chart/layout.h"

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

annals_decimal annals_tick_decimals(const annals_layout *layout, annals_decimal value)
{
    if (value.exponent != -1 || !layout->unit || !annals_unit_is_currency(layout->unit))
        return value;
    return (annals_decimal){value.digits * 10, -2};
}

/* All ticks get as many decimals as the step has: $0, $20B, $40B; 0.5, 1.0, 1.5. */
const char *annals_tick_text(annals_layout *layout, const annals_ticks *ticks, int64_t tick)
{
    annals_str text = {0};
    annals_wording wording = {.language = layout->language, .unit = layout->unit, .signs = layout->signs};
    annals_decimal value = {ticks->step.digits * tick, ticks->step.exponent};
    if (tick == 0)
        value.exponent = value.exponent < 0 && ticks->step.exponent > -4 ? value.exponent : 0;
    annals_format_decimal(&text, annals_tick_decimals(layout, value), &wording);
    return annals_layout_take(layout, &text);
}
