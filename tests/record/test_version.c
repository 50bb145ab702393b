/* New versions of a source's text: what was read from the old one stays there; and what was published by a day. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USD .unit = "USD", .nature = ANNALS_FLOW
#define NEWER "In 2025 Meta spent 14B dollars, says a correction.\n"

static annals_status update(fixture *f, annals_change *change, annals_source source, const char *text)
{
    size_t size = text ? strlen(text) : 0;
    return annals_change_source_update(change, &source, text, size, text, size, &f->outcome, &f->error);
}

static void text_is(fixture *f, const char *id, int64_t as_of, const char *wanted)
{
    char *text;
    size_t size;
    if (annals_record_text(f->record, id, as_of, &text, &size, &f->error))
        fail_msg("%s", f->error.message);
    assert_string_equal(text, wanted);
    free(text);
}

static annals_table *read_all(fixture *f, annals_selection selection)
{
    annals_table *table;
    if (annals_record_read(f->record, &selection, &table, &f->error))
        fail_msg("%s", f->error.message);
    return table;
}

static void an_observation_stays_with_the_version_it_was_read_from(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD, .quote = "spent 14B"});
    assert_int_equal(update_source(f, "story", NEWER), 3);
    text_is(f, "story", 0, NEWER);
    text_is(f, "story", 2, STORY);
    stands(f, "capex,company=Meta|2025|14B|actual|story|spent 14B@5-14|\n");
    annals_table *table = read_all(f, (annals_selection){0});
    const annals_source *source = &table->sources[table->observations[0].source];
    assert_int_equal(source->operation, 1);
    assert_int_equal(source->newest, 3);
    assert_int_equal(source->text_bytes, strlen(STORY));
    annals_record_table_free(table);
    table = read_all(f, (annals_selection){.as_of = 2});
    assert_int_equal(table->sources[0].newest, 1);
    annals_record_table_free(table);
    record_it(f, (words){.period = "2026", .quote = "says a correction"});
    stands(f, "capex,company=Meta|2025|14B|actual|story|spent 14B@5-14|\n"
              "capex,company=Meta|2026|14B|actual|story|says a correction@32-49|\n");
}

static void only_the_newest_version_is_listed(void **state)
{
    fixture *f = *state;
    add_sources(f);
    update_source(f, "story", NEWER);
    update_source(f, "story", "a third");
    annals_table *table;
    assert_int_equal(annals_record_sources(f->record, 0, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->source_count, 2);
    assert_int_equal(table->sources[1].operation, 3);
    assert_int_equal(table->sources[1].newest, 3);
    assert_int_equal(table->sources[1].text_bytes, strlen("a third"));
    assert_string_equal(table->sources[1].language, "en");
    annals_record_table_free(table);
    assert_int_equal(annals_record_sources(f->record, 2, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->sources[1].newest, 2);
    annals_record_table_free(table);
}

static void an_update_states_what_changed_and_inherits_the_rest(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    annals_source source = {.id = "s", .title = "T", .publisher = "P", .url = "U", .file = "old.txt"};
    assert_int_equal(annals_period_parse("2025-03", 7, &source.published, &f->error), ANNALS_OK);
    assert_int_equal(annals_change_source(change, &source, "one", 3, "one", 3, &f->outcome, &f->error), ANNALS_OK);
    commit(f, change);
    change = begin(f);
    assert_int_equal(update(f, change, (annals_source){.id = "s", .title = "T2", .file = "new.txt"}, "two"), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_ADDED);
    assert_int_equal(update(f, change, (annals_source){.id = "s"}, "two"), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    assert_int_equal(commit(f, change), 2);
    annals_table *table;
    assert_int_equal(annals_record_sources(f->record, 0, &table, &f->error), ANNALS_OK);
    const annals_source *now = &table->sources[0];
    assert_string_equal(now->title, "T2");
    assert_string_equal(now->publisher, "P");
    assert_string_equal(now->url, "U");
    assert_string_equal(now->file, "new.txt");
    assert_string_equal(now->published.text, "2025-03");
    annals_record_table_free(table);
    change = begin(f);
    assert_int_equal(update(f, change, (annals_source){.id = "s"}, "two"), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    assert_int_equal(commit(f, change), 0);
}

static void an_update_is_refused_where_it_makes_no_sense(void **state)
{
    fixture *f = *state;
    add_sources(f);
    annals_change *change = begin(f);
    assert_int_equal(try_source(f, change, "feed", NULL), ANNALS_OK);
    commit(f, change);
    change = begin(f);
    refuses(f, update(f, change, (annals_source){.id = "stroy"}, "x"), ANNALS_MISSING,
            "source: \"stroy\": not in the record; did you mean \"story\"?");
    refuses(f, update(f, change, (annals_source){.id = "feed"}, "x"), ANNALS_INVALID,
            "source: \"feed\": a feed has no text");
    refuses(f, update(f, change, (annals_source){.id = "story"}, NULL), ANNALS_INVALID,
            "source: \"story\": a document needs its text");
    refuses(f, update(f, change, (annals_source){.id = "story"}, "\xFF"), ANNALS_INVALID,
            "\\xFF is not UTF-8; --encoding says what it is");
    refuses(f, update(f, change, (annals_source){.id = "story", .language = "?"}, "x"), ANNALS_INVALID,
            "language: \"?\": no language tag; write one such as zh-Hant");
    state_it(f, change, (words){USD});
    refuses(f, update(f, change, (annals_source){.id = "story"}, "x"), ANNALS_USAGE,
            "a new version of a source comes before the observations");
    annals_change_cancel(change);
    stands(f, "");
}

static void a_source_states_one_amount_whatever_its_version(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD, .quote = "spent 14B"});
    annals_id id = f->id;
    update_source(f, "story", NEWER);
    annals_change *change = begin(f);
    assert_int_equal(try_state(f, change, (words){.quote = "spent 14B"}), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD); /* though it stands elsewhere in the new text */
    assert_memory_equal(&f->id, &id, sizeof id);
    char message[300];
    snprintf(
        message, sizeof message,
        "this source already states 14B for capex,company=Meta, period 2025, kind actual (observation %s); another "
        "amount is a correction: make it with `annals revise`",
        brief(id));
    refuses(f, try_state(f, change, (words){.amount = "15B"}), ANNALS_EXISTS, message);
    assert_int_equal(commit(f, change), 0);
}

