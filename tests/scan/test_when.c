/* Periods near a figure, absolute and relative to the day of publication. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "scan/scan.h"

/* A sentence and the period of its first figure; "" none. */
typedef struct {
    const char *language;
    const char *text;
    const char *period;
} when_case;

/* Scans a text as if published on that day; gives the period of the first figure. */
static void scan(const char *language, const char *text, const char *published, char out[ANNALS_PERIOD_SIZE])
{
    annals_scanner *scanner;
    annals_scan *scan;
    annals_period day;
    annals_error error;
    const annals_found *found;
    size_t count;
    if (published)
        assert_int_equal(annals_period_parse(published, strlen(published), &day, NULL), ANNALS_OK);
    annals_scan_options options = {.language = language, .published = published ? &day : NULL};
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    if (annals_scan_open(scanner, &options, &scan, &error) != ANNALS_OK)
        fail_msg("%s: %s:%d: %s", language, error.file, (int)error.line, error.message);
    assert_int_equal(annals_scan_feed(scan, text, strlen(text), true, &found, &count, NULL), ANNALS_OK);
    if (count == 0)
        fail_msg("%s: \"%s\": no figure", language, text);
    strcpy(out, found[0].period);
    annals_scan_close(scan);
    annals_scanner_close(scanner);
}

