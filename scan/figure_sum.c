/* Gives large numbers that say no unit the currency they are of, where words near them speak of money: "il debito ha
 * raggiunto i 2.950 miliardi"; knows no words. */
#include "scan/figure.h"
#include "series/decimal.h"

/* How many tokens away a word may stand, and how many figures a currency. */
enum { REACH = 24, NEAR = 6 };

static const annals_decimal MILLION = {1, 6}, MYRIAD = {1, 4};

/* Millions as a word says them, or myriads: 三百萬. */
static bool is_large(const annals_number *number)
{
    return annals_decimal_compare(number->scale, MILLION) >= 0 ||
           (annals_decimal_compare(number->scale, MYRIAD) >= 0 && annals_decimal_compare(number->low, MILLION) >= 0);
}

static bool lacks_unit(const annals_figure *figure)
{
    return !figure->left_alone && !annals_figure_has_unit(figure) && !figure->ratio && is_large(&figure->number);
}

/* The word of money that the figure belongs to: directly behind it, with an article or "of" between, or before it in
 * its sentence; NULL if there is none. What stands before a figure that says its unit is said of that one. */
static const annals_entry *find_word(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t behind = figure->last;
    behind += annals_token_is(tokens, behind, ANNALS_ROLE_OF) || annals_token_is(tokens, behind, ANNALS_ROLE_FILLER);
    if (annals_token_is(tokens, behind, ANNALS_ROLE_SUM))
        return annals_token_meaning(tokens, behind, ANNALS_ROLE_SUM);
    const annals_figure *before = i > 0 ? figure - 1 : NULL;
    for (size_t at = figure->first, steps = 0; at-- > 0 && steps < REACH; steps++) {
        if (before && at < before->last) {
            if (annals_figure_has_unit(before) && !before->percent && !before->points && !before->sum)
                return NULL;
            at = before->first;
            before = before > figures->items ? before - 1 : NULL;
            continue;
        }
        if (tokens->items[at].kind == ANNALS_TOKEN_BREAK ||
            (tokens->language->joined && (annals_token_reads(tokens, at, ",") || annals_token_reads(tokens, at, "，"))))
            break;
        if (annals_token_is(tokens, at, ANNALS_ROLE_SUM))
            return annals_token_meaning(tokens, at, ANNALS_ROLE_SUM);
    }
    return NULL;
}

/* The currency that the nearest figures of its sentence say: before it, or else behind it; NULL: none does. */
static const annals_entry *currency_beside(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *items = figures->items;
    for (size_t at = i; at > 0 && i - at < NEAR && annals_figures_share_sentence(tokens, &items[at - 1], &items[at]);
         at--) {
        if (items[at - 1].currency && !items[at - 1].sum)
            return items[at - 1].currency;
    }
    for (size_t at = i + 1; at < figures->count && at - i <= NEAR; at++) {
        if (!annals_figures_share_sentence(tokens, &items[at - 1], &items[at]))
            break;
        if (items[at].currency)
            return items[at].currency;
    }
    return NULL;
}

void annals_figures_take_sums(const annals_tokens *tokens, annals_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        annals_figure *figure = &figures->items[i];
        const annals_entry *word = lacks_unit(figure) ? find_word(tokens, figures, i) : NULL;
        if (!word)
            continue;
        const annals_entry *currency = currency_beside(tokens, figures, i);
        bool likely = *annals_language_text(tokens->language, word) != '\0';
        figure->currency = currency ? currency : likely ? word : NULL;
        figure->sum = figure->currency != NULL;
    }
}
