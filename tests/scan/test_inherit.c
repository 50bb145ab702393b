/* A unit or a scale that is said once for several numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/scan/quotes.h"
#include "tests/scan/scans.h"

typedef struct {
    const char *language, *text, *seen;
} scan_case;

/* "words = amount unit". */
static int write_figure(const annals_found *found, const char *words, int size, char *out, size_t room)
{
    char amount[ANNALS_AMOUNT_SIZE];
    annals_amount_print(&found->amount, amount);
    return snprintf(out, room, "%.*s = %s%s%s", size, words, amount, found->unit[0] ? " " : "", found->unit);
}

static void assert_all_scanned(const scan_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char seen[512];
        scan_show(&(annals_scan_options){.language = cases[i].language}, cases[i].text, "; ", write_figure, seen,
                  sizeof seen);
        assert_string_equal(seen, cases[i].seen);
    }
}

#define ASSERT_ALL_SCANNED(cases) assert_all_scanned(cases, sizeof(cases) / sizeof *(cases))

static void gives_a_unit_to_what_is_compared(void **state)
{
    static const scan_case CASES[] = {
        {"en", "The lake holds 52 boats against 48 in spring.", "52 boats = 52 boats; 48 = 48 boats"},
        {"en", "Tram use rose to 14% from 12.5.", "14% = 14% %; 12.5 = 12.5% %"},
        {"en", "The nursery sold about 1,250 trees last year, up from 980 in 2022.",
         "about 1,250 trees = ~1250 trees; 980 = 980 trees"},
        {"en", "The choir won by 31 votes to 24.", "31 votes = 31 votes; 24 = 24 votes"},
        {"en", "Rents were 4.2 percent of income, compared with 3.9 in Lisbon.", "4.2 percent = 4.2% %; 3.9 = 3.9% %"},
        {"it", "L'affluenza è scesa al 61,2 per cento contro il 64,8 di cinque anni fa.",
         "61,2 per cento = 61.2% %; 64,8 = 64.8% %"},
        {"id", "Kepuasan warga mencapai 45,2 persen dibanding 41,7 tahun lalu.",
         "45,2 persen = 45.2% %; 41,7 = 41.7% %"},
        {"tl", "Umabot sa 45 porsyento kumpara sa 41 noong nakaraang taon.", "45 porsyento = 45% %; 41 = 41% %"},
        {"zh", "销量为12万辆，去年同期为9.8万。", "12万辆 = 120k 辆; 9.8万 = 98k 辆"},
        {"zh", "灌溉面积由902万亩增至1110万。", "902万亩 = 9.02M mu; 1110万 = 11.10M mu"},
        {"zh", "参观者从902万增至1110万人。", "902万 = 9.02M people; 1110万人 = 11.10M people"},
        {"es", "La cooperativa tiene 52 barcos frente a 48.", "52 barcos = 52 barcos; 48 = 48 barcos"},
        {"pt", "A taxa subiu para 14%, ante 12,5 em maio.", "14% = 14% %; 12,5 = 12.5% %"},
        {"fr", "Le chômage recule à 7,1 % contre 7,4 un an plus tôt.", "7,1 % = 7.1% %; 7,4 = 7.4% %"},
        {"de", "Die Quote stieg auf 14 Prozent nach 12,5 im Vorjahr.", "14 Prozent = 14% %; 12,5 = 12.5% %"},
        {"it", "Il canone passa da 1,50 a 2 euro.", "1,50 = 1.50 EUR; 2 euro = 2 EUR"},
    };
    (void)state;
    ASSERT_ALL_SCANNED(CASES);
}

