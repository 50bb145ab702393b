/* Reading NDJSON: exact numbers, places of errors, and going on with the next line. */
#include "series/ndjson.h"
#include "series/str.h"
#include "tests/support/allocation.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* All that a reader gives, as `line name=text name=text;`, errors as `!line:column@byte message;`. */
static char *told(const char *bytes, size_t size)
{
    annals_ndjson *ndjson = NULL;
    assert_int_equal(annals_ndjson_open(bytes, size, &ndjson, NULL), ANNALS_OK);
    annals_str out = {0};
    for (;;) {
        const annals_member *members;
        size_t count;
        int64_t line;
        annals_error error;
        if (annals_ndjson_next(ndjson, &members, &count, &line, &error)) {
            assert_int_equal(error.status, ANNALS_INVALID);
            annals_str_format(&out, "!%d:%d@%d %s;", (int)error.line, (int)error.column, (int)error.byte,
                              error.message);
            continue;
        }
        if (line == 0)
            break;
        annals_str_format(&out, "%d", (int)line);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(strlen(members[i].text), members[i].size);
            annals_str_format(&out, " %s=%s", members[i].name, members[i].text);
        }
        annals_str_add(&out, ";");
    }
    assert_int_equal(annals_ndjson_position(ndjson), size);
    annals_ndjson_close(ndjson);
    return annals_str_take(&out);
}

static void assert_told(const char *bytes, size_t size, const char *wanted)
{
    char *block = malloc(size + 1); /* the text at its end, so that a read behind it is seen */
    assert_non_null(block);
    block[0] = 0;
    memcpy(block + 1, bytes, size);
    char *out = told(block + 1, size);
    assert_string_equal(out, wanted);
    free(out);
    free(block);
}

#define assert_reads(bytes, wanted) assert_told(bytes, sizeof(bytes) - 1, wanted)

static void reads_an_object_a_line_in_the_order_of_its_members(void **state)
{
    (void)state;
    assert_reads("", "");
    assert_reads("\xEF\xBB\xBF{\"b\": \"1\", \"a\": \"x\\ny\"}\r\n\n \t\n{}\n{\"c\":\"\"}", "1 b=1 a=x\ny;4;5 c=;");
}

static void hands_on_integers_as_written_and_leaves_nulls_out(void **state)
{
    (void)state;
    assert_reads("{\"amount\": 9223372036854775807, \"note\": null, \"offset\": -12}",
                 "1 amount=9223372036854775807 offset=-12;");
    assert_reads("{\"amount\": \"14.30B\"}", "1 amount=14.30B;");
}

static void refuses_numbers_that_a_double_would_bend(void **state)
{
    (void)state;
    assert_reads("{\"amount\": 14.3}\n{\"a\":1e3}\n{\"a\":\"b\"}",
                 "!1:0@0 amount: a JSON number with a fraction or exponent is not exact; write the amount as a string;"
                 "!2:0@17 a: a JSON number with a fraction or exponent is not exact; write the amount as a string;"
                 "3 a=b;");
    char *out = told("{\"amount\": 92233720368547758070}", 32);
    assert_non_null(strstr(out, "write the amount as a string"));
    free(out);
    out = told("{\"amount\": 1e999}", 17);
    assert_non_null(strstr(out, "write the amount as a string"));
    free(out);
}

static void refuses_values_that_are_no_text(void **state)
{
    (void)state;
    assert_reads("{\"a\": [1]}\n{\"b\\n\": {}}\n{\"c\": true}\n{\"d\": false}\n{\"e\":\"f\"}",
                 "!1:0@0 a: wanted a string or an integer, found an array;"
                 "!2:0@11 b\\x0A: wanted a string or an integer, found an object;"
                 "!3:0@23 c: wanted a string or an integer, found true;"
                 "!4:0@35 d: wanted a string or an integer, found false;5 e=f;");
    assert_reads("[1]\n3\n", "!1:1@0 wanted a JSON object in each line, such as {\"series\": \"...\"};"
                             "!2:1@4 wanted a JSON object in each line, such as {\"series\": \"...\"};");
}

