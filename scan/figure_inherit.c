/* Gives a number the unit and the scale that are said with another figure of its sentence; knows no words, which
 * scan/kin.c looks at. */
#include "scan/kin.h"
#include "scan/leave.h"
#include "scan/nearby.h"
#include "scan/topic.h"
#include "series/decimal.h"

enum { ADJACENT = 3 }; /* tokens between a figure and a part of it that follows at once: "24 miliardi, di cui 9" */

/* A scale from which on; below which digits may lack it; and how many times as large as another one of its measure an
 * amount may be: of money and shares, of what is counted, of money and its parts. */
static const annals_decimal ONE = {1, 0}, SCALED = {1, 3}, FEW = {1000, 0}, NEAR = {20, 0}, APART = {100, 0},
                            PARTS = {1000, 0};

static bool is_year(const annals_figure *figure)
{
    return figure->number.doubt == ANNALS_DOUBT_YEAR;
}

/* Whether a figure has a unit or a scale to give. A coin is none: it fell 3 cents to 83.5. */
static bool gives(const annals_figure *figure)
{
    bool coin = figure->currency && figure->currency->low.digits != 0;
    bool says = annals_figure_has_unit(figure) || annals_decimal_compare(figure->number.scale, SCALED) >= 0;
    return says && !coin && !figure->bare_age && !figure->ratio && !figure->compound &&
           !(figure->number.fraction && !figure->number.literal);
}

static bool is_plain(const annals_figure *figure)
{
    bool share = !figure->number.literal && annals_decimal_compare(figure->number.high, ONE) < 0; /* half */
    return !share && !figure->range && !figure->ratio && !figure->compound && !figure->number.fraction &&
           !figure->number.weak;
}

static bool is_scaled(const annals_number *number)
{
    return annals_decimal_compare(number->scale, ONE) != 0;
}

static bool is_share(const annals_figure *figure)
{
    return figure->percent || figure->points;
}

/* "For 5 years" says nothing of what follows but in a row. */
static bool lasts(const annals_figure *figure)
{
    return figure->unit && annals_topic_of_unit(figure->unit) == ANNALS_SCAN_DURATION;
}

/* Whether neither is more than so many times the other. */
static bool is_within(annals_decimal a, annals_decimal b, annals_decimal times)
{
    bool rising = annals_decimal_compare(a, b) < 0;
    annals_wide most = annals_wide_multiply(annals_wide_from(rising ? a : b), annals_wide_from(times));
    return annals_wide_compare(most, annals_wide_from(rising ? b : a)) >= 0;
}

static bool is_part(annals_kin kin)
{
    return kin == ANNALS_KIN_PART || kin == ANNALS_KIN_SOME || kin == ANNALS_KIN_WHOLE;
}

static bool fits_in_size(annals_kin kin, const annals_figure *from, annals_decimal value)
{
    bool measured = (is_share(from) || from->currency) && kin != ANNALS_KIN_MORE;
    if (kin == ANNALS_KIN_ALL)
        return annals_decimal_compare(value, from->number.low) >= 0 && is_within(value, from->number.low, PARTS);
    if (is_part(kin))
        return annals_decimal_compare(value, from->number.high) <= 0 &&
               (!measured || is_within(value, from->number.high, PARTS));
    return value.digits == 0 || is_within(value, from->number.low, measured ? NEAR : APART);
}

/* "Fell 5%", but not "fell from 5%". */
static bool is_change(const annals_tokens *tokens, const annals_figure *figure)
{
    return !(figure->first > 0 && annals_token_is(tokens, figure->first - 1, ANNALS_ROLE_OPEN)) &&
           annals_nearby_direction(tokens, figure).direction != ANNALS_DIRECTION_NONE;
}

/* Whether it counts what has no parts: no 0.3 of a goal. */
static bool counts_wholes(const annals_figure *figure)
{
    static const unsigned wholes = ANNALS_SCAN_COUNT | ANNALS_SCAN_PEOPLE;
    return (annals_topic_of(figure) & wholes) != 0 && figure->number.low.exponent >= 0;
}

/* "Rose 5% to 980": by so much of itself, and no level in percent. */
static bool share_may_give(const annals_tokens *tokens, annals_kin kin, const annals_figure *from,
                           const annals_figure *to)
{
    bool places = to->number.low.exponent < 0;
    switch (kin) {
    case ANNALS_KIN_LISTED: return true;
    case ANNALS_KIN_CHANGED: return !from->points && !is_change(tokens, from);
    case ANNALS_KIN_COMPARED: return !from->points && (places || !is_change(tokens, from));
    case ANNALS_KIN_PART: return places;
    default: return false;
    }
}

