/* Says in words why a text is no amount, and what to write instead; knows the fault, and tries its advice out by
 * reading it. */
#include "series/amount_internal.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN_SIZE = 60, WORDS_SIZE = 600 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Copies what a person typed: no control characters, cut at a character's edge. */
static void show(char *out, size_t room, const char *text, size_t size)
{
    static const char more[] = "...";
    bool cut = size >= room;
    size_t kept = cut ? room - sizeof more : size;
    while (cut && kept > 0 && ((unsigned char)text[kept] & 0xC0) == 0x80)
        kept--;
    for (size_t i = 0; i < kept; i++) {
        unsigned char c = (unsigned char)text[i];
        out[i] = c < 0x20 || c == 0x7F ? '?' : text[i];
    }
    memcpy(out + kept, more, cut ? sizeof more : 1);
    if (!cut)
        out[kept] = '\0';
}

static void show_span(char *out, size_t room, const char *start, const char *after)
{
    show(out, room, start, (size_t)(after - start));
}

/* A number and what was written of its scale and its `%`. */
static const char *number_end(const char *at, const char *end)
{
    while (at < end && is_word(*at))
        at++;
    return at < end && *at == '%' ? at + 1 : at;
}

/* What was counted of the separators in a number. */
struct separators {
    size_t commas;
    size_t points;
    const char *last_comma;
    const char *first_point;
    const char *last_point;
};

static struct separators count_separators(const char *start, const char *after)
{
    struct separators found = {0};
    for (const char *p = start; p < after; p++) {
        if (*p == ',') {
            found.commas++;
            found.last_comma = p;
        } else if (*p == '.') {
            found.points++;
            found.first_point = found.first_point ? found.first_point : p;
            found.last_point = p;
        }
    }
    return found;
}

/* One reading of a number: the separator at `point` is its decimal sign (NULL: none), all others only group. */
static void reading(char *out, size_t room, const char *start, const char *end, const char *point)
{
    char plain[WORDS_SIZE];
    size_t size = 0;
    bool leading = true;
    for (const char *p = start; p < end && size < sizeof plain; p++) {
        bool separator = *p == ',' || *p == '.';
        bool needless = leading && *p == '0' && p + 1 < end && p + 1 != point;
        leading = leading && (!is_digit(*p) || needless);
        if (p == point)
            plain[size++] = '.';
        else if (!separator && !needless)
            plain[size++] = *p;
    }
    show(out, room, plain, size);
}

static void words_for_separators(const annals_amount_fault *fault, const char *end, char *out)
{
    char first[SHOWN_SIZE];
    char second[SHOWN_SIZE];
    const char *start = fault->number;
    struct separators found = count_separators(start, fault->after);
    const char *after = number_end(fault->after, end);
    bool comma_last = found.commas == 1 && (!found.last_point || found.last_comma > found.last_point);
    if (found.points > 1 ? found.commas > 0 && !comma_last : found.commas > 1 || !comma_last) {
        reading(first, sizeof first, start, after, found.last_point);
        snprintf(out, WORDS_SIZE, "`,` groups by threes before the one decimal point; write %s if that is meant",
                 first);
        return;
    }
    reading(first, sizeof first, start, after, comma_last ? found.last_comma : NULL);
    reading(second, sizeof second, start, after, found.first_point);
    snprintf(out, WORDS_SIZE, "two readings, %s or %s; write %s for the first, %s for the second", first, second, first,
             second);
}

static void words_for_range_scale(const annals_amount_fault *fault, char *out)
{
    char low[SHOWN_SIZE];
    char high[SHOWN_SIZE];
    char letter = fault->after[-1];
    show_span(low, sizeof low, fault->low, fault->low_after);
    show_span(high, sizeof high, fault->number, fault->after - 1);
    snprintf(out, WORDS_SIZE,
             "two readings, %s%c..%s%c or %s..%se%d; write %s%c..%s%c for the first, %s..%se%d for the second", low,
             letter, high, letter, low, high, annals_amount_scale(letter), low, letter, high, letter, low, high,
             annals_amount_scale(letter));
}

/* What people write for what the notation has. */
struct substitute {
    const char *written;
    const char *meant;
    const char *words;
};

