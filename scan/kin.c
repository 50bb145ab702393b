/* Tells by the words between and behind two figures whether they speak of one measure; knows no word of any language.
 */
#include "scan/kin.h"

#include "scan/kin_alike.h"
#include "scan/when.h"

/* How many words may stand in front of a preposition of change, and how far before it a verb of change; the same of
 * words that compare, of what counts some, of a row, of the same words again, of a whole; how many characters a word
 * counts for. */
enum {
    CHANGED = 3,
    MOVED = 6,
    COMPARED = 8,
    PART = 10,
    LISTED = 6,
    REPEATED = 14,
    WHOLE = 4,
    ASIDE = 5,
    CHARACTERS = 3
};

/* Roles by which the token behind a number belongs to it, or begins what it counts. */
#define OWN_ROLES                                                                          \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_CURRENCY) |           \
     ANNALS_ROLE_BIT(ANNALS_ROLE_PERCENT) | ANNALS_ROLE_BIT(ANNALS_ROLE_POINTS) |          \
     ANNALS_ROLE_BIT(ANNALS_ROLE_CLASSIFIER) | ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) |        \
     ANNALS_ROLE_BIT(ANNALS_ROLE_MONTH) | ANNALS_ROLE_BIT(ANNALS_ROLE_DATE_AFTER) |        \
     ANNALS_ROLE_BIT(ANNALS_ROLE_ORDINAL_AFTER) | ANNALS_ROLE_BIT(ANNALS_ROLE_ATTRIBUTE) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_FRACTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_NUMBER) | ANNALS_ROLE_BIT(ANNALS_ROLE_DIGIT))

static bool joins(const annals_tokens *tokens, size_t at)
{
    return annals_kin_is_change(tokens, at) || annals_kin_separates(tokens, at) ||
           annals_token_cues(tokens, at, ANNALS_CUE_COMPARED) || annals_token_cues(tokens, at, ANNALS_CUE_PARTS);
}

/* Whether a word compares and does nothing else; one that bounds a number as well does behind a comma, in a language
 * whose nouns have plurals with an article behind it: "12 boats, fewer than the 20 of May". */
static bool is_comparison(const annals_tokens *tokens, size_t at)
{
    bool behind = at > 0 && annals_token_reads(tokens, at - 1, ",") &&
                  (!*tokens->language->plurals || annals_token_cues(tokens, at + 1, ANNALS_CUE_DEFINITE));
    return annals_token_cues(tokens, at, ANNALS_CUE_COMPARED) && !annals_kin_is_change(tokens, at) &&
           (behind || !annals_token_is(tokens, at, ANNALS_ROLE_BEFORE));
}

/* The word that leads from what stands before to the number at `end`: "from", "against", "and"; `end` where there is
 * none behind `from`. A noun may stand behind one that compares: "rispetto ai precedenti 1,02". */
static size_t find_joint(const annals_tokens *tokens, size_t from, size_t end)
{
    size_t words = 0;
    for (size_t at = end; at > from && end - at <= ANNALS_KIN_LEADS; at--) {
        bool compares = is_comparison(tokens, at - 1);
        if (compares || (words == 0 && joins(tokens, at - 1)))
            return at - 1;
        if (!annals_kin_leads(tokens, at - 1) && (++words > 1 || !annals_token_is_word(tokens, at - 1)))
            break;
    }
    return end;
}

/* Behind the words of time that begin at a token; `at` where none do. */
static size_t behind_time(const annals_tokens *tokens, size_t at)
{
    annals_when_point point;
    return annals_when_point_read(tokens, at, false, &point);
}

/* Behind a preposition in front of a time. */
static size_t behind_particle(const annals_tokens *tokens, size_t at)
{
    return behind_time(tokens, at) == at && annals_token_is(tokens, at, ANNALS_ROLE_FUNCTION) ? at + 1 : at;
}

