/* An open record on a chosen engine, with a clock of its own and short ways to state things. */
#include "tests/record/fixture.h"

#include "series/str.h"
#include "tests/support/memory_engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static annals_moment tick(void *context)
{
    fixture *f = context;
    return f->clock += 1000000;
}

annals_author author_of(fixture *f)
{
    return (annals_author){.now = tick, .context = f, .who = "tester"};
}

void reopen(fixture *f, annals_access access)
{
    annals_record_close(f->record);
    f->record = NULL;
    annals_author author = author_of(f);
    annals_status status = annals_record_open_engine(f->engine, f->place, access, &author, &f->record, &f->error);
    if (status)
        fail_msg("%s", f->error.message);
}

int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    f->engine = *state;
    f->clock = 1756684800000000;
    strcpy(f->folder, "/tmp/annals-test-XXXXXX");
    if (!mkdtemp(f->folder))
        return -1;
    snprintf(f->place, sizeof f->place, "%s/r.db", f->folder);
    if (f->engine->create(f->place, &f->error)) {
        print_error("%s\n", f->error.message);
        return -1;
    }
    reopen(f, ANNALS_WRITE);
    *state = f;
    return 0;
}

int tear_down(void **state)
{
    fixture *f = *state;
    annals_record_close(f->record);
    if (f->engine == &memory_engine)
        memory_engine_forget();
    unlink(f->place);
    static const char *const ends[] = {"-wal", "-shm"};
    for (int i = 0; i < 2; i++) {
        char name[120];
        snprintf(name, sizeof name, "%s%s", f->place, ends[i]);
        unlink(name);
    }
    int left = rmdir(f->folder);
    free(f);
    return left;
}

annals_change *begin(fixture *f)
{
    annals_change *change = NULL;
    if (annals_change_begin(f->record, "record", &change, &f->error))
        fail_msg("%s", f->error.message);
    return change;
}

int64_t commit(fixture *f, annals_change *change)
{
    int64_t operation = -1;
    if (annals_change_commit(change, "what it did", NULL, &operation, &f->error))
        fail_msg("%s", f->error.message);
    return operation;
}

annals_status try_source(fixture *f, annals_change *change, const char *id, const char *text)
{
    annals_source source = {.id = id, .language = "en", .extractor = text ? "typist 1" : NULL};
    source.kind = text ? ANNALS_DOCUMENT : ANNALS_FEED;
    size_t size = text ? strlen(text) : 0;
    return annals_change_source(change, &source, text, size, text, size, &f->outcome, &f->error);
}

annals_status try_state(fixture *f, annals_change *change, words w)
{
    const char *key_text = w.key ? w.key : "capex,company=Meta";
    const char *period_text = w.period ? w.period : "2025";
    const char *amount_text = w.amount ? w.amount : "14B";
    annals_key *key;
    annals_period period;
    annals_amount amount;
    assert_int_equal(annals_key_parse(key_text, strlen(key_text), &key, &f->error), ANNALS_OK);
    assert_int_equal(annals_period_parse(period_text, strlen(period_text), &period, &f->error), ANNALS_OK);
    assert_int_equal(annals_amount_parse(amount_text, strlen(amount_text), &amount, &f->error), ANNALS_OK);
    annals_statement statement = {
        .key = key,
        .period = &period,
        .amount = &amount,
        .unit = w.unit,
        .nature = w.nature,
        .kind = w.kind,
        .source = w.source ? w.source : "story",
        .quote = w.quote,
        .at = w.at_plus_one - 1,
        .note = w.note,
    };
    annals_status status = annals_change_observe(change, &statement, &f->id, &f->outcome, &f->error);
    annals_key_free(key);
    return status;
}

void state_it(fixture *f, annals_change *change, words w)
{
    if (try_state(f, change, w))
        fail_msg("%s", f->error.message);
    assert_int_equal(f->outcome, ANNALS_ADDED);
}

int64_t add_sources(fixture *f)
{
    annals_change *change = begin(f);
    assert_int_equal(try_source(f, change, "story", STORY), ANNALS_OK);
    assert_int_equal(try_source(f, change, "brief", BRIEF), ANNALS_OK);
    return commit(f, change);
}

int64_t record_it(fixture *f, words w)
{
    annals_change *change = begin(f);
    state_it(f, change, w);
    return commit(f, change);
}

