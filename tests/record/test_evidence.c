/* Finding quotes in a source's text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "record/evidence.h"
#include "tests/support/allocation.h"

static annals_error error;

static annals_status find(const char *text, const char *quote, int64_t at, annals_span *span, annals_match *match)
{
    annals_haystack *haystack = annals_haystack_new(text, strlen(text));
    assert_non_null(haystack);
    annals_status status = annals_evidence_find(haystack, quote, strlen(quote), at, span, match, &error);
    annals_haystack_free(haystack);
    return status;
}

/* The quote is found where `expected` begins in the text, and as these words. */
static void check_at(const char *text, const char *quote, int64_t at, const char *expected, annals_match expected_match)
{
    annals_span span;
    annals_match match;
    if (find(text, quote, at, &span, &match) != ANNALS_OK)
        fail_msg("\"%s\": %s", quote, error.message);
    const char *place = at >= 0 ? text + at : strstr(text, expected);
    assert_int_equal(span.start, place - text);
    assert_int_equal(span.end - span.start, strlen(expected));
    assert_memory_equal(text + span.start, expected, strlen(expected));
    assert_int_equal(match, expected_match);
}

static void check(const char *text, const char *quote, const char *expected, annals_match match)
{
    check_at(text, quote, -1, expected, match);
}

static void check_refused(const char *text, const char *quote, int64_t at, annals_status status, const char *message)
{
    annals_span span = {-7, -8};
    annals_match match;
    assert_int_equal(find(text, quote, at, &span, &match), status);
    assert_string_equal(error.message, message);
    assert_int_equal(span.start, -7);
}

static void finds_the_same_bytes(void **state)
{
    (void)state;
    check("Google, almeno 13 persone", "almeno 13", "almeno 13", ANNALS_MATCH_EXACT);
    check("x", "x", "x", ANNALS_MATCH_EXACT);
    check("a  b\nc", "  b\n", "  b\n", ANNALS_MATCH_EXACT);
}

static void finds_another_normal_form(void **state)
{
    (void)state;
    check("piu\u0300 di 20 persone", "pi\u00F9 di 20", "piu\u0300 di 20", ANNALS_MATCH_NORMALISED);
    check("pi\u00F9 di 20 persone", "piu\u0300 di 20", "pi\u00F9 di 20", ANNALS_MATCH_NORMALISED);
    check("投入１４３億美元。", "143億美元", "１４３億美元", ANNALS_MATCH_NORMALISED);
    check("two mil\u00ADlion\u00AD people", "two million", "two mil\u00ADlion", ANNALS_MATCH_NORMALISED);
}

static void finds_words_across_line_breaks_and_doubled_white_space(void **state)
{
    (void)state;
    check("oltre\r\n  50 in tutto", "oltre 50", "oltre\r\n  50", ANNALS_MATCH_NORMALISED);
    check("oltre\u00A050 in tutto", " oltre 50\n", "oltre\u00A050", ANNALS_MATCH_NORMALISED);
    check("oltre 50 in tutto", "oltre\n\n50", "oltre 50", ANNALS_MATCH_NORMALISED);
}

static void finds_a_number_broken_across_a_line(void **state)
{
    (void)state;
    check("投入600\n0億美元建設", "6000億美元", "600\n0億美元", ANNALS_MATCH_SPACES);
    check("投入 6000 億\n美元 建設", "6000億美元", "6000 億\n美元", ANNALS_MATCH_SPACES);
    check("one mil\nlion people", "one million people", "one mil\nlion people", ANNALS_MATCH_SPACES);
    check("約600人", "約 600 人", "約600人", ANNALS_MATCH_SPACES);
    check("costs $ 1.25 billion", "$1.25 billion", "$ 1.25 billion", ANNALS_MATCH_SPACES);
}

static void never_joins_two_numbers_of_one_line(void **state)
{
    (void)state;
    check_refused("counted 20 25 times", "2025", -1, ANNALS_EVIDENCE,
                  "the quote \"2025\" is not in the source's text; the nearest place: byte 8 (line 1) \"20 25\"");
    check_refused("counted 2025 times", "20 25", -1, ANNALS_EVIDENCE,
                  "the quote \"20 25\" is not in the source's text; the nearest place: byte 8 (line 1) \"2025\"");
}

