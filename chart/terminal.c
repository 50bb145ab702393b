/* Draws a chart as text for a terminal: title, blocks or Braille, sources; knows no pixels. */
#include "chart/terminal.h"

#include <stdlib.h>
#include <string.h>

#include "text/text.h"

enum { NARROWEST = 20, WIDEST = 500, LINES_MOST = 6 };

size_t annals_page_width(const char *text)
{
    return annals_text_width(text, strlen(text));
}

void annals_page_write(annals_page *page, annals_pen pen, size_t series, const char *text)
{
    static const char *const colours[] = {"34", "33", "90", "32", "35", "36", "31"};
    static const char *const pens[] = {"", "1", "2", ""};
    const char *code = pen == ANNALS_PEN_SERIES ? colours[series % (sizeof colours / sizeof *colours)] : pens[pen];
    bool coloured = page->colour && *code && *text;
    if (coloured)
        annals_str_format(&page->out, "\033[%sm", code);
    annals_str_add(&page->out, text);
    if (coloured)
        annals_str_add(&page->out, "\033[0m");
}

void annals_page_space(annals_page *page, size_t count)
{
    for (size_t i = 0; i < count; i++)
        annals_str_add_char(&page->out, ' ');
}

void annals_page_break(annals_page *page)
{
    annals_str *out = &page->out;
    while (out->size > 0 && out->data[out->size - 1] == ' ')
        annals_str_cut(out, out->size - 1);
    annals_str_add_char(out, '\n');
}

const char *annals_page_cut(annals_page *page, const char *text, size_t columns)
{
    annals_str cut = {0};
    if (annals_page_width(text) <= columns)
        return text;
    size_t size = annals_text_fit(text, strlen(text), columns > 0 ? columns - 1 : 0);
    while (size > 0 && text[size - 1] == ' ')
        size--;
    annals_str_format(&cut, "%.*s\xE2\x80\xA6", (int)size, text);
    return annals_layout_take(page->layout, &cut);
}

const char *annals_page_amount(annals_page *page, const annals_item *item)
{
    static const annals_word kinds[] = {[ANNALS_ESTIMATE] = ANNALS_WORD_OF_ESTIMATE,
                                        [ANNALS_GUIDANCE] = ANNALS_WORD_OF_GUIDANCE,
                                        [ANNALS_TARGET] = ANNALS_WORD_OF_TARGET};
    const annals_language *language = page->layout->language;
    annals_str words = {0};
    if (item->row->kind == ANNALS_ACTUAL)
        return item->value;
    annals_word_add(&words, language, ANNALS_WORD_WITH_UNIT, item->value,
                    annals_word_text(language, kinds[item->row->kind]));
    return annals_layout_take(page->layout, &words);
}

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
    annals_layout layout = {.spec = &stated,
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
