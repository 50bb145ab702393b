/* Making tables of language files: a faulty row is named with its line, and the tables in annals are those that the
 * files make. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scan/compile/library.h"
#include "scan/compile/write.h"
#include "tests/support/allocation.h"

static annals_status parse(const char *text, annals_error *error)
{
    annals_draft draft = {.doubt = ANNALS_DOUBT_ASIDE};
    annals_language_file file = {"test", text, strlen(text)};
    annals_status status = annals_draft_read(&draft, &file, error);
    if (status == ANNALS_OK)
        status = annals_draft_finish(&draft, error);
    annals_draft_free(&draft);
    return status;
}

static void names_the_line_of_a_faulty_row(void **state)
{
    static const struct {
        const char *text;
        int line;
        const char *message;
    } CASES[] = {
        {"# all is well\nnumber 2: two\nnumbr 3: three\n", 3, "no such keyword: \"numbr 3\""},
        {"number 2: two\n\nnumber 3 three\n", 3, "a row is \"keyword: words\": \"number 3 three\""},
        {"number: two\n", 1, "the keyword needs an argument: \"number\""},
        {"about 5: some\n", 1, "nothing may stand between keyword and colon: \"about 5\""},
        {"number 2:\n", 1, "nothing stands behind the colon: \"number 2\""},
        {"number 2: two, , deux\n", 1, "a word is missing: \"two, , deux\""},
        {"number 20..30: some\n", 1, "not a plain number: \"20..30\""},
        {"vague 20: tens\n", 1, "bounds are written 20..99: \"20\""},
        {"number 2: two\nnumber 3: two\n", 2, "said twice: \"two\""},
        {"up: rise\ndown: rise\n", 2, "said twice: \"rise\""},
        {"range: from to\n", 1, "a range is written \"from … to\" or \"… to\": \"from to\""},
        {"decimal sign: dot\n", 1, "one sign is wanted: \"dot\""},
        {"written without spaces: maybe\n", 1, "yes or no is wanted: \"maybe\""},
        {"taken in doubt: perhaps\n", 1, "yes or no is wanted: \"perhaps\""},
        {"frequent: the, , of\n", 1, "a word is missing: \"the, , of\""},
        {"open currency in Hant: TWD\nopen currency in Hant: HKD\n", 2, "said twice: \"open currency in Hant\""},
        {"unit a name that is longer than any name of a unit may be here: x\n", 1,
         "too long: \"a name that is longer than any name of a unit may be here\""},
        {"digit >5: five\n", 1, "not a plain number: \">5\""},
        {"open era in TW: 1911\nopen era in TW: 1912\n", 2, "said twice: \"open era in TW\""},
        {"number 2: two\nnumber 3: thr\xFF\n", 2, "not UTF-8"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        annals_error error;
        assert_int_equal(parse(CASES[i].text, &error), ANNALS_INVALID);
        assert_string_equal(error.message, CASES[i].message);
        assert_string_equal(error.file, "test");
        assert_int_equal(error.line, CASES[i].line);
    }
}

static void says_what_is_wrong_with_a_number(void **state)
{
    annals_error error;
    (void)state;
    assert_int_equal(parse("times 1,2: few\n", &error), ANNALS_INVALID);
    assert_int_equal(error.line, 1);
    assert_non_null(strstr(error.message, "amount: \"1,2\""));
}

static void takes_rows_with_comments_and_without(void **state)
{
    annals_error error;
    (void)state;
    assert_int_equal(parse("number 2: two, deux   # French too\r\n\n#nothing\ncurrency ?: peso", &error), ANNALS_OK);
    assert_int_equal(parse("", &error), ANNALS_OK);
}

/* Of all languages in annals: a file has its first tag for a name. */
static void read_library(annals_library *library)
{
    char names[ANNALS_DETECT_LANGUAGES][64];
    const char *paths[ANNALS_DETECT_LANGUAGES + 1] = {"scan/lang/common.txt"};
    annals_error error;
    for (size_t i = 0; i < annals_language_count; i++) {
        snprintf(names[i], sizeof names[i], "scan/lang/%s.txt", annals_languages[i].tags);
        paths[i + 1] = names[i];
    }
    *library = (annals_library){.count = 0};
    if (annals_library_read(library, paths, annals_language_count + 1, &error) != ANNALS_OK)
        fail_msg("%s:%d: %s", error.file, (int)error.line, error.message);
}

static size_t list_size(const char *list)
{
    const char *end = list;
    while (*end)
        end = annals_language_next(end);
    return (size_t)(end - list) + 1;
}