static void never_finds_a_part_of_a_character(void **state)
{
    (void)state;
    annals_span span;
    annals_match match;
    assert_int_equal(find("grew by 1½ times", "11", -1, &span, &match), ANNALS_EVIDENCE);
    assert_int_equal(find("grew by 5½ times", "51\u20442", -1, &span, &match), ANNALS_EVIDENCE);
    assert_int_equal(find("600¹ units, says a note", "6001 units", -1, &span, &match), ANNALS_EVIDENCE);
    assert_int_equal(find("10² m", "102 m", -1, &span, &match), ANNALS_EVIDENCE);
    assert_int_equal(find("xx\u0301", "x\u00AD", -1, &span, &match), ANNALS_OK);
    assert_int_equal(span.start, 0);
    assert_int_equal(span.end, 1);
}

static void prefers_the_same_bytes_to_a_weaker_match(void **state)
{
    (void)state;
    check("oltre  50, oltre\n50, oltre 50.", "oltre 50", "oltre 50", ANNALS_MATCH_EXACT);
    check("5 0%, 5\u00A00%, 5\u00A0 0%", "5\u00A0 0%", "5\u00A0 0%", ANNALS_MATCH_EXACT);
}

static void asks_which_of_several_places_is_meant(void **state)
{
    (void)state;
    const char *text = "3 da Apple,\n3 da xAI";
    check_refused(text, "3 da", -1, ANNALS_AMBIGUOUS,
                  "the quote \"3 da\" stands in 2 places; choose one by its offset (--at): byte 0 (line 1) "
                  "\"3 da Apple,\\n3 da\", byte 12 (line 2) \"3 da Apple,\\n3 da xAI\"");
    check_at(text, "3 da", 12, "3 da", ANNALS_MATCH_EXACT);
    check_at(text, "3 da", 0, "3 da", ANNALS_MATCH_EXACT);
    check_refused("oltre  50 e oltre\n50", "oltre 50", -1, ANNALS_AMBIGUOUS,
                  "the quote \"oltre 50\" stands in 2 places; choose one by its offset (--at): byte 0 (line 1) "
                  "\"oltre  50 e oltre\\n50\", byte 12 (line 1) \"oltre  50 e oltre\\n50\"");
}

static void counts_places_that_overlap(void **state)
{
    (void)state;
    annals_span span;
    annals_match match;
    assert_int_equal(find("aaa", "aa", -1, &span, &match), ANNALS_AMBIGUOUS);
    assert_non_null(strstr(error.message, "stands in 2 places"));
    assert_int_equal(find("aaaaaa", "aa", -1, &span, &match), ANNALS_AMBIGUOUS);
    assert_non_null(strstr(error.message, "stands in 5 places"));
    assert_int_equal(find("aaaaaaa", "aa", -1, &span, &match), ANNALS_AMBIGUOUS);
    assert_non_null(strstr(error.message, "stands in more than 5 places"));
    assert_non_null(strstr(error.message, ", and more"));
}

static void checks_a_given_place_in_each_way(void **state)
{
    (void)state;
    const char *text = "oltre 50 oltre\n50 piu\u0300 600\n0億 600\n0億";
    check_at(text, "oltre 50", 9, "oltre\n50", ANNALS_MATCH_NORMALISED);
    check_at(text, "pi\u00F9", 18, "piu\u0300", ANNALS_MATCH_NORMALISED);
    check_at(text, "6000億", 24, "600\n0億", ANNALS_MATCH_SPACES);
    check_at(text, "6000億", 33, "600\n0億", ANNALS_MATCH_SPACES);
}

static void says_where_a_quote_stands_that_is_not_at_the_given_place(void **state)
{
    (void)state;
    check_refused("almeno 13", "13", 6, ANNALS_EVIDENCE,
                  "the quote \"13\" does not begin at byte 6 of the source's text; it stands at byte 7 (line 1) "
                  "\"almeno 13\"");
    check_refused("almeno 13", "13", 99, ANNALS_EVIDENCE,
                  "the quote \"13\" does not begin at byte 99 of the source's text; it stands at byte 7 (line 1) "
                  "\"almeno 13\"");
    check_refused("più", "\xCC\x80", 2, ANNALS_EVIDENCE,
                  "the quote \"\u0300\" is not in the source's text, nor is anything like it");
}

