/* What a mark shows, in words: name, amount, period, kind, source; draws nothing. */
#include <string.h>

#include "chart/layout.h"

enum {
    ABOUT_MOST = 2000, /* among more marks nobody points at a single one */
    ABOUT_SOURCES = 3
};

/* The first sources of what is shown. */
typedef struct {
    const annals_source *seen[ABOUT_SOURCES];
    size_t count;
    bool more;
} about_sources;

static void see_source(about_sources *sources, const annals_source *source)
{
    for (size_t i = 0; i < sources->count; i++)
        if (sources->seen[i] == source)
            return;
    sources->more = sources->more || sources->count == ABOUT_SOURCES;
    if (sources->count < ABOUT_SOURCES)
        sources->seen[sources->count++] = source;
}

static void see_item(const annals_layout *layout, const annals_item *item, about_sources *sources)
{
    const annals_table *table = layout->answers[item->entry]->table;
    for (size_t i = 0; i < item->row->observation_count; i++) {
        uint32_t source = table->observations[item->row->observations[i]].source;
        if (source < table->source_count)
            see_source(sources, &table->sources[source]);
    }
}

/* "Source: one; another; and others". */
static void add_sources(annals_layout *layout, const annals_item *first, const annals_item *last, annals_str *words)
{
    about_sources sources = {.count = 0};
    for (const annals_item *item = first; item <= last; item++)
        see_item(layout, item, &sources);
    for (size_t i = 0; i < sources.count; i++)
        annals_word_join(words, 0, layout->language, ANNALS_WORD_SOURCE_NEXT,
                         annals_layout_source_words(layout, sources.seen[i]));
    if (sources.more)
        annals_word_join(words, 0, layout->language, ANNALS_WORD_SOURCE_NEXT,
                         annals_word_text(layout->language, ANNALS_WORD_SOURCES_OTHER));
    if (sources.count > 0)
        annals_word_around(words, 0, layout->language, ANNALS_WORD_SOURCE);
}

static void add_part(const annals_layout *layout, annals_str *words, const char *part)
{
    annals_word_join(words, 0, layout->language, ANNALS_WORD_COMMA, part);
}

/* "more than 20 people", or of a line "3 – 5 days": its first amount and its last. */
static const char *value_words(annals_layout *layout, const annals_item *first, const annals_item *last)
{
    annals_str words = {0};
    if (first != last)
        annals_str_format(&words, "%s \xE2\x80\x93 ", first->value);
    annals_layout_value(layout, last, true, &words);
    return annals_layout_take(layout, &words);
}

/* "OpenAI: more than 20 people, Aug 2025, estimate". */
static void add_amount(annals_layout *layout, const annals_item *item, const annals_item *last, annals_str *words)
{
    annals_str period = {0};
    bool time = layout->form->over_time;
    annals_word_add(words, layout->language, ANNALS_WORD_LABELLED,
                    time ? layout->series_names[item->series] : item->category, value_words(layout, item, last));
    if (item == last)
        annals_format_period(&period, &item->row->period, layout->language);
    else
        annals_format_span(&period, &item->row->period, &last->row->period, layout->language);
    const char *when = annals_layout_take(layout, &period);
    if (!strstr(annals_str_text(words), when))
        add_part(layout, words, when);
    if (item->row->kind != ANNALS_ACTUAL)
        add_part(layout, words, annals_layout_kind_words(layout, item->row->kind));
}

static const char *words_of(annals_layout *layout, const annals_item *first, const annals_item *last)
{
    annals_str words = {0}, sources = {0};
    add_amount(layout, first, last, &words);
    add_sources(layout, first, last, &sources);
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
    layout->shown_last = layout->shown;
}

void annals_layout_about_line(annals_layout *layout, const annals_item *first, const annals_item *last)
{
    layout->about = NULL;
    layout->shown = first;
    layout->shown_last = last;
}

const char *annals_layout_about_words(annals_layout *layout)
{
    if (!layout->about && layout->shown)
        layout->about = words_of(layout, layout->shown, layout->shown_last);
    return layout->about;
}
