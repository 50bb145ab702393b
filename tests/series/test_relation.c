/* How two amounts stand to each other: meeting, rounding, the width of `~`; and the laws that hold for any two. */
#include "random_amount.h"
#include "series/relation.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { ROUNDS = 20000 };

static annals_amount read_amount(const char *text)
{
    annals_amount amount;
    assert_int_equal(annals_amount_parse(text, strlen(text), &amount, NULL), ANNALS_OK);
    return amount;
}

static annals_relation related(const char *a, const char *b, const char *width)
{
    annals_amount left = read_amount(a), right = read_amount(b);
    annals_decimal percent = width ? read_amount(width).low : (annals_decimal){0, 0};
    annals_relation out = annals_amount_relate(&left, &right, width ? &percent : NULL);
    assert_int_equal(annals_amount_relate(&right, &left, width ? &percent : NULL), out);
    return out;
}

typedef struct {
    const char *a;
    const char *b;
    annals_relation relation;
} pair_line;

static void assert_related(const pair_line *lines, size_t count, const char *width)
{
    for (size_t i = 0; i < count; i++) {
        annals_relation found = related(lines[i].a, lines[i].b, width);
        if (found != lines[i].relation)
            print_error("%s and %s: %s\n", lines[i].a, lines[i].b, annals_relation_name(found));
        assert_int_equal(found, lines[i].relation);
    }
}

static void respects_open_and_closed_ends(void **state)
{
    (void)state;
    static const pair_line lines[] = {
        {"4", "4", ANNALS_SAME},         {"14.0B", "14B", ANNALS_SAME},  {">20", ">20", ANNALS_SAME},
        {">20", ">=20", ANNALS_MEET},    {">20", "23", ANNALS_MEET},     {">20", "20", ANNALS_APART},
        {">=20", "20", ANNALS_MEET},     {"<5", ">=5", ANNALS_APART},    {"<=5", ">=5", ANNALS_MEET},
        {"<5", ">4", ANNALS_MEET},       {"2..5", "5..9", ANNALS_MEET},  {"2..<5", "5..9", ANNALS_APART},
        {"2013", "2014", ANNALS_APART},  {"..", "7", ANNALS_MEET},       {"..", "..", ANNALS_SAME},
        {"-2B", "2B", ANNALS_APART},     {"5%", "0.05", ANNALS_SAME},    {"5%", "5", ANNALS_APART},
        {"20..99", "20..", ANNALS_MEET}, {">=13", "..<13", ANNALS_APART}};
    assert_related(lines, COUNT(lines), NULL);
}

static void takes_a_coarser_number_for_what_rounds_to_it(void **state)
{
    (void)state;
    static const pair_line lines[] = {
        {"14B", "14.3B", ANNALS_ROUNDED},    {"14B", "13.5B", ANNALS_ROUNDED}, {"14B", "14.5B", ANNALS_ROUNDED},
        {"15B", "14.5B", ANNALS_ROUNDED},    {"16", "15.5", ANNALS_ROUNDED},   {"15", "15.5", ANNALS_APART},
        {"14B", "13.4B", ANNALS_APART},      {"14B", "14.51B", ANNALS_APART},  {"14.0B", "14.3B", ANNALS_APART},
        {"2000", "2100", ANNALS_APART},      {"2k", "2100", ANNALS_ROUNDED},   {"2k", "1,500", ANNALS_ROUNDED},
        {"-14", "-14.5", ANNALS_ROUNDED},    {"-15", "-14.5", ANNALS_ROUNDED}, {"-13", "-13.5", ANNALS_APART},
        {"0", "0.5", ANNALS_ROUNDED},        {"0", "-0.5", ANNALS_ROUNDED},    {"1", "0.5", ANNALS_ROUNDED},
        {"14B", ">14.2B", ANNALS_ROUNDED},   {"14B", ">14.5B", ANNALS_APART},  {"14B", ">=14.5B", ANNALS_ROUNDED},
        {"14B", ">14B", ANNALS_APART},       {"14.0B", ">14B", ANNALS_APART},  {"14B", "14.1B..20B", ANNALS_ROUNDED},
        {"13B..14B", "14.3B", ANNALS_APART}, {"5%", "5.2%", ANNALS_ROUNDED},   {"0.05", "5.2%", ANNALS_ROUNDED},
        {"5%", "0.052", ANNALS_ROUNDED},     {"5.0%", "5.2%", ANNALS_APART}};
    assert_related(lines, COUNT(lines), NULL);
}

static void lets_about_disprove_nothing_without_a_width(void **state)
{
    (void)state;
    static const pair_line none[] = {
        {"~600", "~600", ANNALS_SAME}, {"~600", "600", ANNALS_MEET}, {"~600", "900", ANNALS_LOOSE},
        {"~1000", "3", ANNALS_LOOSE},  {"~>20", "3", ANNALS_LOOSE},  {"~14B", "14.3B", ANNALS_ROUNDED},
    };
    static const pair_line ten[] = {
        {"~600", "660", ANNALS_LOOSE},   {"~600", "661", ANNALS_APART},   {"~600", "540", ANNALS_LOOSE},
        {"~600", "539.9", ANNALS_APART}, {"~>20", "18", ANNALS_APART},    {"~>20", "18.1", ANNALS_LOOSE},
        {"~>=20", "18", ANNALS_LOOSE},   {"~-100", "-110", ANNALS_LOOSE}, {"~-100", "-111", ANNALS_APART},
        {"~600", "~720", ANNALS_LOOSE},  {"600", "601", ANNALS_APART},    {"~..5", "5.5", ANNALS_LOOSE},
        {"~0", "1", ANNALS_APART},
    };
    assert_related(none, COUNT(none), NULL);
    assert_related(ten, COUNT(ten), "10");
    assert_int_equal(related("~600", "601", "0"), ANNALS_APART);
    assert_int_equal(related("~600", "0", "100"), ANNALS_LOOSE);
}

