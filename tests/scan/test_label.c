/* What a figure counts, and the names near it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "scan/scan.h"

/* A sentence, what its last figure counts, and the names near that. */
typedef struct {
    const char *language;
    const char *text;
    const char *label;
    const char *names;
} label_case;

static int check(const label_case *wanted)
{
    annals_scanner *scanner;
    annals_scan *scan;
    annals_error error;
    const annals_found *found;
    size_t count;
    annals_scan_options options = {.language = wanted->language};
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    if (annals_scan_open(scanner, &options, &scan, &error) != ANNALS_OK)
        fail_msg("%s: %s:%d: %s", wanted->language, error.file, (int)error.line, error.message);
    assert_int_equal(annals_scan_feed(scan, wanted->text, strlen(wanted->text), true, &found, &count, NULL), ANNALS_OK);
    if (count == 0)
        fail_msg("%s: \"%s\": no figure", wanted->language, wanted->text);
    const annals_found *last = &found[count - 1];
    bool fine = strcmp(last->label, wanted->label) == 0 && strcmp(last->entities, wanted->names) == 0;
    if (!fine)
        print_error("%s: \"%s\" counts \"%s\" near \"%s\", not \"%s\" near \"%s\"\n", wanted->language, wanted->text,
                    last->label, last->entities, wanted->label, wanted->names);
    annals_scan_close(scan);
    annals_scanner_close(scanner);
    return !fine;
}

static void check_all(const label_case *cases, size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++)
        wrong += check(&cases[i]);
    assert_int_equal(wrong, 0);
}

#define CHECK_ALL(cases) check_all(cases, sizeof(cases) / sizeof *(cases))

static void says_what_is_counted_behind_the_number(void **state)
{
    static const label_case CASES[] = {
        {"en", "Officials recorded 3,400 new cases of dengue in Bali.", "new cases of dengue", "Bali"},
        {"en", "Nvidia sold 40,000 H100 chips.", "chips", "Nvidia"},
        {"en", "The port has 12 cranes in 2024.", "cranes", ""},
        {"it", "Enel ha aperto 340 centrali di energia solare.", "centrali di energia solare", "Enel"},
        {"es", "El hospital atendió a 340 pacientes.", "pacientes", ""},
        {"pt", "O hospital registrou 340 casos de dengue.", "casos de dengue", ""},
        {"fr", "Airbus emploie 12 000 ouvriers à Toulouse.", "ouvriers", "Airbus; Toulouse"},
        {"de", "Die Deutsche Bahn kaufte 40 Lokomotiven.", "Lokomotiven", "Deutsche Bahn"},
        {"id", "Banjir menewaskan 12 warga dilaporkan kemarin.", "warga", ""},
        {"id", "Rumah sakit mencatat 340 kasus demam berdarah di Bali.", "kasus demam berdarah", "Bali"},
        {"tl", "Naitala ang 340 kaso ng dengue sa Cebu.", "kaso ng dengue", "Cebu"},
        {"zh", "公司挖走了20名研究人員。", "研究人員", ""},
        {"ja", "20人以上の研究者を採用した。", "研究者", ""},
    };
    (void)state;
    CHECK_ALL(CASES);
}

static void says_what_money_and_shares_are_of_before_them(void **state)
{
    static const label_case CASES[] = {
        {"en", "Revenue rose 5% to $3 billion in the third quarter.", "Revenue", ""},
        {"en", "The company's capital spending could reach $72 billion.", "capital spending", ""},
        {"en", "A budget of $5 million was agreed.", "budget", ""},
        {"en", "The firm spent $12 million on new laboratories.", "new laboratories", ""},
        {"it", "Le emissioni sono calate del 4%.", "emissioni", ""},
        {"es", "Las ventas de Inditex crecieron un 12%.", "ventas de Inditex", "Inditex"},
        {"pt", "A dívida pública chegou a 5 trilhões de reais.", "dívida pública", ""},
        {"fr", "Le chiffre d'affaires de Renault a progressé de 5 %.", "chiffre d'affaires de Renault", "Renault"},
        {"de", "Der Umsatz stieg um 5 Prozent auf 3 Milliarden Euro.", "Umsatz", ""},
        {"en", "The firm's profit doubled to £48m.", "profit", ""},
        {"en", "Sales fell in May, down 15 per cent.", "Sales", ""},
        {"it", "I costi sono saliti complessivamente di 3 milioni di euro.", "costi", ""},
        {"id", "Utang negara naik, atau 39 persen.", "Utang negara", ""},
        {"zh", "資本支出可能高達720億美元。", "資本支出", ""},
        {"ja", "純利益は12%減少した。", "純利益", ""},
    };
    (void)state;
    CHECK_ALL(CASES);
}

static void says_what_is_measured_without_its_unit(void **state)
{
    static const label_case CASES[] = {
        {"en", "The region built 40 km of road.", "road", ""},
        {"en", "Mills shipped 500 tonnes of the new steel.", "new steel", ""},
        {"en", "The bridge is 45 metres high.", "bridge", ""},
        {"en", "The trial lasted three years.", "trial", ""},
        {"en", "A 34-year-old was fined.", "", ""},
        {"it", "Hanno raccolto 500 tonnellate di grano.", "grano", ""},
        {"fr", "On a récolté 500 tonnes de blé.", "blé", ""},
        {"tl", "Umani sila ng 500 tonelada ng palay.", "palay", ""},
        {"de", "Sie lieferten 500 Tonnen Weizen.", "Weizen", ""},
        {"zh", "该厂生产500吨钢材。", "钢材", ""},
        {"ja", "500トンの小麦を輸入した。", "小麦", ""},
    };
    (void)state;
    CHECK_ALL(CASES);
}

static void finds_names_by_their_letters(void **state)
{
    static const label_case CASES[] = {
        {"en", "Meta hired 20 researchers from OpenAI.", "researchers", "Meta; OpenAI"},
        {"en", "Sales of 20 ships were good.", "ships", ""},
        {"en", "In May, 20 researchers left Harvard for Mark Twain University.", "researchers",
         "Harvard; Mark Twain University"},
        {"it", "Meta ha assunto 20 ricercatori da OpenAI.", "ricercatori", "OpenAI; Meta"},
        {"de", "Der Verein verkaufte 20 Karten an BASF.", "Karten", "BASF"},
        {"zh", "Meta從OpenAI挖走了20名研究人員。", "研究人員", "OpenAI; Meta"},
        {"ja", "「はやぶさ」は300個の試料を集めた。", "試料", "はやぶさ"},
    };
    (void)state;
    CHECK_ALL(CASES);
}

static void says_nothing_where_nothing_is_clear(void **state)
{
    static const label_case CASES[] = {
        {"en", "Meta paid $5 million.", "", "Meta"},
        {"en", "It was 40%.", "", ""},
        {"ja", "300円。", "", ""},
    };
    (void)state;
    CHECK_ALL(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_is_counted_behind_the_number),
        cmocka_unit_test(says_what_money_and_shares_are_of_before_them),
        cmocka_unit_test(says_what_is_measured_without_its_unit),
        cmocka_unit_test(finds_names_by_their_letters),
        cmocka_unit_test(says_nothing_where_nothing_is_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