/* Whether between two tokens stand no more than so many words, but for those of time, and no other clause begins. */
static bool is_close(const annals_tokens *tokens, size_t from, size_t to, size_t most)
{
    size_t words = 0, room = tokens->language->joined ? most * CHARACTERS : most;
    for (size_t at = from; at < to;) {
        size_t behind = behind_time(tokens, at);
        if (behind > at) {
            at = behind;
            continue;
        }
        const annals_token *token = &tokens->items[at];
        bool word = token->kind == ANNALS_TOKEN_WORD || token->kind == ANNALS_TOKEN_IDEOGRAPH ||
                    token->kind == ANNALS_TOKEN_NAME || annals_token_is_word(tokens, at);
        if (token->kind == ANNALS_TOKEN_BREAK || annals_token_reads(tokens, at, ";") || (word && ++words > room))
            return false;
        at++;
    }
    return true;
}

static bool has_and(const annals_tokens *tokens, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++) {
        if (annals_token_is(tokens, at, ANNALS_ROLE_AND))
            return true;
    }
    return false;
}

/* Whether something is said to change before the preposition at `joint`: "rose to 14% from", "52 seats, up from". */
static bool is_moving(const annals_tokens *tokens, const annals_figure *figure, size_t joint)
{
    static const uint64_t moves =
        ANNALS_ROLE_BIT(ANNALS_ROLE_DIRECTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_DIRECTION_BEFORE);
    uint64_t wanted = moves;
    if (annals_token_is(tokens, joint, ANNALS_ROLE_OPEN))
        wanted |= ANNALS_ROLE_BIT(ANNALS_ROLE_RESULT) | ANNALS_ROLE_BIT(ANNALS_ROLE_POSSIBLY);
    for (size_t at = joint; at-- > 0 && at + MOVED >= figure->first;) {
        const annals_token *token = &tokens->items[at];
        if (token->kind == ANNALS_TOKEN_BREAK)
            break;
        if ((token->roles & wanted) != 0)
            return true;
    }
    return false;
}

/* Whether "to" and another number follow a figure: "from 980 to 1,250". */
static bool begins_change(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = behind_time(tokens, figure->last);
    if (!annals_token_is(tokens, at, ANNALS_ROLE_RESULT) && !annals_token_is(tokens, at, ANNALS_ROLE_BETWEEN))
        return false;
    for (size_t steps = 0; ++at < tokens->count && steps < ANNALS_KIN_LEADS; steps++) {
        if (tokens->items[at].figure || !annals_kin_leads(tokens, at))
            return tokens->items[at].figure;
    }
    return false;
}

/* Whether nothing behind a number says what it counts: the sentence or a part of it ends there, or a word follows that
 * is no noun. */
static bool ends(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->last;
    if (at >= tokens->count || behind_time(tokens, at) > at)
        return true;
    const annals_token *token = &tokens->items[at];
    switch (token->kind) {
    case ANNALS_TOKEN_BREAK: return true;
    case ANNALS_TOKEN_KNOWN: return (token->roles & OWN_ROLES) == 0;
    case ANNALS_TOKEN_MARK:
        return token->spaced || annals_token_reads(tokens, at, ",") || annals_token_reads(tokens, at, ".") ||
               annals_token_reads(tokens, at, ";") || annals_token_reads(tokens, at, ":") ||
               annals_token_reads(tokens, at, ")") || annals_token_reads(tokens, at, "，");
    case ANNALS_TOKEN_WORD: /* a plural would have been its noun */
        return *tokens->language->plurals &&
               tokens->passage->cased[token->start] == tokens->passage->small[token->start];
    default: return false;
    }
}

/* Whether the figure is the whole that a sentence or a part of it begins with: "Of the 80 hospitals, ". */
static bool is_whole(const annals_tokens *tokens, const annals_figure *figure)
{
    for (size_t at = figure->first; at > 0 && figure->first - at <= ANNALS_KIN_LEADS; at--) {
        size_t before = at - 1;
        if (annals_token_cues(tokens, before, ANNALS_CUE_WHOLE) &&
            (before == 0 || tokens->items[before - 1].kind == ANNALS_TOKEN_BREAK ||
             tokens->items[before - 1].kind == ANNALS_TOKEN_MARK || annals_kin_separates(tokens, before - 1)))
            return true;
        if (!annals_kin_leads(tokens, before) && !annals_token_cues(tokens, before, ANNALS_CUE_WHOLE))
            break;
    }
    return false;
}

static bool counts_some(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->last;
    at += annals_token_is(tokens, at, ANNALS_ROLE_LINKER);
    return annals_token_cues(tokens, at, ANNALS_CUE_SOME);
}

