/* The reader as its callers see it: places, room, bad input, hostile input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/scan/table.h"

static annals_scanner *scanner;

static int open_scanner(void **state)
{
    (void)state;
    return annals_scanner_open(&scanner, NULL);
}

static int close_scanner(void **state)
{
    (void)state;
    annals_scanner_close(scanner);
    return 0;
}

static annals_status read_range(const char *language, const char *text, size_t start, size_t end,
                                annals_reading *readings, size_t room, size_t *count)
{
    annals_reader reader = annals_scanner_reader(scanner);
    annals_error error;
    return reader.read(reader.context, language, text, strlen(text), start, end, readings, room, count, &error);
}

static void gives_the_bytes_of_the_source(void **state)
{
    static const char TEXT[] = "如今约(yuē) 600\n0 人";
    annals_reading reading;
    size_t count;
    (void)state;
    assert_int_equal(read_range("zh", TEXT, 0, sizeof TEXT - 1, &reading, 1, &count), ANNALS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(reading.start, 6);
    assert_int_equal(reading.end, sizeof TEXT - 1);
}

static void reads_a_number_broken_over_two_lines(void **state)
{
    static const quote_case CASES[] = {
        {"zh-Hant", "承諾投入[[600\\n0億美元]]建設", "600.0B"},
        {"zh-Hant", "2025\\n[[600人]]", "600"},
        {"zh-Hant", "[[數\\n十\\n名]]", "20..99"},
        {"en", "in 2025\\n[[600 people]]", "600"},
        {"tl", "[[isang\\nmilyong dolyar]]", "1M"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void reads_through_pinyin_in_parentheses(void **state)
{
    static const quote_case CASES[] = {
        {"zh", "两(liǎng)亿美元", "200M"},
        {"zh", "四(sì)个(ge)小组", "4"},
        {"zh", "三百(301)艘", "300 ; 301"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void reads_the_whole_of_a_number_that_the_quote_cuts(void **state)
{
    (void)state;
    assert_reads("en", "It cost $1.[[5 billion]].", "1.5B");
    assert_reads("en", "It cost $1.5 [[billion]].", "1.5B");
}

static void counts_what_it_has_no_room_for(void **state)
{
    annals_reading readings[2];
    size_t count;
    (void)state;
    assert_int_equal(read_range("en", "3, 4, 5", 0, 7, readings, 2, &count), ANNALS_OK);
    assert_int_equal(count, 3);
    assert_int_equal(readings[1].amount.low.digits, 4);
    assert_int_equal(read_range("en", "3, 4, 5", 0, 7, NULL, 0, &count), ANNALS_OK);
    assert_int_equal(count, 3);
    assert_int_equal(read_range("en", "none here", 0, 9, readings, 2, &count), ANNALS_OK);
    assert_int_equal(count, 0);
    assert_int_equal(read_range("en", "", 0, 0, readings, 2, &count), ANNALS_OK);
    assert_int_equal(count, 0);
}

static void refuses_what_it_cannot_read(void **state)
{
    annals_reading reading;
    annals_error error;
    size_t count;
    annals_reader reader = annals_scanner_reader(scanner);
    (void)state;
    assert_int_equal(reader.read(reader.context, "xx", "5", 1, 0, 1, &reading, 1, &count, &error), ANNALS_UNAVAILABLE);
    assert_string_equal(error.message,
                        "language \"xx\": figures are read in de, en, es, fr, id, it, ja, ms, pt, tl and zh");
    assert_int_equal(reader.read(reader.context, "en", "5", 1, 0, 2, &reading, 1, &count, &error), ANNALS_INVALID);
    assert_string_equal(error.message, "quote: bytes 0 to 2 are not inside the text of 1");
    assert_int_equal(read_range("en", "5 \xFF 6", 0, 5, &reading, 1, &count), ANNALS_INVALID);
    assert_int_equal(read_range("en", "5 €", 0, 3, &reading, 1, &count), ANNALS_OK);
}

static void finds_the_language_where_none_is_given(void **state)
{
    static const struct {
        const char *text;
        const char *quote;
        const char *amount;
        annals_status status;
    } CASES[] = {
        {"The mill sold 3.500 tonnes of flour to the town in the spring.", "3.500", "3.500", ANNALS_OK},
        {"Il mulino ha venduto 3.500 tonnellate di farina alla città.", "3.500", "3500", ANNALS_OK},
        {"The mill sold flour to the town.\n\nIl mulino ha venduto alla città 3.500 sacchi di farina, come era stato "
         "detto dal sindaco.\n\nIt was in the spring.",
         "3.500", "3500", ANNALS_OK},
        {"磨坊賣出了3.5萬袋麵粉。", "3.5萬", "35000", ANNALS_OK},
        {"Мельница продала городу 35 мешков муки.", "35", NULL, ANNALS_UNAVAILABLE},
        {"35", "35", "35", ANNALS_OK},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        annals_reading reading;
        size_t count = 0, start = (size_t)(strstr(CASES[i].text, CASES[i].quote) - CASES[i].text);
        assert_int_equal(read_range(NULL, CASES[i].text, start, start + strlen(CASES[i].quote), &reading, 1, &count),
                         CASES[i].status);
        assert_int_equal(count, CASES[i].amount ? 1 : 0);
        if (!CASES[i].amount)
            continue;
        annals_amount wanted;
        assert_int_equal(annals_amount_parse(CASES[i].amount, strlen(CASES[i].amount), &wanted, NULL), ANNALS_OK);
        assert_int_equal(annals_decimal_compare(reading.amount.low, wanted.low), 0);
    }
}

static void read_repeated(const char *language, const char *piece, size_t times)
{
    size_t length = strlen(piece), count;
    annals_reading reading;
    char *text = malloc(length * times + 1);
    assert_non_null(text);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, piece, length);
    text[length * times] = '\0';
    assert_int_equal(read_range(language, text, 0, length * times, &reading, 1, &count), ANNALS_OK);
    free(text);
}

static void stays_calm_on_hostile_text(void **state)
{
    static const char *const PIECES[] = {"1",          "1,",      "1.",  "1:", "1-",  "a1",    "1 000 ",
                                         "million ",   "two ",    "(",   "億", "一",  "二兆",  "數",
                                         "more than ", "from 1 ", "-",   "$",  "0\n", "三(",   "至少",
                                         "e ",         "cento",   "na ", "1e", "é",   "\u0301"};
    (void)state;
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        read_repeated("en", PIECES[i], 10000);
        read_repeated("it", PIECES[i], 10000);
        read_repeated("zh", PIECES[i], 10000);
    }
    read_repeated("zh", "1", 1000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_bytes_of_the_source),
        cmocka_unit_test(reads_a_number_broken_over_two_lines),
        cmocka_unit_test(reads_through_pinyin_in_parentheses),
        cmocka_unit_test(reads_the_whole_of_a_number_that_the_quote_cuts),
        cmocka_unit_test(counts_what_it_has_no_room_for),
        cmocka_unit_test(refuses_what_it_cannot_read),
        cmocka_unit_test(finds_the_language_where_none_is_given),
        cmocka_unit_test(stays_calm_on_hostile_text),
    };
    return cmocka_run_group_tests(tests, open_scanner, close_scanner);
}
