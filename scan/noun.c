/* Finds the noun that a number counts, in scripts with spaces; knows no word of any language. */
#include "scan/noun.h"

#include <string.h>

#include "scan/head.h"
#include "scan/topic.h"
#include "series/decimal.h"

enum { PREDICATE_WORDS = 4, PARTICLES = 3 };

static const annals_decimal ONE = {1, 0}, MILLION = {1, 6};

static bool is_kind(const annals_tokens *tokens, size_t at, annals_token_kind kind)
{
    return at < tokens->count && tokens->items[at].kind == kind;
}

void annals_noun_set(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    const annals_entry *known = annals_token_meaning(tokens, at, ANNALS_ROLE_UNIT);
    figure->unit = known && known->text ? annals_language_text(tokens->language, known) : NULL;
    figure->unit_first = figure->noun_first = at;
    figure->unit_last = figure->last = at + 1;
}

/* Whether the token `at` may stand between number and noun by the language's file. */
static bool describes(const annals_tokens *tokens, size_t at)
{
    return (annals_token_is(tokens, at, ANNALS_ROLE_FILLER) || annals_token_is(tokens, at, ANNALS_ROLE_ATTRIBUTE)) &&
           !annals_token_is(tokens, at, ANNALS_ROLE_FUNCTION) && !annals_token_is(tokens, at, ANNALS_ROLE_UNIT);
}

/* "Due gravissimi incidenti": a word that is no noun by its ending, in front of another one. */
static bool is_described(const annals_tokens *tokens, size_t at)
{
    return !*tokens->language->plurals && is_kind(tokens, at, ANNALS_TOKEN_WORD) &&
           annals_token_ends_as_no_noun(tokens, at) && annals_token_is_word(tokens, at + 1);
}

/* Behind what may stand between number and noun: "mga", "new", a hyphen, a name (10,000 H100 GPU). */
static size_t skip_attributes(const annals_tokens *tokens, size_t at)
{
    size_t behind = annals_token_behind_hyphen(tokens, at);
    if (behind > at && (annals_token_is(tokens, behind, ANNALS_ROLE_UNIT) || annals_token_is_word(tokens, behind)))
        return behind;
    while (describes(tokens, at) || is_described(tokens, at))
        at++;
    bool named = is_kind(tokens, at, ANNALS_TOKEN_NAME) && at + 1 < tokens->count;
    return named ? annals_token_behind_hyphen(tokens, at + 1) : at; /* "20 COVID-19-Fälle" */
}

/* "Two 19-year-old students": behind what describes the noun by a number of its own; `at` where nothing does. */
static size_t skip_measured(const annals_tokens *tokens, size_t at)
{
    bool number = is_kind(tokens, at, ANNALS_TOKEN_LITERAL) || annals_token_is(tokens, at, ANNALS_ROLE_NUMBER) ||
                  annals_token_is(tokens, at, ANNALS_ROLE_WEAK); /* 12 one-room flats */
    size_t behind = at + 1;
    if (!number || behind >= tokens->count || tokens->items[behind].spaced ||
        tokens->passage->small[tokens->items[behind].start] != '-')
        return at;
    while (behind < tokens->count && !tokens->items[behind].spaced && tokens->items[behind].kind != ANNALS_TOKEN_BREAK)
        behind++;
    return behind;
}

/* The noun belongs to the figure, but not the words in front of it, which hold another one. */
static bool take_behind_measured(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    size_t behind = skip_measured(tokens, at), last = figure->last;
    if (behind == at || annals_decimal_compare(figure->number.low, ONE) == 0)
        return false;
    size_t noun = annals_head_find(tokens, behind);
    if (noun == tokens->count)
        return false;
    annals_noun_set(tokens, figure, noun);
    figure->last = last;
    return true;
}

static bool is_share(const annals_number *number)
{
    return number->fraction || (!number->literal && annals_decimal_compare(number->high, ONE) < 0);
}

/* "Sette su dieci lavorano": no noun that a number above one counts ends so. */
static bool ends_as_verb(const annals_tokens *tokens, const annals_number *number, size_t at)
{
    return annals_decimal_compare(number->high, ONE) > 0 &&
           annals_head_ends_with(tokens, at, tokens->language->verb_endings);
}

/* "Due milioni raccolti": what follows millions without "of", or an article ("sono due milioni i votanti"), is no noun;
 * nor is what follows both: "20 millions de l'État". `at`: where it begins. */
