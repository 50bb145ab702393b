/* Texts made to hurt: the work they cost grows as they do, and nothing in Unicode brings the scan down. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scan/document.h"

enum { SIZE = 9500, PIECE = 7001, STEPS_A_BYTE = 100 };

/* Scans `size` bytes; gives the steps it took and how many figures there are. */
static uint64_t scan(const char *language, const char *text, size_t size, size_t *figures)
{
    annals_scanner *scanner;
    annals_scan *made;
    annals_scan_options options = {.language = language, .all = true};
    const annals_found *found;
    size_t count;
    *figures = 0;
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_open(scanner, &options, &made, NULL), ANNALS_OK);
    for (size_t at = 0; at < size; at += PIECE) {
        size_t piece = size - at < PIECE ? size - at : PIECE;
        assert_int_equal(annals_scan_feed(made, text + at, piece, at + piece == size, &found, &count, NULL), ANNALS_OK);
        for (size_t i = 0; i < count; i++) {
            assert_true(found[i].start >= 0 && found[i].start < found[i].end && found[i].end <= (int64_t)size);
            assert_true(i == 0 || found[i - 1].number_start <= found[i].number_start);
        }
        *figures += count;
    }
    uint64_t work = annals_scan_work(made);
    annals_scan_close(made);
    annals_scanner_close(scanner);
    return work;
}

/* A text of at least `size` bytes: `unit` again and again. */
static char *repeat(const char *unit, size_t size, size_t *made)
{
    size_t length = strlen(unit), times = size / length + 1;
    char *text = malloc(times * length);
    assert_non_null(text);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, unit, length);
    *made = times * length;
    return text;
}

static const struct {
    const char *language, *unit;
} HOSTILE[] = {
    {"en", "a"},           {"en", "7"},
    {"en", "7,"},          {"en", "7/"},
    {"en", "7-"},          {"en", "7, "},
    {"en", "7 "},          {"en", "2,024,"},
    {"en", "2019-2023 "},  {"en", "in 2024 5 "},
    {"en", "May 5, 7 "},   {"en", "Bell 7 "},
    {"en", "million "},    {"en", "three quarters of a million and "},
    {"en", "A 1 "},        {"en", "from 1 to "},
    {"en", "more than "},  {"en", "one in "},
    {"en", "1 hour and "}, {"en", "hundred-"},
    {"en", "$"},           {"en", "("},
    {"en", "No. "},        {"it", "ventitremila"},
    {"it", "2 e "},        {"it", "un mezzo "},
    {"id", "puluh "},      {"tl", "isang "},
    {"zh", "一"},          {"zh", "萬億"},
    {"zh", "百分之"},      {"zh", "數"},
    {"zh", "零"},          {"zh", "十("},
    {"zh", "5月7日"},      {"zh", "去年5"},
    {"zh", "「5」"},       {"en", "5\t"},
    {"en", "| 5 "},        {"en", "five-\n"},
    {"en", "5 [1]."},      {"it", "mi-\nlioni 5 "},
    {"en", "5   "},        {"en", "5*"},
    {"en", "5<b>"},        {"en", "5<sup>"},
    {"en", "five (5) "},   {"en", "<p 5 "},
};

static void costs_twice_as_much_for_twice_the_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof HOSTILE / sizeof *HOSTILE; i++) {
        size_t size, twice, few, many;
        char *text = repeat(HOSTILE[i].unit, SIZE, &size), *long_text = repeat(HOSTILE[i].unit, 2 * SIZE, &twice);
        uint64_t work = scan(HOSTILE[i].language, text, size, &few);
        uint64_t more = scan(HOSTILE[i].language, long_text, twice, &many);
        free(text);
        free(long_text);
        if (more > work * 21 / 10 + SIZE / 10)
            fail_msg("%s: %llu steps, then %llu", HOSTILE[i].unit, (unsigned long long)work, (unsigned long long)more);
        if (work > (uint64_t)SIZE * STEPS_A_BYTE)
            fail_msg("%s: %llu steps", HOSTILE[i].unit, (unsigned long long)work);
        assert_true(many <= few * 21 / 10 + 16);
    }
}

static void proposes_nothing_for_a_million_digits(void **state)
{
    (void)state;
    char *text = malloc(1000000);
    size_t figures;
    assert_non_null(text);
    memset(text, '7', 1000000);
    annals_scanner *scanner;
    annals_scan *made;
    annals_scan_options options = {.language = "en"};
    const annals_found *found;
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_open(scanner, &options, &made, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_feed(made, text, 1000000, true, &found, &figures, NULL), ANNALS_OK);
    assert_int_equal(figures, 0);
    annals_scan_close(made);
    annals_scanner_close(scanner);
    free(text);
}

static size_t put(char *out, uint32_t c)
{
    if (c < 0x80) {
        *out = (char)c;
        return 1;
    }
    if (c < 0x800)
        return (size_t)sprintf(out, "%c%c", 0xC0 | (int)(c >> 6), 0x80 | (int)(c & 0x3F));
    if (c < 0x10000)
        return (size_t)sprintf(out, "%c%c%c", 0xE0 | (int)(c >> 12), 0x80 | (int)(c >> 6 & 0x3F),
                               0x80 | (int)(c & 0x3F));
    return (size_t)sprintf(out, "%c%c%c%c", 0xF0 | (int)(c >> 18), 0x80 | (int)(c >> 12 & 0x3F),
                           0x80 | (int)(c >> 6 & 0x3F), 0x80 | (int)(c & 0x3F));
}

static void takes_all_of_unicode(void **state)
{
    static const char *const LANGUAGES[] = {"en", "zh"};
    (void)state;
    char *text = malloc(0x110000 * 5);
    size_t size = 0, figures;
    assert_non_null(text);
    for (uint32_t c = 0; c<0x110000; c += c> 0x3400 && c < 0xE0000 ? 17 : 1) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        size += put(text + size, c);
        if (c % 16 == 0)
            text[size++] = '1';
    }
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
        scan(LANGUAGES[i], text, size, &figures);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(costs_twice_as_much_for_twice_the_text),
        cmocka_unit_test(proposes_nothing_for_a_million_digits),
        cmocka_unit_test(takes_all_of_unicode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