/* Whether "from" stands in front of a figure. */
static bool is_opened(const annals_tokens *tokens, const annals_figure *figure)
{
    for (size_t at = figure->first; at > 0 && figure->first - at < ANNALS_KIN_LEADS; at--) {
        if (annals_token_is(tokens, at - 1, ANNALS_ROLE_OPEN))
            return true;
        if (!annals_kin_leads(tokens, at - 1))
            break;
    }
    return false;
}

/* "14% from 12.5", 902万人降至890万, and "31 votes to 24". */
static annals_kin kin_by_change(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                                size_t joint)
{
    bool result = annals_token_is(tokens, joint, ANNALS_ROLE_RESULT);
    bool said = joint > 0 && !result && annals_token_is(tokens, joint - 1, ANNALS_ROLE_DIRECTION); /* down from */
    bool moves = is_moving(tokens, first, joint);
    size_t most = result ? 0 : said ? COMPARED : moves ? LISTED : CHANGED;
    if (begins_change(tokens, second) || has_and(tokens, first->last, joint) ||
        !is_close(tokens, first->last, joint, most))
        return ANNALS_KIN_NONE;
    bool dated = !result && behind_time(tokens, second->last) > second->last;
    if (dated || tokens->language->joined || moves || (result && is_opened(tokens, first)))
        return ANNALS_KIN_CHANGED;
    bool score = joint == first->last && annals_token_cues(tokens, joint, ANNALS_CUE_COMPARED);
    return score ? ANNALS_KIN_SCORE : ANNALS_KIN_NONE;
}

static annals_kin kin_by_joint(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                               size_t joint, bool listed)
{
    size_t from = first->last;
    if (annals_token_cues(tokens, joint, ANNALS_CUE_PARTS))
        return is_close(tokens, from, joint, PART) ? ANNALS_KIN_PART : ANNALS_KIN_NONE;
    if (annals_kin_separates(tokens, joint) && annals_token_cues(tokens, second->last, ANNALS_CUE_MORE))
        return is_close(tokens, from, joint, LISTED) ? ANNALS_KIN_MORE : ANNALS_KIN_NONE;
    if (!ends(tokens, second))
        return ANNALS_KIN_NONE;
    bool change = annals_kin_is_change(tokens, joint);
    if (is_comparison(tokens, joint))
        return is_close(tokens, from, joint, COMPARED) ? ANNALS_KIN_COMPARED : ANNALS_KIN_NONE;
    if (change)
        return kin_by_change(tokens, first, second, joint);
    bool row = annals_kin_ends_alike(tokens, first, second, joint, listed);
    return row && is_close(tokens, from, joint, LISTED) ? ANNALS_KIN_LISTED : ANNALS_KIN_NONE;
}

/* "10.010 nuovi casi (ieri 8.804)", "7.002 unità (17.467 da gennaio)": a parenthesis close behind the first that says
 * when there were so many. */
static bool is_aside(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    size_t open = second->first;
    while (open > first->last && second->first - open < ASIDE && !annals_token_reads(tokens, open, "("))
        open--;
    if (!annals_token_reads(tokens, open, "(") || open < first->last)
        return false;
    size_t time = behind_time(tokens, open + 1), after = behind_particle(tokens, second->last);
    bool before = time > open + 1 && time == second->first;
    bool behind = open + 1 == second->first && behind_time(tokens, after) > after;
    return (before || behind) && is_close(tokens, first->last, open, CHANGED);
}

annals_kin annals_kin_behind(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                             bool listed)
{
    size_t joint = find_joint(tokens, first->last, second->first);
    if (counts_some(tokens, second))
        return is_close(tokens, first->last, second->first, PART) ? ANNALS_KIN_SOME : ANNALS_KIN_NONE;
    annals_kin kin = joint < second->first ? kin_by_joint(tokens, first, second, joint, listed) : ANNALS_KIN_NONE;
    if (kin != ANNALS_KIN_NONE)
        return kin;
    if (is_whole(tokens, first) && is_close(tokens, first->last, second->first, WHOLE))
        return ANNALS_KIN_WHOLE;
    if (second->first > 0 && annals_token_reads(tokens, second->first - 1, "(") &&
        annals_token_cues(tokens, second->last, ANNALS_CUE_MORE) &&
        is_close(tokens, first->last, second->first, CHANGED))
        return ANNALS_KIN_MORE;
    if (is_aside(tokens, first, second))
        return ANNALS_KIN_LISTED;
    size_t most = tokens->language->joined ? LISTED : REPEATED;
    if (annals_kin_begins_alike(tokens, first, second) && ends(tokens, second) &&
        is_close(tokens, first->last, second->first, most))
        return ANNALS_KIN_LISTED;
    if (annals_token_is(tokens, first->last, ANNALS_ROLE_RATIO) && second->first == first->last + 1 &&
        annals_token_cues(tokens, first->last, ANNALS_CUE_WHOLE) && ends(tokens, second))
        return ANNALS_KIN_ALL;
    return ANNALS_KIN_NONE;
}