static void same_list(const char *made, const char *expected)
{
    assert_int_equal(list_size(made), list_size(expected));
    assert_memory_equal(made, expected, list_size(expected));
}

static void same_trie(const annals_trie *made, const annals_trie *expected)
{
    assert_int_equal(made->count, expected->count);
    assert_memory_equal(made->cells, expected->cells, expected->count * sizeof *expected->cells);
}

/* Field by field: what lies between fields may differ. */
static void same_entries(const annals_language *made, const annals_language *expected)
{
    assert_int_equal(made->entry_count, expected->entry_count);
    assert_true(made->entry_count > 100);
    for (size_t i = 0; i < made->entry_count; i++) {
        const annals_entry *a = &made->entries[i], *b = &expected->entries[i];
        assert_true(a->role == b->role && a->next == b->next && a->roles == b->roles && a->which == b->which &&
                    a->text == b->text);
        assert_true(a->low.digits == b->low.digits && a->low.exponent == b->low.exponent);
        assert_true(a->high.digits == b->high.digits && a->high.exponent == b->high.exponent);
    }
}

static void same_language(const annals_language *made, const annals_language *expected)
{
    same_list(made->tags, expected->tags);
    same_list(made->readings, expected->readings);
    same_list(made->linkers, expected->linkers);
    same_list(made->plurals, expected->plurals);
    same_list(made->verbs, expected->verbs);
    same_list(made->verb_endings, expected->verb_endings);
    same_list(made->open_currencies, expected->open_currencies);
    same_list(made->open_eras, expected->open_eras);
    assert_string_equal(made->reading_letters, expected->reading_letters);
    same_trie(&made->small, &expected->small);
    same_trie(&made->exact, &expected->exact);
    same_trie(&made->starts, &expected->starts);
    assert_memory_equal(made->pairs, expected->pairs, 256 * 256 / 8);
    same_entries(made, expected);
    assert_int_equal(made->texts_size, expected->texts_size);
    assert_memory_equal(made->texts, expected->texts, expected->texts_size);
    assert_int_equal(made->range_count, expected->range_count);
    assert_int_equal(made->decimal, expected->decimal);
    assert_int_equal(made->grouping, expected->grouping);
    assert_true(made->joined == expected->joined && made->glued == expected->glued &&
                made->month_first == expected->month_first && made->capital_nouns == expected->capital_nouns &&
                made->ordinal_point == expected->ordinal_point && made->spaced_groups == expected->spaced_groups &&
                made->ones_last == expected->ones_last && made->bare_classifiers == expected->bare_classifiers);
}

static void the_languages_in_annals_are_those_of_the_files(void **state)
{
    annals_library library;
    (void)state;
    read_library(&library);
    assert_int_equal(annals_language_count, library.count);
    for (size_t i = 0; i < library.count; i++)
        same_language(&annals_languages[i], &library.languages[i]);
    annals_library_free(&library);
}

static void same_signs(const annals_detector *made, const annals_detector *expected)
{
    assert_int_equal(made->sign_count, expected->sign_count);
    assert_true(made->sign_count > 1000);
    for (size_t i = 0; i < made->sign_count; i++) {
        const annals_detect_sign *a = &made->signs[i], *b = &expected->signs[i];
        assert_true(a->hash == b->hash && a->script == b->script);
        assert_memory_equal(a->weights, b->weights, sizeof b->weights);
    }
}

static void what_languages_are_told_by_in_annals_is_that_of_the_files(void **state)
{
    annals_library library;
    (void)state;
    read_library(&library);
    const annals_detector *made = &annals_detector_all, *expected = &library.detect.detector;
    assert_memory_equal(made->sieve, expected->sieve, sizeof made->sieve);
    assert_memory_equal(made->slots, expected->slots, sizeof made->slots);
    same_signs(made, expected);
    assert_int_equal(made->count, expected->count);
    assert_memory_equal(made->tags, expected->tags, sizeof made->tags);
    assert_memory_equal(made->han_letters, expected->han_letters, sizeof made->han_letters);
    assert_memory_equal(made->reluctant, expected->reluctant, sizeof made->reluctant);
    assert_int_equal(made->in_doubt, expected->in_doubt);
    assert_int_equal(made->script_count, expected->script_count);
    assert_memory_equal(made->scripts, expected->scripts, sizeof made->scripts);
    assert_memory_equal(made->script_languages, expected->script_languages, sizeof made->script_languages);
    annals_library_free(&library);
}

