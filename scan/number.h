/* Numbers in digits, words and both. Internal. */
#ifndef ANNALS_SCAN_NUMBER_H
#define ANNALS_SCAN_NUMBER_H

#include "token.h"

/* How surely something is a figure: only the surest of a quote count. */
enum { ANNALS_DOUBT_NONE, ANNALS_DOUBT_YEAR, ANNALS_DOUBT_WORD };

typedef struct {
    size_t first; /* tokens */
    size_t last;  /* behind them */
    annals_decimal low;
    annals_decimal high;
    annals_decimal scale; /* what was multiplied with last; {1, 0}: nothing was */
    bool literal;         /* one literal, and nothing else */
    bool plain;           /* of digits alone, or of characters that stand for digits */
    bool vague;
    bool derived;           /* a division rounded it */
    annals_qualifier bound; /* what it says of itself: more than, 80多; about, 80-an; ANNALS_EXACT: nothing */
    bool weak;              /* an article, more often than not */
    bool fraction;          /* a share of one: two thirds, 1/4 */
    bool about;             /* a word for about so many: una decina */
    int doubt;
} annals_number;

/* False where no number can begin with the token `at`. */
bool annals_number_may_begin(const annals_tokens *tokens, size_t at);

/* Whether the token `at` is digits that what follows makes nothing more of: no longer number, fraction, date, time or
 * ordinal. True of most numbers; where it is false they may be more. */
bool annals_number_is_lone(const annals_tokens *tokens, size_t at);

/* Reads the longest number that begins with the token `at`. False if there is none. */
bool annals_number_read(const annals_tokens *tokens, size_t at, annals_number *number);

/* The same without fractions. */
bool annals_number_read_plain(const annals_tokens *tokens, size_t at, annals_number *number);

/* The value of the digits at `at`: as written, or 12500 of "12,500 familias" where the comma is the decimal sign but
 * what is counted comes in whole numbers. */
annals_decimal annals_number_literal(const annals_tokens *tokens, size_t at);

/* Reads the digits one by one that stand behind a decimal sign that ends at the token `at`, as a number below one; `at`
 * if none do. `printed`: the number before it is in digits. */
size_t annals_number_places_read(const annals_tokens *tokens, size_t at, bool printed, annals_decimal *part);

/* The same value with a scale that has a name: 2 and 億 are 200M, not 2e8. */
annals_decimal annals_number_rounded(annals_decimal value);

/* Takes the power behind a number in digits: 10^6, 1.2 × 10^9. Nothing is done where there is none, or no room. */
void annals_number_raise(const annals_tokens *tokens, annals_number *number);

/* Takes the same number, said again in parentheses behind it, in digits where it is in words or the other way round:
 * twenty-five (25). Nothing is done where none stands there. */
void annals_number_take_repeated(const annals_tokens *tokens, annals_number *number);

#endif
