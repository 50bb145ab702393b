/* Widths by table, held against HarfBuzz; and what the tables leave alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistd.h>

#include "chart/inter.h"
#include "chart/widths.h"
#include "chart/widths_table.h"

static annals_inter *inter; /* NULL: Inter is not installed */
static annals_widths widths;

static int open_inter(void **state)
{
    (void)state;
    annals_error error;
    return annals_inter_open(&inter, &error) == ANNALS_OK ? 0 : -1;
}

static int close_inter(void **state)
{
    (void)state;
    annals_inter_close(inter);
    return 0;
}

static void need_inter(void)
{
    if (inter == NULL)
        skip();
}

static annals_face face_of(size_t style, const char *language)
{
    static const int weights[] = {400, 500, 600, 700};
    return (annals_face){.size = style < 4 ? 11.5 : 24, .weight = weights[style % 4], .language = language};
}

/* Measures a line both ways; false: the table does not tell. */
static bool agree(const char *text, annals_face face)
{
    annals_extent ours, theirs;
    if (!annals_widths_measure(&widths, text, face, &ours))
        return false;
    if (!annals_inter_measure(inter, text, face, &theirs))
        fail_msg("HarfBuzz can't set: %s", text);
    if (ours.width != theirs.width || ours.ascent != theirs.ascent || ours.descent != theirs.descent)
        fail_msg("%g wide, HarfBuzz has %g (weight %d, size %g): %s", ours.width, theirs.width, face.weight, face.size,
                 text);
    return true;
}

/* Knuth's generator (MMIX). */
static size_t chance(size_t below)
{
    static uint64_t number = 20260101;
    number = number * 6364136223846793005U + 1442695040888963407U;
    return (size_t)((number >> 33) % below);
}

/* --- Lines as charts have them ------------------------------------------------------------------------------------ */

/* Letters are apart by a space, as some are several bytes. */
static const struct {
    const char *language;
    const char *small, *large;
} alphabets[] = {
    {"en", "a b c d e f g h i j k l m n o p q r s t u v w x y z",
     "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"},
    {"de", "a b c d e f g h i k l m n o p r s t u v w x z ä ö ü ß", "A B D E F G H K L M N P R S T V W X Ä Ö Ü"},
    {"es", "a b c d e f g i j l m n o p q r s t u v x y á é í ó ú ñ ü", "A B C D E G H J L M N P R S T V Á É Í Ó Ú Ñ"},
    {"fr", "a b c d e f g i l m n o p q r s t u v x à â ç é è ê ë î ï ô ù û œ",
     "A B C D E F L M N P R S T V À Ç É È Ê Î Œ"},
    {"id", "a b c d e g h i j k l m n o p r s t u w y", "A B D G I J K L M N P R S T U Y"},
    {"it", "a b c d e f g h i l m n o p q r s t u v z à è é ì ò ù", "A B C D E F G I L M N O P Q R S T U V Z È"},
    {"pt", "a b c d e f g h i j l m n o p q r s t u v x z á â ã à ç é ê í ó ô õ ú",
     "A B C D E F M N O P R S T Á É Ó Ú"},
    {"tl", "a b k d e g h i l m n o p r s t u w y ñ", "A B K D G H I L M N P S T U W Ñ"},
    {"zh-Hans", "a b c d e g h i j l n o q s t u w x y z ā á ǎ à ē é ě è ī í ì ō ó ò ū ú ù ü",
     "B D G H J L M Q S T W X Y Z"},
    {"zh-Hant", "a b c e g h i k l m n o p s t u y", "A C D G H K L M N P S T X Y"},
    {"ja", "a b d e g h i j k m n o p r s t u w y z ō ū", "A B D E F G H I J K M N O P R S T U W Y Z Ō"},
    {NULL, "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y ả ấ ầ ậ ắ ế ề ệ ị ọ ố ộ ớ ờ ợ ụ ủ ứ ừ ự ỳ ỹ",
     "A Đ H K N Q T V Ă Â Ê Ô Ơ Ư"},
};

static void add_letter(char *line, const char *letters)
{
    size_t count = 1;
    for (const char *at = letters; (at = strchr(at, ' ')) != NULL; at++)
        count++;
    for (size_t which = chance(count); which > 0; which--)
        letters = strchr(letters, ' ') + 1;
    strncat(line, letters, strcspn(letters, " "));
}

static void add_word(char *line, size_t alphabet)
{
    size_t shape = chance(12); /* 0: capitals, up to 4: a name */
    for (size_t left = 1 + chance(9), first = left; left > 0; left--)
        add_letter(line,
                   shape == 0 || (shape < 5 && left == first) ? alphabets[alphabet].large : alphabets[alphabet].small);
}

