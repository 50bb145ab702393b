/* Keys and selectors: canonical texts, what is refused, matching, widening, and random keys there and back. */
#include "series/key.h"
#include "series/utf8.h"
#include "tests/support/allocation.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static annals_key *read_selector(const char *text)
{
    annals_key *key = NULL;
    annals_error error;
    if (annals_selector_parse(text, strlen(text), &key, &error) != ANNALS_OK)
        fail_msg("%s", error.message);
    return key;
}

static void assert_canonical(const char *written, const char *canonical)
{
    annals_key *key = NULL;
    annals_error error;
    if (annals_key_parse(written, strlen(written), &key, &error) != ANNALS_OK)
        fail_msg("%s", error.message);
    assert_string_equal(key->text, canonical);
    annals_key_free(key);
}

static void assert_refused(const char *written, size_t size, const char *words)
{
    annals_key *key = NULL;
    annals_error error;
    if (annals_key_parse(written, size, &key, &error) != ANNALS_INVALID)
        fail_msg("\"%s\" was read as \"%s\"", written, key->text);
    assert_null(key);
    if (!strstr(error.message, words))
        fail_msg("wanted \"%s\" in \"%s\"", words, error.message);
    assert_int_equal(strncmp(error.message, "series: \"", 9), 0);
}

static void splits_a_key_into_measure_and_dimensions(void **state)
{
    (void)state;
    annals_key *key = read_selector("hires,origin=Google DeepMind,employer=Meta");
    assert_string_equal(key->measure, "hires");
    assert_int_equal(key->count, 2);
    assert_string_equal(key->dimensions[0].name, "employer");
    assert_string_equal(key->dimensions[0].value, "Meta");
    assert_string_equal(key->dimensions[1].name, "origin");
    assert_string_equal(key->dimensions[1].value, "Google DeepMind");
    assert_string_equal(annals_key_value(key, "origin"), "Google DeepMind");
    assert_null(annals_key_value(key, "ori"));
    assert_true(annals_key_is_plain(key));
    annals_key_free(key);
}

static void sorts_dimensions_by_bytes_and_keeps_spaces(void **state)
{
    (void)state;
    assert_canonical("capex", "capex");
    assert_canonical("hires,origin=OpenAI,employer=Meta", "hires,employer=Meta,origin=OpenAI");
    assert_canonical("m,b=1,a=2,C=3,é=4,aa=5", "m,C=3,a=2,aa=5,b=1,é=4");
    assert_canonical("pay offer,company=Thinking Machines Lab", "pay offer,company=Thinking Machines Lab");
    assert_canonical("招聘,来源=谷歌", "招聘,来源=谷歌");
    assert_canonical("m,a=\"quoted\"", "m,a=\"quoted\"");
}

static void unescapes_and_escapes_only_what_must_be(void **state)
{
    (void)state;
    annals_key *key = read_selector("a\\,b,na\\=me=x\\\\y\\,z");
    assert_string_equal(key->measure, "a,b");
    assert_string_equal(key->dimensions[0].name, "na=me");
    assert_string_equal(key->dimensions[0].value, "x\\y,z");
    assert_string_equal(key->text, "a\\,b,na\\=me=x\\\\y\\,z");
    annals_key_free(key);
    assert_canonical("m,a=\\*", "m,a=\\*");
    assert_canonical("m,a=x\\*", "m,a=x*");
    assert_canonical("m,a=**", "m,a=**");
    assert_canonical("\\*,\\*=1", "\\*,\\*=1");
}

static void a_star_of_its_own_is_a_value_when_escaped(void **state)
{
    (void)state;
    annals_key *any = read_selector("m,a=*");
    annals_key *star = read_selector("m,a=\\*");
    assert_null(any->dimensions[0].value);
    assert_string_equal(star->dimensions[0].value, "*");
    assert_string_equal(any->text, "m,a=*");
    assert_false(annals_key_is_plain(any));
    assert_true(annals_key_is_plain(star));
    annals_key_free(any);
    annals_key_free(star);
}

