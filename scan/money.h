/* Which currency a document means by a word that leaves it open (元), by the words of places in it. Internal. */
#ifndef ANNALS_SCAN_MONEY_H
#define ANNALS_SCAN_MONEY_H

#include "token.h"

enum { ANNALS_MONEY_CODES = 8 };

/* What a document has said so far. All zero is nothing. */
typedef struct {
    const char *codes[ANNALS_MONEY_CODES]; /* texts of rows "money of", lent by the language */
    int votes[ANNALS_MONEY_CODES];         /* of the document */
    int said[ANNALS_MONEY_CODES];          /* of its current sentence */
    size_t count;
    const char *noted;      /* the one that a parenthesis of the sentence names, or NULL */
    const char *noted_once; /* the one that a parenthesis behind an open one named for all that follow, or NULL */
    int64_t seen;           /* bytes of the document that have been looked through */
} annals_money;

/* Looks for words that speak for a currency where they begin in [from, to) of a document's text of `size` bytes. */
void annals_money_look(annals_money *money, const annals_language *language, const char *tag, const char *text,
                       size_t size, size_t from, size_t to);

/* Looks for such words in a sentence, and for parentheses that name the currency. */
void annals_money_hear(annals_money *money, const annals_tokens *tokens);

/* The code, three letters of a text that may go on, of what the words of the document and most of all of the sentence
 * speak for. What is usual for the language's script or place, else `likely`, where nothing else has more words. */
const char *annals_money_of(const annals_money *money, const annals_tokens *tokens, const char *likely);

#endif
