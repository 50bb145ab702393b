/* Rules over tables: which series belong together, and what the record says to them. */
#include "random_rule.h"
#include "series/rule.h"
#include "series/str.h"
#include "tests/series/table.h"
#include "tests/support/allocation.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static annals_rule *read_rule(const char *text)
{
    annals_rule *rule = NULL;
    annals_error error;
    if (annals_rule_parse(text, strlen(text), &rule, &error))
        fail_msg("%s: %s", text, error.message);
    return rule;
}

static void add_amount(annals_str *out, const char *name, const annals_amount *amount)
{
    char text[ANNALS_AMOUNT_SIZE];
    annals_amount_print(amount, text);
    annals_str_format(out, "%s%s%s", name, text, amount->derived ? "!" : "");
}

/* `[PERIOD: ]VERDICT [RELATION LEFT = RIGHT off DIFFERENCE UNIT|: WORDS] INDICES;` */
static char *result_text(const annals_rule_result *result)
{
    annals_str out = {0};
    for (size_t i = 0; i < result->count; i++) {
        const annals_rule_row *row = &result->rows[i];
        if (row->period.text[0])
            annals_str_format(&out, "%s: ", row->period.text);
        annals_str_add(&out, annals_rule_verdict_name(row->verdict));
        if (row->verdict > ANNALS_RULE_UNDECIDED) {
            annals_str_format(&out, ": %s", row->words);
        } else {
            assert_string_equal(row->words, "");
            annals_str_format(&out, " %s", annals_relation_name(row->relation));
            add_amount(&out, " ", &row->left);
            add_amount(&out, " = ", &row->right);
            add_amount(&out, " off ", &row->difference);
            annals_str_format(&out, " %s", row->unit);
        }
        for (size_t j = 0; j < row->observation_count; j++)
            annals_str_format(&out, " %u", row->observations[j]);
        annals_str_add(&out, ";");
    }
    return annals_str_take(&out);
}

static void assert_table(const annals_table *table, const char *text, const annals_check_options *options,
                         const char *wanted)
{
    annals_rule *rule = read_rule(text);
    annals_rule_result *result = NULL;
    annals_error error;
    annals_status status = annals_rule_check(rule, table, options, &result, &error);
    char *out;
    annals_rule_free(rule);
    if (status) {
        annals_str words = {0};
        annals_str_format(&words, "%s: %s", annals_status_name(status), error.message);
        out = annals_str_take(&words);
    } else {
        out = result_text(result);
    }
    annals_rule_result_free(result);
    assert_string_equal(out ? out : "", wanted);
    free(out);
}

static void assert_found(const table_line *lines, size_t count, const char *text, const annals_check_options *options,
                         const char *wanted)
{
    test_table made;
    table_make(&made, lines, count);
    assert_table(&made.table, text, options, wanted);
    table_free(&made);
}

static const annals_check_options plain = {.source = NULL};

#define assert_checked(lines, text, wanted) assert_found(lines, COUNT(lines), text, &plain, wanted)

static const table_line bonus[] = {
    {"bonus_cost,company=OpenAI", "2025-08~", ">1.5B", "USD", "flow", NULL, "tl"},
    {"bonus_recipients,company=OpenAI", "2025-08~", "~1000", "people", "flow", NULL, "tl"},
    {"bonus_per_head,company=OpenAI", "2025-08~", "1M", "USD", "ratio", NULL, "tl"},
};
#define BONUS "bonus_cost = bonus_recipients * bonus_per_head"

static void lets_about_decide_nothing_without_a_width(void **state)
{
    (void)state;
    assert_checked(bonus, BONUS, "2025-08~: undecided loose >1.5B = ~1000M off ~>500M USD 0 1 2;");
    const annals_decimal ten = {10, 0}, sixty = {60, 0}, none = {-1, 0};
    annals_check_options options = {.about_percent = &ten};
    assert_found(bonus, 3, BONUS, &options, "2025-08~: cannot hold apart >1.5B = ~1000M off ~>500M USD 0 1 2;");
    options.about_percent = &sixty;
    assert_found(bonus, 3, BONUS, &options, "2025-08~: undecided loose >1.5B = ~1000M off ~>500M USD 0 1 2;");
    options.about_percent = &none;
    assert_found(bonus, 3, BONUS, &options, "usage: the width of ~ is a percentage from 0 to 100");
    options = (annals_check_options){.source = "it"};
    assert_found(bonus, 3, BONUS, &options, "missing: no source it states anything here");
}

