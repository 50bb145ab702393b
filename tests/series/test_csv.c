/* Reading and writing CSV: RFC 4180's rules, places of errors, going on behind them, and random tables there and back.
 */
#include "series/csv.h"
#include "series/csv_write.h"
#include "tests/support/allocation.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static annals_csv *opened(const char *bytes, size_t size, char delimiter)
{
    annals_csv *csv = NULL;
    assert_int_equal(annals_csv_open(bytes, size, delimiter, &csv, NULL), ANNALS_OK);
    return csv;
}

/* All that a reader gives, as rows of `field|field;`, errors as `!line:column@byte message;`. */
static char *told(const char *bytes, size_t size, char delimiter)
{
    annals_csv *csv = opened(bytes, size, delimiter);
    annals_str out = {0};
    for (;;) {
        const annals_field *fields;
        size_t count;
        annals_error error;
        if (annals_csv_next(csv, &fields, &count, &error)) {
            assert_int_equal(error.status, ANNALS_INVALID);
            annals_str_format(&out, "!%d:%d@%d %s;", (int)error.line, (int)error.column, (int)error.byte,
                              error.message);
            continue;
        }
        if (count == 0)
            break;
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(strlen(fields[i].text), fields[i].size);
            annals_str_format(&out, "%s%s", i ? "|" : "", fields[i].text);
        }
        annals_str_add(&out, ";");
    }
    assert_int_equal(annals_csv_position(csv), size);
    annals_csv_close(csv);
    return annals_str_take(&out);
}

static void assert_told(const char *bytes, size_t size, const char *wanted)
{
    char *block = malloc(size + 1); /* the text at its end, so that a read behind it is seen */
    assert_non_null(block);
    block[0] = 0;
    memcpy(block + 1, bytes, size);
    char *out = told(block + 1, size, ',');
    assert_string_equal(out, wanted);
    free(out);
    free(block);
}

#define assert_reads(bytes, wanted) assert_told(bytes, sizeof(bytes) - 1, wanted)

static void reads_rows_that_end_with_lf_or_crlf_or_not_at_all(void **state)
{
    (void)state;
    assert_reads("", "");
    assert_reads("\n\r\n\n", "");
    assert_reads("a,b\nc,d", "a|b;c|d;");
    assert_reads("a,b\r\nc,d\r\n", "a|b;c|d;");
    assert_reads("\xEF\xBB\xBF"
                 "a,b\n\n\r\nc,\n,\n",
                 "a|b;c|;|;");
    assert_reads("\xEF\xBB\xBF", "");
}

static void reads_quoted_fields_with_delimiters_quotes_and_line_breaks(void **state)
{
    (void)state;
    assert_reads("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\"\nc", "a,b|say \"hi\"|two\r\nlines;c;");
    assert_reads("\"\"\n\"\",\"\"", ";|;");
    assert_reads("\"\"\"\"", "\";");
    assert_reads(" a , b\n", " a | b;");
}

static void counts_lines_over_quoted_line_breaks_and_columns_in_characters(void **state)
{
    (void)state;
    const char text[] = "a,b\n\"x\ny\",幾個,z\nq,\"\"";
    annals_csv *csv = opened(text, sizeof text - 1, ',');
    const annals_field *fields;
    size_t count;
    assert_int_equal(annals_csv_next(csv, &fields, &count, NULL), ANNALS_OK);
    assert_int_equal(fields[1].line, 1);
    assert_int_equal(fields[1].column, 3);
    assert_int_equal(annals_csv_next(csv, &fields, &count, NULL), ANNALS_OK);
    assert_int_equal(count, 3);
    assert_int_equal(fields[0].line, 2);
    assert_int_equal(fields[1].line, 3);
    assert_int_equal(fields[1].column, 4);
    assert_int_equal(fields[2].column, 7);
    assert_int_equal(annals_csv_next(csv, &fields, &count, NULL), ANNALS_OK);
    assert_int_equal(fields[0].line, 4);
    assert_int_equal(fields[1].column, 3);
    annals_csv_close(csv);
}

