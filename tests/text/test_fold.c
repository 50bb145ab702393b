/* Folding, against utf8proc's NFKC of the whole text, and its way back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "series/utf8.h"
#include "tests/support/allocation.h"
#include "text/character.h"
#include "text/text.h"

static uint64_t random_state = 3;

static uint32_t random_number(void)
{
    random_state = random_state * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(random_state >> 33);
}

static annals_folded fold(const char *text, size_t size)
{
    annals_folded folded;
    annals_error error;
    assert_int_equal(annals_text_fold(text, size, &folded, &error), ANNALS_OK);
    return folded;
}

static void check(const char *text, const char *expected)
{
    annals_folded folded = fold(text, strlen(text));
    assert_string_equal(folded.text, expected);
    assert_int_equal(folded.size, strlen(expected));
    annals_folded_free(&folded);
}

/* Copies text and leaves out what folding drops, or makes white space runs one space. */
static size_t copy_some(const char *text, size_t size, char *out, bool drop)
{
    size_t used = 0;
    for (size_t at = 0; at < size;) {
        uint32_t character;
        size_t length = annals_utf8_read(text + at, &character);
        if (!drop && annals_character_is_space(character)) {
            if (used == 0 || out[used - 1] != ' ')
                out[used++] = ' ';
        } else if (!drop || !annals_character_is_dropped(character)) {
            memcpy(out + used, text + at, length);
            used += length;
        }
        at += length;
    }
    out[used] = '\0';
    return used;
}

enum { KEPT_FIRST = 0xF0000, KEPT_MOST = 4096 };

/* Characters that are no digit and yet decompose into some, in the order in which they were met. */
typedef struct {
    utf8proc_int32_t met[KEPT_MOST];
    int count;
} kept;

static bool keeps(utf8proc_int32_t character)
{
    utf8proc_int32_t parts[32];
    int unused = 0;
    if (character < 0x80 || utf8proc_category(character) == UTF8PROC_CATEGORY_ND)
        return false;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(character, parts, 32, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &unused);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        if (parts[i] >= '0' && parts[i] <= '9')
            return true;
    return false;
}

