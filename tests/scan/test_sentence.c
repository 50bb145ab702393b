/* Where sentences end, told by what of them is read together: rows and cells of tables, footnote marks behind a stop.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scan/scan.h"

/* Scans in pieces of `piece` bytes and writes "amount unit of label" for each figure. */
static void read(const char *language, const char *text, size_t piece, char *out, size_t room)
{
    annals_scanner *scanner;
    annals_scan *scan;
    annals_scan_options options = {.language = language};
    size_t used = 0, size = strlen(text);
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_open(scanner, &options, &scan, NULL), ANNALS_OK);
    out[0] = '\0';
    for (size_t at = 0; at < size; at += piece) {
        const annals_found *found;
        size_t count, length = size - at < piece ? size - at : piece;
        assert_int_equal(annals_scan_feed(scan, text + at, length, at + length == size, &found, &count, NULL),
                         ANNALS_OK);
        for (size_t i = 0; i < count; i++) {
            char amount[ANNALS_AMOUNT_SIZE];
            annals_amount_print(&found[i].amount, amount);
            used += (size_t)snprintf(out + used, room - used, "%s%s %s of %s", used ? "; " : "", amount, found[i].unit,
                                     found[i].label);
        }
    }
    annals_scan_close(scan);
    annals_scanner_close(scanner);
}

typedef struct {
    const char *language, *text, *seen;
} sentence_case;

static void check_all(const sentence_case *cases, size_t count)
{
    char whole[512], pieces[512];
    for (size_t i = 0; i < count; i++) {
        read(cases[i].language, cases[i].text, strlen(cases[i].text), whole, sizeof whole);
        assert_string_equal(whole, cases[i].seen);
        for (size_t piece = 1; piece < 30; piece += 7) {
            read(cases[i].language, cases[i].text, piece, pieces, sizeof pieces);
            assert_string_equal(pieces, whole);
        }
    }
}

#define CHECK_ALL(cases) check_all(cases, sizeof(cases) / sizeof *(cases))

static void keeps_cells_of_tables_apart(void **state)
{
    static const sentence_case CASES[] = {
        {"en", "  Rye      1,200   1,450\n  Oats       980   $3,400\n",
         "1200  of Rye; 1450  of Rye; 980  of Oats; 3400 USD of Oats"},
        {"en", "Rye\t1,200\t45 t\nOats\t980\t12%\n", "1200  of Rye; 45 t of Rye; 980  of Oats; 12% % of Oats"},
        {"en", "| Rye | 1,200 | 1,450 |\n| Oats | 980 | 12% |\n",
         "1200  of Rye; 1450  of Rye; 980  of Oats; 12% % of Oats"},
        {"en", "  Crop     Weight\n  ------ --------\n  Rye       1,200\n", "1200  of Rye"},
        {"en", "Fees   $   1,200   $   1,100\nRents\t12\t%\n", "1200 USD of Fees; 1100 USD of Fees; 12% % of Rents"},
        {"fr", "Les recettes  12  345\nLes ventes\t1 200 euros\n",
         "12  of recettes; 345  of recettes; 1200 EUR of ventes"},
        {"zh", "收入\t1,200\t1,450\n员工   300   280\n", "1200  of 收入; 1450  of 收入; 300  of 员工; 280  of 员工"},
    };
    (void)state;
    CHECK_ALL(CASES);
}

/* Lines of running text go on, also where spaces fill them up to the margin. */
static void reads_on_over_lines_that_are_no_rows(void **state)
{
    static const sentence_case CASES[] = {
        {"en", "The dam  cost   more than  1.5\nmillion euros.", ">1.5M EUR of dam"},
        {"en", "The town of Alba hired at least 25\nbakers.", ">=25 bakers of bakers"},
        {"en", "It has fifty   two euros.", "52 EUR of "},
    };
    (void)state;
    CHECK_ALL(CASES);
}

static void ends_sentences_behind_footnote_marks(void **state)
{
    static const sentence_case CASES[] = {
        {"en", "Calls to the firm rose.[12] One in three customers paid.",
         "0.333333333333333333 customers of customers"},
        {"en", "Calls to the firm rose.[^a][3] It took 40%.", "40% % of "},
        {"en", "Calls to the firm rose.¹ It took 40%.", "40% % of "},
        {"it", "Le chiamate aumentano.* Il 40%.", "40% % of "},
        {"en", "Calls to the firm [see Smith et al. 1999] took 40%.", "40% % of "},
    };
    (void)state;
    CHECK_ALL(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_cells_of_tables_apart),
        cmocka_unit_test(reads_on_over_lines_that_are_no_rows),
        cmocka_unit_test(ends_sentences_behind_footnote_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
