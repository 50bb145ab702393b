/* Parts of one, in signs, digits and words, and ratios. */
#include "tests/scan/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/scan/table.h"

static void reads_fractions_in_digits(void **state)
{
    static const quote_case CASES[] = {
        {"en", "3/4 of the vote", "0.75"},
        {"en", "2 1/4 miles", "2.25"},
        {"en", "½ of them", "0.5"},
        {"it", "1 1/2 ore", "1.5"},
        {"en", "open 24/7", "-"},
        {"id", "Senin (1/3) lalu", "-"},
        {"en", "a rise of .25 points", "0.25"},
        {"en", "on 3/14/2025", "-"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void reads_fractions_in_words(void **state)
{
    static const quote_case CASES[] = {
        {"en", "three quarters of the staff", "0.75"},
        {"en", "a fifth of voters", "0.2"},
        {"en", "two and a half miles", "2.5"},
        {"en", "five and a quarter", "5.25"},
        {"it", "tre quarti dei voti", "0.75"},
        {"it", "un quinto del totale", "0.2"},
        {"it", "duecento e tre quarti", "200.75"},
        {"it", "duecento e trenta quinti", "46"},
        {"it", "duecentotre quarti", "50.75"},
        {"id", "dua perlima warga", "0.4"},
        {"zh", "四分之一的學生", "0.25"},
        {"zh", "千分之五", "0.5%"},
        {"en", "the third quarter", "-"},
        {"zh", "三成五", "35%"},
        {"zh", "三万分之六", "0.0002"},
        {"zh", "三点20分之1", "3 ; 0.05"},
        {"zh", "三百五十又四分之一", "350.25"},
        {"en", "It has seven million and two fifths", "7400000"},
        {"en", "two hundred and a fifth", "200.2"},
        {"en", "one hundred and thirty-two fifths", "26.4"},
        {"en", "one hundred twenty fifths", "4"},
        {"en", "forty fifths", "8"},
        {"en", "sixteen sixty-fourths", "0.25"},
        {"en", "seven forty-firsts", "0.170731707317073171"},
        {"en", "a quarter million boats", "2.5e5"},
        {"en", "The odds are two over five.", "0.4"},
        {"en", "4 over 10 years", "4 ; 10"},
        {"en", "[[two quarters]] of losses", "2"},
        {"en", "[[17 quarters]] in a row", "17"},
        {"en", "in the last [[three quarters]]", "3"},
        {"en", "[[3 quarters]] of the crew", "0.75"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void reads_denominators_written_together(void **state)
{
    static const quote_case CASES[] = {
        {"it", "tre trentaduesimi", "0.09375"},
        {"it", "due duemillesimi", "0.001"},
        {"it", "sei duecentoquarantesimi", "0.025"},
        {"it", "un venticinquesimo", "0.04"},
        {"it", "un quarantesimo", "0.025"},
        {"es", "cuatro cuarentaicincoavos", "4"},
        {"es", "diez milavos", "0.010"},
        {"es", "tres sesentavos", "0.05"},
        {"pt", "cinco vinte avos", "0.25"},
        {"pt", "trinta e dois quarenta avos", "0.8"},
        {"it", "avos e unesimi", "-"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void multiplies_a_mixed_number_by_the_scale_behind_it(void **state)
{
    static const quote_case CASES[] = {
        {"en", "two and a quarter million dollars", "2.25M"},
        {"de", "sieben und drei Viertel Milliarden", "7.75B"},
        {"en", "two and a quarter miles", "2.25"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void reads_ratios(void **state)
{
    static const quote_case CASES[] = {
        {"en", "minus one in five", "-0.2"},
        {"en", "one in five drivers", "0.2"},
        {"en", "3 out of 4 dentists", "0.75"},
        {"it", "un bambino su quattro", "0.25"},
        {"id", "satu dari lima anak", "0.2"},
        {"tl", "isa sa limang bata", "0.2"},
        {"zh", "每四人中有三人", "0.75"},
        {"zh-Hant", "每4人有3人", "0.75"},
        {"it", "mezz'ora", "0.5"},
        {"en", "half an hour", "0.5"},
        {"zh", "每2秒就有3人", "2 ; 3"},
        {"ja", "4社に1社", "0.25"},
        {"ja", "10人に3万円", "10 ; 30k"},
        {"en", "20 goals in 40 games", "20 ; 40"},
        {"it", "Un cane su cinque abbaia", "0.2"},
        {"it", "una su otto abbaia", "0.125"},
        {"it", "un centesimo", "0.01"},
        {"it", "un lavoro su tre giorni", "3"},
        {"it", "tre medici su dieci lasciano", "0.3"},
        {"es", "dos barcos de cada tres zarpan", "0.666666666666666667"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void tells_a_total_from_the_whole_of_a_ratio(void **state)
{
    static const quote_case CASES[] = {
        {"en", "[[21 boats out of 36]]", "21 ; 36"}, {"en", "[[7 boats out of 10]]", "0.7"},
        {"en", "[[26 out of 28 boats]]", "26 ; 28"}, {"en", "[[1 in 28 boats]]", "0.035714285714285714"},
        {"it", "[[21 barche su 36]]", "21 ; 36"},    {"it", "[[21 barche su 100]]", "0.21"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void gives_a_number_the_scale_said_behind_the_next(void **state)
{
    static const quote_case CASES[] = {
        {"it", "tra 2 e 1,4 miliardi", "2B ; 1.4B"},       {"en", "5 and 7.5 million dollars", "5M ; 7.5M"},
        {"en", "20% and 3 million", "20% ; 3M"},           {"it", "I clienti passano da 4 a 5,5 milioni", "4M ; 5.5M"},
        {"en", "It fell from 8 to 6 million.", "8M ; 6M"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void gives_milliards_the_currency_said_before(void **state)
{
    (void)state;
    assert_reads_as("it", "Costa 3 miliardi di euro, di cui [[1,5 miliardi]] nel 2030.", "1.5B", "EUR",
                    ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "Costa 3 miliardi di euro. Nel mondo siamo [[8 miliardi]].", "8B", "", ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "Costa 3 miliardi di euro e ne vede [[2 milioni]].", "2M", "", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "It cost $3 billion for [[8 billion people]].", "8B", "people", ANNALS_DIRECTION_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_fractions_in_digits),
        cmocka_unit_test(reads_fractions_in_words),
        cmocka_unit_test(reads_denominators_written_together),
        cmocka_unit_test(multiplies_a_mixed_number_by_the_scale_behind_it),
        cmocka_unit_test(reads_ratios),
        cmocka_unit_test(tells_a_total_from_the_whole_of_a_ratio),
        cmocka_unit_test(gives_a_number_the_scale_said_behind_the_next),
        cmocka_unit_test(gives_milliards_the_currency_said_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
