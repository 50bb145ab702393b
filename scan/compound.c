/* Joins a figure and the smaller part of the same amount behind it; knows units by annals' names, and no words. */
#include "scan/compound.h"

#include <string.h>

#include "scan/subunit.h"
#include "scan/topic.h"
#include "series/decimal.h"

enum { PLACES = 3, HEIGHT = 10, LENGTH = 100, DAYS_OF_WEEK = 7 };

/* What stands between two figures. */
typedef enum { APART, NOTHING, AND, COMMA } gap;

static const annals_decimal ONE = {1, 0}, HUNDRED = {100, 0};

/* Whether a number may be added to: exact, and of no more than two digits' scale. */
static bool is_exact(const annals_figure *figure)
{
    const annals_number *number = &figure->number;
    bool certain = annals_decimal_compare(number->low, number->high) == 0 || figure->calendar;
    return !figure->left_alone && !figure->range && !figure->ratio && !number->vague && certain &&
           number->bound == ANNALS_EXACT && annals_decimal_compare(number->scale, HUNDRED) <= 0;
}

static bool is_whole(const annals_figure *figure)
{
    return is_exact(figure) && figure->number.low.exponent == 0;
}

static gap gap_between(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second)
{
    size_t at = first->last;
    if (annals_figure_in_quote(tokens, first) != annals_figure_in_quote(tokens, second))
        return APART;
    bool comma = annals_token_reads(tokens, at, ",");
    size_t tied = annals_token_behind_hyphen(tokens, at); /* one-hour-and-20-minute */
    at += comma;
    if (tied > at && annals_token_is(tokens, tied, ANNALS_ROLE_AND))
        at = tied;
    bool joined = annals_token_is(tokens, at, ANNALS_ROLE_AND) || annals_token_is(tokens, at, ANNALS_ROLE_JOINER);
    size_t behind = at + joined;
    if (tied == at && joined)
        behind = annals_token_behind_hyphen(tokens, behind);
    if (second->first != at && !(joined && second->first == behind))
        return APART;
    return comma ? COMMA : second->first == at ? NOTHING : AND;
}

/* The measure that a figure's unit is; a word that is a currency too, pounds, is one beside a smaller or larger
 * measure, and one that only goes on with an hour, 分, is a minute. */
static const char *measure_of(const annals_tokens *tokens, const annals_figure *figure)
{
    size_t at = figure->number.last;
    bool minute = !figure->unit && figure->unit_last == figure->unit_first + 1 &&
                  annals_token_cues(tokens, figure->unit_first, ANNALS_CUE_MINUTE);
    if (minute)
        return "minute";
    if (figure->unit || !figure->currency || figure->last != at + 1)
        return figure->unit;
    const annals_entry *unit = annals_token_meaning(tokens, at, ANNALS_ROLE_UNIT);
    return unit ? annals_language_text(tokens->language, unit) : NULL;
}

static void extend(annals_tokens *tokens, annals_figure *first, const annals_figure *second, annals_decimal low,
                   annals_decimal high)
{
    for (size_t at = first->last; at < second->last; at++)
        tokens->items[at].figure = true;
    first->number.low = low;
    first->number.high = high;
    first->number.last = second->number.last;
    first->number.literal = first->number.plain = first->number.weak = false;
    first->number.derived |= second->number.derived;
    first->number.doubt = ANNALS_DOUBT_NONE;
    first->last = second->last;
    first->compound = true;
}

static bool multiply(annals_decimal a, annals_decimal b, annals_decimal *product)
{
    return annals_wide_fit(annals_wide_multiply(annals_wide_from(a), annals_wide_from(b)), product);
}

/* a * each + b. */
static bool multiply_add(annals_decimal a, int64_t each, annals_decimal b, annals_decimal *sum)
{
    annals_decimal product;
    return multiply(a, (annals_decimal){each, 0}, &product) && annals_decimal_add(product, b, sum);
}