static bool lacks_of(const annals_tokens *tokens, const annals_number *number, size_t at)
{
    const annals_entry *last = annals_token_meaning(tokens, number->last - 1, ANNALS_ROLE_TIMES);
    if (!last)
        last = annals_token_meaning(tokens, number->last - 1, ANNALS_ROLE_LEADING);
    bool article =
        annals_token_is(tokens, at, ANNALS_ROLE_FILLER) && !annals_token_is(tokens, at, ANNALS_ROLE_ATTRIBUTE);
    if (!tokens->language->million_of || !last || annals_decimal_compare(last->low, MILLION) < 0)
        return false;
    return annals_token_is(tokens, at - 1, ANNALS_ROLE_OF) ? article
                                                           : !annals_token_cues(tokens, at, ANNALS_CUE_DEFINITE);
}

/* "40 unit": what counts stands for the noun. */
static size_t behind_classifier(const annals_tokens *tokens, size_t at, size_t noun)
{
    return noun > at && annals_token_is(tokens, noun - 1, ANNALS_ROLE_CLASSIFIER) ? noun - 1 : tokens->count;
}

/* "Sono 365 i feriti", "tra i morti, 12 i bambini", "salgono a 8 le vittime": whether digits say how many there are of
 * what stands behind them: behind a copula, at the beginning of a clause, or where a change of it led to. */
static bool predicates(const annals_tokens *tokens, const annals_number *number)
{
    size_t at = number->first;
    while (at > 0 && annals_token_is(tokens, at - 1, ANNALS_ROLE_BEFORE))
        at--;
    if (at > 0 && annals_token_cues(tokens, at - 1, ANNALS_CUE_PREDICATE))
        return true;
    if (annals_decimal_compare(number->scale, MILLION) >= 0)
        return false; /* "a 3 miliardi i ricavi": money more often */
    if (at > 1 && annals_token_is(tokens, at - 1, ANNALS_ROLE_RESULT))
        return annals_token_is(tokens, at - 2, ANNALS_ROLE_DIRECTION);
    return at == 0 || is_kind(tokens, at - 1, ANNALS_TOKEN_BREAK) || is_kind(tokens, at - 1, ANNALS_TOKEN_MARK);
}

/* "Due i dispersi", "sono 365 i feriti": a number may stand in front of the article of what it counts. */
static size_t skip_definite(const annals_tokens *tokens, const annals_number *number, size_t at)
{
    bool one = annals_decimal_compare(number->high, ONE) == 0;
    bool article = annals_token_cues(tokens, at, ANNALS_CUE_DEFINITE) &&
                   annals_token_is(tokens, at, ANNALS_ROLE_FILLER) &&
                   (annals_token_is_word(tokens, at + 1) || annals_token_is(tokens, at + 1, ANNALS_ROLE_UNIT));
    bool small = !number->literal && annals_decimal_compare(number->scale, MILLION) < 0;
    return article && !one && !is_share(number) && (small || predicates(tokens, number)) ? at + 1 : at;
}

/* "Due giovani": what describes nouns is one where none follows it. */
static size_t behind_attribute(const annals_tokens *tokens, const annals_number *number, size_t at, size_t noun)
{
    bool alone = noun > at && annals_token_is(tokens, noun - 1, ANNALS_ROLE_ATTRIBUTE) &&
                 annals_token_is_word(tokens, noun - 1) && number->low.exponent >= 0 && !is_share(number);
    return alone && tokens->language->million_of ? noun - 1 : behind_classifier(tokens, at, noun);
}

/* "1,5 milioni di over 75": a word that the next digits belong to. */
static bool names_number(const annals_tokens *tokens, size_t at)
{
    return annals_token_cues(tokens, at, ANNALS_CUE_NAME) && is_kind(tokens, at + 1, ANNALS_TOKEN_LITERAL);
}

/* Whether a word stands for what is counted, but may describe it too: 12 dead, 12 dead fish. */
static bool is_participle(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_UNIT) && annals_token_is(tokens, at, ANNALS_ROLE_ATTRIBUTE);
}

/* Behind such a word where its noun follows directly. */
static size_t behind_participle(const annals_tokens *tokens, size_t at)
{
    if (!is_participle(tokens, at))
        return at;
    if (annals_token_is(tokens, at + 1, ANNALS_ROLE_UNIT) && !is_participle(tokens, at + 1))
        return at + 1;
    size_t head = annals_head_find(tokens, at + 1);
    return head < tokens->count ? head : at;
}

