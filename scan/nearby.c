/* Looks for qualifiers and directions close to a figure, and leaves alone what belongs to another one. */
#include "scan/nearby.h"

#include "scan/topic.h"

/* How many words may stand between. */
enum { FILLERS = 3, NOUNS = 2, IDEOGRAPHS = 5, MODAL = 4, SHARE = 10, DIRECTION_BEFORE = 6, DIRECTION_AFTER = 4 };

#define FILLER_ROLES                                                                                               \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER) | ANNALS_ROLE_BIT(ANNALS_ROLE_LINKER) | ANNALS_ROLE_BIT(ANNALS_ROLE_OF) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_OPEN) | ANNALS_ROLE_BIT(ANNALS_ROLE_RESULT) | ANNALS_ROLE_BIT(ANNALS_ROLE_POSSIBLY))

/* What neither a qualifier nor a direction reaches across. */
static bool is_wall(const annals_tokens *tokens, size_t at)
{
    return tokens->items[at].figure || annals_token_is_wall(tokens, at);
}

static bool is_filler(const annals_tokens *tokens, size_t at)
{
    return (tokens->items[at].roles & FILLER_ROLES) != 0;
}

/* Whether "could" or the like stands a few words before `at`. */
static bool is_possible(const annals_tokens *tokens, size_t at)
{
    for (size_t steps = 0; at-- > 0 && steps < MODAL && !is_wall(tokens, at); steps++) {
        if (annals_token_is(tokens, at, ANNALS_ROLE_POSSIBLE))
            return true;
    }
    return false;
}

static annals_nearby qualifier_of(const annals_tokens *tokens, size_t at, annals_role role)
{
    const annals_entry *entry = annals_token_meaning(tokens, at, role);
    return (annals_nearby){.found = true, .token = at, .qualifier = (annals_qualifier)entry->which};
}

/* "Más de un 2%": an article stands in front of the number. */
static size_t skip_article(const annals_tokens *tokens, size_t at)
{
    return at - (at > 0 && tokens->items[at].kind == ANNALS_TOKEN_LITERAL &&
                 annals_token_is(tokens, at - 1, ANNALS_ROLE_ARTICLE));
}

/* 约占员工总数的6%: a qualifier that is a verb too reaches over what the share is of. */
static annals_nearby qualifier_of_share(const annals_tokens *tokens, size_t at)
{
    static const uint64_t both = ANNALS_ROLE_BIT(ANNALS_ROLE_BEFORE) | ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION);
    if (!tokens->language->joined || at == 0 || !is_filler(tokens, at - 1))
        return (annals_nearby){0};
    for (size_t steps = 0; at-- > 0 && steps < SHARE && !is_wall(tokens, at); steps++) {
        if ((tokens->items[at].roles & both) == both)
            return qualifier_of(tokens, at, ANNALS_ROLE_BEFORE);
    }
    return (annals_nearby){0};
}

/* Of a range, words that open it say no more of it ("mulai dari 10 sampai 50"), nor does that it is merely possible. */
static annals_nearby qualifier_before(const annals_tokens *tokens, size_t end, bool range)
{
    size_t at = skip_article(tokens, end);
    for (size_t fillers = 0; at-- > 0 && fillers <= FILLERS && !is_wall(tokens, at); fillers++) {
        bool opens = range && annals_token_is(tokens, at, ANNALS_ROLE_OPEN);
        if (annals_token_is(tokens, at, ANNALS_ROLE_BEFORE) && !opens)
            return qualifier_of(tokens, at, ANNALS_ROLE_BEFORE);
        if (!range && annals_token_is(tokens, at, ANNALS_ROLE_POSSIBLY) && is_possible(tokens, at))
            return qualifier_of(tokens, at, ANNALS_ROLE_POSSIBLY);
        if (!is_filler(tokens, at))
            break;
    }
    return qualifier_of_share(tokens, end);
}

/* Whether what stands at `at` may as well belong to a figure that follows it. */
static bool leads_on(const annals_tokens *tokens, size_t at)
{
    for (at++; at < tokens->count && is_filler(tokens, at); at++)
        continue;
    return at < tokens->count && tokens->items[at].figure;
}

/* Whether a token is one character of a script without spaces: 許, which qualifies only what stands directly before. */
static bool is_character(const annals_tokens *tokens, size_t at)
{
    enum { BYTES = 3 };
    return tokens->language->joined && tokens->items[at].end - tokens->items[at].start == BYTES;
}

static annals_nearby qualifier_after(const annals_tokens *tokens, size_t from)
{
    for (size_t at = from, words = 0, ideographs = 0; at < tokens->count && !is_wall(tokens, at); at++) {
        if (annals_token_is(tokens, at, ANNALS_ROLE_AFTER) && (at == from || !is_character(tokens, at))) {
            bool close = tokens->language->joined && at == from && !annals_token_is(tokens, at, ANNALS_ROLE_BEFORE);
            return !close && leads_on(tokens, at) ? (annals_nearby){0} : qualifier_of(tokens, at, ANNALS_ROLE_AFTER);
        }
        if (annals_token_is(tokens, at, ANNALS_ROLE_AND))
            break;
        bool ideograph = tokens->items[at].kind == ANNALS_TOKEN_IDEOGRAPH;
        if (ideograph ? ++ideographs > IDEOGRAPHS : !is_filler(tokens, at) && ++words > NOUNS)
            break;
    }
    return (annals_nearby){0};
}