static void decides_numbers_with_about_by_their_width(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a", "2025", "~600", "people", NULL, NULL, NULL},
        {"b", "2025", "650", "people", NULL, NULL, NULL},
    };
    const annals_decimal five = {5, 0}, ten = {10, 0};
    annals_check_options options = {.about_percent = &ten};
    assert_checked(lines, "a = b", "2025: undecided loose ~600 = 650 off ~-50  0 1;");
    assert_found(lines, 2, "a = b", &options, "2025: holds loose ~600 = 650 off ~-50  0 1;");
    options.about_percent = &five;
    assert_found(lines, 2, "a = b", &options, "2025: cannot hold apart ~600 = 650 off ~-50  0 1;");
    assert_checked(lines, "a - 600 = b - 650", "2025: undecided meet ~0 = 0 off ~0  0 1;");
}

static void proves_numbers_and_disproves_intervals(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a", "2025-01", "12", "EUR", NULL, NULL, NULL},     {"b", "2025-01", "3", "people", NULL, NULL, NULL},
        {"c", "2025-01", "4", "EUR", NULL, NULL, NULL},      {"a", "2025-02", "12", "EUR", NULL, NULL, NULL},
        {"b", "2025-02", ">3", "people", NULL, NULL, NULL},  {"c", "2025-02", "4", "EUR", NULL, NULL, NULL},
        {"a", "2025-03", "12", "EUR", NULL, NULL, NULL},     {"b", "2025-03", "2..5", "people", NULL, NULL, NULL},
        {"c", "2025-03", "4", "EUR", NULL, NULL, NULL},      {"a", "2025-04", "14B", "EUR", NULL, NULL, NULL},
        {"b", "2025-04", "143", "people", NULL, NULL, NULL}, {"c", "2025-04", "100M", "EUR", NULL, NULL, NULL},
    };
    assert_checked(lines, "a = b * c",
                   "2025-01: holds same 12 = 12 off 0 EUR 0 1 2;"
                   "2025-02: cannot hold apart 12 = >12 off <0 EUR 3 4 5;"
                   "2025-03: undecided meet 12 = 8..20 off -8..4 EUR 6 7 8;"
                   "2025-04: holds rounded 14B = 14.300B off -300M EUR 9 10 11;");
}

static void allows_for_terms_that_are_rounded(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a", "2025", "33.2B", "EUR", NULL, NULL, NULL}, {"b", "2025", "14B", "EUR", NULL, NULL, NULL},
        {"c", "2025", "20B", "EUR", NULL, NULL, NULL},   {"a", "2026", "32.9B", "EUR", NULL, NULL, NULL},
        {"b", "2026", "14B", "EUR", NULL, NULL, NULL},   {"c", "2026", "20B", "EUR", NULL, NULL, NULL},
    };
    assert_checked(lines, "a = b + c",
                   "2025: undecided rounded 33.2B = 34B off -8e8 EUR 0 1 2;"
                   "2026: cannot hold apart 32.9B = 34B off -1.1B EUR 3 4 5;");
    assert_checked(lines, "a - b = c",
                   "2025: undecided rounded 19.2B = 20B off -8e8 EUR 0 1 2;"
                   "2026: cannot hold apart 18.9B = 20B off -1.1B EUR 3 4 5;");
}

static void allows_for_products_that_are_rounded(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a", "2025", "14.1B", "EUR", NULL, NULL, NULL},
        {"b", "2025", "0.3B", "EUR", NULL, NULL, NULL},
        {"c", "2025", "7B", "EUR", NULL, NULL, NULL},
        {"d", "2025", "2", "people", NULL, NULL, NULL},
    };
    assert_checked(lines, "a + b = c * d", "2025: holds rounded 14.4B = 14B off 4e8 EUR 0 1 2 3;");
    assert_checked(lines, "a = c * d - b", "2025: undecided rounded 14.1B = 13.7B off 4e8 EUR 0 2 3 1;");
    assert_checked(lines, "a = c * d - b * 3", "2025: cannot hold apart 14.1B = 13.1B off 1.0B EUR 0 2 3 1;");
}

static void proves_nothing_where_the_width_needs_too_many_digits(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a", "2025", "~1", "people", NULL, NULL, NULL},
        {"b", "2025", "~500000000000000000", "people", NULL, NULL, NULL},
        {"c", "2025", "~400000000000000001", "people", NULL, NULL, NULL},
    };
    const annals_decimal width = {50, 0};
    annals_check_options options = {.about_percent = &width};
    assert_found(lines, 3, "a = b + c", &options,
                 "2025: undecided loose ~1 = ~900000000000000001 off ~-900000000000000000  0 1 2;");
}