static void says_where_a_row_is_wrong_and_goes_on_with_the_next_line(void **state)
{
    (void)state;
    assert_reads("a,é\"b\nc\n",
                 "!1:4@4 a quote inside a field without quotes; put the whole field in quotes and write this one "
                 "twice;c;");
    assert_reads("a,\"b\" c\nd\n",
                 "!1:6@5 text behind a closing quote; a quote that belongs to the text is written twice;d;");
    assert_reads("a\n\"b\nc\nd", "a;!2:1@2 a quote opens here and is never closed;c;d;");
    assert_reads("a\rb\nc", "!1:2@1 a carriage return without a line feed; rows end with LF or CRLF;c;");
    assert_reads("a\r", "!1:2@1 a carriage return without a line feed; rows end with LF or CRLF;");
    assert_reads("a,b\0c\nd", "!1:4@3 a NUL byte; a CSV file is text;d;");
    assert_reads("\"x\n\0\"\nd", "!2:1@3 a NUL byte; a CSV file is text;d;");
    assert_reads("\xC3\xA9,\xC3\xA9\xE9,x\nd", "!1:4@5 the byte 0xE9 is not UTF-8 here; the file must be UTF-8;d;");
    assert_reads("\"\n\xC3\"\nd", "!2:1@2 the byte 0xC3 is not UTF-8 here; the file must be UTF-8;d;");
}

static void refuses_a_line_of_100_megabytes(void **state)
{
    (void)state;
    size_t size = 100U << 20;
    char *bytes = malloc(size);
    memset(bytes, 'x', size);
    char *out = told(bytes, size, ',');
    assert_string_equal(out, "!1:1@0 a row of more than 16 MiB; is this a CSV file?;");
    free(out);
    memcpy(bytes, "a,\"", 3);
    memcpy(bytes + size - 2, "\nb", 2);
    out = told(bytes, size, ',');
    assert_string_equal(out, "!1:3@2 a quote opens here and what follows makes a row of more than 16 MiB;b;");
    free(out);
    free(bytes);
}

static void takes_rows_up_to_the_limit(void **state)
{
    (void)state;
    for (size_t over = 0; over < 4; over++) {
        size_t size = ANNALS_CSV_LINE_MAX + over;
        char *bytes = malloc(size);
        memset(bytes, '"', size); /* as many doubled quotes as there are */
        char *out = told(bytes, size, ',');
        assert_int_equal(out[0] == '!', over > 0);
        free(out);
        free(bytes);
    }
}

static void refuses_too_many_fields(void **state)
{
    (void)state;
    char bytes[ANNALS_CSV_FIELDS_MAX + 2];
    memset(bytes, ',', sizeof bytes);
    char *out = told(bytes, ANNALS_CSV_FIELDS_MAX - 1, ',');
    assert_int_equal(strlen(out), ANNALS_CSV_FIELDS_MAX);
    free(out);
    out = told(bytes, ANNALS_CSV_FIELDS_MAX, ',');
    assert_string_equal(out, "!1:1025@1024 more than 1024 fields in a row;");
    free(out);
}

static void reads_other_delimiters_and_refuses_senseless_ones(void **state)
{
    (void)state;
    char *out = told("a;\"b;\";c,d\n", 11, ';');
    assert_string_equal(out, "a|b;|c,d;");
    free(out);
    out = told("a\tb\n", 4, '\t');
    assert_string_equal(out, "a|b;");
    free(out);
    annals_csv *csv;
    annals_error error;
    static const char senseless[] = {'"', '\n', '\r', '\0', (char)0xE9};
    for (size_t i = 0; i < sizeof senseless; i++)
        assert_int_equal(annals_csv_open("", 0, senseless[i], &csv, &error), ANNALS_USAGE);
}

static void guesses_the_delimiter_from_the_first_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char delimiter; /* 0: none */
    } cases[] = {
        {"series;period;amount\na,b,c,d,e,f", ';'},
        {"a\tb", '\t'},
        {"a,b;c,d", ','},
        {"\"a,b,c\";d", ';'},
        {"a|b|c", '|'},
        {"series\n", 0},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char delimiter;
        bool found = annals_csv_guess_delimiter(cases[i].text, strlen(cases[i].text), &delimiter);
        assert_int_equal(found, cases[i].delimiter != 0);
        if (found)
            assert_int_equal(delimiter, cases[i].delimiter);
    }
}