/* "$5 million from banks, 12 of them foreign": what is spoken of may be something else than the money. */
static bool money_may_give(annals_kin kin, const annals_figure *from, const annals_figure *to)
{
    bool close = to->first >= from->last && to->first - from->last <= ADJACENT;
    if (kin == ANNALS_KIN_SOME)
        return false;
    return kin != ANNALS_KIN_PART || close || to->number.low.exponent < 0 || is_scaled(&to->number);
}

static bool may_give(const annals_tokens *tokens, annals_kin kin, const annals_figure *from, const annals_figure *to)
{
    bool written = to->number.literal || is_scaled(&to->number) || is_part(kin) || kin == ANNALS_KIN_MORE;
    if (kin == ANNALS_KIN_NONE || !written || (lasts(from) && kin == ANNALS_KIN_CHANGED && to->first > from->first))
        return false;
    if (kin == ANNALS_KIN_SCORE || kin == ANNALS_KIN_ALL)
        return !is_share(from) && !from->currency && !lasts(from) && to->number.low.exponent >= 0;
    if (is_share(from))
        return share_may_give(tokens, kin, from, to);
    return !from->currency || money_may_give(kin, from, to);
}

/* The amount with the scale of the other figure. False: it is said to the end. */
static bool scale_with(annals_kin kin, const annals_figure *from, const annals_number *number, annals_decimal *scaled)
{
    bool open = number->literal && !is_scaled(number) && annals_decimal_compare(number->low, FEW) < 0 &&
                annals_decimal_compare(from->number.scale, SCALED) >= 0 && number->low.digits != 0;
    return open && kin != ANNALS_KIN_SCORE && kin != ANNALS_KIN_ALL &&
           (!is_part(kin) || from->currency || number->low.exponent < 0) &&
           annals_wide_fit(annals_wide_multiply(annals_wide_from(number->low), annals_wide_from(from->number.scale)),
                           scaled) &&
           fits_in_size(kin, from, *scaled);
}

static void take_scale(annals_figure *to, const annals_figure *from, annals_decimal scaled)
{
    to->number.low = to->number.high = scaled;
    to->number.scale = from->number.scale;
    to->number.literal = to->number.plain = false;
    to->elided_scale = true;
}

/* Whether a number in digits says its currency and may lack the scale: "$4.2 billion, up from $3.9", but not "$3.90 a
 * share". */
static bool lacks_scale(const annals_tokens *tokens, annals_kin kin, const annals_figure *from, const annals_figure *to)
{
    int places = from->number.scale.exponent - from->number.low.exponent;
    bool from_word = to->first > 0 && annals_token_is(tokens, to->first - 1, ANNALS_ROLE_OPEN);
    return to->currency && from->currency && to->currency->text == from->currency->text && !is_share(from) &&
           (kin == ANNALS_KIN_COMPARED || (kin == ANNALS_KIN_CHANGED && from_word)) &&
           to->number.low.exponent >= -(places > 1 ? places : 1) &&
           !annals_token_is(tokens, to->last, ANNALS_ROLE_ARTICLE) &&
           !annals_token_cues(tokens, to->last, ANNALS_CUE_PER);
}

/* Gives a scale to a number that has its unit, or where none is said. */
static bool inherit_scale(const annals_tokens *tokens, annals_kin kin, const annals_figure *from, annals_figure *to)
{
    annals_decimal scaled;
    bool lacks = annals_figure_has_unit(to) ? lacks_scale(tokens, kin, from, to) : !annals_figure_has_unit(from);
    if (!lacks || !scale_with(kin, from, &to->number, &scaled))
        return false;
    to->said_first = from->first;
    to->said_last = from->last;
    take_scale(to, from, scaled);
    return true;
}

static bool inherit_unit(const annals_tokens *tokens, annals_kin kin, const annals_figure *from, annals_figure *to)
{
    annals_decimal scaled;
    bool scales = scale_with(kin, from, &to->number, &scaled);
    bool parts = !scales && to->number.low.exponent < 0 && !is_scaled(&to->number);
    if (annals_figure_has_unit(to) || !annals_figure_has_unit(from) || !may_give(tokens, kin, from, to) ||
        (parts && counts_wholes(from)) || (!scales && !fits_in_size(kin, from, to->number.low)))
        return false;
    annals_figure_take_unit(to, from);
    if (scales)
        take_scale(to, from, scaled);
    return true;
}

