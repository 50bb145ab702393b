/* Judging claims by readings, with a reader that says what each case wants. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "series/judge.h"

/* What the reader is to say. */
typedef struct {
    const char *amount; /* NULL: nothing is read */
    const char *unit;
    annals_direction direction;
    size_t count;
    annals_status status;
} said;

static annals_amount amount_of(const char *text)
{
    annals_amount amount;
    assert_int_equal(annals_amount_parse(text, strlen(text), &amount, NULL), ANNALS_OK);
    return amount;
}

static annals_status say(void *context, const char *language, const char *text, size_t size, size_t start, size_t end,
                         annals_reading *readings, size_t room, size_t *count, annals_error *error)
{
    const said *wanted = context;
    (void)language, (void)text, (void)size, (void)start, (void)end;
    *count = wanted->count;
    if (wanted->status)
        return annals_error_set(error, wanted->status, "as asked");
    if (!wanted->amount)
        return ANNALS_OK;
    for (size_t i = 0; i < wanted->count && i < room; i++) {
        readings[i] = (annals_reading){.amount = amount_of(wanted->amount), .direction = wanted->direction};
        if (wanted->unit)
            strcpy(readings[i].unit, wanted->unit);
        readings[i].currency = wanted->unit && annals_unit_is_currency(wanted->unit);
    }
    return ANNALS_OK;
}

typedef struct {
    said words;
    const char *amount;
    const char *unit;
    annals_nature nature;
    annals_verdict verdict;
    const char *why;
} judged;