static void gives_a_unit_to_parts(void **state)
{
    static const scan_case CASES[] = {
        {"en", "Of the 80 libraries, 12 closed.", "80 libraries = 80 libraries; 12 = 12 libraries"},
        {"en", "3 of 7 ferries were late.", "3 = 3 ferries; 7 ferries = 7 ferries"},
        {"en", "The pact covers 15 countries, 9 of them in Africa.", "15 countries = 15 countries; 9 = 9 countries"},
        {"it", "Degli 80 musei, 12 hanno chiuso.", "80 musei = 80 musei; 12 = 12 musei"},
        {"it", "Ci sono una trentina di feriti, cinque dei quali gravi.",
         "una trentina di feriti = ~30 feriti; cinque = 5 feriti"},
        {"id", "Banjir merusak 34 rumah, 12 di antaranya hanyut.", "34 rumah = 34 rumah; 12 = 12 rumah"},
        {"tl", "Labing-apat na pulis ang sinibak, at tatlo sa kanila ang kinasuhan.",
         "Labing-apat na pulis = 14 pulis; tatlo = 3 pulis"},
        {"zh", "游客达320万人次，其中境外15万。", "320万人次 = 3.20M people; 15万 = 150k people"},
        {"de", "Von den 80 Museen haben 12 geschlossen.", "80 Museen = 80 Museen; 12 = 12 Museen"},
        {"de", "Es gab 120 Verletzte, davon 12 schwer.", "120 Verletzte = 120 Verletzte; 12 = 12 Verletzte"},
        {"es", "De los 80 museos, 12 cerraron.", "80 museos = 80 museos; 12 = 12 museos"},
        {"pt", "Dos 80 museus, 12 fecharam.", "80 museus = 80 museus; 12 = 12 museus"},
    };
    (void)state;
    ASSERT_ALL_SCANNED(CASES);
}

static void gives_a_unit_in_rows(void **state)
{
    static const scan_case CASES[] = {
        {"en", "Prices rose 5.2 percent in May, 4.8 in June and 4.1 in July.",
         "5.2 percent = 5.2% %; 4.8 = 4.8% %; 4.1 = 4.1% %"},
        {"en", "The crews had 12, 15 and 19 people.", "12 = 12 people; 15 = 15 people; 19 people = 19 people"},
        {"en", "Fares are $12 for adults and 8 for children.", "$12 = 12 USD; 8 = 8 USD"},
        {"it", "Lavora il 27,3% dei giovani e il 41,8 delle donne.", "27,3% = 27.3% %; 41,8 = 41.8% %"},
        {"zh", "三个月增速分别为5.2%、4.8和4.1。", "三个月 = 3 month; 5.2% = 5.2% %; 4.8 = 4.8% %; 4.1 = 4.1% %"},
        {"zh", "全年出生人口902万人，死亡人口1110万。", "902万人 = 9.02M people; 1110万 = 11.10M people"},
    };
    (void)state;
    ASSERT_ALL_SCANNED(CASES);
}

static void gives_a_unit_where_words_are_said_again(void **state)
{
    static const scan_case CASES[] = {
        {"en", "The mill added 131,000 jobs, led by trade, which added 47,000.",
         "131,000 jobs = 131000 jobs; 47,000 = 47000 jobs"},
        {"id", "Panen di Bali mencapai 5,8 juta, diikuti Jawa mencapai 3,2 juta karung.",
         "5,8 juta = 5.8M karung; 3,2 juta karung = 3.2M karung"},
        {"tl", "Aabot sa 26 bangka ang nasira habang 4 naman ang nawala.", "26 bangka = 26 bangka; 4 = 4 bangka"},
        {"en", "The plan passed with 61 senators in favour and 37 opposed.",
         "61 senators = 61 senators; 37 = 37 senators"},
        {"fr", "Le texte passe par 217 voix pour et 203 contre.", "217 voix = 217 voix; 203 = 203 voix"},
        {"en", "The choir won 50 prizes out of 75.", "50 prizes = 50 prizes; 75 = 75 prizes"},
        {"en", "Output was 9,870 tractors, up 12%, compared with 8,812 in May.",
         "9,870 tractors = 9870 tractors; 12% = 12% %; 8,812 = 8812 tractors"},
        {"tl", "Sa bagyo, 12 ang nakumpirmang nasawi.", "12 = 12 people"},
        {"it", "Il rifugio ha 120 letti, 30 in più del 2019.", "120 letti = 120 letti; 30 = 30 letti"},
        {"de", "Die Werft hat 103 Boote, 46 mehr als gestern.", "103 Boote = 103 Boote; 46 = 46 Boote"},
        {"en", "Nine mills closed in the week, down from 22 the week before.", "Nine mills = 9 mills; 22 = 22 mills"},
        {"en", "They sold 40 boats, fewer than the 52 of May.", "40 boats = 40 boats; 52 = 52 boats"},
        {"it", "Scende a 44,5 milioni di litri la produzione, un dato in calo del 9% rispetto ai 49 milioni del 2020.",
         "44,5 milioni di litri = 44.5M litre; 9% = 9% %; 49 milioni = 49M litre"},
        {"tl", "Bumaba sa 23,369 ang kaso ng COVID-19 sa bansa mula sa 23,713 noong Sabado.",
         "23,369 = 23369 kaso; 23,713 = 23713 kaso"},
        {"tl", "Umabot sa 4,075 ang kaso kung saan 188 pa ang nagpapagaling.", "4,075 = 4075 kaso; 188 = 188 kaso"},
    };
    (void)state;
    ASSERT_ALL_SCANNED(CASES);
}

