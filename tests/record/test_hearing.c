/* Quotes are heard before their observations are added, with a reader that reads what it is told to. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <string.h>

/* Reads each text of digits with its B as an amount of USD; what stands around the quote is not looked at. */
typedef struct {
    size_t calls;
    char text[64]; /* the quote that was read last */
} ear;

static annals_status read_digits(void *context, const char *language, const char *text, size_t size, size_t start,
                                 size_t end, annals_reading *readings, size_t room, size_t *count, annals_error *error)
{
    ear *heard = context;
    (void)size;
    heard->calls++;
    *count = 0;
    memcpy(heard->text, text + start, end - start);
    heard->text[end - start] = '\0';
    if (language && strcmp(language, "en") != 0)
        return annals_error_set(error, ANNALS_UNAVAILABLE, "only English is read");
    for (size_t at = start, length; at < end && *count < room; at += length + 1) {
        length = strspn(text + at, "0123456789B");
        if (length == 0 || at + length > end)
            continue;
        readings[*count] = (annals_reading){.unit = "USD", .currency = true};
        assert_int_equal(annals_amount_parse(text + at, length, &readings[(*count)++].amount, error), ANNALS_OK);
    }
    return ANNALS_OK;
}

static annals_change *begin_hearing(fixture *f, const annals_reader *reader, bool several)
{
    annals_change *change = begin(f);
    annals_change_read_quotes(change, reader, several);
    return change;
}

static const words standing = {.unit = "USD", .nature = ANNALS_FLOW, .quote = "14B dollars"};

static void refuses_what_the_quote_contradicts(void **state)
{
    fixture *f = *state;
    ear heard = {0};
    annals_reader reader = {&heard, read_digits};
    add_sources(f);
    annals_change *change = begin_hearing(f, &reader, false);
    words wrong = standing;
    wrong.amount = "1.4B";
    refuses(f, try_state(f, change, wrong), ANNALS_EVIDENCE,
            "the quote \"14B dollars\" contradicts the amount: the words say 14B, the figure 1.4B");
    wrong = standing;
    wrong.unit = "EUR";
    refuses(f, try_state(f, change, wrong), ANNALS_EVIDENCE,
            "the quote \"14B dollars\" contradicts the amount: the words say USD, the figure EUR");
    state_it(f, change, standing);
    assert_int_equal(annals_change_judgement(change)->verdict, ANNALS_CONFIRMED);
    commit(f, change);
    stands(f, "capex,company=Meta|2025|14B|actual|story|14B dollars@11-22|\n");
}

static void asks_for_a_shorter_quote(void **state)
{
    fixture *f = *state;
    ear heard = {0};
    annals_reader reader = {&heard, read_digits};
    add_sources(f);
    words w = standing;
    w.quote = "14B dollars in 2025";
    annals_change *change = begin_hearing(f, &reader, false);
    refuses(
        f, try_state(f, change, w), ANNALS_AMBIGUOUS,
        "the quote \"14B dollars in 2025\" is ambiguous: the quote reads as more than one figure: 14B USD, 2025 USD; a "
        "shorter one says which");
    annals_change_cancel(change);
    change = begin_hearing(f, &reader, true);
    state_it(f, change, w);
    assert_int_equal(annals_change_judgement(change)->verdict, ANNALS_UNREAD);
    assert_int_equal(annals_change_judgement(change)->figures, 2);
    commit(f, change);
}

static void what_stands_already_is_not_read_again(void **state)
{
    fixture *f = *state;
    ear heard = {0};
    annals_reader reader = {&heard, read_digits};
    add_sources(f);
    words w = standing;
    w.amount = "1.4B";
    record_it(f, w);
    annals_change *change = begin_hearing(f, &reader, false);
    assert_int_equal(try_state(f, change, w), ANNALS_OK);
    assert_int_equal(f->outcome, ANNALS_STOOD);
    assert_int_equal(heard.calls, 0);
    annals_change_cancel(change);
}

static void a_revision_is_read_for_what_it_changes(void **state)
{
    fixture *f = *state;
    ear heard = {0};
    annals_reader reader = {&heard, read_digits};
    add_sources(f);
    record_it(f, standing);
    annals_id id = f->id;
    annals_change *change = begin_hearing(f, &reader, false);
    assert_int_equal(try_revise(f, change, id, (words){.period = "2024"}, "another year"), ANNALS_OK);
    assert_int_equal(heard.calls, 0);
    annals_change_cancel(change);

    change = begin_hearing(f, &reader, false);
    refuses(f, try_revise(f, change, id, (words){.amount = "15B"}, "misread"), ANNALS_EVIDENCE,
            "the quote \"14B dollars\" contradicts the amount: the words say 14B, the figure 15B");
    assert_int_equal(try_revise(f, change, id, (words){.amount = "~14B"}, "about"), ANNALS_OK);
    assert_int_equal(annals_change_judgement(change)->verdict, ANNALS_CONFIRMED_BY_HAND);
    commit(f, change);
}

static void an_old_quote_is_read_in_the_text_it_was_found_in(void **state)
{
    fixture *f = *state;
    ear heard = {0};
    annals_reader reader = {&heard, read_digits};
    add_sources(f);
    record_it(f, standing);
    annals_id id = f->id;
    update_source(f, "story", "It spent 15B dollars.\n");
    annals_change *change = begin_hearing(f, &reader, false);
    assert_int_equal(try_revise(f, change, id, (words){.amount = "~14B"}, "about"), ANNALS_OK);
    assert_string_equal(heard.text, "14B dollars");
    annals_change_cancel(change);
    change = begin_hearing(f, &reader, false);
    assert_int_equal(try_revise(f, change, id, (words){.amount = "15B", .quote = "15B dollars"}, "corrected"),
                     ANNALS_OK);
    assert_string_equal(heard.text, "15B dollars");
    annals_change_cancel(change);
}

static void other_languages_are_unread(void **state)
{
    fixture *f = *state;
    ear heard = {0};
    annals_reader reader = {&heard, read_digits};
    annals_change *change = begin_hearing(f, &reader, false);
    annals_source source = {.id = "mute"};
    assert_int_equal(
        annals_change_source(change, &source, STORY, strlen(STORY), STORY, strlen(STORY), &f->outcome, &f->error),
        ANNALS_OK);
    source = (annals_source){.id = "latin", .language = "la"};
    assert_int_equal(
        annals_change_source(change, &source, STORY, strlen(STORY), STORY, strlen(STORY), &f->outcome, &f->error),
        ANNALS_OK);
    words w = standing;
    w.source = "mute"; /* the reader finds the language */
    state_it(f, change, w);
    assert_int_equal(annals_change_judgement(change)->verdict, ANNALS_CONFIRMED);
    w.amount = "1.4B";
    w.source = "latin";
    state_it(f, change, w);
    assert_string_equal(annals_change_judgement(change)->why, "the language is not one that is read");
    w.quote = NULL;
    w.period = "2026";
    state_it(f, change, w);
    assert_string_equal(annals_change_judgement(change)->why, "");
    assert_int_equal(annals_change_judgement(change)->verdict, ANNALS_UNREAD);
    annals_change_cancel(change);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(refuses_what_the_quote_contradicts),
        ON_BOTH(asks_for_a_shorter_quote),
        ON_BOTH(what_stands_already_is_not_read_again),
        ON_BOTH(a_revision_is_read_for_what_it_changes),
        ON_BOTH(an_old_quote_is_read_in_the_text_it_was_found_in),
        ON_BOTH(other_languages_are_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
