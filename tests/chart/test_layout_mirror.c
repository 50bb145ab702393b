/* Charts in languages that are read from the right: words begin there, names and bars follow, time and numbers do not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/chart/figures.h"

#define ARABIC "\"language\":\"ar\",\"title\":\"الموظفون في ثلاث فرق\""
#define HEBREW "\"language\":\"he\",\"title\":\"העובדים בשלושה צוותים\""

static figures *teams(void)
{
    figures *made = figures_new();
    figures_add(made, "staff,team=A; 2024; >=30; people; level; actual; 0");
    figures_add(made, "staff,team=B; 2024; 24; people; level; actual; 0");
    figures_add(made, "staff,team=C; 2024; 1200; people; level; estimate; 0");
    return made;
}

static figures *years(void)
{
    figures *made = figures_new();
    for (int year = 2019; year < 2025; year++)
        for (int team = 0; team < 2; team++) {
            char line[100];
            snprintf(line, sizeof line, "staff,team=%c; %d; %d; people; level; actual; 0", 'A' + team, year,
                     year - 2000 + 10 * team);
            figures_add(made, line);
        }
    return made;
}

static double right_of(annals_box box)
{
    return box.x + box.width;
}

/* Title, subtitle, notes and sources end at the right margin, and the tag above the title stands there. */
static void check_page(const laid_out *out)
{
    const annals_scene *scene = out->scene;
    size_t seen = 0;
    for (size_t i = 0; i < scene->text_count; i++) {
        annals_role role = scene->texts[i].role;
        if (role != ANNALS_ROLE_TITLE && role != ANNALS_ROLE_SUBTITLE && role != ANNALS_ROLE_NOTE &&
            role != ANNALS_ROLE_SOURCE)
            continue;
        assert_int_equal(scene->texts[i].anchor, ANNALS_ANCHOR_END);
        assert_true(right_of(scene->texts[i].box) > scene->width - 30);
        seen |= 1U << role;
    }
    for (size_t i = 0; i < scene->mark_count; i++)
        if (scene->marks[i].role == ANNALS_ROLE_ACCENT)
            assert_true(scene->marks[i].box.x > scene->width / 2);
    assert_true(seen & 1U << ANNALS_ROLE_TITLE && seen & 1U << ANNALS_ROLE_SOURCE);
}

static void bars_grow_from_their_names_at_the_right(void **state)
{
    (void)state;
    static const char *const charts[] = {
        "{\"annals\":1,\"chart\":\"bars\"," ARABIC ",\"data\":[{\"series\":\"staff,team=*\"}]}",
        "{\"annals\":1,\"chart\":\"bars\"," HEBREW ",\"data\":[{\"series\":\"staff,team=*\"}]}",
        "{\"annals\":1,\"chart\":\"dots\"," HEBREW ",\"data\":[{\"series\":\"staff,team=*\"}]}",
    };
    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++) {
        laid_out out = figures_lay_out(teams(), charts[i]);
        if (out.status)
            fail_msg("%s", out.error.message);
        check_page(&out);
        const annals_text *name = text_of(out.scene, ANNALS_ROLE_CATEGORY, "A");
        assert_non_null(name);
        for (size_t j = 0; j < out.scene->mark_count; j++)
            if (out.scene->marks[j].role == ANNALS_ROLE_BAR || out.scene->marks[j].role == ANNALS_ROLE_OPEN_END) {
                assert_true(right_of(out.scene->marks[j].box) <= name->box.x);
                if (out.scene->marks[j].shape == ANNALS_MARK_FADE)
                    assert_int_equal(out.scene->marks[j].from, ANNALS_FROM_RIGHT);
            }
        put_away(&out);
    }
}

static double place_of(const laid_out *out, annals_role role, const char *words)
{
    const annals_text *text = text_of(out->scene, role, words);
    if (!text)
        fail_msg("no \"%s\"", words);
    return text->box.x;
}

static void time_runs_as_numbers_do(void **state)
{
    (void)state;
    static const char *const charts[] = {
        "{\"annals\":1,\"chart\":\"time\",\"style\":\"line\"," HEBREW ",\"data\":[{\"series\":\"staff,team=A\"}]}",
        "{\"annals\":1,\"chart\":\"columns\"," HEBREW ",\"data\":[{\"series\":\"staff,team=A\"}]}",
    };
    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++) {
        laid_out out = figures_lay_out(years(), charts[i]);
        if (out.status)
            fail_msg("%s", out.error.message);
        check_page(&out);
        annals_role role = i == 0 ? ANNALS_ROLE_TICK : ANNALS_ROLE_CATEGORY;
        assert_true(place_of(&out, role, "2020") < place_of(&out, role, "2024"));
        put_away(&out);
    }
}

