/* Amounts as people write them, from their exact digits; no double and no locale comes near. */
#include <string.h>

#include "chart/format.h"

#define MINUS "\xE2\x88\x92"
#define DASH "\xE2\x80\x93"

enum { SCALE_FROM = 7, DECIMALS_KEPT = 3, SIGNIFICANT = 3, DIGITS_SIZE = 24 };

static const struct {
    const char *code;
    const char *sign;
    const char *name;
} currencies[] = {
    {"USD", "$", "US dollars"},           {"EUR", "€", "euros"},
    {"GBP", "£", "pounds sterling"},      {"JPY", "¥", "yen"},
    {"CNY", "CN¥", "renminbi"},           {"IDR", "Rp", "rupiah"},
    {"PHP", "₱", "Philippine pesos"},     {"VND", "₫", "dong"},
    {"TWD", "NT$", "New Taiwan dollars"}, {"INR", "₹", "rupees"},
};

static size_t currency_row(const char *unit)
{
    size_t count = sizeof currencies / sizeof *currencies;
    for (size_t i = 0; unit && i < count; i++)
        if (strcmp(currencies[i].code, unit) == 0)
            return i;
    return count;
}

void annals_format_unit(annals_str *out, const char *unit)
{
    static const struct {
        const char *unit, *words;
    } known[] = {{"%", "%"},
                 {"pp", "percentage points"},
                 {"people", "people"},
                 {"index", "index"},
                 {"calendar-year", "calendar year"}};
    const char *per = strchr(unit, '/');
    char first[4] = "";
    if (per && per - unit == 3)
        memcpy(first, unit, 3);
    size_t row = currency_row(*first ? first : unit);
    if (row < sizeof currencies / sizeof *currencies) {
        annals_str_add(out, currencies[row].name);
        annals_str_format(out, *first ? " per %s" : "%s", *first ? per + 1 : "");
        return;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].unit, unit) == 0) {
            annals_str_add(out, known[i].words);
            return;
        }
    annals_str_format(out, annals_unit_is_currency(unit) ? "%s" : "unit: %s", unit);
}

static size_t digit_count(uint64_t digits)
{
    size_t count = 1;
    while (digits >= 10) {
        digits /= 10;
        count++;
    }
    return count;
}