/* Where the noun stands whose words begin at `noun`; the count of tokens where there is none. */
static size_t find_noun(const annals_tokens *tokens, const annals_figure *figure, size_t at, size_t noun)
{
    const annals_number *number = &figure->number;
    bool whole = number->vague || annals_decimal_compare(number->scale, ONE) != 0 || number->low.exponent >= 0 ||
                 is_share(number);
    if (annals_token_is(tokens, noun, ANNALS_ROLE_UNIT))
        return behind_participle(tokens, noun);
    if (!annals_token_is_word(tokens, noun) || names_number(tokens, noun))
        return behind_attribute(tokens, number, at, noun);
    if (tokens->language->capital_nouns) {
        size_t capital = annals_head_find_capital(tokens, noun);
        return whole || capital <= noun + 1 ? capital : tokens->count;
    }
    if (!*tokens->language->plurals || annals_token_behind_hyphen(tokens, at) > at)
        return whole && !ends_as_verb(tokens, number, noun) && !lacks_of(tokens, number, at)
                   ? noun
                   : behind_classifier(tokens, at, noun);
    size_t head = annals_head_find(tokens, noun);
    bool one = annals_decimal_compare(number->low, ONE) == 0 && annals_decimal_compare(number->high, ONE) == 0;
    return head < tokens->count || !one ? head : noun;
}

/* "Six crew members": a unit that is a noun like others may describe the next one. */
static size_t behind_plain_unit(const annals_tokens *tokens, size_t noun)
{
    const annals_entry *unit = annals_token_meaning(tokens, noun, ANNALS_ROLE_UNIT);
    static const unsigned nouns = ANNALS_SCAN_COUNT | ANNALS_SCAN_PEOPLE;
    return unit && *tokens->language->plurals && annals_head_is_plural(tokens, noun + 1) &&
                   (annals_topic_of_unit(annals_language_text(tokens->language, unit)) & nouns) != 0 &&
                   annals_token_reads(tokens, noun, annals_language_text(tokens->language, unit))
               ? noun + 1
               : noun;
}

static bool is_measure(const annals_tokens *tokens, size_t at)
{
    const annals_entry *unit = annals_token_meaning(tokens, at, ANNALS_ROLE_UNIT);
    return unit && annals_topic_of_unit(annals_language_text(tokens->language, unit)) == ANNALS_SCAN_PHYSICAL;
}

/* A currency that belongs to the number before it: a word, and no sign of other digits. */
static bool is_currency_word(const annals_tokens *tokens, size_t at)
{
    return annals_token_is(tokens, at, ANNALS_ROLE_CURRENCY) && tokens->items[at].spaced &&
           !is_kind(tokens, at + 1, ANNALS_TOKEN_LITERAL);
}

/* "2.3m homes", "16m sq km", "3.9 m tonnes", "12m euros": a letter that is a unit and a short scale is the scale in
 * front of what is counted; behind a space in front of a measure or a currency only. */
size_t annals_noun_take_scale(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    bool letter = annals_token_is(tokens, at, ANNALS_ROLE_UNIT) && tokens->items[at].end - tokens->items[at].start == 1;
    const annals_entry *scale = letter ? annals_language_short(tokens->language, tokens->items[at].entry, true) : NULL;
    if (!scale || !figure->number.literal || !*tokens->language->plurals)
        return at;
    bool counted =
        annals_token_is(tokens, at + 1, ANNALS_ROLE_UNIT) || annals_head_find(tokens, at + 1) < tokens->count;
    bool measured = is_measure(tokens, at + 1) || is_currency_word(tokens, at + 1);
    if ((!measured && (tokens->items[at].spaced || !counted)) || !annals_figure_multiply(figure, scale->low))
        return at;
    figure->number.scale = scale->low;
    figure->number.plain = figure->number.literal = false;
    figure->number.last = figure->last = at + 1;
    return at + 1;
}

/* "Five or more kilos", "20+ goals", "300 lebih kapal": behind what bounds the number from behind; no noun follows what
 * leads to another number. */
static size_t skip_bound(const annals_tokens *tokens, const annals_figure *figure, size_t at)
{
    return at + (at == figure->number.last && annals_token_is(tokens, at, ANNALS_ROLE_AFTER) &&
                 (annals_token_is_word(tokens, at + 1) || !annals_token_is(tokens, at, ANNALS_ROLE_BEFORE)));
}

/* "Corona-Tests", "COVID-19-Fälle", "sapeurs-pompiers", "mag-aaral": what goes on behind hyphens. */
static void take_compound(const annals_tokens *tokens, annals_figure *figure)
{
    size_t last = figure->unit_last, next = annals_token_behind_hyphen(tokens, last);
    while (next > last && (annals_token_is_word(tokens, next) || is_kind(tokens, next, ANNALS_TOKEN_LITERAL))) {
        last = next + 1;
        next = annals_token_behind_hyphen(tokens, last);
    }
    figure->unit_last = figure->last = last;
}

/* "Start-ups", "co-workers": what is tied to the noun by a hyphen, and no number; what is tied behind it only where
 * nouns have capitals, or words are repeated and built with hyphens. */