static void allows_for_quotients_that_are_rounded(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"whole", "2025", "1", "EUR", NULL, NULL, NULL},
        {"parts", "2025", "3", "people", NULL, NULL, NULL},
        {"twelve", "2025", "123456789012", "EUR", NULL, NULL, NULL},
        {"thirds", "2025", "41152263004", "EUR", NULL, NULL, NULL},
    };
    assert_checked(lines, "whole / parts * parts = whole",
                   "2025: holds rounded 0.999999999999999999! = 1 off -1e-18! EUR 0 1;");
    assert_checked(lines, "(whole / parts * parts - whole) * 1e18 = 0 * whole",
                   "2025: undecided rounded -1! = 0 off -1! EUR 0 1;");
    assert_checked(lines, "whole / parts * twelve = thirds * whole",
                   "2025: holds same 41152263004.0000000! = 41152263004 off 0e-7! EUR*EUR 0 1 2 3;");
}

static void fits_currencies_and_takes_nouns_for_plain_numbers(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"usd", "2025", "10", "USD", NULL, NULL, NULL},         {"eur", "2025", "9", "EUR", NULL, NULL, NULL},
        {"rate", "2025", "0.9", "EUR/USD", NULL, NULL, NULL},   {"people", "2025", "5", "people", NULL, NULL, NULL},
        {"each", "2025", "2", "USD/people", NULL, NULL, NULL},  {"share", "2025", "50%", "%", NULL, NULL, NULL},
        {"points", "2025", "40", "pp", NULL, NULL, NULL},       {"gpus", "2025", "5", "GPU", NULL, NULL, NULL},
        {"per", "2025", "0.5", "people/USD", NULL, NULL, NULL},
    };
    assert_checked(lines, "eur = usd * rate", "2025: holds same 9 = 9.0 off 0.0 EUR 1 0 2;");
    assert_checked(lines, "eur / rate = usd", "2025: holds same 10! = 10 off 0! USD 1 2 0;");
    assert_checked(lines, "usd = people * each", "2025: holds same 10 = 10 off 0 USD 0 3 4;");
    assert_checked(lines, "gpus = people", "2025: holds same 5 = 5 off 0  7 3;");
    assert_checked(lines, "people = share * usd * per * 2", "2025: holds same 5 = 5.000 off 0.000  3 5 0 8;");
    assert_checked(lines, "share - points = 10%", "2025: holds same 0.10 = 0.10 off 0.00  5 6;");
    assert_checked(lines, "usd * eur = 90 * usd / usd * usd * eur / 10",
                   "2025: cannot hold apart 90 = 810! off -720! EUR*USD 0 1;");
    assert_checked(lines, "usd = eur", "units don't fit: usd is in USD and eur is in EUR;");
    assert_checked(lines, "usd = people * 3", "units don't fit: usd is in USD and people * 3 is a plain number;");
    assert_checked(lines, "usd + 1 = people", "units don't fit: usd is in USD and 1 is a plain number;");
    assert_checked(lines, "per = (usd - eur * 2) / 3", "units don't fit: usd is in USD and eur * 2 is in EUR;");
    assert_checked(lines, "rate = per", "units don't fit: rate is in EUR/USD and per is in 1/USD;");
    assert_checked(lines, "-usd = -eur", "units don't fit: -usd is in USD and -eur is in EUR;");
}

static void brings_together_what_shares_its_dimensions(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"revenue,product=A", "2025", "20", "EUR", NULL, NULL, NULL},
        {"units,product=A", "2025", "10", "piece", NULL, NULL, NULL},
        {"revenue,product=B", "2025", "30", "EUR", NULL, NULL, NULL},
        {"units,product=B", "2025", "15", "piece", NULL, NULL, NULL},
        {"price", "2025", "2", "EUR", NULL, NULL, NULL},
        {"units,product=B,shop=Rome", "2025", "5", "piece", NULL, NULL, NULL},
        {"revenue,product=C", "2025", "30", "EUR", NULL, NULL, NULL},
    };
    assert_checked(lines, "revenue = units * price",
                   "2025: holds same 20 = 20 off 0 EUR 0 1 4;"
                   "2025: holds same 30 = 30 off 0 EUR 2 3 4;"
                   "missing parts: no series on the left side has shop=Rome;"
                   "missing parts: no series of units for product=C;");
    assert_checked(lines, "revenue = margin * cost",
                   "missing parts: no series of margin, cost for product=A;"
                   "missing parts: no series of margin, cost for product=B;"
                   "missing parts: no series of margin, cost for product=C;");
    assert_checked(lines, "price = cost", "missing parts: no series of cost;");
    assert_checked(lines, "cost = margin", "");
    assert_checked(lines, "price = 2 * price / 2", "2025: holds same 2 = 2! off 0! EUR 4;");
    assert_checked(lines, "units = 10",
                   "2025: holds same 10 = 10 off 0  1;"
                   "2025: cannot hold apart 15 = 10 off 5  3;"
                   "2025: cannot hold apart 5 = 10 off -5  5;");
}