static bool inherit(const annals_tokens *tokens, const annals_figures *figures, annals_kin kin,
                    const annals_figure *from, annals_figure *to)
{
    bool sure = is_part(kin) || (kin == ANNALS_KIN_COMPARED && to->number.low.exponent < 0);
    if (!is_plain(to) || to->number.vague || annals_leave_reason(tokens, figures, (size_t)(to - figures->items), sure))
        return false;
    return inherit_unit(tokens, kin, from, to) || inherit_scale(tokens, kin, from, to);
}

/* "12 tewas": the word behind a number says who it counts. */
static bool tell(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    annals_figure *figure = &figures->items[i];
    const char *told = annals_figure_has_unit(figure) ? NULL : annals_kin_told(tokens, figure);
    if (!told || !is_plain(figure) || figure->number.low.exponent < 0 || annals_leave_reason(tokens, figures, i, true))
        return false;
    figure->unit = told;
    figure->told = true;
    return true;
}

/* What a walk over the figures of a sentence has seen. */
typedef struct {
    const annals_figure *nearest; /* that has a unit to give, with nothing but years between; NULL: none */
    const annals_figure *other;   /* the one before, where the nearest says only by how much that changed: up 12% */
    bool listed;                  /* the last figure stands in a row with the nearest */
} walk;

/* Whether a figure says no unit, or no scale of its money. */
static bool may_lack(const annals_figure *to)
{
    return !annals_figure_has_unit(to) || (to->currency && to->number.literal && !is_scaled(&to->number));
}

/* "40 boats, fewer than the 52 of May": the word that bounds others says nothing more of this one. */
static bool is_compared(const annals_tokens *tokens, const annals_figure *figure)
{
    annals_nearby bound = annals_nearby_qualifier(tokens, figure);
    return bound.found && bound.token < figure->first && annals_token_cues(tokens, bound.token, ANNALS_CUE_COMPARED);
}

static bool try_to_inherit(const annals_tokens *tokens, const annals_figures *figures, const annals_figure *from,
                           annals_figure *to, bool *listed)
{
    if (!may_lack(to)) {
        *listed = false;
        return false;
    }
    annals_kin kin =
        from < to ? annals_kin_behind(tokens, from, to, *listed) : annals_kin_before(tokens, to, from, *listed);
    bool taken = kin != ANNALS_KIN_NONE && inherit(tokens, figures, kin, from, to);
    if (taken && kin == ANNALS_KIN_COMPARED)
        to->compared = is_compared(tokens, to);
    *listed = taken && kin == ANNALS_KIN_LISTED;
    return taken;
}

/* Whether a number that says no unit, or may be an article, is no figure: un dato, COVID-19. */
static bool is_none(const annals_tokens *tokens, const annals_figures *figures, const annals_figure *figure)
{
    return (!annals_figure_has_unit(figure) || figure->number.weak) &&
           annals_leave_reason(tokens, figures, (size_t)(figure - figures->items), true) != NULL;
}

/* Looks at the next figure. */
static void step(const annals_tokens *tokens, const annals_figures *figures, annals_figure *to, walk *seen)
{
    if (to->left_alone || is_year(to) || (seen->nearest && is_none(tokens, figures, to)))
        return;
    bool shared = to->elided_unit, taken = false;
    if (seen->nearest)
        taken = try_to_inherit(tokens, figures, seen->nearest, to, &seen->listed);
    if (seen->other && !taken)
        try_to_inherit(tokens, figures, seen->other, to, &seen->listed);
    seen->listed = seen->listed || shared;
    bool aside = seen->nearest && is_share(to) && !is_share(seen->nearest) && is_change(tokens, to);
    seen->other = aside ? seen->nearest : NULL;
    seen->nearest = gives(to) ? to : NULL;
}

static void walk_back(const annals_tokens *tokens, const annals_figures *figures)
{
    walk seen = {NULL, NULL, false};
    for (size_t i = figures->count; i-- > 0;)
        step(tokens, figures, &figures->items[i], &seen);
}

static void walk_on(const annals_tokens *tokens, const annals_figures *figures)
{
    walk seen = {NULL, NULL, false};
    for (size_t i = 0; i < figures->count; i++)
        step(tokens, figures, &figures->items[i], &seen);
}

void annals_figures_inherit(const annals_tokens *tokens, annals_figures *figures)
{
    bool told = false;
    walk_back(tokens, figures);
    walk_on(tokens, figures);
    for (size_t i = 0; i < figures->count; i++)
        told |= tell(tokens, figures, i);
    if (told)
        walk_on(tokens, figures); /* "33 sugatan, 14 dito": what was told is given on */
}