static void refuses_a_name_that_stands_twice(void **state)
{
    (void)state;
    char *out = told("{\"a\": \"1\", \"a\": \"2\"}\n{\"b\":\"c\"}", 30);
    assert_non_null(strstr(out, "duplicate object key"));
    assert_non_null(strstr(out, "!1:"));
    assert_non_null(strstr(out, ";2 b=c;"));
    free(out);
}

static void says_where_the_bytes_are_wrong(void **state)
{
    (void)state;
    assert_reads("{\"\xC3\xA9\": \"\xE9\"}\n{}", "!1:8@8 the byte 0xE9 is not UTF-8 here; the file must be UTF-8;2;");
    assert_reads("{\"a\": \"\0\"}\n{}", "!1:8@7 a NUL byte; NDJSON is text;2;");
    char *out = told("{\"a\": \"\\u0000\"}\n{}", 18);
    assert_true(out[0] == '!');
    assert_non_null(strstr(out, ";2;"));
    free(out);
    out = told("{\n\"a\": 1}\n{\"a\" 1}\n{\"a\":\"1\"} x\n{}", 32);
    assert_true(strncmp(out, "!1:", 3) == 0);
    assert_non_null(strstr(out, ";!2:"));
    assert_non_null(strstr(out, ";!3:6@15 "));
    assert_non_null(strstr(out, ";!4:"));
    assert_non_null(strstr(out, ";5;"));
    free(out);
}

static void refuses_a_line_that_is_too_long_or_too_wide(void **state)
{
    (void)state;
    size_t size = 100U << 20;
    char *bytes = malloc(size);
    memset(bytes, '[', size);
    memcpy(bytes + size - 3, "\n{}", 3);
    char *out = told(bytes, size);
    assert_string_equal(out, "!1:1@0 a line of more than 1 MiB; is this NDJSON, one object a line?;2;");
    free(out);
    out = told(bytes + size - ANNALS_NDJSON_LINE_MAX - 3, ANNALS_NDJSON_LINE_MAX + 3); /* far too deep */
    assert_true(out[0] == '!');
    free(out);
    free(bytes);
    annals_str wide = {0};
    for (int i = 0; i <= ANNALS_NDJSON_MEMBERS_MAX; i++)
        annals_str_format(&wide, "%s\"%d\":\"\"", i ? "," : "{", i);
    annals_str_add(&wide, "}");
    out = told(wide.data, wide.size);
    assert_string_equal(out, "!1:1@0 more than 1024 members in an object;");
    free(out);
    annals_str_free(&wide);
}

static void survives_every_failing_allocation(void **state)
{
    (void)state;
    for (size_t nth = 1;; nth++) {
        annals_ndjson *ndjson = NULL;
        const annals_member *members;
        size_t count = 0;
        int64_t line;
        annals_error error;
        allocation_fail(nth);
        annals_status status = annals_ndjson_open("{\"a\":1}", 7, &ndjson, &error);
        if (!status)
            status = annals_ndjson_next(ndjson, &members, &count, &line, &error);
        bool failed = allocation_failed();
        allocation_fail(0);
        annals_ndjson_close(ndjson);
        /* jansson calls some of its own failed allocations bad syntax */
        if (failed)
            assert_true(status == ANNALS_NO_MEMORY || status == ANNALS_INVALID);
        else {
            assert_int_equal(status, ANNALS_OK);
            assert_int_equal(count, 1);
            return;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_an_object_a_line_in_the_order_of_its_members),
        cmocka_unit_test(hands_on_integers_as_written_and_leaves_nulls_out),
        cmocka_unit_test(refuses_numbers_that_a_double_would_bend),
        cmocka_unit_test(refuses_values_that_are_no_text),
        cmocka_unit_test(refuses_a_name_that_stands_twice),
        cmocka_unit_test(says_where_the_bytes_are_wrong),
        cmocka_unit_test(refuses_a_line_that_is_too_long_or_too_wide),
        cmocka_unit_test(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