/* Puts characters of a private plane in place of those that are kept (`back`: the other way round). */
static char *swap_kept(const char *text, size_t size, kept *list, bool back)
{
    char *out = malloc(4 * size + 1);
    size_t used = 0;
    for (size_t at = 0; at < size;) {
        utf8proc_int32_t character;
        at += (size_t)utf8proc_iterate((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(size - at), &character);
        if (back && character >= KEPT_FIRST && character < KEPT_FIRST + list->count)
            character = list->met[character - KEPT_FIRST];
        else if (!back && keeps(character)) {
            assert_true(list->count < KEPT_MOST);
            list->met[list->count] = character;
            character = KEPT_FIRST + list->count++;
        }
        used += (size_t)utf8proc_encode_char(character, (utf8proc_uint8_t *)out + used);
    }
    out[used] = '\0';
    return out;
}

/* What fold should give, in passes over the whole text: NFKC, but figures that are raised, circled or part of a
 * fraction stay. */
static char *naive_fold(const char *text, size_t size)
{
    char *dropped = malloc(size + 1);
    size_t dropped_size = copy_some(text, size, dropped, true);
    kept list = {.count = 0};
    char *swapped = swap_kept(dropped, dropped_size, &list, false);
    utf8proc_uint8_t *normal;
    utf8proc_ssize_t normal_size = utf8proc_map((const utf8proc_uint8_t *)swapped, (utf8proc_ssize_t)strlen(swapped),
                                                &normal, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    assert_true(normal_size >= 0);
    char *back = swap_kept((const char *)normal, (size_t)normal_size, &list, true);
    char *out = malloc(strlen(back) + 1);
    copy_some(back, strlen(back), out, false);
    free(dropped);
    free(swapped);
    free(normal);
    free(back);
    return out;
}

static void check_against_naive(const char *text, size_t size)
{
    annals_folded folded = fold(text, size);
    char *expected = naive_fold(text, size);
    assert_string_equal(folded.text, expected);
    free(expected);
    annals_folded_free(&folded);
}

static void check_way_back(const char *text, size_t size)
{
    annals_folded folded = fold(text, size);
    assert_int_equal(folded.origin[folded.size], size);
    for (size_t first = 0, end; first < folded.size; first = end) {
        for (end = first + 1; end < folded.size && folded.origin[end] == folded.origin[first];)
            end++;
        assert_true(folded.origin[end] > folded.origin[first] || end == folded.size);
        size_t from = folded.origin[first], to = folded.origin[end];
        assert_true(((unsigned char)text[from] & 0xC0) != 0x80);
        annals_folded slice = fold(text + from, to - from);
        /* A space that begins what a segment gives may have been joined with white space in front of it. */
        size_t skipped = slice.size - (end - first);
        assert_true(skipped <= 1);
        assert_true(skipped == 0 || slice.text[0] == ' ');
        assert_memory_equal(slice.text + skipped, folded.text + first, end - first);
        annals_folded_free(&slice);
    }
    annals_folded_free(&folded);
}

static void check_folding_twice(const char *text, size_t size)
{
    annals_folded once = fold(text, size);
    annals_folded twice = fold(once.text, once.size);
    assert_string_equal(once.text, twice.text);
    annals_folded_free(&once);
    annals_folded_free(&twice);
}

static const char *const pieces[] = {
    "a",      "e",      "1",      "2",      ".",          " ",      "  ",     "\n",     "\r\n",   "\t",     "\u00A0",
    "\u3000", "\u2028", "\u0301", "\u0323", "\u0327",     "\u00AD", "\u200B", "\u200D", "\u2060", "\uFEFF", "é",
    "ﬁ",      "½",      "①",      "㎏",     "ｶ",          "ﾞ",      "か",     "\u3099", "가",     "각",     "ᄀ",
    "\u1161", "\u11A8", "ㅏ",     "ￂ",      "億",         "Å",      "Ω",      "…",      "¨",      "\uFDFA", "\u0DD9",
    "\u0DCF", "\u09C7", "\u09BE", "\u0344", "\U0001D15E", "\u0F73", "\u0F71", "\uFE0F", "😀",      "ำ",
};

static size_t random_text(char *out, size_t most)
{
    out[0] = '\0';
    for (size_t i = random_number() % (most + 1); i > 0; i--)
        strcat(out, pieces[random_number() % (sizeof pieces / sizeof *pieces)]);
    return strlen(out);
}

static void makes_the_same_words_the_same_bytes(void **state)
{
    (void)state;
    check("", "");
    check("piu\u0300", "pi\u00F9");
    check("ﬁnance", "finance");
    check("１４３億", "143億");
    check("mil\u00ADlion", "million");
    check("\uFEFFa\u200Bb\u2060c\u200Dd\u200Ce", "abcde");
    check("e\u00AD\u0301", "é");
    check("½ 10² ①", "½ 10² ①"); /* not 1/2, 102, 1 */
    check("Case Stays", "Case Stays");
}

static void makes_white_space_one_space(void **state)
{
    (void)state;
    check("a \t\r\n b", "a b");
    check("a\u00A0\u3000\u2003b\u2028c", "a b c");
    check("a \u200B b", "a b");
    check("\n\nx\n\n", " x ");
    check("600\n0億", "600 0億");
}

static void says_where_each_byte_came_from(void **state)
{
    (void)state;
    const char *text = "a\u00AD e\u0301½ \n z";
    /*                  0 1      3 4   7  9     12 */
    annals_folded folded = fold(text, strlen(text));
    assert_string_equal(folded.text, "a \u00E9\u00BD z");
    static const size_t expected[] = {0, 3, 4, 4, 7, 7, 9, 12, 13};
    assert_int_equal(folded.size + 1, sizeof expected / sizeof *expected);
    assert_memory_equal(folded.origin, expected, sizeof expected);
    annals_folded_free(&folded);
}

static void agrees_with_nfkc_of_the_whole_text(void **state)
{
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[512];
        check_against_naive(text, random_text(text, 24));
    }
}

static void agrees_with_nfkc_for_every_character_behind_several_others(void **state)
{
    (void)state;
    static const char *const before[] = {"a", "e\u0345", "\u1100", "가", "\u0DD9", "\u09C7", "か", " "};
    for (uint32_t first = 1; first < 0x30000; first += 8) {
        char text[1024];
        size_t size = 0;
        for (uint32_t character = first; character < first + 8; character++) {
            for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
                utf8proc_uint8_t bytes[4];
                if (character / 0x800 == 0xD800 / 0x800)
                    continue;
                size += (size_t)(stpcpy(text + size, before[i]) - (text + size));
                utf8proc_ssize_t length = utf8proc_encode_char((utf8proc_int32_t)character, bytes);
                memcpy(text + size, bytes, (size_t)length);
                size += (size_t)length;
            }
        }
        check_against_naive(text, size);
        check_folding_twice(text, size);
    }
}

