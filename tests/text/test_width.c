/* Columns on a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"

static uint64_t random_state = 7;

static uint32_t random_number(void)
{
    random_state = random_state * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(random_state >> 33);
}

static const char *const pieces[] = {
    "a", "7", " ", "é",      "e\u0301", "\u0301", "一",     "億",   "（",   "ｱ",  "가", "ᄀ",     "\u1161", "\u200D",
    "😀", "👩", "🇮", "\uFE0F", "❤",       "क",      "\u093F", "\xFF", "\xE4", "\r", "\n", "\u00AD", "€",
};

static size_t random_text(char *out, size_t most)
{
    out[0] = '\0';
    for (size_t i = random_number() % (most + 1); i > 0; i--)
        strcat(out, pieces[random_number() % (sizeof pieces / sizeof *pieces)]);
    return strlen(out);
}

static void gives_the_columns_of_known_texts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
    } cases[] = {
        {"", 0},
        {"hires", 5},
        {"più", 3},
        {"piu\u0300", 3},          /* a combining mark */
        {"143億美元", 9},          /* wide */
        {"Ａ１", 4},               /* full width */
        {"ｱｲ", 2},                 /* half width */
        {"한국", 4},               /* Hangul */
        {"\u1112\u1161\u11AB", 2}, /* the same syllable in parts */
        {"😀", 2},                  /* emoji */
        {"👩\u200D👩\u200D👧", 2},    /* joined to one */
        {"👍🏽", 2},           /* with a skin tone */
        {"🇮🇹", 2},                 /* a flag */
        {"🇮🇹🇩🇪", 4},               /* two flags */
        {"🇮", 1},                  /* half a flag */
        {"❤\uFE0F", 2},            /* in emoji style */
        {"1\uFE0F\u20E3", 2},      /* a keycap */
        {"a\u200Bb", 2},           /* a zero-width space */
        {"\xFF\xFE", 2},           /* ill-formed */
        {"a\xE4\xB8", 3},          /* cut short */
        {"− €", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(annals_text_width(cases[i].text, strlen(cases[i].text)), cases[i].width);
}

static void adds_up_over_lines(void **state)
{
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char a[256], b[256], both[520];
        size_t a_size = random_text(a, 20), b_size = random_text(b, 20);
        size_t sum = annals_text_width(a, a_size) + annals_text_width(b, b_size);
        memcpy(both, a, a_size);
        both[a_size] = '\n'; /* no cluster goes on behind a line break, and it is no column wide */
        memcpy(both + a_size + 1, b, b_size);
        assert_int_equal(annals_text_width(both, a_size + 1 + b_size), sum);
    }
}

static void never_cuts_a_cluster(void **state)
{
    (void)state;
    const char *flag = "🇮🇹!";
    assert_int_equal(annals_text_fit(flag, strlen(flag), 1), 0);
    assert_int_equal(annals_text_fit(flag, strlen(flag), 2), 8);
    const char *mark = "e\u0301e";
    assert_int_equal(annals_text_fit(mark, strlen(mark), 1), 3);
    assert_int_equal(annals_text_fit("億x", 4, 1), 0);
    assert_int_equal(annals_text_fit("億x", 4, 2), 3);
    assert_int_equal(annals_text_fit("abc", 3, 0), 0);
    assert_int_equal(annals_text_fit("abc", 3, 9), 3);
}

static void fits_the_longest_prefix_that_is_narrow_enough(void **state)
{
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[256];
        size_t size = random_text(text, 20), columns = random_number() % 12;
        size_t fit = annals_text_fit(text, size, columns);
        assert_true(fit <= size);
        assert_true(annals_text_width(text, fit) <= columns);
        if (annals_text_width(text, size) <= columns)
            assert_int_equal(fit, size);
        else
            assert_true(annals_text_width(text, fit) + 2 > columns);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_columns_of_known_texts),
        cmocka_unit_test(adds_up_over_lines),
        cmocka_unit_test(never_cuts_a_cluster),
        cmocka_unit_test(fits_the_longest_prefix_that_is_narrow_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