static void refuses_widths_that_are_none(void **state)
{
    (void)state;
    annals_error error;
    static const char *const bad[] = {"-1", "101", "100.1", "0.0000000000000001"};
    static const char *const good[] = {"0", "10", "2.5", "100", "1e2", "0.000000000000001"};
    assert_int_equal(annals_width_check(NULL, &error), ANNALS_OK);
    for (size_t i = 0; i < COUNT(bad); i++) {
        annals_decimal width = read_amount(bad[i]).low;
        assert_int_equal(annals_width_check(&width, &error), ANNALS_USAGE);
        assert_non_null(strstr(error.message, "the width of ~ "));
    }
    for (size_t i = 0; i < COUNT(good); i++) {
        annals_decimal width = read_amount(good[i]).low;
        assert_int_equal(annals_width_check(&width, &error), ANNALS_OK);
    }
}

static void assert_printed(annals_amount amount, const char *wanted)
{
    char text[ANNALS_AMOUNT_SIZE];
    annals_amount_print(&amount, text);
    assert_string_equal(text, wanted);
}

static void widens_and_unrounds(void **state)
{
    (void)state;
    annals_amount amount = read_amount("~1000");
    assert_printed(annals_amount_widen(&amount, (annals_decimal){25, -1}), "975.000..1025.000");
    amount = read_amount("1000");
    assert_printed(annals_amount_widen(&amount, (annals_decimal){10, 0}), "1000");
    amount = read_amount("~0");
    assert_printed(annals_amount_widen(&amount, (annals_decimal){10, 0}), "0.00");
    amount = read_amount("~999999999999999999e18");
    assert_printed(annals_amount_widen(&amount, (annals_decimal){50, 0}), ">=4.99999999999999999e35");
    amount = read_amount("~123456789012345678");
    assert_printed(annals_amount_widen(&amount, (annals_decimal){1, 0}), "122222221122222221..124691356902469135");
    amount = read_amount("14B");
    assert_printed(annals_amount_unround(&amount, 8), "13.5B..14.5B");
    assert_printed(annals_amount_unround(&amount, 9), "14B");
    amount = read_amount("-999999999999999999e18");
    assert_printed(annals_amount_unround(&amount, 0), "<=-9.99999999999999998e35");
    amount = read_amount("999999999999999999e18");
    assert_printed(annals_amount_unround(&amount, 0), ">=9.99999999999999998e35");
    amount = read_amount("~7");
    assert_printed(annals_amount_widen(&amount, (annals_decimal){1, -18}), "7");
    amount = read_amount(">14B");
    assert_printed(annals_amount_unround(&amount, 0), ">14B");
    amount = read_amount("14.3B");
    assert_int_equal(annals_amount_place(&amount), 8);
    amount = read_amount("2..5.5%");
    assert_int_equal(annals_amount_place(&amount), -3);
    amount = read_amount("..");
    assert_int_equal(annals_amount_place(&amount), ANNALS_EXPONENT_MAX);
    amount = read_amount("~5%");
    assert_printed(annals_amount_unround(&amount, -3), "~4.5..5.5%");
    assert_printed(annals_amount_unround(&amount, -2), "~5%");
}

static bool values_meet(const annals_amount *a, const annals_amount *b)
{
    annals_relation relation = annals_amount_relate(a, b, NULL);
    return relation == ANNALS_SAME || relation == ANNALS_MEET;
}

/* Symmetric; what is the same as itself; a `~` more never sets apart; a wider width never does. */
static void keeps_its_laws_for_any_two_amounts(void **state)
{
    (void)state;
    random_source source = {UINT64_C(0xA11CE)};
    const annals_decimal narrow = {5, 0}, wide = {40, 0};
    for (int i = 0; i < ROUNDS; i++) {
        annals_amount a = random_amount(&source, 3, 2), b = random_amount(&source, 3, 2);
        annals_relation relation = annals_amount_relate(&a, &b, NULL);
        assert_int_equal(annals_amount_relate(&b, &a, NULL), relation);
        assert_int_equal(annals_amount_relate(&a, &a, NULL), ANNALS_SAME);
        annals_relation by_narrow = annals_amount_relate(&a, &b, &narrow);
        annals_relation by_wide = annals_amount_relate(&a, &b, &wide);
        assert_int_equal(annals_amount_relate(&b, &a, &narrow), by_narrow);
        if (relation == ANNALS_APART)
            assert_int_equal(by_wide, ANNALS_APART);
        if (by_wide == ANNALS_APART)
            assert_int_equal(by_narrow, ANNALS_APART);
        annals_amount looser = a;
        looser.about = true;
        assert_int_not_equal(annals_amount_relate(&looser, &b, NULL), ANNALS_APART);
        if (relation == ANNALS_SAME)
            assert_true(values_meet(&a, &b));
        annals_amount least = annals_amount_widen(&looser, narrow), most = annals_amount_widen(&looser, wide);
        assert_true(values_meet(&least, &most));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(respects_open_and_closed_ends),
        cmocka_unit_test(takes_a_coarser_number_for_what_rounds_to_it),
        cmocka_unit_test(lets_about_disprove_nothing_without_a_width),
        cmocka_unit_test(refuses_widths_that_are_none),
        cmocka_unit_test(widens_and_unrounds),
        cmocka_unit_test(keeps_its_laws_for_any_two_amounts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
