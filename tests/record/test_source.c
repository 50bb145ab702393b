/* Sources: what may be stated of them, what stands already, and their texts. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <stdlib.h>
#include <string.h>

static annals_status try_it(fixture *f, annals_change *change, annals_source source, const char *text)
{
    size_t size = text ? strlen(text) : 0;
    return annals_change_source(change, &source, text, size, text, size, &f->outcome, &f->error);
}

static annals_source whole_source(void)
{
    annals_source source = {
        .id = "whole",
        .title = "A title",
        .publisher = "annals example",
        .extractor = "pdftotext 22.12.0",
        .language = "zh-Hant",
        .url = "https://example.org/a",
        .note = "a note",
        .file = "whole.txt",
    };
    annals_error error;
    assert_int_equal(annals_period_parse("2025-08-30~", 11, &source.published, &error), ANNALS_OK);
    return source;
}

static void keeps_every_field_of_a_source(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    assert_int_equal(try_it(f, change, whole_source(), "two 二\n"), ANNALS_OK);
    commit(f, change);
    annals_table *table;
    assert_int_equal(annals_record_sources(f->record, 0, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->source_count, 1);
    const annals_source *source = &table->sources[0];
    assert_string_equal(source->id, "whole");
    assert_string_equal(source->title, "A title");
    assert_string_equal(source->publisher, "annals example");
    assert_string_equal(source->language, "zh-Hant");
    assert_string_equal(source->url, "https://example.org/a");
    assert_string_equal(source->note, "a note");
    assert_string_equal(source->file, "whole.txt");
    assert_string_equal(source->extractor, "pdftotext 22.12.0");
    assert_string_equal(source->published.text, "2025-08-30~");
    assert_true(source->published.approximate);
    assert_int_equal(source->file_bytes, 8);
    assert_int_equal(source->text_bytes, 8);
    assert_int_equal(strlen(source->file_sha256), 64);
    assert_string_equal(source->file_sha256, source->text_sha256);
    assert_int_equal(source->operation, 1);
    annals_record_table_free(table);
}

static void gives_the_text_back_byte_for_byte(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    assert_int_equal(try_source(f, change, "story", STORY), ANNALS_OK);
    assert_int_equal(try_source(f, change, "empty", ""), ANNALS_OK);
    assert_int_equal(try_source(f, change, "twin", STORY), ANNALS_OK);
    commit(f, change);
    char *text;
    size_t size;
    assert_int_equal(annals_record_text(f->record, "twin", 0, &text, &size, &f->error), ANNALS_OK);
    assert_int_equal(size, strlen(STORY));
    assert_string_equal(text, STORY);
    free(text);
    assert_int_equal(annals_record_text(f->record, "empty", 0, &text, &size, &f->error), ANNALS_OK);
    assert_int_equal(size, 0);
    free(text);
}

static void sums_bytes_and_text_apart(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    annals_source source = {.id = "crlf"};
    assert_int_equal(annals_change_source(change, &source, "a\r\n", 3, "a\n", 2, &f->outcome, &f->error), ANNALS_OK);
    commit(f, change);
    annals_table *table;
    assert_int_equal(annals_record_sources(f->record, 0, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->sources[0].file_bytes, 3);
    assert_int_equal(table->sources[0].text_bytes, 2);
    assert_string_equal(table->sources[0].text_sha256,
                        "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7");
    assert_string_not_equal(table->sources[0].text_sha256, table->sources[0].file_sha256);
    annals_record_table_free(table);
}

static void no_text_of_a_feed_or_of_nothing(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    assert_int_equal(try_source(f, change, "ticker", NULL), ANNALS_OK);
    commit(f, change);
    char *text;
    size_t size;
    refuses(f, annals_record_text(f->record, "ticker", 0, &text, &size, &f->error), ANNALS_MISSING,
            "source: \"ticker\": a feed has no text");
    refuses(f, annals_record_text(f->record, "tikcer", 0, &text, &size, &f->error), ANNALS_MISSING,
            "source: \"tikcer\": not in the record; did you mean \"ticker\"?");
}

static void the_same_source_stands_already(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    assert_int_equal(try_it(f, change, whole_source(), "text"), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_ADDED);
    assert_int_equal(try_it(f, change, whole_source(), "text"), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    commit(f, change);
    change = begin(f);
    annals_source moved = whole_source();
    moved.file = "elsewhere/whole.txt";
    assert_int_equal(try_it(f, change, moved, "text"), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    assert_int_equal(commit(f, change), 0);
}

static void refuses_another_source_of_the_same_id(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    assert_int_equal(try_it(f, change, whole_source(), "text"), ANNALS_OK);
    commit(f, change);
    change = begin(f);
    annals_source other = whole_source();
    other.title = "Another";
    refuses(f, try_it(f, change, other, "text"), ANNALS_EXISTS,
            "source: \"whole\" stands already, entered by operation 1, with another title: \"A title\", not "
            "\"Another\"");
    other = whole_source();
    other.language = NULL;
    refuses(f, try_it(f, change, other, "text"), ANNALS_EXISTS,
            "source: \"whole\" stands already, entered by operation 1, with another language: \"zh-Hant\", not \"\"");
    assert_int_equal(try_it(f, change, whole_source(), "texts"), ANNALS_EXISTS);
    other = whole_source();
    other.kind = ANNALS_FEED;
    assert_int_equal(try_it(f, change, other, NULL), ANNALS_EXISTS);
    annals_change_cancel(change);
}

static void refuses_bad_fields(void **state)
{
    static const struct {
        annals_source source;
        const char *message;
    } cases[] = {
        {{.id = NULL}, "source: an id is missing"},
        {{.id = ""}, "source: an id is missing"},
        {{.id = " a"}, "source: the id \" a\" begins or ends with a space"},
        {{.id = "a\tb"}, "source: the id holds a control character at byte 1"},
        {{.id = "a\xFF"}, "source: the id is no UTF-8"},
        {{.id = "a", .title = "\xC3("}, "title: byte 0 is no UTF-8"},
        {{.id = "a", .language = "12"}, "language: \"12\": no language tag; write one such as zh-Hant"},
        {{.id = "a", .language = "en-"}, "language: \"en-\": no language tag; write one such as zh-Hant"},
        {{.id = "a", .file_bytes = 5}, "bytes: 5 is stated, but there are 4"},
        {{.id = "a", .text_bytes = 5}, "bytes of the text: 5 is stated, but there are 4"},
        {{.id = "a", .file_sha256 = "12"}, "sha256: \"12\": no checksum of 64 hexadecimal digits"},
        {{.id = "a", .file_sha256 = "0000000000000000000000000000000000000000000000000000000000000000"},
         "sha256: 0000000000000000000000000000000000000000000000000000000000000000 is stated, but it is "
         "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"},
        {{.id = "a", .kind = ANNALS_FEED}, "source: \"a\": a feed has no text"},
    };
    fixture *f = *state;
    annals_change *change = begin(f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        refuses(f, try_it(f, change, cases[i].source, "text"), ANNALS_INVALID, cases[i].message);
    annals_source plain = {.id = "a"};
    refuses(f, try_it(f, change, plain, NULL), ANNALS_INVALID, "source: \"a\": a document needs its text");
    assert_int_equal(commit(f, change), 0);
}

static void takes_a_checksum_that_fits(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    annals_source source = {.id = "a",
                            .file_sha256 = "982D9E3EB996F559E633F4D194DEF3761D909F5A3B647D1A851FEAD67C32C9D1"};
    assert_int_equal(try_it(f, change, source, "text"), ANNALS_OK);
    annals_change_cancel(change);
}

static void refuses_text_that_is_none(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    annals_source source = {.id = "a"};
    annals_status status = annals_change_source(change, &source, "a\0b", 3, "a\0b", 3, &f->outcome, &f->error);
    refuses(f, status, ANNALS_INVALID, "a NUL, which no text holds");
    assert_int_equal(f->error.byte, 1);
    status = annals_change_source(change, &source, "ab\xE9", 3, "ab\xE9", 3, &f->outcome, &f->error);
    refuses(f, status, ANNALS_INVALID, "\\xE9 is not UTF-8; --encoding says what it is");
    assert_int_equal(f->error.byte, 2);
    annals_change_cancel(change);
}

static void lists_sources_by_id(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    static const char *const ids[] = {"b", "c", "A", "ä"};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(try_source(f, change, ids[i], ids[i]), ANNALS_OK);
    commit(f, change);
    annals_table *table;
    assert_int_equal(annals_record_sources(f->record, 0, &table, &f->error), ANNALS_OK);
    static const char *const sorted[] = {"A", "b", "c", "ä"};
    assert_int_equal(table->source_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(table->sources[i].id, sorted[i]);
    annals_record_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(keeps_every_field_of_a_source),
        ON_BOTH(gives_the_text_back_byte_for_byte),
        ON_BOTH(sums_bytes_and_text_apart),
        ON_BOTH(no_text_of_a_feed_or_of_nothing),
        ON_BOTH(the_same_source_stands_already),
        ON_BOTH(refuses_another_source_of_the_same_id),
        ON_BOTH(refuses_bad_fields),
        ON_BOTH(takes_a_checksum_that_fits),
        ON_BOTH(refuses_text_that_is_none),
        ON_BOTH(lists_sources_by_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
