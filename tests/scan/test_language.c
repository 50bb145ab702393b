/* Languages: each one is whole, and is found by its tag. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "scan/language.h"

static void every_language_has_its_signs_and_words(void **state)
{
    (void)state;
    assert_true(annals_language_count >= 11);
    for (size_t i = 0; i < annals_language_count; i++) {
        const annals_language *language = &annals_languages[i];
        assert_true(language->decimal != 0 && language->grouping != 0 && language->decimal != language->grouping);
        assert_true(language->entry_count > 100);
    }
}

static bool is_for(const char *name, const char *tag)
{
    const annals_language *language = annals_language_find(tag);
    return language && strcmp(language->tags, name) == 0;
}

static void finds_a_language_by_the_first_part_of_its_tag(void **state)
{
    (void)state;
    assert_true(is_for("zh", "zh") && is_for("zh", "zh-Hant-TW") && is_for("zh", "ZH_cn"));
    assert_true(is_for("tl", "tl") && is_for("tl", "fil-PH"));
    assert_false(is_for("tl", "t") || is_for("tl", "tlh") || is_for("it", ""));
    assert_null(annals_language_find("common"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_has_its_signs_and_words),
        cmocka_unit_test(finds_a_language_by_the_first_part_of_its_tag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
