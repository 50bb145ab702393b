/* Laws of queries over random tables of exact flows, against a naive reference that looks at everything for every row.
 */
#include "series/transform.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { TABLES = 300, SERIES = 9, OBSERVATIONS = 60, MONTHS = 24 };

typedef struct {
    annals_observation observations[OBSERVATIONS];
    annals_series series[SERIES];
    annals_source source;
    annals_table table;
    annals_key *selector;
    uint64_t seed;
} world;

static uint64_t random_next(world *made)
{
    made->seed ^= made->seed << 13;
    made->seed ^= made->seed >> 7;
    made->seed ^= made->seed << 17;
    return made->seed;
}

static annals_key *read_key(const char *text, bool selector)
{
    annals_key *key = NULL;
    annals_status status = selector ? annals_selector_parse(text, strlen(text), &key, NULL)
                                    : annals_key_parse(text, strlen(text), &key, NULL);
    assert_int_equal(status, ANNALS_OK);
    return key;
}

static void read_month(int month, annals_period *period)
{
    char text[32];
    snprintf(text, sizeof text, "%04d-%02d", 2024 + month / 12, month % 12 + 1);
    assert_int_equal(annals_period_parse(text, strlen(text), period, NULL), ANNALS_OK);
}

/* Series a=0..2, b=0..2, each with an amount for some of 24 months, in random order. */
static void world_make(world *made, uint64_t seed)
{
    bool taken[SERIES][MONTHS] = {{false}};
    made->seed = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    made->source = (annals_source){.id = "a"};
    for (int i = 0; i < SERIES; i++) {
        char text[32];
        snprintf(text, sizeof text, "s,a=%d,b=%d", i / 3, i % 3);
        made->series[i] = (annals_series){.key = read_key(text, false), .unit = "EUR", .nature = ANNALS_FLOW};
    }
    size_t count = 0;
    for (size_t tries = random_next(made) % OBSERVATIONS; tries > 0; tries--) {
        uint32_t series = (uint32_t)(random_next(made) % SERIES);
        int month = (int)(random_next(made) % MONTHS);
        if (taken[series][month])
            continue;
        taken[series][month] = true;
        annals_observation *each = &made->observations[count++];
        *each = (annals_observation){.series = series};
        read_month(month, &each->period);
        int64_t digits = (int64_t)(random_next(made) % 2001) - 1000;
        each->amount = annals_amount_exact((annals_decimal){digits, (int8_t)(random_next(made) % 3) - 1});
    }
    made->table = (annals_table){made->observations, count, made->series, SERIES, &made->source, 1};
    made->selector = read_key("s,a=*,b=*", true);
}

static void world_free(world *made)
{
    for (int i = 0; i < SERIES; i++)
        annals_key_free((annals_key *)(uintptr_t)made->series[i].key);
    annals_key_free(made->selector);
}

static annals_answer *ask(const world *made, annals_query query)
{
    annals_answer *answer = NULL;
    query.selector = made->selector;
    assert_int_equal(annals_query_run(&made->table, &query, &answer, NULL), ANNALS_OK);
    return answer;
}

/* Tenths, so that the reference needs no amounts. */
static int64_t tenths(const annals_amount *amount)
{
    assert_int_equal(annals_amount_qualifier(amount), ANNALS_EXACT);
    assert_false(amount->derived);
    int64_t value = amount->low.digits;
    assert_in_range(amount->low.exponent + 1, 0, 6);
    for (int i = -1; i < amount->low.exponent; i++)
        value *= 10;
    return value;
}

static bool in_group(const world *made, const annals_answer *answer, const annals_row *row,
                     const annals_observation *each)
{
    const annals_key *key = made->series[each->series].key;
    for (size_t i = 0; i < answer->dimension_count; i++)
        if (strcmp(annals_key_value(key, answer->dimensions[i]), row->group[i]) != 0)
            return false;
    return true;
}

/* The sum of what belongs to a row's group and lies in its period, or before its end. */
static int64_t naive_sum(const world *made, const annals_answer *answer, const annals_row *row, bool cumulated,
                         size_t *count)
{
    int64_t sum = 0;
    *count = 0;
    for (size_t i = 0; i < made->table.count; i++) {
        const annals_observation *each = &made->observations[i];
        bool inside =
            each->period.latest <= row->period.latest && (cumulated || each->period.earliest >= row->period.earliest);
        if (!inside || !in_group(made, answer, row, each))
            continue;
        sum += tenths(&each->amount);
        ++*count;
    }
    return sum;
}

/* Sums by nothing, a, b and both, in no bins, months, quarters and years. */
static annals_query varied(uint64_t variant)
{
    static const annals_grain grains[] = {ANNALS_MONTH, ANNALS_QUARTER, ANNALS_YEAR};
    annals_query query = {.aggregate = ANNALS_SUM, .has_every = variant / 4 % 4 > 0};
    if (query.has_every)
        query.every = grains[variant / 4 % 4 - 1];
    if (variant & 1)
        query.by[query.by_count++] = "a";
    if (variant & 2)
        query.by[query.by_count++] = "b";
    return query;
}

