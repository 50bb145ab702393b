/* What a mark shows, in words: name, amount, period, kind, source; draws nothing. */
#include <string.h>

#include "chart/layout.h"

enum {
    ABOUT_MOST = 2000, /* among more marks nobody points at a single one */
    ABOUT_SOURCES = 3
};

/* "Source: one; another; and 2 more". */
static void add_sources(annals_layout *layout, const annals_item *item, annals_str *words)
{
    const annals_table *table = layout->answers[item->entry]->table;
    uint32_t seen[ABOUT_SOURCES];
    size_t count = 0, more = 0;
    for (size_t i = 0; i < item->row->observation_count; i++) {
        uint32_t source = table->observations[item->row->observations[i]].source;
        size_t j = 0;
        while (j < count && seen[j] != source)
            j++;
        if (j < count || source >= table->source_count)
            continue;
        if (count == ABOUT_SOURCES) {
            more++;
            continue;
        }
        seen[count++] = source;
        annals_word_join(words, 0, layout->language, ANNALS_WORD_SOURCE_NEXT,
                         annals_layout_source_words(layout, &table->sources[source]));
    }
    if (more > 0)
        annals_word_join(words, 0, layout->language, ANNALS_WORD_SOURCE_NEXT,
                         annals_word_text(layout->language, ANNALS_WORD_SOURCES_OTHER));
    if (count > 0)
        annals_word_around(words, 0, layout->language, ANNALS_WORD_SOURCE);
}

static void add_part(const annals_layout *layout, annals_str *words, const char *part)
{
    annals_word_join(words, 0, layout->language, ANNALS_WORD_COMMA, part);
}

/* "OpenAI: more than 20 (people), Aug 2025, estimate". */
static void add_amount(annals_layout *layout, const annals_item *item, annals_str *words)
{
    annals_str period = {0}, unit = {0};
    bool time = annals_layout_form(layout)->over_time;
    annals_word_add(words, layout->language, ANNALS_WORD_LABELLED,
                    time ? layout->series_names[item->series] : item->category, item->value);
    annals_format_unit(&unit, item->row->unit, layout->language);
    annals_word_join(words, 0, layout->language, ANNALS_WORD_WITH_UNIT, annals_layout_take(layout, &unit));
    annals_format_period(&period, &item->row->period, layout->language);
    const char *when = annals_layout_take(layout, &period);
    if (!strstr(annals_str_text(words), when))
        add_part(layout, words, when);
    if (item->row->kind != ANNALS_ACTUAL)
        add_part(layout, words, annals_layout_kind_words(layout, item->row->kind));
}

static const char *words_of(annals_layout *layout, const annals_item *item)
{
    annals_str words = {0}, sources = {0};
    add_amount(layout, item, &words);
    add_sources(layout, item, &sources);
    const char *from = annals_layout_take(layout, &sources);
    if (*from) {
        annals_word_around(&words, 0, layout->language, ANNALS_WORD_ALT_END);
        annals_word_join(&words, 0, layout->language, ANNALS_WORD_SENTENCES, from);
    }
    return annals_layout_take(layout, &words);
}

void annals_layout_about(annals_layout *layout, const annals_item *item)
{
    layout->about = NULL;
    layout->shown = item && layout->count <= ABOUT_MOST ? item : NULL;
}

const char *annals_layout_about_words(annals_layout *layout)
{
    if (!layout->about && layout->shown)
        layout->about = words_of(layout, layout->shown);
    return layout->about;
}
