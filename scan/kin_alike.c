/* Tells whether two numbers stand in the same words, as those of a row do; knows no word of any language. */
#include "scan/kin_alike.h"

#include <string.h>

/* How far "respectively" is looked for; the bytes of two characters. */
enum { TURN = 10, ALIKE = 6 };

#define LEADING_ROLES                                                                                                  \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_BEFORE) | ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER) | ANNALS_ROLE_BIT(ANNALS_ROLE_LINKER) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_ARTICLE) | ANNALS_ROLE_BIT(ANNALS_ROLE_ATTRIBUTE))

/* Roles of prepositions that lead to more than what something is compared with. */
#define CHANGE_ROLES (ANNALS_ROLE_BIT(ANNALS_ROLE_OPEN) | ANNALS_ROLE_BIT(ANNALS_ROLE_RESULT))

bool annals_kin_leads(const annals_tokens *tokens, size_t at)
{
    return (tokens->items[at].roles & LEADING_ROLES) != 0 || annals_token_cues(tokens, at, ANNALS_CUE_DEFINITE);
}

bool annals_kin_is_change(const annals_tokens *tokens, size_t at)
{
    return (tokens->items[at].roles & CHANGE_ROLES) != 0;
}

bool annals_kin_separates(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_AND) || annals_token_is(tokens, at, ANNALS_ROLE_CLOSE) ||
           annals_token_cues(tokens, at, ANNALS_CUE_WHILE) || annals_token_reads(tokens, at, ",");
}

static bool reads_alike(const annals_tokens *tokens, const annals_token *a, const annals_token *b)
{
    const char *text = tokens->passage->small;
    return a->end - a->start == b->end - b->start && memcmp(text + a->start, text + b->start, a->end - a->start) == 0;
}

/* Behind a word that stands between a number and what is said of it: "at 12 naman ang". */
static size_t behind_particle(const annals_tokens *tokens, size_t at)
{
    return at + (annals_token_is(tokens, at, ANNALS_ROLE_LINKER) || annals_token_is(tokens, at, ANNALS_ROLE_FUNCTION));
}

/* Whether the same word stands behind both, "in May", "in June", or one that says as what others stood: "opposed". */
static bool ends_alike(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    size_t one = first->last, two = second->last;
    if (annals_token_cues(tokens, two, ANNALS_CUE_LIKEWISE))
        return true;
    if (two >= tokens->count || one >= tokens->count)
        return false;
    size_t next = behind_particle(tokens, two);
    if (next > two && next < tokens->count && annals_token_is(tokens, next, ANNALS_ROLE_FILLER) &&
        !reads_alike(tokens, &tokens->items[one], &tokens->items[two]))
        two = next;
    const annals_token *a = &tokens->items[one], *b = &tokens->items[two];
    bool word = a->kind == ANNALS_TOKEN_WORD || a->kind == ANNALS_TOKEN_KNOWN;
    return word && !annals_token_is(tokens, one, ANNALS_ROLE_AND) && reads_alike(tokens, a, b);
}

bool annals_kin_in_turn(const annals_tokens *tokens, size_t before, size_t behind)
{
    for (size_t at = behind, steps = 0; at < tokens->count && steps < TURN; at++, steps++) {
        if (annals_token_cues(tokens, at, ANNALS_CUE_IN_TURN))
            return true;
        if (!tokens->items[at].figure && !annals_kin_separates(tokens, at) && !annals_token_is_word(tokens, at))
            break;
    }
    for (size_t at = before, steps = 0; at-- > 0 && steps < ANNALS_KIN_LEADS; steps++) {
        if (annals_token_cues(tokens, at, ANNALS_CUE_IN_TURN))
            return true;
        if (!annals_kin_leads(tokens, at) && !annals_kin_is_change(tokens, at))
            break;
    }
    return false;
}