static void assert_periods(const when_case *cases, size_t count, const char *published)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        char seen[ANNALS_PERIOD_SIZE];
        scan(cases[i].language, cases[i].text, published, seen);
        if (strcmp(seen, cases[i].period) != 0) {
            print_error("%s: \"%s\" is of \"%s\", not of \"%s\"\n", cases[i].language, cases[i].text, seen,
                        cases[i].period);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

#define ASSERT_PERIODS(cases, published) assert_periods(cases, sizeof(cases) / sizeof *(cases), published)

static void reads_dates_that_say_all(void **state)
{
    static const when_case CASES[] = {
        {"en", "In March 2024 the dam held 40 tonnes.", "2024-03"},
        {"en", "On August 19, 2025, 300 people came.", "2025-08-19"},
        {"en", "On 19 August 2025 some 300 people came.", "2025-08-19"},
        {"en", "On 2025-08-19 some 300 people came.", "2025-08-19"},
        {"en", "Sales were $40 million in 2023.", "2023"},
        {"en", "Sales were $40 million in the third quarter of 2023.", "2023-Q3"},
        {"en", "Sales were $40 million in Q3 2023.", "2023-Q3"},
        {"en", "Sales were $40 million in FY2025.", "2025~"},
        {"en", "Sales were $40 million in FY25.", "2025~"},
        {"en", "Sales were $40 million in the second quarter of fiscal 2025.", "2025-Q2~"},
        {"en", "Sales were $40 million from FY2023 to FY2025.", "2023~/2025~"},
        {"id", "Penjualan 40 juta dolar pada tahun fiskal 2025.", "2025~"},
        {"it", "Ricavi di 40 milioni di euro nell'esercizio 2025.", "2025~"},
        {"en", "It rained 40 mm in late June 2025.", "2025-06-21~/2025-06-30~"},
        {"en", "It rained 40 mm in mid-August 2025.", "2025-08-15~"},
        {"en", "By the end of 2025 it will be 40 km.", "2025-12~"},
        {"en", "As of June 2025 it had 40 ships.", "2025-06"},
        {"it", "Nel 2024 i ricavi erano 40 milioni.", "2024"},
        {"it", "I ricavi del terzo trimestre 2024 sono di 40 milioni.", "2024-Q3"},
        {"it", "Il 19 agosto 2025 sono arrivate 300 persone.", "2025-08-19"},
        {"it", "A fine giugno 2025 erano 300 persone.", "2025-06-24~/2025-06-30~"},
        {"id", "Pada kuartal III 2024 laba 40 juta dolar.", "2024-Q3"},
        {"id", "Pada 19 Agustus 2025 datang 300 orang.", "2025-08-19"},
        {"tl", "Noong Agosto 2025 dumating ang 300 katao.", "2025-08"},
        {"zh", "2025年8月19日來了300人。", "2025-08-19"},
        {"zh", "2024年第三季度收入40億元。", "2024-Q3"},
        {"zh", "2025年底達到40億元。", "2025-12~"},
        {"zh", "二〇二四年收入40億元。", "2024"},
        {"zh", "2025年8月中旬有300人。", "2025-08-15~"},
        {"zh", "民國113年收入40億元。", "2024"},
        {"zh-Hant", "113年12月收入40億元。", "2024-12"},
        {"zh-TW", "112年度收入40億元。", "2023"},
        {"zh-Hant", "112年減少40隻。", "2023"},
        {"zh-Hant", "罰40萬元，判刑1年8月。", ""},
        {"zh", "2024年1—8月收入40億元。", "2024-01/2024-08"},
        {"es", "En el tercer trimestre de 2024 ganó 40 millones.", "2024-Q3"},
        {"es", "El 19 de agosto de 2025 llegaron 300 personas.", "2025-08-19"},
        {"es", "A finales de junio de 2025 había 300 personas.", "2025-06-24~/2025-06-30~"},
        {"pt", "Em agosto de 2025 chegaram 300 pessoas.", "2025-08"},
        {"pt", "No segundo semestre de 2024 faturou 40 milhões.", "2024-H2"},
        {"fr", "Au troisième trimestre 2024, il y avait 300 personnes.", "2024-Q3"},
        {"fr", "Le 19 août 2025, 300 personnes sont venues.", "2025-08-19"},
        {"fr", "À la mi-août 2025, ils étaient 300 personnes.", "2025-08-15~"},
        {"de", "Am 19. August 2025 kamen 300 Personen.", "2025-08-19"},
        {"de", "Im dritten Quartal 2024 waren es 40 Millionen Euro.", "2024-Q3"},
        {"de", "Rund 3,4 Mrd. Euro waren es im Mai 2025.", "2025-05"},
        {"de", "Mitte August 2025 waren es 300 Personen.", "2025-08-15~"},
        {"ja", "2025年8月19日に300人が来た。", "2025-08-19"},
        {"ja", "2024年第3四半期の売上高は40億円。", "2024-Q3"},
        {"ja", "2025年6月下旬に300人が来た。", "2025-06-21~/2025-06-30~"},
        {"ja", "2024年4〜6月期の売上高は40億円。", "2024-04/2024-06"},
        {"ja", "2025年3月期の売上高は40億円。", "2024-04/2025-03"},
        {"ja", "17年12月期の売上高は40億円。", "2017"},
        {"ja", "令和6年度の予算は40億円。", "2024-04/2025-03"},
        {"ja", "2024年度第2四半期の売上高は40億円。", "2024-07/2024-09"},
    };
    (void)state;
    ASSERT_PERIODS(CASES, NULL);
}

static void reads_intervals_and_open_ends(void **state)
{
    static const when_case CASES[] = {
        {"en", "Between March and June 2025 it rained 40 mm.", "2025-03/2025-06"},
        {"en", "From November to February 2025 it rained 40 mm.", "2024-11/2025-02"},
        {"en", "From 2019 to 2023 it rained 40 mm.", "2019/2023"},
        {"en", "In 2019-2023 it rained 40 mm.", "2019/2023"},
        {"en", "Since 2019 it has lost 40 metres.", "2019/.."},
        {"it", "Dal 2019 al 2023 ha perso 40 metri.", "2019/2023"},
        {"it", "Dal 2019 ha perso 40 metri.", "2019/.."},
        {"id", "Sejak 2019 turun 40 meter.", "2019/.."},
        {"tl", "Mula noong 2019 nawala ang 40 metro.", "2019/.."},
        {"zh", "2019年以來減少了40米。", "2019/.."},
        {"zh", "2019年至2023年減少了40米。", "2019/2023"},
        {"es", "Desde 2019 perdió 40 metros.", "2019/.."},
        {"pt", "De 2019 a 2023 perdeu 40 metros.", "2019/2023"},
        {"fr", "Depuis 2019, il a perdu 40 mètres.", "2019/.."},
        {"de", "Seit 2019 verlor er 40 Meter.", "2019/.."},
        {"de", "Von März bis Juni 2025 fielen 40 mm.", "2025-03/2025-06"},
        {"ja", "2019年以降40メートル後退した。", "2019/.."},
        {"ja", "2019年から2023年に40メートル後退した。", "2019/2023"},
    };
    (void)state;
    ASSERT_PERIODS(CASES, NULL);
}

static void counts_from_the_day_of_publication(void **state)
{
    static const when_case CASES[] = {
        {"en", "This year it sold 40 ships.", "2025"},
        {"en", "It sold 40 ships last quarter.", "2025-Q2"},
        {"en", "It sold 40 ships last month.", "2025-07"},
        {"en", "It sold 40 ships in August.", "2025-08"},
        {"en", "It sold 40 ships in December.", "2025-12"},
        {"en", "It sold 40 ships in January.", "2025-01"},
        {"en", "It sold 40 ships last December.", "2024-12"},
        {"en", "It sold 40 ships in the second quarter.", "2025-Q2"},
        {"en", "It sold 40 ships yesterday.", "2025-08-19"},
        {"en", "It sold 40 ships last week.", "2025-W33"},
        {"en", "It sold 40 ships in mid-August.", "2025-08-15~"},
        {"en", "It will sell 40 ships in March next year.", "2026-03"},
        {"it", "Quest'anno ha venduto 40 navi.", "2025"},
        {"it", "Ad agosto dell'anno scorso ha venduto 40 navi.", "2024-08"},
        {"it", "Il mese scorso ha venduto 40 navi.", "2025-07"},
        {"id", "Tahun ini terjual 40 kapal.", "2025"},
        {"id", "Terjual 40 kapal pada pertengahan Agustus.", "2025-08-15~"},
        {"tl", "Ngayong taon ay 40 barko ang nabenta.", "2025"},
        {"tl", "Noong nakaraang buwan ay 40 barko ang nabenta.", "2025-07"},
        {"zh", "今年賣出40艘。", "2025"},
        {"zh", "去年第三季度賣出40艘。", "2024-Q3"},
        {"zh", "明年3月將賣出40艘。", "2026-03"},
        {"zh", "10月賣出40艘。", "2025-10"},
        {"zh", "上個月賣出40艘。", "2025-07"},
        {"zh", "去年底賣出40艘。", "2024-12~"},
        {"zh", "今年1至3月賣出40艘。", "2025-01/2025-03"},
        {"zh", "今年前两季度卖出40艘。", "2025-01/2025-06"},
        {"zh", "今年卖出40艘，比去年多5艘。", "2025"},
        {"zh", "去年前11月卖出40艘。", "2024-01/2024-11"},
        {"zh", "1至3月賣出40艘。", "2025-01/2025-03"},
        {"ja", "昨年度は40隻を売った。", "2024-04/2025-03"},
        {"es", "El año pasado vendió 40 barcos.", "2024"},
        {"es", "En agosto vendió 40 barcos.", "2025-08"},
        {"pt", "No ano passado vendeu 40 navios.", "2024"},
        {"pt", "No mês passado vendeu 40 navios.", "2025-07"},
        {"fr", "On a relevé hier la prévision pour 2026 à 1,4 %.", "2026"},
        {"fr", "L'an dernier, il a vendu 40 navires.", "2024"},
        {"fr", "En août, il a vendu 40 navires.", "2025-08"},
        {"de", "Im vergangenen Jahr verkaufte er 40 Schiffe.", "2024"},
        {"de", "Im August verkaufte er 40 Schiffe.", "2025-08"},
        {"ja", "昨年40隻を売った。", "2024"},
        {"ja", "来年3月に40隻を売る。", "2026-03"},
        {"ja", "今夏40隻を売った。", "2025-22"},
    };
    (void)state;
    ASSERT_PERIODS(CASES, "2025-08-20");
}

static void takes_a_quarter_of_this_year_for_a_past_one(void **state)
{
    static const when_case CASES[] = {
        {"en", "It sold 40 ships in the first quarter.", "2026-Q1"},
        {"en", "It sold 40 ships in the fourth quarter.", "2026-Q4"},
        {"it", "Nel primo trimestre ha venduto 40 navi.", "2026-Q1"},
        {"en", "It sold 40 ships in the first half.", "2026-H1"},
    };
    (void)state;
    ASSERT_PERIODS(CASES, "2026-11-24");
}

static void says_nothing_where_nothing_is_certain(void **state)
{
    static const when_case CASES[] = {
        {"en", "It sold 40 ships last quarter.", ""},
        {"en", "It sold 40 ships in August.", ""},
        {"en", "It sold 40 ships early.", ""},
        {"en", "It sold 40 ships. In 2019 it began.", ""},
        {"en", "The H1N1 strain took 40 ships.", ""},
        {"it", "Quest'anno ha venduto 40 navi.", ""},
        {"zh", "去年賣出40艘。", ""},
        {"ja", "来年40隻を売る。", ""},
    };
    (void)state;
    ASSERT_PERIODS(CASES, NULL);
}

static void tells_only_years_by_a_year(void **state)
{
    static const when_case CASES[] = {
        {"en", "Last year it sold 40 ships.", "2024"},
        {"en", "Last month it sold 40 ships.", ""},
    };
    (void)state;
    ASSERT_PERIODS(CASES, "2025");
}

static void gives_each_figure_the_nearest(void **state)
{
    static const when_case CASES[] = {
        {"en", "It sold 40 ships in 2023 and 50 in 2024.", "2023"},
        {"ja", "4〜6月期は0.5%増だった。", ""},
        {"en", "In 2024 it sold 40 ships, after 30 in 2023.", "2024"},
        {"en", "Profit was $40 million a year earlier, and fell in the second quarter of 2025.", "2024-Q2"},
    };
    (void)state;
    ASSERT_PERIODS(CASES, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates_that_say_all),
        cmocka_unit_test(reads_intervals_and_open_ends),
        cmocka_unit_test(counts_from_the_day_of_publication),
        cmocka_unit_test(takes_a_quarter_of_this_year_for_a_past_one),
        cmocka_unit_test(says_nothing_where_nothing_is_certain),
        cmocka_unit_test(tells_only_years_by_a_year),
        cmocka_unit_test(gives_each_figure_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