static void gives_a_unit_to_parentheses_and_pairs(void **state)
{
    static const scan_case CASES[] = {
        {"it", "Ford e Seat chiudono in calo, rispettivamente, del 22,8 e del 38,6%.",
         "22,8 = 22.8% %; 38,6% = 38.6% %"},
        {"it", "Vende 150.377 bici (ieri 162.932) e 7.002 caschi (17.467 da gennaio a marzo).",
         "150.377 bici = 150377 bici; 162.932 = 162932 bici; 7.002 caschi = 7002 caschi; 17.467 = 17467 caschi"},
        {"it", "Il rifugio ha 468 letti (13 in meno di ieri).", "468 letti = 468 letti; 13 = 13 letti"},
        {"en", "There were 70 thefts (45 in May) in the port.", "70 thefts = 70 thefts; 45 = 45 thefts"},
        {"en", "The port has 70 cranes, with 65 of those cranes in use.",
         "70 cranes = 70 cranes; 65 of those cranes = 65 cranes"},
        {"en", "They have 12 sons (35).", "12 sons = 12 sons; 35 = 35 year"},
    };
    (void)state;
    ASSERT_ALL_SCANNED(CASES);
}

static void gives_a_scale(void **state)
{
    static const scan_case CASES[] = {
        {"it", "Il piano vale 24 miliardi di euro, di cui 9,5 per le scuole e 3 per i parchi.",
         "24 miliardi di euro = 24B EUR; 9,5 = 9.5B EUR; 3 = 3B EUR"},
        {"it", "Il fatturato è salito a 3,2 miliardi da 2,8.", "3,2 miliardi = 3.2B EUR; 2,8 = 2.8B EUR"},
        {"it", "Da 134,7 miliardi di quest'anno si passerà a 132,9 l'anno prossimo.",
         "134,7 miliardi = 134.7B; 132,9 = 132.9B"},
        {"it", "Il risultato è di 1,11 miliardi di dollari (rispetto ai precedenti 1,02).",
         "1,11 miliardi di dollari = 1.11B USD; 1,02 = 1.02B USD"},
        {"id", "Laba naik menjadi Rp 3,2 triliun dari 2,8.", "Rp 3,2 triliun = 3.2T IDR; 2,8 = 2.8T IDR"},
        {"es", "El beneficio subió a 3,2 millones desde 2,8.", "3,2 millones = 3.2M; 2,8 = 2.8M"},
        {"pt", "O lucro subiu para 3,2 bilhões de reais, ante 2,8 um ano antes.",
         "3,2 bilhões de reais = 3.2B BRL; 2,8 = 2.8B BRL"},
        {"en", "Income was $4.2 billion, up from $3.9 a year earlier.", "$4.2 billion = 4.2B USD; $3.9 = 3.9B USD"},
    };
    (void)state;
    ASSERT_ALL_SCANNED(CASES);
}

static void tells_people_by_the_word_behind(void **state)
{
    static const scan_case CASES[] = {
        {"id", "Banjir menyebabkan 20 orang meninggal dunia dan 15 hilang.",
         "20 orang = 20 people; 15 hilang = 15 people"},
        {"tl", "Iniulat ang 33 sugatan, kung saan 14 dito ay bina-validate pa.",
         "33 sugatan = 33 people; 14 = 14 people"},
        {"ms", "Seramai 12 orang maut dan lima cedera.", "12 orang = 12 people; lima cedera = 5 people"},
    };
    (void)state;
    ASSERT_ALL_SCANNED(CASES);
}

