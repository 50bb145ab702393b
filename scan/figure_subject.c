/* Gives a number the noun that is said before it, as the subject of what it predicates: "i feriti sono 12", "il numero
 * dei feriti sale a 12", "the death toll rose to 39"; knows no words. */
#include "scan/figure.h"
#include "scan/head.h"
#include "scan/topic.h"
#include "series/decimal.h"

enum { LINKS = 5, REACH = 14, ARTICLES = 2, BESIDE = 2 };

/* What may stand between a copula and its number: "sono stati in tutto circa", "sono saliti a". */
#define LINK_ROLES                                                                 \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_BEFORE) | ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER) |   \
     ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_RESULT) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_DIRECTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_OF))

/* What words that say what is counted do not reach across. */
static bool ends_clause(const annals_tokens *tokens, size_t at)
{
    return tokens->items[at].kind == ANNALS_TOKEN_BREAK || annals_token_reads(tokens, at, ";");
}

/* "And", by itself or read with the article behind it: "e i". */
static bool is_and(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_AND) ||
           (annals_token_is(tokens, at, ANNALS_ROLE_CLOSE) && !annals_token_is(tokens, at, ANNALS_ROLE_RESULT));
}

static bool is_noun(const annals_tokens *tokens, size_t at)
{
    return annals_token_is_word(tokens, at) || annals_token_is(tokens, at, ANNALS_ROLE_UNIT);
}

/* A number that counts nothing yet, and may count things. */
static bool lacks_noun(const annals_figure *figure)
{
    const annals_number *number = &figure->number;
    return !figure->left_alone && !annals_figure_has_unit(figure) && !figure->ratio && !figure->negative &&
           !number->fraction && !number->weak && number->doubt == ANNALS_DOUBT_NONE;
}

/* Where the verb begins that leads to the figure: a copula, or a word of change in front of "to"; the figure itself
 * where there is none. */
static size_t find_verb(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->first;
    for (size_t steps = 0; at-- > 0 && steps < LINKS && !annals_token_is_wall(tokens, at) && !tokens->items[at].figure;
         steps++) {
        if (annals_token_cues(tokens, at, ANNALS_CUE_PREDICATE))
            return at;
        bool leads =
            annals_token_is(tokens, at, ANNALS_ROLE_DIRECTION) &&
            (annals_token_is(tokens, at + 1, ANNALS_ROLE_RESULT) || annals_token_is(tokens, at + 1, ANNALS_ROLE_OF));
        bool auxiliary = at > 0 && annals_token_cues(tokens, at - 1, ANNALS_CUE_PREDICATE);
        if (leads && !auxiliary)
            return at;
        if ((tokens->items[at].roles & LINK_ROLES) == 0)
            break;
    }
    return figure->first;
}

/* A plural article that begins a noun phrase, also one that "and" is read with, and belongs to no preposition: "i
 * feriti", "e i feriti", not "secondo i medici". */
static bool begins_subject(const annals_tokens *tokens, size_t at)
{
    bool article = annals_token_cues(tokens, at, ANNALS_CUE_DEFINITE) && !annals_token_is(tokens, at, ANNALS_ROLE_OF) &&
                   (annals_token_is(tokens, at, ANNALS_ROLE_FILLER) || is_and(tokens, at));
    return article && (at == 0 || (!annals_token_cues(tokens, at - 1, ANNALS_CUE_PREPOSITION) &&
                                   !annals_token_is(tokens, at - 1, ANNALS_ROLE_OF) &&
                                   !annals_token_is(tokens, at - 1, ANNALS_ROLE_BEFORE)));
}

static bool describes(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_ATTRIBUTE) || annals_token_is(tokens, at, ANNALS_ROLE_FILLER) ||
           (is_noun(tokens, at) && annals_token_ends_as_no_noun(tokens, at));
}

/* The noun behind what describes it: "nuovi casi"; the count of tokens where there is none. */
static size_t head_of(const annals_tokens *tokens, size_t at)
{
    while (describes(tokens, at) && (is_noun(tokens, at + 1) || describes(tokens, at + 1)))
        at++;
    return is_noun(tokens, at) ? at : tokens->count;
}

/* The noun of a phrase that begins at `at`; the count of tokens where there is none. */
static size_t find_noun(const annals_tokens *tokens, size_t at)
{
    if (tokens->language->capital_nouns)
        return annals_head_find_capital(tokens, at);
    if (!*tokens->language->plurals || annals_token_is(tokens, at, ANNALS_ROLE_UNIT))
        return head_of(tokens, at);
    return annals_head_find(tokens, at);
}

