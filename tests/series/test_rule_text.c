/* Rules as text: what reads as one, its canonical form, and where one goes wrong. */
#include "random_rule.h"
#include "series/rule.h"
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

static void assert_canonical(const char *text, const char *wanted)
{
    annals_rule *rule = read_rule(text);
    assert_string_equal(annals_rule_text(rule), wanted);
    annals_rule_free(rule);
    if (text != wanted)
        assert_canonical(wanted, wanted);
}

static void prints_back_what_it_read(void **state)
{
    (void)state;
    assert_canonical("bonus_cost=bonus_recipients*bonus_per_head", "bonus_cost = bonus_recipients * bonus_per_head");
    assert_canonical("a = ((b + c)) - d", "a = b + c - d");
    assert_canonical("a = b - (c - d)", "a = b - (c - d)");
    assert_canonical("a = b + (c + d)", "a = b + (c + d)");
    assert_canonical("a = (b * c) / d * (e)", "a = b * c / d * e");
    assert_canonical("a=b/(c/d)*(e+f)", "a = b / (c / d) * (e + f)");
    assert_canonical("a - b = - c", "a - b = -c");
    assert_canonical("a = -(b + c) * -d", "a = -(b + c) * -d");
    assert_canonical("a = --b - -c", "a = --b - -c");
    assert_canonical("a = 1,000 * 2.50M + 5% - 1e-3 * b", "a = 1000 * 2.50M + 5% - 0.001 * b");
    assert_canonical("\"a\" = \"net sales\" - \"run-rate\" * \"4x\"", "a = \"net sales\" - \"run-rate\" * \"4x\"");
    assert_canonical("\"a\\\"b\\\\c\" = \"x,y\"", "\"a\\\"b\\\\c\" = \"x,y\"");
    assert_canonical("\xc2\xa0人数 =\xe3\x80\x80"
                     "é ",
                     "人数 = é");
    assert_canonical("share% = part / whole", "share% = part / whole");
}

static void names_each_measure_once(void **state)
{
    (void)state;
    annals_rule *rule = read_rule("growth = (now - \"a year ago\") / \"a year ago\"");
    size_t count;
    const char *const *measures = annals_rule_measures(rule, &count);
    assert_int_equal(count, 3);
    assert_string_equal(measures[0], "growth");
    assert_string_equal(measures[1], "now");
    assert_string_equal(measures[2], "a year ago");
    annals_rule_free(rule);
    annals_rule_free(NULL);
}

typedef struct {
    const char *text;
    const char *message;
} refusal;

static void says_where_a_rule_goes_wrong(void **state)
{
    (void)state;
    static const refusal refusals[] = {
        {"", "rule: byte 1: the rule ends where a measure or a number is wanted"},
        {"a", "rule: byte 2: the rule ends where an operator or = is wanted"},
        {"a =", "rule: byte 4: the rule ends where a measure or a number is wanted"},
        {"a = b = c", "rule: byte 7: a second ="},
        {"a = b c", "rule: byte 7: an operator or the end is wanted, not \"c\""},
        {"a b = c", "rule: byte 3: an operator or = is wanted, not \"b\""},
        {"a = * b", "rule: byte 5: a measure or a number is wanted, not \"*\""},
        {"a = (b + c", "rule: byte 11: the rule ends where an operator or ) is wanted"},
        {"a = (b 人)", "rule: byte 8: an operator or ) is wanted, not \"人\""},
        {"a = b)", "rule: byte 6: an operator or the end is wanted, not \")\""},
        {"a = -)", "rule: byte 6: a measure or a number is wanted, not \")\""},
        {"a = ()", "rule: byte 6: a measure or a number is wanted, not \")\""},
        {"hires,origin=xAI = 3",
         "rule: byte 6: a rule names measures without their dimensions; write a measure with a , in it in quotes"},
        {"a = hires,origin",
         "rule: byte 10: a rule names measures without their dimensions; write a measure with a , in it in quotes"},
        {"a = \"b", "rule: byte 5: the \" that begins here is not closed"},
        {"a = \"\"", "rule: byte 5: a measure is wanted between the quotes"},
        {"a = \"b\\c\"", "rule: byte 7: \\ goes before \" or \\ only; write \\\\ for itself"},
        {"a = b\\c", "rule: byte 6: an operator or the end is wanted, not \"\\\""},
        {"1 = 2", "rule: byte 1: no measure in it: there is nothing to check"},
        {"a = 5..9", "rule: byte 5: a range; a rule takes exact numbers"},
        {"a = 14,3B",
         "rule: byte 5: amount: \"14,3B\": two readings, 14.3B or 143B; write 14.3B for the first, 143B for "
         "the second"},
        {"a = \x01", "rule: byte 5: a control character"},
        {"a = \xff", "rule: byte 5: not UTF-8"},
    };
    for (size_t i = 0; i < COUNT(refusals); i++) {
        annals_rule *rule = NULL;
        annals_error error;
        size_t size = strlen(refusals[i].text);
        assert_int_equal(annals_rule_parse(refusals[i].text, size, &rule, &error), ANNALS_INVALID);
        assert_string_equal(error.message, refusals[i].message);
        unsigned byte;
        assert_int_equal(sscanf(error.message, "rule: byte %u", &byte), 1);
        assert_int_equal(error.byte, (int64_t)byte - 1);
        assert_int_equal(annals_rule_parse(refusals[i].text, size, &rule, NULL), ANNALS_INVALID);
        assert_null(rule);
    }
}

