/* Periods: what each form means, what is refused and in which words. */
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

/* A row: what is written, its canonical text, its grain, its first and last day. */
typedef struct {
    const char *written;
    const char *canonical;
    annals_grain grain;
    const char *first;
    const char *last;
} meaning;

static void check_edge(const char *written, const char *wanted, annals_moment moment)
{
    char printed[ANNALS_MOMENT_SIZE];
    annals_moment_print(moment, printed);
    if (strncmp(printed, wanted, strlen(wanted)) != 0)
        fail_msg("%s: wanted %s, got %s", written, wanted, printed);
}

static void check_meanings(const meaning *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        annals_period period = parsed(rows[i].written);
        assert_string_equal(period.text, rows[i].canonical);
        assert_string_equal(annals_grain_name((annals_grain)period.grain), annals_grain_name(rows[i].grain));
        char last[ANNALS_MOMENT_SIZE];
        snprintf(last, sizeof last, "%sT23:59:59.999999Z", rows[i].last);
        char first[ANNALS_MOMENT_SIZE];
        snprintf(first, sizeof first, "%sT00:00:00.000000Z", rows[i].first);
        check_edge(rows[i].written, first, period.earliest);
        check_edge(rows[i].written, last, period.latest);
    }
}

static void reads_days_months_and_years(void **state)
{
    (void)state;
    static const meaning rows[] = {
        {"2025-08-15", "2025-08-15", ANNALS_DAY, "2025-08-15", "2025-08-15"},
        {"2024-02-29", "2024-02-29", ANNALS_DAY, "2024-02-29", "2024-02-29"},
        {"2025-08", "2025-08", ANNALS_MONTH, "2025-08-01", "2025-08-31"},
        {"2024-02", "2024-02", ANNALS_MONTH, "2024-02-01", "2024-02-29"},
        {"1900-02", "1900-02", ANNALS_MONTH, "1900-02-01", "1900-02-28"},
        {"2025-12", "2025-12", ANNALS_MONTH, "2025-12-01", "2025-12-31"},
        {"2025", "2025", ANNALS_YEAR, "2025-01-01", "2025-12-31"},
        {"0000", "0000", ANNALS_YEAR, "0000-01-01", "0000-12-31"},
        {"-0044", "-0044", ANNALS_YEAR, "-0044-01-01", "-0044-12-31"},
        {"-0044-03-15", "-0044-03-15", ANNALS_DAY, "-0044-03-15", "-0044-03-15"},
        {"-9999", "-9999", ANNALS_YEAR, "-9999-01-01", "-9999-12-31"},
        {"9999", "9999", ANNALS_YEAR, "9999-01-01", "9999-12-31"},
    };
    check_meanings(rows, sizeof rows / sizeof *rows);
}

static void reads_quarters_halves_and_seasons_in_both_spellings(void **state)
{
    (void)state;
    static const meaning rows[] = {
        {"2025-Q1", "2025-Q1", ANNALS_QUARTER, "2025-01-01", "2025-03-31"},
        {"2025-Q3", "2025-Q3", ANNALS_QUARTER, "2025-07-01", "2025-09-30"},
        {"2025-33", "2025-Q1", ANNALS_QUARTER, "2025-01-01", "2025-03-31"},
        {"2025-34", "2025-Q2", ANNALS_QUARTER, "2025-04-01", "2025-06-30"},
        {"2025-35", "2025-Q3", ANNALS_QUARTER, "2025-07-01", "2025-09-30"},
        {"2025-36~", "2025-Q4~", ANNALS_QUARTER, "2025-10-01", "2025-12-31"},
        {"2025-37", "2025-37", ANNALS_SPAN, "2025-01-01", "2025-04-30"},
        {"2025-38", "2025-38", ANNALS_SPAN, "2025-05-01", "2025-08-31"},
        {"2025-39", "2025-39", ANNALS_SPAN, "2025-09-01", "2025-12-31"},
        {"2025-40", "2025-H1", ANNALS_HALF, "2025-01-01", "2025-06-30"},
        {"2025-41", "2025-H2", ANNALS_HALF, "2025-07-01", "2025-12-31"},
        {"-0044-H2", "-0044-H2", ANNALS_HALF, "-0044-07-01", "-0044-12-31"},
        {"2025-21", "2025-21", ANNALS_SEASON, "2025-03-01", "2025-05-31"},
        {"2025-22", "2025-22", ANNALS_SEASON, "2025-06-01", "2025-08-31"},
        {"2025-23", "2025-23", ANNALS_SEASON, "2025-09-01", "2025-11-30"},
        {"2025-24", "2025-24", ANNALS_SEASON, "2025-12-01", "2026-02-28"},
        {"2023-24", "2023-24", ANNALS_SEASON, "2023-12-01", "2024-02-29"},
    };
    check_meanings(rows, sizeof rows / sizeof *rows);
}

