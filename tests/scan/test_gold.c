/* Short quotes on many subjects, written by hand. Those of dev*.tsv the rules were written with: all must be read.
 * Those of kept*.tsv were kept apart: their share is shown, and must not fall. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/scan/quotes.h"

/* The pairs of files, and how many quotes of the kept one were read right when the rules were last changed. */
static const struct {
    const char *name;
    int kept;
} FILES[] = {{"", 94}, {"-de", 15}, {"-es", 14}, {"-fr", 15}, {"-ja", 14}, {"-ms", 8}, {"-pt", 16}};

/* One line of a gold file. */
typedef struct {
    char line[1024];
    char *language;
    char *text;
    char *amount;
    char *unit;
    char *direction;
} gold;

static char *next_field(char **rest)
{
    char *field = *rest, *tab = field ? strpbrk(field, "\t\n") : NULL;
    *rest = tab ? tab + 1 : NULL;
    if (tab)
        *tab = '\0';
    return field;
}

static bool split(gold *row)
{
    char *rest = row->line;
    row->language = next_field(&rest);
    row->text = next_field(&rest);
    row->amount = next_field(&rest);
    row->unit = next_field(&rest);
    row->direction = next_field(&rest);
    return row->direction != NULL;
}

static bool same_direction(annals_direction seen, const char *wanted)
{
    static const char *const NAMES[] = {"-", "up", "down"};
    return strcmp(NAMES[seen], wanted) == 0;
}

static bool is_right(const quote_readings *readings, const gold *row)
{
    annals_amount wanted;
    if (strcmp(row->amount, "-") == 0 || readings->count != 1)
        return strcmp(row->amount, "-") == 0 && readings->count == 0;
    assert_int_equal(annals_amount_parse(row->amount, strlen(row->amount), &wanted, NULL), ANNALS_OK);
    const annals_reading *seen = &readings->items[0];
    return quote_same_amount(&seen->amount, &wanted) && same_direction(seen->direction, row->direction) &&
           (strcmp(row->unit, ".") == 0 || strcmp(row->unit, seen->unit) == 0);
}

static void show_miss(const quote_readings *readings, const gold *row)
{
    char seen[1024];
    quote_amounts(readings, seen, sizeof seen);
    print_message("%s\t%s\tis %s %s %s, reads as %s %s %d\n", row->language, row->text, row->amount, row->unit,
                  row->direction, seen, readings->items[0].unit, (int)readings->items[0].direction);
}

/* Reads a gold file; returns how many of *count quotes were read right. */
static int score(const char *path, bool show, int *count)
{
    FILE *file = fopen(path, "r");
    annals_scanner *scanner;
    gold row;
    int right = 0;
    *count = 0;
    assert_non_null(file);
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    while (fgets(row.line, sizeof row.line, file)) {
        quote_readings readings;
        if (row.line[0] == '#')
            continue;
        assert_true(split(&row));
        assert_int_equal(quote_read(scanner, row.language, row.text, &readings, NULL), ANNALS_OK);
        bool fine = is_right(&readings, &row);
        if (!fine && show)
            show_miss(&readings, &row);
        right += fine;
        ++*count;
    }
    annals_scanner_close(scanner);
    fclose(file);
    return right;
}

static void reads_every_quote_it_was_written_with(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        char path[64];
        snprintf(path, sizeof path, "tests/scan/gold/dev%s.tsv", FILES[i].name);
        int count, right = score(path, true, &count);
        assert_int_equal(right, count);
    }
}

static void reads_quotes_that_were_kept_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        char path[64];
        snprintf(path, sizeof path, "tests/scan/gold/kept%s.tsv", FILES[i].name);
        int count, right = score(path, false, &count);
        print_message("%s: %d of %d read right\n", path, right, count);
        assert_true(right >= FILES[i].kept);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_quote_it_was_written_with),
        cmocka_unit_test(reads_quotes_that_were_kept_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
