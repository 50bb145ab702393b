/* Holds a reading against a claim; knows no language and no storage. */
#include "series/judge.h"

#include "series/str.h"

#include <stdio.h>
#include <string.h>

const char *annals_verdict_name(annals_verdict verdict)
{
    static const char *const names[] = {
        [ANNALS_CONFIRMED] = "confirmed",
        [ANNALS_CONFIRMED_BY_HAND] = "confirmed by hand",
        [ANNALS_UNREAD] = "unread",
        [ANNALS_CONTRADICTED] = "contradicted",
    };
    return (size_t)verdict < ANNALS_JUDGEMENTS ? names[verdict] : "";
}

static annals_decimal size_of(annals_decimal decimal)
{
    if (decimal.digits < 0)
        decimal.digits = -decimal.digits;
    return decimal;
}

static bool is_negative(const annals_amount *amount)
{
    annals_decimal stated;
    return annals_amount_stated(amount, &stated) ? stated.digits < 0
                                                 : amount->high_end != ANNALS_END_NONE && amount->high.digits < 0;
}

/* The numbers alone: qualifiers and signs are judged apart. */
static bool same_numbers(const annals_amount *a, const annals_amount *b)
{
    annals_decimal first, second;
    bool stated = annals_amount_stated(a, &first);
    if (stated != annals_amount_stated(b, &second))
        return false;
    if (stated)
        return annals_decimal_compare(size_of(first), size_of(second)) == 0;
    if (annals_amount_qualifier(a) != ANNALS_RANGE || annals_amount_qualifier(b) != ANNALS_RANGE)
        return false;
    annals_amount turned = is_negative(a) == is_negative(b) ? *b : annals_amount_negate(b);
    return annals_decimal_compare(a->low, turned.low) == 0 && annals_decimal_compare(a->high, turned.high) == 0;
}

static void contradict(annals_judgement *out, const char *words, const char *recorded)
{
    out->verdict = ANNALS_CONTRADICTED;
    snprintf(out->why, sizeof out->why, "the words say %s, the figure %s", words, recorded);
}

static void by_hand(annals_judgement *out, const char *what)
{
    size_t used = strlen(out->why);
    if (out->verdict == ANNALS_CONFIRMED)
        out->verdict = ANNALS_CONFIRMED_BY_HAND;
    snprintf(out->why + used, sizeof out->why - used, "%s%s by hand", used ? ", " : "", what);
}

static bool is_percent(const char *unit)
{
    return strcmp(unit, "%") == 0 || strcmp(unit, "pp") == 0;
}

/* Currencies and percentages speak for or against; counted nouns are never held against a claim. */
static bool units_contradict(const annals_reading *reading, const annals_claim *claim)
{
    bool currency = annals_unit_is_currency(claim->unit);
    if (reading->currency)
        return (currency && strcmp(reading->unit, claim->unit) != 0) || is_percent(claim->unit);
    if (is_percent(reading->unit))
        return currency;
    return false;
}

/* A sign in the number itself, else a word for the way it went. */
static void judge_sign(annals_judgement *out, const annals_claim *claim)
{
    const annals_reading *reading = &out->reading;
    bool negative = is_negative(claim->amount);
    annals_direction claimed = negative ? ANNALS_DIRECTION_DOWN : ANNALS_DIRECTION_UP;
    if (is_negative(&reading->amount)) {
        if (!negative)
            contradict(out, "a negative number", "a positive one");
        return;
    }
    if (claim->nature != ANNALS_CHANGE) {
        if (negative)
            by_hand(out, "sign");
        return;
    }
    if (reading->direction == ANNALS_DIRECTION_NONE)
        by_hand(out, "sign");
    else if (reading->direction != claimed)
        contradict(out, negative ? "up" : "down", negative ? "down" : "up");
}

/* A fall by more than 2 is recorded as less than -2: the sides change with the sign. */
static annals_qualifier claimed_qualifier(const annals_claim *claim, const annals_reading *reading)
{
    bool turned = is_negative(claim->amount) && !is_negative(&reading->amount);
    annals_amount amount = turned ? annals_amount_negate(claim->amount) : *claim->amount;
    return annals_amount_qualifier(&amount);
}

static void judge_qualifier(annals_judgement *out, const annals_claim *claim)
{
    if (claimed_qualifier(claim, &out->reading) != annals_amount_qualifier(&out->reading.amount))
        by_hand(out, "qualifier");
}

static void judge_reading(annals_judgement *out, const annals_claim *claim)
{
    if (!same_numbers(&out->reading.amount, claim->amount)) {
        char read[ANNALS_AMOUNT_SIZE], recorded[ANNALS_AMOUNT_SIZE];
        annals_amount_print(&out->reading.amount, read);
        annals_amount_print(claim->amount, recorded);
        contradict(out, read, recorded);
        return;
    }
    if (units_contradict(&out->reading, claim)) {
        contradict(out, out->reading.unit, claim->unit);
        return;
    }
    judge_sign(out, claim);
    if (out->verdict != ANNALS_CONTRADICTED)
        judge_qualifier(out, claim);
}

static void unread(annals_judgement *out, const char *why)
{
    out->verdict = ANNALS_UNREAD;
    snprintf(out->why, sizeof out->why, "%s", why);
}

/* As many of the figures as there is room for. */
static void ask_which(annals_judgement *out, const annals_reading *readings, size_t count)
{
    enum { SHOWN = 4 };
    char amount[ANNALS_AMOUNT_SIZE];
    annals_str words = {0};
    annals_str_add(&words, "the quote reads as more than one figure: ");
    for (size_t i = 0; i < count && i < SHOWN; i++) {
        annals_amount_print(&readings[i].amount, amount);
        annals_str_format(&words, "%s%s%s%s", i > 0 ? ", " : "", amount, readings[i].unit[0] ? " " : "",
                          readings[i].unit);
    }
    annals_str_format(&words, "%s; a shorter one says which", count > SHOWN ? ", and more" : "");
    unread(out, words.failed ? "the quote reads as more than one figure" : words.data);
    annals_str_free(&words);
}

annals_status annals_judge(const annals_reader *reader, const char *language, const char *text, size_t size,
                           size_t start, size_t end, const annals_claim *claim, annals_judgement *judgement,
                           annals_error *error)
{
    annals_reading readings[ANNALS_READINGS_MAX];
    size_t count = 0;
    *judgement = (annals_judgement){.verdict = ANNALS_CONFIRMED};
    annals_status status =
        reader->read(reader->context, language, text, size, start, end, readings, ANNALS_READINGS_MAX, &count, error);
    if (status == ANNALS_UNAVAILABLE) {
        unread(judgement, "the language is not one that is read");
        return ANNALS_OK;
    }
    if (status)
        return status;
    judgement->figures = count;
    if (count == 0)
        unread(judgement, "no figure is read in the quote");
    else if (count > 1)
        ask_which(judgement, readings, count);
    else {
        judgement->read = true;
        judgement->reading = readings[0];
        judge_reading(judgement, claim);
    }
    return ANNALS_OK;
}
