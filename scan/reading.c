/* Makes readings of figures: amount with its qualifier, unit by name, place in the source; knows no language. */
#include "scan/reading.h"

#include <string.h>

#include "scan/nearby.h"

static size_t source_start(const annals_tokens *tokens, size_t token)
{
    return tokens->passage->origin[tokens->items[token].start];
}

static size_t source_end(const annals_tokens *tokens, size_t token)
{
    return tokens->passage->until[tokens->items[token].end - 1];
}

static bool in_quote(const annals_tokens *tokens, size_t token)
{
    const annals_stretch *stretch = &tokens->passage->stretch;
    return source_start(tokens, token) >= stretch->quote_start && source_end(tokens, token) <= stretch->quote_end;
}

static annals_amount plain_amount(const annals_figure *figure)
{
    const annals_number *number = &figure->number;
    annals_amount amount = annals_amount_exact(number->low);
    if (annals_decimal_compare(number->low, number->high) != 0)
        amount.high = number->high;
    amount.percent = figure->percent;
    amount.derived = number->derived;
    return figure->negative ? annals_amount_negate(&amount) : amount;
}

static void keep_low(annals_amount *amount, annals_end end)
{
    amount->low_end = (uint8_t)end;
    amount->high_end = ANNALS_END_NONE;
    amount->high = (annals_decimal){0, 0};
}

static void keep_high(annals_amount *amount, annals_end end)
{
    amount->high_end = (uint8_t)end;
    amount->low_end = ANNALS_END_NONE;
    amount->low = (annals_decimal){0, 0};
}

static void qualify(annals_amount *amount, annals_qualifier qualifier)
{
    switch (qualifier) {
    case ANNALS_ABOUT: amount->about = true; break;
    case ANNALS_AT_LEAST: keep_low(amount, ANNALS_END_CLOSED); break;
    case ANNALS_MORE_THAN: keep_low(amount, ANNALS_END_OPEN); break;
    case ANNALS_AT_MOST: keep_high(amount, ANNALS_END_CLOSED); break;
    case ANNALS_LESS_THAN: keep_high(amount, ANNALS_END_OPEN); break;
    default: break;
    }
}

static void write_unit(const annals_tokens *tokens, const annals_figure *figure, annals_reading *reading)
{
    const char *text = figure->unit ? figure->unit : "";
    size_t size = strlen(text);
    if (figure->currency && (figure->currency->which & ANNALS_CURRENCY_OPEN) == 0)
        reading->currency = true;
    if (figure->points || figure->percent || reading->currency) {
        text = figure->points ? "pp" : figure->percent ? "%" : annals_language_text(tokens->language, figure->currency);
        size = strlen(text);
        reading->currency &= !figure->points && !figure->percent;
    } else if (!figure->unit && figure->unit_last > figure->unit_first) {
        const annals_token *items = tokens->items;
        text = tokens->passage->cased + items[figure->unit_first].start;
        size = items[figure->unit_last - 1].end - items[figure->unit_first].start;
    }
    if (size < ANNALS_READING_UNIT)
        memcpy(reading->unit, text, size);
}

static void include(const annals_tokens *tokens, size_t token, annals_reading *reading)
{
    int64_t start = (int64_t)source_start(tokens, token), end = (int64_t)source_end(tokens, token);
    if (!in_quote(tokens, token))
        return;
    if (start < reading->start)
        reading->start = start;
    if (end > reading->end)
        reading->end = end;
}

/* The number, wherever it stands, and what belongs to it inside the quote. */
static void write_place(const annals_tokens *tokens, const annals_figure *figure, annals_reading *reading)
{
    reading->start = (int64_t)source_start(tokens, figure->number.first);
    reading->end = (int64_t)source_end(tokens, figure->number.last - 1);
    include(tokens, figure->first, reading);
    include(tokens, figure->last - 1, reading);
}

void annals_reading_write(const annals_tokens *tokens, const annals_figure *figure, annals_reading *reading)
{
    *reading = (annals_reading){.amount = plain_amount(figure)};
    write_unit(tokens, figure, reading);
    write_place(tokens, figure, reading);
    annals_nearby direction = annals_nearby_direction(tokens, figure);
    reading->direction = direction.direction;
    annals_nearby qualifier = annals_nearby_qualifier(tokens, figure);
    bool bounded = figure->number.bound != ANNALS_EXACT;
    if (bounded) {
        qualify(&reading->amount, figure->number.bound);
        reading->qualified = true;
    }
    if (figure->number.about && !qualifier.found) {
        qualify(&reading->amount, ANNALS_ABOUT);
        reading->qualified = true;
    }
    if (!qualifier.found)
        return;
    if (!bounded || qualifier.qualifier == ANNALS_ABOUT)
        qualify(&reading->amount, qualifier.qualifier);
    reading->outside = !in_quote(tokens, qualifier.token) && !bounded;
    reading->qualified = true;
    include(tokens, qualifier.token, reading);
}

static int least_doubt(const annals_tokens *tokens, const annals_figures *figures)
{
    int least = ANNALS_DOUBT_WORD;
    for (size_t i = 0; i < figures->count; i++) {
        const annals_figure *figure = &figures->items[i];
        if (figure->number.doubt < least && !figure->left_alone && annals_figure_in_quote(tokens, figure))
            least = figure->number.doubt;
    }
    return least;
}

size_t annals_readings_write(const annals_tokens *tokens, const annals_figures *figures, annals_reading *readings,
                             size_t room)
{
    size_t count = 0;
    int least = least_doubt(tokens, figures);
    for (size_t i = 0; i < figures->count; i++) {
        const annals_figure *figure = &figures->items[i];
        if (figure->number.doubt > least || figure->left_alone || !annals_figure_in_quote(tokens, figure))
            continue;
        if (count < room)
            annals_reading_write(tokens, figure, &readings[count]);
        count++;
    }
    return count;
}