/* The noun behind an article that several things are named with, at `at`; the count of tokens where the article may be
 * of one thing. */
static size_t find_plural(const annals_tokens *tokens, size_t at)
{
    const annals_language *language = tokens->language;
    if (language->capital_nouns || !begins_subject(tokens, at))
        return tokens->count;
    size_t noun = find_noun(tokens, at + 1);
    bool plural = !*language->plurals || (noun < tokens->count && annals_head_is_plural(tokens, noun));
    return plural ? noun : tokens->count;
}

/* The noun of the subject that ends before the token `end`: the first in its clause with a plural article; `end` if
 * there is none. */
static size_t find_subject(const annals_tokens *tokens, size_t end)
{
    size_t found = end;
    for (size_t at = end, steps = 0; at-- > 0 && steps < REACH; steps++) {
        if (annals_token_is_wall(tokens, at) || tokens->items[at].figure)
            break;
        size_t noun = find_plural(tokens, at);
        if (noun < end)
            found = noun;
        if (is_and(tokens, at) && found < end)
            break;
    }
    return found;
}

/* The noun behind a word for how many there are, at `at`: "numero dei feriti", "Zahl der Verletzten", "jumlah korban";
 * `at` if there is none. */
static size_t behind_total(const annals_tokens *tokens, size_t at)
{
    bool total = annals_token_cues(tokens, at, ANNALS_CUE_TOTAL);
    bool of = total && annals_token_is(tokens, at + 1, ANNALS_ROLE_OF);
    bool read_with = total && annals_token_is(tokens, at, ANNALS_ROLE_FILLER); /* "total de" */
    bool direct = annals_token_cues(tokens, at, ANNALS_CUE_TOTAL_OF) || (total && tokens->language->capital_nouns);
    if (!of && !read_with && !direct)
        return at;
    size_t noun = find_noun(tokens, at + 1 + of);
    return noun < tokens->count ? noun : at;
}

/* Shares, times, what a word beside them measures and what is no figure may stand between such words and their number.
 */
static bool lets_pass(const annals_figure *figure)
{
    bool beside = figure->unit && figure->unit_first == figure->unit_last &&
                  annals_topic_of_unit(figure->unit) == ANNALS_SCAN_COUNT;
    return beside || figure->percent || figure->left_alone || figure->number.doubt == ANNALS_DOUBT_YEAR ||
           (figure->unit && annals_topic_of_unit(figure->unit) == ANNALS_SCAN_DURATION);
}

/* Digits, or a scale. */
static bool is_written_large(const annals_number *number)
{
    return number->literal || annals_decimal_compare(number->scale, (annals_decimal){1, 0}) != 0;
}

/* What the word at `at` says that a number behind it counts. */
static const char *counted_by(const annals_tokens *tokens, size_t at)
{
    const annals_entry *entry = &tokens->language->entries[tokens->items[at].entry];
    while (entry->role != ANNALS_ROLE_CUE || entry->which != ANNALS_CUE_COUNTS)
        entry = &tokens->language->entries[entry->next];
    return annals_language_text(tokens->language, entry);
}

/* Whether the word at `at` says what the figure counts: people from afar, "the death toll in the north rose to 39";
 * what is measured directly behind it, "magnitude 6.2", "a magnitude of 6.2". */
static bool counts(const annals_tokens *tokens, const annals_figure *figure, size_t at)
{
    if (!annals_token_cues(tokens, at, ANNALS_CUE_COUNTS) || !is_written_large(&figure->number))
        return false;
    return annals_topic_of_unit(counted_by(tokens, at)) == ANNALS_SCAN_PEOPLE ? figure->number.low.exponent >= 0
                                                                              : figure->first - at <= BESIDE;
}

/* The token of the words before the figure `i` that say what it counts: "numero dei feriti", "death toll"; the count of
 * tokens where there are none. */
static size_t find_words(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    for (size_t at = figure->first, steps = 0; at-- > 0 && steps < REACH; steps++) {
        if (ends_clause(tokens, at))
            break;
        if (counts(tokens, figure, at))
            return at;
        if (behind_total(tokens, at) > at && behind_total(tokens, at) < figure->first)
            return at;
        if (i == 0 || at >= figures->items[i - 1].last)
            continue;
        if (!lets_pass(&figures->items[--i]))
            break;
        at = figures->items[i].first;
    }
    return tokens->count;
}

/* What may stand between a number and the word for how many there are: "12 il numero", "12 na ang bilang". */
static bool is_article(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_FILLER) || annals_token_cues(tokens, at, ANNALS_CUE_SUBJECT);
}

