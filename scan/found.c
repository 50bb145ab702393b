/* Makes a found figure of a read one: place, unit, nature, and how sure it is; knows nothing of documents. */
#include "scan/found.h"

#include <string.h>

#include "scan/label.h"
#include "scan/reading.h"
#include "scan/when.h"

static void set_place(const annals_tokens *tokens, const annals_figure *figure, const annals_reading *reading,
                      annals_found *found)
{
    const annals_passage *passage = tokens->passage;
    found->start = reading->start;
    found->end = reading->end;
    found->number_start = (int64_t)passage->origin[tokens->items[figure->number.first].start];
    found->number_end = (int64_t)passage->until[tokens->items[figure->number.last - 1].end - 1];
}

static void set_confidence(const annals_figure *figure, annals_found *found)
{
    found->confidence = 100;
    found->reasons = "";
    if (figure->number.doubt == ANNALS_DOUBT_YEAR) {
        found->confidence = 20;
        found->reasons = "may be a year";
    } else if (figure->number.doubt == ANNALS_DOUBT_WORD) {
        found->confidence = 40;
        found->reasons = "may be an article or part of a name";
    }
}

/* What `add` adds, in the arena; NULL: no memory. */
static const char *words(const annals_tokens *tokens, const annals_figure *figure, annals_arena *arena,
                         void (*add)(const annals_tokens *, const annals_figure *, annals_str *))
{
    annals_str str = {0};
    add(tokens, figure, &str);
    const char *text = annals_str_text(&str), *kept = text ? annals_arena_copy(arena, text, str.size) : NULL;
    annals_str_free(&str);
    return kept;
}

annals_status annals_found_write(const annals_tokens *tokens, const annals_figure *figure,
                                 const annals_period *published, annals_arena *arena, annals_found *found,
                                 annals_error *error)
{
    annals_reading reading;
    annals_period period = {.text = ""};
    annals_reading_write(tokens, figure, &reading);
    *found = (annals_found){.amount = reading.amount, .period = "", .label = "", .entities = "", .left_alone = NULL};
    set_place(tokens, figure, &reading, found);
    set_confidence(figure, found);
    if (reading.direction != ANNALS_DIRECTION_NONE)
        found->nature = ANNALS_CHANGE;
    found->kind = ANNALS_ACTUAL;
    found->language = tokens->language->tag;
    found->unit = annals_arena_copy(arena, reading.unit, strlen(reading.unit));
    annals_when_near(tokens, figure->first, figure->last, published, &period);
    found->period = annals_arena_copy(arena, period.text, strlen(period.text));
    found->label = words(tokens, figure, arena, annals_label_add);
    found->entities = words(tokens, figure, arena, annals_names_add);
    return found->unit && found->period && found->label && found->entities ? ANNALS_OK : annals_error_no_memory(error);
}
