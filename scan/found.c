/* Makes a found figure of a read one: place, unit, nature, and how sure it is; knows nothing of documents. */
#include "scan/found.h"

#include <string.h>

#include "scan/misread.h"
#include "scan/reading.h"
#include "series/str.h"

enum { KIND_BEFORE = 12, KIND_BEHIND = 6 };

static void set_place(const annals_tokens *tokens, const annals_figure *figure, const annals_reading *reading,
                      annals_found *found)
{
    const annals_passage *passage = tokens->passage;
    found->start = reading->start;
    found->end = reading->end;
    found->number_start = (int64_t)passage->origin[tokens->items[figure->number.first].start];
    found->number_end = (int64_t)passage->until[tokens->items[figure->number.last - 1].end - 1];
}

/* Looks for a word that says what kind of statement this is: before the figure as far as its sentence goes, and close
 * behind it. */
static annals_kind find_kind(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first;
    for (size_t steps = 0; at-- > 0 && steps < KIND_BEFORE && tokens->items[at].kind != ANNALS_TOKEN_BREAK; steps++) {
        if (annals_token_is(tokens, at, ANNALS_ROLE_KIND))
            return (annals_kind)annals_token_meaning(tokens, at, ANNALS_ROLE_KIND)->which;
    }
    at = figure->last;
    for (size_t steps = 0; at < tokens->count && steps < KIND_BEHIND && tokens->items[at].kind != ANNALS_TOKEN_BREAK;
         steps++, at++) {
        if (annals_token_is(tokens, at, ANNALS_ROLE_KIND))
            return (annals_kind)annals_token_meaning(tokens, at, ANNALS_ROLE_KIND)->which;
    }
    return ANNALS_ACTUAL;
}

/* A doubt takes something off the confidence, and says why. */
static void doubt(annals_found *found, annals_str *reasons, int less, const char *why)
{
    found->confidence -= less;
    annals_str_add(reasons, reasons->size > 0 ? "; " : "");
    annals_str_add(reasons, why);
}

/* Says with which figure the unit or the scale is said. */
static void doubt_elided(const annals_tokens *tokens, const annals_figure *figure, annals_found *found,
                         annals_str *reasons)
{
    const annals_token *items = tokens->items;
    size_t start = items[figure->said_first].start, size = items[figure->said_last - 1].end - start;
    doubt(found, reasons, 20,
          !figure->elided_scale ? "its unit is said with "
          : figure->elided_unit ? "its unit and scale are said with "
                                : "its scale is said with ");
    annals_str_add_bytes(reasons, tokens->passage->cased + start, size);
}

static void set_confidence(const annals_tokens *tokens, const annals_figure *figure, annals_found *found,
                           annals_str *reasons)
{
    bool noun = figure->unit_last > figure->unit_first;
    found->confidence = 100;
    if (found->left_alone)
        doubt(found, reasons, 80, found->left_alone);
    if (figure->currency && (figure->currency->which & ANNALS_CURRENCY_OPEN) != 0)
        doubt(found, reasons, 15, "the words leave open which currency");
    else if (!figure->percent && !figure->points && !figure->currency && !noun && !figure->unit)
        doubt(found, reasons, figure->number.literal ? 30 : 15, "no unit");
    else if (figure->subject)
        doubt(found, reasons, 20, "the unit is what it is said of");
    else if (noun && !figure->unit && !figure->elided_unit)
        doubt(found, reasons, 10, "the unit is the word behind it");
    if (figure->bare_age)
        doubt(found, reasons, 20, "an age by its place alone");
    if (annals_figure_is_misread(tokens, figure))
        doubt(found, reasons, 50, "letters beside its digits, perhaps misread");
    if (figure->number.vague)
        doubt(found, reasons, 5, "a vague number");
    if (figure->elided_unit || figure->elided_scale)
        doubt_elided(tokens, figure, found, reasons);
    if (figure->told)
        doubt(found, reasons, 15, "the word behind it tells who it counts");
    if (figure->calendar)
        doubt(found, reasons, 5, "months and years are not all of as many days");
    if (figure->number.derived)
        doubt(found, reasons, 5, "a division rounded it");
    if (found->confidence < 0)
        found->confidence = 0;
}

