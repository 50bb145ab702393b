/* Laws of periods, over random ones of all forms: printing and reading, containing, order, bins. */
#include "series/period.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static annals_period parsed(const char *text)
{
    annals_period period;
    annals_error error;
    if (annals_period_parse(text, strlen(text), &period, &error) != ANNALS_OK)
        fail_msg("%s: %s", text, error.message);
    return period;
}

static void assert_same(const annals_period *a, const annals_period *b)
{
    assert_string_equal(a->text, b->text);
    assert_true(a->earliest == b->earliest && a->latest == b->latest && a->grain == b->grain);
    assert_true(a->approximate == b->approximate && a->uncertain == b->uncertain);
}

/* A generator of its own (splitmix64), so that runs are the same everywhere. */
static uint64_t seed;

static uint64_t any(uint64_t below)
{
    seed += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t mixed = (seed ^ (seed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (mixed ^ (mixed >> 31)) % below;
}

static int any_number(int below)
{
    return (int)any((uint64_t)below);
}

enum { FORMS = 15 };

/* Most of what comes out is a date that exists. */
static void put_random_date(char *out, size_t size)
{
    char year[8];
    bool modern = any(2) == 0;
    snprintf(year, sizeof year, "%s%04d", any(5) == 0 ? "-" : "", modern ? 2015 + any_number(15) : any_number(10000));
    int month = 1 + any_number(12), day = 1 + any_number(31), digit = any_number(10);
    int hour = any_number(24), minute = any_number(60), second = any_number(60), part = any_number(1000000);
    int zone = any_number(24);
    const char *mark = (const char *const[]){"", "", "", "~", "?", "%"}[any(6)];
    switch (any(FORMS)) {
    case 0: snprintf(out, size, "%s%s", year, mark); break;
    case 1: snprintf(out, size, "%s-%02d%s", year, month, mark); break;
    case 2:
    case 3: snprintf(out, size, "%s-%02d-%02d%s", year, month, day, mark); break;
    case 4: snprintf(out, size, "%s-Q%d%s", year, 1 + month % 4, mark); break;
    case 5: snprintf(out, size, "%s-H%d%s", year, 1 + month % 2, mark); break;
    case 6: snprintf(out, size, "%s-W%02d%s", year, 1 + any_number(53), mark); break;
    case 7: snprintf(out, size, "%s-W%02d-%d%s", year, 1 + any_number(53), 1 + any_number(7), mark); break;
    case 8: snprintf(out, size, "%s-%02d%s", year, 21 + any_number(21), mark); break;
    case 9: snprintf(out, size, "%.*sX%s", year[0] == '-' ? 4 : 3, year, mark); break;
    case 10: snprintf(out, size, "%.*sXX%s", year[0] == '-' ? 3 : 2, year, mark); break;
    case 11: snprintf(out, size, "%s-XX%s", year, any(2) ? mark : "-XX"); break;
    case 12: snprintf(out, size, "%s-%02d-XX%s", year, month, mark); break;
    case 13: snprintf(out, size, "%s-%02d-%02dT%02d:%02d:%02dZ", year, month, day, hour, minute, second); break;
    default:
        snprintf(out, size, "%s-%02d-%02dT%02d:%02d:%02d.%0*d%c%02d:%02d", year, month, day, hour, minute, second,
                 digit % 6 + 1, part % 10, digit % 2 ? '+' : '-', zone, minute);
        break;
    }
}

static void put_random_period(char *out, size_t size)
{
    char start[48], end[48];
    put_random_date(start, sizeof start);
    put_random_date(end, sizeof end);
    switch (any(8)) {
    case 0: snprintf(out, size, "%s/%s", start, end); break;
    case 1: snprintf(out, size, "../%s", end); break;
    case 2: snprintf(out, size, "%s/%s", start, any(2) ? ".." : ""); break;
    default: snprintf(out, size, "%s", start); break;
    }
}

/* The next random text that is a period; counts those that are none. */
static annals_period random_period(int *refused)
{
    for (;;) {
        char text[100];
        annals_period period;
        put_random_period(text, sizeof text);
        if (annals_period_parse(text, strlen(text), &period, NULL) == ANNALS_OK)
            return period;
        ++*refused;
    }
}

static void printing_and_reading_again_gives_the_same(void **state)
{
    (void)state;
    enum { ROUNDS = 200000 };
    int refused = 0;
    seed = 1;
    for (int i = 0; i < ROUNDS; i++) {
        annals_period once = random_period(&refused);
        annals_period again = parsed(once.text);
        assert_same(&once, &again);
        assert_true(once.earliest <= once.latest);
        assert_true(strlen(once.text) < ANNALS_PERIOD_SIZE);
    }
    assert_true(refused < ROUNDS / 2); /* else the generator tests little */
}

static void containing_and_overlapping_keep_their_laws(void **state)
{
    (void)state;
    int refused = 0;
    int contained = 0;
    int overlapping = 0;
    seed = 2;
    for (int i = 0; i < 100000; i++) {
        annals_period a = random_period(&refused);
        annals_period b = random_period(&refused);
        assert_true(annals_period_contains(&a, &a));
        assert_true(annals_period_overlaps(&a, &a));
        assert_int_equal(annals_period_overlaps(&a, &b), annals_period_overlaps(&b, &a));
        if (annals_period_contains(&a, &b)) {
            contained++;
            assert_true(annals_period_overlaps(&a, &b));
            if (annals_period_contains(&b, &a))
                assert_true(a.earliest == b.earliest && a.latest == b.latest);
        }
        overlapping += annals_period_overlaps(&a, &b);
        bool apart = a.latest < b.earliest || b.latest < a.earliest;
        assert_int_equal(annals_period_overlaps(&a, &b), !apart);
    }
    assert_true(contained > 100 && overlapping > contained);
}

static void containing_passes_on(void **state)
{
    (void)state;
    static const char *const chain[] = {"19XX/..",  "20XX",       "2010/2039",
                                        "202X",     "2025",       "2025-H2",
                                        "2025-Q3",  "2025-08",    "2025-08-10/2025-08-30",
                                        "2025-W34", "2025-08-20", "2025-08-20T12:00:00Z"};
    for (size_t i = 0; i < sizeof chain / sizeof *chain; i++) {
        annals_period outer = parsed(chain[i]);
        for (size_t j = i; j < sizeof chain / sizeof *chain; j++) {
            annals_period inner = parsed(chain[j]);
            assert_true(annals_period_contains(&outer, &inner));
            assert_int_equal(annals_period_contains(&inner, &outer), i == j);
        }
    }
    annals_period day = parsed("2025-08-31");
    annals_period month = parsed("2025-09");
    assert_false(annals_period_overlaps(&day, &month));
    assert_false(annals_period_contains(&day, &month));
}

static void orders_by_start_then_end_then_text(void **state)
{
    (void)state;
    static const char *const ordered[] = {"../2024",
                                          "-0044",
                                          "2024",
                                          "2025-01-01T00:00:00Z",
                                          "2025-01-01",
                                          "2025-01",
                                          "2025-Q1",
                                          "2025-H1",
                                          "2025",
                                          "2025%",
                                          "2025~",
                                          "2025-08-15",
                                          "2025-08-15/2025-08-15",
                                          "2025-08-15/..",
                                          "9999"};
    for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++) {
        annals_period a = parsed(ordered[i]);
        for (size_t j = 0; j < sizeof ordered / sizeof *ordered; j++) {
            annals_period b = parsed(ordered[j]);
            int order = annals_period_compare(&a, &b);
            if ((i < j) != (order < 0) || (i == j) != (order == 0))
                fail_msg("%s against %s: %d", ordered[i], ordered[j], order);
            assert_int_equal(annals_period_same(&a, &b), i == j);
        }
    }
}

static const annals_grain bins[] = {ANNALS_DAY, ANNALS_WEEK, ANNALS_MONTH, ANNALS_QUARTER, ANNALS_HALF, ANNALS_YEAR};
enum { BINS = sizeof bins / sizeof *bins };

static void bins_hold_their_moment_and_tile_time(void **state)
{
    (void)state;
    annals_moment first = parsed("-9999").earliest;
    annals_moment last = parsed("9999").latest;
    uint64_t range = (uint64_t)last - (uint64_t)first;
    seed = 3;
    for (int i = 0; i < 20000; i++) {
        annals_moment moment = first + (annals_moment)any(range);
        for (size_t j = 0; j < BINS; j++) {
            annals_period bin, next, again;
            assert_int_equal(annals_period_at(moment, bins[j], &bin, NULL), ANNALS_OK);
            assert_int_equal(bin.grain, bins[j]);
            assert_true(bin.earliest <= moment && moment <= bin.latest);
            again = parsed(bin.text);
            assert_same(&bin, &again);
            if (bin.latest >= last)
                continue;
            assert_int_equal(annals_period_at(bin.latest + 1, bins[j], &next, NULL), ANNALS_OK);
            assert_int_equal(next.earliest, bin.latest + 1);
        }
    }
}

static void bins_reach_from_the_first_to_the_last_year(void **state)
{
    (void)state;
    annals_moment first = parsed("-9999").earliest;
    annals_moment last = parsed("9999").latest;
    for (size_t j = 0; j < BINS; j++) {
        annals_period bin;
        annals_error error;
        assert_int_equal(annals_period_at(first, bins[j], &bin, NULL), ANNALS_OK);
        assert_int_equal(bin.earliest, first);
        bool whole = bins[j] != ANNALS_WEEK; /* the last week of 9999 ends in 10000 */
        assert_int_equal(annals_period_at(last, bins[j], &bin, NULL), whole ? ANNALS_OK : ANNALS_INVALID);
        assert_int_equal(annals_period_at(first - 1, bins[j], &bin, &error), ANNALS_INVALID);
        assert_int_equal(annals_period_at(last + 1, bins[j], &bin, &error), ANNALS_INVALID);
        assert_non_null(strstr(error.message, "of the year 10000; years run from -9999 to 9999"));
    }
    annals_period bin;
    assert_int_equal(annals_period_at(0, ANNALS_SEASON, &bin, NULL), ANNALS_USAGE);
    assert_int_equal(annals_period_at(0, ANNALS_INSTANT, &bin, NULL), ANNALS_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printing_and_reading_again_gives_the_same),
        cmocka_unit_test(containing_and_overlapping_keep_their_laws),
        cmocka_unit_test(containing_passes_on),
        cmocka_unit_test(orders_by_start_then_end_then_text),
        cmocka_unit_test(bins_hold_their_moment_and_tile_time),
        cmocka_unit_test(bins_reach_from_the_first_to_the_last_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
