/* The writers of exports, and the descriptor of a data package read back. */
#include "series/export.h"

#include "series/package.h"
#include "tests/series/table.h"
#include "tests/support/allocation.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What an export wrote, a text a file. */
typedef struct {
    annals_str files[ANNALS_EXPORT_FILES];
    int left; /* calls until the sink fails; -1: it never does */
} written;

static annals_status take(void *context, size_t file, const char *bytes, size_t size, annals_error *error)
{
    written *out = context;
    if (out->left >= 0 && out->left-- == 0)
        return annals_error_set(error, ANNALS_IO, "the disk is full");
    annals_str_add_bytes(&out->files[file], bytes, size);
    return out->files[file].failed ? annals_error_no_memory(error) : ANNALS_OK;
}

static void written_free(written *out)
{
    for (size_t i = 0; i < ANNALS_EXPORT_FILES; i++)
        annals_str_free(&out->files[i]);
}

/* Writes the table in batches of one row. */
static annals_status export_rows(const char *format, bool guard, const annals_table *table, written *out)
{
    annals_export *each;
    annals_error error;
    annals_export_sink sink = {.add = take, .context = out};
    annals_status status = annals_export_open(annals_export_format_find(format), &sink, guard, &each, &error);
    if (status)
        return status;
    for (size_t i = 0; !status && i < table->count; i++) {
        annals_table one = *table;
        one.observations += i;
        one.count = 1;
        status = annals_export_add(each, &one, &error);
    }
    if (!status)
        status = annals_export_finish(each, NULL, &error);
    annals_export_close(each);
    return status;
}

/* Three observations: one with a quote, a plain one, a range without a number. */
static void make(test_table *made)
{
    static const table_line lines[] = {
        {"hires,employer=Meta", "2025-H1~", ">=13", "people", "flow", "actual", "b"},
        {"capex,company=Meta", "2025", "72.0B", "USD", "flow", "target", "a"},
        {"departures", "../2025-08-15", "20..99", "people", "flow", "estimate", "b"},
    };
    table_make(made, lines, 3);
    made->observations[0].evidence =
        (annals_evidence){.quote = "=almeno \"13\",\n\x01\\", .prefix = "p", .suffix = "s", .start = 5, .end = 15};
    made->observations[1].note = "-2B";
    made->observations[2].note = "@cmd";
    made->sources[0].title = "A title";
    made->sources[0].url = "https://example.org/a";
}

static void writes_csv_in_the_columns_of_an_import(void **state)
{
    (void)state;
    test_table made;
    written out = {.left = -1};
    make(&made);
    assert_int_equal(export_rows("csv", false, &made.table, &out), ANNALS_OK);
    assert_string_equal(annals_str_text(&out.files[0]),
                        "series,period,amount,unit,nature,kind,source,offset,quote,note\r\n"
                        "\"hires,employer=Meta\",2025-H1~,>=13,people,flow,actual,b,5,"
                        "\"=almeno \"\"13\"\",\n\x01\\\",\r\n"
                        "\"capex,company=Meta\",2025,72.0B,USD,flow,target,a,,,-2B\r\n"
                        "departures,../2025-08-15,20..99,people,flow,estimate,b,,,@cmd\r\n");
    written_free(&out);
    table_free(&made);
}

static void guards_cells_that_a_spreadsheet_would_take_for_formulas(void **state)
{
    (void)state;
    test_table made;
    written out = {.left = -1};
    make(&made);
    assert_int_equal(export_rows("csv", true, &made.table, &out), ANNALS_OK);
    const char *text = annals_str_text(&out.files[0]);
    assert_non_null(strstr(text, ",\"'=almeno \"\"13\"\",\n\x01\\\",\r\n"));
    assert_non_null(strstr(text, ",'@cmd\r\n"));
    assert_non_null(strstr(text, ",,-2B\r\n")); /* a number */
    assert_non_null(strstr(text, ",>=13,"));
    written_free(&out);
    table_free(&made);
}

