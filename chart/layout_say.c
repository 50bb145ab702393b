/* Puts what an item is into words: its amount, its kind, its sources; draws nothing. */
#include <string.h>

#include "chart/layout.h"
#include "text/text.h"

/* A mean that nothing was done to since. */
static bool is_mean(const annals_query *query)
{
    return query->aggregate == ANNALS_MEAN && !query->cumulate && query->change == ANNALS_CHANGE_NONE && !query->rebase;
}

/* The exponent of the most precise number behind a row. */
static int8_t finest_of(const annals_layout *layout, const annals_item *item)
{
    const annals_table *table = layout->answers[item->entry]->table;
    int8_t finest = ANNALS_EXPONENT_MAX;
    for (size_t i = 0; i < item->row->observation_count; i++) {
        const annals_amount *amount = &table->observations[item->row->observations[i]].amount;
        if (amount->low_end != ANNALS_END_NONE && amount->low.exponent < finest)
            finest = amount->low.exponent;
        if (amount->high_end != ANNALS_END_NONE && amount->high.exponent < finest)
            finest = amount->high.exponent;
    }
    return finest;
}

annals_wording annals_layout_wording(const annals_layout *layout, const annals_item *item)
{
    annals_wording wording = {.language = layout->language, .unit = item->row->unit, .signs = layout->signs};
    wording.averaged = is_mean(&layout->spec->queries[item->entry]) && item->row->observation_count > 1;
    wording.finest = wording.averaged ? finest_of(layout, item) : 0;
    return wording;
}

bool annals_item_disputed(const annals_layout *layout, const annals_item *item)
{
    for (size_t i = 0; i < item->row->observation_count; i++) {
        size_t count;
        const annals_difference *found =
            annals_answer_differences(layout->answers[item->entry], item->row->observations[i], &count);
        for (size_t j = 0; j < count; j++)
            if (found[j].relation == ANNALS_APART)
                return true;
    }
    return false;
}

void annals_layout_mark_disputed(const annals_layout *layout, const annals_item *item, annals_str *value)
{
    if (annals_item_disputed(layout, item))
        annals_str_add(value, "*");
}

void annals_layout_value(const annals_layout *layout, const annals_item *item, bool counted, annals_str *out)
{
    annals_wording wording = annals_layout_wording(layout, item);
    size_t start = out->size;
    wording.counted = counted;
    annals_format_amount(out, &item->row->amount, &wording);
    annals_layout_mark_disputed(layout, item, out);
    if (item->retracted)
        annals_word_around(out, start, layout->language, ANNALS_WORD_RETRACTED);
}

const char *annals_item_words(annals_layout *layout, const annals_item *item)
{
    annals_str words = {0};
    annals_layout_value(layout, item, false, &words);
    return annals_layout_take(layout, &words);
}

const char *annals_layout_kind_words(const annals_layout *layout, annals_kind kind)
{
    static const annals_word kinds[] = {ANNALS_WORD_ACTUAL, ANNALS_WORD_OF_ESTIMATE, ANNALS_WORD_OF_GUIDANCE,
                                        ANNALS_WORD_OF_TARGET};
    return annals_word_text(layout->language, kinds[kind]);
}

/* What runs against the page is kept apart from it (UAX 9, FSI and PDI), so that the date behind a title stays there.
 */
static void add_recorded(const annals_layout *layout, annals_str *words, const char *text)
{
    bool apart = *text && annals_text_runs_left(text, strlen(text)) != layout->from_right;
    annals_str_add(words, apart ? "\xE2\x81\xA8" : "");
    annals_str_add(words, text);
    annals_str_add(words, apart ? "\xE2\x81\xA9" : "");
}

const char *annals_layout_source_words(annals_layout *layout, const annals_source *source)
{
    annals_str words = {0}, published = {0};
    add_recorded(layout, &words, source->title ? source->title : "");
    if (source->publisher) {
        annals_str publisher = {0};
        add_recorded(layout, &publisher, source->publisher);
        annals_word_join(&words, 0, layout->language, ANNALS_WORD_PUBLISHER, annals_str_text(&publisher));
        words.failed = words.failed || publisher.failed;
        annals_str_free(&publisher);
    }
    if (words.size == 0)
        annals_str_add(&words, source->id);
    if (source->published.text[0]) {
        annals_format_period(&published, &source->published, layout->language);
        annals_word_join(&words, 0, layout->language, ANNALS_WORD_COMMA, annals_str_text(&published));
    }
    words.failed = words.failed || published.failed;
    annals_str_free(&published);
    return annals_layout_take(layout, &words);
}

void annals_layout_add_sentence(const annals_layout *layout, annals_str *out, annals_word word, const char *one)
{
    annals_str sentence = {0};
    annals_word_add(&sentence, layout->language, word, one, NULL);
    annals_word_join(out, 0, layout->language, ANNALS_WORD_SENTENCES, annals_str_text(&sentence));
    out->failed = out->failed || sentence.failed;
    annals_str_free(&sentence);
}