static void refuses_what_is_no_key(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", "empty; write a measure"},
        {",a=1", "a measure is empty"},
        {"m,", "a dimension is empty"},
        {"m,=1", "a dimension is empty"},
        {"m,a=", "a value is empty"},
        {"m,a=1,", "a dimension is empty"},
        {"m,,a=1", "a dimension is empty"},
        {"m,a", "the dimension \"a\" has no value; write a=value"},
        {"m,Meta, Inc.", "the dimension \"Meta\" has no value"},
        {"a=1", "a series begins with its measure; write measure,a=..."},
        {"m,a=1=2", "a second = behind the dimension \"a\"; write \\= for one in a text"},
        {"m,a=1,b=2,a=3", "the dimension \"a\" stands twice"},
        {"m, a=1", "space at an end of the dimension \" a\""},
        {"m ,a=1", "space at an end of the measure \"m \""},
        {"m,a=1 ", "space at an end of the value \"1 \""},
        {"m,a=\xE3\x80\x80x", "space at an end of the value"},
        {"m,a=x\xC2\xA0", "space at an end of the value"},
        {"m,a=*", "a=* selects many series and names none; write \\* for a value of one star"},
        {"*", "* stands for a value only"},
        {"m,*=1", "* stands for a value only"},
        {"m\\", "\\ goes before , = \\ or * only"},
        {"C:\\dir", "\\ goes before , = \\ or * only"},
        {"m,a=\t1", "control character U+0009 in byte 5"},
        {"m,a=1\n", "control character U+000A in byte 6"},
        {"m\x7F", "control character U+007F in byte 2"},
        {"m\xC2\x85", "control character U+0085 in byte 2"},
        {"m\xE2\x80\xA8", "control character U+2028 in byte 2"},
        {"m\xE2\x80\xAE", "control character U+202E in byte 2"},
        {"\xEF\xBB\xBFm", "control character U+FEFF in byte 1"},
        {"m\xFF", "byte 2 is not UTF-8"},
        {"m\xC3", "byte 2 is not UTF-8"},
        {"m\xED\xA0\x80", "byte 2 is not UTF-8"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_refused(rows[i][0], strlen(rows[i][0]), rows[i][1]);
    assert_refused("m\0n", 3, "control character U+0000 in byte 2");
}

static void keeps_to_its_sizes(void **state)
{
    (void)state;
    char text[ANNALS_KEY_MAX + 2];
    memset(text, 'a', sizeof text);
    annals_key *key = NULL;
    assert_int_equal(annals_key_parse(text, ANNALS_KEY_MAX, &key, NULL), ANNALS_OK);
    assert_int_equal(strlen(key->measure), ANNALS_KEY_MAX);
    annals_key_free(key);
    assert_refused(text, ANNALS_KEY_MAX + 1, "1025 bytes; a series has at most 1024");

    size_t size = (size_t)snprintf(text, sizeof text, "m");
    for (int i = 0; i < ANNALS_DIMENSIONS_MAX; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, ",d%d=%d", i, i);
    assert_int_equal(annals_key_parse(text, size, &key, NULL), ANNALS_OK);
    assert_int_equal(key->count, ANNALS_DIMENSIONS_MAX);
    annals_key_free(key);
    size += (size_t)snprintf(text + size, sizeof text - size, ",more=1");
    assert_refused(text, size, "more than 32 dimensions");
}

static void long_names_stay_whole_characters_in_messages(void **state)
{
    (void)state;
    char text[ANNALS_KEY_MAX];
    size_t size = 1;
    text[0] = 'm';
    text[size++] = ',';
    for (; size + 2 < sizeof text; size += 2)
        memcpy(text + size, "é", 2);
    annals_key *key = NULL;
    annals_error error;
    assert_int_equal(annals_key_parse(text, size, &key, &error), ANNALS_INVALID);
    assert_int_equal(annals_utf8_bad(error.message, strlen(error.message)), strlen(error.message));
}

static bool matches(const char *selector_text, const char *key_text)
{
    annals_key *selector = read_selector(selector_text);
    annals_key *key = read_selector(key_text);
    bool result = annals_key_matches(selector, key);
    annals_key_free(selector);
    annals_key_free(key);
    return result;
}

static void a_plain_key_selects_that_series_only(void **state)
{
    (void)state;
    assert_true(matches("hires,origin=OpenAI,employer=Meta", "hires,employer=Meta,origin=OpenAI"));
    assert_true(matches("hires", "hires"));
    assert_false(matches("hires", "hires,employer=Meta"));
    assert_false(matches("hires,employer=Meta", "hires"));
    assert_false(matches("hires,employer=Meta", "hires,employer=Apple"));
    assert_false(matches("hires,employer=Meta", "layoffs,employer=Meta"));
    assert_false(matches("hires,employer=Meta", "hires,company=Meta"));
}

static void a_star_selects_over_its_dimension_and_leaves_out_series_without_it(void **state)
{
    (void)state;
    static const char selector[] = "hires,employer=Meta,origin=*";
    assert_true(matches(selector, "hires,employer=Meta,origin=OpenAI"));
    assert_true(matches(selector, "hires,employer=Meta,origin=\\*"));
    assert_false(matches(selector, "hires,employer=Meta"));
    assert_false(matches(selector, "hires,employer=Apple,origin=OpenAI"));
    assert_false(matches(selector, "hires,employer=Meta,origin=OpenAI,role=lead"));
    assert_false(matches("m,a=\\*", "m,a=1"));
    assert_true(matches("m,a=*,b=*", "m,a=1,b=2"));
    assert_false(matches("m,a=1", "m,a=*"));
}

static void assert_widened(const char *selector_text, const char *dimension, const char *wanted)
{
    annals_key *selector = read_selector(selector_text);
    annals_key *wide = NULL;
    annals_error error;
    if (annals_selector_widen(selector, dimension, &wide, &error) != ANNALS_OK)
        fail_msg("%s", error.message);
    assert_string_equal(wide->text, wanted);
    annals_key_free(selector);
    annals_key_free(wide);
}

static void widens_by_a_dimension_that_is_not_there_yet(void **state)
{
    (void)state;
    assert_widened("hires,employer=Meta", "origin", "hires,employer=Meta,origin=*");
    assert_widened("hires,origin=*", "employer", "hires,employer=*,origin=*");
    assert_widened("hires,origin=OpenAI", "origin", "hires,origin=OpenAI");
    assert_widened("hires,origin=*", "origin", "hires,origin=*");
    assert_widened("m", "a,b=c\\d", "m,a\\,b\\=c\\\\d=*");
    assert_widened("m", "*", "m,\\*=*");
    annals_key *selector = read_selector("m");
    annals_key *wide = NULL;
    assert_int_equal(annals_selector_widen(selector, "", &wide, NULL), ANNALS_INVALID);
    assert_int_equal(annals_selector_widen(selector, " x", &wide, NULL), ANNALS_INVALID);
    assert_null(wide);
    annals_key_free(selector);
}

static void says_so_when_memory_ends(void **state)
{
    (void)state;
    static const char text[] = "hires,employer=Meta";
    bool failed = true;
    for (size_t nth = 1; failed; nth++) {
        annals_key *key = NULL;
        annals_key *wide = NULL;
        allocation_fail(nth);
        annals_status status = annals_key_parse(text, strlen(text), &key, NULL);
        if (status == ANNALS_OK)
            status = annals_selector_widen(key, "origin", &wide, NULL);
        failed = allocation_failed();
        allocation_fail(0);
        assert_int_equal(status, failed ? ANNALS_NO_MEMORY : ANNALS_OK);
        annals_key_free(key);
        annals_key_free(wide);
    }
}

/* A generator of its own, so that runs are the same everywhere. */
static uint64_t seed;

static size_t any(size_t below)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(seed >> 33) % below;
}

