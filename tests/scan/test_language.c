/* Language files: each one is sound, and a faulty row is named with its line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "scan/language.h"

static annals_status parse(const char *text, annals_error *error)
{
    annals_language language = {0};
    annals_language_file file = {"test", (const unsigned char *)text, strlen(text)};
    annals_status status = annals_language_read(&language, &file, error);
    annals_language_free(&language);
    return status;
}

static void reads_each_language_file_behind_the_common_one(void **state)
{
    (void)state;
    assert_string_equal(annals_language_files[0].name, "common");
    for (size_t i = 1; i < annals_language_file_count; i++) {
        annals_language language = {0};
        annals_error error;
        annals_status status = annals_language_read(&language, &annals_language_files[0], &error);
        if (status == ANNALS_OK)
            status = annals_language_read(&language, &annals_language_files[i], &error);
        if (status != ANNALS_OK)
            fail_msg("%s.txt:%d: %s", error.file, (int)error.line, error.message);
        assert_true(language.decimal != 0 && language.grouping != 0 && language.decimal != language.grouping);
        assert_true(language.entry_count > 100);
        annals_language_free(&language);
    }
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

static bool is_for(const char *name, const char *tag)
{
    for (size_t i = 0; i < annals_language_file_count; i++) {
        if (strcmp(annals_language_files[i].name, name) == 0)
            return annals_language_file_is_for(&annals_language_files[i], tag);
    }
    return false;
}

static void finds_a_language_by_the_first_part_of_its_tag(void **state)
{
    (void)state;
    assert_true(is_for("zh", "zh") && is_for("zh", "zh-Hant-TW") && is_for("zh", "ZH_cn"));
    assert_true(is_for("tl", "tl") && is_for("tl", "fil-PH"));
    assert_false(is_for("tl", "t") || is_for("tl", "tlh") || is_for("it", "") || is_for("common", "common"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_each_language_file_behind_the_common_one),
        cmocka_unit_test(names_the_line_of_a_faulty_row),
        cmocka_unit_test(says_what_is_wrong_with_a_number),
        cmocka_unit_test(takes_rows_with_comments_and_without),
        cmocka_unit_test(finds_a_language_by_the_first_part_of_its_tag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