static void reads_weeks_and_their_days(void **state)
{
    (void)state;
    static const meaning rows[] = {
        {"2025-W34", "2025-W34", ANNALS_WEEK, "2025-08-18", "2025-08-24"},
        {"2025-W01", "2025-W01", ANNALS_WEEK, "2024-12-30", "2025-01-05"},
        {"2020-W53", "2020-W53", ANNALS_WEEK, "2020-12-28", "2021-01-03"},
        {"2015-W53", "2015-W53", ANNALS_WEEK, "2015-12-28", "2016-01-03"},
        {"2009-W53?", "2009-W53?", ANNALS_WEEK, "2009-12-28", "2010-01-03"},
        {"-9999-W01", "-9999-W01", ANNALS_WEEK, "-9999-01-01", "-9999-01-07"},
        {"2025-W34-3", "2025-08-20", ANNALS_DAY, "2025-08-20", "2025-08-20"},
        {"2020-W53-7~", "2021-01-03~", ANNALS_DAY, "2021-01-03", "2021-01-03"},
    };
    check_meanings(rows, sizeof rows / sizeof *rows);
}

static void reads_unspecified_digits(void **state)
{
    (void)state;
    static const meaning rows[] = {
        {"201X", "201X", ANNALS_DECADE, "2010-01-01", "2019-12-31"},
        {"20XX", "20XX", ANNALS_CENTURY, "2000-01-01", "2099-12-31"},
        {"20XX~", "20XX~", ANNALS_CENTURY, "2000-01-01", "2099-12-31"},
        {"-004X", "-004X", ANNALS_DECADE, "-0049-01-01", "-0040-12-31"},
        {"-000X", "-000X", ANNALS_DECADE, "-0009-01-01", "-0001-12-31"},
        {"-00XX", "-00XX", ANNALS_CENTURY, "-0099-01-01", "-0001-12-31"},
        {"000X", "000X", ANNALS_DECADE, "0000-01-01", "0009-12-31"},
        {"2004-XX", "2004-XX", ANNALS_SPAN, "2004-01-01", "2004-12-31"},
        {"1985-04-XX", "1985-04-XX", ANNALS_SPAN, "1985-04-01", "1985-04-30"},
        {"1985-XX-XX", "1985-XX-XX", ANNALS_SPAN, "1985-01-01", "1985-12-31"},
        {"2025-XX-12", "2025-XX-12", ANNALS_SPAN, "2025-01-12", "2025-12-12"},
        {"2025-XX-31?", "2025-XX-31?", ANNALS_SPAN, "2025-01-31", "2025-12-31"},
    };
    check_meanings(rows, sizeof rows / sizeof *rows);
}

static void reads_intervals_of_any_ends(void **state)
{
    (void)state;
    static const meaning rows[] = {
        {"2025-08/2025-12", "2025-08/2025-12", ANNALS_INTERVAL, "2025-08-01", "2025-12-31"},
        {"2025-06-24~/2025-06-30~", "2025-06-24~/2025-06-30~", ANNALS_INTERVAL, "2025-06-24", "2025-06-30"},
        {"2025-08-15/2025", "2025-08-15/2025", ANNALS_INTERVAL, "2025-08-15", "2025-12-31"},
        {"2025-35/2025-41", "2025-Q3/2025-H2", ANNALS_INTERVAL, "2025-07-01", "2025-12-31"},
        {"2025-08-15/2025-08-15", "2025-08-15/2025-08-15", ANNALS_INTERVAL, "2025-08-15", "2025-08-15"},
        {"-0044/201X", "-0044/201X", ANNALS_INTERVAL, "-0044-01-01", "2019-12-31"},
        {"2025-W34-1/2025-W34-7", "2025-08-18/2025-08-24", ANNALS_INTERVAL, "2025-08-18", "2025-08-24"},
    };
    check_meanings(rows, sizeof rows / sizeof *rows);
}