int64_t undo(fixture *f, int64_t number)
{
    annals_change *change = begin(f);
    int64_t taken;
    if (annals_change_undo(change, number, &taken, &f->error))
        fail_msg("%s", f->error.message);
    return commit(f, change);
}

annals_status try_undo(fixture *f, int64_t number)
{
    annals_change *change = begin(f);
    int64_t taken;
    annals_status status = annals_change_undo(change, number, &taken, &f->error);
    annals_change_cancel(change);
    return status;
}

annals_status try_revise(fixture *f, annals_change *change, annals_id id, words w, const char *because)
{
    annals_period period;
    annals_amount amount;
    if (w.period)
        assert_int_equal(annals_period_parse(w.period, strlen(w.period), &period, &f->error), ANNALS_OK);
    if (w.amount)
        assert_int_equal(annals_amount_parse(w.amount, strlen(w.amount), &amount, &f->error), ANNALS_OK);
    annals_revision revision = {
        .amount = w.amount ? &amount : NULL,
        .period = w.period ? &period : NULL,
        .quote = w.quote,
        .at = w.at_plus_one - 1,
        .note = w.note,
    };
    return annals_change_revise(change, &id, &revision, because, &f->id, &f->error);
}

static int64_t commit_if(fixture *f, annals_change *change, annals_status status)
{
    if (status)
        fail_msg("%s", f->error.message);
    return commit(f, change);
}

int64_t revise_it(fixture *f, annals_id id, words w)
{
    annals_change *change = begin(f);
    return commit_if(f, change, try_revise(f, change, id, w, "a correction"));
}

int64_t retract_it(fixture *f, annals_id id)
{
    annals_change *change = begin(f);
    return commit_if(f, change, annals_change_retract(change, &id, "it was wrong", &f->error));
}

int64_t prefer_it(fixture *f, annals_id id)
{
    annals_change *change = begin(f);
    return commit_if(f, change, annals_change_prefer(change, &id, "closer to the source", &f->error));
}

int64_t add_rule(fixture *f, const char *text)
{
    annals_change *change = begin(f);
    return commit_if(f, change, annals_change_rule_add(change, text, "by definition", &f->outcome, &f->error));
}

int64_t update_source(fixture *f, const char *id, const char *text)
{
    annals_change *change = begin(f);
    annals_source source = {.id = id};
    size_t size = strlen(text);
    return commit_if(f, change,
                     annals_change_source_update(change, &source, text, size, text, size, &f->outcome, &f->error));
}

const char *brief(annals_id id)
{
    static char buffers[4][ANNALS_ID_TEXT];
    static unsigned next;
    char *out = buffers[next++ % 4];
    annals_id_print(&id, out);
    out[ANNALS_ID_SHORT] = '\0';
    return out;
}

void refuses(fixture *f, annals_status status, annals_status wanted, const char *message)
{
    if (status != wanted)
        fail_msg("%s, not %s: %s", annals_status_name(status), annals_status_name(wanted),
                 status ? f->error.message : "");
    assert_string_equal(f->error.message, message);
}

static void add_line(annals_str *out, const annals_table *table, const annals_observation *row)
{
    char amount[ANNALS_AMOUNT_SIZE];
    annals_amount_print(&row->amount, amount);
    annals_str_format(out, "%s|%s|%s|%s|%s|", table->series[row->series].key->text, row->period.text, amount,
                      annals_kind_name(row->kind), table->sources[row->source].id);
    if (row->evidence.quote)
        annals_str_format(out, "%s@%d-%d", row->evidence.quote, (int)row->evidence.start, (int)row->evidence.end);
    annals_str_format(out, "|%s\n", row->note ? row->note : "");
}

char *listing(fixture *f, int64_t as_of)
{
    annals_selection selection = {.as_of = as_of};
    annals_table *table;
    if (annals_record_read(f->record, &selection, &table, &f->error))
        fail_msg("%s", f->error.message);
    annals_str out = {0};
    for (size_t i = 0; i < table->count; i++)
        add_line(&out, table, &table->observations[i]);
    annals_record_table_free(table);
    return annals_str_take(&out);
}

void stands(fixture *f, const char *lines)
{
    char *now = listing(f, 0);
    assert_string_equal(now, lines);
    free(now);
}
