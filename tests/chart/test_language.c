/* Languages: every file has all words with the places that English has, and numbers and dates come out as people write
 * them, whatever the process's own locale is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart/format.h"

static bool has_place(const char *words, char place)
{
    const char mark[] = {'{', place, '}', '\0'};
    return strstr(words, mark) != NULL;
}

static void every_language_has_all_words_with_the_places_that_english_has(void **state)
{
    (void)state;
    assert_string_equal(annals_word_lists[0].tag, "en");
    assert_int_equal(annals_word_list_count, 13);
    for (size_t i = 0; i < annals_word_list_count; i++)
        for (size_t word = 0; word < ANNALS_WORD_COUNT; word++) {
            const char *words = annals_word_lists[i].words[word], *english = annals_word_lists[0].words[word];
            assert_non_null(english);
            if (!words)
                fail_msg("%s: nothing for \"%s\"", annals_word_lists[i].tag, english);
            for (char place = '1'; place <= '2'; place++)
                if (has_place(english, place) != has_place(words, place))
                    fail_msg("%s: \"%s\" lacks {%c} of \"%s\"", annals_word_lists[i].tag, words, place, english);
        }
}

static void words_are_found_by_the_longest_tag(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"it", "it"},         {"it-CH", "it"},           {"zh", "zh-Hans"},
                                           {"zh-TW", "zh-Hant"}, {"zh-Hant-HK", "zh-Hant"}, {"ZH-hant", "zh-Hant"},
                                           {"fil", "tl"},        {"tl-PH", "tl"},           {"en-GB", "en"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_non_null(annals_language_words(cases[i][0]));
        assert_string_equal(annals_language_words(cases[i][0])->tag, cases[i][1]);
    }
    assert_null(annals_language_words("xx"));
    assert_null(annals_language_words("ita"));
    assert_null(annals_language_words(""));
}

static annals_language open_language(const char *tag)
{
    static const char *const units[] = {"USD", "EUR/JPY", "people", "USD"};
    annals_language language;
    annals_error error = {0};
    if (annals_language_open(tag, units, 4, &language, &error))
        fail_msg("%s", error.message);
    return language;
}

/* Spaces that hold words together, and thin ones, as plain ones. */
static void check_words(const char *words, const char *expected)
{
    static const char *const spaces[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    annals_str plain = {0};
    while (*words) {
        size_t i = 0;
        while (i < 3 && strncmp(words, spaces[i], strlen(spaces[i])) != 0)
            i++;
        annals_str_add_char(&plain, i < 3 ? ' ' : *words);
        words += i < 3 ? strlen(spaces[i]) : 1;
    }
    assert_string_equal(annals_str_text(&plain), expected);
    annals_str_free(&plain);
}

static void writes(const annals_language *language, const char *amount, const char *unit, const char *expected)
{
    annals_str words = {0};
    annals_amount parsed;
    annals_wording wording = {.language = language, .unit = unit};
    assert_int_equal(annals_amount_parse(amount, strlen(amount), &parsed, NULL), ANNALS_OK);
    annals_format_amount(&words, &parsed, &wording);
    check_words(annals_str_text(&words), expected);
    annals_str_free(&words);
}

static void numbers_are_written_as_in_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *amount, *unit, *expected;
    } cases[] = {
        {"it", "14.3B", "people", "14,3 Mrd"},
        {"it", ">1234.5", "people", "più di 1.234,5"},
        {"it", "..72B", "USD", "fino a 72 Mrd USD"},
        {"de", "14.30M", "EUR", "14,30 Mio. €"},
        {"de", "~5", "%", "etwa 5 %"},
        {"fr", ">=1234567", "people", "au moins 1 234 567"},
        {"es", "5000", "people", "5000"},
        {"es", "50000", "people", "50.000"},
        {"pt", "-3", "pp", "−3 p.p."},
        {"id", "72B", "people", "72 M"},
        {"tl", ">20", "people", "higit sa 20"},
        {"ja", "14.3B", "people", "143億"},
        {"ja", "300M", "people", "3億"},
        {"ja", "0.30B", "people", "3.0億"},
        {"ja", ">=13", "people", "13以上"},
        {"ja", "5..8", "people", "5～8"},
        {"zh-Hans", "14.3B", "USD", "US$143亿"},
        {"zh-Hant", ">20", "people", "超過20"},
        {"en-GB", "14.3B", "USD", "US$14.3B"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_language language = open_language(cases[i].tag);
        writes(&language, cases[i].amount, cases[i].unit, cases[i].expected);
        annals_language_close(&language);
    }
}