/* Every key that was put in is found with its number, and no other. */
static void a_packed_trie_finds_what_was_put_in(void **state)
{
    enum { KEYS = 3000 };
    annals_trie_draft draft = {.count = 0};
    annals_trie trie;
    (void)state;
    for (int i = 0; i < KEYS; i++) {
        char key[16];
        int32_t *value;
        assert_true(annals_trie_draft_place(&draft, key, (size_t)sprintf(key, "%d", i * i * 7), &value));
        *value = i;
    }
    assert_int_equal(annals_trie_draft_pack(&draft, &trie, NULL), ANNALS_OK);
    int found = 0;
    for (int i = 0; i < KEYS * 10; i++) {
        char key[16];
        int32_t node = 0;
        sprintf(key, "%d", i * 7);
        for (const char *at = key; *at && node != ANNALS_TRIE_NONE; at++)
            node = annals_trie_step(&trie, node, *at);
        int32_t value = node == ANNALS_TRIE_NONE ? ANNALS_TRIE_NONE : annals_trie_value(&trie, node);
        assert_true(value == ANNALS_TRIE_NONE || value * value == i);
        found += value != ANNALS_TRIE_NONE;
    }
    assert_int_equal(found, 174); /* squares below 30,000 */
    annals_trie_draft_free(&draft);
}

static void refuses_more_words_than_there_is_room_for(void **state)
{
    annals_trie_draft draft = {.count = 0};
    annals_trie trie;
    annals_error error;
    (void)state;
    for (int i = 0; i < 70000; i++) {
        char key[16];
        int32_t *value;
        assert_true(annals_trie_draft_place(&draft, key, (size_t)sprintf(key, "%x", i), &value));
        *value = 0;
    }
    assert_int_equal(annals_trie_draft_pack(&draft, &trie, &error), ANNALS_INVALID);
    assert_string_equal(error.message, "more words than a language has room for");
    annals_trie_draft_free(&draft);
}

static void says_which_file_is_missing_or_has_no_tag(void **state)
{
    static const char *const missing[] = {"scan/lang/common.txt", "scan/lang/none.txt"};
    static const char *const untagged[] = {"scan/lang/common.txt", "scan/lang/common.txt"};
    annals_library library = {.count = 0};
    annals_error error;
    (void)state;
    assert_int_equal(annals_library_read(&library, missing, 2, &error), ANNALS_NO_INPUT);
    assert_string_equal(error.file, "scan/lang/none.txt");
    annals_library_free(&library);
    assert_int_equal(annals_library_read(&library, untagged, 2, &error), ANNALS_INVALID);
    assert_string_equal(error.file, "scan/lang/common.txt");
    annals_library_free(&library);
}

static annals_status compile(size_t *size)
{
    static const char *const files[] = {"scan/lang/common.txt", "scan/lang/ms.txt"};
    annals_library library = {.count = 0};
    annals_str text = {0};
    annals_status status = annals_library_read(&library, files, 2, NULL);
    if (status == ANNALS_OK)
        annals_tables_write(&text, library.languages, library.count, &library.detect.detector);
    if (text.failed)
        status = ANNALS_NO_MEMORY;
    *size = text.size;
    annals_str_free(&text);
    annals_library_free(&library);
    return status;
}

static void compiles_whole_tables_or_says_that_memory_is_short(void **state)
{
    size_t whole, size, nth = 0;
    annals_status status;
    (void)state;
    assert_int_equal(compile(&whole), ANNALS_OK);
    do {
        nth += nth < 100 ? 1 : 151; /* most are alike */
        allocation_fail(nth);
        status = compile(&size);
        assert_true(status == ANNALS_OK || status == ANNALS_NO_MEMORY || status == ANNALS_NO_INPUT);
    } while (status != ANNALS_OK);
    allocation_fail(0);
    assert_int_equal(size, whole);
    assert_true(nth > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_the_line_of_a_faulty_row),
        cmocka_unit_test(says_what_is_wrong_with_a_number),
        cmocka_unit_test(takes_rows_with_comments_and_without),
        cmocka_unit_test(the_languages_in_annals_are_those_of_the_files),
        cmocka_unit_test(what_languages_are_told_by_in_annals_is_that_of_the_files),
        cmocka_unit_test(a_packed_trie_finds_what_was_put_in),
        cmocka_unit_test(refuses_more_words_than_there_is_room_for),
        cmocka_unit_test(says_which_file_is_missing_or_has_no_tag),
        cmocka_unit_test(compiles_whole_tables_or_says_that_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
