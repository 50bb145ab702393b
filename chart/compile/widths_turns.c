/* Finds which form each sign has between which neighbours: characters that do the same to all signs are one kind. */
#include "chart/compile/widths_forms.h"

#include <string.h>

enum { TRIALS = 4, NAME_SIZE = WIDTHS_TURNS_MOST * TRIALS };

/* What one character does to all signs, by a few trials. */
typedef struct {
    int8_t forms[NAME_SIZE];
} effect;

/* A kind is known by its first character; the kind 0 by none. */
typedef struct {
    effect effects[WIDTHS_SIDES_MOST];
    size_t firsts[WIDTHS_SIDES_MOST];
    size_t count;
} kinds;

/* What a character does in front of signs, or behind them. */
static effect find_effect(const widths_forms *forms, widths_shaper *shaper, size_t character, bool in_front)
{
    static const char *const near[] = {"", "1"};
    effect found = {{0}};
    for (size_t i = 0; i < forms->sign_count * TRIALS; i++) {
        size_t sign = forms->signs[i / TRIALS];
        size_t pair[] = {in_front ? character : sign, in_front ? sign : character};
        size_t at = widths_forms_set(shaper, near[i % 2], pair, 2, near[i / 2 % 2]);
        found.forms[i] = (int8_t)widths_forms_seen(forms, shaper, at + in_front, sign);
    }
    return found;
}

static bool find_kind(kinds *known, const effect *found, size_t character, uint8_t *kind)
{
    size_t i = 1;
    while (i < known->count && memcmp(&known->effects[i], found, sizeof *found) != 0)
        i++;
    if (i == WIDTHS_SIDES_MOST)
        return false;
    if (i == known->count) {
        known->effects[i] = *found;
        known->firsts[i] = character;
        known->count++;
    }
    *kind = (uint8_t)i;
    return true;
}

static bool find_kinds(widths_forms *forms, widths_shaper *shaper, kinds *known, uint8_t *side, bool in_front)
{
    known->count = 1;
    for (size_t i = 0; i < widths_character_count(); i++) {
        effect found = find_effect(forms, shaper, i, in_front);
        if (forms->lists[i].count > 0 && !find_kind(known, &found, i, &side[i]))
            return false;
    }
    return true;
}

/* Whether a sign has one form between two kinds, whatever stands beyond them; beyond the line's end nothing does. */
static int find_turn(const widths_forms *forms, widths_shaper *shaper, size_t sign, const size_t *before,
                     const size_t *after)
{
    static const char *const befores[] = {"", "a", "1", ".", "1 ", "1(", "a(", "a(1", "a(11"};
    static const char *const afters[] = {"", "a", "1", ".", " 1", "(1", "a)", "1a)"};
    enum { BEFORES = sizeof befores / sizeof *befores, AFTERS = sizeof afters / sizeof *afters };
    size_t line[3], count = 0;
    if (before != NULL)
        line[count++] = *before;
    line[count++] = sign;
    if (after != NULL)
        line[count++] = *after;
    int form = WIDTHS_FORM_NONE;
    for (size_t i = 0; i < BEFORES * AFTERS; i++) {
        if ((before == NULL && i / AFTERS > 0) || (after == NULL && i % AFTERS > 0))
            continue;
        size_t at = widths_forms_set(shaper, befores[i / AFTERS], line, count, afters[i % AFTERS]);
        int seen = widths_forms_seen(forms, shaper, at + (before != NULL), sign);
        if (seen == WIDTHS_FORM_NONE || (i > 0 && seen != form))
            return WIDTHS_FORM_NONE;
        form = seen;
    }
    return form;
}

static void find_turns(widths_forms *forms, widths_shaper *shaper, const kinds *front, const kinds *behind)
{
    for (size_t i = 0; i < forms->sign_count; i++)
        for (size_t before = 0; before < front->count; before++)
            for (size_t after = 0; after < behind->count; after++)
                forms->turns[i][before][after] =
                    (int8_t)find_turn(forms, shaper, forms->signs[i], before > 0 ? &front->firsts[before] : NULL,
                                      after > 0 ? &behind->firsts[after] : NULL);
}

bool widths_turns_find(widths_forms *forms, widths_shaper *shaper)
{
    static kinds front, behind; /* too large for a small stack; this program has one thread */
    for (size_t i = 0; i < widths_character_count(); i++) {
        if (forms->lists[i].count < 2)
            continue;
        if (forms->sign_count == WIDTHS_TURNS_MOST)
            return false;
        forms->signs[forms->sign_count++] = i;
    }
    if (!find_kinds(forms, shaper, &front, forms->before, true) ||
        !find_kinds(forms, shaper, &behind, forms->after, false))
        return false;
    forms->before_count = front.count;
    forms->after_count = behind.count;
    find_turns(forms, shaper, &front, &behind);
    return true;
}