static void leads_every_byte_back_to_text_that_folds_to_it(void **state)
{
    (void)state;
    for (int round = 0; round < 5000; round++) {
        char text[512];
        check_way_back(text, random_text(text, 24));
    }
}

static void folds_folded_text_to_itself(void **state)
{
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[512];
        check_folding_twice(text, random_text(text, 24));
    }
}

static void sorts_a_hundred_thousand_marks(void **state)
{
    (void)state;
    enum { MARKS = 100000 };
    char *text = malloc(1 + 2 * MARKS + 1);
    text[0] = 'a';
    for (size_t i = 0; i < MARKS; i++)
        memcpy(text + 1 + 2 * i, i % 2 ? "\u0323" : "\u0301", 2);
    text[1 + 2 * MARKS] = '\0';
    annals_folded folded = fold(text, 1 + 2 * MARKS);
    /* One mark below and one above become part of the letter. */
    assert_memory_equal(folded.text, "\u1EA1\u0323", 5);
    assert_memory_equal(folded.text + folded.size - 4, "\u0301\u0301", 4);
    annals_folded_free(&folded);
    free(text);
}

static void refuses_what_is_not_utf8_and_says_where(void **state)
{
    (void)state;
    annals_folded folded;
    annals_error error;
    assert_int_equal(annals_text_fold("abc\xFF", 4, &folded, &error), ANNALS_INVALID);
    assert_string_equal(error.message, "byte 3: not UTF-8: \\xFF");
    assert_int_equal(error.byte, 3);
    assert_int_equal(annals_text_fold("abc\xFF", 4, &folded, NULL), ANNALS_INVALID);
}

static void says_when_memory_runs_out(void **state)
{
    (void)state;
    char text[601];
    for (size_t i = 0; i < 200; i++)
        memcpy(text + 3 * i, i < 100 ? "\uFDFA" : "a\u0301", 3);
    annals_folded folded;
    annals_error error;
    size_t nth = 0;
    annals_status status;
    do {
        allocation_fail(++nth);
        status = annals_text_fold(text, 600, &folded, &error);
        assert_int_equal(status, allocation_failed() ? ANNALS_NO_MEMORY : ANNALS_OK);
    } while (status != ANNALS_OK);
    allocation_fail(0);
    assert_true(nth > 4);
    annals_folded_free(&folded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_the_same_words_the_same_bytes),
        cmocka_unit_test(makes_white_space_one_space),
        cmocka_unit_test(says_where_each_byte_came_from),
        cmocka_unit_test(agrees_with_nfkc_of_the_whole_text),
        cmocka_unit_test(agrees_with_nfkc_for_every_character_behind_several_others),
        cmocka_unit_test(leads_every_byte_back_to_text_that_folds_to_it),
        cmocka_unit_test(folds_folded_text_to_itself),
        cmocka_unit_test(sorts_a_hundred_thousand_marks),
        cmocka_unit_test(refuses_what_is_not_utf8_and_says_where),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