static void writes_an_object_a_line(void **state)
{
    (void)state;
    test_table made;
    written out = {.left = -1};
    make(&made);
    assert_int_equal(export_rows("ndjson", false, &made.table, &out), ANNALS_OK);
    assert_string_equal(
        annals_str_text(&out.files[0]),
        "{\"series\":\"hires,employer=Meta\",\"period\":\"2025-H1~\",\"amount\":\">=13\",\"unit\":\"people\","
        "\"nature\":\"flow\",\"kind\":\"actual\",\"source\":\"b\",\"offset\":5,"
        "\"quote\":\"=almeno \\\"13\\\",\\n\\u0001\\\\\"}\n"
        "{\"series\":\"capex,company=Meta\",\"period\":\"2025\",\"amount\":\"72.0B\",\"unit\":\"USD\","
        "\"nature\":\"flow\",\"kind\":\"target\",\"source\":\"a\",\"note\":\"-2B\"}\n"
        "{\"series\":\"departures\",\"period\":\"../2025-08-15\",\"amount\":\"20..99\",\"unit\":\"people\","
        "\"nature\":\"flow\",\"kind\":\"estimate\",\"source\":\"b\",\"note\":\"@cmd\"}\n");
    written_free(&out);
    table_free(&made);
}

static void writes_sdmx_with_a_column_for_what_sdmx_has_no_form_for(void **state)
{
    (void)state;
    test_table made;
    written out = {.left = -1};
    make(&made);
    assert_int_equal(export_rows("sdmx-csv", false, &made.table, &out), ANNALS_OK);
    const char *text = annals_str_text(&out.files[0]);
    assert_int_equal(strncmp(text, "STRUCTURE,STRUCTURE_ID,ACTION,SERIES,SOURCE,KIND,TIME_PERIOD,EDTF,OBS_VALUE,", 74),
                     0);
    assert_non_null(strstr(text, "dataflow,ANNALS:FIGURES(1.0.0),I,\"hires,employer=Meta\",b,actual,2025-S1,2025-H1~,"
                                 "13,A,people,0,>=13,flow,5,"));
    assert_non_null(strstr(text, ",a,target,2025,,72.0,F,USD,9,,flow,,,-2B\r\n"));
    assert_non_null(strstr(text, ",b,estimate,,../2025-08-15,,E,people,,20..99,flow,,,@cmd\r\n"));
    written_free(&out);
    table_free(&made);
}

static void writes_a_package_that_describes_itself(void **state)
{
    (void)state;
    enum { OBSERVATIONS, EVIDENCE, DESCRIPTOR };
    test_table made;
    written out = {.left = -1};
    make(&made);
    assert_int_equal(export_rows("datapackage", false, &made.table, &out), ANNALS_OK);
    const char *rows = annals_str_text(&out.files[OBSERVATIONS]);
    assert_non_null(strstr(rows, "0000,\"hires,employer=Meta\",2025-H1~,>=13,13,at least,people,flow,actual,b,\r\n"));
    assert_non_null(strstr(rows, "0101,\"capex,company=Meta\",2025,72.0B,72000000000,exact,USD,flow,target,a,-2B\r\n"));
    assert_non_null(strstr(rows, ",20..99,,range,people,"));
    const char *quotes = annals_str_text(&out.files[EVIDENCE]);
    assert_non_null(strstr(quotes, "observation,start,end,quote,prefix,suffix\r\n00000000"));
    assert_non_null(strstr(quotes, "0000,5,15,\"=almeno \"\"13\"\",\n\x01\\\",p,s\r\n"));
    json_t *root = json_loads(annals_str_text(&out.files[DESCRIPTOR]), JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    const json_t *units = json_object_get(root, "units"), *sources = json_object_get(root, "sources");
    assert_int_equal(json_array_size(units), 2);
    assert_string_equal(json_string_value(json_object_get(json_array_get(units, 0), "standard")), "ISO 4217");
    assert_int_equal(json_array_size(sources), 2);
    assert_string_equal(json_string_value(json_object_get(json_array_get(sources, 0), "id")), "a");
    assert_string_equal(json_string_value(json_object_get(json_array_get(sources, 1), "title")), "A title");
    assert_string_equal(json_string_value(json_object_get(json_array_get(sources, 1), "path")),
                        "https://example.org/a");
    json_decref(root);
    annals_package package;
    assert_int_equal(annals_package_read(out.files[DESCRIPTOR].data, out.files[DESCRIPTOR].size, &package, NULL),
                     ANNALS_OK);
    assert_string_equal(package.observations, "observations.csv");
    assert_string_equal(package.evidence, "evidence.csv");
    annals_package_free(&package);
    written_free(&out);
    table_free(&made);
}

static void describes_the_same_rows_in_any_order_alike(void **state)
{
    (void)state;
    test_table made;
    written forward = {.left = -1}, backward = {.left = -1};
    make(&made);
    assert_int_equal(export_rows("datapackage", false, &made.table, &forward), ANNALS_OK);
    annals_observation first = made.observations[0];
    made.observations[0] = made.observations[2];
    made.observations[2] = first;
    assert_int_equal(export_rows("datapackage", false, &made.table, &backward), ANNALS_OK);
    assert_string_equal(annals_str_text(&forward.files[2]), annals_str_text(&backward.files[2]));
    written_free(&forward);
    written_free(&backward);
    table_free(&made);
}

static void refuses_descriptors_of_others(void **state)
{
    (void)state;
    static const struct {
        const char *json, *words;
    } rows[] = {
        {"{", "is no JSON"},
        {"[]", "is no data package that annals wrote"},
        {"{\"annals\": \"1\"}", "is no data package that annals wrote"},
        {"{\"annals\": 2}", "another version"},
        {"{\"annals\": 1}", "\"observations\" is missing"},
        {"{\"annals\": 1, \"annals\": 1}", "is no JSON"},
        {"{\"annals\": 1, \"resources\": [7, {\"name\": \"evidence\", \"path\": \"e\"}]}",
         "\"observations\" is missing"},
        {"{\"annals\": 1, \"resources\": [{\"name\": \"observations\", \"path\": [\"a\"]}]}", "has no \"path\""},
        {"{\"annals\": 1, \"resources\": [{\"name\": \"observations\", \"path\": \"/etc/passwd\"}]}", "leads out"},
        {"{\"annals\": 1, \"resources\": [{\"name\": \"observations\", \"path\": \"a/../../b\"}]}", "leads out"},
        {"{\"annals\": 1, \"resources\": [{\"name\": \"observations\", \"path\": \"..\"}]}", "leads out"},
        {"{\"annals\": 1, \"resources\": [{\"name\": \"observations\", \"path\": \"https://a/b\"}]}", "leads out"},
        {"{\"annals\": 1, \"resources\": [{\"name\": \"observations\", \"path\": \"..a.csv\"}]}",
         "\"evidence\" is missing"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        annals_package package;
        annals_error error;
        assert_int_equal(annals_package_read(rows[i].json, strlen(rows[i].json), &package, &error), ANNALS_INVALID);
        if (!strstr(error.message, rows[i].words))
            fail_msg("%s: %s", rows[i].json, error.message);
    }
}

static const char *const names[] = {"csv", "ndjson", "sdmx-csv", "datapackage"};
enum { NAMES = sizeof names / sizeof *names };

static void knows_its_formats_by_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < NAMES; i++)
        assert_string_equal(annals_export_format_find(names[i])->name, names[i]);
    assert_null(annals_export_format_find("xml"));
}