static void legends_and_panels_begin_at_the_right(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(
        years(),
        "{\"annals\":1,\"chart\":\"stacked-columns\"," ARABIC
        ",\"data\":[{\"series\":\"staff,team=A\",\"label\":\"X\"},{\"series\":\"staff,team=B\",\"label\":\"Y\"}]}");
    assert_int_equal(out.status, ANNALS_OK);
    check_page(&out);
    assert_true(place_of(&out, ANNALS_ROLE_SERIES, "X") > place_of(&out, ANNALS_ROLE_SERIES, "Y"));
    put_away(&out);
    out = figures_lay_out(years(), "{\"annals\":1,\"chart\":\"time\",\"multiples\":\"team\",\"style\":\"line\"," HEBREW
                                   ",\"data\":[{\"series\":\"staff,team=*\"}]}");
    assert_int_equal(out.status, ANNALS_OK);
    check_page(&out);
    assert_true(place_of(&out, ANNALS_ROLE_CATEGORY, "A") > place_of(&out, ANNALS_ROLE_CATEGORY, "B"));
    put_away(&out);
}

static void numbers_of_a_table_stay_under_each_other(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(teams(), "{\"annals\":1,\"chart\":\"table\"," HEBREW
                                            ",\"data\":[{\"series\":\"staff,team=*\"}]}");
    assert_int_equal(out.status, ANNALS_OK);
    check_page(&out);
    const annals_text *small = text_of(out.scene, ANNALS_ROLE_VALUE, "24");
    const annals_text *large = text_of(out.scene, ANNALS_ROLE_VALUE, "1,200");
    assert_non_null(small);
    assert_non_null(large);
    assert_true(right_of(small->box) == right_of(large->box));
    assert_true(place_of(&out, ANNALS_ROLE_CATEGORY, "A") > right_of(large->box));
    put_away(&out);
}

/* Without a language a title says from where the page is read; a date stays behind the title of its source. */
/* Its last column ends where the title does, which is as wide as many columns (figures_lay_out looks for overlaps). */
static void columns_of_a_wide_table_keep_apart(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(
        years(),
        "{\"annals\":1,\"chart\":\"table\",\"size\":{\"width\":500},\"title\":\"الموظفون في ثلاث فرق خلال السنوات "
        "الست الماضية\",\"data\":[{\"series\":\"staff,team=*\"}]}");
    assert_int_equal(out.status, ANNALS_OK);
    for (int year = 2019; year < 2024; year++) {
        char before[8], after[8];
        snprintf(before, sizeof before, "%d", year);
        snprintf(after, sizeof after, "%d", year + 1);
        const annals_text *one = text_of(out.scene, ANNALS_ROLE_TICK, before);
        const annals_text *next = text_of(out.scene, ANNALS_ROLE_TICK, after);
        assert_true(one && next && one->box.x > right_of(next->box));
    }
    put_away(&out);
}

static void a_title_alone_turns_the_page(void **state)
{
    (void)state;
    laid_out out = figures_lay_out(teams(), "{\"annals\":1,\"chart\":\"bars\",\"title\":\"العاملون\",\"data\":[{"
                                            "\"series\":\"staff,team=*\"}]}");
    assert_int_equal(out.status, ANNALS_OK);
    check_page(&out);
    assert_non_null(text_of(out.scene, ANNALS_ROLE_SOURCE,
                            "\xE2\x81\xA8"
                            "A summer of offers\xE2\x81\xA9"));
    put_away(&out);
    out = figures_lay_out(teams(), "{\"annals\":1,\"chart\":\"bars\",\"title\":\"Staff\",\"data\":[{"
                                   "\"series\":\"staff,team=*\"}]}");
    assert_int_equal(text_of(out.scene, ANNALS_ROLE_TITLE, "Staff")->anchor, ANNALS_ANCHOR_START);
    assert_null(text_of(out.scene, ANNALS_ROLE_SOURCE, "\xE2\x81\xA8"));
    put_away(&out);
}

/* Also where it is broken before a foreign word. */
static void lines_of_a_paragraph_run_as_the_paragraph(void **state)
{
    (void)state;
    size_t held = 0;
    for (int width = 300; width < 720; width += 10) {
        char json[400];
        snprintf(json, sizeof json,
                 "{\"annals\":1,\"chart\":\"bars\"," HEBREW
                 ",\"size\":{\"width\":%d},\"notes\":[\"לפי הסקר של Statistics "
                 "Halden נספרו כל העובדים של Kestrel Foods בסוף השנה\"],\"data\":[{\"series\":\"staff,team=*\"}]}",
                 width);
        laid_out out = figures_lay_out(teams(), json);
        assert_int_equal(out.status, ANNALS_OK);
        for (size_t i = 0; i < out.scene->text_count; i++) {
            const char *text = out.scene->texts[i].text;
            bool foreign = strncmp(text, "Statistics", 10) == 0 || strncmp(text, "Halden", 6) == 0 ||
                           strncmp(text, "Kestrel", 7) == 0 || strncmp(text, "Foods", 5) == 0;
            assert_false(foreign && strstr(text, "\xD7"));
            held += strncmp(text, "\xE2\x80\x8F", 3) == 0;
        }
        put_away(&out);
    }
    assert_true(held > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_grow_from_their_names_at_the_right),
        cmocka_unit_test(time_runs_as_numbers_do),
        cmocka_unit_test(legends_and_panels_begin_at_the_right),
        cmocka_unit_test(numbers_of_a_table_stay_under_each_other),
        cmocka_unit_test(lines_of_a_paragraph_run_as_the_paragraph),
        cmocka_unit_test(columns_of_a_wide_table_keep_apart),
        cmocka_unit_test(a_title_alone_turns_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
