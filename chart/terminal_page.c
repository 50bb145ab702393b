/* A page of terminal cells that grows downwards: texts, spaces, lines; knows no chart. */
#include "chart/terminal.h"

#include <string.h>

#include "text/text.h"

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