static void stops_where_the_sink_fails(void **state)
{
    (void)state;
    test_table made;
    make(&made);
    for (size_t i = 0; i < NAMES; i++) {
        annals_status status = ANNALS_IO;
        for (int nth = 0; status; nth++) {
            written out = {.left = nth};
            status = export_rows(names[i], i == 0, &made.table, &out);
            assert_true(status == ANNALS_IO || status == ANNALS_OK);
            assert_true(nth > 0 || status);
            written_free(&out);
        }
    }
    table_free(&made);
}

static void survives_every_failing_allocation(void **state)
{
    (void)state;
    test_table made;
    make(&made);
    for (size_t i = 0; i < NAMES; i++) {
        written whole = {.left = -1};
        assert_int_equal(export_rows(names[i], i == 0, &made.table, &whole), ANNALS_OK);
        for (size_t nth = 1, done = 0; !done; nth++) {
            written out = {.left = -1};
            allocation_fail(nth);
            annals_status status = export_rows(names[i], i == 0, &made.table, &out);
            bool failed = allocation_failed();
            allocation_fail(0);
            if (failed)
                assert_int_equal(status, ANNALS_NO_MEMORY);
            done = !failed;
            for (size_t file = 0; done && file < ANNALS_EXPORT_FILES; file++)
                assert_string_equal(annals_str_text(&out.files[file]), annals_str_text(&whole.files[file]));
            written_free(&out);
        }
        written_free(&whole);
    }
    table_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_csv_in_the_columns_of_an_import),
        cmocka_unit_test(guards_cells_that_a_spreadsheet_would_take_for_formulas),
        cmocka_unit_test(writes_an_object_a_line),
        cmocka_unit_test(writes_sdmx_with_a_column_for_what_sdmx_has_no_form_for),
        cmocka_unit_test(writes_a_package_that_describes_itself),
        cmocka_unit_test(describes_the_same_rows_in_any_order_alike),
        cmocka_unit_test(refuses_descriptors_of_others),
        cmocka_unit_test(knows_its_formats_by_name),
        cmocka_unit_test(stops_where_the_sink_fails),
        cmocka_unit_test(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
