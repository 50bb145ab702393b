/* Random sequences of recording, revising, retracting and undoing, beside a model that only remembers what each
 * operation did: as of every operation the record is what replaying the model's log up to it gives. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 120, SEQUENCES = 4, ENTRIES = 2 * STEPS };

/* An observation that an operation entered. */
typedef struct {
    int64_t operation;
    annals_id id;
} entry;

/* One that an operation superseded: not its id, which may be entered again, but the entry. */
typedef struct {
    int64_t operation;
    size_t entered;
} superseding;

typedef struct {
    entry entered[ENTRIES];
    size_t entered_count;
    superseding superseded[ENTRIES];
    size_t superseded_count;
    int64_t undoes[STEPS + 2]; /* by operation; 0: no undo */
    int64_t last;
    uint64_t seed;
} model;

static unsigned below(model *m, unsigned limit)
{
    m->seed ^= m->seed << 13;
    m->seed ^= m->seed >> 7;
    m->seed ^= m->seed << 17;
    return (unsigned)(m->seed >> 33) % limit;
}

static bool same(annals_id a, annals_id b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

/* The naive rule: an operation is in force unless a later one, up to `as_of`, that is in force itself takes it back. */
static bool in_force(const model *m, int64_t operation, int64_t as_of)
{
    if (operation > as_of)
        return false;
    for (int64_t later = operation + 1; later <= as_of; later++)
        if (m->undoes[later] == operation && in_force(m, later, as_of))
            return false;
    return true;
}

static bool is_standing(const model *m, size_t entered, int64_t as_of)
{
    if (!in_force(m, m->entered[entered].operation, as_of))
        return false;
    for (size_t i = 0; i < m->superseded_count; i++)
        if (m->superseded[i].entered == entered && in_force(m, m->superseded[i].operation, as_of))
            return false;
    return true;
}

static int by_id(const void *left, const void *right)
{
    return memcmp(left, right, sizeof(annals_id));
}

/* What stands by the model, sorted. */
static size_t replay(const model *m, int64_t as_of, annals_id *ids)
{
    size_t count = 0;
    for (size_t i = 0; i < m->entered_count; i++)
        if (is_standing(m, i, as_of))
            ids[count++] = m->entered[i].id;
    qsort(ids, count, sizeof *ids, by_id);
    return count;
}

/* What stands by the record, sorted. */
static size_t ask(fixture *f, int64_t as_of, annals_id *ids)
{
    annals_selection selection = {.as_of = as_of};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &selection, &table, &f->error), ANNALS_OK);
    size_t count = table->count;
    assert_true(count <= ENTRIES);
    for (size_t i = 0; i < count; i++)
        ids[i] = table->observations[i].id;
    annals_record_table_free(table);
    qsort(ids, count, sizeof *ids, by_id);
    return count;
}

static void compare(fixture *f, const model *m, int64_t as_of)
{
    static annals_id wanted[ENTRIES], found[ENTRIES];
    size_t count = replay(m, as_of, wanted);
    assert_int_equal(ask(f, as_of, found), count);
    assert_memory_equal(found, wanted, count * sizeof *wanted);
}

/* One of the last observations that were entered, whether it stands or not. */
static annals_id some_id(model *m)
{
    unsigned recent = m->entered_count < 12 ? (unsigned)m->entered_count : 12;
    return m->entered[m->entered_count - 1 - below(m, recent)].id;
}

static words some_words(model *m)
{
    static const char *const keys[] = {"a", "b", "b,x=1"}, *const periods[] = {"2023", "2024", "2025"};
    static const char *const amounts[] = {"1", "2", "3"}, *const sources[] = {"story", "brief"};
    return (words){
        .key = keys[below(m, 3)],
        .period = periods[below(m, 3)],
        .amount = amounts[below(m, 3)],
        .unit = "USD",
        .nature = ANNALS_FLOW,
        .source = sources[below(m, 2)],
    };
}

