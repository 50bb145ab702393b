/* Names of natures and kinds, checks of units, printed ids; knows nothing of where observations are kept. */
#include "series/observation.h"

#include "series/utf8.h"

#include <stdlib.h>
#include <string.h>

static const char *const nature_names[] = {
    [ANNALS_NATURE_NONE] = "",          [ANNALS_LEVEL] = "level",   [ANNALS_FLOW] = "flow",
    [ANNALS_CUMULATIVE] = "cumulative", [ANNALS_CHANGE] = "change", [ANNALS_RATIO] = "ratio",
};
static const char *const kind_names[] = {
    [ANNALS_ACTUAL] = "actual",
    [ANNALS_ESTIMATE] = "estimate",
    [ANNALS_GUIDANCE] = "guidance",
    [ANNALS_TARGET] = "target",
};
enum {
    NATURES = sizeof nature_names / sizeof *nature_names,
    KINDS = sizeof kind_names / sizeof *kind_names,
    UNIT_MAX = 40,
    CODE_SIZE = 3
};

/* ISO 4217 list one (2026-01), and of list three the codes withdrawn since 1999, in which older figures are stated.
 * XTS, for tests, and XXX, for no currency, are left out: no amount is in them. Sorted. */
static const char currencies[][CODE_SIZE + 1] = {
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "ATS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BEF",
    "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BYR", "BZD", "CAD",
    "CDF", "CHE", "CHF", "CHW", "CLF", "CLP", "CNY", "COP", "COU", "CRC", "CUC", "CUP", "CVE", "CYP", "CZK",
    "DEM", "DJF", "DKK", "DOP", "DZD", "EEK", "EGP", "ERN", "ESP", "ETB", "EUR", "FIM", "FJD", "FKP", "FRF",
    "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GRD", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF", "IDR",
    "IEP", "ILS", "INR", "IQD", "IRR", "ISK", "ITL", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW",
    "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LTL", "LUF", "LVL", "LYD", "MAD", "MDL",
    "MGA", "MKD", "MMK", "MNT", "MOP", "MRO", "MRU", "MTL", "MUR", "MVR", "MWK", "MXN", "MXV", "MYR", "MZN",
    "NAD", "NGN", "NIO", "NLG", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PTE",
    "PYG", "QAR", "ROL", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SIT",
    "SKK", "SLE", "SLL", "SOS", "SRD", "SSP", "STD", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND",
    "TOP", "TRL", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "USN", "UYI", "UYU", "UYW", "UZS", "VEB",
    "VED", "VEF", "VES", "VND", "VUV", "WST", "XAD", "XAF", "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XCD",
    "XCG", "XDR", "XOF", "XPD", "XPF", "XPT", "XSU", "XUA", "YER", "ZAR", "ZMK", "ZMW", "ZWG", "ZWL",
};

/* What people write for a unit and what is meant. Words of scale belong to the amount, where they are applied. */
typedef struct {
    const char *written;
    const char *advice;
} misuse;

static const misuse misuses[] = {
    {"$", "write the currency's code, such as USD"},
    {"€", "write EUR"},
    {"£", "write GBP"},
    {"¥", "write JPY or CNY"},
    {"₹", "write INR"},
    {"₩", "write KRW"},
    {"₱", "write PHP"},
    {"usd", "write USD"},
    {"eur", "write EUR"},
    {"gbp", "write GBP"},
    {"jpy", "write JPY"},
    {"cny", "write CNY"},
    {"chf", "write CHF"},
    {"percent", "write %"},
    {"per cent", "write %"},
    {"percentage point", "write pp"},
    {"percentage points", "write pp"},
    {"thousand", "write the scale with the amount, as in 20K, and what is counted as the unit"},
    {"million", "write the scale with the amount, as in 20M, and what is counted as the unit"},
    {"billion", "write the scale with the amount, as in 20B, and what is counted as the unit"},
    {"trillion", "write the scale with the amount, as in 20T, and what is counted as the unit"},
};

static bool name_parse(const char *text, const char *const *names, size_t count, size_t *found)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(text, names[i]) == 0) {
            *found = i;
            return true;
        }
    }
    return false;
}

const char *annals_nature_name(annals_nature nature)
{
    return (size_t)nature < NATURES ? nature_names[nature] : "";
}

bool annals_nature_parse(const char *text, annals_nature *nature)
{
    size_t found;
    if (!name_parse(text, nature_names, NATURES, &found))
        return false;
    *nature = (annals_nature)found;
    return true;
}

const char *annals_kind_name(annals_kind kind)
{
    return (size_t)kind < KINDS ? kind_names[kind] : "";
}

bool annals_kind_parse(const char *text, annals_kind *kind)
{
    size_t found;
    if (!name_parse(text, kind_names, KINDS, &found))
        return false;
    *kind = (annals_kind)found;
    return true;
}

static int compare_codes(const void *a, const void *b)
{
    return memcmp(a, b, CODE_SIZE);
}

bool annals_unit_is_currency(const char *unit)
{
    return strlen(unit) == CODE_SIZE &&
           bsearch(unit, currencies, sizeof currencies / sizeof *currencies, sizeof *currencies, compare_codes);
}

static annals_status refuse(const char *unit, size_t size, const char *why, annals_error *error)
{
    char shown[ANNALS_SHOWN_SIZE];
    return annals_error_set(error, ANNALS_INVALID, "unit: \"%s\": %s", annals_utf8_show(unit, size, shown), why);
}

/* One unit, or one side of a rate; `whole` is what the message names. NULL: nothing is wrong. */
static const char *part_fault(const char *part, size_t size)
{
    if (size == 0)
        return "one side of the / is empty; write two units, as in EUR/USD";
    if (annals_utf8_space_at_end(part, size))
        return "space at an end; write none there";
    if (strchr("0123456789+-<>=~", part[0]))
        return "a unit does not begin with a digit or sign; that belongs to the amount";
    for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
        if (strlen(misuses[i].written) == size && memcmp(misuses[i].written, part, size) == 0)
            return misuses[i].advice;
    }
    return NULL;
}

static const char *unit_fault(const char *unit, size_t size)
{
    if (size == 0)
        return "empty; write an ISO 4217 code, %, pp, or a noun in the singular";
    if (annals_utf8_bad(unit, size) < size)
        return "not UTF-8";
    if (annals_utf8_control(unit, size) < size)
        return "a control character in it";
    if (size > UNIT_MAX)
        return "a unit has at most 40 bytes";
    const char *slash = memchr(unit, '/', size);
    size_t first = slash ? (size_t)(slash - unit) : size;
    const char *fault = part_fault(unit, first);
    if (fault || !slash)
        return fault;
    if (memchr(slash + 1, '/', size - first - 1))
        return "more than one /; a rate has two units, as in EUR/USD";
    return part_fault(slash + 1, size - first - 1);
}

annals_status annals_unit_check(const char *unit, annals_error *error)
{
    size_t size = strlen(unit);
    const char *fault = unit_fault(unit, size);
    return fault ? refuse(unit, size, fault, error) : ANNALS_OK;
}

void annals_id_print(const annals_id *id, char out[ANNALS_ID_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < ANNALS_ID_BYTES; i++) {
        out[2 * i] = digits[id->bytes[i] >> 4];
        out[2 * i + 1] = digits[id->bytes[i] & 15];
    }
    out[ANNALS_ID_TEXT - 1] = '\0';
}