static void leaves_what_may_be_something_else(void **state)
{
    static const scan_case CASES[] = {
        {"en", "The index fell 1.2 percent to 7,087.32.", "1.2 percent = 1.2% %; 7,087.32 = 7087.32"},
        {"en", "Shares rose 3% to 45 from 43.", "3% = 3% %; 45 = 45; 43 = 43"},
        {"en", "Sales grew 5%, compared with 980 in 2022.", "5% = 5% %; 980 = 980"},
        {"en", "In 10 years it grew from 980 to 1,250.", "10 years = 10 year; 980 = 980; 1,250 = 1250"},
        {"en", "They raised $5 million from banks, 12 of them foreign.", "$5 million = 5M USD; 12 = 12"},
        {"en", "Almost half of the 600 farmers have no savings.", "Almost half = ~0.5; 600 farmers = 600 farmers"},
        {"en", "The prize fell 3 cents to 83.5.", "3 cents = 3 cent; 83.5 = 83.5"},
        {"en", "The 12 mills cut output from 980 to 760.", "12 mills = 12 mills; 980 = 980; 760 = 760"},
        {"en", "The firm made $4.2 billion, up from $3.90 a share.", "$4.2 billion = 4.2B USD; $3.90 = 3.90 USD"},
        {"en", "They sold 3 million shares at 12.5 on Monday.", "3 million shares = 3M shares; 12.5 = 12.5"},
        {"en", "He hit 12 homers and hit .300 at home.", "12 homers = 12 homers; .300 = 0.300"},
        {"en", "Exports rose 5.2 percent and the index rose 45.", "5.2 percent = 5.2% %; 45 = 45"},
        {"en", "The farm sells 300 trees from 12 on Sundays.", "300 trees = 300 trees; 12 = 12"},
        {"en", "Thousands of those houses burned.", "Thousands of those houses = 2000..9999 houses"},
    };
    (void)state;
    ASSERT_ALL_SCANNED(CASES);
}

static void says_with_which_figure_a_unit_is_said(void **state)
{
    static const char TEXT[] = "Der Plan kostet 24 Milliarden Euro, davon 9,5 für Schulen.";
    annals_scanner *scanner;
    annals_scan *scan;
    annals_scan_options options = {.language = "de"};
    const annals_found *found;
    size_t count;
    (void)state;
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_open(scanner, &options, &scan, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_feed(scan, TEXT, strlen(TEXT), true, &found, &count, NULL), ANNALS_OK);
    assert_int_equal(count, 2);
    assert_string_equal(found[1].reasons, "its unit and scale are said with 24 Milliarden Euro");
    assert_true(found[1].confidence < found[0].confidence);
    assert_int_equal(found[1].end - found[1].start, 3);
    annals_scan_close(scan);
    annals_scanner_close(scanner);
}

/* A quote holds the number's own words; what stands around it is read with it. */
static void reads_quotes_alike(void **state)
{
    (void)state;
    assert_reads_as("en", "The choir won by 31 votes to [[24]].", "24", "votes", ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "Il piano vale 24 miliardi di euro, di cui [[9,5]] per le scuole.", "9.5B", "EUR",
                    ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "参观者从[[902万]]增至1110万人。", "9.02M", "people", ANNALS_DIRECTION_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_a_unit_to_what_is_compared),
        cmocka_unit_test(gives_a_unit_to_parts),
        cmocka_unit_test(gives_a_unit_in_rows),
        cmocka_unit_test(gives_a_unit_where_words_are_said_again),
        cmocka_unit_test(gives_a_unit_to_parentheses_and_pairs),
        cmocka_unit_test(gives_a_scale),
        cmocka_unit_test(tells_people_by_the_word_behind),
        cmocka_unit_test(leaves_what_may_be_something_else),
        cmocka_unit_test(says_with_which_figure_a_unit_is_said),
        cmocka_unit_test(reads_quotes_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