static const char spaces[] = "spaces have no place in an amount";
static const char currency[] = "a currency is no part of an amount";
static const char scales[] = "the scales are k M B T";
static const char signs[] = "the signs are > >= < <= ~ .. %";

/* Longer ones first where one begins another. */
static const struct substitute substitutes[] = {
    {" ", "", spaces},
    {"\t", "", spaces},
    {"\xC2\xA0", "", spaces},
    {"\xE2\x80\xAF", "", spaces},
    {"\xE2\x80\x89", "", spaces},
    {"\xE3\x80\x80", "", spaces},
    {"US$", "", currency},
    {"$", "", currency},
    {"\xE2\x82\xAC", "", currency}, /* euro */
    {"\xC2\xA3", "", currency},     /* pound */
    {"\xC2\xA5", "", currency},     /* yen, yuan */
    {"\xEF\xBF\xA5", "", currency}, /* the same, wide */
    {"\xE2\x82\xB1", "", currency}, /* peso */
    {"\xE2\x82\xBD", "", currency}, /* rouble */
    {"USD", "", currency},
    {"EUR", "", currency},
    {"GBP", "", currency},
    {"CNY", "", currency},
    {"RMB", "", currency},
    {"RUB", "", currency},
    {"PHP", "", currency},
    {"JPY", "", currency},
    {"thousand", "k", scales},
    {"million", "M", scales},
    {"billion", "B", scales},
    {"trillion", "T", scales},
    {"mln", "M", scales},
    {"mld", "B", scales},
    {"mrd", "B", scales},
    {"Mrd", "B", scales},
    {"bn", "B", scales},
    {"Bn", "B", scales},
    {"BN", "B", scales},
    {"mn", "M", scales},
    {"Mn", "M", scales},
    {"mm", "M", scales},
    {"tn", "T", scales},
    {"m", "M", scales},
    {"b", "B", scales},
    {"t", "T", scales},
    {"=>", ">=", signs},
    {"=<", "<=", signs},
    {"\xE2\x89\x88", "~", signs},  /* almost equal */
    {"\xE2\x80\x93", "..", signs}, /* en dash */
    {"\xE2\x80\x94", "..", signs}, /* em dash */
    {"\xE2\x80\xA6", "..", signs}, /* ellipsis */
    {"...", "..", signs},
    {"\xEF\xBC\x85", "%", signs}, /* wide % */
};

static const struct substitute *find_substitute(const char *at, const char *end)
{
    for (size_t i = 0; i < sizeof substitutes / sizeof *substitutes; i++) {
        size_t size = strlen(substitutes[i].written);
        if ((size_t)(end - at) >= size && memcmp(at, substitutes[i].written, size) == 0)
            return &substitutes[i];
    }
    return NULL;
}

/* A substitute that depends on its neighbours: a hyphen for a range, a point without a digit on one side. */
static const struct substitute *find_in_place(const char *start, const char *at, const char *end)
{
    static const struct substitute hyphen = {"-", "..", signs};
    static const struct substitute bare_point = {".", "0.", "a digit stands before the point"};
    static const struct substitute last_point = {".", "", "a digit stands after the point"};
    static const struct substitute last_comma = {",", "", "`,` groups by threes"};
    bool after_word = at > start && (is_word(at[-1]) || at[-1] == '%');
    bool before_digit = at + 1 < end && is_digit(at[1]);
    if (*at == '-' && after_word && before_digit)
        return at[-1] == 'e' || at[-1] == 'E' ? NULL : &hyphen;
    if (*at == '.' && !after_word && before_digit && (at == start || at[-1] != '.'))
        return &bare_point;
    if (at + 1 == end && after_word && *at == '.')
        return &last_point;
    return at + 1 == end && after_word && *at == ',' ? &last_comma : NULL;
}

static const struct substitute *substitute_at(const char *start, const char *at, const char *end)
{
    const struct substitute *found = find_substitute(at, end);
    return found ? found : find_in_place(start, at, end);
}

/* Writes the text as it would be in the notation. Returns what was wrong, NULL if it
 * was nothing known: the first thing, but a currency above all, since it belongs elsewhere. */