/* "$5 over two years", "losses over two years", but "for over two years". */
static bool says_during(const annals_tokens *tokens, const annals_figure *figure, size_t at)
{
    return at > 0 && figure->unit && annals_token_cues(tokens, at, ANNALS_CUE_DURING) &&
           annals_topic_of_unit(figure->unit) == ANNALS_SCAN_DURATION &&
           (tokens->items[at - 1].figure || annals_token_is_word(tokens, at - 1));
}

/* "3 fewer than 20", "two votes short of 50". */
static bool compares(const annals_tokens *tokens, size_t at)
{
    return at > 0 && tokens->items[at - 1].figure && annals_token_cues(tokens, at, ANNALS_CUE_COMPARISON);
}

/* "Up to 4.67% from 4.58%": what a rise led to, and where it began, both with their sign. */
static bool leads_from(const annals_tokens *tokens, const annals_figure *figure, const annals_nearby *nearby)
{
    annals_number from;
    size_t at = figure->last;
    if (nearby->qualifier != ANNALS_AT_MOST || (!figure->percent && !figure->currency) ||
        !annals_token_is(tokens, at, ANNALS_ROLE_OPEN))
        return false;
    at++;
    bool money = annals_token_is(tokens, at, ANNALS_ROLE_CURRENCY);
    return annals_number_read(tokens, at + money, &from) &&
           (figure->percent ? annals_token_is(tokens, from.last, ANNALS_ROLE_PERCENT)
                            : money || annals_token_is(tokens, from.last, ANNALS_ROLE_CURRENCY));
}

/* "Five or more kilos": the qualifier stands between the number and its noun; in 80起案件 it is a classifier. */
static annals_nearby qualifier_within(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->number.last;
    bool within = figure->unit_first > at && figure->unit_first < figure->last &&
                  !annals_token_is(tokens, at, ANNALS_ROLE_CLASSIFIER);
    return within && annals_token_is(tokens, at, ANNALS_ROLE_AFTER) ? qualifier_of(tokens, at, ANNALS_ROLE_AFTER)
                                                                    : (annals_nearby){0};
}

/* 可達10度以上: what stands directly behind says more than that so much is reached. */
static bool outbids(const annals_tokens *tokens, const annals_figure *figure, const annals_nearby *nearby)
{
    size_t at = figure->last;
    return tokens->language->joined && nearby->qualifier == ANNALS_AT_MOST &&
           annals_token_is(tokens, at, ANNALS_ROLE_AFTER) &&
           qualifier_of(tokens, at, ANNALS_ROLE_AFTER).qualifier == ANNALS_AT_LEAST;
}

annals_nearby annals_nearby_qualifier(const annals_tokens *tokens, const annals_figure *figure)
{
    if (figure->bounded)
        return (annals_nearby){0};
    annals_nearby nearby =
        figure->compared ? (annals_nearby){0} : qualifier_before(tokens, figure->first, figure->range);
    if (nearby.found && (says_during(tokens, figure, nearby.token) || compares(tokens, nearby.token) ||
                         leads_from(tokens, figure, &nearby)))
        return (annals_nearby){0};
    if (!nearby.found || outbids(tokens, figure, &nearby))
        nearby = qualifier_within(tokens, figure);
    return nearby.found ? nearby : qualifier_after(tokens, figure->last);
}

static annals_nearby direction_of(const annals_tokens *tokens, size_t at, annals_role role)
{
    const annals_entry *entry = annals_token_meaning(tokens, at, role);
    return (annals_nearby){.found = true, .token = at, .direction = (annals_direction)entry->which};
}

/* Whether the figure is what a change led to: "rose to 20". */
static bool is_result(const annals_tokens *tokens, size_t at)
{
    for (size_t fillers = 0; at-- > 0 && fillers <= FILLERS && !is_wall(tokens, at); fillers++) {
        if (annals_token_is(tokens, at, ANNALS_ROLE_RESULT))
            return true;
        if (!is_filler(tokens, at) && !annals_token_is(tokens, at, ANNALS_ROLE_BEFORE))
            return false;
    }
    return false;
}

annals_nearby annals_nearby_direction(const annals_tokens *tokens, const annals_figure *figure)
{
    if (is_result(tokens, figure->first) || annals_token_is(tokens, figure->last, ANNALS_ROLE_RESULT_AFTER))
        return (annals_nearby){0};
    size_t at = figure->first;
    for (size_t steps = 0; at-- > 0 && steps < DIRECTION_BEFORE && !is_wall(tokens, at); steps++) {
        if (annals_token_is(tokens, at, ANNALS_ROLE_DIRECTION))
            return direction_of(tokens, at, ANNALS_ROLE_DIRECTION);
        if (annals_token_is(tokens, at, ANNALS_ROLE_DIRECTION_BEFORE))
            return direction_of(tokens, at, ANNALS_ROLE_DIRECTION_BEFORE);
    }
    at = figure->last;
    for (size_t steps = 0; at < tokens->count && steps < DIRECTION_AFTER && !is_wall(tokens, at); at++, steps++) {
        if (annals_token_is(tokens, at, ANNALS_ROLE_DIRECTION))
            return leads_on(tokens, at) ? (annals_nearby){0} : direction_of(tokens, at, ANNALS_ROLE_DIRECTION);
    }
    return (annals_nearby){0};
}
