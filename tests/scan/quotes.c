/* Reads marked quotes with a scanner of its own. */
#include "tests/scan/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *unmark(const char *marked, quote_readings *out)
{
    const char *open = NULL;
    size_t size = 0;
    out->start = 0;
    out->end = SIZE_MAX;
    for (const char *at = marked; *at && size + 1 < sizeof out->text; at++) {
        if (strncmp(at, "[[", 2) == 0 && !open) {
            open = at++;
            out->start = size;
        } else if (strncmp(at, "]]", 2) == 0 && open) {
            at++;
            out->end = size;
        } else if (strncmp(at, "\\n", 2) == 0) {
            at++;
            out->text[size++] = '\n';
        } else {
            out->text[size++] = *at;
        }
    }
    out->text[size] = '\0';
    if (out->end == SIZE_MAX)
        out->end = size;
    return out->text;
}

annals_status quote_read(annals_scanner *scanner, const char *language, const char *marked, quote_readings *out,
                         annals_error *error)
{
    *out = (quote_readings){0};
    const char *text = unmark(marked, out);
    annals_reader reader = annals_scanner_reader(scanner);
    return reader.read(reader.context, language, text, strlen(text), out->start, out->end, out->items,
                       ANNALS_READINGS_MAX, &out->count, error);
}

const char *quote_amounts(const quote_readings *readings, char *out, size_t size)
{
    size_t used = 0;
    snprintf(out, size, "-");
    for (size_t i = 0; i < readings->count && i < ANNALS_READINGS_MAX; i++) {
        char amount[ANNALS_AMOUNT_SIZE];
        annals_amount_print(&readings->items[i].amount, amount);
        int written = snprintf(out + used, size - used, "%s%s", i ? " ; " : "", amount);
        used += written > 0 && (size_t)written < size - used ? (size_t)written : 0;
    }
    return out;
}

bool quote_same_amount(const annals_amount *a, const annals_amount *b)
{
    return a->low_end == b->low_end && a->high_end == b->high_end && a->about == b->about && a->percent == b->percent &&
           annals_decimal_compare(a->low, b->low) == 0 && annals_decimal_compare(a->high, b->high) == 0;
}

static void read_or_fail(const char *language, const char *marked, quote_readings *out)
{
    annals_scanner *scanner;
    annals_error error;
    assert_int_equal(annals_scanner_open(&scanner, &error), ANNALS_OK);
    annals_status status = quote_read(scanner, language, marked, out, &error);
    annals_scanner_close(scanner);
    if (status != ANNALS_OK)
        fail_msg("%s: %s:%d: %s", marked, error.file, (int)error.line, error.message);
}

void assert_reads(const char *language, const char *marked, const char *amounts)
{
    quote_readings readings;
    char seen[1024];
    read_or_fail(language, marked, &readings);
    quote_amounts(&readings, seen, sizeof seen);
    if (strcmp(seen, amounts) != 0)
        fail_msg("%s: \"%s\" reads as %s, not as %s", language, marked, seen, amounts);
}

void assert_reads_as(const char *language, const char *marked, const char *amount, const char *unit,
                     annals_direction direction)
{
    quote_readings readings;
    assert_reads(language, marked, amount);
    read_or_fail(language, marked, &readings);
    if (strcmp(unit, ".") != 0 && strcmp(unit, readings.items[0].unit) != 0)
        fail_msg("%s: \"%s\" has the unit \"%s\", not \"%s\"", language, marked, readings.items[0].unit, unit);
    if (direction != readings.items[0].direction)
        fail_msg("%s: \"%s\" has direction %d, not %d", language, marked, readings.items[0].direction, direction);
}
