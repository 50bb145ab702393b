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

static void adds_coins(void **state)
{
    static const quote_case CASES[] = {
        {"en", "15 dollars and 40 cents", "15.40"},
        {"en", "It costs $20 and 43 cents.", "20.43"},
        {"it", "3 euro e 20 centesimi", "3.20"},
        {"zh", "三塊五", "3.5"},
        {"zh", "至少三块零五", ">=3.05"},
        {"zh", "两美元三美分", "2.03"},
        {"en", "A ticket is 18 dollars 75.", "18.75"},
        {"es", "Por 18 USD 75 puedes entrar.", "18.75"},
        {"ja", "185円10銭", "185.10"},
        {"en", "A ticket is a dollar and 5 cents.", "1.05"},
        {"en", "They paid 20 USD 75 more.", "20.75"},
        {"en", "A ticket is $3 and 5c.", "3.05"},
        {"en", "15 dollars and 40 ships", "15 ; 40"},
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
        cmocka_unit_test(adds_coins),
        cmocka_unit_test(takes_a_scale_behind_a_currency),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
