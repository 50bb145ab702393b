/* Periods, numbers and kinds as SDMX writes them, and back. */
#include "series/sdmx.h"

#include "series/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static annals_period period_of(const char *text)
{
    annals_period period;
    annals_error error;
    if (annals_period_parse(text, strlen(text), &period, &error))
        fail_msg("%s: %s", text, error.message);
    return period;
}

static void writes_periods_as_sdmx_has_them(void **state)
{
    (void)state;
    static const struct {
        const char *edtf, *sdmx;
    } pairs[] = {
        {"2025", "2025"},
        {"2025-08", "2025-08"},
        {"2025-08-15", "2025-08-15"},
        {"2025-Q3", "2025-Q3"},
        {"2025-H1", "2025-S1"},
        {"2025-W34", "2025-W34"},
        {"2025-08-15T12:30:45.25Z", "2025-08-15T12:30:45.25Z"},
        {"2025-08~", "2025-08"},
        {"2025-H2?", "2025-S2"},
        {"2025-08/2025-12", "2025-08-01/P5M"},
        {"2025-06-24~/2025-06-30~", "2025-06-24/P7D"},
        {"2025-21", "2025-03-01/P3M"},
        {"201X", "2010-01-01/P120M"},
        {"9998/9999", "9998-01-01/P24M"},
        {"../2025-08-15", ""},
        {"2025-08-15/..", ""},
        {"2025-08-15/", ""},
        {"2025-XX-12", ""},
        {"0000", ""},
        {"-0044-03-15", ""},
        {"2025-08-15T12:00:00Z/2025-08-16", ""},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char out[ANNALS_PERIOD_SIZE];
        annals_period period = period_of(pairs[i].edtf);
        annals_sdmx_period_print(&period, out);
        assert_string_equal(out, pairs[i].sdmx);
    }
}

static void reads_sdmx_times(void **state)
{
    (void)state;
    static const struct {
        const char *sdmx, *edtf;
    } pairs[] = {
        {"2025", "2025"},
        {"2025-A1", "2025"},
        {"2025-S2", "2025-H2"},
        {"2025-T3", "2025-39"},
        {"2025-Q3", "2025-Q3"},
        {"2025-M08", "2025-08"},
        {"2025-W34", "2025-W34"},
        {"2025-D001", "2025-01-01"},
        {"2024-D366", "2024-12-31"},
        {"2025-08-15", "2025-08-15"},
        {"2025-08-15T12:30:45Z", "2025-08-15T12:30:45Z"},
        {"2025-08-01/P5M", "2025-08-01/2025-12-31"},
        {"2025-06-24/P7D", "2025-06-24/2025-06-30"},
        {"2024-02-28/P1M", "2024-02-28/2024-03-27"},
        {"2024-01-31/P1M1D", "2024-01-31/2024-02-29"},
        {"2025-01-01/P1Y", "2025-01-01/2025-12-31"},
        {"9999-01-01/P1Y", "9999-01-01/9999-12-31"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        annals_period period;
        annals_error error;
        if (annals_sdmx_period_parse(pairs[i].sdmx, strlen(pairs[i].sdmx), &period, &error))
            fail_msg("%s: %s", pairs[i].sdmx, error.message);
        assert_string_equal(period.text, pairs[i].edtf);
    }
}

static void refuses_times_that_sdmx_has_not(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",          "2025~",          "2025-21",        "2025-35",        "201X",           "..",
        "2025/2026", "2025-08/P1M",    "2025-08-01/P",   "2025-08-01/PM",  "2025-08-01/P0D", "2025-08-01/P1D1M",
        "2025-S3",   "2025-S0",        "2025-A2",        "2025-M13",       "2025-D366",      "2025-D000",
        "2025-13",   "2025-08-01/P1H", "2025-02-30/P1D", "9999-01-01/P2Y", "x025-S1",        "2025-08-01/P99999999D",
        "-0044",     "2025-08-15T12",  "2025-08-01/",    "/P1D",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        annals_period period;
        annals_error error;
        if (!annals_sdmx_period_parse(texts[i], strlen(texts[i]), &period, &error))
            fail_msg("%s: taken as %s", texts[i], period.text);
        assert_int_equal(error.status, ANNALS_INVALID);
        assert_non_null(strstr(error.message, "TIME_PERIOD"));
        assert_int_not_equal(annals_sdmx_period_parse(texts[i], strlen(texts[i]), &period, NULL), ANNALS_OK);
    }
}

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* What is written reads back with the bounds of the period. */
static void keeps_the_bounds_of_any_period(void **state)
{
    (void)state;
    uint64_t seed = 20250815;
    for (int i = 0; i < 20000; i++) {
        int64_t first = annals_calendar_day(1, 1, 1) + (int64_t)(next_random(&seed) % 3600000);
        int64_t last = first + (int64_t)(next_random(&seed) % 800);
        annals_date a = annals_calendar_date(first), b = annals_calendar_date(last);
        char text[ANNALS_PERIOD_SIZE], out[ANNALS_PERIOD_SIZE];
        if (i % 2)
            snprintf(text, sizeof text, "%04d-%02d/%04d-%02d", (int)a.year, (int)a.month, (int)b.year, (int)b.month);
        else
            snprintf(text, sizeof text, "%04d-%02d-%02d/%04d-%02d-%02d", (int)a.year, (int)a.month, (int)a.day,
                     (int)b.year, (int)b.month, (int)b.day);
        annals_period period = period_of(text), back;
        annals_sdmx_period_print(&period, out);
        assert_int_equal(annals_sdmx_period_parse(out, strlen(out), &back, NULL), ANNALS_OK);
        assert_true(back.earliest == period.earliest && back.latest == period.latest);
    }
}

