/* What one record exports, another imports: the same observations, in each format and on both engines, or nothing. */
#include "tests/record/fixture.h"

#include "series/export.h"
#include "tests/support/allocation.h"
#include "tests/support/memory_engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LIMIT = 20000, DESCRIPTOR = 2 };

static const struct {
    const char *name;
    annals_import_format format;
} formats[] = {{"csv", ANNALS_IMPORT_CSV},
               {"ndjson", ANNALS_IMPORT_NDJSON},
               {"sdmx-csv", ANNALS_IMPORT_SDMX_CSV},
               {"datapackage", ANNALS_IMPORT_DATAPACKAGE}};
enum { FORMATS = sizeof formats / sizeof *formats };

static void add_figures(fixture *f)
{
    add_sources(f);
    annals_change *change = begin(f);
    state_it(f, change, (words){.unit = "USD", .nature = ANNALS_FLOW, .quote = "14B", .at_plus_one = 12});
    state_it(f, change, (words){.period = "2025-H1~", .amount = ">13.0B", .note = "=a \"note\",\nof two lines"});
    state_it(f, change, (words){.period = "2024", .amount = "20..99", .kind = ANNALS_TARGET});
    state_it(f, change,
             (words){.key = "hires,from=Google",
                     .amount = ">=13",
                     .unit = "people",
                     .nature = ANNALS_FLOW,
                     .quote = "at least 13 people"});
    state_it(
        f, change,
        (words){
            .key = "growth", .amount = "5%", .unit = "%", .nature = ANNALS_RATIO, .source = "brief", .quote = "5%"});
    commit(f, change);
}

/* An export in memory, and of a package's tables as files in the fixture's folder. */
typedef struct {
    annals_str files[ANNALS_EXPORT_FILES];
} written;

static annals_status take(void *context, size_t file, const char *bytes, size_t size, annals_error *error)
{
    written *out = context;
    annals_str_add_bytes(&out->files[file], bytes, size);
    return out->files[file].failed ? annals_error_no_memory(error) : ANNALS_OK;
}

static void file_name(const fixture *f, const char *name, char out[256])
{
    snprintf(out, 256, "%s/%s", f->folder, name);
}

static void export_all(fixture *f, const char *name, written *out)
{
    const annals_export_format *format = annals_export_format_find(name);
    annals_table *table;
    annals_export *each;
    assert_int_equal(annals_record_read(f->record, &(annals_selection){0}, &table, &f->error), ANNALS_OK);
    annals_export_sink sink = {.add = take, .context = out};
    assert_int_equal(annals_export_open(format, &sink, false, &each, &f->error), ANNALS_OK);
    assert_int_equal(annals_export_add(each, table, &f->error), ANNALS_OK);
    assert_int_equal(annals_export_finish(each, NULL, &f->error), ANNALS_OK);
    annals_export_close(each);
    annals_record_table_free(table);
    for (size_t i = 0; format->files[0] && i < DESCRIPTOR; i++) {
        char path[256];
        file_name(f, format->files[i], path);
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(out->files[i].data, 1, out->files[i].size, file), out->files[i].size);
        assert_int_equal(fclose(file), 0);
    }
}

static void written_free(const fixture *f, written *out)
{
    char path[256];
    for (size_t i = 0; i < ANNALS_EXPORT_FILES; i++)
        annals_str_free(&out->files[i]);
    for (size_t i = 0; i < DESCRIPTOR; i++) {
        file_name(f, annals_export_package.files[i], path);
        unlink(path);
    }
}

static annals_status import_it(fixture *f, size_t format, const written *from, bool dry_run, annals_import_report *done)
{
    const annals_str *main = &from->files[formats[format].format == ANNALS_IMPORT_DATAPACKAGE ? DESCRIPTOR : 0];
    annals_import_options options = {
        .name = "the export", .folder = f->folder, .format = formats[format].format, .dry_run = dry_run};
    return annals_record_import(f->record, main->data, main->size, &options, done, &f->error);
}

static void takes_back_what_it_exported(void **state)
{
    fixture *f = *state;
    add_figures(f);
    char *before = listing(f, 0);
    for (size_t i = 0; i < FORMATS; i++) {
        written out = {0};
        annals_import_report done;
        export_all(f, formats[i].name, &out);
        assert_int_equal(import_it(f, i, &out, false, &done), ANNALS_OK);
        assert_int_equal(done.stood, 5);
        assert_int_equal(done.operation, 0);
        undo(f, 0);
        stands(f, "");
        if (import_it(f, i, &out, false, &done))
            fail_msg("%s: %s", formats[i].name, f->error.message);
        assert_int_equal(done.added, 5);
        stands(f, before);
        written_free(f, &out);
    }
    free(before);
}

static void imports_nothing_of_a_package_with_one_wrong_id(void **state)
{
    fixture *f = *state;
    add_figures(f);
    written out = {0};
    annals_import_report done;
    char path[256];
    export_all(f, "datapackage", &out);
    undo(f, 0);
    file_name(f, annals_export_package.files[0], path);
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, -2, SEEK_END), 0); /* the last note becomes another one */
    assert_true(fputs("x\r\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(import_it(f, FORMATS - 1, &out, false, &done), ANNALS_INVALID);
    assert_int_equal(done.error_count, 1);
    stands(f, "");
    written_free(f, &out);
}

static void survives_every_failing_allocation(void **state)
{
    fixture *f = *state;
    add_figures(f);
    for (size_t i = 0; i < FORMATS; i++) {
        written out = {0};
        export_all(f, formats[i].name, &out);
        int64_t taken = undo(f, 0);
        size_t nth = 0;
        for (bool failed = true; failed && nth < LIMIT;) {
            annals_import_report done;
            allocation_fail(++nth);
            annals_status status = import_it(f, i, &out, true, &done);
            failed = allocation_failed();
            allocation_fail(0);
            if (!failed)
                assert_int_equal(status, ANNALS_OK);
            /* jansson calls some of its own failed allocations bad syntax */
            if (status != ANNALS_OK && status != ANNALS_NO_MEMORY && status != ANNALS_INVALID)
                fail_msg("%s: allocation %zu: %s", formats[i].name, nth, f->error.message);
            stands(f, "");
        }
        assert_in_range(nth, 2, LIMIT - 1);
        undo(f, taken);
        written_free(f, &out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(takes_back_what_it_exported),
        ON_BOTH(imports_nothing_of_a_package_with_one_wrong_id),
        ON_SQLITE(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