static bool is_below(annals_decimal value, int64_t bound)
{
    return annals_decimal_compare(value, (annals_decimal){bound, 0}) < 0;
}

/* Makes the first, and the smaller unit behind it, one figure in the smaller one. */
static bool set_sum(annals_tokens *tokens, annals_figure *first, const annals_figure *second, annals_decimal low,
                    annals_decimal high, const char *unit)
{
    extend(tokens, first, second, low, high);
    first->unit = unit;
    first->currency = NULL;
    if (second->unit_last > second->unit_first) {
        first->unit_first = second->unit_first;
        first->unit_last = second->unit_last;
    }
    return true;
}

/* "Three months and ten days": how many days that is depends on the months, so the sum has two ends. */
static bool join_calendar(annals_tokens *tokens, annals_figure *first, const annals_figure *second, const char *large,
                          const char *small)
{
    annals_decimal least, most, part = second->number.low, low, high;
    int64_t months = annals_subunit_count(large, "month"), longest = 366;
    bool month = large && strcmp(large, "month") == 0, week = small && strcmp(small, "week") == 0;
    int64_t each = week ? 1 : small && strcmp(small, "day") == 0 ? 1 : annals_subunit_count("day", small);
    if (each == 0 || (!month && months == 0) || !is_whole(second) ||
        (week && !multiply(part, (annals_decimal){DAYS_OF_WEEK, 0}, &part)) ||
        !is_below(part, (month ? 31 : longest) * each) ||
        !multiply(first->number.low, (annals_decimal){month ? 1 : months, 0}, &low) ||
        !annals_subunit_days(low, &least, &most) || !multiply_add(least, each, part, &low) ||
        !multiply_add(most, each, part, &high))
        return false;
    first->calendar = true;
    return set_sum(tokens, first, second, low, high, week ? "day" : small);
}

/* Lengths and weights by the metre and kilogram are more often the next of a list behind a comma, kilometres behind
 * "and" too. */
static bool begins_list(const char *large, gap between)
{
    return annals_subunit_has_places(large) && (between == COMMA || (between == AND && strcmp(large, "km") == 0));
}

/* "2 years and 3 months", "6 feet, 5 inches". */
static bool join_units(annals_tokens *tokens, annals_figure *first, const annals_figure *second, gap between)
{
    annals_decimal low, high, part = second->number.low;
    const char *large = measure_of(tokens, first), *small = measure_of(tokens, second);
    if (large && small && strcmp(large, "hour") == 0 && strcmp(small, "m") == 0)
        small = "minute"; /* 2h 13m */
    int64_t each = annals_subunit_count(large, small);
    if (!is_exact(second) || begins_list(large, between))
        return false;
    if (each == 0)
        return join_calendar(tokens, first, second, large, small);
    if (!is_below(part, each) || !multiply_add(first->number.low, each, part, &low) ||
        !multiply_add(first->number.high, each, part, &high))
        return false;
    return set_sum(tokens, first, second, low, high, small);
}

/* Whether what stands at `at` lets a number end in front of it. A number in front of a verb may stand for people ("in
 * two hours 15 were rescued"), which files of languages do not tell from other words that are no nouns. */
static bool lets_end(const annals_tokens *tokens, size_t at, bool time)
{
    static const uint64_t between = ANNALS_ROLE_BIT(ANNALS_ROLE_AND) | ANNALS_ROLE_BIT(ANNALS_ROLE_JOINER) |
                                    ANNALS_ROLE_BIT(ANNALS_ROLE_AFTER) | ANNALS_ROLE_BIT(ANNALS_ROLE_BETWEEN);
    static const uint64_t words = ANNALS_ROLE_BIT(ANNALS_ROLE_OF) | ANNALS_ROLE_BIT(ANNALS_ROLE_FUNCTION);
    uint64_t roles = tokens->items[at].roles;
    bool verbs = time && *tokens->language->plurals;
    return (roles & between) != 0 ||
           (!verbs && (roles & words) != 0 && !annals_token_cues(tokens, at, ANNALS_CUE_PREDICATE));
}

