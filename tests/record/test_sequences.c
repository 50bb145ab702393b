/* Random sequences of sources, figures and undos: SQLite and the naive engine must agree at every operation. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEQUENCES = 6, STEPS = 60 };

static uint64_t seed;

static unsigned below(unsigned limit)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (unsigned)(seed >> 33) % limit;
}

typedef struct {
    int what;
    unsigned choices[8];
} step;

static step random_step(void)
{
    step out = {.what = (int)below(10)};
    for (int i = 0; i < 8; i++)
        out.choices[i] = below(1000);
    return out;
}

static annals_status state_some(fixture *f, annals_change *change, const unsigned *choices)
{
    static const char *const keys[] = {"a", "b", "b,x=1"};
    static const char *const periods[] = {"2024", "2025", "2025~"};
    static const char *const amounts[] = {"1", "2", "1.0"};
    static const char *const units[] = {"USD", "EUR", NULL};
    static const char *const sources[] = {"s0", "s1", "s2"};
    words w = {
        .key = keys[choices[0] % 3],
        .period = periods[choices[1] % 3],
        .amount = amounts[choices[2] % 3],
        .unit = units[choices[3] % 3],
        .nature = choices[4] % 4 ? ANNALS_FLOW : ANNALS_LEVEL,
        .source = sources[choices[5] % 3],
        .quote = choices[6] % 2 ? "one" : NULL,
    };
    return try_state(f, change, w);
}

static annals_status change_some(fixture *f, annals_change *change, const step *each)
{
    static const char *const texts[] = {"one text", "two texts, one of them long"};
    char id[8];
    int64_t taken;
    if (each->what < 2) {
        snprintf(id, sizeof id, "s%u", each->choices[0] % 3);
        return try_source(f, change, id, texts[each->choices[1] % 2]);
    }
    if (each->what < 5)
        return annals_change_undo(change, each->choices[0] % 2 ? each->choices[1] % 20 : 0, &taken, &f->error);
    annals_status status = state_some(f, change, each->choices);
    return status ? status : state_some(f, change, each->choices + 1);
}

/* Does a step; what came of it, in words. */
static void take_step(fixture *f, const step *each, char *out, size_t size)
{
    annals_change *change = begin(f);
    f->error.message[0] = '\0';
    annals_status status = change_some(f, change, each);
    int64_t operation = commit(f, change);
    snprintf(out, size, "%s, operation %d: %.600s", annals_status_name(status), (int)operation, f->error.message);
}

static void compare_pasts(fixture *f, fixture *other)
{
    annals_operation *log;
    size_t count;
    assert_int_equal(annals_record_operations(f->record, &log, &count, &f->error), ANNALS_OK);
    annals_operations_free(log);
    for (int64_t as_of = 0; as_of <= (int64_t)count; as_of++) {
        char *one = listing(f, as_of), *two = listing(other, as_of);
        assert_string_equal(one, two);
        free(one);
        free(two);
    }
}

static void run_sequence(fixture *f, fixture *other)
{
    char one[800], two[800];
    for (int i = 0; i < STEPS; i++) {
        step each = random_step();
        take_step(f, &each, one, sizeof one);
        take_step(other, &each, two, sizeof two);
        assert_string_equal(one, two);
        char *lines = listing(f, 0);
        stands(other, lines);
        free(lines);
    }
    compare_pasts(f, other);
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
        assert_false(a->series == b->series && a->source == b->source && a->kind == b->kind &&
                     strcmp(a->period.text, b->period.text) == 0);
    }
    annals_record_table_free(table);
}

static void no_sequence_breaks_the_rules(void **state)
{
    fixture *f = *state;
    seed = 88172645463325252u;
    char ignored[800];
    for (int i = 0; i < 400; i++) {
        step each = random_step();
        take_step(f, &each, ignored, sizeof ignored);
        check_laws(f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_engines_agree_at_every_operation),
        ON_BOTH(no_sequence_breaks_the_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
