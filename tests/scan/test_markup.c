/* Emphasis, tags and the signs of quoted lines stand between a number and what belongs to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scan/markup.h"
#include "tests/scan/scans.h"

static void read(const char *language, const char *text, char *out, size_t room)
{
    scan_show(&(annals_scan_options){.language = language}, text, ", ", scan_write_place, out, room);
}

static void reads_through_what_stands_around_words(void **state)
{
    static const struct {
        const char *language, *text, *seen;
    } CASES[] = {
        {"en", "It sold **1.5** million loaves.", "1.5M loaves@10-30"},
        {"en", "It sold *more than* 20 carts and `7` km.", ">20 carts@9-28, 7 km@34-39"},
        {"en", "It paid _$5_ million.", "5M USD@9-20"},
        {"en", "It has <b>12</b> dogs and <I>about</I> 40 cats.", "12 dogs@10-21, ~40 cats@29-46"},
        {"en", "<p>25 people<br/>left.</p><p>Carts: 12</p>Dogs", "25 people@3-12, 12 @36-38"},
        {"en", "It has 25<sup>3</sup> people on 50 km<sup>2</sup>.", "25 people@7-28, 50 km\u00B2@32-49"},
        {"en", "> It cost 1.5\n> million euros.", "1.5M EUR@10-29"},
        {"it", "Ha **circa 300** carri.", "~300 carri@5-22"},
        {"en", "It has 40 dogs* and 3 cats.", "40 dogs@7-14, 3 cats@20-26"},
    };
    (void)state;
    char out[256];
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        read(CASES[i].language, CASES[i].text, out, sizeof out);
        assert_string_equal(out, CASES[i].seen);
    }
}

static size_t emphasis(const char *text, size_t at)
{
    return annals_markup_emphasis(text, strlen(text), at, at > 0 ? text[at - 1] : ' ');
}

static size_t tag(const char *text)
{
    const char *instead;
    return annals_markup_tag(text, strlen(text), 0, ' ', &instead);
}

static void leaves_other_signs_alone(void **state)
{
    (void)state;
    assert_int_equal(emphasis("2*3", 1), 0);
    assert_int_equal(emphasis("2 * 3", 2), 0);
    assert_int_equal(emphasis("snake_case", 5), 0);
    assert_int_equal(emphasis("f*ll", 1), 0);
    assert_int_equal(emphasis("a ****", 2), 0);
    assert_int_equal(emphasis("a ****", 3), 0);
    assert_int_equal(emphasis("**5**", 0), 2);
    assert_int_equal(emphasis("**5**", 3), 2);
    assert_int_equal(tag("<5 dogs and >4"), 0);
    assert_int_equal(tag("<y and z>"), 0);
    assert_int_equal(tag("<b"), 0);
    assert_int_equal(tag("<>"), 0);
    assert_int_equal(tag("</span>"), 7);
    assert_int_equal(tag("<a href=\"x\">"), 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_through_what_stands_around_words),
        cmocka_unit_test(leaves_other_signs_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
