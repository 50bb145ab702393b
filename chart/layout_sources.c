/* Which sources a chart names below it, each once, with the days of those that bear one title; draws nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chart/layout.h"

enum { SOURCE_LINES = 3, SOURCES_MOST = 12, DAYS_MOST = 4 };

typedef struct {
    const annals_source **sources; /* in the order of what is drawn, no two of the same words */
    const char **words;
    size_t count;
} sources_seen;

static bool listed(const sources_seen *seen, const char *words)
{
    for (size_t i = 0; i < seen->count; i++)
        if (strcmp(seen->words[i], words) == 0)
            return true;
    return false;
}

static void see_item(annals_layout *layout, const annals_item *item, sources_seen *seen)
{
    const annals_table *table = layout->answers[item->entry]->table;
    const annals_source *last = NULL; /* neighbours mostly share their source */
    for (size_t j = 0; j < item->row->observation_count && !layout->status; j++) {
        uint32_t number = table->observations[item->row->observations[j]].source;
        const annals_source *source = number < table->source_count ? &table->sources[number] : NULL;
        last = seen->count > 0 ? seen->sources[seen->count - 1] : NULL;
        if (!source || source == last)
            continue;
        const char *words = annals_layout_source_words(layout, source);
        if (listed(seen, words))
            continue;
        seen->sources[seen->count] = source;
        seen->words[seen->count++] = words;
    }
}

/* What was retracted and is drawn over lines comes last. */
static sources_seen see_all(annals_layout *layout)
{
    sources_seen seen = {0};
    size_t room = 0;
    for (size_t i = 0; i < layout->count; i++)
        room += layout->items[i].row->observation_count;
    room += layout->withdrawn_count;
    seen.sources = annals_layout_alloc(layout, room, sizeof *seen.sources);
    seen.words = annals_layout_alloc(layout, room, sizeof *seen.words);
    if (!seen.sources || !seen.words)
        return seen;
    for (size_t i = 0; i < layout->count; i++)
        see_item(layout, &layout->items[i], &seen);
    for (size_t i = 0; i < layout->withdrawn_count; i++)
        see_item(layout, &layout->withdrawn[i], &seen);
    return seen;
}

/* --- One title, several days ---------------------------------------------------------------------------------------
 */

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool goes_with(const annals_source *a, const annals_source *b)
{
    return a->title && same_text(a->title, b->title) && same_text(a->publisher, b->publisher) && a->published.text[0] &&
           b->published.text[0];
}

static int by_day(const void *left, const void *right)
{
    const annals_source *const *a = left, *const *b = right;
    return annals_period_compare(&(*a)->published, &(*b)->published);
}

/* "National accounts, 30 Jan 2025, 27 Mar 2025"; of many from the first day to the last. */
static const char *words_of_days(annals_layout *layout, const annals_source **group, size_t count)
{
    annals_source undated = *group[0];
    annals_str words = {0}, day = {0};
    undated.published = (annals_period){0};
    qsort(group, count, sizeof *group, by_day);
    annals_str_add(&words, annals_layout_source_words(layout, &undated));
    for (size_t i = 0; i < count && (count <= DAYS_MOST || i == 0); i++) {
        annals_str_clear(&day);
        if (count <= DAYS_MOST)
            annals_format_period(&day, &group[i]->published, layout->language);
        else
            annals_format_span(&day, &group[0]->published, &group[count - 1]->published, layout->language);
        annals_word_join(&words, 0, layout->language, ANNALS_WORD_COMMA, annals_str_text(&day));
    }
    words.failed = words.failed || day.failed;
    annals_str_free(&day);
    return annals_layout_take(layout, &words);
}

/* Tables name each by its number. */
static void group_days(annals_layout *layout, sources_seen *seen)
{
    const annals_source **group = annals_layout_alloc(layout, seen->count, sizeof *group);
    size_t kept = 0;
    for (size_t i = 0; group && i < seen->count; i++) {
        size_t size = 0;
        bool before = false;
        for (size_t j = 0; j < kept; j++)
            before = before || goes_with(seen->sources[j], seen->sources[i]);
        if (before)
            continue;
        for (size_t j = i; j < seen->count; j++)
            if (j == i || goes_with(seen->sources[i], seen->sources[j]))
                group[size++] = seen->sources[j];
        seen->words[kept] = size > 1 ? words_of_days(layout, group, size) : seen->words[i];
        seen->sources[kept++] = seen->sources[i];
    }
    seen->count = group ? kept : seen->count;
}

/* --- The line ------------------------------------------------------------------------------------------------------
 */

static const char *source_line(annals_layout *layout, const char *const *list, size_t shown, size_t count)
{
    annals_str line = {0}, more = {0};
    char number[24];
    for (size_t i = 0; i < shown; i++) {
        snprintf(number, sizeof number, "%zu", i + 1);
        bool numbered = layout->form->numbered && layout->slots.lanes == 1 && count > 1;
        annals_str entry = {0};
        if (numbered)
            annals_word_add(&entry, layout->language, ANNALS_WORD_SOURCE_NUMBERED, number, list[i]);
        annals_word_join(&line, 0, layout->language, ANNALS_WORD_SOURCE_NEXT,
                         numbered ? annals_str_text(&entry) : list[i]);
        line.failed = line.failed || entry.failed;
        annals_str_free(&entry);
    }
    if (shown < count) {
        snprintf(number, sizeof number, "%zu", count - shown);
        annals_word_add(&more, layout->language, ANNALS_WORD_SOURCES_MORE, number, NULL);
        annals_word_join(&line, 0, layout->language, ANNALS_WORD_SOURCE_NEXT, annals_str_text(&more));
    }
    if (count == 0)
        annals_word_add(&line, layout->language, ANNALS_WORD_SOURCE_NONE, NULL, NULL);
    annals_word_around(&line, 0, layout->language, ANNALS_WORD_SOURCE);
    line.failed = line.failed || more.failed;
    annals_str_free(&more);
    return annals_layout_take(layout, &line);
}

void annals_layout_sources(annals_layout *layout, double width, annals_face face)
{
    sources_seen seen = see_all(layout);
    if (!layout->status && !layout->form->numbered)
        group_days(layout, &seen);
    layout->source_list = seen.words;
    layout->source_total = seen.count;
    size_t shown = seen.count < SOURCES_MOST ? seen.count : SOURCES_MOST;
    do {
        const char *line = seen.words ? source_line(layout, seen.words, shown, seen.count) : "";
        layout->source = annals_layout_wrap(layout, line, face, width, SOURCE_LINES);
    } while (layout->source.cut && shown-- > 1);
}
