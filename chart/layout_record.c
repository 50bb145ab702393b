/* What a chart says of the record behind it: as of which moment it is, and where other sources differ; draws nothing.
 */
#include "chart/layout.h"

enum { NAMED = 4 };

/* "Hires: 2013 (Publisher)"; without the name where the chart has but one figure. */
static void add_dispute(annals_layout *layout, const annals_item *item, const annals_observation *other,
                        annals_str *out)
{
    annals_str words = {0}, whole = {0};
    const annals_source *source = &layout->answers[item->entry]->table->sources[other->source];
    annals_wording wording = annals_layout_wording(layout, item);
    annals_format_amount(&words, &other->amount, &wording);
    const char *name = source->publisher ? source->publisher : source->title ? source->title : source->id;
    annals_word_add(&whole, layout->language, ANNALS_WORD_WITH_UNIT, annals_str_text(&words), name);
    annals_str_clear(&words);
    if (layout->count > 1)
        annals_word_add(&words, layout->language, ANNALS_WORD_LABELLED, item->category, annals_str_text(&whole));
    annals_word_join(out, 0, layout->language, ANNALS_WORD_SOURCE_NEXT,
                     annals_str_text(layout->count > 1 ? &words : &whole));
    out->failed = out->failed || words.failed || whole.failed;
    annals_str_free(&words);
    annals_str_free(&whole);
}

/* Adds those of an item to the list; returns how many there are in all. */
static size_t list_item(annals_layout *layout, const annals_item *item, size_t listed, annals_str *out)
{
    const annals_table *table = layout->answers[item->entry]->table;
    for (size_t i = 0; i < item->row->observation_count; i++) {
        size_t count;
        const annals_difference *found =
            annals_answer_differences(layout->answers[item->entry], item->row->observations[i], &count);
        for (size_t j = 0; j < count; j++) {
            if (found[j].relation != ANNALS_APART)
                continue;
            if (listed++ < NAMED)
                add_dispute(layout, item, &table->observations[found[j].other], out);
        }
    }
    return listed;
}

static void explain_disputes(annals_layout *layout, annals_str *out)
{
    annals_str list = {0};
    size_t listed = 0;
    for (size_t i = 0; i < layout->count; i++)
        listed = list_item(layout, &layout->items[i], listed, &list);
    if (listed > NAMED)
        annals_word_join(&list, 0, layout->language, ANNALS_WORD_SOURCE_NEXT,
                         annals_word_text(layout->language, ANNALS_WORD_SOURCES_OTHER));
    if (listed > 0)
        annals_layout_add_sentence(layout, out, ANNALS_WORD_NOTE_DISPUTED, annals_str_text(&list));
    out->failed = out->failed || list.failed;
    annals_str_free(&list);
}

static void add_period_sentence(annals_layout *layout, annals_word word, const annals_period *period, annals_str *out)
{
    annals_str words = {0};
    annals_format_period(&words, period, layout->language);
    annals_layout_add_sentence(layout, out, word, annals_str_text(&words));
    out->failed = out->failed || words.failed;
    annals_str_free(&words);
}

static void explain_state(annals_layout *layout, annals_str *out)
{
    annals_period day;
    const annals_spec *spec = layout->spec;
    if (spec->past && annals_period_at(spec->moment, ANNALS_DAY, &day, NULL) == ANNALS_OK)
        add_period_sentence(layout, ANNALS_WORD_NOTE_AS_OF, &day, out);
    if (spec->published_by.text[0])
        add_period_sentence(layout, ANNALS_WORD_NOTE_PUBLISHED_BY, &spec->published_by, out);
}

const char *annals_layout_record_note(annals_layout *layout)
{
    annals_str out = {0};
    annals_retracted_explain(layout, &out);
    explain_disputes(layout, &out);
    explain_state(layout, &out);
    return annals_layout_take(layout, &out);
}
