/* Finds the noun phrase that says what a figure counts, by words that are known to be none; knows no grammar beyond. */
#include "scan/label.h"

#include <string.h>

#include "scan/measure.h"
#include "scan/topic.h"
#include "scan/when.h"

/* How many words a phrase may have, how many characters one in a script without spaces, how far it may stand. */
enum { WORDS = 6, IDEOGRAPHS = 12, REACH = 14, FAR_REACH = 60 };

/* Tokens [first, last). */
typedef struct {
    size_t first;
    size_t last;
} phrase;

static const phrase NONE = {0, 0};

/* What stands between the parts of a phrase and begins none: "of", "de", a linker. */
#define INNER_ROLES (ANNALS_ROLE_BIT(ANNALS_ROLE_OF) | ANNALS_ROLE_BIT(ANNALS_ROLE_LINKER))

/* Characters that count things are parts of other nouns too: 資本. */
#define CHARACTER_ROLES                                                                 \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_CLASSIFIER) | ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT) |      \
     ANNALS_ROLE_BIT(ANNALS_ROLE_ORDINAL_AFTER) | ANNALS_ROLE_BIT(ANNALS_ROLE_IGNORE) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_SUM))

static const annals_token *token_at(const annals_tokens *tokens, size_t at)
{
    return at < tokens->count ? &tokens->items[at] : NULL;
}

static bool is_word(const annals_tokens *tokens, size_t at)
{
    static const uint64_t unit = ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT), function = ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION);
    const annals_token *token = token_at(tokens, at);
    if (!token || token->end - token->start == 1) /* "company's" is two words and a sign */
        return false;
    if (!tokens->language->joined && (token->roles & (function | unit)) == function)
        return false; /* most words that stand between others */
    if (tokens->language->joined && token->roles != 0 && (token->roles & ~CHARACTER_ROLES) == 0)
        return true;
    return (annals_token_is_word(tokens, at) || token->kind == ANNALS_TOKEN_IDEOGRAPH ||
            (token->roles & ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT)));
}

static bool is_inner(const annals_tokens *tokens, size_t at)
{
    const annals_token *token = token_at(tokens, at);
    return token && (token->roles & INNER_ROLES);
}

static bool is_article(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_FILLER) || annals_token_is(tokens, at, ANNALS_ROLE_ARTICLE) ||
           annals_token_is(tokens, at, ANNALS_ROLE_WEAK);
}

/* How many words or characters of a phrase may follow each other. */
static size_t longest(const annals_tokens *tokens)
{
    return tokens->language->joined ? IDEOGRAPHS : WORDS;
}

/* Without such words at both ends. */
static phrase trimmed(const annals_tokens *tokens, phrase words)
{
    while (words.first < words.last && annals_token_ends_as_no_noun(tokens, words.last - 1))
        words.last--;
    while (words.first < words.last && annals_token_ends_as_no_noun(tokens, words.first))
        words.first++;
    return words;
}

/* A hyphen within a compound: rata-rata, e-mail. */
static bool is_hyphen(const annals_tokens *tokens, size_t at)
{
    return at > 0 && at + 1 < tokens->count && annals_token_reads(tokens, at, "-") && !tokens->items[at].spaced &&
           !tokens->items[at + 1].spaced;
}

/* The words from `at` on: "new cases of dengue", but not the time behind them nor another figure, of which those before
 * `own` are none. */
static phrase phrase_from(const annals_tokens *tokens, size_t at, size_t own)
{
    size_t end = at, words = 0;
    annals_when_point point;
    for (size_t i = at; i < tokens->count && words < longest(tokens);) {
        if ((i >= own && tokens->items[i].figure) || annals_when_point_read(tokens, i, false, &point) > i)
            break;
        if (is_word(tokens, i)) {
            end = ++i;
            words++;
            continue;
        }
        if (end > at && is_hyphen(tokens, i) && is_word(tokens, i + 1) && !tokens->items[i + 1].figure) {
            i++;
            continue;
        }
        size_t next = i + 1 + is_article(tokens, i + 1);
        if (end == at || !is_inner(tokens, i) || !is_word(tokens, next) || tokens->items[next].figure)
            break;
        i = next;
    }
    return end > at ? trimmed(tokens, (phrase){at, end}) : NONE;
}

