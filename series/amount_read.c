/* Reads the notation of amounts; tells what is at fault with a text, and leaves the words for it to amount_refuse.c. */
#include "series/amount.h"

#include <string.h>

#include "series/amount_internal.h"
#include "series/decimal.h"

#define MINUS "\xE2\x88\x92"
#define AT_LEAST "\xE2\x89\xA5"
#define AT_MOST "\xE2\x89\xA4"

struct reader {
    const char *at;
    const char *end;
    annals_amount_fault fault;
};

/* One number, as it stands in the text. */
struct number {
    annals_decimal value;
    int letter;    /* power of ten of its scale letter; 0: it has none */
    bool exponent; /* it has one of its own */
    const char *start;
    const char *after;
};

/* What was counted in the digits and separators of a number. */
struct body {
    uint64_t digits; /* the first 18 significant ones */
    size_t significant;
    size_t decimals;
    size_t commas;
    size_t points;
    bool comma_after_point;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool fail(struct reader *reader, annals_fault_kind kind)
{
    reader->fault.kind = kind;
    reader->fault.after = reader->at;
    return false;
}

static bool take(struct reader *reader, const char *token, size_t size)
{
    if ((size_t)(reader->end - reader->at) < size || memcmp(reader->at, token, size) != 0)
        return false;
    reader->at += size;
    return true;
}

static bool take_char(struct reader *reader, char c)
{
    if (reader->at == reader->end || *reader->at != c)
        return false;
    reader->at++;
    return true;
}

static bool take_minus(struct reader *reader)
{
    if (take_char(reader, '-') || take(reader, MINUS, 3))
        return true;
    take_char(reader, '+');
    return false;
}

static void count_digit(struct body *body, char c)
{
    if (body->digits || c != '0')
        body->significant++;
    if (body->significant <= ANNALS_DECIMAL_DIGITS)
        body->digits = body->digits * 10 + (uint64_t)(c - '0');
    if (body->points)
        body->decimals++;
}

static void scan_body(struct reader *reader, struct body *body)
{
    const char *p = reader->at;
    for (; p < reader->end; p++) {
        if (is_digit(*p)) {
            count_digit(body, *p);
        } else if (*p == ',') {
            body->commas++;
            body->comma_after_point = body->comma_after_point || body->points;
        } else if (*p == '.' && !(p + 1 < reader->end && p[1] == '.')) {
            body->points++;
        } else {
            break;
        }
    }
    reader->at = p;
}

/* Whether commas group the digits up to the decimal point by threes, from a first group that does not begin with 0. */
static bool groups_fit(const char *start, const char *end)
{
    size_t size = 0;
    bool first = true;
    if (*start == '0')
        return false;
    for (const char *p = start; p < end && *p != '.'; p++) {
        if (is_digit(*p)) {
            size++;
            continue;
        }
        if (first ? size < 1 || size > 3 : size != 3)
            return false;
        first = false;
        size = 0;
    }
    return size == 3;
}

static bool read_body(struct reader *reader, struct body *body)
{
    const char *start = reader->at;
    scan_body(reader, body);
    if (reader->at == start || !is_digit(*start) || !is_digit(reader->at[-1]))
        return fail(reader, ANNALS_FAULT_SYNTAX);
    if (body->points > 1 || body->comma_after_point || (body->commas && !groups_fit(start, reader->at)))
        return fail(reader, ANNALS_FAULT_SEPARATORS);
    reader->fault.digits = body->significant;
    return body->significant <= ANNALS_DECIMAL_DIGITS || fail(reader, ANNALS_FAULT_DIGITS);
}

int annals_amount_scale(char letter)
{
    switch (letter) {
    case 'k':
    case 'K': return 3;
    case 'M': return 6;
    case 'B': return 9;
    case 'T': return 12;
    default: return 0;
    }
}

/* The digits after e or E, if there are any; else nothing is taken. */
static bool read_exponent(struct reader *reader, int *exponent)
{
    enum { ENOUGH = 10000 };
    const char *p = reader->at;
    if (p == reader->end || (*p != 'e' && *p != 'E'))
        return false;
    p++;
    bool minus = p < reader->end && *p == '-';
    if (p < reader->end && (*p == '-' || *p == '+'))
        p++;
    if (p == reader->end || !is_digit(*p))
        return false;
    int value = 0;
    for (; p < reader->end && is_digit(*p); p++)
        value = value < ENOUGH ? value * 10 + (*p - '0') : value;
    *exponent = minus ? -value : value;
    reader->at = p;
    return true;
}

static int read_scale(struct reader *reader, struct number *number)
{
    int exponent = 0;
    number->letter = reader->at < reader->end ? annals_amount_scale(*reader->at) : 0;
    if (number->letter) {
        reader->at++;
        return number->letter;
    }
    number->exponent = read_exponent(reader, &exponent);
    return exponent;
}

static bool read_number(struct reader *reader, struct number *number)
{
    struct body body = {0};
    number->start = reader->fault.number = reader->at;
    bool minus = take_minus(reader);
    if (!read_body(reader, &body))
        return false;
    long long exponent = read_scale(reader, number) - (long long)body.decimals;
    reader->fault.too_fine = exponent < 0;
    if (exponent < ANNALS_EXPONENT_MIN || exponent > ANNALS_EXPONENT_MAX)
        return fail(reader, ANNALS_FAULT_EXPONENT);
    int64_t digits = (int64_t)body.digits;
    number->value = (annals_decimal){minus ? -digits : digits, (int8_t)exponent};
    number->after = reader->at;
    return true;
}

static annals_qualifier read_qualifier(struct reader *reader)
{
    if (take(reader, AT_LEAST, 3))
        return ANNALS_AT_LEAST;
    if (take(reader, AT_MOST, 3))
        return ANNALS_AT_MOST;
    if (take_char(reader, '>'))
        return take_char(reader, '=') ? ANNALS_AT_LEAST : ANNALS_MORE_THAN;
    if (take_char(reader, '<'))
        return take_char(reader, '=') ? ANNALS_AT_MOST : ANNALS_LESS_THAN;
    return ANNALS_EXACT;
}

static void set_single(annals_amount *amount, annals_qualifier qualifier, annals_decimal value)
{
    static const struct {
        uint8_t low;
        uint8_t high;
    } ends[] = {
        [ANNALS_EXACT] = {ANNALS_END_CLOSED, ANNALS_END_CLOSED},
        [ANNALS_AT_LEAST] = {ANNALS_END_CLOSED, ANNALS_END_NONE},
        [ANNALS_MORE_THAN] = {ANNALS_END_OPEN, ANNALS_END_NONE},
        [ANNALS_AT_MOST] = {ANNALS_END_NONE, ANNALS_END_CLOSED},
        [ANNALS_LESS_THAN] = {ANNALS_END_NONE, ANNALS_END_OPEN},
    };
    amount->low_end = ends[qualifier].low;
    amount->high_end = ends[qualifier].high;
    if (amount->low_end != ANNALS_END_NONE)
        amount->low = value;
    if (amount->high_end != ANNALS_END_NONE)
        amount->high = value;
}

bool annals_amount_scale_is_doubtful(annals_decimal low, annals_decimal high, int scale)
{
    annals_wide scaled = {low.digits, low.exponent + scale};
    return low.digits != 0 && annals_wide_compare(scaled, annals_wide_from(high)) <= 0;
}

static bool check_range(struct reader *reader, const annals_amount *amount)
{
    if (amount->low_end == ANNALS_END_NONE || amount->high_end == ANNALS_END_NONE)
        return true;
    int order = annals_decimal_compare(amount->low, amount->high);
    if (order > 0)
        return fail(reader, ANNALS_FAULT_ORDER);
    if (order == 0 && (amount->low_end == ANNALS_END_OPEN || amount->high_end == ANNALS_END_OPEN))
        return fail(reader, ANNALS_FAULT_EMPTY);
    return true;
}

/* What follows `..`; `low` is the number before it, without a start if there is none. */
static bool read_high_end(struct reader *reader, const struct number *low, annals_amount *amount)
{
    struct number high = {.start = NULL};
    amount->high_end = ANNALS_END_NONE;
    if (reader->at == reader->end || *reader->at == '%')
        return true;
    amount->high_end = take_char(reader, '<') ? ANNALS_END_OPEN : ANNALS_END_CLOSED;
    reader->fault.low = low->start;
    reader->fault.low_after = low->after;
    if (!read_number(reader, &high))
        return false;
    amount->high = high.value;
    if (!check_range(reader, amount))
        return false;
    bool bare = low->start && !low->letter && !low->exponent;
    if (bare && high.letter && annals_amount_scale_is_doubtful(low->value, high.value, high.letter))
        return fail(reader, ANNALS_FAULT_RANGE_SCALE);
    return true;
}

static bool read_bounds(struct reader *reader, annals_amount *amount)
{
    struct number number = {.start = NULL};
    annals_qualifier qualifier = read_qualifier(reader);
    if (qualifier == ANNALS_EXACT && take(reader, "..", 2)) {
        amount->low_end = ANNALS_END_NONE;
        return read_high_end(reader, &number, amount);
    }
    if (!read_number(reader, &number))
        return false;
    const char *after_number = reader->at;
    bool percent = take(reader, "%..", 3);
    if (!percent && !take(reader, "..", 2)) {
        set_single(amount, qualifier, number.value);
        return true;
    }
    if (percent)
        return fail(reader, ANNALS_FAULT_PERCENT_TWICE);
    if (qualifier != ANNALS_EXACT && qualifier != ANNALS_MORE_THAN) {
        reader->at = after_number;
        return fail(reader, ANNALS_FAULT_RANGE_QUALIFIER);
    }
    amount->low = number.value;
    amount->low_end = qualifier == ANNALS_MORE_THAN ? ANNALS_END_OPEN : ANNALS_END_CLOSED;
    return read_high_end(reader, &number, amount);
}

static bool read_amount(struct reader *reader, annals_amount *amount)
{
    amount->about = take_char(reader, '~');
    if (!read_bounds(reader, amount))
        return false;
    amount->percent = take_char(reader, '%');
    return reader->at == reader->end || fail(reader, ANNALS_FAULT_SYNTAX);
}

bool annals_amount_read(const char *text, size_t size, annals_amount *amount, annals_amount_fault *fault)
{
    struct reader reader = {.at = text, .end = text + size};
    annals_amount result = {.about = false};
    if (!read_amount(&reader, &result)) {
        *fault = reader.fault;
        return false;
    }
    annals_amount_settle(&result);
    *amount = result;
    return true;
}

bool annals_amount_looks_like(const char *text)
{
    struct reader reader = {.at = text, .end = text + strlen(text)};
    take_char(&reader, '~');
    read_qualifier(&reader);
    if (take(&reader, "..", 2) && reader.at == reader.end)
        return true;
    take_char(&reader, '<');
    take_minus(&reader);
    take_char(&reader, '.');
    return reader.at < reader.end && is_digit(*reader.at);
}