static const char *rewrite(const char *text, size_t size, char *out, size_t room)
{
    const char *words = NULL;
    const char *end = text + size;
    size_t used = 0;
    if (size > 1 && end[-1] == '+') {
        words = signs;
        used = (size_t)snprintf(out, room, ">=");
        end--;
    }
    for (const char *p = text; p < end && used + 3 < room;) {
        const struct substitute *found = substitute_at(text, p, end);
        if (found) {
            words = words && found->words != currency ? words : found->words;
            used += (size_t)snprintf(out + used, room - used, "%s", found->meant);
            p += strlen(found->written);
        } else {
            out[used++] = *p++;
        }
    }
    out[used] = '\0';
    return words;
}

static void words_for_syntax(const char *text, size_t size, char *out)
{
    char written[SHOWN_SIZE];
    annals_amount ignored;
    annals_amount_fault why;
    const char *words = size < sizeof written / 2 ? rewrite(text, size, written, sizeof written) : NULL;
    if (size == 0) {
        snprintf(out, WORDS_SIZE, "an amount is missing; write a number such as 600, 14.3B, 5%%, >=13, ~600 or 20..99");
    } else if (words && annals_amount_read(written, strlen(written), &ignored, &why)) {
        snprintf(out, WORDS_SIZE, "%s; write %s%s", words, written,
                 words == currency ? " and put the currency in the unit" : "");
    } else {
        snprintf(out, WORDS_SIZE, "%s; write a number such as 600, 14.3B, 5%%, >=13, ~600 or 20..99",
                 words == currency ? currency : "not an amount");
    }
}

static void words_for_size(const annals_amount_fault *fault, char *out)
{
    if (fault->kind == ANNALS_FAULT_DIGITS)
        snprintf(out, WORDS_SIZE, "needs %zu digits; an amount holds %d", fault->digits, ANNALS_DECIMAL_DIGITS);
    else
        snprintf(out, WORDS_SIZE, "its last digit stands for %s; an amount holds 10^%d to 10^%d",
                 fault->too_fine ? "less than 10^-18" : "more than 10^18", ANNALS_EXPONENT_MIN, ANNALS_EXPONENT_MAX);
}

static void words_for_range(const annals_amount_fault *fault, char *out)
{
    char low[SHOWN_SIZE];
    switch (fault->kind) {
    case ANNALS_FAULT_ORDER:
        snprintf(out, WORDS_SIZE, "the low end of the range is above its high end; write the lower one first");
        return;
    case ANNALS_FAULT_EMPTY:
        show_span(low, sizeof low, fault->low, fault->low_after);
        snprintf(out, WORDS_SIZE, "nothing lies in that range; write %s for the number itself", low);
        return;
    case ANNALS_FAULT_PERCENT_TWICE:
        snprintf(out, WORDS_SIZE, "%% stands once, at the very end, and is said of both ends; write 20..30%%");
        return;
    default:
        snprintf(out, WORDS_SIZE, "only > may stand before a range, whose ends belong to it; write 20..99 or >20..<99");
        return;
    }
}

annals_status annals_amount_refuse(const char *text, size_t size, const annals_amount_fault *fault, annals_error *error)
{
    char shown[SHOWN_SIZE];
    char words[WORDS_SIZE];
    bool too_big = fault->kind == ANNALS_FAULT_DIGITS || fault->kind == ANNALS_FAULT_EXPONENT;
    annals_status status = too_big ? ANNALS_OVERFLOW : ANNALS_INVALID;
    if (!error)
        return status;
    if (too_big)
        words_for_size(fault, words);
    else if (fault->kind == ANNALS_FAULT_SYNTAX)
        words_for_syntax(text, size, words);
    else if (fault->kind == ANNALS_FAULT_SEPARATORS)
        words_for_separators(fault, text + size, words);
    else if (fault->kind == ANNALS_FAULT_RANGE_SCALE)
        words_for_range_scale(fault, words);
    else
        words_for_range(fault, words);
    show(shown, sizeof shown, text, size);
    return annals_error_set(error, status, "amount: \"%s\": %s", shown, words);
}