static void open_and_unknown_ends_bound_nothing(void **state)
{
    (void)state;
    static const char *const no_start[] = {"../2025-08-15~", "/2025-08-15"};
    static const char *const no_end[] = {"2025-08-15/..", "2025-08-15?/"};
    for (size_t i = 0; i < 2; i++) {
        annals_period period = parsed(no_start[i]);
        assert_int_equal(period.earliest, ANNALS_MOMENT_MIN);
        check_edge(no_start[i], "2025-08-15T23:59:59.999999Z", period.latest);
        assert_string_equal(period.text, no_start[i]);
        period = parsed(no_end[i]);
        assert_int_equal(period.latest, ANNALS_MOMENT_MAX);
        check_edge(no_end[i], "2025-08-15T00:00:00.000000Z", period.earliest);
        assert_string_equal(period.text, no_end[i]);
    }
}

static void brings_instants_to_utc(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"2025-08-15T12:30:45Z", "2025-08-15T12:30:45Z"},
        {"2025-08-15T12:30:45.100Z", "2025-08-15T12:30:45.1Z"},
        {"2025-08-15T12:30:45.000000Z", "2025-08-15T12:30:45Z"},
        {"2025-08-15T12:30:45.000001Z", "2025-08-15T12:30:45.000001Z"},
        {"2025-08-15T12:30:45.123456+02:00", "2025-08-15T10:30:45.123456Z"},
        {"2025-01-01T00:30:00+02", "2024-12-31T22:30:00Z"},
        {"2024-02-28T23:30:00-05:45", "2024-02-29T05:15:00Z"},
        {"-0044-03-15T12:00:00-00:00", "-0044-03-15T12:00:00Z"},
        {"9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"},
        {"-9999-01-01T00:00:00Z", "-9999-01-01T00:00:00Z"},
        {"2025-08-15T00:00:00Z/2025-08-15T23:00:00-01:00", "2025-08-15T00:00:00Z/2025-08-16T00:00:00Z"},
        {"-9999-01-01T00:00:00.123456Z/-9999-01-01T00:00:00.123457Z",
         "-9999-01-01T00:00:00.123456Z/-9999-01-01T00:00:00.123457Z"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(parsed(rows[i][0]).text, rows[i][1]);
    annals_period instant = parsed("2001-09-09T01:46:40.5Z");
    assert_int_equal(instant.grain, ANNALS_INSTANT);
    assert_int_equal(instant.earliest, INT64_C(1000000000500000));
    assert_int_equal(instant.latest, instant.earliest);
}

static void qualifiers_flag_and_never_move_bounds(void **state)
{
    (void)state;
    static const char *const texts[] = {"2025-08-15", "2025-08", "2025", "2025-Q3", "2025-H1", "2025-W34", "201X"};
    static const char marks[] = "~?%";
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        annals_period plain = parsed(texts[i]);
        assert_false(plain.approximate || plain.uncertain);
        for (size_t j = 0; j < 3; j++) {
            char text[32];
            snprintf(text, sizeof text, "%s%c", texts[i], marks[j]);
            annals_period marked = parsed(text);
            assert_int_equal(marked.earliest, plain.earliest);
            assert_int_equal(marked.latest, plain.latest);
            assert_int_equal(marked.grain, plain.grain);
            assert_int_equal(marked.approximate, marks[j] != '?');
            assert_int_equal(marked.uncertain, marks[j] != '~');
            assert_string_equal(marked.text, text);
        }
    }
    annals_period ends = parsed("2025-06?/2025-08~");
    assert_true(ends.approximate && ends.uncertain);
}

typedef struct {
    const char *written;
    const char *words;
} refusal;