static void add_figures(char *line)
{
    static const char *const forms[] = {"%u",       "%u.%u",          "%u,%03u",   "%u.%03u.%03u", "%u %03u", "%u-%02u",
                                        "%u–%u",    "%04u-Q%u",       "%u/%u",     "%u:%02u",      "$%u.%uB", "€%u m",
                                        "%u.%u %%", "+%u%%",          "−%u.%u pp", ">%u",          "≥ %u",    "~%u",
                                        "%u×",      "%u. %u. 20%02u", "₱%u,%03u"};
    char figures[64];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(figures, sizeof figures, forms[chance(sizeof forms / sizeof *forms)], (unsigned)chance(3000),
             (unsigned)chance(100), (unsigned)chance(100));
#pragma GCC diagnostic pop
    strcat(line, figures);
}

static void make_line(char *line, size_t alphabet)
{
    static const char *const joints[] = {" ",  " ",  " ", " ", " ", ", ", ": ",  " – ", " — ",
                                         " (", ") ", "-", "/", "’", "; ", " · ", ". "};
    *line = '\0';
    for (size_t parts = 1 + chance(7); parts > 0; parts--) {
        if (chance(3) == 0)
            add_figures(line);
        else
            add_word(line, alphabet);
        if (parts > 1)
            strcat(line, joints[chance(sizeof joints / sizeof *joints)]);
    }
}

static void words_and_figures_of_each_language_are_as_wide_as_harfbuzz_sets_them(void **state)
{
    (void)state;
    need_inter();
    size_t told = 0, all = 0;
    for (size_t alphabet = 0; alphabet < sizeof alphabets / sizeof *alphabets; alphabet++)
        for (size_t i = 0; i < 4000; i++, all++) {
            char line[1024];
            make_line(line, alphabet);
            told += agree(line, face_of(i % ANNALS_INTER_STYLES, alphabets[alphabet].language));
        }
    if (told < all * 85 / 100)
        fail_msg("only %zu of %zu lines were told by the tables", told, all);
}

/* Whatever a font might change signs by, in all orders. */
static void signs_in_any_order_are_as_wide_as_harfbuzz_sets_them(void **state)
{
    static const char signs[] = "  112AAEaaex()[]{}.,-:=<>+'\"*@/~%$T";
    (void)state;
    need_inter();
    size_t told = 0;
    for (size_t i = 0; i < 40000; i++) {
        char line[16];
        size_t length = 1 + chance(sizeof line - 1);
        for (size_t at = 0; at < length; at++)
            line[at] = signs[chance(sizeof signs - 1)];
        line[length] = '\0';
        told += agree(line, face_of(i % ANNALS_INTER_STYLES, "en"));
    }
    assert_true(told > 5000);
}

static void every_letter_of_the_tables_is_as_wide_as_harfbuzz_sets_it(void **state)
{
    (void)state;
    need_inter();
    size_t told = 0;
    for (uint32_t letter = 0x20; letter < 0x2300; letter++) {
        char text[4] = {(char)letter};
        if (letter >= 0x80 && letter < 0x800)
            snprintf(text, sizeof text, "%c%c", (int)(0xC0 | letter >> 6), (int)(0x80 | (letter & 0x3F)));
        else if (letter >= 0x800)
            snprintf(text, sizeof text, "%c%c%c", (int)(0xE0 | letter >> 12), (int)(0x80 | (letter >> 6 & 0x3F)),
                     (int)(0x80 | (letter & 0x3F)));
        for (size_t style = 0; style < ANNALS_INTER_STYLES; style++)
            told += agree(text, face_of(style, NULL));
    }
    assert_true(told > 400 * ANNALS_INTER_STYLES);
}

/* --- What is left alone ------------------------------------------------------------------------------------------- */

static bool is_told(const char *text, annals_face face)
{
    annals_extent extent;
    return annals_widths_measure(&widths, text, face, &extent);
}

