/* Telling languages: sentences of each, documents that mix them, short words in doubt, scripts that no file knows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scan/detect.h"
#include "scan/scan.h"
#include "tests/support/allocation.h"

static const char *tell(annals_detection *known, const char *text)
{
    if (!known->read)
        annals_detect_begin(&annals_detector_all, known, text, strlen(text));
    return annals_detect(&annals_detector_all, known, text, strlen(text));
}

static void tells_every_sentence_by_itself(void **state)
{
    (void)state;
    char line[1024];
    int told = 0;
    FILE *file = fopen("tests/scan/gold/languages.tsv", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        char *text = strchr(line, '\t');
        if (line[0] == '#' || !text)
            continue;
        *text++ = '\0';
        annals_detection known = {.read = false};
        const char *tag = tell(&known, text);
        if (!tag || strcmp(tag, line) != 0)
            fail_msg("%s, not %s: %s", tag ? tag : "none", line, text);
        told++;
    }
    fclose(file);
    assert_true(told >= 36);
}

static void follows_the_passages_of_a_document_that_mixes_languages(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *text;
    } passages[] = {
        {"it", "La città ha aperto una nuova biblioteca, e i lettori sono già molti."},
        {"it", "Ricavi 2024: 12 milioni"},
        {"en", "\"We have been waiting for this library since the old one was closed,\" said the mayor."},
        {"it", "Totale: 300"},
        {"zh-Hans", "这座图书馆有两万册书,还有一个给孩子们的阅览室。"},
        {"zh-Hans", "共计300人"},
        {"it", "Il prestito dei libri è gratuito per tutti gli abitanti della città."},
        {"ja", "図書館には二万冊の本があり、子どものための部屋もある。"},
        {"it", "Gli orari sono quelli della vecchia biblioteca."},
    };
    annals_detection known = {.read = false};
    for (size_t i = 0; i < sizeof passages / sizeof *passages; i++) {
        const char *tag = tell(&known, passages[i].text);
        if (!tag || strcmp(tag, passages[i].tag) != 0)
            fail_msg("%s, not %s: %s", tag ? tag : "none", passages[i].tag, passages[i].text);
    }
}

static void reads_a_headline_as_the_document_below_it(void **state)
{
    (void)state;
    static const char document[] = "Ledakan harga: 40% di Jakarta\n\nHarga beras di ibu kota naik sejak awal bulan ini "
                                   "karena pasokan dari daerah tidak mencukupi.\n";
    annals_detection known = {.read = false};
    annals_detect_begin(&annals_detector_all, &known, document, sizeof document - 1);
    assert_string_equal(annals_detect(&annals_detector_all, &known, document, 29), "id");
}

static void numbers_alone_are_read_as_the_language_of_doubt(void **state)
{
    (void)state;
    annals_detection known = {.read = false};
    assert_string_equal(tell(&known, "$5 12% 3-4 \xE2\x82\xAC 7"), "en");
    annals_detection nothing = {.read = false};
    assert_string_equal(tell(&nothing, ""), "en");
}

static void words_in_a_script_that_no_file_knows_have_no_language(void **state)
{
    (void)state;
    static const char *const texts[] = {"Порт заменит три крана до зимы", "ท่าเรือจะเปลี่ยนปั้นจั่น",
                                        "항만청은 크레인 세 대를 교체한다", "ستستبدل سلطة الميناء ثلاث رافعات",
                                        "Το λιμάνι θα αντικαταστήσει"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        annals_detection known = {.read = false};
        assert_null(tell(&known, texts[i]));
    }
    annals_detection known = {.read = false};
    assert_non_null(tell(&known, "The port of Пирей will replace three of its cranes"));
}

static annals_status scan_all(size_t *figures)
{
    static const char text[] = "La ditta ha 40 barche.\n\nThe firm has 300 boats.\n";
    annals_scanner *scanner;
    annals_scan *scan = NULL;
    const annals_found *found;
    annals_scan_options options = {.language = NULL};
    annals_status status = annals_scanner_open(&scanner, NULL);
    if (status != ANNALS_OK)
        return status;
    *figures = 0;
    status = annals_scan_open(scanner, &options, &scan, NULL);
    if (status == ANNALS_OK)
        status = annals_scan_feed(scan, text, sizeof text - 1, true, &found, figures, NULL);
    annals_scan_close(scan);
    annals_scanner_close(scanner);
    return status;
}

static void a_scan_that_tells_languages_says_that_memory_is_short(void **state)
{
    size_t figures, nth = 0;
    annals_status status;
    (void)state;
    do {
        allocation_fail(++nth);
        status = scan_all(&figures);
        assert_true(status == ANNALS_OK || status == ANNALS_NO_MEMORY);
    } while (status != ANNALS_OK);
    allocation_fail(0);
    assert_int_equal(figures, 2);
    assert_true(nth > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_every_sentence_by_itself),
        cmocka_unit_test(follows_the_passages_of_a_document_that_mixes_languages),
        cmocka_unit_test(reads_a_headline_as_the_document_below_it),
        cmocka_unit_test(numbers_alone_are_read_as_the_language_of_doubt),
        cmocka_unit_test(words_in_a_script_that_no_file_knows_have_no_language),
        cmocka_unit_test(a_scan_that_tells_languages_says_that_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
