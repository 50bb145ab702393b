/* A document fed in pieces: figures with their places, whatever the cuts; bounded sentences; faults named by byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scan/scan.h"

/* Scans in pieces of `piece` bytes and writes "amount unit@start-end" for each figure. */
static annals_status scan(const char *language, const char *text, size_t size, size_t piece, char *out, size_t room,
                          annals_error *error)
{
    annals_scanner *scanner;
    annals_scan *made;
    annals_scan_options options = {.language = language};
    size_t used = 0;
    out[0] = '\0';
    assert_int_equal(annals_scanner_open(&scanner, error), ANNALS_OK);
    annals_status status = annals_scan_open(scanner, &options, &made, error);
    assert_int_equal(status, ANNALS_OK);
    size_t at = 0;
    do {
        const annals_found *found;
        size_t count, length = size - at < piece ? size - at : piece;
        status = annals_scan_feed(made, text + at, length, at + length == size, &found, &count, error);
        for (size_t i = 0; status == ANNALS_OK && i < count; i++) {
            char amount[ANNALS_AMOUNT_SIZE];
            annals_amount_print(&found[i].amount, amount);
            used += (size_t)snprintf(out + used, room - used, "%s%s %s@%d-%d", used ? ", " : "", amount, found[i].unit,
                                     (int)found[i].start, (int)found[i].end);
        }
        at += length;
    } while (status == ANNALS_OK && at < size);
    annals_scan_close(made);
    annals_scanner_close(scanner);
    return status;
}

static void gives_the_same_figures_however_the_document_is_cut(void **state)
{
    static const char TEXT[] = "The café sold €1.5 million of tea. At least 40 people work there.\n\nRent fell by 12%.";
    (void)state;
    char whole[512], pieces[512];
    annals_error error;
    assert_int_equal(scan("en", TEXT, strlen(TEXT), strlen(TEXT), whole, sizeof whole, &error), ANNALS_OK);
    assert_string_equal(whole, "1.5M EUR@15-29, >=40 people@38-56, 12% %@83-86");
    for (size_t piece = 1; piece < 40; piece++) {
        assert_int_equal(scan("en", TEXT, strlen(TEXT), piece, pieces, sizeof pieces, &error), ANNALS_OK);
        assert_string_equal(pieces, whole);
    }
}

/* What closes a sentence, and white space, may be longer than what a piece holds. */
static void waits_for_what_tells_whether_a_sentence_ends(void **state)
{
    static const char *const TEXTS[] = {
        "The mill ground 40\n                                        tonnes of rye and\n            12 of oats.",
        "It weighed approx.                                          30 grams.",
        "It was built in May.”)”)”)”)”)[12][13]     9 mills stood there.",
    };
    char whole[512], pieces[512];
    annals_error error;
    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        size_t size = strlen(TEXTS[i]);
        assert_int_equal(scan("en", TEXTS[i], size, size, whole, sizeof whole, &error), ANNALS_OK);
        for (size_t piece = 1; piece < 60; piece++) {
            assert_int_equal(scan("en", TEXTS[i], size, piece, pieces, sizeof pieces, &error), ANNALS_OK);
            assert_string_equal(pieces, whole);
        }
    }
}

static void finds_the_language_of_each_passage_however_the_document_is_cut(void **state)
{
    static const char TEXT[] =
        "La ditta ha assunto almeno 40 persone.\n\nThe firm sold more than 30 boats in the year.\n\n"
        "公司聘請了至少二十人。\n\nПродано 50 машин.\n";
    (void)state;
    char pieces[512];
    annals_error error;
    for (size_t piece = 1; piece < sizeof TEXT + 10; piece += 9) {
        assert_int_equal(scan(NULL, TEXT, strlen(TEXT), piece, pieces, sizeof pieces, &error), ANNALS_OK);
        assert_string_equal(pieces, ">=40 people@20-37, >30 boats@54-72, >=20 people@102-117");
    }
}