static void shows_the_nearest_places_of_a_quote_that_is_missing(void **state)
{
    (void)state;
    check_refused("Hires:\nGoogle, almeno 13 persone\nApple, 3", "Almeno 14 persone", -1, ANNALS_EVIDENCE,
                  "the quote \"Almeno 14 persone\" is not in the source's text; the nearest place: byte 15 (line 2) "
                  "\"almeno 13 persone\"");
    check_refused("預算砍掉20億美元,又投入30億美元", "40億美元", -1, ANNALS_EVIDENCE,
                  "the quote \"40億美元\" is not in the source's text; the nearest places: byte 12 (line 1) "
                  "\"20億美元,\", byte 33 (line 1) \"30億美元\"");
    check_refused("abc", "zzzzzzz", -1, ANNALS_EVIDENCE,
                  "the quote \"zzzzzzz\" is not in the source's text, nor is anything like it");
    check_refused("", "x", -1, ANNALS_EVIDENCE, "the quote \"x\" is not in the source's text, nor is anything like it");
}

static void refuses_quotes_that_prove_nothing(void **state)
{
    (void)state;
    check_refused("x", "", -1, ANNALS_INVALID, "the quote is empty; it must be words of the source's text");
    check_refused("x \u3000", " \u3000\n", -1, ANNALS_INVALID,
                  "the quote is empty; it must be words of the source's text");
    check_refused("x", "a\xFF", -1, ANNALS_INVALID, "the quote is not UTF-8: \\xFF at its byte 1");
    char *longer = malloc(ANNALS_QUOTE_LIMIT + 2);
    memset(longer, 'x', ANNALS_QUOTE_LIMIT + 1);
    longer[ANNALS_QUOTE_LIMIT + 1] = '\0';
    check_refused("x", longer, -1, ANNALS_INVALID, "the quote has 65537 bytes; at most 65536 are allowed");
    free(longer);
}

static void finds_a_long_quote_that_differs_in_its_last_word_nearby(void **state)
{
    (void)state;
    enum { SIZE = 200000, QUOTE = 60000, START = 70001 };
    char *text = malloc(SIZE + 1), *quote = malloc(QUOTE + 1);
    uint64_t random = 5;
    for (size_t i = 0; i < SIZE; i++) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        text[i] = "abcdefghijklmnop  "[(random >> 40) % 18];
    }
    text[SIZE] = '\0';
    text[START] = 'x';
    memcpy(quote, text + START, QUOTE);
    quote[QUOTE - 1] = 'Z';
    quote[QUOTE] = '\0';
    annals_span span;
    annals_match match;
    assert_int_equal(find(text, quote, -1, &span, &match), ANNALS_EVIDENCE);
    char *place = strstr(error.message, "the nearest place");
    assert_non_null(place);
    long long byte = strtoll(strstr(place, "byte ") + 5, NULL, 10);
    assert_true(byte <= START && byte > START - 30);
    free(text);
    free(quote);
}

/* Looks for the quote by trying each place and comparing character by character. */
static size_t naive_count(const char *text, const char *quote)
{
    size_t count = 0;
    for (const char *c = text; *c; c++)
        count += strncmp(c, quote, strlen(quote)) == 0;
    return count;
}

static void finds_what_was_cut_out_of_a_text_however_its_white_space_changed(void **state)
{
    (void)state;
    static const char *const pieces[] = {"ab", "3", "億", "più", " ", " ", "é", "e\u0301x", "z", "½", "、"};
    static const char *const spaces[] = {" ", "\n", "  ", "\u00A0", "\r\n\t"};
    uint64_t random = 11;
    for (int round = 0; round < 5000; round++) {
        char text[256] = "", changed[512] = "";
        size_t starts[21], changes[21], count = 0;
        for (; count < 20; count++) {
            random = random * 6364136223846793005U + 1442695040888963407U;
            const char *piece = pieces[(random >> 33) % 11];
            starts[count] = strlen(text);
            changes[count] = strlen(changed);
            strcat(text, piece);
            strcat(changed, piece[0] == ' ' ? spaces[(random >> 50) % 5] : piece);
        }
        size_t first = (random >> 20) % 10, last = first + 1 + (random >> 10) % 10;
        char quote[256] = "";
        memcpy(quote, text + starts[first], starts[last] - starts[first]);
        annals_span span;
        annals_match match;
        annals_status status = find(text, quote, (int64_t)starts[first], &span, &match);
        if (strspn(quote, " ") == strlen(quote)) {
            assert_int_equal(status, ANNALS_INVALID);
            continue;
        }
        assert_int_equal(status, ANNALS_OK);
        status = find(text, quote, -1, &span, &match);
        assert_int_equal(status, naive_count(text, quote) > 1 ? ANNALS_AMBIGUOUS : ANNALS_OK);
        assert_int_equal(find(changed, quote, (int64_t)changes[first], &span, &match), ANNALS_OK);
        assert_true((size_t)span.end <= changes[last]);
    }
}