/* "Sale a 12 il numero dei feriti": the noun; the figure where there is none. */
static size_t find_total_behind(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t behind = figure->last;
    while (behind < figure->last + ARTICLES && is_article(tokens, behind))
        behind++;
    return behind > figure->last && behind_total(tokens, behind) > behind ? behind_total(tokens, behind)
                                                                          : figure->first;
}

/* "I ricavi sono 3 miliardi": so much money, and no number of them. */
static bool is_money(const annals_tokens *tokens, const annals_figure *figure, size_t noun)
{
    static const annals_decimal million = {1, 6};
    return annals_token_is(tokens, noun, ANNALS_ROLE_SUM) && annals_decimal_compare(figure->number.scale, million) >= 0;
}

static void set_noun(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    if (is_money(tokens, figure, at))
        return;
    const annals_entry *known = annals_token_meaning(tokens, at, ANNALS_ROLE_UNIT);
    figure->unit = known ? annals_language_text(tokens->language, known) : NULL;
    figure->unit_first = figure->noun_first = at;
    figure->unit_last = at + 1;
    figure->subject = true;
}

/* "… e le vittime 1.489": the copula is said once, with the figure before. */
static size_t find_gapped(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    const annals_figure *figure = &figures->items[i];
    size_t noun = i > 0 && figures->items[i - 1].subject ? find_subject(tokens, figure->first) : figure->first;
    for (size_t at = noun; at > figures->items[i ? i - 1 : 0].last && noun < figure->first; at--) {
        if (is_and(tokens, at - 1) || annals_token_is_wall(tokens, at - 1))
            return noun;
    }
    return figure->first;
}

/* Takes what the words at `at` say; false where they don't say it of such a number. */
static bool take_words(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    if (annals_token_cues(tokens, at, ANNALS_CUE_COUNTS)) {
        figure->unit = counted_by(tokens, at);
        return true;
    }
    if (figure->number.low.exponent < 0)
        return false;
    set_noun(tokens, figure, behind_total(tokens, at));
    return true;
}

/* "From 480", "to 15": the other end of a change of the same. */
static bool goes_on(const annals_tokens *tokens, const annals_figure *before, const annals_figure *figure)
{
    size_t at = figure->first;
    while (at > before->last &&
           (annals_token_is(tokens, at - 1, ANNALS_ROLE_BEFORE) || annals_token_is(tokens, at - 1, ANNALS_ROLE_FILLER)))
        at--;
    return at > before->last &&
           (annals_token_is(tokens, at - 1, ANNALS_ROLE_OPEN) || annals_token_is(tokens, at - 1, ANNALS_ROLE_RESULT));
}

/* The words that say what the figure `i` counts: its own, or else those of the figure before it. */
static size_t words_of(const annals_tokens *tokens, const annals_figures *figures, size_t i, size_t before)
{
    const annals_figure *figure = &figures->items[i];
    size_t own = find_words(tokens, figures, i);
    return own == tokens->count && before < tokens->count && goes_on(tokens, figure - 1, figure) ? before : own;
}

/* Whether a clause ends between the figure `i` and the one before it, or none stands there. */
static bool begins_clause(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    for (size_t at = i > 0 ? figures->items[i - 1].last : 0; at < figures->items[i].first; at++) {
        if (ends_clause(tokens, at))
            return true;
    }
    return i == 0;
}

static void take_noun(const annals_tokens *tokens, annals_figures *figures, size_t i)
{
    annals_figure *figure = &figures->items[i];
    size_t verb = find_verb(tokens, figure), noun = find_total_behind(tokens, figure);
    if (noun == figure->first && verb < figure->first)
        noun = find_subject(tokens, verb) < verb ? find_subject(tokens, verb) : figure->first;
    if (noun == figure->first)
        noun = find_gapped(tokens, figures, i);
    if (noun != figure->first)
        set_noun(tokens, figure, noun);
}

void annals_figures_take_subjects(const annals_tokens *tokens, annals_figures *figures)
{
    size_t words = tokens->count; /* that said it of the one before */
    for (size_t i = 0; i < figures->count; i++) {
        annals_figure *figure = &figures->items[i];
        bool lacks = lacks_noun(figure);
        if (begins_clause(tokens, figures, i))
            words = tokens->count;
        if (lets_pass(figure))
            continue;
        words = lacks ? words_of(tokens, figures, i, words) : tokens->count;
        if (words < tokens->count && !take_words(tokens, figure, words))
            words = tokens->count;
        if (lacks && words == tokens->count && figure->number.low.exponent >= 0)
            take_noun(tokens, figures, i);
        if (lets_pass(figure))
            words = tokens->count;
    }
}
