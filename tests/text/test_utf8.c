/* UTF-8 validation, against a decoder written another way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"

static uint64_t random_state = 20250815;

static uint32_t random_number(void)
{
    random_state = random_state * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(random_state >> 33);
}

/* Decodes by the arithmetic definition: value first, then everything that is wrong with it. */
static size_t naive_valid(const unsigned char *bytes, size_t size)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t at = 0;
    while (at < size) {
        size_t length = 0;
        while (length < 8 && (bytes[at] >> (7 - length) & 1))
            length++;
        if (length == 1 || length > 4)
            return at;
        length = length == 0 ? 1 : length;
        uint32_t value = length == 1 ? bytes[at] : bytes[at] & ((1U << (7 - length)) - 1);
        for (size_t i = 1; i < length; i++) {
            if (at + i >= size || bytes[at + i] / 64 != 2)
                return at;
            value = value * 64 + bytes[at + i] % 64;
        }
        if (value < least[length] || value > 0x10FFFF || value / 0x800 == 0xD800 / 0x800)
            return at;
        at += length;
    }
    return size;
}

static void agrees_with_a_naive_decoder_over_random_bytes(void **state)
{
    (void)state;
    static const unsigned char likely[] = {'a',  0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF,
                                           0xE0, 0xE4, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF, 0};
    for (int round = 0; round < 200000; round++) {
        unsigned char bytes[24];
        size_t size = random_number() % (sizeof bytes + 1);
        for (size_t i = 0; i < size; i++)
            bytes[i] = round % 2 ? likely[random_number() % sizeof likely] : (unsigned char)random_number();
        assert_int_equal(annals_utf8_valid((const char *)bytes, size), naive_valid(bytes, size));
    }
}

static void finds_the_first_bad_byte(void **state)
{
    (void)state;
    assert_int_equal(annals_utf8_valid("abc\xFFz", 5), 3);
    assert_int_equal(annals_utf8_valid("12345678\xE4\xB8", 10), 8);
    assert_int_equal(annals_utf8_valid("\xED\xA0\x80", 3), 0);
    assert_int_equal(annals_utf8_valid("\xC0\x80", 2), 0);
    assert_int_equal(annals_utf8_valid("\xF4\x90\x80\x80", 4), 0);
}

static void takes_every_character_and_nul(void **state)
{
    (void)state;
    assert_int_equal(annals_utf8_valid("", 0), 0);
    assert_int_equal(annals_utf8_valid("a\0b", 3), 3);
    const char *all =
        "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF";
    assert_int_equal(annals_utf8_valid(all, strlen(all)), strlen(all));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_a_naive_decoder_over_random_bytes),
        cmocka_unit_test(finds_the_first_bad_byte),
        cmocka_unit_test(takes_every_character_and_nul),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
