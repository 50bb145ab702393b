/* Figures: numbers with what belongs to them. Internal. */
#ifndef ANNALS_SCAN_FIGURE_H
#define ANNALS_SCAN_FIGURE_H

#include "number.h"

typedef struct {
    annals_number number;
    size_t first; /* tokens: sign, currency, number, unit */
    size_t last;  /* behind them */
    bool negative;
    bool percent;
    bool points;                  /* percentage points */
    const annals_entry *currency; /* or NULL */
    size_t unit_first;            /* tokens of the noun; none where both are the same */
    size_t unit_last;
    size_t noun_first; /* what describes the noun included: new, large */
    const char *unit;  /* its name, where the language has one for it; else NULL */
    bool ratio;        /* of two numbers: one in five */
    bool elided_scale; /* its scale is said once for it and another */
    bool elided_unit;  /* the same of its unit, whose tokens stand with the other one */
    bool compared;     /* words before it that bound others compare it: 40 boats, fewer than the 52 of May */
    bool told;         /* who it counts is told by the word behind it: 12 tewas */
    size_t said_first; /* tokens: the figure with which they are said */
    size_t said_last;
    bool compound;          /* of two units: 2 years and 3 months */
    bool calendar;          /* how much it is depends on which months or years they are: 3 months and 10 days */
    bool range;             /* of two numbers */
    bool bounded;           /* a range of two qualified ends: more than 100 and less than 300 */
    bool subject;           /* what it counts is said before it: "i feriti sono 12" */
    bool sum;               /* an amount of money by the words near it */
    bool bare_age;          /* an age by its place alone: "Cruz, 35," */
    const char *left_alone; /* why it is no figure, or NULL; static */
} annals_figure;

/* All zero is empty. */
typedef struct {
    annals_figure *items;
    size_t count;
    size_t room;
    bool headline; /* they stand in one: most words have capitals */
    bool all;      /* also what is no figure, with the reason: dates, ordinals, names with digits in them */
} annals_figures;

/* Finds all figures, in order of place, and marks their tokens. What is used again keeps its memory. Released with
 * annals_figures_free, on failure too. ANNALS_NO_MEMORY */
annals_status annals_figures_find(annals_tokens *tokens, annals_figures *figures, annals_error *error);

void annals_figures_free(annals_figures *figures);

/* Behind a date or an ordinal that begins at the token `at` with a number, or with what stands before one; `at` where
 * there is none. *what is then "date" or "ordinal". */
size_t annals_figure_after_date(const annals_tokens *tokens, size_t at, const char **what);

/* "Durée de plus de 2 h 30", "2 h 30 de route": whether the hours at [at, behind), maybe with minutes, are a span of
 * time and no time of day. */
bool annals_figure_lasts(const annals_tokens *tokens, size_t at, size_t behind);

/* Finds percent sign, currency or noun behind the number, and what they say of its doubt. */
void annals_figure_add_unit(const annals_tokens *tokens, annals_figure *figure);

/* Takes the percent word at the token `at`, which may stand for more than one percent: 三成 is 30%, 三成五 35%, but
 * 八五折 85%. */
void annals_figure_take_percent(const annals_tokens *tokens, annals_figure *figure, size_t at);

/* Multiplies both ends of the number. False, with nothing done: there is no room for it. */
bool annals_figure_multiply(annals_figure *figure, annals_decimal factor);

/* Adds a half that stands at `at` to both ends of a number, where it is none of what follows it. False: none stands
 * there. */
bool annals_figure_add_half(const annals_tokens *tokens, annals_number *number, size_t at);

/* Takes "and more" at `at`, behind the word that counts: 两个多小时, 两年多. False: it does not stand there. */
bool annals_figure_add_more(const annals_tokens *tokens, annals_number *number, size_t at);

/* Makes one figure of two that a range joins: "60 to 65 billion". What stands on both sides of an end of the quote is
 * not joined, but the scale and the currency are shared. */
void annals_figures_join(annals_tokens *tokens, annals_figures *figures);

/* Whether the second is a bare year, and so no end of what the first counts: "2,000 engineers to 2027". */
bool annals_figure_ends_in_year(const annals_figure *low, const annals_figure *high);

/* Makes one range of two bounds of one thing: "more than 100 and less than 300". Both stand in the quote. */
void annals_figures_join_bounds(annals_tokens *tokens, annals_figures *figures);

/* Makes one figure of two that are one amount in two units: "2 years and 3 months", "15 dollars 50". */
void annals_figures_join_compounds(annals_tokens *tokens, annals_figures *figures);

/* Makes one figure of the two numbers of a ratio: "one in five". */
void annals_figures_join_ratios(annals_tokens *tokens, annals_figures *figures);

/* Gives a number the scale and the unit that are said behind the next one: "2 and 1.4 billion". */
void annals_figures_share_scales(const annals_tokens *tokens, annals_figures *figures);

/* Gives digits the measure that is said behind the next ones: "di 6 e 9 anni". */
void annals_figures_share_units(const annals_tokens *tokens, annals_figures *figures);

/* Gives a number that counts nothing what words before it say that it counts: "i feriti sono 12", "the death toll rose
 * to 39". */
void annals_figures_take_subjects(const annals_tokens *tokens, annals_figures *figures);

/* Gives a number of millions or more that says no unit the currency that it most likely is of, where words near it
 * speak of money. */
void annals_figures_take_sums(const annals_tokens *tokens, annals_figures *figures);

/* Gives a number the unit, and the scale, that are said with a figure before or behind it, where words show that both
 * speak of one measure: "31 votes to 24", "24 miliardi, di cui 9,5", 902万人增至1110万. The tokens of the figure stay
 * its own. */
void annals_figures_inherit(const annals_tokens *tokens, annals_figures *figures);

/* Gives a figure the unit of another one, and remembers with which it was said. */
void annals_figure_take_unit(annals_figure *figure, const annals_figure *from);

/* Says of each figure whether it is one to propose (scan/leave.c). */
void annals_figures_leave_alone(const annals_tokens *tokens, annals_figures *figures);

/* Whether a sign or words say what is counted: no age by its place alone, and no year by its digits. */
static inline bool annals_figure_says_unit(const annals_figure *figure)
{
    return figure->currency || figure->percent || figure->points || figure->unit_last > figure->unit_first;
}

/* Whether something says what is counted. */
static inline bool annals_figure_has_unit(const annals_figure *figure)
{
    return figure->unit || annals_figure_says_unit(figure);
}

/* Whether it is a number with nothing said of it but its digits. */
static inline bool annals_figure_is_bare(const annals_figure *figure)
{
    return figure->number.literal && !annals_figure_has_unit(figure) &&
           annals_decimal_compare(figure->number.scale, (annals_decimal){1, 0}) == 0;
}

/* Whether a qualifier stands close to it, also to the next one's. */
bool annals_figure_has_qualifier(const annals_tokens *tokens, const annals_figure *figure);

/* Whether a figure is part of a score: 3-1, 2 a 1. */
bool annals_figure_is_score(const annals_tokens *tokens, const annals_figures *figures, size_t i);

/* Whether a number at `at` is a day whose month stands behind others: the 3 of "dal 3 al 5 giugno". */
bool annals_figure_is_day(const annals_tokens *tokens, size_t at);

/* Whether no sentence ends between two figures, of which the second stands behind the first. */
bool annals_figures_share_sentence(const annals_tokens *tokens, const annals_figure *first,
                                   const annals_figure *second);

/* Whether the number itself stands in the quote, at least in part. */
bool annals_figure_in_quote(const annals_tokens *tokens, const annals_figure *figure);

#endif
