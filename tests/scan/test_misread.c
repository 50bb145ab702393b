/* Letters that a scan of paper may have put for digits: the figure beside them is doubted, and never put right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "scan/scan.h"

static const char DOUBT[] = "letters beside its digits, perhaps misread";

/* How many figures are proposed, and how many of them are doubted for that. */
static size_t count_doubted(const char *text, size_t *count)
{
    annals_scanner *scanner;
    annals_scan *scan;
    annals_scan_options options = {.language = "en"};
    const annals_found *found;
    size_t doubted = 0;
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_open(scanner, &options, &scan, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_feed(scan, text, strlen(text), true, &found, count, NULL), ANNALS_OK);
    for (size_t i = 0; i < *count; i++)
        doubted += strstr(found[i].reasons, DOUBT) != NULL;
    annals_scan_close(scan);
    annals_scanner_close(scanner);
    return doubted;
}

static void doubts_digits_beside_letters_that_look_like_some(void **state)
{
    static const char *const TEXTS[] = {
        "The pier cost $l.5 billion.",       "The mill shipped l.5 million tonnes.", "Fees rose by O.5%.",
        "It counted 12,O00 boats in Leeds.", "It counted 1,0OO boats in Leeds.",     "The dock paid $I,500 a month.",
    };
    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        size_t count;
        assert_int_equal(count_doubted(TEXTS[i], &count), 1);
        assert_int_equal(count, 1);
    }
}

static void believes_digits_beside_units_and_words(void **state)
{
    static const char *const TEXTS[] = {
        "The tank holds 5l.",
        "The pier cost $1.5 billion.",
        "Section I. 5 boats sank.",
        "So 12,000 boats came, o, 12 of them old.",
    };
    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        size_t count;
        assert_int_equal(count_doubted(TEXTS[i], &count), 0);
        assert_true(count > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(doubts_digits_beside_letters_that_look_like_some),
        cmocka_unit_test(believes_digits_beside_units_and_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