/* CLDR's plural rules, as far as the languages have forms of their own: few and many of Arabic, whole millions of
 * Romance languages. */
static void numbers_take_the_forms_of_what_is_counted(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *amount, *unit, *expected;
    } cases[] = {
        {"en", "1", "day", "1 day"},
        {"en", "3", "day", "3 days"},
        {"fr", "1.5", "day", "1,5 jour"},
        {"fr", "2", "day", "2 jours"},
        {"fr", "3M", "day", "3 M de jours"},
        {"es", "2M", "people", "2 M de personas"},
        {"it", "5M", "people", "5 Mln di persone"},
        {"pt", "40", "week", "40 semanas"},
        {"ar", "1", "day", "١ يوم"},
        {"ar", "3", "day", "٣ أيام"},
        {"ar", "11", "day", "١١ يومًا"},
        {"ar", "100", "day", "١٠٠ يوم"},
        {"ar", "103", "day", "١٠٣ أيام"},
        {"ar", "1.5", "day", "١٫٥ يوم"},
        {"ar", "40", "month", "٤٠ شهرًا"},
        {"he", "1", "year", "1 שנה"},
        {"he", "5", "year", "5 שנים"},
        {"ja", "3", "day", "3日"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_language language = open_language(cases[i].tag);
        annals_str words = {0};
        annals_amount parsed;
        annals_wording wording = {.language = &language, .unit = cases[i].unit, .counted = true};
        assert_int_equal(annals_amount_parse(cases[i].amount, strlen(cases[i].amount), &parsed, NULL), ANNALS_OK);
        annals_format_amount(&words, &parsed, &wording);
        check_words(annals_str_text(&words), cases[i].expected);
        annals_str_free(&words);
        annals_language_close(&language);
    }
}

static void dates_are_written_as_in_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *period, *expected;
    } cases[] = {
        {"it", "2025-08-15", "15 ago 2025"},
        {"it", "../2025-08-15~", "fino a circa 15 ago 2025"},
        {"it", "2025-Q3", "T3 2025"},
        {"de", "2025-06-24/2025-06-30", "24.–30. Juni 2025"},
        {"pt", "2025-06-24/2025-07-03", "24 de jun. – 3 de jul. de 2025"},
        {"ja", "2025-08", "2025年8月"},
        {"ja", "2025-08/2025-12", "2025年8月～12月"},
        {"ja", "2025-H1", "2025年上半期"},
        {"zh-Hans", "2025-Q3", "2025年第3季度"},
        {"zh-Hant", "2025-W34", "2025年第34週"},
        {"tl", "2025-08-30", "Ago 30, 2025"},
        {"id", "202X", "2020-an"},
        {"fr", "-0043", "44 av. J.-C."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_language language = open_language(cases[i].tag);
        annals_str words = {0};
        annals_period period;
        assert_int_equal(annals_period_parse(cases[i].period, strlen(cases[i].period), &period, NULL), ANNALS_OK);
        annals_format_period(&words, &period, &language);
        check_words(annals_str_text(&words), cases[i].expected);
        annals_str_free(&words);
        annals_language_close(&language);
    }
}

static void digits_of_other_scripts_are_written_in_them(void **state)
{
    (void)state;
    annals_locale *locale = NULL;
    assert_int_equal(annals_locale_open("ar-EG", NULL, 0, &locale, NULL), ANNALS_OK);
    annals_language arabic = annals_english;
    arabic.locale = locale;
    writes(&arabic, "1234.5", "people", "١٬٢٣٤٫٥");
    annals_locale_free(locale);
}

