/* Verifying evidence, in the text as it was read and in newer versions of it. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include "record/verify.h"

#include <string.h>

static annals_status read_nothing(void *context, const char *language, const char *text, size_t size, size_t start,
                                  size_t end, annals_reading *readings, size_t room, size_t *count, annals_error *error)
{
    (void)context, (void)language, (void)text, (void)size, (void)start, (void)end, (void)readings, (void)room;
    (void)error;
    *count = 0;
    return ANNALS_OK;
}

/* Verifies the only observation that stands. */
static annals_verification verify(fixture *f, int64_t as_of)
{
    annals_reader reader = {NULL, read_nothing};
    annals_selection selection = {.as_of = as_of};
    annals_verification found;
    annals_verifier *verifier;
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &selection, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->count, 1);
    assert_int_equal(annals_verifier_open(f->record, &reader, &verifier, &f->error), ANNALS_OK);
    assert_int_equal(annals_verifier_check(verifier, table, table->observations, as_of, &found, &f->error), ANNALS_OK);
    annals_verifier_close(verifier);
    annals_record_table_free(table);
    return found;
}

static void record_quote(fixture *f, const char *quote)
{
    record_it(f, (words){.unit = "USD", .nature = ANNALS_FLOW, .quote = quote});
}

static void is_found(fixture *f, annals_quote_state quote, bool newer, const char *now)
{
    annals_verification found = verify(f, 0);
    assert_string_equal(annals_quote_state_name(found.quote), annals_quote_state_name(quote));
    assert_true(found.text_intact);
    assert_int_equal(found.newer, newer);
    assert_string_equal(found.now, now);
    assert_int_equal(annals_verification_is_broken(&found),
                     quote == ANNALS_QUOTE_MOVED || quote == ANNALS_QUOTE_CHANGED || quote == ANNALS_QUOTE_MISSING);
}

/* STORY with other words at some place. */
static const struct {
    const char *text;
    annals_quote_state quote;
    const char *now;
} versions[] = {
    {"Meta spent 14B dollars in 2025.\nNothing more is known.\n", ANNALS_QUOTE_EXACT, ""},
    {"Meta spent 14B\ndollars in 2025.\nNothing more is known.\n", ANNALS_QUOTE_NORMALISED, ""},
    {"In 2025 Meta spent 14B dollars.\n", ANNALS_QUOTE_MOVED, ""},
    {"Yes: 14B dollars, as they say. 14B dollars.\n", ANNALS_QUOTE_MOVED, ""},
    {"Meta spent 15B euros in 2025.\nLater it said 14B again.\n", ANNALS_QUOTE_CHANGED, "15B euros"},
    {"It is known that Meta spent nearly 15B in 2025.\n", ANNALS_QUOTE_CHANGED, "nearly 15B"},
    {"Meta spent money.\n", ANNALS_QUOTE_MISSING, ""},
    {"Meta spent what it had, and nobody knows how much that was; what is known is that the whole of it came from many "
     "who had lent it much more than that, and it is not known either what they had been told before. This was so in "
     "2025.\n",
     ANNALS_QUOTE_MISSING, ""},
};

static void looks_for_the_quote_in_the_newest_text(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_quote(f, "14B dollars");
    is_found(f, ANNALS_QUOTE_EXACT, false, "");
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
        update_source(f, "story", versions[i].text);
        is_found(f, versions[i].quote, true, versions[i].now);
    }
    annals_verification then = verify(f, 2);
    assert_int_equal(then.quote, ANNALS_QUOTE_EXACT);
    assert_false(then.newer);
}

static void a_quote_at_the_edge_of_a_text_can_change(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_quote(f, "Meta spent 14B");
    update_source(f, "story", "Nobody spent 14B dollars in 2025.\n");
    is_found(f, ANNALS_QUOTE_CHANGED, true, "Nobody spent 14B");
}

static void a_text_that_is_nothing_but_the_quote_has_no_surroundings(void **state)
{
    fixture *f = *state;
    annals_change *change = begin(f);
    assert_int_equal(try_source(f, change, "story", "14B"), ANNALS_OK);
    commit(f, change);
    record_quote(f, "14B");
    update_source(f, "story", "15B");
    is_found(f, ANNALS_QUOTE_MISSING, true, "");
}

static void without_a_quote_there_is_nothing_to_look_for(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_quote(f, NULL);
    update_source(f, "story", "Nothing.\n");
    is_found(f, ANNALS_QUOTE_NONE, false, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(looks_for_the_quote_in_the_newest_text),
        ON_BOTH(a_quote_at_the_edge_of_a_text_can_change),
        ON_BOTH(a_text_that_is_nothing_but_the_quote_has_no_surroundings),
        ON_BOTH(without_a_quote_there_is_nothing_to_look_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