static char *put_random_part(char *at)
{
    static const char *const pieces[] = {"a", "b", "\\,", "\\=", "\\\\", "\\*", "*", "é", "谷", "x y", "-", "."};
    for (size_t left = 1 + any(4); left > 0; left--) {
        const char *piece = pieces[any(sizeof pieces / sizeof *pieces)];
        memcpy(at, piece, strlen(piece));
        at += strlen(piece);
    }
    return at;
}

static size_t put_random_selector(char *out)
{
    char *at = put_random_part(out);
    for (size_t left = any(5); left > 0; left--) {
        *at++ = ',';
        at = put_random_part(at);
        *at++ = '=';
        at = put_random_part(at);
    }
    *at = '\0';
    return (size_t)(at - out);
}

static void reading_the_canonical_text_gives_the_same_key(void **state)
{
    (void)state;
    size_t read = 0;
    seed = 7;
    for (int i = 0; i < 50000; i++) {
        char text[ANNALS_KEY_MAX];
        annals_key *once = NULL;
        if (annals_selector_parse(text, put_random_selector(text), &once, NULL) != ANNALS_OK)
            continue;
        annals_key *again = read_selector(once->text);
        read++;
        assert_string_equal(again->text, once->text);
        assert_string_equal(again->measure, once->measure);
        assert_true(annals_key_matches(once, again));
        for (size_t d = 1; d < once->count; d++)
            assert_true(strcmp(once->dimensions[d - 1].name, once->dimensions[d].name) < 0);
        annals_key_free(once);
        annals_key_free(again);
    }
    assert_true(read > 25000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_a_key_into_measure_and_dimensions),
        cmocka_unit_test(sorts_dimensions_by_bytes_and_keeps_spaces),
        cmocka_unit_test(unescapes_and_escapes_only_what_must_be),
        cmocka_unit_test(a_star_of_its_own_is_a_value_when_escaped),
        cmocka_unit_test(refuses_what_is_no_key),
        cmocka_unit_test(keeps_to_its_sizes),
        cmocka_unit_test(long_names_stay_whole_characters_in_messages),
        cmocka_unit_test(a_plain_key_selects_that_series_only),
        cmocka_unit_test(a_star_selects_over_its_dimension_and_leaves_out_series_without_it),
        cmocka_unit_test(widens_by_a_dimension_that_is_not_there_yet),
        cmocka_unit_test(says_so_when_memory_ends),
        cmocka_unit_test(reading_the_canonical_text_gives_the_same_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