/* What stands around the last figure of a text that is fed in pieces: "headline | end of what is before | sentence". */
static void scan_around(const char *text, size_t piece, char *out, size_t room)
{
    annals_scanner *scanner;
    annals_scan *made;
    annals_scan_options options = {.language = "en", .around = true};
    size_t size = strlen(text);
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_open(scanner, &options, &made, NULL), ANNALS_OK);
    for (size_t at = 0; at < size; at += piece) {
        const annals_found *found;
        size_t count, length = size - at < piece ? size - at : piece;
        assert_int_equal(annals_scan_feed(made, text + at, length, at + length == size, &found, &count, NULL),
                         ANNALS_OK);
        if (count == 0)
            continue;
        const annals_found *last = &found[count - 1];
        size_t before = strlen(last->before.text);
        snprintf(out, room, "%s | %zu: %s | %s [%s] %zu-%zu", last->headline.text, before,
                 last->before.text + (before > 30 ? before - 30 : 0), last->sentence.text, last->sentence.measures,
                 last->place, last->place_end);
    }
    annals_scan_close(made);
    annals_scanner_close(scanner);
}

/* The names near the last figure of a text. */
static void find_names(const char *text, bool around, char out[64])
{
    annals_scanner *scanner;
    annals_scan *made;
    annals_scan_options options = {.language = "en", .around = around};
    const annals_found *found;
    size_t count;
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_open(scanner, &options, &made, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_feed(made, text, strlen(text), true, &found, &count, NULL), ANNALS_OK);
    assert_int_not_equal(count, 0);
    snprintf(out, 64, "%s", found[count - 1].entities);
    annals_scan_close(made);
    annals_scanner_close(scanner);
}

static void takes_names_from_before_a_sentence_that_has_none(void **state)
{
    static const char TEXT[] =
        "A slow year for Velmar Port\n\nShips waited at Kestrel Ferries. The loss was €5 million.";
    char names[64];
    (void)state;
    find_names(TEXT, false, names);
    assert_string_equal(names, "");
    find_names(TEXT, true, names);
    assert_string_equal(names, "Kestrel Ferries; Velmar Port");
    find_names("Ships waited at Kestrel Ferries. Velmar Port lost €5 million.", true, names);
    assert_string_equal(names, "Velmar Port");
}

static void gives_what_stands_around_however_the_document_is_cut(void **state)
{
    enum { FILLING = 90 };
    static const char LINE[] = "Nothing of note was said there. ";
    char text[4096] = "A Port in Summer\n\n", whole[1024], pieces[1024];
    (void)state;
    for (size_t i = 0; i < FILLING; i++)
        strcat(text, LINE);
    strcat(text, "The debt is €5 million now.");
    scan_around(text, strlen(text), whole, sizeof whole);
    assert_string_equal(whole, "a port in summer | 500: thing of note was said there.  | the debt is €5 million now. "
                               "[debt@4;] 12-24");
    for (size_t piece = 1; piece < strlen(text); piece += 97) {
        scan_around(text, piece, pieces, sizeof pieces);
        assert_string_equal(pieces, whole);
    }
    scan_around("Debt of €5 million\n\nAll else is well.", 100, whole, sizeof whole);
    assert_string_equal(whole, " | 0:  | debt of €5 million\n [debt@0;] 8-20");
}

static void reads_each_figure_of_an_endless_sentence_once(void **state)
{
    (void)state;
    enum { TIMES = 3000 };
    char *text = malloc(TIMES * 16 + 1), *out = malloc(TIMES * 40);
    size_t size = 0, seen = 0;
    assert_true(text && out);
    for (int i = 0; i < TIMES; i++)
        size += (size_t)sprintf(text + size, "%d people or ", 1000 + i);
    assert_int_equal(scan("en", text, size, 1000, out, TIMES * 40, NULL), ANNALS_OK);
    for (const char *at = out; (at = strstr(at, "people@")) != NULL; at++)
        seen++;
    assert_int_equal(seen, TIMES);
    free(text);
    free(out);
}

static void names_the_byte_that_is_no_text(void **state)
{
    (void)state;
    char out[128];
    annals_error error;
    assert_int_equal(scan("en", "12 people\xFF", 10, 4, out, sizeof out, &error), ANNALS_INVALID);
    assert_string_equal(error.message, "byte 9: not UTF-8: \\xFF");
    assert_int_equal(error.byte, 9);
    assert_int_equal(scan("en", "12 €", 4, 4, out, sizeof out, &error), ANNALS_INVALID);
    assert_int_equal(error.byte, 3);
}

