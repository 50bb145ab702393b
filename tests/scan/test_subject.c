/* What a number counts may be said before it, as its subject, and what a large one is an amount of by words of money.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/scan/scans.h"

typedef struct {
    const char *language;
    const char *text;
    const char *seen; /* "words (unit)" of each proposal, "; " between them */
} subject_case;

static int write_unit(const annals_found *found, const char *words, int size, char *out, size_t room)
{
    return snprintf(out, room, "%.*s (%s)", size, words, found->unit);
}

static void scan_units(const char *language, const char *text, char *out, size_t room)
{
    scan_show(&(annals_scan_options){.language = language}, text, "; ", write_unit, out, room);
}

#define ASSERT_ALL_SEEN(cases)                                           \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) {       \
        char seen[256];                                                  \
        scan_units(cases[i].language, cases[i].text, seen, sizeof seen); \
        assert_string_equal(seen, cases[i].seen);                        \
    }

static void counts_the_subject_of_a_copula(void **state)
{
    static const subject_case CASES[] = {
        {"it", "I mulini chiusi sono 12.", "12 (mulini)"},
        {"it", "Secondo i pastori le capre sono state in tutto 340.", "340 (capre)"},
        {"it", "Mentre le nuove barche erano circa 40, il molo era vuoto.", "circa 40 (barche)"},
        {"it", "I traghetti in partenza salgono a 15.", "15 (traghetti)"},
        {"it", "Gli abeti piantati aumentano di 80.", "80 (abeti)"},
        {"it", "Le barche sono 40 e i traghetti 15.", "40 (barche); 15 (traghetti)"},
        {"it", "Il numero dei mulini è sceso a 9.", "9 (mulini)"},
        {"it", "Scende a 9 il numero dei vecchi mulini.", "9 (mulini)"},
        {"it", "Le persone a bordo sono 31.", "31 (people)"},
        {"it", "I mulini di Pavia, lungo il fiume, sono 12.", "12 ()"},
        {"it", "I mulini sono aperti dalle 9.", ""},
        {"it", "Per i mulini ci vogliono 12 mugnai.", "12 mugnai (mugnai)"},
        {"it", "I tassi sono 2,5.", "2,5 ()"},
        {"en", "The ferries rose to 70, the army to 300.", "70 (ferries); 300 ()"},
        {"en", "The old mills rose to 40. The index rose to 700.", "40 (mills); 700 ()"},
        {"de", "Die Quote sank auf 30.", "30 ()"},
        {"es", "Los molinos cerrados son 12.", "12 (molinos)"},
        {"es", "El número de molinos bajó a 12.", "12 (molinos)"},
        {"es", "Las cabras superan las 300.", "superan las 300 (cabras)"},
        {"es", "El total de molinos es de 40.", "40 (molinos)"},
        {"it", "I ricavi sono 3 milioni.", "3 milioni (EUR)"},
        {"pt", "Os moinhos fechados são 12.", "12 (moinhos)"},
        {"fr", "Le nombre de moulins est tombé à 12.", "12 (moulins)"},
    };
    (void)state;
    ASSERT_ALL_SEEN(CASES);
}

static void counts_what_a_total_is_of(void **state)
{
    static const subject_case CASES[] = {
        {"id", "Jumlah kapal yang bersandar bertambah menjadi 41.", "41 (kapal)"},
        {"id", "Jumlah korban tewas akibat kapal itu mencapai 67.", "67 (korban)"},
        {"id", "Jumlah kapal itu 41 unit.", "41 unit (unit)"},
        {"ms", "Jumlah kilang di daerah itu meningkat kepada 68.", "68 (kilang)"},
        {"tl", "Ang bilang ng mga bangka ay umabot na sa 42.", "42 (bangka)"},
        {"tl", "Umabot na sa 42 ang bilang ng mga nasugatan.", "42 (people)"},
        {"tl", "Nasa 42 na ang kabuuang bilang ng mga bangka.", "Nasa 42 (bangka)"},
    };
    (void)state;
    ASSERT_ALL_SEEN(CASES);
}

static void counts_by_the_nearest_words_of_a_clause(void **state)
{
    static const subject_case CASES[] = {
        {"en", "The workforce grew from 30 to 39; wool fell 5% to 62.", "30 (people); 39 (people); 5% (%); 62 ()"},
        {"en", "The workforce grew to 39 while the number of barges fell 5% to 62.",
         "39 (people); 5% (%); 62 (barges)"},
        {"en", "The workforce shrank; wool climbed to 62.", "62 ()"},
        {"en", "The workforce grew 5% to 62.", "5% (%); 62 (people)"},
    };
    (void)state;
    ASSERT_ALL_SEEN(CASES);
}