static void check_refusals(const refusal *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        annals_period period = {.text = "untouched"};
        annals_error error;
        char wanted[ANNALS_MESSAGE_SIZE];
        if (annals_period_parse(rows[i].written, strlen(rows[i].written), &period, &error) != ANNALS_INVALID)
            fail_msg("%s was read as %s", rows[i].written, period.text);
        assert_string_equal(period.text, "untouched");
        snprintf(wanted, sizeof wanted, "period: \"%s\": %s", rows[i].written, rows[i].words);
        assert_string_equal(error.message, wanted);
    }
}

static void refuses_dates_that_do_not_exist(void **state)
{
    (void)state;
    static const refusal rows[] = {
        {"2025-13", "no month 13; months run from 01 to 12"},
        {"2025-00", "no month 00; months run from 01 to 12"},
        {"2025-42", "no month 42; months run from 01 to 12"},
        {"2025-13-01", "no month 13; months run from 01 to 12"},
        {"2025-33-01", "no month 33; months run from 01 to 12"},
        {"2025-13-XX", "no month 13; months run from 01 to 12"},
        {"2025-02-30", "February 2025 has 28 days"},
        {"1900-02-29", "February 1900 has 28 days"},
        {"2024-02-30", "February 2024 has 29 days"},
        {"2025-04-31", "April 2025 has 30 days"},
        {"-0001-02-29", "February -1 has 28 days"},
        {"2025-08-00", "no day 00; days run from 01"},
        {"2025-XX-32", "no day 32; days run from 01 to 31"},
        {"2025-25", "no season 25; seasons are 21 spring, 22 summer, 23 autumn, 24 winter"},
        {"2025-Q5", "no quarter 5; they run from Q1 to Q4"},
        {"2025-Q0", "no quarter 0; they run from Q1 to Q4"},
        {"2025-H3", "no half 3; they run from H1 to H2"},
        {"2021-W53", "no week 53; weeks of 2021 run from 01 to 52"},
        {"2020-W54", "no week 54; weeks of 2020 run from 01 to 53"},
        {"2025-W00", "no week 00; weeks of 2025 run from 01 to 52"},
        {"2025-W34-8", "no weekday 8; they run from 1, Monday, to 7"},
        {"2025-02-30/2025-03-01", "February 2025 has 28 days"},
        {"-0000", "the year 0 has no sign; write 0000"},
    };
    check_refusals(rows, sizeof rows / sizeof *rows);
}

static void refuses_years_beyond_its_range(void **state)
{
    (void)state;
    static const refusal rows[] = {
        {"Y12025", "years run from -9999 to 9999, without Y"},
        {"Y-12025", "years run from -9999 to 9999, without Y"},
        {"12025", "a year has four digits; years run from -9999 to 9999"},
        {"-12025-01-01", "a year has four digits; years run from -9999 to 9999"},
        {"9999-12-31T23:59:59-05:00", "years run from -9999 to 9999, in UTC"},
        {"-9999-01-01T00:00:00+00:01", "years run from -9999 to 9999, in UTC"},
        {"9999-W52", "ends in the year 10000; years run from -9999 to 9999"},
        {"9999-24", "ends in the year 10000; years run from -9999 to 9999"},
        {"9999-W52-6", "years run from -9999 to 9999"},
    };
    check_refusals(rows, sizeof rows / sizeof *rows);
}

static void refuses_instants_it_cannot_keep(void **state)
{
    (void)state;
    static const refusal rows[] = {
        {"2025-08-15T12:30:45.1234567Z", "finer than a microsecond; write at most six digits of a second"},
        {"2025-08-15T12:30:45", "an instant wants Z or an offset such as +02:00 at its end"},
        {"2025-08-15T12:30:45.5", "an instant wants Z or an offset such as +02:00 at its end"},
        {"2025-08-15T12:30Z", "an instant wants its seconds too, as in T12:30:00Z"},
        {"2025-08-15T24:00:00Z", "no hour 24; write 00:00:00 of the next day"},
        {"2025-08-15T25:00:00Z", "no hour 25; hours run from 00 to 23"},
        {"2025-08-15T12:60:00Z", "no minute 60; minutes run from 00 to 59"},
        {"2016-12-31T23:59:60Z", "no second 60; leap seconds are not counted, write 59"},
        {"2025-08-15T12:30:61Z", "no second 61; seconds run from 00 to 59"},
        {"2025-08-15T12:30:45+24:00", "an offset runs from -23:59 to +23:59"},
        {"2025-08-15T12:30:45+02:60", "an offset runs from -23:59 to +23:59"},
        {"2025-08-15T12:30:45CET", "the time zone of an instant is Z or an offset such as +02:00"},
        {"2025-08-15T12:30:45,5Z", "a fraction of a second stands behind a point, as in 12:30:45.5"},
        {"2025-08-15T12:30:45Z~", "an instant takes no ~; write its day with it"},
        {"2025-02-29T12:30:45Z", "February 2025 has 28 days"},
    };
    check_refusals(rows, sizeof rows / sizeof *rows);
}