static void take_tied(const annals_tokens *tokens, annals_figure *figure)
{
    size_t noun = figure->unit_first;
    if (!figure->unit &&
        (tokens->language->capital_nouns || tokens->language->million_of || !*tokens->language->plurals))
        take_compound(tokens, figure);
    if (!figure->unit && noun > figure->number.last + 1 && annals_token_is_word(tokens, noun - 2) &&
        annals_token_behind_hyphen(tokens, noun - 1) == noun)
        figure->unit_first = noun - 2;
}

/* "600 were killed", "five others have been injured": the predicate says of whom the number is. */
static void take_predicate(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    static const uint64_t links = ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION) | ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER);
    size_t verb = at + annals_token_cues(tokens, at, ANNALS_CUE_PRONOUN), behind = verb;
    if (figure->number.low.exponent < 0 || figure->number.fraction)
        return;
    while (behind < tokens->count && behind - verb < PREDICATE_WORDS && (tokens->items[behind].roles & links) != 0 &&
           !annals_token_is(tokens, behind, ANNALS_ROLE_AND))
        behind++;
    if (behind > at && is_participle(tokens, behind))
        figure->unit = annals_language_text(tokens->language, annals_token_meaning(tokens, behind, ANNALS_ROLE_UNIT));
}

/* A capital on a new line, where nouns need none or the word is none, begins something else. */
static bool begins_anew(const annals_tokens *tokens, size_t at)
{
    const annals_passage *passage = tokens->passage;
    if (at == 0 || at >= tokens->count || !tokens->items[at].spaced || !annals_head_has_capital(tokens, at) ||
        (tokens->language->capital_nouns && annals_token_is_word(tokens, at)))
        return false;
    size_t from = passage->until[tokens->items[at - 1].end - 1], to = passage->origin[tokens->items[at].start];
    return to > from && memchr(passage->stretch.text + from, '\n', to - from) != NULL;
}

/* "14 na ang kaso", "umabot sa 9,344 ang bilang ng mga kaso": the number is said of the noun that follows, which does
 * not belong to its words. */
static bool take_subject(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    static const uint64_t little = ANNALS_ROLE_BIT(ANNALS_ROLE_FILLER) | ANNALS_ROLE_BIT(ANNALS_ROLE_LINKER);
    size_t subject = at, last = figure->last;
    for (size_t words = 0; words < PARTICLES && subject < tokens->count; words++, subject++) {
        if (annals_token_cues(tokens, subject, ANNALS_CUE_SUBJECT) || (tokens->items[subject].roles & little) == 0)
            break;
    }
    if (!annals_token_cues(tokens, subject, ANNALS_CUE_SUBJECT) || is_share(&figure->number))
        return false;
    size_t noun = find_noun(tokens, figure, subject + 1, skip_attributes(tokens, subject + 1));
    if (noun == tokens->count)
        return false;
    annals_noun_set(tokens, figure, noun);
    figure->last = last;
    return true;
}

/* "22 the week before": an article begins a phrase of its own. */
static bool is_article(const annals_tokens *tokens, size_t at)
{
    return annals_token_cues(tokens, at, ANNALS_CUE_DEFINITE) && annals_token_is(tokens, at, ANNALS_ROLE_FILLER) &&
           !annals_token_is(tokens, at, ANNALS_ROLE_ATTRIBUTE);
}

bool annals_noun_take(const annals_tokens *tokens, annals_figure *figure, size_t at)
{
    if (begins_anew(tokens, at))
        return false;
    at = skip_bound(tokens, figure, at);
    if (*tokens->language->plurals && at == figure->number.last && is_article(tokens, at))
        return false;
    if (*tokens->language->plurals && take_behind_measured(tokens, figure, at))
        return true;
    at += is_share(&figure->number) && annals_token_is(tokens, at, ANNALS_ROLE_OF); /* three quarters of the farms */
    size_t noun = find_noun(tokens, figure, at, skip_attributes(tokens, skip_definite(tokens, &figure->number, at)));
    if (noun == tokens->count) {
        if (take_subject(tokens, figure, figure->number.last))
            return true;
        take_predicate(tokens, figure, at);
        return false;
    }
    if (annals_token_is(tokens, noun, ANNALS_ROLE_SUM) && annals_decimal_compare(figure->number.scale, MILLION) >= 0)
        return false; /* "3 miliardi di debiti" are money */
    noun = behind_plain_unit(tokens, noun);
    annals_noun_set(tokens, figure, noun);
    take_tied(tokens, figure);
    while (at < noun && !annals_token_is_word(tokens, at))
        at++;
    figure->noun_first = at;
    return true;
}
