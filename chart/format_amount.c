/* Amounts as people write them, from their exact digits; no double and no library comes near. */
#include <string.h>

#include "chart/format.h"
#include "text/character.h"

enum { SCALE_FROM = 7, DECIMALS_KEPT = 3, SIGNIFICANT = 3, DIGITS_SIZE = 24 };

static const annals_language *language_of(const annals_wording *wording)
{
    return wording->language ? wording->language : &annals_english;
}

/* The currency of a unit that is one, as the language writes it; NULL: none, or one that it does not know. */
static const annals_currency *currency_of(const annals_language *language, const char *unit)
{
    return unit ? annals_locale_currency(language->locale, unit) : NULL;
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

/* The scale word that a number takes; NULL: none, it is written out. */
static const annals_compact *scale_of(uint64_t *digits, int *exponent, const annals_compact *table)
{
    int whole = (int)digit_count(*digits) + *exponent;
    if (*digits == 0 || whole < SCALE_FROM)
        return NULL;
    const annals_compact *scale = &table[whole > ANNALS_LOCALE_POWERS ? ANNALS_LOCALE_POWERS - 1 : whole - 1];
    /* Zeros written out claim no precision: 72000000000 is 72B, while 14.0B stays so; nor do those that another scale
     * makes of whole millions: 300M is 3億. */
    bool other_scale = scale->power % 3 != 0 && *exponent > 0 && *exponent % 3 == 0;
    if (other_scale || scale->power - *exponent > DECIMALS_KEPT)
        strip_zeros(digits, exponent, scale->power);
    return scale->power == 0 || scale->power - *exponent > DECIMALS_KEPT ? NULL : scale;
}

static void add_digit(annals_str *out, const annals_locale *locale, unsigned digit)
{
    char bytes[4];
    if (locale->zero == '0')
        annals_str_add_char(out, (char)('0' + digit));
    else
        annals_str_add_bytes(out, bytes, annals_character_write(locale->zero + digit, bytes));
}

/* Whether a separator stands before the last `left` digits of a whole number of `whole`. */
static bool is_grouped(const annals_locale *locale, int whole, int left)
{
    if (whole < locale->group_first + locale->group_least || left < locale->group_first)
        return false;
    return locale->group_first > 0 && (left - locale->group_first) % locale->group_next == 0;
}

/* digits * 10^-decimals; decimals may be negative. */
static void add_number(annals_str *out, uint64_t digits, int decimals, bool grouped, const annals_locale *locale)
{
    unsigned text[DIGITS_SIZE];
    size_t count = 0;
    for (; digits > 0 || count == 0; digits /= 10)
        text[count++] = (unsigned)(digits % 10);
    int whole = (int)count - decimals;
    if (count == 1 && text[0] == 0 && decimals < 0)
        whole = 1;
    for (int i = 0; i < whole; i++) {
        if (grouped && i > 0 && is_grouped(locale, whole, whole - i))
            annals_str_add(out, locale->group);
        add_digit(out, locale, i < (int)count ? text[count - 1 - (size_t)i] : 0);
    }
    if (whole <= 0)
        add_digit(out, locale, 0);
    if (decimals > 0)
        annals_str_add(out, locale->decimal);
    for (int i = decimals - 1; i >= 0; i--)
        add_digit(out, locale, i < (int)count ? text[i] : 0);
}

/* What stands around a number of a unit: a sign of currency or percent. */
static annals_affixes affixes_of(const char *unit, const annals_locale *locale, const annals_currency *currency)
{
    annals_affixes around = {"", ""};
    if (currency)
        return currency->around;
    if (unit && strcmp(unit, "%") == 0)
        return locale->percent;
    if (unit && annals_unit_is_currency(unit)) {
        memcpy(around.before, unit, 3);
        memcpy(around.before + 3, " ", 2);
    }
    return around;
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

static void add_scaled(annals_str *out, uint64_t digits, int exponent, const annals_wording *wording)
{
    const annals_language *language = language_of(wording);
    bool date = wording->unit && strcmp(wording->unit, "calendar-year") == 0;
    const annals_compact *scale = date ? NULL : scale_of(&digits, &exponent, language->locale->compact);
    annals_affixes around = affixes_of(wording->unit, language->locale, currency_of(language, wording->unit));
    annals_str_add(out, around.before);
    annals_str_add(out, scale ? scale->around.before : "");
    add_number(out, digits, (scale ? scale->power : 0) - exponent, !date, language->locale);
    annals_str_add(out, scale ? scale->around.after : "");
    annals_str_add(out, around.after);
}

void annals_format_decimal(annals_str *out, annals_decimal decimal, const annals_wording *wording)
{
    const annals_language *language = language_of(wording);
    uint64_t digits = decimal.digits < 0 ? -(uint64_t)decimal.digits : (uint64_t)decimal.digits;
    int exponent = decimal.exponent;
    size_t start = out->size;
    if (wording->averaged)
        shorten_mean(&digits, &exponent, wording->finest);
    else if (wording->derived)
        shorten_derived(&digits, &exponent);
    if (decimal.digits != 0 && (decimal.digits < 0 || wording->signs))
        annals_str_add(out, decimal.digits < 0 ? language->locale->minus : language->locale->plus);
    add_scaled(out, digits, exponent, wording);
    if (wording->unit && strcmp(wording->unit, "pp") == 0)
        annals_word_around(out, start, language, ANNALS_WORD_POINTS);
    if (wording->counted)
        annals_format_counted(out, start, decimal, wording->unit, language);
}

/* The unit is said once, behind the upper end. */
static void add_range(annals_str *out, const annals_amount *amount, const annals_wording *wording)
{
    annals_wording lower = *wording;
    lower.counted = false;
    bool open_low = amount->low_end == ANNALS_END_OPEN;
    bool open_high = amount->high_end == ANNALS_END_OPEN;
    annals_word word = amount->low.digits < 0 || wording->signs ? ANNALS_WORD_RANGE_SIGNED : ANNALS_WORD_RANGE;
    if (open_low)
        word = open_high ? ANNALS_WORD_RANGE_OPEN : ANNALS_WORD_RANGE_OPEN_LOW;
    else if (open_high)
        word = ANNALS_WORD_RANGE_OPEN_HIGH;
    annals_str high = {0};
    size_t start = out->size;
    annals_format_decimal(&high, amount->high, wording);
    annals_format_decimal(out, amount->low, &lower);
    annals_word_join(out, start, language_of(wording), word, annals_str_text(&high));
    out->failed = out->failed || high.failed;
    annals_str_free(&high);
}

static annals_word high_word(const annals_amount *amount, const annals_wording *wording)
{
    if (amount->high_end == ANNALS_END_OPEN)
        return ANNALS_WORD_LESS_THAN;
    return amount->high.digits >= 0 && !wording->signs ? ANNALS_WORD_UP_TO : ANNALS_WORD_AT_MOST;
}

void annals_format_amount(annals_str *out, const annals_amount *amount, const annals_wording *wording)
{
    annals_wording words = *wording;
    const annals_language *language = language_of(wording);
    bool low = amount->low_end != ANNALS_END_NONE, high = amount->high_end != ANNALS_END_NONE;
    size_t start = out->size;
    words.derived = words.derived || amount->derived;
    if (!low && !high) {
        annals_word_add(out, language, ANNALS_WORD_NOT_KNOWN, NULL, NULL);
        return;
    }
    if (low && high && annals_decimal_compare(amount->low, amount->high) != 0)
        add_range(out, amount, &words);
    else
        annals_format_decimal(out, low ? amount->low : amount->high, &words);
    if (amount->about)
        annals_word_around(out, start, language, ANNALS_WORD_ABOUT);
    if (low && !high)
        annals_word_around(out, start, language,
                           amount->low_end == ANNALS_END_OPEN ? ANNALS_WORD_MORE_THAN : ANNALS_WORD_AT_LEAST);
    if (high && !low)
        annals_word_around(out, start, language, high_word(amount, &words));
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