static void takes_nothing_and_nul_bytes(void **state)
{
    (void)state;
    char out[128];
    assert_int_equal(scan("en", "", 0, 1, out, sizeof out, NULL), ANNALS_OK);
    assert_int_equal(scan("en", "\0\0 12 people\0", 13, 5, out, sizeof out, NULL), ANNALS_OK);
    assert_string_equal(out, "12 people@3-12");
}

static void finds_number_words_in_any_case_and_sign(void **state)
{
    static const struct {
        const char *language, *text, *seen;
    } CASES[] = {
        {"en", "TWENTY dollars.", "20 USD@0-14"},    {"it", "Ventidue euro.", "22 EUR@0-13"},
        {"zh", "投資兩億美元。", "200M USD@6-18"},   {"zh", "共５０％。", "50% %@3-12"},
        {"en", "It lost ½ percent.", "0.5% %@8-18"}, {"tl", "Walong milyong piso.", "8M PHP@0-19"},
    };
    (void)state;
    char out[128];
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_int_equal(scan(CASES[i].language, CASES[i].text, strlen(CASES[i].text), 100, out, sizeof out, NULL),
                         ANNALS_OK);
        assert_string_equal(out, CASES[i].seen);
    }
}

static void reads_through_references_that_a_page_left(void **state)
{
    static const char TEXT[] = "It cost &euro;5&nbsp;million, up 5&#37;, &#163;2,000 &amp; 300 units, 3 "
                               "mil&shy;lion. AT&T; &x; &#xD800;";
    (void)state;
    char out[256];
    assert_int_equal(scan("en", TEXT, strlen(TEXT), 100, out, sizeof out, NULL), ANNALS_OK);
    assert_string_equal(out, "5M EUR@8-28, 5% %@33-39, 2000 GBP@41-52, 300 units@59-68, 3M @70-84");
}

static void tells_open_currencies_by_tag_place_and_note(void **state)
{
    static const struct {
        const char *language, *text, *seen;
    } CASES[] = {
        {"zh", "船票5元。", "5 CNY@6-10"},
        {"zh-Hant", "船票5元。", "5 TWD@6-10"},
        {"zh-TW", "船票5元。", "5 TWD@6-10"},
        {"zh-HK", "船票5元。", "5 HKD@6-10"},
        {"zh-Hant-MO", "船票5元。", "5 MOP@6-10"},
        {"zh-Hant", "本港船票5元。", "5 HKD@12-16"},
        {"zh-Hant", "船票5元（人民幣，下同），來回9元。", "5 CNY@6-10, 9 CNY@43-47"},
        {"zh-Hant", "船票5元（人民幣，下同）。來回9元。", "5 CNY@6-10, 9 CNY@43-47"},
        {"zh-Hant", "纜車票價9元。旺角店舖下月加租。", "9 HKD@12-16"},
        {"zh-Hant", "基隆漁會開會。香港遊客付了9元。高雄也一樣。新竹也是。宜蘭也是。", "9 TWD@39-43"},
        {"zh-Hant", "雲南省一座茶廠賣出茶餅，每餅9元。", "9 CNY@42-46"},
        {"zh", "组屋区的理发店剪发9元。", "9 SGD@27-31"},
        {"zh", "新加坡旅客在杭州和上海住店，每晚9元。", "9 CNY@48-52"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char out[128];
        assert_int_equal(scan(CASES[i].language, CASES[i].text, strlen(CASES[i].text), 100, out, sizeof out, NULL),
                         ANNALS_OK);
        assert_string_equal(out, CASES[i].seen);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_open_currencies_by_tag_place_and_note),
        cmocka_unit_test(gives_the_same_figures_however_the_document_is_cut),
        cmocka_unit_test(waits_for_what_tells_whether_a_sentence_ends),
        cmocka_unit_test(finds_the_language_of_each_passage_however_the_document_is_cut),
        cmocka_unit_test(takes_names_from_before_a_sentence_that_has_none),
        cmocka_unit_test(gives_what_stands_around_however_the_document_is_cut),
        cmocka_unit_test(reads_each_figure_of_an_endless_sentence_once),
        cmocka_unit_test(names_the_byte_that_is_no_text),
        cmocka_unit_test(takes_nothing_and_nul_bytes),
        cmocka_unit_test(finds_number_words_in_any_case_and_sign),
        cmocka_unit_test(reads_through_references_that_a_page_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
