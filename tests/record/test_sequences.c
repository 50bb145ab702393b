/* Random sequences of all that can be done: SQLite and the naive engine must agree at every operation, and each state
 * of the past must be what it was when it was the present. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include "series/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEQUENCES = 6, STEPS = 80 };

static uint64_t seed;

static unsigned below(unsigned limit)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (unsigned)(seed >> 33) % limit;
}

/* Ids that were given out in this sequence. */
static struct {
    annals_id ids[1024];
    unsigned count;
} seen;

static void remember(annals_id id)
{
    for (unsigned i = 0; i < seen.count; i++)
        if (memcmp(&seen.ids[i], &id, sizeof id) == 0)
            return;
    if (seen.count < sizeof seen.ids / sizeof *seen.ids)
        seen.ids[seen.count++] = id;
}

typedef struct {
    int what;
    unsigned choices[8];
    annals_id ids[2];
} step;

static step random_step(void)
{
    step out = {.what = (int)below(24)};
    for (int i = 0; i < 8; i++)
        out.choices[i] = below(1000);
    for (int i = 0; i < 2 && seen.count > 0; i++)
        out.ids[i] = seen.ids[seen.count - 1 - below(seen.count < 8 ? seen.count : 8)];
    return out;
}

static annals_status state_some(fixture *f, annals_change *change, const unsigned *choices)
{
    static const char *const keys[] = {"a", "b", "b,x=1"};
    static const char *const periods[] = {"2024", "2025", "2025~"};
    static const char *const amounts[] = {"1", "2", "1.0"};
    static const char *const units[] = {"USD", "USD", "USD", "USD", NULL, NULL, NULL, "EUR"};
    static const char *const sources[] = {"s0", "s1", "s2"};
    words w = {
        .key = keys[choices[0] % 3],
        .period = periods[choices[1] % 3],
        .amount = amounts[choices[2] % 3],
        .unit = units[choices[3] % 8],
        .nature = choices[4] % 8 ? ANNALS_FLOW : ANNALS_LEVEL,
        .source = sources[choices[5] % 3],
        .quote = choices[6] % 2 ? "one" : NULL,
    };
    return try_state(f, change, w);
}

static const char *const texts[] = {"one text", "two texts, one of them long", "a third one", "none"};

static annals_status revise_some(fixture *f, annals_change *change, const step *each, annals_id id)
{
    static const char *const periods[] = {NULL, NULL, "2024", "2025"};
    static const char *const amounts[] = {NULL, "1", "2", "3"};
    static const char *const quotes[] = {NULL, NULL, "one", "none"};
    static const char *const notes[] = {NULL, "", "a note", "another"};
    words w = {
        .period = periods[each->choices[0] % 4],
        .amount = amounts[each->choices[1] % 4],
        .quote = quotes[each->choices[2] % 4],
        .note = notes[each->choices[3] % 4],
    };
    return try_revise(f, change, id, w, "a correction");
}

static annals_status decide_some(fixture *f, annals_change *change, const step *each, annals_id id)
{
    static const char *const rules[] = {"a = b", "b = a", "a = 2 * b"};
    switch (each->what % 4) {
    case 0: return annals_change_retract(change, &id, "it was wrong", &f->error);
    case 1: return annals_change_prefer(change, &id, "it is better", &f->error);
    case 2: return annals_change_rule_add(change, rules[each->choices[0] % 3], "so it is", &f->outcome, &f->error);
    default: return revise_some(f, change, each, id);
    }
}

static annals_status source_some(fixture *f, annals_change *change, const step *each, bool update)
{
    char id[8];
    snprintf(id, sizeof id, "s%u", each->choices[0] % 3);
    const char *text = texts[each->choices[1] % 4];
    if (!update)
        return try_source(f, change, id, text);
    annals_source source = {.id = id};
    size_t size = strlen(text);
    return annals_change_source_update(change, &source, text, size, text, size, &f->outcome, &f->error);
}

static annals_status change_some(fixture *f, annals_change *change, const step *each)
{
    int64_t taken;
    if (each->what < 4)
        return source_some(f, change, each, each->what < 2);
    if (each->what < 8)
        return annals_change_undo(change, each->choices[0] % 3 ? each->choices[1] % 60 : 0, &taken, &f->error);
    if (each->what < 13)
        return revise_some(f, change, each, each->ids[0]);
    if (each->what < 17) {
        annals_status status = decide_some(f, change, each, each->ids[0]);
        return status || each->choices[4] % 2 ? status : revise_some(f, change, each, each->ids[1]);
    }
    annals_status status = state_some(f, change, each->choices);
    return status ? status : state_some(f, change, each->choices + 1);
}

/* Does a step; what came of it, in words. Gives the operation, 0 where it made none. */
static int64_t take_step(fixture *f, const step *each, char *out, size_t size)
{
    annals_change *change = begin(f);
    f->error.message[0] = '\0';
    annals_status status = change_some(f, change, each);
    int64_t operation = commit(f, change);
    snprintf(out, size, "%s, operation %d: %.600s", annals_status_name(status), (int)operation, f->error.message);
    if (operation > 0 && each->what >= 8)
        remember(f->id);
    return operation;
}

static void add_decisions(fixture *f, annals_decision_kind kind, int64_t as_of, annals_str *out)
{
    annals_decision *list;
    size_t count;
    assert_int_equal(annals_record_decisions(f->record, kind, as_of, &list, &count, &f->error), ANNALS_OK);
    for (size_t i = 0; i < count; i++)
        annals_str_format(out, "%d|%d|%s|%s|%s|%s|%s\n", (int)kind, (int)list[i].operation,
                          list[i].series ? list[i].series : "", list[i].rule ? list[i].rule : "",
                          brief(list[i].observation), brief(list[i].revision), list[i].because);
    annals_decisions_free(list);
}

