/* Charts as text: names, amounts with their qualifiers, lines that fit, colours only where wanted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/chart/figures.h"
#include "text/text.h"

#define CHART(kind, data, rest) "{\"annals\":1,\"chart\":\"" kind "\",\"data\":[{\"series\":\"" data "\"}]" rest "}"

static figures *numbers(void)
{
    static const char *const lines[] = {"hires,origin=OpenAI; 2025-08; >20; people; flow; actual; 0",
                                        "hires,origin=Google; 2025-08; >=13; people; flow; actual; 0",
                                        "hires,origin=Apple; 2025-08; 3; people; flow; actual; 0",
                                        "hires,origin=xAI; 2025-08; 2..5; people; flow; actual; 0",
                                        "hires,origin=數據; 2025-08; <=8; people; flow; actual; 0",
                                        "hires,origin=Anthropic; 2025-08; ~4; people; flow; estimate; 0",
                                        "budget,unit=a; 2025; -20; USD; change; actual; 0",
                                        "budget,unit=b; 2025; 35; USD; change; actual; 0",
                                        "budget,unit=c; 2025; <=-5; USD; change; target; 0",
                                        "empty; 2025; 0; people; flow; actual; 0"};
    figures *made = figures_new();
    char line[100];
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        figures_add(made, lines[i]);
    for (int i = 0; i < 18; i++) {
        snprintf(line, sizeof line, "staff,firm=Aurora; %d-%02d; %s%d; people; level; %s; 0", 2024 + i / 12, 1 + i % 12,
                 i == 17 ? ">=" : "", 200 + 11 * i - 2 * i * (i % 5), i > 14 ? "guidance" : "actual");
        figures_add(made, line);
        snprintf(line, sizeof line, "staff,firm=Borealis; %d-%02d; %d; people; level; actual; 0", 2024 + i / 12,
                 1 + i % 12, 320 - 9 * i);
        if (i != 7)
            figures_add(made, line);
    }
    figures_add(made, "once; ../2025-08-15~; >=7; people; level; actual; 0");
    return made;
}

/* As text; freed by the caller. */
static char *draw(const char *json, size_t columns, bool colour)
{
    figures *made = numbers();
    chart_case chart;
    annals_terminal terminal = {.columns = columns, .colour = colour};
    annals_warnings warnings = {0};
    annals_error error = {0};
    char *text = NULL;
    size_t size = 0;
    chart_case_open(&chart, made, json);
    if (annals_chart_text(chart.spec, (const annals_answer *const *)chart.answers, chart.count, &terminal, &text, &size,
                          &warnings, &error))
        fail_msg("%s", error.message);
    assert_int_equal(size, strlen(text));
    annals_warnings_free(&warnings);
    chart_case_close(&chart);
    figures_free(made);
    return text;
}

static void assert_drawn(const char *json, const char *wanted)
{
    char *text = draw(json, 60, false);
    assert_string_equal(text, wanted);
    free(text);
}

static void a_bar_ends_as_its_amount_is_known(void **state)
{
    (void)state;
    assert_drawn(CHART("bars", "hires,origin=*", ",\"title\":\"Hires\",\"subtitle\":\"\""),
                 "Hires\n"
                 "\n"
                 "   OpenAI  ██████████████████████████▓▒░  more than 20\n"
                 "   Google  █████████████████▓▒░  at least 13\n"
                 "     數據  ▒▒▒▒▒▒▒▒▒▒  up to 8\n"
                 "Anthropic  ▒▒▒▒▒  about 4 (estimate)\n"
                 "    Apple  ███▉  3\n"
                 "      xAI  ███░░░░  2–5\n"
                 "\n"
                 "Source: A summer of offers — annals example, 30 Aug 2025\n");
}

static void changes_go_to_both_sides_of_zero(void **state)
{
    (void)state;
    assert_drawn(CHART("diverging", "budget,unit=*", ",\"title\":\"Budgets\",\"subtitle\":\"\""),
                 "Budgets\n"
                 "\n"
                 "b                 ████████████████████▍  +$35\n"
                 "c           ░▒▓▒▒▒  at most −$5 (target)\n"
                 "a     ████████████  −$20\n"
                 "\n"
                 "Source: A summer of offers — annals example, 30 Aug 2025\n");
}

