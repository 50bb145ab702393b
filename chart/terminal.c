/* Draws a chart as text for a terminal: title, blocks or Braille, sources; knows no pixels. */
#include "chart/terminal.h"

#include <stdlib.h>
#include <string.h>

#include "text/text.h"

enum { NARROWEST = 20, WIDEST = 500, LINES_MOST = 6 };

/* A cell is as wide as it is; a line is one row. */
static annals_status measure_cells(void *context, const char *text, annals_face face, annals_extent *extent,
                                   annals_error *error)
{
    (void)context;
    (void)face;
    (void)error;
    *extent = (annals_extent){(double)annals_page_width(text), 0.8, 0.2};
    return ANNALS_OK;
}

static void write_paragraph(annals_page *page, annals_pen pen, const char *text)
{
    annals_lines lines = annals_layout_wrap(page->layout, text, annals_layout_face(page->layout, ANNALS_FACE_NOTE),
                                            (double)page->columns, LINES_MOST);
    for (size_t i = 0; i < lines.count; i++) {
        annals_page_write(page, pen, 0, lines.lines[i]);
        annals_page_break(page);
    }
}

static void write_header(annals_page *page)
{
    write_paragraph(page, ANNALS_PEN_BOLD, page->layout->title);
    write_paragraph(page, ANNALS_PEN_PLAIN, page->layout->subtitle);
    annals_page_break(page);
}

static void write_footer(annals_page *page)
{
    annals_page_break(page);
    for (size_t i = 0; i < page->layout->spec->note_count; i++)
        write_paragraph(page, ANNALS_PEN_FAINT, page->layout->spec->notes[i]);
    write_paragraph(page, ANNALS_PEN_FAINT, annals_layout_record_note(page->layout));
    for (size_t i = 0; i < page->layout->source.count; i++) {
        annals_page_write(page, ANNALS_PEN_FAINT, 0, page->layout->source.lines[i]);
        annals_page_break(page);
    }
}

static void write_page(annals_page *page)
{
    annals_layout *layout = page->layout;
    annals_layout_collect(layout);
    if (!layout->status)
        annals_layout_say(layout);
    if (!layout->status)
        annals_layout_footer(layout, (double)page->columns);
    if (layout->status)
        return;
    if (layout->spec->kind == ANNALS_CHART_SPARK) {
        annals_page_sparks(page);
        return;
    }
    write_header(page);
    if (layout->spec->kind == ANNALS_CHART_TIMELINE)
        annals_page_timeline(page);
    else if (layout->spec->kind == ANNALS_CHART_TIME && annals_time_has_lines(layout))
        annals_page_lines(page);
    else
        annals_page_rows(page);
    write_footer(page);
}

annals_status annals_chart_text(const annals_spec *spec, const annals_answer *const *answers, size_t answer_count,
                                const annals_terminal *terminal, char **text, size_t *size, annals_warnings *warnings,
                                annals_error *error)
{
    annals_measure measure = {measure_cells, NULL};
    annals_spec stated = *spec;
    annals_spec_set_state(&stated, terminal->as_of, terminal->published_by);
    stated.struck = spec->struck && spec->kind != ANNALS_CHART_TIME; /* lines of dots have no such sign */
    annals_layout layout = {.spec = &stated,
                            .form = annals_chart_form_of(spec->kind),
                            .answers = answers,
                            .measure = &measure,
                            .warnings = warnings,
                            .error = error,
                            .scale = 1,
                            .theme = &spec->theme};
    annals_page page = {.layout = &layout, .columns = terminal->columns, .colour = terminal->colour};
    if (answer_count != spec->entry_count)
        return annals_error_set(error, ANNALS_USAGE, "%zu answers for %zu queries", answer_count, spec->entry_count);
    page.columns = page.columns < NARROWEST ? NARROWEST : page.columns > WIDEST ? WIDEST : page.columns;
    annals_language language;
    annals_status status = annals_layout_language(spec, answers, answer_count, &language, error);
    if (status)
        return status;
    layout.language = &language;
    layout.arena = annals_arena_new();
    if (layout.arena)
        write_page(&page);
    else
        annals_layout_fail(&layout, annals_error_no_memory(error));
    annals_arena_free(layout.arena);
    annals_language_close(&language);
    if (!layout.status && page.out.failed)
        annals_layout_fail(&layout, annals_error_no_memory(error));
    *size = page.out.size;
    if (!layout.status)
        *text = annals_str_take(&page.out);
    annals_str_free(&page.out);
    return layout.status;
}