static void add_operations(fixture *f, int64_t as_of, annals_str *out)
{
    annals_selection selection = {.as_of = as_of};
    annals_operation *list;
    size_t count;
    assert_int_equal(annals_record_log(f->record, &selection, &list, &count, &f->error), ANNALS_OK);
    for (size_t i = 0; i < count; i++)
        annals_str_format(out, "%d undoes %d, undone by %d: %d %d %d %s\n", (int)list[i].number, (int)list[i].undoes,
                          (int)list[i].undone_by, (int)list[i].sources, (int)list[i].observations,
                          (int)list[i].decisions, list[i].hash);
    annals_operations_free(list);
}

static void add_sources_listing(fixture *f, int64_t as_of, annals_str *out)
{
    annals_table *table;
    assert_int_equal(annals_record_sources(f->record, as_of, &table, &f->error), ANNALS_OK);
    for (size_t i = 0; i < table->source_count; i++)
        annals_str_format(out, "%s|%d|%s\n", table->sources[i].id, (int)table->sources[i].operation,
                          table->sources[i].text_sha256);
    annals_record_table_free(table);
}

static void add_histories(fixture *f, int64_t as_of, annals_str *out)
{
    for (unsigned i = 0; i < seen.count; i++) {
        annals_history *history;
        annals_status status = annals_record_history(f->record, &seen.ids[i], as_of, &history, &f->error);
        annals_str_format(out, "%s: %s", brief(seen.ids[i]), annals_status_name(status));
        for (size_t j = 0; !status && j < history->count; j++) {
            const annals_version *version = &history->versions[j];
            annals_str_format(out, ", %d %s %s", (int)version->operation,
                              version->observation ? brief(version->observation->id) : "-",
                              version->because ? version->because : "");
        }
        annals_str_add(out, "\n");
        if (!status)
            annals_history_free(history);
    }
}

/* All that can be read as of an operation. */
static char *everything(fixture *f, int64_t as_of)
{
    annals_str out = {0};
    char *lines = listing(f, as_of);
    annals_str_add(&out, lines);
    free(lines);
    add_sources_listing(f, as_of, &out);
    for (annals_decision_kind kind = ANNALS_REVISE; kind <= ANNALS_RULE; kind++)
        add_decisions(f, kind, as_of, &out);
    add_operations(f, as_of, &out);
    return annals_str_take(&out);
}

static void compare_pasts(fixture *f, fixture *other, char *const *states, int64_t count)
{
    for (int64_t as_of = 1; as_of <= count; as_of++) {
        char *one = everything(f, as_of), *two = everything(other, as_of);
        assert_string_equal(one, states[as_of]);
        assert_string_equal(two, states[as_of]);
        free(one);
        free(two);
        annals_str histories = {0}, others = {0};
        add_histories(f, as_of, &histories);
        add_histories(other, as_of, &others);
        assert_string_equal(annals_str_text(&histories), annals_str_text(&others));
        annals_str_free(&histories);
        annals_str_free(&others);
    }
}

static void is_whole(fixture *f)
{
    annals_check_report report;
    if (annals_record_check(f->record, NULL, &report, &f->error))
        fail_msg("%s", f->error.message);
}

static void run_sequence(fixture *f, fixture *other)
{
    char one[800], two[800], *states[STEPS + 1] = {NULL};
    int64_t last = 0;
    seen.count = 0;
    for (int i = 0; i < STEPS; i++) {
        step each = random_step();
        if (i < 3)
            each = (step){.what = 3, .choices = {(unsigned)i, (unsigned)i}};
        int64_t operation = take_step(f, &each, one, sizeof one);
        take_step(other, &each, two, sizeof two);
        assert_string_equal(one, two);
        if (operation == 0)
            continue;
        states[operation] = everything(f, 0);
        last = operation;
    }
    compare_pasts(f, other, states, last);
    is_whole(f);
    is_whole(other);
    for (int64_t i = 0; i <= last; i++)
        free(states[i]);
}

static void the_engines_agree_at_every_operation(void **state)
{
    (void)state;
    seed = UINT64_C(0x9E3779B97F4A7C15);
    for (int i = 0; i < SEQUENCES; i++) {
        void *one = (void *)(uintptr_t)&annals_sqlite_engine, *two = (void *)(uintptr_t)&memory_engine;
        assert_int_equal(set_up(&one), 0);
        assert_int_equal(set_up(&two), 0);
        run_sequence(one, two);
        assert_int_equal(tear_down(&one), 0);
        assert_int_equal(tear_down(&two), 0);
    }
}

/* No state may hold two amounts of one source, or two units of one series: read from the tables alone. */
static void check_laws(fixture *f)
{
    annals_selection all = {0};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &all, &table, &f->error), ANNALS_OK);
    for (size_t i = 1; i < table->series_count; i++)
        assert_true(strcmp(table->series[i - 1].key->text, table->series[i].key->text) < 0);
    for (size_t i = 1; i < table->count; i++) {
        const annals_observation *a = &table->observations[i - 1], *b = &table->observations[i];
        assert_false(a->series == b->series && a->kind == b->kind &&
                     strcmp(table->sources[a->source].id, table->sources[b->source].id) == 0 &&
                     strcmp(a->period.text, b->period.text) == 0);
    }
    annals_record_table_free(table);
}

static void no_sequence_breaks_the_rules(void **state)
{
    fixture *f = *state;
    seed = 88172645463325252u;
    seen.count = 0;
    char ignored[800];
    for (int i = 0; i < 400; i++) {
        step each = random_step();
        take_step(f, &each, ignored, sizeof ignored);
        check_laws(f);
    }
    is_whole(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_engines_agree_at_every_operation),
        ON_BOTH(no_sequence_breaks_the_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