static void refuses_intervals_without_sense(void **state)
{
    (void)state;
    static const refusal rows[] = {
        {"2025-08/2025-07", "the end 2025-07 lies before the start 2025-08"},
        {"2025-08-15/2024~", "the end 2024~ lies before the start 2025-08-15"},
        {"0001/-0001", "the end -0001 lies before the start 0001"},
        {"../..", "an interval wants a date at one end at least"},
        {"/", "an interval wants a date at one end at least"},
        {"../", "an interval wants a date at one end at least"},
        {"2024/2025/2026", "an interval has one / between its two ends"},
    };
    check_refusals(rows, sizeof rows / sizeof *rows);
}

static void refuses_unspecified_digits_in_other_places(void **state)
{
    (void)state;
    static const refusal rows[] = {
        {"2XXX", "at most the last two digits of a year can be X, as in 20XX"},
        {"XXXX", "at most the last two digits of a year can be X, as in 20XX"},
        {"201X-05", "a year with X stands alone, as in 201X"},
        {"1985-1X", "a month has two digits, or XX where it is not known"},
    };
    check_refusals(rows, sizeof rows / sizeof *rows);
}

static void shows_how_to_write_dates_in_other_notations(void **state)
{
    (void)state;
    static const refusal rows[] = {
        {"15/08/2025", "write 2025-08-15"},
        {"08/15/2025", "write 2025-08-15"},
        {"05/08/2025", "two readings, 2025-08-05 or 2025-05-08; write the one that is meant"},
        {"08/08/2025", "write 2025-08-08"},
        {"2025/08/15", "write 2025-08-15"},
        {"2025.08.15", "write 2025-08-15"},
        {"15.8.2025", "write 2025-08-15"},
        {"2025/08", "write 2025-08"},
        {"08/2025", "write 2025-08"},
        {"2025/26", "write 2025/2026 for both years"},
        {"1999/00", "write 1999/2000 for both years"},
        {"Aug 2025", "write 2025-08"},
        {"August 15, 2025", "write 2025-08-15"},
        {"15 sept 2025", "write 2025-09-15"},
        {"2025-8-5", "write 2025-08-05"},
        {"2025-8", "write 2025-08"},
        {"20250815", "write 2025-08-15"},
        {"202508", "write 2025-08"},
        {"2025年8月15日", "write 2025-08-15"},
        {"2025-q3", "write 2025-Q3"},
        {"2025Q3", "write 2025-Q3"},
        {"Q3 2025", "write 2025-Q3"},
        {"3Q2025", "write 2025-Q3"},
        {"Q3 25", "write the year with four digits, as in 2025-08-15"},
        {"2025-h2", "write 2025-H2"},
        {"2025-S1", "write 2025-H1"},
        {"2025-M08", "write 2025-08"},
        {"2025-w4", "write 2025-W04"},
        {"201x", "write 201X"},
        {"201u", "write 201X"},
        {"~2025", "write 2025~"},
        {"2025~-08", "write 2025-08~"},
        {"2025?~", "write 2025%"},
        {"circa 1900", "write 1900~"},
        {" 2025 ", "write 2025"},
        {"2025-08-15 12:30:45Z", "write 2025-08-15T12:30:45Z"},
        {"2025-08-15t12:30:45z", "write 2025-08-15T12:30:45Z"},
        {"2024-2026", "write 2024/2026"},
        {"2025-06..2025-08", "write 2025-06/2025-08"},
        {"2025-06–2025-08", "write 2025-06/2025-08"},
        {"June 2025 to August 2025", "write 2025-06/2025-08"},
        {"2025-8-1/2025-8-15", "write 2025-08-01/2025-08-15"},
        {"25-08-15", "write the year with four digits, as in 2025-08-15"},
        {"FY2025", "a fiscal year is an interval; write its first and last month, as in 2024-10/2025-09"},
    };
    check_refusals(rows, sizeof rows / sizeof *rows);
}

