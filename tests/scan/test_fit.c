/* Which series of a record a figure may belong to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scan/scan.h"

static const struct {
    const char *key, *unit, *amount;
    annals_nature nature;
} SERIES[] = {
    {"hires,employer=Meta,origin=Apple", "people", "3", ANNALS_FLOW},
    {"hires,employer=Meta,origin=OpenAI", "people", ">20", ANNALS_FLOW},
    {"hires,employer=Meta", "people", ">50", ANNALS_FLOW},
    {"capital spending,company=Meta", "USD", "72B", ANNALS_FLOW},
    {"capital spending,company=Google", "USD", "85B", ANNALS_FLOW},
    {"budget_change,team=Reality Labs", "USD", "-2B", ANNALS_CHANGE},
    {"cases,disease=dengue,region=Bali", "case", "340", ANNALS_FLOW},
    {"turnout", "%", "61%", ANNALS_RATIO},
    {"waiting_time,port=Velmar", "hour", "19", ANNALS_LEVEL},
    {"price,product=a\\,b\\=c", "EUR", "4", ANNALS_LEVEL},
    {"weavers", "weavers", "12", ANNALS_FLOW},
    {"debt,company=Kestrel", "USD", "1.3B", ANNALS_LEVEL},
    {"debt,company=Kestrel,kind=bonds", "USD", "20M", ANNALS_LEVEL},
};

enum { SERIES_COUNT = sizeof SERIES / sizeof *SERIES, ROOM = 1024 };

/* The keys that fit the last figure of a document, joined by " | ". */
static void find(const char *language, const char *text, size_t room, char out[ROOM])
{
    annals_scanner *scanner;
    annals_scan *scan;
    annals_scan_options options = {.language = language, .around = true};
    annals_scan_series series[SERIES_COUNT];
    annals_amount amounts[SERIES_COUNT];
    char *measures[SERIES_COUNT];
    const annals_found *found;
    size_t count, places[ANNALS_SCAN_CANDIDATES_MAX];
    for (size_t i = 0; i < SERIES_COUNT; i++) {
        measures[i] = annals_scan_measures(SERIES[i].key);
        assert_non_null(measures[i]);
        assert_int_equal(annals_amount_parse(SERIES[i].amount, strlen(SERIES[i].amount), &amounts[i], NULL), ANNALS_OK);
        series[i] = (annals_scan_series){.key = SERIES[i].key,
                                         .unit = SERIES[i].unit,
                                         .nature = SERIES[i].nature,
                                         .measures = measures[i],
                                         .amount = &amounts[i]};
    }
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_open(scanner, &options, &scan, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_feed(scan, text, strlen(text), true, &found, &count, NULL), ANNALS_OK);
    assert_int_not_equal(count, 0);
    count = annals_scan_candidates(&found[count - 1], series, SERIES_COUNT, places, room);
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        strcat(out, i ? " | " : "");
        strcat(out, SERIES[places[i]].key);
    }
    annals_scan_close(scan);
    annals_scanner_close(scanner);
    for (size_t i = 0; i < SERIES_COUNT; i++)
        free(measures[i]);
}

/* The first candidate of the last figure. */
static void assert_first(const char *language, const char *text, const char *wanted)
{
    char out[ROOM];
    find(language, text, 1, out);
    if (strcmp(out, wanted) != 0)
        fail_msg("\"%s\": \"%s\", not \"%s\"", text, out, wanted);
}

static void prefers_the_series_whose_names_are_said(void **state)
{
    (void)state;
    assert_first("en", "Meta hired 20 researchers from OpenAI.", "hires,employer=Meta,origin=OpenAI");
    assert_first("en", "Meta hired more than 50 people this year.", "hires,employer=Meta");
    assert_first("en", "The budget of Reality Labs was cut by $3 billion.", "budget_change,team=Reality Labs");
}

static void prefers_the_name_that_stands_nearer(void **state)
{
    (void)state;
    assert_first("en", "Meta hired 20 people from OpenAI, and 3 from Apple.", "hires,employer=Meta,origin=Apple");
    assert_first("it", "Meta ha assunto 3 persone da Apple, 20 da OpenAI.", "hires,employer=Meta,origin=OpenAI");
}

static void knows_a_measure_by_its_words_in_any_language(void **state)
{
    (void)state;
    assert_first("en", "Voter turnout reached 64 percent.", "turnout");
    assert_first("en", "Capex at Google will be $90 billion.", "capital spending,company=Google");
    assert_first("id", "Belanja modal Google mencapai 90 miliar dolar AS.", "capital spending,company=Google");
    assert_first("zh-Hant", "Google資本支出達900億美元。", "capital spending,company=Google");
    assert_first("tl", "Naitala ang 420 kaso ng dengue sa Bali.", "cases,disease=dengue,region=Bali");
    assert_first("it", "A Velmar le navi attendono 14 ore.", "waiting_time,port=Velmar");
}

static void looks_back_for_the_name_and_at_the_headline(void **state)
{
    (void)state;
    assert_first("en", "Google shares its plans. Capital spending rises to $90 billion.",
                 "capital spending,company=Google");
    assert_first("en", "Velmar in winter\n\nA cold season began. Ships are waiting 12 hours.",
                 "waiting_time,port=Velmar");
}

static void tells_by_the_size_what_words_leave_open(void **state)
{
    char out[ROOM];
    (void)state;
    assert_first("en", "Kestrel has a debt of $1.1 billion in bonds and loans.", "debt,company=Kestrel,kind=bonds");
    assert_first("en", "Kestrel has a debt of $1.1 billion.", "debt,company=Kestrel");
    find("en", "The debt of Kestrel is $25 million.", 2, out);
    assert_string_equal(out, "debt,company=Kestrel | debt,company=Kestrel,kind=bonds");
}

static void proposes_nothing_by_the_unit_alone_or_against_it(void **state)
{
    (void)state;
    assert_first("en", "The bridge cost $3 million.", "");
    assert_first("en", "Toulouse had 300 visitors.", "");
    assert_first("en", "Google's capital spending was 85 billion euros.", "");
    assert_first("en", "Turnout was 300 people.", "");
    assert_first("en", "Acme carries a debt of $40 thousand.", "");
}

/* Its measure stands only in the sentence before, of which the figure counts nothing. */
static void proposes_nothing_that_the_sentence_before_counts(void **state)
{
    (void)state;
    assert_first("en", "The mill hired 12 weavers.", "weavers");
    assert_first("en", "The mill needs weavers.\nIt took 14.", "weavers");
    assert_first("en", "The mill hired 12 weavers.\nIt sold 41 carts.", "");
}

static void gives_no_more_than_there_is_room_for(void **state)
{
    char out[ROOM];
    (void)state;
    find("en", "Meta hired more than 50 people this year.", 0, out);
    assert_string_equal(out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prefers_the_series_whose_names_are_said),
        cmocka_unit_test(prefers_the_name_that_stands_nearer),
        cmocka_unit_test(knows_a_measure_by_its_words_in_any_language),
        cmocka_unit_test(looks_back_for_the_name_and_at_the_headline),
        cmocka_unit_test(tells_by_the_size_what_words_leave_open),
        cmocka_unit_test(proposes_nothing_by_the_unit_alone_or_against_it),
        cmocka_unit_test(proposes_nothing_that_the_sentence_before_counts),
        cmocka_unit_test(gives_no_more_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