static void keeps_some_context(void **state)
{
    (void)state;
    const char *text = "One sentence that begins far before it. The company hired at least 13 people from Google in "
                       "the summer of 2025, as said.";
    annals_span span = {strstr(text, "at least 13") - text, strstr(text, " people") - text};
    size_t from, to;
    annals_evidence_context(text, strlen(text), span, &from, &to);
    assert_memory_equal(text + from, "before it. The company hired ", (size_t)span.start - from);
    assert_memory_equal(text + span.end, " people from Google in the", to - (size_t)span.end);
}

static void cuts_context_at_the_edge_of_characters(void **state)
{
    (void)state;
    char text[1000] = "";
    for (int i = 0; i < 100; i++)
        strcat(text, "億");
    size_t from, to;
    annals_evidence_context(text, strlen(text), (annals_span){150, 153}, &from, &to);
    assert_int_equal(from, 150 - 32 * 3);
    assert_int_equal(to, 153 + 32 * 3);
    annals_evidence_context(text, strlen(text), (annals_span){0, 300}, &from, &to);
    assert_int_equal(from, 0);
    assert_int_equal(to, 300);
    annals_evidence_context("abc", 3, (annals_span){1, 2}, &from, &to);
    assert_int_equal(from, 0);
    assert_int_equal(to, 3);
}

static void sweep(const char *text, const char *quote, annals_status expected)
{
    size_t nth = 0;
    do {
        allocation_fail(++nth);
        annals_haystack *haystack = annals_haystack_new(text, strlen(text));
        assert_true(haystack || allocation_failed());
        if (!haystack)
            continue;
        annals_span span;
        annals_match match;
        annals_status status = annals_evidence_find(haystack, quote, strlen(quote), -1, &span, &match, &error);
        assert_int_equal(status, allocation_failed() ? ANNALS_NO_MEMORY : expected);
        /* The haystack is as good as before. */
        bool failed = allocation_failed();
        allocation_fail(0);
        if (failed)
            assert_int_equal(annals_evidence_find(haystack, quote, strlen(quote), -1, &span, &match, &error), expected);
        annals_haystack_free(haystack);
        if (!failed)
            return;
    } while (nth < 1000);
    fail();
}

static void says_when_memory_runs_out(void **state)
{
    (void)state;
    sweep("投入600\n0億美元", "6000億美元", ANNALS_OK);
    sweep("a a\u0301 a", "a", ANNALS_AMBIGUOUS);
    sweep("almeno 13", "almeno 14", ANNALS_EVIDENCE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_same_bytes),
        cmocka_unit_test(finds_another_normal_form),
        cmocka_unit_test(finds_words_across_line_breaks_and_doubled_white_space),
        cmocka_unit_test(finds_a_number_broken_across_a_line),
        cmocka_unit_test(never_joins_two_numbers_of_one_line),
        cmocka_unit_test(never_finds_a_part_of_a_character),
        cmocka_unit_test(prefers_the_same_bytes_to_a_weaker_match),
        cmocka_unit_test(asks_which_of_several_places_is_meant),
        cmocka_unit_test(counts_places_that_overlap),
        cmocka_unit_test(checks_a_given_place_in_each_way),
        cmocka_unit_test(says_where_a_quote_stands_that_is_not_at_the_given_place),
        cmocka_unit_test(shows_the_nearest_places_of_a_quote_that_is_missing),
        cmocka_unit_test(refuses_quotes_that_prove_nothing),
        cmocka_unit_test(finds_a_long_quote_that_differs_in_its_last_word_nearby),
        cmocka_unit_test(finds_what_was_cut_out_of_a_text_however_its_white_space_changed),
        cmocka_unit_test(keeps_some_context),
        cmocka_unit_test(cuts_context_at_the_edge_of_characters),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