static void says_what_is_missing_or_competes(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a,x=1", "2025", "1", "EUR", NULL, NULL, "s"},       {"b,x=1", "2026", "1", "EUR", NULL, NULL, "s"},
        {"a,x=1", "2026", "1", "EUR", NULL, "estimate", "s"}, {"a,x=1", "2027", "1", "EUR", NULL, NULL, "s"},
        {"b,x=1", "2027~", "1", "EUR", NULL, NULL, "s"},      {"b,x=1", "2027", "1", "EUR", NULL, NULL, "t"},
    };
    assert_checked(lines, "a = b",
                   "2025: missing parts: nothing is stated of b,x=1;"
                   "2026: missing parts: nothing is stated of a,x=1;"
                   "2026: missing parts: nothing is stated of b,x=1;"
                   "2027: competing: 2 observations compete for b,x=1 4 5;");
    annals_check_options options = {.source = "s"};
    assert_found(lines + 3, 3, "a = b", &options, "2027: holds same 1 = 1 off 0 EUR 0 1;");
    annals_preference decision = {.operation = 1};
    memset(decision.preferred.bytes, 2, sizeof decision.preferred.bytes);
    options = (annals_check_options){.preferences = &decision, .preference_count = 1};
    assert_found(lines + 3, 3, "a = b", &options, "2027: holds same 1 = 1 off 0 EUR 0 2;");
    static const table_line rivals[] = {
        {"a,x=1,y=1", "2025", "1", "EUR", NULL, NULL, "s"},
        {"b,x=1", "2025", "1", "EUR", NULL, NULL, "s"},
        {"b,y=1", "2025", "1", "EUR", NULL, NULL, "s"},
    };
    assert_checked(rivals, "a = b",
                   "missing parts: no series of a for x=1;"
                   "competing: b,x=1 and b,y=1 fit equally;"
                   "missing parts: no series of a for y=1;");
}

static void finds_measures_that_need_quotes(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"net\\, sold,shop=Rome", "2025", "1", "EUR", NULL, NULL, NULL},
        {"gross,shop=Rome", "2025", "1", "EUR", NULL, NULL, NULL},
        {"net\\, sold,shop=Oslo", "2025", "1", "EUR", NULL, NULL, NULL},
    };
    assert_checked(lines, "\"net, sold\" = gross",
                   "missing parts: no series of gross for shop=Oslo;"
                   "2025: holds same 1 = 1 off 0 EUR 0 1;");
}

static void compares_the_largest_numbers_there_are(void **state)
{
    (void)state;
    static const table_line lines[] = {{"b", "2025", "999999999999999999e18", "people", NULL, NULL, NULL},
                                       {"c", "2025", "7", "people", NULL, NULL, NULL}};
    assert_checked(
        lines, "b / 1 = c",
        "2025: not computed: amount: 9.99999999999999999e35 - 7: the exact result does not fit the 18 digits "
        "that an amount holds 0 1;");
    assert_checked(lines, "b / 1 = b - b",
                   "2025: cannot hold apart 9.99999999999999999e35! = 0e18 off 9.99999999999999999e35!  0;");
}

static void says_what_can_not_be_computed(void **state)
{
    (void)state;
    static const table_line lines[] = {
        {"a", "2025", "0..5", "EUR", NULL, NULL, NULL},
        {"b", "2025", "999999999999999999", "EUR", NULL, NULL, NULL},
    };
    assert_checked(lines, "b / a = 1",
                   "2025: not computed: amount: 999999999999999999 / 0..5: zero lies in the divisor 1 0;");
    assert_checked(lines, "b * 1e18 * 1e18 = a",
                   "2025: not computed: amount: 9.99999999999999999e35 * 1e18: the exact "
                   "result does not fit the 18 digits that an amount holds 1 0;");
}

enum { MEASURES = 4 };

typedef struct {
    annals_key *keys[MEASURES];
    annals_series series[MEASURES];
    annals_observation observations[MEASURES];
    annals_source source;
    annals_table table;
} world;