/* Whether a number ends here and counts nothing. `time`: it would be one of minutes. */
static bool ends(const annals_tokens *tokens, const annals_figure *figure, bool time)
{
    if (annals_figure_has_unit(figure) || figure->last != figure->number.last)
        return false;
    if (figure->last >= tokens->count)
        return true;
    const annals_token *next = &tokens->items[figure->last];
    bool tied = !tokens->language->joined && !tokens->items[figure->first].spaced; /* 6-foot-5, 2h30 */
    if (next->kind == ANNALS_TOKEN_BREAK || tied || annals_token_cues(tokens, figure->last, ANNALS_CUE_MEASURED))
        return true;
    if (next->kind == ANNALS_TOKEN_MARK)
        return next->spaced || !annals_token_reads(tokens, figure->last, "-");
    return tokens->language->joined ? next->kind != ANNALS_TOKEN_IDEOGRAPH && next->kind != ANNALS_TOKEN_LITERAL
                                    : lets_end(tokens, figure->last, time);
}

/* "12 ft 2 in tall": a word that is more often no unit, behind the number that it may belong to. */
static size_t behind_unit(const annals_tokens *tokens, size_t at, const char *unit)
{
    if (at >= tokens->count || tokens->items[at].kind != ANNALS_TOKEN_KNOWN)
        return at;
    const annals_entry *said = annals_language_meaning(tokens->language, tokens->items[at].entry, ANNALS_ROLE_UNIT);
    bool ends = at + 1 >= tokens->count || tokens->items[at + 1].kind == ANNALS_TOKEN_BREAK ||
                tokens->items[at + 1].kind == ANNALS_TOKEN_MARK ||
                annals_token_cues(tokens, at + 1, ANNALS_CUE_MEASURED);
    return said && ends && strcmp(annals_language_text(tokens->language, said), unit) == 0 ? at + 1 : at;
}

/* "5 feet 9", "un'ora e venti": the smaller unit is not said. */
static bool join_left_out(annals_tokens *tokens, annals_figure *first, const annals_figure *second, gap between)
{
    annals_decimal low, part = second->number.low;
    const char *small = annals_subunit_left_out(first->unit);
    if (!small || between == COMMA || !is_whole(second) || second->number.weak || first->calendar ||
        !ends(tokens, second, annals_topic_of_unit(small) == ANNALS_SCAN_DURATION) ||
        !is_below(part, annals_subunit_count(first->unit, small)) || is_below(part, 1) ||
        !multiply_add(first->number.low, annals_subunit_count(first->unit, small), part, &low))
        return false;
    annals_figure whole = *second;
    whole.last = behind_unit(tokens, second->last, small);
    return set_sum(tokens, first, &whole, low, low, small);
}

/* How many places the digits behind a metre or a kilogram stand for: 80 is two, 500 three; 0: none. */
static int places_of(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second, gap between)
{
    const annals_token *token = &tokens->items[second->number.first];
    bool metre = strcmp(first->unit, "m") == 0;
    int64_t value = second->number.low.digits;
    int places = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? PLACES : 0;
    if (second->number.literal)
        places = token->end - token->start <= PLACES ? (int)(token->end - token->start) : 0;
    if (places == 1 && !tokens->language->joined)
        return 0;
    return !is_below(first->number.low, between == AND ? HEIGHT : LENGTH) || (!metre && places < PLACES) ||
                   (!metre && between == AND)
               ? 0
               : places;
}

