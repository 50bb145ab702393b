/* Qualifiers and directions near a figure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/scan/table.h"

static void takes_qualifiers_before_and_behind(void **state)
{
    static const quote_case CASES[] = {
        {"it", "più di 20 navi", ">20"},
        {"it", "almeno 13 navi", ">=13"},
        {"it", "arriva in meno di sei ore", "<6"},
        {"it", "arriva in più di sei ore", ">6"},
        {"it", "non più di 13 navi", "<=13"},
        {"it", "50 navi circa", "~50"},
        {"en", "20 ships or more", ">=20"},
        {"en", "20 or more ships", ">=20"},
        {"zh", "法院审理了[[20起案件]]", "20"},
        {"en", "50+ ships", ">=50"},
        {"en", "~50 ships", "~50"},
        {"en", "nearly another 50 ships", "~50"},
        {"en", "three fewer than [[20]]", "20"},
        {"en", "three boats, fewer than [[20]]", "<20"},
        {"en", "it took over two years", ">2"},
        {"en", "the savings over two years", "2"},
        {"en", "plus or minus 3 points", "~3"},
        {"id", "20 orang lebih", ">20"},
        {"tl", "hindi bababa sa walong", ">=8"},
        {"tl", "humigit-kumulang na 1,000", "~1000"},
        {"zh", "約(yuē) 600 人", "~600"},
        {"zh", "600人左右", "~600"},
        {"zh", "约占渡船总数的6%", "~6%"},
        {"zh", "占渡船总数的6%", "6%"},
        {"zh", "30公里以內", "<=30"},
        {"zh", "紐約 600 人", "600"},
        {"en", "at least dozens of ships", ">=24"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void takes_reached_as_a_bound_only_where_it_is_merely_possible(void **state)
{
    static const quote_case CASES[] = {
        {"id", "bisa mencapai 72 miliar", "<=72B"},
        {"id", "mencapai 72 miliar", "72B"},
        {"zh", "可能高達5億", "<=500M"},
        {"zh", "高達5億", "500M"},
        {"en", "could reach 5 tons", "<=5"},
        {"en", "may hit nearly 5 tons", "~5"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void read_one(const char *language, const char *marked, annals_reading *reading)
{
    annals_scanner *scanner;
    quote_readings readings;
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(quote_read(scanner, language, marked, &readings, NULL), ANNALS_OK);
    annals_scanner_close(scanner);
    assert_int_equal(readings.count, 1);
    *reading = readings.items[0];
}

static void says_whether_a_qualifier_stands_outside_the_quote(void **state)
{
    annals_reading reading;
    (void)state;
    read_one("it", "Ne ha presi [[almeno 13]].", &reading);
    assert_true(reading.qualified && !reading.outside);
    read_one("it", "Ne ha presi almeno [[13]].", &reading);
    assert_true(reading.qualified && reading.outside);
    read_one("it", "Ne ha presi [[13]].", &reading);
    assert_true(!reading.qualified && !reading.outside);
}

static void leaves_to_another_figure_what_is_its_own(void **state)
{
    static const quote_case CASES[] = {
        {"it", "più di 20 persone, [[13]] navi", "13"}, {"it", "[[20]] persone e almeno 13 navi", "20"},
        {"it", "[[20 persone]] circa 30 navi", "20"},   {"en", "It took at least a week. [[20]] came.", "20"},
        {"en", "at least 5 of [[20]] ships", "20"},     {"en", "more than 5, [[20]] ships", "20"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void tells_a_rise_up_to_a_level_from_a_bound(void **state)
{
    static const quote_case CASES[] = {
        {"en", "up to [[4.1%]] from 3.9%", "4.1%"},
        {"en", "up to [[$20]] from $18", "20"},
        {"en", "up to [[20%]] from next year", "<=20%"},
        {"en", "up to [[$20]] from 18 donors", "<=20"},
        {"en", "[[up by 7 points or less than 0.2%]]", "7 ; <0.2%"},
        {"en", "[[over his four]] seasons", "4"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void says_which_way_something_went(void **state)
{
    (void)state;
    assert_reads_as("zh", "預算砍掉[[20億美元]]。", "2.0B", "USD", ANNALS_DIRECTION_DOWN);
    assert_reads_as("it", "tagliato di [[2 miliardi]]", "2B", "", ANNALS_DIRECTION_DOWN);
    assert_reads_as("id", "dipangkas sebesar [[Rp20 miliar]]", "20B", "IDR", ANNALS_DIRECTION_DOWN);
    assert_reads_as("tl", "binawasan ng [[2 milyong piso]]", "2M", "PHP", ANNALS_DIRECTION_DOWN);
    assert_reads_as("en", "a [[5%]] increase", "5%", "%", ANNALS_DIRECTION_UP);
    assert_reads_as("en", "rose [[5%]] to 20 billion", "5%", "%", ANNALS_DIRECTION_UP);
    assert_reads_as("en", "rose 5% to [[20 billion]]", "20B", "", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "增加到[[500萬]]噸", "5.00M", ".", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "[[600 homes]] lost power", "600", "homes", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "Sales fell. [[600 homes]] were sold", "600", "homes", ANNALS_DIRECTION_NONE);
}

static void joins_two_bounds_to_a_range(void **state)
{
    static const quote_case CASES[] = {
        {"en", "more than 100 and less than 300 ships", "100..300"},
        {"it", "superiore a 1200 e inferiore a 1700", "1200..1700"},
        {"it", "al massimo 90 e almeno 20 navi", "20..90"},
        {"es", "mayor o igual que cien, menor o igual que quinientos", "100..500"},
        {"fr", "supérieur à 100 et inférieur à 250", "100..250"},
        {"en", "more than 300 and less than 100 ships", ">300 ; <100"},
        {"en", "more than 20 ships and less than 300 sailors", ">20 ; <300"},
        {"en", "more than 20% and less than 300 ships", ">20% ; <300"},
        {"en", "more than 20 ships in less than 30 minutes", ">20 ; <30"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void tells_a_second_bound_from_one_behind_a_figure(void **state)
{
    static const quote_case CASES[] = {
        {"pt", "210 ou mais navios", ">=210"},
        {"pt", "210 ou mais de 190", "210 ; >190"},
        {"it", "50 o meno", "<=50"},
        {"de", "50 oder weniger als 40", "50 ; <40"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joins_two_bounds_to_a_range),
        cmocka_unit_test(tells_a_second_bound_from_one_behind_a_figure),
        cmocka_unit_test(takes_qualifiers_before_and_behind),
        cmocka_unit_test(takes_reached_as_a_bound_only_where_it_is_merely_possible),
        cmocka_unit_test(says_whether_a_qualifier_stands_outside_the_quote),
        cmocka_unit_test(leaves_to_another_figure_what_is_its_own),
        cmocka_unit_test(says_which_way_something_went),
        cmocka_unit_test(tells_a_rise_up_to_a_level_from_a_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