static void says_what_a_period_looks_like_otherwise(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",           "tomorrow",    "2025-",

        "2025-08-1X", "[2024,2025]", "2025-227",

        "2025-06/25", "-",           "....",     "~", "Y", "2025-08-15T1:30:00Z", "2025-Q", "2025-08-15/P3M"};
    static const char start[] = "not a period; write 2025-08-15, 2025-08, 2025, 2025-Q3";
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        annals_period period;
        annals_error error;
        assert_int_equal(annals_period_parse(texts[i], strlen(texts[i]), &period, &error), ANNALS_INVALID);
        if (!strstr(error.message, start))
            fail_msg("%s", error.message);
    }
}

static void shows_foreign_bytes_safely(void **state)
{
    (void)state;
    annals_period period;
    annals_error error;
    assert_int_equal(annals_period_parse("2025\n\xFF\0", 7, &period, &error), ANNALS_INVALID);
    assert_non_null(strstr(error.message, "\"2025\\x0A\\xFF\\x00\""));
    char longest[5000];
    memset(longest, '1', sizeof longest);
    assert_int_equal(annals_period_parse(longest, sizeof longest, &period, &error), ANNALS_INVALID);
    assert_true(strlen(error.message) < 400);
    assert_int_equal(annals_period_parse("2025-13", 7, &period, NULL), ANNALS_INVALID);
}

static void names_grains_and_reads_them_back(void **state)
{
    (void)state;
    for (int i = ANNALS_INSTANT; i <= ANNALS_SPAN; i++) {
        annals_grain grain;
        assert_true(annals_grain_parse(annals_grain_name((annals_grain)i), &grain));
        assert_int_equal(grain, i);
    }
    annals_grain grain;
    assert_false(annals_grain_parse("fortnight", &grain));
    assert_false(annals_grain_parse("", &grain));
}

static void prints_moments_with_six_digits(void **state)
{
    (void)state;
    char out[ANNALS_MOMENT_SIZE];
    assert_int_equal(annals_moment_print(0, out), 27);
    assert_string_equal(out, "1970-01-01T00:00:00.000000Z");
    annals_moment_print(-1, out);
    assert_string_equal(out, "1969-12-31T23:59:59.999999Z");
    annals_moment_print(parsed("-0044-03-15T12:30:45.000001Z").earliest, out);
    assert_string_equal(out, "-0044-03-15T12:30:45.000001Z");
    assert_true(annals_moment_print(ANNALS_MOMENT_MIN, out) < ANNALS_MOMENT_SIZE);
    assert_true(annals_moment_print(ANNALS_MOMENT_MAX, out) < ANNALS_MOMENT_SIZE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_days_months_and_years),
        cmocka_unit_test(reads_quarters_halves_and_seasons_in_both_spellings),
        cmocka_unit_test(reads_weeks_and_their_days),
        cmocka_unit_test(reads_unspecified_digits),
        cmocka_unit_test(reads_intervals_of_any_ends),
        cmocka_unit_test(open_and_unknown_ends_bound_nothing),
        cmocka_unit_test(brings_instants_to_utc),
        cmocka_unit_test(qualifiers_flag_and_never_move_bounds),
        cmocka_unit_test(refuses_dates_that_do_not_exist),
        cmocka_unit_test(refuses_years_beyond_its_range),
        cmocka_unit_test(refuses_instants_it_cannot_keep),
        cmocka_unit_test(refuses_intervals_without_sense),
        cmocka_unit_test(refuses_unspecified_digits_in_other_places),
        cmocka_unit_test(shows_how_to_write_dates_in_other_notations),
        cmocka_unit_test(says_what_a_period_looks_like_otherwise),
        cmocka_unit_test(shows_foreign_bytes_safely),
        cmocka_unit_test(names_grains_and_reads_them_back),
        cmocka_unit_test(prints_moments_with_six_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