static void groups_of_two_follow_the_first_in_hindi(void **state)
{
    (void)state;
    annals_locale *locale = NULL;
    assert_int_equal(annals_locale_open("hi", NULL, 0, &locale, NULL), ANNALS_OK);
    annals_language hindi = annals_english;
    hindi.locale = locale;
    writes(&hindi, "123456.5", "people", "1,23,456.5");
    annals_locale_free(locale);
}

static void a_language_that_icu_lacks_is_never_another_one(void **state)
{
    (void)state;
    static const char *const unknown[] = {"xx", "tlh", "it-", "not a tag", "", "it-u-nu-arab"};
    setenv("LC_ALL", "it_IT.UTF-8", 1);
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        annals_locale *locale = NULL;
        annals_error error = {0};
        assert_int_equal(annals_locale_open(unknown[i], NULL, 0, &locale, &error), ANNALS_INVALID);
        assert_non_null(strstr(error.message, "ICU has no numbers and dates of it"));
        assert_null(locale);
    }
    unsetenv("LC_ALL");
}

static void english_opens_nothing(void **state)
{
    (void)state;
    annals_language language;
    assert_int_equal(annals_language_open(NULL, NULL, 0, &language, NULL), ANNALS_OK);
    assert_null(language.opened);
    assert_int_equal(annals_language_open("en", NULL, 0, &language, NULL), ANNALS_OK);
    assert_ptr_equal(language.locale, annals_english.locale);
}

static void counts_days_and_people_in_each_language(void **state)
{
    (void)state;
    static const char *const cases[][4] = {{"de", "3", "day", "3 Tage"},
                                           {"de", "1", "day", "1 Tag"},
                                           {"de", ">20", "people", "mehr als 20 Personen"},
                                           {"fr", "0", "day", "0 jour"},
                                           {"fr", "3", "day", "3 jours"},
                                           {"it", ">=13", "people", "almeno 13 persone"},
                                           {"pt", "1.5", "month", "1,5 mês"},
                                           {"es", "2", "month", "2 meses"},
                                           {"id", "4", "day", "4 hari"},
                                           {"tl", "4", "day", "4 araw"},
                                           {"ja", ">20", "people", "20人超"},
                                           {"zh-Hans", ">=13", "people", "至少13人"},
                                           {"zh-Hant", "3", "month", "3個月"},
                                           {"it", "4", "group", "4 (group)"},
                                           {"ja", "4", "group", "4（group）"},
                                           {"de", "18", "TWh", "18 TWh"},
                                           {"es", "3", "GPU", "3 GPU"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        annals_language language = open_language(cases[i][0]);
        annals_amount amount;
        annals_str words = {0};
        annals_wording wording = {.language = &language, .unit = cases[i][2], .counted = true};
        assert_int_equal(annals_amount_parse(cases[i][1], strlen(cases[i][1]), &amount, NULL), ANNALS_OK);
        annals_format_amount(&words, &amount, &wording);
        assert_string_equal(annals_str_text(&words), cases[i][3]);
        annals_str_free(&words);
        annals_language_close(&language);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_has_all_words_with_the_places_that_english_has),
        cmocka_unit_test(words_are_found_by_the_longest_tag),
        cmocka_unit_test(numbers_are_written_as_in_the_language),
        cmocka_unit_test(numbers_take_the_forms_of_what_is_counted),
        cmocka_unit_test(dates_are_written_as_in_the_language),
        cmocka_unit_test(digits_of_other_scripts_are_written_in_them),
        cmocka_unit_test(groups_of_two_follow_the_first_in_hindi),
        cmocka_unit_test(a_language_that_icu_lacks_is_never_another_one),
        cmocka_unit_test(english_opens_nothing),
        cmocka_unit_test(counts_days_and_people_in_each_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
