/* Finds the noun that a number counts, in scripts without spaces: behind a classifier, or directly behind digits; knows
 * no word of any language. */
#include <string.h>

#include "scan/noun.h"

/* How many characters or words a noun may have behind a classifier, and without one. */
enum { IDEOGRAPHS = 9, BARE_IDEOGRAPHS = 5 };

static bool is_kind(const annals_tokens *tokens, size_t at, annals_token_kind kind)
{
    return at < tokens->count && tokens->items[at].kind == kind;
}

/* Whether white space of the source stands before a token, though it says nothing there: 五個單位 / 出租. */
static bool follows_space(const annals_tokens *tokens, size_t at)
{
    const annals_passage *passage = tokens->passage;
    size_t from = passage->until[tokens->items[at - 1].end - 1], to = passage->origin[tokens->items[at].start];
    return to > from && passage->stretch.text[to - 1] <= ' ' && passage->stretch.text[to - 1] > 0;
}

/* Whether a line of the source ends before a token: no noun begins on the next one. */
static bool follows_line(const annals_tokens *tokens, size_t at)
{
    const annals_passage *passage = tokens->passage;
    size_t from = passage->until[tokens->items[at - 1].end - 1], to = passage->origin[tokens->items[at].start];
    return to > from && memchr(passage->stretch.text + from, '\n', to - from) != NULL;
}

/* Whether a character may be part of a noun that has begun: 小組, though 組 also counts things. */
static bool goes_on(const annals_tokens *tokens, size_t at)
{
    const annals_stretch *stretch = &tokens->passage->stretch;
    if (at >= tokens->count || tokens->items[at].spaced || annals_token_is(tokens, at, ANNALS_ROLE_FUNCTION))
        return false;
    const annals_entry *ignored = annals_token_meaning(tokens, at, ANNALS_ROLE_IGNORE);
    bool part = tokens->items[at].kind == ANNALS_TOKEN_IDEOGRAPH || (ignored && ignored->which == 1) ||
                tokens->items[at].roles == ANNALS_ROLE_BIT(ANNALS_ROLE_SUM) ||
                annals_token_is(tokens, at, ANNALS_ROLE_CLASSIFIER) || annals_token_is(tokens, at, ANNALS_ROLE_UNIT);
    return part && tokens->passage->origin[tokens->items[at].start] != stretch->quote_end;
}

/* Whether a noun that began at `first` goes on at `at`. */
static bool noun_goes_on(const annals_tokens *tokens, size_t first, size_t at)
{
    return goes_on(tokens, at) && (at == first ? !follows_line(tokens, at) : !follows_space(tokens, at));
}

/* Whether letters begin a noun that goes on in characters: 15个5A级景区, 三場NBA比賽. */
static bool are_letters_of_noun(const annals_tokens *tokens, size_t at)
{
    return (is_kind(tokens, at, ANNALS_TOKEN_WORD) || is_kind(tokens, at, ANNALS_TOKEN_NAME)) &&
           !follows_space(tokens, at) && goes_on(tokens, at + 1) && !follows_space(tokens, at + 1);
}

bool annals_noun_take_classified(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    if (!tokens->language->joined || !annals_token_is(tokens, at, ANNALS_ROLE_CLASSIFIER))
        return false;
    bool counts = !annals_token_is(tokens, at, ANNALS_ROLE_UNIT);
    size_t noun = at + counts;
    noun += annals_figure_add_half(tokens, &figure->number, noun);
    noun +=
        annals_token_is(tokens, noun + 1, ANNALS_ROLE_UNIT) && annals_figure_add_more(tokens, &figure->number, noun);
    while (annals_token_is(tokens, noun, ANNALS_ROLE_ATTRIBUTE) && noun + 1 < tokens->count)
        noun++;
    size_t end = noun;
    bool date = counts && noun == at + 1 && annals_token_is(tokens, noun, ANNALS_ROLE_DATE_AFTER); /* 三家日本公司 */
    if (annals_token_is(tokens, noun, ANNALS_ROLE_UNIT) && !date) {
        annals_noun_set(tokens, figure, noun);
        return true;
    }
    end += !tokens->language->bare_classifiers && are_letters_of_noun(tokens, end);
    while (!tokens->language->bare_classifiers && end - noun <= IDEOGRAPHS && noun_goes_on(tokens, noun, end))
        end++;
    if (end - noun > IDEOGRAPHS)
        end = noun; /* so long that it is a clause */
    figure->unit_first = figure->noun_first = end > noun ? noun : at;
    figure->unit_last = end > noun ? end : at + 1;
    figure->last = end;
    return true;
}

/* Whether a character is one of those that readings are written with, as hiragana: what is not written so ends there.
 */
static bool is_syllable(const annals_tokens *tokens, size_t at)
{
    const annals_token *token = &tokens->items[at];
    char text[8] = "";
    if (token->end - token->start < sizeof text)
        memcpy(text, tokens->passage->small + token->start, token->end - token->start);
    return text[0] && strstr(tokens->language->reading_letters, text) != NULL;
}

/* Whether a noun without a classifier begins at `at`: behind a space only where one stands before the number too. */
static bool begins_bare_noun(const annals_tokens *tokens, const annals_number *number, size_t at)
{
    bool spaced = at < tokens->count && follows_space(tokens, at);
    return is_kind(tokens, at, ANNALS_TOKEN_IDEOGRAPH) && !is_syllable(tokens, at) &&
           (spaced ? tokens->items[at].spaced && tokens->items[number->first].spaced : goes_on(tokens, at));
}

bool annals_noun_take_bare(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    size_t end = at;
    if (!tokens->language->joined || !is_kind(tokens, figure->number.first, ANNALS_TOKEN_LITERAL) ||
        figure->number.fraction || figure->number.derived)
        return false;
    if (!begins_bare_noun(tokens, &figure->number, at))
        return false;
    for (end++; end - at <= BARE_IDEOGRAPHS && noun_goes_on(tokens, at, end) && !is_syllable(tokens, end);)
        end++;
    if (end - at > BARE_IDEOGRAPHS)
        return false;
    figure->unit_first = figure->noun_first = at;
    figure->unit_last = figure->last = end;
    return true;
}