/* The words that end before `end`. */
static phrase phrase_until(const annals_tokens *tokens, size_t end)
{
    size_t first = end, words = 0;
    for (size_t i = end; i > 0 && words < longest(tokens);) {
        if (tokens->items[i - 1].figure)
            break;
        if (is_word(tokens, i - 1)) {
            first = --i;
            words++;
            continue;
        }
        if (first < end && i > 1 && is_hyphen(tokens, i - 1) && is_word(tokens, i - 2)) {
            i--;
            continue;
        }
        size_t before = i - 1 - (i > 1 && is_article(tokens, i - 1) && is_inner(tokens, i - 2));
        if (first == end || !is_inner(tokens, before) || before == 0 || !is_word(tokens, before - 1))
            break;
        i = before;
    }
    return first < end ? trimmed(tokens, (phrase){first, end}) : NONE;
}

/* "per litre": units alone say not what is counted. */
static bool is_of_units(const annals_tokens *tokens, phrase words)
{
    for (size_t at = words.first; at < words.last; at++) {
        if (!annals_token_is(tokens, at, ANNALS_ROLE_UNIT))
            return false;
    }
    return true;
}

/* Whether a phrase is a name and no noun, or a name and its verb: "Meta hired 20". */
static bool is_name(const annals_tokens *tokens, phrase words)
{
    size_t end = annals_name_end(tokens, words.first);
    return end >= words.last || (end > words.first && !tokens->language->joined);
}

/* A single character says too little. */
static bool says_enough(const annals_tokens *tokens, phrase words)
{
    return words.last > words.first + tokens->language->joined;
}

/* The nearest phrase before the figure, past the words that qualify it and past other figures, but not who did it: "The
 * firm spent $3bn". */
static phrase phrase_before(const annals_tokens *tokens, const annals_figure *figure)
{
    annals_when_point point;
    size_t reach = tokens->language->joined ? 2 * REACH : REACH;
    for (size_t i = figure->first; i > 0 && figure->first - i < reach; i--) {
        if (annals_token_is_wall(tokens, i - 1) || annals_name_is_deed(tokens, i - 1))
            break;
        if (tokens->items[i - 1].figure || !is_word(tokens, i - 1))
            continue;
        phrase found = phrase_until(tokens, i);
        if (found.first == found.last)
            continue;
        if (says_enough(tokens, found) && !is_name(tokens, found) && !is_of_units(tokens, found) &&
            annals_when_point_read(tokens, found.first, false, &point) == found.first)
            return found;
        i = found.first < found.last ? found.first + 1 : i;
    }
    return NONE;
}

/* Whether a word behind a figure leads to a noun: on, of, of the. */
static bool leads_on(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_FUNCTION) || annals_token_is(tokens, at, ANNALS_ROLE_ATTRIBUTE) ||
           is_inner(tokens, at);
}

/* "$3bn on research", "5% of sales": behind one word that leads to a noun. */
static phrase phrase_behind(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->last;
    while (annals_token_is(tokens, at, ANNALS_ROLE_AFTER))
        at++;
    if (!leads_on(tokens, at))
        return NONE;
    at++;
    at += is_article(tokens, at) && !is_word(tokens, at);
    phrase found = phrase_from(tokens, at, figure->last);
    return says_enough(tokens, found) && !is_name(tokens, found) ? found : NONE;
}

/* Whether a figure has a unit of space, matter or time, which is nothing that is counted. */
static bool is_measured(const annals_figure *figure)
{
    return figure->unit && (annals_topic_of_unit(figure->unit) & (ANNALS_SCAN_PHYSICAL | ANNALS_SCAN_DURATION));
}

/* 500吨钢材, 500 Tonnen Weizen: a noun may follow a unit at once where spaces or small letters do not part it from
 * other words. */
static bool noun_follows(const annals_tokens *tokens, size_t at)
{
    const annals_language *language = tokens->language;
    if (!language->capital_nouns || at >= tokens->count)
        return language->joined && !language->bare_classifiers;
    size_t start = tokens->items[at].start;
    return tokens->passage->cased[start] != tokens->passage->small[start];
}

/* "40 km of road", 500トンの米: what is measured, behind the unit; else what stands before it. */
static phrase phrase_measured(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->last;
    phrase found = NONE;
    if (is_inner(tokens, at) || annals_token_is(tokens, at, ANNALS_ROLE_ATTRIBUTE) ||
        tokens->language->bare_classifiers)
        found = phrase_behind(tokens, figure);
    else if (noun_follows(tokens, at))
        found = phrase_from(tokens, at, at);
    if (found.first == found.last || !says_enough(tokens, found) || is_name(tokens, found))
        found = phrase_before(tokens, figure);
    return found;
}