static words some_revision(model *m)
{
    static const char *const periods[] = {NULL, "2024", "2025"}, *const amounts[] = {"1", "2", "4"};
    return (words){.period = periods[below(m, 3)], .amount = amounts[below(m, 3)]};
}

/* What a step did, to be remembered if it becomes an operation. */
typedef struct {
    bool entered, superseded;
    annals_id revised;
    int64_t undoes;
} outcome;

static annals_status try_step(fixture *f, model *m, annals_change *change, outcome *out)
{
    unsigned what = below(m, 10);
    *out = (outcome){.entered = false};
    if (what < 2)
        return annals_change_undo(change, below(m, 2) ? 1 + (int64_t)below(m, (unsigned)m->last) : 0, &out->undoes,
                                  &f->error);
    if (what < 6 || m->entered_count == 0) {
        annals_status status = try_state(f, change, some_words(m));
        out->entered = !status && f->outcome == ANNALS_ADDED;
        return status;
    }
    out->revised = some_id(m);
    annals_status status = what < 9 ? try_revise(f, change, out->revised, some_revision(m), "a correction")
                                    : annals_change_retract(change, &out->revised, "it was wrong", &f->error);
    out->superseded = !status;
    out->entered = !status && what < 9;
    return status;
}

static void remember(model *m, fixture *f, const outcome *done, int64_t operation)
{
    m->last = operation;
    m->undoes[operation] = done->undoes;
    for (size_t i = 0; done->superseded && i < m->entered_count; i++)
        if (same(m->entered[i].id, done->revised) && is_standing(m, i, operation - 1))
            m->superseded[m->superseded_count++] = (superseding){operation, i};
    if (done->entered)
        m->entered[m->entered_count++] = (entry){operation, f->id};
}

static void take_step(fixture *f, model *m)
{
    outcome done;
    annals_change *change = begin(f);
    if (try_step(f, m, change, &done)) {
        annals_change_cancel(change);
        return;
    }
    int64_t operation = commit(f, change);
    if (operation > 0)
        remember(m, f, &done, operation);
    compare(f, m, m->last);
}

/* A sequence says nothing unless each kind of step was taken in it. */
static void is_varied(const model *m)
{
    size_t undos = 0, redone = 0;
    for (int64_t i = 1; i <= m->last; i++) {
        undos += m->undoes[i] > 0;
        redone += m->undoes[i] > 0 && m->undoes[m->undoes[i]] > 0;
    }
    assert_true(m->last > STEPS / 4);
    assert_true(undos > 4);
    assert_true(redone > 0);
    assert_true(m->superseded_count > 4);
    assert_true(m->entered_count > 10);
}

static void each_state_is_a_replay_of_the_log_up_to_it(void **state)
{
    fixture *f = *state;
    model *m = calloc(1, sizeof *m);
    m->last = add_sources(f);
    m->seed = UINT64_C(0x2545F4914F6CDD1D) + (uint64_t)f->clock;
    for (int i = 0; i < STEPS; i++)
        take_step(f, m);
    is_varied(m);
    for (int64_t as_of = 1; as_of <= m->last; as_of++)
        compare(f, m, as_of);
    compare(f, m, m->last);
    free(m);
}

static void other_sequences_are_so_as_well(void **state)
{
    (void)state;
    const annals_engine *const engines[] = {&annals_sqlite_engine, &memory_engine};
    for (uint64_t i = 0; i < 2 * SEQUENCES; i++) {
        void *each = (void *)(uintptr_t)engines[i % 2];
        assert_int_equal(set_up(&each), 0);
        ((fixture *)each)->clock += (annals_moment)(i / 2 + 1) * 7919;
        each_state_is_a_replay_of_the_log_up_to_it(&each);
        assert_int_equal(tear_down(&each), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(each_state_is_a_replay_of_the_log_up_to_it),
        cmocka_unit_test(other_sequences_are_so_as_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