static uint64_t power_of_ten(int exponent)
{
    uint64_t power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

/* Drops the last `places` digits, half to even. */
static uint64_t round_off(uint64_t digits, int places)
{
    uint64_t unit = power_of_ten(places);
    uint64_t rest = digits % unit;
    uint64_t kept = digits / unit;
    if (rest > unit / 2 || (rest == unit / 2 && kept % 2 == 1))
        kept++;
    return kept;
}

static void strip_zeros(uint64_t *digits, int *exponent, int limit)
{
    while (*digits != 0 && *digits % 10 == 0 && *exponent < limit) {
        *digits /= 10;
        ++*exponent;
    }
}

static void shorten_derived(uint64_t *digits, int *exponent)
{
    int count = (int)digit_count(*digits);
    int whole = count + *exponent;
    int wanted = whole > SIGNIFICANT && whole < SCALE_FROM ? whole : SIGNIFICANT;
    if (count > wanted) {
        *digits = round_off(*digits, count - wanted);
        *exponent += count - wanted;
    }
    strip_zeros(digits, exponent, 0);
}

/* The power of ten of the scale word that a number takes: 0 for none. */
static int scale_of(uint64_t *digits, int *exponent)
{
    int whole = (int)digit_count(*digits) + *exponent;
    if (*digits == 0 || whole < SCALE_FROM)
        return 0;
    int scale = whole >= 13 ? 12 : whole >= 10 ? 9 : 6;
    /* Zeros written out claim no precision: 72000000000 is 72B, while 14.0B stays so. */
    if (scale - *exponent > DECIMALS_KEPT)
        strip_zeros(digits, exponent, scale);
    return scale - *exponent > DECIMALS_KEPT ? 0 : scale;
}

/* digits * 10^-decimals, grouped by threes; decimals may be negative. */
static void add_number(annals_str *out, uint64_t digits, int decimals, bool grouped)
{
    char text[DIGITS_SIZE];
    size_t count = 0;
    for (; digits > 0 || count == 0; digits /= 10)
        text[count++] = (char)('0' + digits % 10);
    int whole = (int)count - decimals;
    if (count == 1 && text[0] == '0' && decimals < 0)
        whole = 1;
    for (int i = 0; i < whole; i++) {
        if (grouped && i > 0 && (whole - i) % 3 == 0)
            annals_str_add_char(out, ',');
        annals_str_add_char(out, i < (int)count ? text[count - 1 - (size_t)i] : '0');
    }
    if (whole <= 0)
        annals_str_add_char(out, '0');
    if (decimals > 0)
        annals_str_add_char(out, '.');
    for (int i = decimals - 1; i >= 0; i--)
        annals_str_add_char(out, i < (int)count ? text[i] : '0');
}

static void add_unit_before(annals_str *out, const char *unit)
{
    size_t row = currency_row(unit);
    if (row < sizeof currencies / sizeof *currencies) {
        annals_str_add(out, currencies[row].sign);
    } else if (unit && annals_unit_is_currency(unit)) {
        annals_str_add(out, unit);
        annals_str_add_char(out, ' ');
    }
}

static const char *unit_behind(const char *unit)
{
    if (unit && strcmp(unit, "%") == 0)
        return "%";
    return unit && strcmp(unit, "pp") == 0 ? " pp" : "";
}

/* A mean is no more precise than what it is the mean of; three digits it may have in any case. */
static void shorten_mean(uint64_t *digits, int *exponent, int finest)
{
    int whole = (int)digit_count(*digits) + *exponent;
    int wanted = whole - SIGNIFICANT < finest ? whole - SIGNIFICANT : finest;
    bool spare = wanted < finest;
    if (*exponent < wanted) {
        *digits = round_off(*digits, wanted - *exponent);
        *exponent = wanted;
    }
    if (spare)
        strip_zeros(digits, exponent, finest);
}

void annals_format_decimal(annals_str *out, annals_decimal decimal, const annals_wording *wording)
{
    static const char *const words[] = {"", "M", "B", "T"};
    uint64_t digits = decimal.digits < 0 ? -(uint64_t)decimal.digits : (uint64_t)decimal.digits;
    int exponent = decimal.exponent;
    if (wording->averaged)
        shorten_mean(&digits, &exponent, wording->finest);
    else if (wording->derived)
        shorten_derived(&digits, &exponent);
    bool date = wording->unit && strcmp(wording->unit, "calendar-year") == 0;
    int scale = date ? 0 : scale_of(&digits, &exponent);
    if (decimal.digits != 0 && (decimal.digits < 0 || wording->signs))
        annals_str_add(out, decimal.digits < 0 ? MINUS : "+");
    add_unit_before(out, wording->unit);
    add_number(out, digits, scale - exponent, !date);
    annals_str_add(out, words[scale == 0 ? 0 : scale / 3 - 1]);
    annals_str_add(out, unit_behind(wording->unit));
}

static void add_range(annals_str *out, const annals_amount *amount, const annals_wording *wording)
{
    bool open_low = amount->low_end == ANNALS_END_OPEN;
    bool open_high = amount->high_end == ANNALS_END_OPEN;
    const char *joint = amount->low.digits < 0 || wording->signs ? " to " : DASH;
    if (open_low)
        joint = open_high ? ", less than " : ", up to ";
    else if (open_high)
        joint = " to less than ";
    annals_str_add(out, open_low ? "more than " : "");
    annals_format_decimal(out, amount->low, wording);
    annals_str_add(out, joint);
    annals_format_decimal(out, amount->high, wording);
}

void annals_format_amount(annals_str *out, const annals_amount *amount, const annals_wording *wording)
{
    annals_wording words = *wording;
    words.derived = words.derived || amount->derived;
    const char *about = amount->about ? "about " : "";
    bool low = amount->low_end != ANNALS_END_NONE;
    bool high = amount->high_end != ANNALS_END_NONE;
    if (!low && !high) {
        annals_str_add(out, "not known");
    } else if (low && !high) {
        annals_str_format(out, "%s%s", amount->low_end == ANNALS_END_OPEN ? "more than " : "at least ", about);
        annals_format_decimal(out, amount->low, &words);
    } else if (high && !low) {
        bool up = amount->high.digits >= 0 && !words.signs;
        const char *bound = up ? "up to " : "at most ";
        annals_str_format(out, "%s%s", amount->high_end == ANNALS_END_OPEN ? "less than " : bound, about);
        annals_format_decimal(out, amount->high, &words);
    } else if (annals_decimal_compare(amount->low, amount->high) == 0) {
        annals_str_add(out, about);
        annals_format_decimal(out, amount->low, &words);
    } else {
        annals_str_add(out, about);
        add_range(out, amount, &words);
    }
}

static void add_bound(annals_str *out, const char *sign, const annals_amount *amount, annals_decimal bound,
                      const annals_wording *wording)
{
    annals_str_add(out, sign);
    annals_str_add(out, amount->about ? "~" : "");
    annals_format_decimal(out, bound, wording);
}

void annals_format_amount_brief(annals_str *out, const annals_amount *amount, const annals_wording *wording)
{
    bool low = amount->low_end != ANNALS_END_NONE, high = amount->high_end != ANNALS_END_NONE;
    bool open = amount->low_end == ANNALS_END_OPEN || amount->high_end == ANNALS_END_OPEN;
    annals_wording words = *wording;
    words.derived = words.derived || amount->derived;
    if (!low && !high) {
        annals_str_add(out, "?");
    } else if (low && high && !open) {
        annals_str_add(out, amount->about ? "~" : "");
        if (annals_decimal_compare(amount->low, amount->high) == 0)
            annals_format_decimal(out, amount->low, &words);
        else
            add_range(out, amount, &words);
    } else {
        if (low)
            add_bound(out, amount->low_end == ANNALS_END_OPEN ? ">" : "\xE2\x89\xA5", amount, amount->low, &words);
        annals_str_add(out, low && high ? ", " : "");
        if (high)
            add_bound(out, amount->high_end == ANNALS_END_OPEN ? "<" : "\xE2\x89\xA4", amount, amount->high, &words);
    }
}