static void a_revision_with_a_quote_reads_the_newest_version(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD, .quote = "spent 14B"});
    annals_id first = f->id;
    update_source(f, "story", NEWER);
    revise_it(f, first, (words){.note = "only a note"});
    stands(f, "capex,company=Meta|2025|14B|actual|story|spent 14B@5-14|only a note\n");
    annals_table *table = read_all(f, (annals_selection){0});
    assert_int_equal(table->sources[0].operation, 1);
    annals_record_table_free(table);
    revise_it(f, f->id, (words){.quote = "spent 14B"});
    stands(f, "capex,company=Meta|2025|14B|actual|story|spent 14B@13-22|only a note\n");
    table = read_all(f, (annals_selection){0});
    assert_int_equal(table->sources[0].operation, 3);
    annals_record_table_free(table);
    annals_check_report report;
    assert_int_equal(annals_record_check(f->record, NULL, &report, &f->error), ANNALS_OK);
}

static void versions_depend_on_each_other(void **state)
{
    fixture *f = *state;
    add_sources(f);
    update_source(f, "story", NEWER);
    update_source(f, "story", "a third text");
    refuses(
        f, try_undo(f, 2), ANNALS_INVALID,
        "operation 2 can't be taken back: operation 3 (record) updates source \"story\", which operation 2 entered; "
        "undo operation 3 first");
    refuses(
        f, try_undo(f, 1), ANNALS_INVALID,
        "operation 1 can't be taken back: operation 2 (record) updates source \"story\", which operation 1 entered; "
        "undo operation 2 first");
    undo(f, 3);
    undo(f, 2);
    text_is(f, "story", 0, STORY);
    update_source(f, "story", "another second");
    refuses(
        f, try_undo(f, 5), ANNALS_INVALID,
        "operation 5 can't be taken back: operation 2 would stand again, and operation 6 has entered another version "
        "of source \"story\" since");
    refuses(f, try_undo(f, 4), ANNALS_INVALID,
            "operation 4 can't be taken back: operation 3 would stand again, and its source \"story\" does not");
    record_it(f, (words){USD, .quote = "another second"});
    refuses(f, try_undo(f, 6), ANNALS_INVALID,
            "operation 6 can't be taken back: operation 7 (record) cites source \"story\", which operation 6 entered; "
            "undo operation 7 first");
    undo(f, 7);
    undo(f, 6);
    undo(f, 5);
    text_is(f, "story", 0, NEWER);
    undo(f, 4);
    text_is(f, "story", 0, "a third text");
}