static void assert_refused(const char *text, annals_status status, const char *part)
{
    annals_rule *rule = NULL;
    annals_error error;
    assert_int_equal(annals_rule_parse(text, strlen(text), &rule, &error), status);
    assert_non_null(strstr(error.message, part));
}

static void refuses_rules_that_are_too_large(void **state)
{
    (void)state;
    char text[2 * ANNALS_RULE_MAX];
    assert_refused("a = 1234567890123456789", ANNALS_OVERFLOW, "rule: byte 5: amount: ");
    assert_refused("a=b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q", ANNALS_INVALID, "rule: byte 33: more than 16 measures");
    memset(text, '(', 100);
    strcpy(text + 100, "a");
    assert_refused(text, ANNALS_INVALID, "rule: byte 65: more than 64 parentheses and signs within each other");
    memset(text, 'a', ANNALS_RULE_MAX + 1);
    text[ANNALS_RULE_MAX + 1] = '\0';
    assert_refused(text, ANNALS_INVALID, "rule: byte 1025: a rule has at most 1024 bytes");
    strcpy(text, "a=b");
    for (int i = 0; i < 400; i++)
        strcat(text, "+b");
    assert_refused(text, ANNALS_INVALID, "rule: 1605 bytes with a space around each operator; at most 1024");
}

static void prints_what_reads_as_the_same_rule(void **state)
{
    (void)state;
    random_source random = {UINT64_C(0x5EED)};
    for (int i = 0; i < 2000; i++) {
        char *text = random_rule(&random);
        annals_rule *rule = read_rule(text);
        annals_rule *again = read_rule(annals_rule_text(rule));
        assert_string_equal(annals_rule_text(again), annals_rule_text(rule));
        annals_rule_free(rule);
        annals_rule_free(again);
        free(text);
    }
}

static void survives_every_failing_allocation(void **state)
{
    (void)state;
    static const char *const texts[] = {"a = b * \"c d\" + 1", "a = b = c"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        bool failed = true;
        for (size_t nth = 1; failed; nth++) {
            annals_rule *rule = NULL;
            allocation_fail(nth);
            annals_status status = annals_rule_parse(texts[i], strlen(texts[i]), &rule, NULL);
            failed = allocation_failed();
            allocation_fail(0);
            assert_int_equal(status, failed ? ANNALS_NO_MEMORY : i == 1 ? ANNALS_INVALID : ANNALS_OK);
            annals_rule_free(rule);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prints_back_what_it_read),           cmocka_unit_test(names_each_measure_once),
        cmocka_unit_test(says_where_a_rule_goes_wrong),       cmocka_unit_test(refuses_rules_that_are_too_large),
        cmocka_unit_test(prints_what_reads_as_the_same_rule), cmocka_unit_test(survives_every_failing_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