/* What a change is measured in can be added up; a share can not. */
static annals_nature nature_of(const annals_figure *figure, annals_direction direction)
{
    if (direction != ANNALS_DIRECTION_NONE)
        return ANNALS_CHANGE;
    return figure->percent || figure->ratio ? ANNALS_RATIO : ANNALS_NATURE_NONE;
}

/* The words of a currency that they leave open: pesos. */
static void set_open_currency(const annals_tokens *tokens, const annals_figure *figure, const annals_money *money,
                              annals_reading *reading)
{
    if (reading->unit[0] || !figure->currency || figure->percent)
        return;
    const annals_language *language = tokens->language;
    const char *text = annals_language_text(language, figure->currency);
    if (*text && *language->open_currencies)
        text = annals_money_of(money, tokens, text);
    size_t size = strcspn(text, " ");
    for (size_t at = figure->first; size == 0 && at < figure->last; at++) {
        if (!annals_token_is(tokens, at, ANNALS_ROLE_CURRENCY))
            continue;
        text = tokens->passage->cased + tokens->items[at].start;
        size = tokens->items[at].end - tokens->items[at].start;
    }
    if (size < ANNALS_READING_UNIT)
        memcpy(reading->unit, text, size);
}

bool annals_beside_find(annals_beside *beside, const annals_tokens *tokens, const annals_period *published)
{
    return annals_when_spans_find(&beside->periods, tokens, published) && annals_names_find(&beside->names, tokens);
}

void annals_beside_free(annals_beside *beside)
{
    annals_when_spans_free(&beside->periods);
    annals_names_free(&beside->names);
    annals_str_free(&beside->scratch);
}

/* A text in the arena, which most often is none; NULL: no memory. */
static const char *copy(annals_arena *arena, const char *text, size_t size)
{
    return size == 0 ? "" : annals_arena_copy(arena, text, size);
}

/* Moves what was written into the arena; NULL: no memory. */
static const char *keep(annals_str *scratch, annals_arena *arena)
{
    const char *kept = scratch->failed ? NULL : copy(arena, annals_str_text(scratch), scratch->size);
    annals_str_clear(scratch);
    return kept;
}

annals_status annals_found_write(const annals_tokens *tokens, const annals_figure *figure, const annals_money *money,
                                 annals_beside *beside, annals_arena *arena, annals_found *found, annals_error *error)
{
    annals_reading reading;
    annals_period period;
    bool fiscal = false;
    annals_str *scratch = &beside->scratch;
    annals_reading_write(tokens, figure, &reading);
    set_open_currency(tokens, figure, money, &reading);
    *found = (annals_found){.amount = reading.amount,
                            .left_alone = figure->left_alone,
                            .measured = figure->unit || figure->percent || figure->points || figure->currency,
                            .open_currency = figure->currency && (figure->currency->which & ANNALS_CURRENCY_OPEN) != 0,
                            .sentence = {"", ""},
                            .place = tokens->items[figure->first].start,
                            .place_end = tokens->items[figure->last - 1].end,
                            .before = {"", ""},
                            .headline = {"", ""}};
    set_place(tokens, figure, &reading, found);
    set_confidence(tokens, figure, found, scratch);
    found->nature = nature_of(figure, reading.direction);
    found->direction = reading.direction;
    found->kind = find_kind(tokens, figure);
    found->language = tokens->language->tags;
    found->unit = copy(arena, reading.unit, strlen(reading.unit));
    annals_when_near(tokens, figure->first, figure->last, &beside->periods, &period, &fiscal);
    if (fiscal)
        doubt(found, scratch, 5, "a fiscal year, which may be no calendar year");
    found->reasons = keep(scratch, arena);
    found->period = copy(arena, period.text, strlen(period.text));
    annals_label_add(tokens, figure, scratch);
    found->label = keep(scratch, arena);
    annals_names_add(tokens, &beside->names, figure, scratch);
    found->entities = keep(scratch, arena);
    bool whole = found->unit && found->reasons && found->period && found->label && found->entities;
    return whole ? ANNALS_OK : annals_error_no_memory(error);
}