static void a_line_is_drawn_in_dots_and_named_at_its_end(void **state)
{
    (void)state;
    assert_drawn(CHART("time", "staff,firm=*", ""), "Staff, by firm, Jan 2024 – Jun 2025 (people)\n"
                                                    "\n"
                                                    "400 ┤\n"
                                                    "    │                    ⢆ ⢐\n"
                                                    "    │ ⡀                 ⠨ ⠑⢐  Aurora at least 319 (guidance)\n"
                                                    "300 ┤  ⠉⠒⠠⡀       ⢸⠒⢄   ⠌\n"
                                                    "    │     ⠈⠁⠒⠤⢀   ⡇  ⠑⢄ ⠅\n"
                                                    "    │       ⡎⠉⠑⠺⢆⣴⣁    ⠹\n"
                                                    "    │ ⢀⡠⠤⠔⠢⠜     ⠈ ⠈⠒⠄⣀\n"
                                                    "200 ┤ ⠁                ⠉⠐⠤⡀\n"
                                                    "    │                      ⠉  Borealis 167\n"
                                                    "    │\n"
                                                    "100 ┤\n"
                                                    "    │\n"
                                                    "    │\n"
                                                    "  0 ┤\n"
                                                    "    └─┴──────────────┴───────\n"
                                                    "    2024           2025\n"
                                                    "\n"
                                                    "Source: A summer of offers — annals example, 30 Aug 2025\n");
}

static void every_line_fits_the_terminal(void **state)
{
    (void)state;
    static const char *const charts[] = {CHART("bars", "hires,origin=*", ""),
                                         CHART("time", "staff,firm=*", ""),
                                         CHART("time", "staff,firm=*", ",\"style\":\"step\""),
                                         CHART("time", "staff,firm=Aurora", ",\"style\":\"area\""),
                                         CHART("time", "once", ""),
                                         CHART("bars", "empty", "")};
    static const size_t columns[] = {48, 60, 80, 132};
    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++)
        for (size_t j = 0; j < 4; j++) {
            char *text = draw(charts[i], columns[j], false);
            for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
                if (annals_text_width(line, strlen(line)) > columns[j])
                    fail_msg("%zu columns: %s", columns[j], line);
            free(text);
        }
}

static void a_sparkline_is_a_row_of_blocks(void **state)
{
    (void)state;
    assert_drawn(CHART("sparkline", "staff,firm=*", ""), "Aurora    ▁▁▂▂▂▃▃▃▃▂▆▅▅▄▃█▇▆  at least 319 (guidance)\n"
                                                         "Borealis  ██▇▇▆▆▆ ▅▄▄▃▃▃▂▂▁▁  167\n");
}

static void a_point_without_a_line_is_a_row_of_its_own(void **state)
{
    (void)state;
    char *text = draw(CHART("time", "once", ""), 80, false);
    assert_non_null(strstr(text, "to about 15 Aug 2025  "));
    assert_non_null(strstr(text, "▓▒░  at least 7\n"));
    free(text);
}

static void colours_are_used_only_where_they_are_wanted(void **state)
{
    (void)state;
    char *plain = draw(CHART("time", "staff,firm=*", ""), 80, false);
    char *coloured = draw(CHART("time", "staff,firm=*", ""), 80, true);
    assert_null(strchr(plain, '\033'));
    assert_non_null(strstr(coloured, "\033[34m"));
    assert_non_null(strstr(coloured, "\033[33m"));
    free(plain);
    free(coloured);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_ends_as_its_amount_is_known),
        cmocka_unit_test(changes_go_to_both_sides_of_zero),
        cmocka_unit_test(a_line_is_drawn_in_dots_and_named_at_its_end),
        cmocka_unit_test(every_line_fits_the_terminal),
        cmocka_unit_test(a_sparkline_is_a_row_of_blocks),
        cmocka_unit_test(a_point_without_a_line_is_a_row_of_its_own),
        cmocka_unit_test(colours_are_used_only_where_they_are_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
