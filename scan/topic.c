/* Tells by a figure's unit what it is of; knows annals' names of units, and no words. */
#include "scan/topic.h"

#include <string.h>

/* Units as language files name them. Those of time also say ages. */
static const char *const PEOPLE[] = {"people", "men", "women", "children", "police", "staff", "personnel", "crew"};
static const char *const TIMES[] = {"second", "minute",  "hour", "day",    "night",  "week",
                                    "month",  "quarter", "year", "decade", "century"};
static const char *const PHYSICAL[] = {
    "nm",         "µm",           "mm",     "cm",     "dm",       "m",          "km",   "inch",  "ft",     "yard",
    "mile",       "cm²",          "m²",     "km²",    "inch²",    "ft²",        "yd²",  "mile²", "ha",     "acre",
    "ping",       "mu",           "cm³",    "m³",     "inch³",    "ft³",        "yd³",  "ml",    "mL",     "l",
    "L",          "litre",        "gallon", "barrel", "teaspoon", "tablespoon", "µg",   "mg",    "g",      "kg",
    "t",          "ton",          "lb",     "ounce",  "quintal",  "jin",        "km/h", "mph",   "ppm",    "ppb",
    "°C",         "°F",           "degree", "hPa",    "W",        "kW",         "MW",   "GW",    "kWh",    "MWh",
    "GWh",        "TWh",          "MHz",    "GHz",    "bit",      "MB",         "GB",   "TB",    "µg/m³",  "km³",
    "m/s",        "kV",           "kHz",    "dB",     "kcal",     "mmHg",       "knot", "mg/dl", "Mbit/s", "Gbit/s",
    "light-year", "nautical mile"};

static bool is_one_of(const char *unit, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (*unit == *names[i] && strcmp(unit, names[i]) == 0)
            return true;
    }
    return false;
}

unsigned annals_topic_of(const annals_figure *figure)
{
    bool noun = figure->unit_last > figure->unit_first;
    if (figure->percent || figure->points || (figure->unit && strcmp(figure->unit, "basis point") == 0))
        return ANNALS_SCAN_PERCENT;
    if (figure->currency)
        return ANNALS_SCAN_MONEY;
    if (figure->left_alone && ((!figure->unit && !noun) || figure->number.doubt == ANNALS_DOUBT_YEAR))
        return 0;
    return figure->unit ? annals_topic_of_unit(figure->unit) : ANNALS_SCAN_COUNT;
}

unsigned annals_topic_of_unit(const char *unit)
{
    if (is_one_of(unit, PEOPLE, sizeof PEOPLE / sizeof *PEOPLE))
        return ANNALS_SCAN_PEOPLE;
    if (is_one_of(unit, TIMES, sizeof TIMES / sizeof *TIMES))
        return ANNALS_SCAN_DURATION;
    return is_one_of(unit, PHYSICAL, sizeof PHYSICAL / sizeof *PHYSICAL) ? ANNALS_SCAN_PHYSICAL : ANNALS_SCAN_COUNT;
}

unsigned annals_scan_topic(const char *word, size_t size)
{
    static const struct {
        const char *word;
        unsigned topic;
    } WORDS[] = {{"money", ANNALS_SCAN_MONEY},       {"percent", ANNALS_SCAN_PERCENT},   {"people", ANNALS_SCAN_PEOPLE},
                 {"duration", ANNALS_SCAN_DURATION}, {"physical", ANNALS_SCAN_PHYSICAL}, {"count", ANNALS_SCAN_COUNT}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (strlen(WORDS[i].word) == size && memcmp(WORDS[i].word, word, size) == 0)
            return WORDS[i].topic;
    }
    return 0;
}