/* "Rose by 5 to 1,393 people": by how many of them. */
static bool is_step(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    size_t at = first->first;
    while (at > 0 && first->first - at < ANNALS_KIN_LEADS && annals_kin_leads(tokens, at - 1))
        at--;
    return at > 0 && !second->percent && !second->points &&
           (annals_token_is(tokens, at - 1, ANNALS_ROLE_DIRECTION) ||
            annals_token_is(tokens, at - 1, ANNALS_ROLE_DIRECTION_BEFORE));
}

/* "12, 15 and 19 people": a number stands in a row in front of the first one of two that "and" joins. */
static bool ends_row(const annals_tokens *tokens, const annals_figure *first, size_t joint)
{
    return annals_token_is(tokens, joint, ANNALS_ROLE_AND) && first->first > 1 &&
           annals_kin_separates(tokens, first->first - 1) && tokens->items[first->first - 2].figure;
}

annals_kin annals_kin_before(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                             bool listed)
{
    size_t from = first->last, joint = find_joint(tokens, from, second->first);
    if (annals_token_cues(tokens, from, ANNALS_CUE_WHOLE) && is_close(tokens, from + 1, second->first, 1))
        return ANNALS_KIN_WHOLE;
    if (!tokens->language->joined && annals_kin_begins_alike(tokens, first, second) && ends(tokens, first) &&
        is_close(tokens, from, second->first, REPEATED))
        return ANNALS_KIN_LISTED;
    if (annals_kin_led_alike(tokens, first, second, from))
        return ANNALS_KIN_LISTED;
    if (joint == second->first || !is_close(tokens, from, joint, 0))
        return ANNALS_KIN_NONE;
    bool result = annals_token_is(tokens, joint, ANNALS_ROLE_RESULT);
    if (result && (is_opened(tokens, first) || is_step(tokens, first, second)))
        return ANNALS_KIN_CHANGED;
    if (joint > from)
        return ANNALS_KIN_NONE;
    if (is_comparison(tokens, joint))
        return ANNALS_KIN_COMPARED;
    bool row = listed || ends_row(tokens, first, joint) || annals_kin_in_turn(tokens, first->first, second->last);
    return annals_kin_separates(tokens, joint) && row ? ANNALS_KIN_LISTED : ANNALS_KIN_NONE;
}

const char *annals_kin_told(const annals_tokens *tokens, const annals_figure *figure)
{
    static const uint64_t links = ANNALS_ROLE_BIT(ANNALS_ROLE_LINKER) | ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER);
    const annals_language *language = tokens->language;
    size_t at = figure->last, steps = 0;
    while (at < tokens->count && !annals_token_cues(tokens, at, ANNALS_CUE_COUNTED)) { /* ang nakumpirmang nasawi */
        bool link = (tokens->items[at].roles & links) != 0 || annals_token_cues(tokens, at, ANNALS_CUE_PRONOUN);
        bool participle = steps > 0 && annals_token_cues(tokens, at + 1, ANNALS_CUE_COUNTED);
        if ((!link && !participle) || ++steps > ANNALS_KIN_LEADS)
            return NULL;
        at++;
    }
    for (int32_t entry = at < tokens->count ? tokens->items[at].entry : ANNALS_TRIE_NONE; entry != ANNALS_TRIE_NONE;
         entry = language->entries[entry].next) {
        const annals_entry *meaning = &language->entries[entry];
        if (meaning->role == ANNALS_ROLE_CUE && meaning->which == ANNALS_CUE_COUNTED)
            return annals_language_text(language, meaning);
    }
    return NULL;
}