static void counts_people_by_what_became_of_them(void **state)
{
    static const subject_case CASES[] = {
        {"id", "Kapal itu terbalik: 3 tewas, 17 terluka.", "3 tewas (people); 17 terluka (people)"},
        {"ms", "Bot itu terbalik, seramai 3 maut dan 12 cedera.", "3 maut (people); 12 cedera (people)"},
        {"tl", "Tumaob ang bangka: 3 patay, 17 sugatan.", "3 patay (people); 17 sugatan (people)"},
        {"tl", "Ayon sa kanila, 89 pa ang nawawala.", "89 (people)"},
    };
    (void)state;
    ASSERT_ALL_SEEN(CASES);
}

static void finds_nouns_behind_bounds_and_hyphens(void **state)
{
    static const subject_case CASES[] = {
        {"id", "Di pulau itu ada 300 lebih kapal.", "300 lebih kapal (kapal)"},
        {"id", "Kapal itu tiga kali lebih besar.", "tiga kali (time)"},
        {"id", "Di kolam itu ada 12 kura-kura.", "12 kura-kura (kura-kura)"},
        {"id", "Kapal itu membawa 15 nelayan-nya.", "15 nelayan (nelayan)"},
        {"tl", "May 29-M na mga mag-aaral sa bayan.", "29-M na mga mag-aaral (mag-aaral)"},
        {"tl", "27.7-M estudyante ang papasok.", "27.7-M estudyante (estudyante)"},
        {"tl", "Naka-15 puntos siya, tig-18 puntos sina Ben.", "15 puntos (puntos); 18 puntos (puntos)"},
        {"tl", "Tatlo pa ang hinahanap sa 15 pribadong bangka.", "Tatlo (); 15 pribadong bangka (bangka)"},
        {"tl", "Nakakuha siya ng isang kilo ng isda.", "isang kilo (kg)"},
        {"tl", "May labinlimang (15) araw sila.", "labinlimang (15) araw (day)"},
        {"en", "They have 12 (twelve) boats and fifteen (14) docks.", "12 (twelve) boats (boats)"},
    };
    (void)state;
    ASSERT_ALL_SEEN(CASES);
}

static void reads_large_numbers_beside_words_of_money_as_money(void **state)
{
    static const subject_case CASES[] = {
        {"it", "Il debito del porto è di 3 milioni.", "3 milioni (EUR)"},
        {"it", "Il molo costerà 3 milioni, con un rialzo del 4% a 5 milioni.",
         "3 milioni (EUR); 4% (%); 5 milioni (EUR)"},
        {"it", "Il porto ha 3 miliardi di debiti.", "3 miliardi (EUR)"},
        {"it", "Il porto ha ricavi per 3 miliardi e il molo vale 2 milioni di dollari.",
         "3 miliardi (USD); 2 milioni di dollari (USD)"},
        {"it", "Il porto ha venduto 3 milioni di mele.", "3 milioni di mele (mele)"},
        {"it", "Con 40 gru il debito non conta, ma 3 milioni sì.", "40 gru (gru); 3 milioni (EUR)"},
        {"it", "Il debito pesa su 40 moli; in 3 milioni guardano.", "40 moli (moli); 3 milioni ()"},
        {"it", "Nel porto passano 3 milioni.", "3 milioni ()"},
        {"it", "Il debito è di 300.", "300 ()"},
        {"fr", "La dette du port atteint 3 milliards.", "3 milliards ()"},
        {"es", "La deuda del puerto es de 3 millones.", "3 millones ()"},
        {"es", "La deuda del puerto es de 3 millones y el muelle cuesta 400.000 dólares.",
         "3 millones (USD); 400.000 dólares (USD)"},
    };
    (void)state;
    ASSERT_ALL_SEEN(CASES);
}

/* Digits that could be a year are none at the ends of a range with bounds. */
static void ranges_with_bounds_are_of_no_year(void **state)
{
    static const subject_case CASES[] = {
        {"ja", "倉庫の箱は1500以上4500未満です。", "1500以上4500未満 ()"},
    };
    (void)state;
    ASSERT_ALL_SEEN(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges_with_bounds_are_of_no_year),
        cmocka_unit_test(counts_the_subject_of_a_copula),
        cmocka_unit_test(counts_what_a_total_is_of),
        cmocka_unit_test(counts_by_the_nearest_words_of_a_clause),
        cmocka_unit_test(counts_people_by_what_became_of_them),
        cmocka_unit_test(finds_nouns_behind_bounds_and_hyphens),
        cmocka_unit_test(reads_large_numbers_beside_words_of_money_as_money),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
