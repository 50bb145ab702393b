/* What a mark shows, in words: name, amount, period, kind, source; draws nothing. */
#include <string.h>

#include "chart/layout.h"

enum {
    ABOUT_MOST = 2000, /* among more marks nobody points at a single one */
    ABOUT_SOURCES = 3
};

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
        annals_str_add(words, count == 1 ? ". Source: " : "; ");
        annals_str_add(words, annals_layout_source_words(layout, &table->sources[source]));
    }
    annals_str_add(words, more > 0 ? "; and more" : "");
}

static const char *words_of(annals_layout *layout, const annals_item *item)
{
    annals_str words = {0}, period = {0};
    bool time = layout->spec->kind == ANNALS_CHART_TIME;
    annals_str_format(&words, "%s: %s (", time ? layout->series_names[item->series] : item->category, item->value);
    annals_format_unit(&words, layout->unit);
    annals_str_add_char(&words, ')');
    annals_format_period(&period, &item->row->period);
    const char *when = annals_layout_take(layout, &period);
    if (!strstr(annals_str_text(&words), when))
        annals_str_format(&words, ", %s", when);
    if (item->row->kind != ANNALS_ACTUAL)
        annals_str_format(&words, ", %s", annals_kind_name(item->row->kind));
    add_sources(layout, item, &words);
    return annals_layout_take(layout, &words);
}

void annals_layout_about(annals_layout *layout, const annals_item *item)
{
    layout->about = item && layout->count <= ABOUT_MOST ? words_of(layout, item) : NULL;
}
