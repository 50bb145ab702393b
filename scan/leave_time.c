/* Knows digits that are a time of day or a date by their place or their point; they are no figures. */
#include <string.h>

#include "scan/leave.h"
#include "series/decimal.h"

static bool stands_before(const annals_tokens *tokens, size_t at, annals_cue cue)
{
    return at > 0 && annals_token_cues(tokens, at - 1, cue);
}

bool annals_leave_time(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    annals_decimal low = figure->number.low;
    bool whole = low.exponent == 0 && low.digits <= 24, minutes = low.exponent == -2 && low.digits < 2460;
    size_t at = figure->first;
    at -= at > 1 && annals_token_reads(tokens, at - 1, "-") && !tokens->items[at].spaced; /* alas-dos */
    return (annals_figure_is_bare(figure) || figure->range || tokens->language->joined) &&
           (!annals_figure_has_unit(figure) || tokens->language->joined) && !figure->currency && !figure->percent &&
           (whole || minutes) && stands_before(tokens, at, ANNALS_CUE_TIME);
}

bool annals_leave_hour(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    int64_t day = figure->unit && strcmp(figure->unit, "hour") == 0                         ? 24
                  : figure->unit && figure->compound && strcmp(figure->unit, "minute") == 0 ? 24 * 60
                                                                                            : 0;
    if (!annals_figure_has_unit(figure) && annals_token_is(tokens, figure->number.last - 1, ANNALS_ROLE_HALF))
        day = 24; /* "a las dos y media" */
    return day != 0 && annals_decimal_compare(figure->number.low, (annals_decimal){day, 0}) <= 0 &&
           stands_before(tokens, figure->first, ANNALS_CUE_CLOCK) &&
           (figure->first < 2 || !annals_token_is(tokens, figure->first - 2, ANNALS_ROLE_DIRECTION)) &&
           !annals_token_is(tokens, figure->last, ANNALS_ROLE_OF);
}

bool annals_leave_hour_sign(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    static const annals_decimal day = {24, 0};
    const annals_figure *figure = &figures->items[i];
    return figure->unit && strcmp(figure->unit, "hour") == 0 && !tokens->language->joined &&
           figure->unit_last == figure->unit_first + 1 && figure->number.low.exponent == 0 &&
           annals_decimal_compare(figure->number.high, day) <= 0 &&
           annals_token_has_cue(tokens, figure->unit_first, ANNALS_CUE_HOUR) &&
           !annals_figure_lasts(tokens, figure->first, figure->last);
}

bool annals_leave_pointed(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    const annals_token *token = &tokens->items[figure->number.first];
    const char *text = tokens->passage->cased + token->start;
    size_t size = token->end - token->start;
    if (!tokens->language->ordinal_point || !annals_figure_is_bare(figure) || !figure->number.literal || size < 3 ||
        size > 5 || tokens->language->decimal == '.')
        return false;
    if (size == 3 && text[1] == '.' && text[2] == '0')
        return true; /* Industrie 4.0 */
    if (size == 3 || text[size - 3] != '.')
        return false;
    int64_t before = figure->number.low.digits / 100, behind = figure->number.low.digits % 100;
    return (before <= 24 && behind < 60) || (before <= 31 && behind >= 1 && behind <= 12);
}