static void writes_numbers_in_steps_of_a_thousand(void **state)
{
    (void)state;
    static const struct {
        annals_decimal decimal;
        const char *value;
        int multiplier;
    } rows[] = {
        {{143, 8}, "14.3", 9}, {{60, 9}, "60", 9},     {{140, 8}, "14.0", 9},
        {{2, 4}, "0.02", 6},   {{2000, 0}, "2000", 0}, {{-5, -2}, "-0.05", 0},
        {{0, 0}, "0", 0},      {{1, 18}, "1", 18},     {{1, 16}, "0.01", 18},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char value[ANNALS_AMOUNT_SIZE];
        int multiplier;
        annals_sdmx_value_print(rows[i].decimal, value, &multiplier);
        assert_string_equal(value, rows[i].value);
        assert_int_equal(multiplier, rows[i].multiplier);
    }
}

static void reads_back_any_number_with_its_precision(void **state)
{
    (void)state;
    uint64_t seed = 14300000000;
    for (int i = 0; i < 20000; i++) {
        int64_t digits = (int64_t)(next_random(&seed) % INT64_C(1000000000000000000)) >> next_random(&seed) % 60;
        annals_decimal decimal = {i % 2 ? -digits : digits, (int8_t)(next_random(&seed) % 37 - 18)}, back;
        char value[ANNALS_AMOUNT_SIZE], multiplier[8];
        int power;
        annals_sdmx_value_print(decimal, value, &power);
        snprintf(multiplier, sizeof multiplier, "%d", power);
        assert_int_equal(annals_sdmx_value_parse(value, multiplier, &back, NULL), ANNALS_OK);
        assert_true(back.digits == decimal.digits && back.exponent == decimal.exponent);
    }
}

static void refuses_what_is_no_number(void **state)
{
    (void)state;
    static const struct {
        const char *value, *multiplier;
        annals_status status;
    } rows[] = {
        {"NaN", NULL, ANNALS_INVALID}, {"", NULL, ANNALS_INVALID},      {">5", NULL, ANNALS_INVALID},
        {"5B", NULL, ANNALS_INVALID},  {"5", "x", ANNALS_INVALID},      {"5", "99", ANNALS_INVALID},
        {"5", "1.5", ANNALS_INVALID},  {"5", "-", ANNALS_INVALID},      {"1..2", NULL, ANNALS_INVALID},
        {"5", "123", ANNALS_INVALID},  {"5e18", "18", ANNALS_OVERFLOW},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        annals_decimal decimal;
        assert_int_equal(annals_sdmx_value_parse(rows[i].value, rows[i].multiplier, &decimal, NULL), rows[i].status);
    }
}

static void gives_each_kind_a_code(void **state)
{
    (void)state;
    annals_kind kind;
    assert_string_equal(annals_sdmx_status(ANNALS_ACTUAL), "A");
    assert_string_equal(annals_sdmx_status(ANNALS_ESTIMATE), "E");
    assert_string_equal(annals_sdmx_status(ANNALS_GUIDANCE), "F");
    assert_string_equal(annals_sdmx_status(ANNALS_TARGET), "F");
    assert_true(annals_sdmx_status_parse("F", &kind) && kind == ANNALS_GUIDANCE);
    assert_false(annals_sdmx_status_parse("P", &kind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_periods_as_sdmx_has_them),
        cmocka_unit_test(reads_sdmx_times),
        cmocka_unit_test(refuses_times_that_sdmx_has_not),
        cmocka_unit_test(keeps_the_bounds_of_any_period),
        cmocka_unit_test(writes_numbers_in_steps_of_a_thousand),
        cmocka_unit_test(reads_back_any_number_with_its_precision),
        cmocka_unit_test(refuses_what_is_no_number),
        cmocka_unit_test(gives_each_kind_a_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