/* A figure that counts things says what: "40 new cases". Money and shares do only where a noun follows at once. */
static phrase phrase_of(const annals_tokens *tokens, const annals_figure *figure)
{
    if (is_measured(figure))
        return phrase_measured(tokens, figure);
    bool counts = figure->unit_last > figure->unit_first && !figure->currency && !figure->percent && !figure->points;
    bool measure = counts && figure->unit != NULL;
    if (counts && !(measure && tokens->language->bare_classifiers)) {
        bool classified =
            tokens->language->joined && annals_token_is(tokens, figure->unit_first, ANNALS_ROLE_CLASSIFIER);
        size_t own = figure->elided_unit ? figure->unit_last : figure->last;
        phrase found = phrase_from(tokens, figure->noun_first + classified, own);
        if (says_enough(tokens, found) && (!measure || found.last > figure->unit_last))
            return found;
    } else if (!counts && figure->last < tokens->count && tokens->items[figure->last].kind == ANNALS_TOKEN_WORD) {
        return phrase_from(tokens, figure->last, figure->last);
    }
    bool behind_first = tokens->language->bare_classifiers; /* 20人の研究者 */
    phrase found = behind_first ? phrase_behind(tokens, figure) : phrase_before(tokens, figure);
    if (found.first == found.last)
        found = behind_first ? phrase_before(tokens, figure) : phrase_behind(tokens, figure);
    phrase unit = {figure->unit_first, figure->unit_last};
    return found.first == found.last && counts && says_enough(tokens, unit) ? unit : found;
}

static void see(void *context, const char *name, size_t start, size_t end)
{
    (void)name, (void)start, (void)end;
    *(bool *)context = true;
}

/* Whether a phrase has a word by which a measure is told. */
static bool names_measure(const annals_tokens *tokens, phrase words)
{
    bool seen = false;
    size_t start = tokens->items[words.first].start, end = tokens->items[words.last - 1].end;
    annals_measures_find(tokens->language, tokens->passage->small + start, end - start, see, &seen);
    return seen;
}

/* "Sales fell, down 15 percent": the nearest phrase before the figure that names a measure, also across commas. */
static phrase phrase_of_measure(const annals_tokens *tokens, const annals_figure *figure)
{
    for (size_t i = figure->first; i > 0 && figure->first - i < FAR_REACH; i--) {
        if (tokens->items[i - 1].kind == ANNALS_TOKEN_BREAK)
            break;
        if (tokens->items[i - 1].figure || !is_word(tokens, i - 1))
            continue;
        phrase found = phrase_until(tokens, i);
        if (found.first == found.last)
            continue;
        if (names_measure(tokens, found))
            return found;
        i = found.first + 1;
    }
    return NONE;
}

/* Whether the token `at` parts the cells of a row. */
static bool parts_cells(const annals_tokens *tokens, size_t at)
{
    return annals_token_reads(tokens, at, "\t") || annals_token_reads(tokens, at, "|");
}

/* "Rye | 1,200 | 1,450": what the first cell of a figure's row says. */
static phrase phrase_of_row(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t first = figure->first, cells = 0;
    while (first > 0 && figure->first - first < FAR_REACH && tokens->items[first - 1].kind != ANNALS_TOKEN_BREAK)
        cells += parts_cells(tokens, --first);
    while (first < figure->first && parts_cells(tokens, first)) {
        first++;
        cells--;
    }
    return cells > 0 ? phrase_from(tokens, first, figure->first) : NONE;
}

void annals_label_add(const annals_tokens *tokens, const annals_figure *figure, annals_str *out)
{
    phrase found = phrase_of(tokens, figure);
    if (found.first >= found.last && figure->unit_first == figure->unit_last)
        found = phrase_of_measure(tokens, figure);
    if (found.first >= found.last)
        found = phrase_of_row(tokens, figure);
    if (found.first >= found.last)
        return;
    size_t start = tokens->items[found.first].start, end = tokens->items[found.last - 1].end;
    if (end - start <= ANNALS_LABEL_MAX)
        annals_str_add_bytes(out, tokens->passage->cased + start, end - start);
}