static void titles_notes_and_amounts_need_no_harfbuzz(void **state)
{
    (void)state;
    need_inter();
    const char *lines[] = {
        "Staff of Alpha, Jan 2024 – Apr 2025 (people)",
        "Source: A summer of offers — annals example, 30 Aug 2025",
        "Più di 20 persone assunte, 14,3 miliardi di euro",
        "Größe in Millionen Euro, 1. Halbjahr 2025",
        "xAI and Max Tax",
        "",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        for (size_t style = 0; style < ANNALS_INTER_STYLES; style++)
            if (!is_told(lines[i], face_of(style, "en")))
                fail_msg("style %zu is not told: %s", style, lines[i]);
}

static void other_letters_and_signs_that_turn_are_left_to_harfbuzz(void **state)
{
    (void)state;
    annals_extent extent = {0};
    annals_face face = face_of(0, "en");
    assert_false(is_told("錢", face));
    assert_false(is_told("Ελλάδα", face));
    assert_false(is_told("e\xCC\x81", face));
    assert_false(is_told("a -> b", face));
    face.family = "Noto Sans";
    assert_false(annals_widths_measure(&widths, "words", face, &extent));
    face = (annals_face){.size = 12, .weight = 300};
    assert_false(annals_widths_measure(&widths, "words", face, &extent));
}

static void an_x_between_figures_is_as_wide_as_the_sign_that_it_becomes(void **state)
{
    (void)state;
    need_inter();
    for (size_t style = 0; style < ANNALS_INTER_STYLES; style++) {
        agree("10x10", face_of(style, "en"));
        agree("10 x 10", face_of(style, "en"));
        agree("10 x ten", face_of(style, "en"));
    }
}

/* Catalan and Romanian have letters of their own in Inter. */
static void languages_with_forms_of_their_own_are_left_to_harfbuzz(void **state)
{
    (void)state;
    assert_false(is_told("words", face_of(0, "ca")));
    assert_false(is_told("words", face_of(0, "ro")));
    assert_false(is_told("words", face_of(0, "not a language")));
}

/* --- Fonts -------------------------------------------------------------------------------------------------------- */

/* Copies a font, with one byte changed; -1: none. */
static void copy_font(const char *path, const char *copy, long changed)
{
    FILE *from = fopen(path, "rb"), *to = fopen(copy, "wb");
    assert_non_null(from);
    assert_non_null(to);
    int byte;
    for (long at = 0; (byte = fgetc(from)) != EOF; at++)
        assert_int_not_equal(fputc(at == changed ? byte ^ 1 : byte, to), EOF);
    fclose(from);
    assert_int_equal(fclose(to), 0);
}

static void a_font_file_that_the_tables_were_not_made_of_is_refused(void **state)
{
    (void)state;
    need_inter();
    char copy[] = "/tmp/annals-font-XXXXXX";
    int made = mkstemp(copy);
    assert_true(made >= 0);
    close(made);
    for (size_t style = 0; style < ANNALS_INTER_STYLES; style++) {
        assert_true(annals_widths_fit(style, annals_inter_file(style)));
        assert_false(annals_widths_fit(style, annals_inter_file((style + 1) % ANNALS_INTER_STYLES)));
        copy_font(annals_inter_file(style), copy, -1);
        assert_true(annals_widths_fit(style, copy));
        copy_font(annals_inter_file(style), copy, 20); /* in the checksum of the first part */
        assert_false(annals_widths_fit(style, copy));
        assert_int_equal(truncate(copy, 40), 0);
        assert_false(annals_widths_fit(style, copy));
    }
    remove(copy);
    assert_false(annals_widths_fit(0, copy));
}

static void a_style_whose_font_is_another_one_is_left_to_harfbuzz(void **state)
{
    (void)state;
    need_inter();
    annals_extent extent;
    annals_widths changed = {{ANNALS_WIDTHS_GOOD, ANNALS_WIDTHS_OTHER}};
    assert_true(annals_widths_measure(&changed, "words", face_of(0, "en"), &extent));
    assert_false(annals_widths_measure(&changed, "words", face_of(1, "en"), &extent));
    annals_widths first = {{ANNALS_WIDTHS_OTHER, ANNALS_WIDTHS_GOOD}}; /* ascent and descent are the first one's */
    assert_false(annals_widths_measure(&first, "words", face_of(1, "en"), &extent));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_figures_of_each_language_are_as_wide_as_harfbuzz_sets_them),
        cmocka_unit_test(signs_in_any_order_are_as_wide_as_harfbuzz_sets_them),
        cmocka_unit_test(every_letter_of_the_tables_is_as_wide_as_harfbuzz_sets_it),
        cmocka_unit_test(titles_notes_and_amounts_need_no_harfbuzz),
        cmocka_unit_test(other_letters_and_signs_that_turn_are_left_to_harfbuzz),
        cmocka_unit_test(an_x_between_figures_is_as_wide_as_the_sign_that_it_becomes),
        cmocka_unit_test(languages_with_forms_of_their_own_are_left_to_harfbuzz),
        cmocka_unit_test(a_font_file_that_the_tables_were_not_made_of_is_refused),
        cmocka_unit_test(a_style_whose_font_is_another_one_is_left_to_harfbuzz),
    };
    return cmocka_run_group_tests(tests, open_inter, close_inter);
}