/* "Il 27,3% dei maschi e il 41,8 delle femmine": an article between "and" and digits with places behind a share. */
static bool is_other_share(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                           size_t joint)
{
    bool article = joint + 1 < second->first && annals_token_is(tokens, joint, ANNALS_ROLE_AND);
    return first->percent && second->number.low.exponent < 0 &&
           (article || annals_token_is(tokens, joint, ANNALS_ROLE_CLOSE));
}

/* A word that may be a verb: one that the language does not know, or of a change. */
static bool is_verb(const annals_tokens *tokens, size_t at)
{
    static const uint64_t verbs = ANNALS_ROLE_BIT(ANNALS_ROLE_DIRECTION) |
                                  ANNALS_ROLE_BIT(ANNALS_ROLE_DIRECTION_BEFORE) | ANNALS_ROLE_BIT(ANNALS_ROLE_POSSIBLY);
    const annals_token *token = &tokens->items[at];
    return !token->figure && (token->kind == ANNALS_TOKEN_WORD || (token->roles & verbs) != 0);
}

/* The verb that stands in front of a figure, past what leads to it; the count of tokens where there is none. */
static size_t verb_before(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first;
    while (at > 0 && figure->first - at < ANNALS_KIN_LEADS && annals_kin_leads(tokens, at - 1))
        at--;
    return at > 0 && is_verb(tokens, at - 1) ? at - 1 : tokens->count;
}

/* Whether that verb stands in front of another figure too, a few words before it at most. */
static bool has_verb_before(const annals_tokens *tokens, const annals_figure *figure, size_t verb)
{
    for (size_t at = figure->first; at > 0 && figure->first - at < ANNALS_KIN_LEADS; at--) {
        const annals_token *token = &tokens->items[at - 1];
        if (token->figure || token->kind == ANNALS_TOKEN_MARK || token->kind == ANNALS_TOKEN_BREAK)
            break;
        if (reads_alike(tokens, token, &tokens->items[verb]))
            return true;
    }
    return false;
}

/* "Added 131,000 jobs, led by trade, which added 47,000": the same verb or noun in front of both, which agree in their
 * scale or places. */
static bool say_alike(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    size_t verb = verb_before(tokens, second);
    if (verb >= tokens->count || verb < first->last || !has_verb_before(tokens, first, verb))
        return false;
    bool places = first->number.low.exponent < 0 && first->number.low.exponent == second->number.low.exponent;
    bool counts =
        !first->percent && !second->percent && annals_decimal_compare(first->number.scale, second->number.scale) == 0;
    return places || counts;
}

/* 出生人口902万人，死亡人口1110万: the same two characters stand in front of both, in a script without spaces. */
static bool begin_alike(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    size_t one = tokens->items[first->first].start, two = tokens->items[second->first].start;
    if (one < ALIKE || tokens->items[second->first - 1].figure)
        return false;
    const char *text = tokens->passage->small;
    bool characters = (unsigned char)text[one - ALIKE] >= 0xE3 && (unsigned char)text[one - ALIKE / 2] >= 0xE4;
    return characters && memcmp(text + one - ALIKE, text + two - ALIKE, ALIKE) == 0;
}

bool annals_kin_ends_alike(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                           size_t joint, bool listed)
{
    return ends_alike(tokens, first, second) || is_other_share(tokens, first, second, joint) ||
           (joint == first->last && (listed || annals_kin_in_turn(tokens, first->first, second->last)));
}

bool annals_kin_begins_alike(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    return tokens->language->joined ? begin_alike(tokens, first, second) : say_alike(tokens, first, second);
}

bool annals_kin_led_alike(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                          size_t joint)
{
    if (joint + 2 != second->first || first->first == 0 || !annals_token_is(tokens, joint, ANNALS_ROLE_AND))
        return false;
    const annals_token *a = &tokens->items[first->first - 1], *b = &tokens->items[joint + 1];
    return b->kind == ANNALS_TOKEN_KNOWN && reads_alike(tokens, a, b);
}
