/* Writes amounts and decimals in the one form that reads as the same again; knows nothing of refusals. */
#include "series/amount.h"

#include <string.h>

#include "series/amount_internal.h"

enum { MOST_WHOLE_DIGITS = 4, MOST_LEADING_ZEROS = 5 };

/* How a decimal is written. */
enum form {
    FORM_PLAIN,
    FORM_LETTER,
    FORM_LETTER_POWER, /* 14.3e9: as with a letter, but with what the letter stands for */
    FORM_POWER         /* 1.43e16: one digit before the point */
};

/* A decimal taken apart for writing. */
struct parts {
    bool minus;
    char digits[ANNALS_DECIMAL_DIGITS];
    int count; /* of digits, at least 1 */
    int exponent;
    enum form form;
    int scale; /* of the letter */
};

static char letter_of(int scale)
{
    return "kMBT"[scale / 3 - 1];
}

static void split_digits(annals_decimal decimal, struct parts *parts)
{
    char reversed[ANNALS_DECIMAL_DIGITS + 2];
    uint64_t rest = decimal.digits < 0 ? 0 - (uint64_t)decimal.digits : (uint64_t)decimal.digits;
    parts->minus = decimal.digits < 0;
    parts->exponent = decimal.exponent;
    parts->count = 0;
    do {
        reversed[parts->count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest && parts->count < ANNALS_DECIMAL_DIGITS);
    for (int i = 0; i < parts->count; i++)
        parts->digits[i] = reversed[parts->count - 1 - i];
}

/* The smallest letter that leaves at most four digits before the point, and at least one; else the largest that leaves
 * one; 0 if there is none. */
static int choose_letter(const struct parts *parts)
{
    int chosen = 0;
    for (int scale = 3; scale <= 12; scale += 3) {
        int whole = parts->count + parts->exponent - scale;
        if (scale < parts->exponent)
            continue;
        if (whole < 1)
            break;
        chosen = scale;
        if (whole <= MOST_WHOLE_DIGITS)
            break;
    }
    return chosen;
}

static struct parts take_apart(annals_decimal decimal)
{
    struct parts parts;
    split_digits(decimal, &parts);
    parts.scale = parts.exponent > 0 ? choose_letter(&parts) : 0;
    if (parts.scale)
        parts.form = FORM_LETTER;
    else if (parts.exponent <= 0 && -parts.exponent - parts.count <= MOST_LEADING_ZEROS)
        parts.form = FORM_PLAIN;
    else
        parts.form = FORM_POWER;
    return parts;
}

static char *put(char *out, const char *bytes, int size)
{
    memcpy(out, bytes, (size_t)size);
    return out + size;
}

static char *put_zeros(char *out, int count)
{
    if (count <= 0)
        return out;
    memset(out, '0', (size_t)count);
    return out + count;
}

/* The digits with the last `decimals` of them after the point, with zeros before them as needed. */
static char *put_with_point(char *out, const struct parts *parts, int decimals)
{
    int whole = parts->count - decimals;
    if (whole > 0)
        out = put(out, parts->digits, whole);
    else
        *out++ = '0';
    if (decimals == 0)
        return out;
    *out++ = '.';
    out = put_zeros(out, -whole);
    return whole > 0 ? put(out, parts->digits + whole, decimals) : put(out, parts->digits, parts->count);
}

/* At most two digits. */
static char *put_exponent(char *out, int exponent)
{
    *out++ = 'e';
    if (exponent < 0) {
        *out++ = '-';
        exponent = -exponent;
    }
    if (exponent >= 10)
        *out++ = (char)('0' + exponent / 10);
    *out++ = (char)('0' + exponent % 10);
    return out;
}

static char *put_parts(char *out, const struct parts *parts)
{
    if (parts->minus)
        *out++ = '-';
    if (parts->form == FORM_PLAIN)
        return put_with_point(out, parts, -parts->exponent);
    int scale = parts->form == FORM_POWER ? parts->exponent + parts->count - 1 : parts->scale;
    out = put_with_point(out, parts, scale - parts->exponent);
    if (parts->form != FORM_LETTER)
        return put_exponent(out, scale);
    *out++ = letter_of(scale);
    return out;
}

static char *put_decimal(char *out, annals_decimal decimal)
{
    struct parts parts = take_apart(decimal);
    return put_parts(out, &parts);
}

static char *put_range(char *out, const annals_amount *amount)
{
    struct parts low = take_apart(amount->low);
    struct parts high = take_apart(amount->high);
    if (low.form == FORM_PLAIN && high.form == FORM_LETTER &&
        annals_amount_scale_is_doubtful(amount->low, amount->high, high.scale))
        high.form = FORM_LETTER_POWER;
    if (amount->low_end == ANNALS_END_OPEN)
        *out++ = '>';
    out = put_parts(out, &low);
    out = put(out, "..", 2);
    if (amount->high_end == ANNALS_END_OPEN)
        *out++ = '<';
    return put_parts(out, &high);
}

static char *put_sign(char *out, annals_qualifier qualifier)
{
    static const struct {
        const char *text;
        int size;
    } signs[] = {
        [ANNALS_AT_LEAST] = {">=", 2}, [ANNALS_MORE_THAN] = {">", 1}, [ANNALS_AT_MOST] = {"<=", 2},
        [ANNALS_LESS_THAN] = {"<", 1}, [ANNALS_RANGE] = {NULL, 0},
    };
    return signs[qualifier].size ? put(out, signs[qualifier].text, signs[qualifier].size) : out;
}

size_t annals_amount_print(const annals_amount *amount, char out[ANNALS_AMOUNT_SIZE])
{
    char *at = out;
    annals_qualifier qualifier = annals_amount_qualifier(amount);
    if (amount->about)
        *at++ = '~';
    if (qualifier == ANNALS_UNBOUNDED) {
        at = put(at, "..", 2);
    } else if (qualifier == ANNALS_RANGE) {
        at = put_range(at, amount);
    } else {
        at = put_sign(at, qualifier);
        at = put_decimal(at, amount->low_end == ANNALS_END_NONE ? amount->high : amount->low);
    }
    if (amount->percent)
        *at++ = '%';
    *at = '\0';
    return (size_t)(at - out);
}

size_t annals_decimal_print(annals_decimal decimal, char out[ANNALS_AMOUNT_SIZE])
{
    struct parts parts;
    char *at = out;
    split_digits(decimal, &parts);
    if (parts.minus)
        *at++ = '-';
    at = put_with_point(at, &parts, parts.exponent < 0 ? -parts.exponent : 0);
    if (decimal.digits != 0)
        at = put_zeros(at, parts.exponent);
    *at = '\0';
    return (size_t)(at - out);
}
