/* UTF-8 checks against a slow decoder over all lead and second bytes, controls, and text shown in messages. */
#include "series/utf8.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The character that the bytes encode by the definition, by value and shortest form; -1 if none. */
static int64_t slow_character(const unsigned char *bytes, size_t size)
{
    static const int64_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = bytes[0] < 0x80       ? 1
                    : bytes[0] >> 5 == 6  ? 2
                    : bytes[0] >> 4 == 14 ? 3
                    : bytes[0] >> 3 == 30 ? 4
                                          : 0;
    if (length == 0 || length > size)
        return -1;
    int64_t value = length == 1 ? bytes[0] : bytes[0] & ((1 << (7 - length)) - 1);
    for (size_t i = 1; i < length; i++) {
        if (bytes[i] >> 6 != 2)
            return -1;
        value = value * 64 + bytes[i] % 64;
    }
    bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value < least[length] || surrogate || value > 0x10FFFF ? -1 : value;
}

static void agrees_with_the_definition_for_all_first_bytes(void **state)
{
    (void)state;
    for (int first = 0; first < 256; first++) {
        for (int second = 0; second < 256; second++) {
            for (size_t size = 2; size <= 4; size++) {
                const unsigned char bytes[] = {(unsigned char)first, (unsigned char)second, 0xBF, 0x80};
                const char *text = (const char *)bytes;
                int64_t character = slow_character(bytes, size);
                bool starts_bad = annals_utf8_bad(text, size) == 0;
                assert_int_equal(starts_bad, character < 0);
                uint32_t read = 0;
                if (character >= 0)
                    annals_utf8_read(text, &read);
                assert_int_equal(read, character < 0 ? 0 : character);
            }
        }
    }
}

static void finds_the_first_bad_byte_wherever_it_is(void **state)
{
    (void)state;
    char text[64];
    for (size_t at = 0; at < sizeof text; at++) {
        memset(text, 'a', sizeof text);
        assert_int_equal(annals_utf8_bad(text, sizeof text), sizeof text);
        text[at] = '\xFF';
        assert_int_equal(annals_utf8_bad(text, sizeof text), at);
        memset(text, 0, at);
        assert_int_equal(annals_utf8_bad(text, sizeof text), at);
    }
    assert_int_equal(annals_utf8_bad("", 0), 0);
    assert_int_equal(annals_utf8_bad("abcdefgh谷歌\xE8\xB0", 16), 14); /* cut in the middle */
    assert_int_equal(annals_utf8_bad("\xF4\x90\x80\x80", 4), 0);       /* beyond U+10FFFF */
}

static void knows_controls_and_what_is_not_seen(void **state)
{
    (void)state;
    static const uint32_t controls[] = {0,      9,      0x1F,   0x7F,   0x80,   0x9F,  0x61C,
                                        0x200E, 0x2028, 0x2029, 0x202E, 0x2066, 0xFEFF};
    static const uint32_t others[] = {' ', '~', 0xA0, 0xE9, 0x200C, 0x200D, 0x2010, 0x202F, 0x8C37, 0x1F600};
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        assert_true(annals_utf8_is_control(controls[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(annals_utf8_is_control(others[i]));
    assert_int_equal(annals_utf8_control("谷a\xC2\x85", 6), 4);
    assert_int_equal(annals_utf8_control("谷a", 4), 4);
    assert_true(annals_utf8_space_at_end("a\xE3\x80\x80", 4));
    assert_true(annals_utf8_space_at_end(" a", 2));
    assert_false(annals_utf8_space_at_end("a b", 3));
    assert_false(annals_utf8_space_at_end("", 0));
}

static void shows_foreign_text_safely(void **state)
{
    (void)state;
    char out[ANNALS_SHOWN_SIZE];
    assert_string_equal(annals_utf8_show("caf\xC3\xA9\n\xFF\xC2\x85", 9, out), "café\\x0A\\xFF\\xC2\\x85");
    assert_string_equal(annals_utf8_show("", 0, out), "");
    char text[3000];
    for (size_t fill = 0; fill + 3 <= sizeof text; fill += 3)
        memcpy(text + fill, "谷", 3);
    for (size_t size = 0; size < 300; size++) {
        size_t length = strlen(annals_utf8_show(text, size, out));
        assert_true(length < ANNALS_SHOWN_SIZE);
        assert_int_equal(annals_utf8_bad(out, length), length);
    }
    assert_string_equal(out + strlen(out) - 3, "...");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_definition_for_all_first_bytes),
        cmocka_unit_test(finds_the_first_bad_byte_wherever_it_is),
        cmocka_unit_test(knows_controls_and_what_is_not_seen),
        cmocka_unit_test(shows_foreign_text_safely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