/* Three sources of their own year, one of them without a date. */
static void add_dated(fixture *f)
{
    static const char *const dates[] = {"2024", "2025-03-15~", NULL};
    annals_change *change = begin(f);
    for (int i = 0; i < 3; i++) {
        char id[] = "s0", year[8];
        id[1] = (char)('0' + i);
        annals_source source = {.id = id};
        if (dates[i])
            assert_int_equal(annals_period_parse(dates[i], strlen(dates[i]), &source.published, &f->error), ANNALS_OK);
        assert_int_equal(annals_change_source(change, &source, "t", 1, "t", 1, &f->outcome, &f->error), ANNALS_OK);
        for (int j = 0; j < 2; j++) {
            snprintf(year, sizeof year, "20%d%d", i, j);
            state_it(f, change, (words){USD, .source = id, .period = year});
        }
    }
    commit(f, change);
}

static void published_by(fixture *f, const char *when, int count, int undated, int sources)
{
    annals_period period;
    assert_int_equal(annals_period_parse(when, strlen(when), &period, &f->error), ANNALS_OK);
    annals_selection selection = {.published_by = &period};
    annals_table *table = read_all(f, selection);
    int64_t undated_sources;
    assert_int_equal(table->count, count);
    assert_int_equal(annals_record_undated(table, &undated_sources), undated);
    assert_int_equal(undated_sources, sources);
    annals_record_table_free(table);
    annals_summary *summary;
    assert_int_equal(annals_record_summary(f->record, &selection, &summary, &f->error), ANNALS_OK);
    assert_int_equal(summary->count, count > 0);
    assert_int_equal(summary->undated, undated);
    assert_int_equal(summary->undated_sources, sources);
    annals_summary_free(summary);
    annals_cursor *cursor;
    const annals_table *batch;
    size_t read = 0;
    assert_int_equal(annals_cursor_open(f->record, &selection, &cursor, &f->error), ANNALS_OK);
    do {
        assert_int_equal(annals_cursor_next(cursor, &batch, &f->error), ANNALS_OK);
        read += batch ? batch->count : 0;
    } while (batch);
    assert_int_equal(read, count);
    assert_int_equal(annals_cursor_undated(cursor, &undated_sources), undated);
    assert_int_equal(undated_sources, sources);
    annals_cursor_close(cursor);
}

static void only_what_was_published_by_then_is_read(void **state)
{
    fixture *f = *state;
    add_dated(f);
    published_by(f, "2023", 0, 2, 1);
    published_by(f, "2024-12-30", 0, 2, 1);
    published_by(f, "2024-12-31", 2, 2, 1);
    published_by(f, "2024", 2, 2, 1);
    published_by(f, "2025-03-14", 2, 2, 1);
    published_by(f, "2025-03-15", 4, 2, 1);
    published_by(f, "2030", 4, 2, 1);
    annals_table *table = read_all(f, (annals_selection){0});
    int64_t sources;
    assert_int_equal(table->count, 6);
    assert_int_equal(annals_record_undated(table, &sources), 0);
    assert_int_equal(sources, 0);
    annals_record_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(an_observation_stays_with_the_version_it_was_read_from),
        ON_BOTH(only_the_newest_version_is_listed),
        ON_BOTH(an_update_states_what_changed_and_inherits_the_rest),
        ON_BOTH(an_update_is_refused_where_it_makes_no_sense),
        ON_BOTH(a_source_states_one_amount_whatever_its_version),
        ON_BOTH(a_revision_with_a_quote_reads_the_newest_version),
        ON_BOTH(versions_depend_on_each_other),
        ON_BOTH(only_what_was_published_by_then_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