static void each_world(void (*law)(world *made, uint64_t variant))
{
    for (uint64_t i = 0; i < TABLES; i++) {
        world made;
        world_make(&made, i + 1);
        law(&made, i);
        world_free(&made);
    }
}

static void check_sums(world *made, uint64_t variant)
{
    annals_query query = varied(variant);
    query.cumulate = variant / 16 % 2 == 1;
    annals_answer *answer = ask(made, query);
    size_t covered = 0;
    for (size_t i = 0; i < answer->count; i++) {
        const annals_row *row = &answer->rows[i];
        size_t count;
        assert_int_equal(tenths(&row->amount), naive_sum(made, answer, row, query.cumulate, &count));
        assert_int_equal(row->observation_count, count);
        covered += count;
        if (i > 0 && row->group == row[-1].group)
            assert_true(annals_period_compare(&row[-1].period, &row->period) < 0);
    }
    if (!query.cumulate)
        assert_int_equal(covered, made->table.count);
    annals_answer_free(answer);
}

static void sums_and_running_totals_are_those_of_a_naive_reference(void **state)
{
    (void)state;
    each_world(check_sums);
}

static void check_last_total(world *made, uint64_t variant)
{
    annals_query query = varied(variant % 4); /* no bins */
    annals_answer *sums = ask(made, query);
    query = varied(variant % 4 + 4 * (1 + variant / 4 % 3));
    query.cumulate = true;
    annals_answer *totals = ask(made, query);
    size_t group = 0;
    for (size_t i = 0; i < totals->count; i++) {
        if (i + 1 < totals->count && totals->rows[i + 1].group == totals->rows[i].group)
            continue;
        assert_true(group < sums->count);
        assert_int_equal(annals_decimal_compare(totals->rows[i].amount.low, sums->rows[group].amount.low), 0);
        group++;
    }
    assert_int_equal(group, sums->count);
    annals_answer_free(sums);
    annals_answer_free(totals);
}

static void the_last_running_total_is_the_sum(void **state)
{
    (void)state;
    each_world(check_last_total);
}

static void check_changes_of_totals(world *made, uint64_t variant)
{
    annals_query query = varied(variant | 4);
    annals_answer *sums = ask(made, query);
    query.cumulate = true;
    query.change = ANNALS_CHANGE_ABSOLUTE;
    annals_answer *changes = ask(made, query);
    size_t used = 0;
    for (size_t i = 1; i < sums->count; i++) {
        if (sums->rows[i].group == sums->rows[i - 1].group) {
            assert_int_equal(tenths(&changes->rows[used].amount), tenths(&sums->rows[i].amount));
            assert_true(annals_period_same(&changes->rows[used].period, &sums->rows[i].period));
            used++;
        }
    }
    assert_int_equal(used, changes->count);
    annals_answer_free(sums);
    annals_answer_free(changes);
}

static void the_changes_of_running_totals_are_the_sums(void **state)
{
    (void)state;
    each_world(check_changes_of_totals);
}

static void check_shuffling(world *made, uint64_t variant)
{
    annals_query query = varied(variant);
    annals_answer *before = ask(made, query);
    world other = *made; /* shares the keys */
    for (size_t i = made->table.count; i > 1; i--) {
        size_t j = random_next(made) % i;
        annals_observation swapped = other.observations[i - 1];
        other.observations[i - 1] = other.observations[j];
        other.observations[j] = swapped;
    }
    other.table.observations = other.observations;
    annals_answer *after = ask(&other, query);
    assert_int_equal(before->count, after->count);
    for (size_t i = 0; i < before->count; i++) {
        assert_true(annals_period_same(&before->rows[i].period, &after->rows[i].period));
        assert_true(annals_amount_same(&before->rows[i].amount, &after->rows[i].amount));
    }
    annals_answer_free(before);
    annals_answer_free(after);
}

static void the_order_of_the_table_changes_nothing(void **state)
{
    (void)state;
    each_world(check_shuffling);
}

static void check_extremes(world *made, uint64_t variant)
{
    static const annals_aggregate aggregates[] = {ANNALS_MIN, ANNALS_MEAN, ANNALS_MAX};
    annals_answer *answers[3];
    for (size_t i = 0; i < 3; i++) {
        annals_query query = varied(variant);
        query.aggregate = aggregates[i];
        answers[i] = ask(made, query);
        assert_int_equal(answers[i]->count, answers[0]->count);
    }
    for (size_t i = 0; i < answers[0]->count; i++) {
        assert_true(annals_decimal_compare(answers[0]->rows[i].amount.low, answers[1]->rows[i].amount.low) <= 0);
        assert_true(annals_decimal_compare(answers[1]->rows[i].amount.low, answers[2]->rows[i].amount.low) <= 0);
    }
    for (size_t i = 0; i < 3; i++)
        annals_answer_free(answers[i]);
}

static void a_mean_lies_between_the_extremes(void **state)
{
    (void)state;
    each_world(check_extremes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_and_running_totals_are_those_of_a_naive_reference),
        cmocka_unit_test(the_last_running_total_is_the_sum),
        cmocka_unit_test(the_changes_of_running_totals_are_the_sums),
        cmocka_unit_test(the_order_of_the_table_changes_nothing),
        cmocka_unit_test(a_mean_lies_between_the_extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
