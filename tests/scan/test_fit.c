/* Which series of a record a figure may belong to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "scan/scan.h"

static const annals_scan_series SERIES[] = {
    {"hires,employer=Meta,origin=Apple", "people"},
    {"hires,employer=Meta,origin=OpenAI", "people"},
    {"hires,employer=Meta", "people"},
    {"capital spending,company=Meta", "USD"},
    {"capital spending,company=Google", "USD"},
    {"budget_change,team=Reality Labs", "USD"},
    {"cases,disease=dengue,region=Bali", "case"},
    {"turnout", "%"},
    {"price,product=a\\,b\\=c", "EUR"},
};

enum { SERIES_COUNT = sizeof SERIES / sizeof *SERIES };

/* The keys that fit, joined by " | ". */
static const char *candidates(const char *unit, const char *label, const char *names, size_t room)
{
    static char out[1024];
    size_t places[ANNALS_SCAN_CANDIDATES_MAX];
    annals_found found = {.unit = unit, .label = label, .entities = names};
    size_t count = annals_scan_candidates(&found, SERIES, SERIES_COUNT, places, room);
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        strcat(out, i ? " | " : "");
        strcat(out, SERIES[places[i]].key);
    }
    return out;
}

static void prefers_the_series_whose_names_are_said(void **state)
{
    (void)state;
    assert_string_equal(candidates("people", "researchers", "OpenAI; Meta", 2),
                        "hires,employer=Meta,origin=OpenAI | hires,employer=Meta");
    assert_string_equal(candidates("USD", "", "Meta", 5), "capital spending,company=Meta");
    assert_string_equal(candidates("USD", "budget", "Reality Labs", 5), "budget_change,team=Reality Labs");
}

static void knows_a_measure_by_its_words(void **state)
{
    (void)state;
    assert_string_equal(candidates("%", "voter turnout", "", 5), "turnout");
    assert_string_equal(candidates("USD", "Capital spending", "Google", 1), "capital spending,company=Google");
    assert_string_equal(candidates("case", "cases of dengue", "Bali", 5), "cases,disease=dengue,region=Bali");
}

static void proposes_nothing_by_the_unit_alone_or_against_it(void **state)
{
    (void)state;
    assert_string_equal(candidates("USD", "", "", 5), "");
    assert_string_equal(candidates("people", "visitors", "Toulouse", 5), "");
    assert_string_equal(candidates("EUR", "capital spending", "Meta", 5), "");
    assert_string_equal(candidates("", "", "", 5), "");
}

static void gives_no_more_than_there_is_room_for(void **state)
{
    (void)state;
    assert_string_equal(candidates("people", "hires", "Meta", 1), "hires,employer=Meta");
    assert_string_equal(candidates("people", "hires", "Meta", 0), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prefers_the_series_whose_names_are_said),
        cmocka_unit_test(knows_a_measure_by_its_words),
        cmocka_unit_test(proposes_nothing_by_the_unit_alone_or_against_it),
        cmocka_unit_test(gives_no_more_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
