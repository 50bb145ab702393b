/* One amount in two units. */
#include "tests/scan/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/scan/table.h"

static void adds_smaller_units_of_time_and_length(void **state)
{
    (void)state;
    assert_reads_as("en", "He got 2 years and 3 months.", "27", "month", ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "Dura un'ora e 30 minuti o due ore e 5 minuti: [[due ore e 5 minuti]].", "125", "minute",
                    ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "Vince con 4 secondi e 8 decimi.", "4.8", "second", ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "La gara dura un'ora e 12 minuti.", "72", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "航程兩小時十分。", "130", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "航程一小時零十五秒。", "3615", "second", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh-Hant", "判刑1年10月。", "22", "month", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "航程2小時05分03秒。", "7503", "second", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "成绩6分46秒874。", "406.874", "second", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "航程两个多小时。", ">2", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "等了一年多。", ">1", "year", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "航程一年半。", "1.5", "year", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "It is 5 ft 2 inch tall.", "62", "inch", ANNALS_DIRECTION_NONE);
    assert_reads("en", "[[3 days and 2 ships]]", "3 ; 2");
    assert_reads_as("en", "They waited an hour and 10 minutes.", "70", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "They waited a year and a half.", "1.5", "year", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "He is 6ft 2in tall.", "74", "inch", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "It lost 6 in May.", "6", "", ANNALS_DIRECTION_DOWN);
}

static void adds_parts_behind_commas_and_with_places(void **state)
{
    (void)state;
    assert_reads_as("en", "The rower needed 6 minutes 41.5 seconds.", "401.5", "second", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The flight took 1 day, 4 hours and 12 minutes.", "1692", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The shelf is 7 feet, 3 inches wide.", "87", "inch", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The shelf is 7 ft 3 in wide.", "87", "inch", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The lamb weighed 9 pounds, 6 ounces.", "150", "ounce", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The jockey weighs 8 stone 10 pounds.", "122", "lb", ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "Pesa 4 chili e 250 grammi.", "4250", "g", ANNALS_DIRECTION_NONE);
    assert_reads_as("de", "Die Fahrt dauert 3 Std. 40 Min.", "220", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("fr", "Elle nage en 4 min 12 s.", "252", "second", ANNALS_DIRECTION_NONE);
    assert_reads_as("id", "Papan itu panjangnya 2 meter 40 sentimeter.", "240", "cm", ANNALS_DIRECTION_NONE);
    assert_reads_as("ms", "Perlumbaan itu tiga jam 20 minit.", "200", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("tl", "Tumagal ito ng apat na oras at 20 minuto.", "260", "minute", ANNALS_DIRECTION_NONE);
    assert_reads("en", "[[10 km, 5 km and 800 m]]", "10 ; 5 ; 800");
    assert_reads("en", "[[two weeks, 10 days]]", "2 ; 10");
    assert_reads("en", "[[3 hours and 90 minutes]]", "3 ; 90");
}

static void adds_a_number_whose_unit_is_left_out(void **state)
{
    (void)state;
    assert_reads_as("en", "The goalkeeper is 6 feet 4 tall.", "76", "inch", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "A 6-foot-4 goalkeeper joined.", "76", "inch", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The film lasts 1 hour and fifty.", "110", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "She walked it in 3h20m.", "200", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "Il volo dura due ore e cinquanta.", "170", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("fr", "Le match a duré une heure quarante.", "100", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("fr", "Elle a couru en 3h05.", "185", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("fr", "Un saut de 6 m 07.", "6.07", "m", ANNALS_DIRECTION_NONE);
    assert_reads_as("fr", "Le colis pèse 2 kg 750.", "2.750", "kg", ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "È alta un metro e settanta.", "1.70", "m", ANNALS_DIRECTION_NONE);
    assert_reads_as("de", "Die Tür ist 2 Meter 10 hoch.", "2.10", "m", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "門高兩米三。", "2.3", "m", ANNALS_DIRECTION_NONE);
    assert_reads("en", "[[In three hours 12 were found]]", "3 ; 12");
    assert_reads("en", "[[three hours and 12 were found]]", "3 ; 12");
    assert_reads("en", "[[the 100 m 10 times]]", "100 ; 10");
}

static void adds_shares_of_a_unit(void **state)
{
    (void)state;
    assert_reads_as("en", "The walk takes an hour and a quarter.", "1.25", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The walk takes two hours and half.", "2.5", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The walk takes one and three quarter hours.", "1.75", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The walk takes three quarters of an hour.", "0.75", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "Cammina per tre ore e un quarto.", "3.25", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "Il pane costa quattro euro e mezzo.", "4.5", "EUR", ANNALS_DIRECTION_NONE);
    assert_reads_as("es", "Esperaron hora y media.", "1.5", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("es", "Esperaron tres horas y cuarto.", "3.25", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("es", "Llegaron millón y medio de turistas.", "1.5M", ".", ANNALS_DIRECTION_NONE);
    assert_reads_as("fr", "La réunion a duré trois heures et quart.", "3.25", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("de", "Nach einer Dreiviertelstunde war Schluss.", "0.75", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("de", "Nach einer dreiviertel Stunde war Schluss.", "0.75", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("de", "Eine Viertelmillion Bücher verbrannte.", "2.5e5", "Bücher", ANNALS_DIRECTION_NONE);
    assert_reads_as("de", "Zwölfeinhalb Kilometer sind gesperrt.", "12.5", "km", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "成本兩個半億。", "250M", "", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "修了半年。", "0.5", "year", ANNALS_DIRECTION_NONE);
    assert_reads("de", "[[im Viertelfinale und im ersten Halbjahr]]", "-");
    assert_reads("en", "[[In two years half of them left]]", "2");
}

static void gives_the_days_that_the_calendar_leaves_open(void **state)
{
    (void)state;
    assert_reads_as("en", "The trip took 3 months and 10 days.", "99..102", "day", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The trip took a year and 2 days.", "367..368", "day", ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "Il viaggio durò 2 anni, 1 mese e 5 giorni.", "763..767", "day", ANNALS_DIRECTION_NONE);
    assert_reads_as("zh", "航程三個月零兩天。", "91..94", "day", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The trip took 1 month 1 week.", "35..38", "day", ANNALS_DIRECTION_NONE);
    assert_reads_as("de", "Die Reise dauerte 1 Jahr 1 Tag 6 Stunden.", "8790..8814", "hour", ANNALS_DIRECTION_NONE);
    assert_reads("en", "[[three months and 45 days]]", "3 ; 45");
}

static void leaves_times_of_day_alone(void **state)
{
    (void)state;
    assert_reads("fr", "[[Le concert est à 20 h 30, samedi 21h05]]", "-");
    assert_reads("fr", "[[Ouvert de 8h30 à 18h00]]", "-");
    assert_reads("pt", "[[A missa é às 14h30]]", "-");
    assert_reads("es", "[[La misa es a las 20h30]]", "-");
    assert_reads("en", "[[He ran it in 9:41.7]]", "-");
    assert_reads_as("fr", "Le concert a duré plus de 2 h 30.", ">150", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("fr", "C'est à deux heures de Lyon.", "2", "hour", ANNALS_DIRECTION_NONE);
}

static void reads_primes(void **state)
{
    (void)state;
    assert_reads_as("en", "The goalkeeper is 6'3\" tall.", "75", "inch", ANNALS_DIRECTION_NONE);
    assert_reads_as("it", "Il tempo è di 14'52\".", "892", "second", ANNALS_DIRECTION_NONE);
    assert_reads_as("fr", "Le temps est de 1h14'52''.", "4492", "second", ANNALS_DIRECTION_NONE);
    assert_reads("en", "[[45°30'15\" north]]", "45 ; 30 ; 15");
    assert_reads("it", "[[il 5'10 di prima]]", "5 ; 10");
}

static void reads_parts_tied_by_hyphens(void **state)
{
    (void)state;
    assert_reads_as("en", "It was an hour-and-a-half drive.", "1.5", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "They saw a three-and-a-half-hour play.", "3.5", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "They saw a one-hour-and-40-minute play.", "100", "minute", ANNALS_DIRECTION_NONE);
    assert_reads_as("en", "The lamb weighed 9 ½ kilos.", "9.5", "kg", ANNALS_DIRECTION_NONE);
    assert_reads_as("de", "Die dreistündige Sitzung endete.", "3", "hour", ANNALS_DIRECTION_NONE);
    assert_reads_as("de", "Der viereinhalbjährige Hund bellt.", "4.5", "year", ANNALS_DIRECTION_NONE);
    assert_reads("de", "[[Der Siebenmeter traf]]", "-");
    assert_reads_as("ja", "懲役4年6月の判決。", "54", "month", ANNALS_DIRECTION_NONE);
    assert_reads("ja", "[[午前10時半に始まる]]", "-");
}

static void joins_ends_of_ranges_in_the_smaller_unit(void **state)
{
    static const quote_case CASES[] = {
        {"en", "between 2 hours and 2 hours 45 minutes", "120..165"},
        {"en", "from 4 feet 10 inches to 5 feet 1 inch", "58..61"},
        {"de", "zwischen 3 Stunden 20 Minuten und 4 Stunden", "200..240"},
        {"fr", "entre 4 euros 50 et 5 euros 20", "4.50..5.20"},
        {"en", "between 2 hours 15 minutes and 823456789012345671 hours", "135 ; 823456789012345671"},
        {"en", "between 2 hours and 5 feet 3", "2 ; 63"},
        {"en", "two to three million hens", "2M..3M"},
        {"it", "da due a tre miliardi di lire", "2B..3B"},
        {"en", "ten to two hundred hens", "10..200"},
        {"zh", "兩到三百萬隻雞", "2.00M..3.00M"},
        {"zh", "三至五千萬元", "30M..50M"},
        {"en", "two and three quarter million hens", "2.75M"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
    assert_reads_as("en", "It lasts 1 hour to 1 hour 50 minutes.", "60..110", "minute", ANNALS_DIRECTION_NONE);
}

static void adds_coins(void **state)
{
    static const quote_case CASES[] = {
        {"en", "15 dollars and 40 cents", "15.40"},
        {"en", "It costs $20 and 43 cents.", "20.43"},
        {"it", "3 euro e 20 centesimi", "3.20"},
        {"zh", "三塊五", "3.5"},
        {"zh", "五塊七毛八", "5.78"},
        {"zh", "[[五塊七毛]]八個人", "5.7"},
        {"zh", "至少三块零五", ">=3.05"},
        {"zh", "两美元三美分", "2.03"},
        {"en", "A ticket is 18 dollars 75.", "18.75"},
        {"es", "Por 18 USD 75 puedes entrar.", "18.75"},
        {"ja", "185円10銭", "185.10"},
        {"en", "A ticket is a dollar and 5 cents.", "1.05"},
        {"en", "They paid 20 USD 75 more.", "20.75"},
        {"en", "A ticket is $3 and 5c.", "3.05"},
        {"en", "15 dollars and 40 ships", "15 ; 40"},
        {"zh", "7塊5", "7.5"},
        {"zh", "7塊半", "7.5"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void takes_a_scale_behind_a_currency(void **state)
{
    (void)state;
    assert_reads_as("en", "75 USD million", "75M", "USD", ANNALS_DIRECTION_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_smaller_units_of_time_and_length),
        cmocka_unit_test(adds_parts_behind_commas_and_with_places),
        cmocka_unit_test(adds_a_number_whose_unit_is_left_out),
        cmocka_unit_test(adds_shares_of_a_unit),
        cmocka_unit_test(gives_the_days_that_the_calendar_leaves_open),
        cmocka_unit_test(leaves_times_of_day_alone),
        cmocka_unit_test(reads_primes),
        cmocka_unit_test(reads_parts_tied_by_hyphens),
        cmocka_unit_test(joins_ends_of_ranges_in_the_smaller_unit),
        cmocka_unit_test(adds_coins),
        cmocka_unit_test(takes_a_scale_behind_a_currency),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