/* 1 m 80, "un metro e ottanta", "3 kg 500": decimals of the unit. */
static bool join_places(annals_tokens *tokens, annals_figure *first, const annals_figure *second, gap between)
{
    annals_decimal sum;
    if (!annals_subunit_has_places(first->unit) || between == COMMA || !is_whole(second) || second->number.weak ||
        !ends(tokens, second, false))
        return false;
    int places = places_of(tokens, first, second, between);
    if (places == 0 ||
        !annals_decimal_add(first->number.low, (annals_decimal){second->number.low.digits, (int8_t)-places}, &sum))
        return false;
    extend(tokens, first, second, sum, sum);
    return true;
}

/* Whether a number is less than one and counts nothing. */
static bool is_lone_share(const annals_tokens *tokens, const annals_figure *figure)
{
    bool half = figure->number.last == figure->number.first + 1 &&
                annals_token_is(tokens, figure->number.first, ANNALS_ROLE_HALF);
    return (figure->number.fraction || half) && annals_decimal_compare(figure->number.low, ONE) < 0 &&
           ends(tokens, figure, false) && !annals_token_is_of(tokens, figure->last) &&
           !annals_token_is(tokens, figure->last, ANNALS_ROLE_FILLER);
}

/* "Due ore e un quarto", "7 secondi e 3 decimi": a share of the unit before. */
static bool join_share(annals_tokens *tokens, annals_figure *first, const annals_figure *second, gap between)
{
    annals_decimal sum;
    bool measure = first->unit && (annals_topic_of_unit(first->unit) & (ANNALS_SCAN_DURATION | ANNALS_SCAN_PHYSICAL));
    if (!measure || between != AND || !is_lone_share(tokens, second) ||
        !annals_decimal_add(first->number.low, second->number.low, &sum))
        return false;
    extend(tokens, first, second, sum, sum);
    return true;
}

/* What one of the second is worth in the currency of the first: a coin, or two digits at the end of what is said.
 * {0, 0}: nothing. */
static annals_decimal worth_of_small(const annals_tokens *tokens, const annals_figure *second)
{
    static const annals_decimal none = {0, 0}, tenth = {1, -1}, hundredth = {1, -2};
    if (second->currency)
        return second->currency->low;
    const annals_token *token = &tokens->items[second->number.first];
    bool digit = !second->number.literal || (token->end - token->start == 1 && ends(tokens, second, false));
    if (tokens->language->joined && digit && second->last == second->number.last && !second->percent)
        return second->number.last - second->number.first == 1 ? tenth : hundredth; /* 三塊五, 3塊5, 三塊零四 */
    bool end =
        !annals_token_is_word(tokens, second->last) || annals_token_is(tokens, second->last, ANNALS_ROLE_ATTRIBUTE);
    bool bare = second->last == second->number.last && !second->percent && !second->points;
    bool two = second->number.low.digits >= 10 && second->number.low.digits < 100;
    return end && bare && two ? hundredth : none;
}

static bool join_money(annals_tokens *tokens, annals_figure *first, const annals_figure *second, gap between)
{
    annals_decimal product, sum, worth = worth_of_small(tokens, second);
    if (!first->currency || first->currency->low.digits != 0 || worth.digits == 0 || !is_whole(second) ||
        between == COMMA || second->number.low.digits >= 100 || !multiply(second->number.low, worth, &product) ||
        !annals_decimal_add(first->number.low, product, &sum))
        return false;
    extend(tokens, first, second, sum, sum);
    return true;
}

/* 五塊七毛八: behind a tenth of the currency a last digit counts hundredths, whose coin is not said. */
static bool join_last_coin(annals_tokens *tokens, annals_figure *first, const annals_figure *second, gap between)
{
    annals_decimal sum;
    bool tenths = first->compound && first->currency && is_exact(first) && first->number.low.exponent == -1;
    if (!tokens->language->joined || !tenths || between != NOTHING || second->number.literal || !is_whole(second) ||
        !is_below(second->number.low, 10) || !ends(tokens, second, false) ||
        !annals_decimal_add(first->number.low, (annals_decimal){second->number.low.digits, -2}, &sum))
        return false;
    extend(tokens, first, second, sum, sum);
    return true;
}