static void holds_words_against_claims(void **state)
{
    static const judged cases[] = {
        {{">=13", "", 0, 1, 0}, ">=13", "people", ANNALS_FLOW, ANNALS_CONFIRMED, ""},
        {{"13", "", 0, 1, 0}, ">=13", "people", ANNALS_FLOW, ANNALS_CONFIRMED_BY_HAND, "qualifier by hand"},
        {{">20", "", 0, 1, 0}, "20", "people", ANNALS_FLOW, ANNALS_CONFIRMED_BY_HAND, "qualifier by hand"},
        {{"600B", "USD", 0, 1, 0},
         "60B",
         "USD",
         ANNALS_FLOW,
         ANNALS_CONTRADICTED,
         "the words say 600B, the figure 60B"},
        {{"60B", "EUR", 0, 1, 0}, "60B", "USD", ANNALS_FLOW, ANNALS_CONTRADICTED, "the words say EUR, the figure USD"},
        {{"60B", "", 0, 1, 0}, "60.0B", "USD", ANNALS_FLOW, ANNALS_CONFIRMED, ""},
        {{"5%", "%", 0, 1, 0}, "5%", "%", ANNALS_RATIO, ANNALS_CONFIRMED, ""},
        {{"5%", "%", 0, 1, 0}, "5", "USD", ANNALS_LEVEL, ANNALS_CONTRADICTED, "the words say %, the figure USD"},
        {{"10000", "GPU", 0, 1, 0}, "10000", "people", ANNALS_LEVEL, ANNALS_CONFIRMED, ""},
        {{"2B", "USD", ANNALS_DIRECTION_DOWN, 1, 0}, "-2B", "USD", ANNALS_CHANGE, ANNALS_CONFIRMED, ""},
        {{"2B", "USD", ANNALS_DIRECTION_NONE, 1, 0},
         "-2B",
         "USD",
         ANNALS_CHANGE,
         ANNALS_CONFIRMED_BY_HAND,
         "sign by hand"},
        {{"2B", "USD", ANNALS_DIRECTION_UP, 1, 0},
         "-2B",
         "USD",
         ANNALS_CHANGE,
         ANNALS_CONTRADICTED,
         "the words say up, the figure down"},
        {{"-2B", "USD", ANNALS_DIRECTION_NONE, 1, 0}, "-2B", "USD", ANNALS_CHANGE, ANNALS_CONFIRMED, ""},
        {{"-2", "", 0, 1, 0},
         "2",
         "x",
         ANNALS_LEVEL,
         ANNALS_CONTRADICTED,
         "the words say a negative number, the figure a positive one"},
        {{"2", "", 0, 1, 0}, "-2", "x", ANNALS_LEVEL, ANNALS_CONFIRMED_BY_HAND, "sign by hand"},
        {{">2B", "USD", ANNALS_DIRECTION_DOWN, 1, 0}, "<-2B", "USD", ANNALS_CHANGE, ANNALS_CONFIRMED, ""},
        {{"20..99", "", 0, 1, 0}, "20..99", "people", ANNALS_FLOW, ANNALS_CONFIRMED, ""},
        {{"20..99", "", 0, 1, 0},
         "20..90",
         "people",
         ANNALS_FLOW,
         ANNALS_CONTRADICTED,
         "the words say 20..99, the figure 20..90"},
        {{"20", "", 0, 1, 0},
         "20..99",
         "people",
         ANNALS_FLOW,
         ANNALS_CONTRADICTED,
         "the words say 20, the figure 20..99"},
        {{NULL, NULL, 0, 0, 0}, "2B", "USD", ANNALS_CHANGE, ANNALS_UNREAD, "no figure is read in the quote"},
        {{"3", "", 0, 2, 0},
         "3",
         "people",
         ANNALS_FLOW,
         ANNALS_UNREAD,
         "the quote reads as more than one figure: 3, 3; a shorter one says which"},
        {{"14.3B", "USD", 0, 9, 0},
         "3",
         "people",
         ANNALS_FLOW,
         ANNALS_UNREAD,
         "the quote reads as more than one figure: 14.3B USD, 14.3B USD, 14.3B USD, 14.3B USD, and more; a shorter one "
         "says which"},
        {{NULL, NULL, 0, 0, ANNALS_UNAVAILABLE},
         "3",
         "people",
         ANNALS_FLOW,
         ANNALS_UNREAD,
         "the language is not one that is read"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        said words = cases[i].words;
        annals_reader reader = {&words, say};
        annals_amount amount = amount_of(cases[i].amount);
        annals_claim claim = {&amount, cases[i].unit, cases[i].nature};
        annals_judgement judgement;
        assert_int_equal(annals_judge(&reader, "en", "text", 4, 0, 4, &claim, &judgement, NULL), ANNALS_OK);
        assert_string_equal(judgement.why, cases[i].why);
        assert_int_equal(judgement.verdict, cases[i].verdict);
    }
}

static void leaves_a_language_that_is_not_stated_to_the_reader(void **state)
{
    (void)state;
    said words = {.amount = "1", .count = 1};
    annals_reader reader = {&words, say};
    annals_amount amount = amount_of("1");
    annals_claim claim = {&amount, "x", ANNALS_LEVEL};
    annals_judgement judgement;
    annals_error error;
    assert_int_equal(annals_judge(&reader, NULL, "1", 1, 0, 1, &claim, &judgement, &error), ANNALS_OK);
    assert_int_equal(judgement.verdict, ANNALS_CONFIRMED);
    words.status = ANNALS_UNAVAILABLE;
    assert_int_equal(annals_judge(&reader, NULL, "1", 1, 0, 1, &claim, &judgement, &error), ANNALS_OK);
    assert_int_equal(judgement.verdict, ANNALS_UNREAD);
}

static void hands_on_what_the_reader_cannot_do(void **state)
{
    (void)state;
    said words = {.status = ANNALS_NO_MEMORY};
    annals_reader reader = {&words, say};
    annals_amount amount = amount_of("1");
    annals_claim claim = {&amount, "x", ANNALS_LEVEL};
    annals_judgement judgement;
    annals_error error;
    assert_int_equal(annals_judge(&reader, "en", "1", 1, 0, 1, &claim, &judgement, &error), ANNALS_NO_MEMORY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_words_against_claims),
        cmocka_unit_test(leaves_a_language_that_is_not_stated_to_the_reader),
        cmocka_unit_test(hands_on_what_the_reader_cannot_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