static void writes_quotes_only_where_they_are_needed(void **state)
{
    (void)state;
    annals_str out = {0};
    annals_csv_write_row(&out, (const char *const[]){"plain", "a,b", "say \"hi\"", "two\nlines", NULL, " x ", "è"}, 7);
    annals_csv_write_row(&out, (const char *const[]){""}, 1);
    annals_csv_write_row(&out, (const char *const[]){"\"", "\xEF\xBB\xBFx"}, 2);
    assert_string_equal(annals_str_text(&out), "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",, x ,è\r\n"
                                               "\"\"\r\n"
                                               "\"\"\"\",\"\xEF\xBB\xBFx\"\r\n");
    annals_str_free(&out);
}

static uint64_t random_next(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static void reads_back_every_table_that_it_writes(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", ",", "\"", "\n",           "\r\n",     "\r",
                                         " ", "é", "數", "\xEF\xBB\xBF", "long text"};
    uint64_t seed = 42;
    for (int table = 0; table < 2000; table++) {
        annals_str cells[12] = {{0}}, out = {0};
        const char *texts[12];
        size_t columns = 1 + random_next(&seed) % 4, rows = 1 + random_next(&seed) % 3;
        for (size_t i = 0; i < columns * rows; i++) {
            for (uint64_t n = random_next(&seed) % 5; n > 0; n--)
                annals_str_add(&cells[i], pieces[random_next(&seed) % (sizeof pieces / sizeof *pieces)]);
            texts[i] = annals_str_text(&cells[i]);
        }
        for (size_t row = 0; row < rows; row++)
            annals_csv_write_row(&out, texts + row * columns, columns);
        annals_csv *csv = opened(out.data, out.size, ',');
        const annals_field *fields;
        size_t count;
        for (size_t row = 0; row < rows; row++) {
            assert_int_equal(annals_csv_next(csv, &fields, &count, NULL), ANNALS_OK);
            assert_int_equal(count, columns);
            for (size_t i = 0; i < columns; i++)
                assert_string_equal(fields[i].text, texts[row * columns + i]);
        }
        assert_int_equal(annals_csv_next(csv, &fields, &count, NULL), ANNALS_OK);
        assert_int_equal(count, 0);
        annals_csv_close(csv);
        annals_str_free(&out);
        for (size_t i = 0; i < columns * rows; i++)
            annals_str_free(&cells[i]);
    }
}

static void survives_every_failing_allocation(void **state)
{
    (void)state;
    for (size_t nth = 1;; nth++) {
        annals_csv *csv = NULL;
        annals_error error;
        allocation_fail(nth);
        annals_status status = annals_csv_open("a,b", 3, ',', &csv, &error);
        bool failed = allocation_failed();
        allocation_fail(0);
        assert_int_equal(status, failed ? ANNALS_NO_MEMORY : ANNALS_OK);
        if (!failed) {
            annals_csv_close(csv);
            assert_int_equal(nth, 3);
            return;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_rows_that_end_with_lf_or_crlf_or_not_at_all),
        cmocka_unit_test(reads_quoted_fields_with_delimiters_quotes_and_line_breaks),
        cmocka_unit_test(counts_lines_over_quoted_line_breaks_and_columns_in_characters),
        cmocka_unit_test(says_where_a_row_is_wrong_and_goes_on_with_the_next_line),
        cmocka_unit_test(refuses_a_line_of_100_megabytes),
        cmocka_unit_test(takes_rows_up_to_the_limit),
        cmocka_unit_test(refuses_too_many_fields),
        cmocka_unit_test(reads_other_delimiters_and_refuses_senseless_ones),
        cmocka_unit_test(guesses_the_delimiter_from_the_first_line),
        cmocka_unit_test(writes_quotes_only_where_they_are_needed),
        cmocka_unit_test(reads_back_every_table_that_it_writes),
        cmocka_unit_test(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