/* 10秒79: digits close behind seconds are parts of one. */
static bool join_parts_of_second(annals_tokens *tokens, annals_figure *first, const annals_figure *second, gap between)
{
    const annals_token *token = &tokens->items[second->number.first];
    size_t size = token->end - token->start;
    annals_decimal sum;
    if (!tokens->language->joined || !first->unit || strcmp(first->unit, "second") != 0 || between != NOTHING ||
        !second->number.literal || !second->number.plain || token->spaced || size > PLACES || second->unit ||
        second->currency || second->percent || annals_token_is(tokens, second->number.last, ANNALS_ROLE_CLASSIFIER) ||
        !annals_decimal_add(first->number.low, (annals_decimal){second->number.low.digits, (int8_t)(0 - (int)size)},
                            &sum))
        return false;
    annals_figure parts = *second;
    parts.last = parts.number.last;
    extend(tokens, first, &parts, sum, sum);
    return true;
}

static bool is_prime(const annals_tokens *tokens, size_t at)
{
    return annals_token_reads(tokens, at, "'") || annals_token_reads(tokens, at, "′");
}

/* How many tokens say at `at` that the number before them is of the smaller unit: ", ″ or two primes. */
static size_t count_double_prime(const annals_tokens *tokens, size_t at)
{
    if (annals_token_reads(tokens, at, "\"") || annals_token_reads(tokens, at, "″") ||
        annals_token_reads(tokens, at, "”"))
        return 1;
    return is_prime(tokens, at) && is_prime(tokens, at + 1) && !tokens->items[at + 1].spaced ? 2 : 0;
}

/* 5'10": feet and inches, or minutes and seconds, as the language has it; 1h12'33"; but 45°30'15" is an angle. */
static bool join_primes(annals_tokens *tokens, annals_figure *first, const annals_figure *second)
{
    const char *large = tokens->language->feet ? "ft" : "minute", *small = tokens->language->feet ? "inch" : "second";
    size_t sign = first->last, behind = second->number.last;
    bool minutes = first->unit && first->compound && strcmp(first->unit, large) == 0;
    bool angle = first->first > 0 && annals_token_reads(tokens, first->first - 1, "°");
    annals_decimal sum;
    if (!is_prime(tokens, sign) || tokens->items[sign].spaced || second->first != sign + 1 ||
        tokens->items[sign + 1].spaced || !(minutes || (annals_figure_is_bare(first) && first->number.plain)) ||
        angle || !is_whole(first) || !is_whole(second) || !second->number.literal ||
        count_double_prime(tokens, behind) == 0 || !is_below(second->number.low, annals_subunit_count(large, small)) ||
        !multiply_add(first->number.low, annals_subunit_count(large, small), second->number.low, &sum))
        return false;
    annals_figure seconds = *second;
    seconds.last = behind + count_double_prime(tokens, behind);
    seconds.unit_first = seconds.unit_last = 0;
    return set_sum(tokens, first, &seconds, sum, sum, small);
}

bool annals_compound_join(annals_tokens *tokens, annals_figure *first, const annals_figure *second, bool led)
{
    if (first->last < tokens->count && tokens->items[first->last].kind == ANNALS_TOKEN_MARK &&
        join_primes(tokens, first, second))
        return true;
    bool measured = first->currency || first->unit_last > first->unit_first;
    gap between = measured ? gap_between(tokens, first, second) : APART;
    if (between == APART)
        return false;
    if (!is_whole(first))
        return join_last_coin(tokens, first, second, between);
    return join_units(tokens, first, second, between) || join_left_out(tokens, first, second, between) ||
           join_places(tokens, first, second, between) || join_share(tokens, first, second, between) ||
           ((!led || second->currency) && join_money(tokens, first, second, between)) ||
           join_parts_of_second(tokens, first, second, between);
}
