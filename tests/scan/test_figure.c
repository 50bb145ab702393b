/* Units, currencies, ranges, and what is no figure though it has digits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/scan/table.h"

typedef struct {
    const char *language;
    const char *text;
    const char *amount;
    const char *unit;
} unit_case;

static void finds_currencies_on_both_sides(void **state)
{
    static const unit_case CASES[] = {
        {"en", "US$5 million", "5M", "USD"},
        {"id", "$14,3 miliar", "14.3B", "USD"},
        {"tl", "$ 1.25 bilyon", "1.25B", "USD"},
        {"tl", "P63 milyong", "63M", "PHP"},
        {"tl", "P3.5-M", "3.5M", "PHP"},
        {"tl", "mahigit 37-milyong piso", ">37M", "PHP"},
        {"id", "Rp 17 T", "17T", "IDR"},
        {"id", "Rp 40-an juta", "~40M", "IDR"},
        {"id", "Rp1.785,6 triliun", "1785.6T", "IDR"},
        {"zh", "20億美元", "2.0B", "USD"},
        {"it", "14 miliardi di dollari", "14B", "USD"},
        {"tl", "isang milyong dolyar", "1M", "USD"},
        {"id", "tiga dolar AS", "3", "USD"},
        {"en", "EUR 5", "5", "EUR"},
        {"en", "5 Swiss francs", "5", "CHF"},
        {"en", "−$2B", "-2B", "USD"},
        {"zh", "5元", "5", ""},
        {"zh", "新台幣6萬元", "60k", "TWD"},
        {"zh", "新台幣6萬至8萬元", "60k..80k", "TWD"},
        {"ja", "254円05銭", "254.05", "JPY"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_reads_as(CASES[i].language, CASES[i].text, CASES[i].amount, CASES[i].unit, ANNALS_DIRECTION_NONE);
}

static void tells_letters_that_are_a_currency_by_what_follows(void **state)
{
    static const unit_case CASES[] = {
        {"en", "a J$2.5 million boat", "2.5M", "JMD"},  {"en", "a fee of KSh50,000", "50000", "KES"},
        {"en", "worth GH₵300", "300", "GHS"},           {"en", "a N5bn loan", "5B", "NGN"},
        {"en", "a K700,000 loan", "700000", ""},        {"en", "a loaf at R22.50 or more", ">=22.50", "ZAR"},
        {"en", "a rent of R150 a month", "150", "ZAR"}, {"en", "40 rand behind", "40", "ZAR"},
        {"en", "a bet of 5 quid", "5", "GBP"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_reads_as(CASES[i].language, CASES[i].text, CASES[i].amount, CASES[i].unit, ANNALS_DIRECTION_NONE);
}

static void reads_signs_behind_hyphens_and_letters_behind_digits(void **state)
{
    static const unit_case CASES[] = {
        {"en", "a 6-percent stake", "6%", "%"},
        {"en", "a $20-billion deal", "20B", "USD"},
        {"en", "a two-million-dollar house", "2M", "USD"},
        {"en", "It costs 27p.", "27", "pence"},
        {"en", "It costs 5c now.", "5", "cent"},
        {"en", "It was 40.3C there", "40.3", "°C"},
        {"en", "vitamin C from 3 apples", "3", "apples"},
        {"en", "120 MEUR", "120M", "EUR"},
        {"de", "TEUR 350", "350k", "EUR"},
        {"en", "several hundred sheep", "200..999", "sheep"},
        {"en", "a few thousand jobs", "3k..9999", "jobs"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_reads_as(CASES[i].language, CASES[i].text, CASES[i].amount, CASES[i].unit, ANNALS_DIRECTION_NONE);
}

static void tells_a_weight_from_money(void **state)
{
    (void)state;
    assert_reads_as("en", "The calf weighs 70 pounds.", "70", "lb", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "They sold 300 pounds of rice.", "300", "lb", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "It is [[700 pounds]] (318 kg) of steel.", "700", "lb", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "It is 318 kg ([[about 700 pounds]]) of steel.", "~700", "lb", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "It is $900 ([[about 700 pounds]]).", "~700", "GBP", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "They sold it for 300 pounds.", "300", "GBP", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "two million pounds of debt", "2M", "GBP", ANNALS_DIRECTION_NONE);
}

static void counts_the_head_of_a_noun_phrase(void **state)
{
    static const unit_case CASES[] = {
        {"en", "12 high-speed ferry lines", "12", "lines"},
        {"en", "four of the island's oldest farms", "4", "farms"},
        {"en", "six crew members", "6", "members"},
        {"en", "two arms dealers", "2", "dealers"},
        {"en", "30 serious riders", "30", "riders"},
        {"en", "The bus had 30 on board", "30", ""},
        {"en", "40 GPUs and", "40", "GPU"},
        {"en", "9 MPs", "9", "MPs"},
        {"en", "2.5 boats a day", "2.5", "boats"},
        {"en", "a three-door car", "3", "door"},
        {"en", "a 14-point lead", "14", "point"},
        {"en", "600 Covid-19 tests", "600", "tests"},
        {"en", "7,000 SARS-CoV-2 tests", "7000", "tests"},
        {"en", "2.3m homes", "2.3M", "homes"},
        {"en", "16.5m sq km of ice", "16.5M", "km²"},
        {"en", "a 50m pool", "50", "m"},
        {"en", "50mg tablets", "50", "mg"},
        {"en", "12 parts per million", "12", "ppm"},
        {"en", "pupils aged 11 to 15", "11..15", "year"},
        {"id", "Wati, [[40-an]], pedagang pasar.", "~40", "year"},
        {"id", "Wati, [[40-an ribu]], dibayar kontan.", "~40k", ""},
        {"en", "two thirds of riders", "0.666666666666666667", "riders"},
        {"de", "20 neue rote Züge", "20", "Züge"},
        {"de", "50 Ölfelder", "50", "Ölfelder"},
        {"de", "20 ertranken im Fluss", "20", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_reads_as(CASES[i].language, CASES[i].text, CASES[i].amount, CASES[i].unit, ANNALS_DIRECTION_NONE);
    assert_reads("en", "[[two 19-year-old]] students", "2 ; 19");
}

static void finds_the_noun_behind_what_stands_between(void **state)
{
    static const unit_case CASES[] = {
        {"en", "three or more seasons", ">=3", "seasons"},
        {"en", "with 40+ laps", ">=40", "laps"},
        {"en", "five or so hours", "~5", "hour"},
        {"de", "20 oder mehr Boote", ">=20", "Boote"},
        {"en", "600 solar and tidal plants", "600", "plants"},
        {"en", "12 start-ups", "12", "start-ups"},
        {"en", "[[thousands of sailors]] ages 20 to 30", "2000..9999", "sailors"},
        {"en", "3.4 m tonnes of sand", "3.4M", "t"},
        {"en", "12m euros", "12M", "EUR"},
        {"en", "a star 20 light years away", "20", "light-year"},
        {"en", "150 mmHg", "150", "mmHg"},
        {"en", "yields of 14pc", "14%", "%"},
        {"en", "ten PC sellers", "10", "sellers"},
        {"en", "35-year-olds", "35", "year"},
        {"en", "the ages of 70 to 74", "70..74", "year"},
        {"en", "[[18]] one-room huts", "18", "huts"},
        {"en", "a 3,000-square-foot barn", "3000", "ft²"},
        {"en", "It rose to 4.1\nBoats were sold", "4.1", ""},
        {"en", "They sold 12\nboats", "12", "boats"},
        {"de", "2,5 Boote je Fischer", "2.5", "Boote"},
        {"de", "600 neue Segel-Boote", "600", "Segel-Boote"},
        {"de", "30 COVID-19-Tests", "30", "Tests"},
        {"de", "mit 10 093 Booten", "10093", "Booten"},
        {"de", "mit 16 374,36 Punkten", "16374.36", "Punkten"},
        {"de", "einen halben Meter", "0.5", "m"},
        {"de", "von 300 Euro bis hin zu 500 Euro", "300..500", "EUR"},
        {"de", "etwas weniger als eine Stunde", "<1", "hour"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_reads_as(CASES[i].language, CASES[i].text, CASES[i].amount, CASES[i].unit, ANNALS_DIRECTION_NONE);
}

static void takes_what_words_before_say_is_counted(void **state)
{
    static const unit_case CASES[] = {
        {"en", "The death toll in the north rose to [[31]].", "31", "people"},
        {"en", "The number of ferries fell 5% to [[62]]", "62", "ferries"},
        {"en", "The number of ferries fell to 62 from [[70]]", "70", "ferries"},
        {"en", "The number of people in 2019 was [[3.1 million]]", "3.1M", "people"},
        {"en", "Number of piers: [[7]]", "7", "piers"},
        {"en", "an island with a population of [[45,000]]", "45000", "people"},
        {"en", "a magnitude-[[6.2]] quake", "6.2", "magnitude"},
        {"en", "a quake of magnitude [[6.2]]", "6.2", "magnitude"},
        {"en", "A magnitude-6 quake struck and the death toll rose to [[31]].", "31", "people"},
        {"en", "The number of ferries fell. It has [[62]].", "62", ""},
        {"en", "a population of farmers with [[3.5]]", "3.5", ""},
        {"de", "Die Zahl der Boote stieg binnen 24 Stunden auf [[700]].", "700", "Boote"},
        {"de", "bei einer Einwohnerzahl von [[45.000]]", "45000", "people"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_reads_as(CASES[i].language, CASES[i].text, CASES[i].amount, CASES[i].unit, ANNALS_DIRECTION_NONE);
}

static void takes_words_that_stand_for_people(void **state)
{
    static const unit_case CASES[] = {
        {"en", "[[14 dead]] in a ferry fire", "14", "people"},
        {"en", "[[14 dead whales]] on a beach", "14", "whales"},
        {"en", "[[14 missing persons]]", "14", "people"},
        {"en", "[[over 300]] have been injured", ">300", "people"},
        {"en", "[[six]] others were hurt", "6", ""},
        {"en", "[[six]] others were wounded", "6", "people"},
        {"en", "They sold [[30]] and evacuated the hall", "30", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_reads_as(CASES[i].language, CASES[i].text, CASES[i].amount, CASES[i].unit, ANNALS_DIRECTION_NONE);
}

static void finds_percent_and_nouns(void **state)
{
    static const unit_case CASES[] = {
        {"en", "5 %", "5%", "%"},
        {"zh", "百分之五", "5%", "%"},
        {"zh", "三成", "30%", "%"},
        {"id", "5 persen", "5%", "%"},
        {"it", "2 punti percentuali", "2", "pp"},
        {"zh", "5個百分點", "5", "pp"},
        {"it", "20 persone", "20", "people"},
        {"zh", "兩名研究員", "2", "people"},
        {"zh", "四個小組", "4", "小組"},
        {"zh", "渡過2590万难民", "25.90M", "难民"},
        {"zh", "三家知名渡船公司倒閉", "3", "渡船公司"},
        {"zh", "每周出海两次", "2", "次"},
        {"ja", "32業種のうち", "32", "業種"},
        {"ja", "2期ぶり", "2", "期"},
        {"en", "10,000 H100 GPU", "10000", "GPU"},
        {"it", "quattro reparti", "4", "reparti"},
        {"it", "due di loro", "2", ""},
        {"tl", "walong mga barko", "8", "barko"},
        {"tl", "tatlong linggo", "3", "week"},
        {"id", "82 menit", "82", "minute"},
        {"ms", "setinggi dua setengah meter", "2.5", "m"},
        {"tl", "kalahati ng mga barko", "0.5", "barko"},
        {"tl", "[[40]] na lamang ang mga bagong barko", "40", "barko"},
        {"tl", "umabot sa [[9,344]] ang kabuuang bilang ng mga kaso", "9344", "kaso"},
        {"tl", "[[40]] ang halaga ng barko", "40", ""},
        {"tl", "[[40]] sa kanila ang barko", "40", ""},
        {"tl", "tatlong sunod-sunod na bagyo", "3", "bagyo"},
        {"en", "Toll rises to [[274]]\\nReuters reports", "274", "people"},
        {"en", "[[274]]\\nsailors", "274", "sailors"},
        {"id", "[[satu]] kapal", "1", "kapal"},
        {"id", "sepertiga kapal", "0.333333333333333333", "kapal"},
        {"id", "satu unit truk", "1", "truk"},
        {"id", "sekitar 40-an unit", "~40", "unit"},
        {"ms", "tiga ekor lembu", "3", "lembu"},
        {"en", "60 km", "60", "km"},
        {"it", "un quarto d'ora", "0.25", "hour"},
        {"fr", "un quart d’heure", "0.25", "hour"},
        {"it", "più di trent'anni", ">30", "year"},
        {"it", "ventitre' mulini", "23", "mulini"},
        {"it", "supera il milione di mele", ">1M", "mele"},
        {"it", "un altro milione e mezzo di mele", "1.5M", "mele"},
        {"it", "ricorda il milione promesso", "1M", ""},
        {"it", "un cinema con 12 sale", "12", "sale"},
        {"it", "uno schermo da 27″", "27", "inch"},
        {"it", "una lampada da 15 W", "15", "W"},
        {"it", "quarantott'ore", "48", "hour"},
        {"it", "13,8 miliardi di anni", "13.8B", "year"},
        {"it", "2 milioni raccolti", "2M", ""},
        {"it", "[[3 milioni]] di over 80 a casa", "3M", ""},
        {"it", "Ha figli [[di 6]] e 9 anni.", "6", "year"},
        {"fr", "Il veut [[8]] et 4 mois.", "8", "month"},
        {"it", "Vota il 27,3% dei soci e il [[41,8]] degli altri.", "41.8%", "%"},
        {"it", "2 milioni di libri", "2M", "libri"},
        {"it", "40mila negli uffici", "40k", ""},
        {"es", "más de un 7%", ">7%", "%"},
        {"es", "una tasa del –3%", "-3%", "%"},
        {"fr", "(+/-4 %)", "~4%", "%"},
        {"es", "1/4 de milla", "0.25", "mile"},
        {"it", "un quarto dei soci", "0.25", "soci"},
        {"it", "In sette cantano", "7", ""},
        {"es", "25 puntos básicos", "25", "basis point"},
        {"it", "Rossi, di 17, corre", "17", "year"},
        {"it", "tre grossissimi abeti", "3", "abeti"},
        {"it", "sette vecchi mulini", "7", "mulini"},
        {"it", "due giovani di Pavia", "2", "giovani"},
        {"it", "Sono [[412]] le barche iscritte.", "412", "barche"},
        {"it", "Sono state [[oltre 3 milioni]] le mele raccolte.", ">3M", "mele"},
        {"it", "In porto, [[24]] le barche e 9 i rimorchiatori.", "24", "barche"},
        {"it", "Salgono a [[17]] i mulini chiusi.", "17", "mulini"},
        {"it", "Salgono a [[3 miliardi]] i ricavi.", "3B", ""},
        {"it", "2.150 le capre al pascolo", "2150", "capre"},
        {"it", "[[31]] sarebbero chiusi", "31", ""},
        {"it", "[[31]] sono state chiuse", "31", ""},
        {"it", "Le tariffe salgono dell'1,5% e il cambio è in calo a [[1,21]] (-0,4%).", "1.21", ""},
        {"it", "40 posti letto", "40", "posti letto"},
        {"it", "una turbina da 2 gigawatt", "2", "GW"},
        {"fr", "1.800 gardes-barrières", "1800", "gardes-barrières"},
        {"fr", "[[20 millions]] de l'État", "20M", ""},
        {"es", "[[3 millones]] de la Junta", "3M", ""},
        {"fr", "4 millions de nouveaux abonnés", "4M", "abonnés"},
        {"fr", "706 ME", "706M", "EUR"},
        {"fr", "entre 2,5 et 2,6 MdE", "2.5B..2.6B", "EUR"},
        {"es", "dos tercios de los molinos", "0.666666666666666667", "molinos"},
        {"es", "una cuarta parte de las cabras", "0.25", "cabras"},
        {"pt", "dois terços dos moinhos", "0.666666666666666667", "moinhos"},
        {"es", "medio centenar de molinos", "~50", "molinos"},
        {"pt", "25ºC", "25", "°C"},
        {"it", "Le capre non sono inferiori a [[300]].", ">=300", ""},
        {"it", "saliti a [[300 grazie]] al molo", "300", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_reads_as(CASES[i].language, CASES[i].text, CASES[i].amount, CASES[i].unit, ANNALS_DIRECTION_NONE);
}

static void joins_the_ends_of_a_range(void **state)
{
    static const quote_case CASES[] = {
        {"de", "Er kürzte von 30 auf 20 Boote", "30 ; 20"},
        {"de", "Es wurde um 3 % von 70 auf 72 Boote erhöht", "3% ; 70 ; 72"},
        {"en", "60-65B", "60B..65B"},
        {"en", "from 60 to 65 billion", "60B..65B"},
        {"en", "between 5% and 7%", "5..7%"},
        {"it", "da 60 a 65 milioni", "60M..65M"},
        {"id", "dari 60 sampai 65", "60..65"},
        {"id", "mulai dari 60 hingga 65", "60..65"},
        {"zh", "60億至65億", "6.0B..6.5B"},
        {"zh", "60～65億", "6.0B..6.5B"},
        {"en", "about 20 to 30 ships", "~20..30"},
        {"it", "da -5 a 10 gradi", "-5..10"},
        {"en", "between -12 and -4 degrees", "-12..-4"},
        {"en", "from -4% to -12%", "-12..-4%"},
        {"en", "between 4 and -12 degrees", "4 ; -12"},
        {"en", "Speeds are higher than 15 and less than or equal to 45 mph.", "15..45"},
        {"en", "no more than 80 and at least 60", "60..80"},
        {"en", "more than 30 and less than 20", ">30 ; <20"},
        {"en", "more than 30 cars and fewer than 40 ships", ">30 ; <40"},
        {"zh", "大於20並且小於50", "20..50"},
        {"zh", "30與50之間", "30..50"},
        {"zh", "在三和五之间", "3..5"},
        {"zh", "30與50艘", "30 ; 50"},
        {"zh", "3年以上7年以下", "3..7"},
        {"zh", "可能達到30至50艘", "30..50"},
        {"en", "won 3-1", "3 ; 1"},
        {"en", "it rose from 5 to 6", "5 ; 6"},
        {"en", "they gave $5 to 7 women", "5 ; 7"},
        {"en", "it rose a third to 8.2 million ships", "0.333333333333333333 ; 8.2M"},
        {"en", "pupils aged 11 and 15", "11 ; 15"},
        {"en", "it rose between 5% and 6%", "5..6%"},
        {"it", "salirà tra il 5% e il 6%", "5..6%"},
        {"it", "tra 5% e il 6% dei mulini", "5..6%"},
        {"it", "tra l'1 ed il 3 per cento", "1..3%"},
        {"it", "dallo 0,3 allo 0,5 per cento", "0.3..0.5%"},
        {"it", "con 30/40 capre", "30..40"},
        {"it", "la crescita del numero di capre da 6 a 10", "6 ; 10"},
        {"it", "un recinto per un numero di capre da 6 a 10", "6..10"},
        {"en", "some 46/47 million sheep", "~46M..47M"},
        {"en", "a bolt of 15/16 inches", "0.9375"},
        {"en", "a mark of 80/100", "0.8"},
        {"en", "it rose 5 to 6 percent", "5..6%"},
        {"en", "the index fell 300 to 1,200", "300 ; 1200"},
        {"en", "pay was raised by 0.5% to 3%", "0.5% ; 3%"},
        {"en", "sales will rise 5% to 7%", "5..7%"},
        {"zh", "增長5%至7%", "5..7%"},
        {"zh", "增長5%至70億美元", "5% ; 7.0B"},
        {"en", "[[60]] to 65 billion", "60B"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void leaves_alone_names_dates_and_ordinals(void **state)
{
    static const quote_case CASES[] = {
        {"en", "10,000 H100 GPU", "10000"},
        {"en", "the GPT-5 and B52", "-"},
        {"en", "a 5G network", "-"},
        {"en", "They fly the Airbus 380 with 12 seats", "12"},
        {"en", "August 19, 2025, and 50 days", "50"},
        {"it", "il 19 agosto con 3 navi", "3"},
        {"zh", "8月19日裁員600人", "600"},
        {"zh", "2024 年 3 月減產 8%", "8%"},
        {"en", "the 20th of 30 ships", "30"},
        {"id", "pada hari ke-5", "-"},
        {"zh", "第五艘", "-"},
        {"en", "at 10 pm", "-"},
        {"en", "In 2014 revenue was 3 million", "3M"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void reads_a_year_that_is_all_there_is(void **state)
{
    (void)state;
    assert_reads_as("zh", "[[2013年]]成立", "2013", "calendar-year", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "[[二〇一三年]]成立", "2013", "calendar-year", ANNALS_DIRECTION_NONE);
    assert_reads_as("id", "dirintis pada [[2014]]; lalu", "2014", "calendar-year", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "近 2000 人", "~2000", "people", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "2000 ships", "2000", "ships", ANNALS_DIRECTION_NONE);
}

static void adds_the_coins_of_an_amount(void **state)
{
    static const quote_case CASES[] = {
        {"es", "3 euros y 50 céntimos", "3.50"}, {"pt", "15 dólares e 15 centavos", "15.15"},
        {"fr", "1 euro 23 centimes", "1.23"},    {"de", "15 Dollar und 15 Cent", "15.15"},
        {"de", "15 Euro 50", "15.50"},           {"ja", "2ドル3セント", "2.03"},
        {"es", "3 euros y 50 barcos", "3 ; 50"}, {"es", "15 dólares, 50 céntimos", "15 ; 50"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_the_coins_of_an_amount),
        cmocka_unit_test(finds_currencies_on_both_sides),
        cmocka_unit_test(tells_letters_that_are_a_currency_by_what_follows),
        cmocka_unit_test(reads_signs_behind_hyphens_and_letters_behind_digits),
        cmocka_unit_test(tells_a_weight_from_money),
        cmocka_unit_test(counts_the_head_of_a_noun_phrase),
        cmocka_unit_test(finds_the_noun_behind_what_stands_between),
        cmocka_unit_test(takes_words_that_stand_for_people),
        cmocka_unit_test(takes_what_words_before_say_is_counted),
        cmocka_unit_test(finds_percent_and_nouns),
        cmocka_unit_test(joins_the_ends_of_a_range),
        cmocka_unit_test(leaves_alone_names_dates_and_ordinals),
        cmocka_unit_test(reads_a_year_that_is_all_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
