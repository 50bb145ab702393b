/* Words that a line's end breaks in two, with a hyphen or a soft one, are read as one; hyphens of compounds stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/scan/scans.h"

static void read(const char *language, const char *text, char *out, size_t room)
{
    scan_show(&(annals_scan_options){.language = language}, text, ", ", scan_write_place, out, room);
}

typedef struct {
    const char *language, *text, *seen;
} broken_case;

static void check_all(const broken_case *cases, size_t count)
{
    char out[256];
    for (size_t i = 0; i < count; i++) {
        read(cases[i].language, cases[i].text, out, sizeof out);
        assert_string_equal(out, cases[i].seen);
    }
}

static void puts_together_what_a_line_broke(void **state)
{
    static const broken_case CASES[] = {
        {"en", "The dam cost 1.5 mil-\nlion euros.", "1.5M EUR@13-32"},
        {"en", "The dam cost 1.5 mil-\r\n  lion euros.", "1.5M EUR@13-35"},
        {"it", "La diga costa 1,5 mi-\nlioni di euro.", "1.5M EUR@14-35"},
        {"it", "Ci lavorano 25 mura-\ntori e venti-\ncinque guardie.", "25 muratori@12-25, 25 guardie@28-49"},
        {"it", "Ha 12 scuo-\nle.", "12 scuole@3-14"},
        {"de", "Der Damm kostet 3 Millio-\nnen Euro.", "3M EUR@16-34"},
        {"de", "Er hat fünf-\nundzwanzig Tore.", "25 Tore@7-29"},
        {"id", "Biaya 1,5 tri-\nliun rupiah.", "1.5T IDR@6-26"},
        {"en", "It has 30 ba\u00AD\nkers.", "30 bakers@7-19"},
    };
    (void)state;
    check_all(CASES, sizeof CASES / sizeof *CASES);
}

static void leaves_compounds_their_hyphen(void **state)
{
    static const broken_case CASES[] = {
        {"en", "It hired twenty-\nfive cooks.", "25 cooks@9-27"},
        {"en", "It took a 20-\nyear loan.", "20 year@10-18"},
        {"en", "Two-\nand three-year loans cost 5 euros.", "3 year@9-19, 5 EUR@31-38"},
        {"id", "Ada kira-\nkira 30 petani-\npetani.", "~30 petani-petani@4-32"},
        {"de", "Das kostet 5 US-\nDollar.", "5 USD@11-23"},
        {"en", "It sold 5 -\nand lost 3 dollars.", "5 @8-9, 3 USD@21-30"},
    };
    (void)state;
    check_all(CASES, sizeof CASES / sizeof *CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(puts_together_what_a_line_broke),
        cmocka_unit_test(leaves_compounds_their_hyphen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