static void world_make(world *made)
{
    static const char *const names[] = {"a", "b", "c d", "e"};
    *made = (world){.source = {.id = "s"}};
    for (size_t i = 0; i < MEASURES; i++) {
        assert_int_equal(annals_key_parse(names[i], strlen(names[i]), &made->keys[i], NULL), ANNALS_OK);
        made->series[i] = (annals_series){.key = made->keys[i], .unit = "piece"};
        made->observations[i].series = (uint32_t)i;
        assert_int_equal(annals_period_parse("2025", 4, &made->observations[i].period, NULL), ANNALS_OK);
    }
    made->table = (annals_table){made->observations, MEASURES, made->series, MEASURES, &made->source, 1};
}

static annals_rule_verdict world_check(const world *made, const annals_rule *rule, annals_relation *relation)
{
    annals_rule_result *result;
    assert_int_equal(annals_rule_check(rule, &made->table, &plain, &result, NULL), ANNALS_OK);
    assert_int_equal(result->count, 1);
    annals_rule_verdict verdict = result->rows[0].verdict;
    *relation = result->rows[0].relation;
    if (verdict <= ANNALS_RULE_UNDECIDED)
        assert_int_equal(result->counts[verdict], 1);
    annals_rule_result_free(result);
    return verdict;
}

/* Where numbers satisfy a rule, no intervals around them can break it. */
static void never_breaks_on_bounds_around_numbers_that_hold(void **state)
{
    (void)state;
    random_source random = {UINT64_C(0xFEED)};
    world made;
    size_t held = 0;
    world_make(&made);
    for (int i = 0; i < 20000; i++) {
        char *text = random_rule(&random);
        annals_rule *rule = read_rule(text);
        for (size_t j = 0; j < MEASURES; j++)
            made.observations[j].amount = annals_amount_exact((annals_decimal){(int64_t)random_below(&random, 3), 0});
        annals_relation relation;
        if (world_check(&made, rule, &relation) == ANNALS_RULE_HOLDS && relation == ANNALS_SAME) {
            held++;
            for (size_t j = 0; j < MEASURES; j++) {
                annals_amount *amount = &made.observations[j].amount;
                amount->low.digits -= (int64_t)random_below(&random, 2);
                amount->high.digits += (int64_t)random_below(&random, 2);
                amount->high_end = random_below(&random, 4) ? ANNALS_END_CLOSED : ANNALS_END_NONE;
                if (amount->high_end == ANNALS_END_NONE)
                    amount->high = (annals_decimal){0, 0};
            }
            assert_int_not_equal(world_check(&made, rule, &relation), ANNALS_RULE_BROKEN);
        }
        annals_rule_free(rule);
        free(text);
    }
    assert_true(held > 200);
    for (size_t i = 0; i < MEASURES; i++)
        annals_key_free(made.keys[i]);
}

static void survives_every_failing_allocation(void **state)
{
    (void)state;
    static const char *const texts[] = {BONUS, "bonus_cost = bonus_recipients", "bonus_cost = nothing", "a = b = c"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        test_table made;
        bool failed = true;
        table_make(&made, bonus, COUNT(bonus));
        for (size_t nth = 1; failed; nth++) {
            annals_rule *rule = NULL;
            annals_rule_result *result = NULL;
            allocation_fail(nth);
            annals_status status = annals_rule_parse(texts[i], strlen(texts[i]), &rule, NULL);
            if (!status)
                status = annals_rule_check(rule, &made.table, &plain, &result, NULL);
            failed = allocation_failed();
            allocation_fail(0);
            assert_int_equal(status, failed ? ANNALS_NO_MEMORY : i == 3 ? ANNALS_INVALID : ANNALS_OK);
            annals_rule_free(rule);
            annals_rule_result_free(result);
        }
        table_free(&made);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lets_about_decide_nothing_without_a_width),
        cmocka_unit_test(decides_numbers_with_about_by_their_width),
        cmocka_unit_test(proves_numbers_and_disproves_intervals),
        cmocka_unit_test(allows_for_terms_that_are_rounded),
        cmocka_unit_test(allows_for_products_that_are_rounded),
        cmocka_unit_test(proves_nothing_where_the_width_needs_too_many_digits),
        cmocka_unit_test(allows_for_quotients_that_are_rounded),
        cmocka_unit_test(fits_currencies_and_takes_nouns_for_plain_numbers),
        cmocka_unit_test(brings_together_what_shares_its_dimensions),
        cmocka_unit_test(says_what_is_missing_or_competes),
        cmocka_unit_test(finds_measures_that_need_quotes),
        cmocka_unit_test(compares_the_largest_numbers_there_are),
        cmocka_unit_test(says_what_can_not_be_computed),
        cmocka_unit_test(never_breaks_on_bounds_around_numbers_that_hold),
        cmocka_unit_test(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
