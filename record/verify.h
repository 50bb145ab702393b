/* Verifying: whether the words that an observation points at still stand in its source's text, and still say its
 * amount. */
#ifndef ANNALS_RECORD_VERIFY_H
#define ANNALS_RECORD_VERIFY_H

#include "../series/judge.h"
#include "record.h"

typedef enum {
    ANNALS_QUOTE_EXACT,      /* byte for byte where it was found */
    ANNALS_QUOTE_NORMALISED, /* there, in another normal form or across a line break */
    ANNALS_QUOTE_MOVED,      /* elsewhere in the text, not where it was found */
    ANNALS_QUOTE_CHANGED,    /* not in the text, but what stood before and after it is: other words stand there */
    ANNALS_QUOTE_MISSING,    /* not in the text, nor what stood around it */
    ANNALS_QUOTE_NONE        /* there is no quote: a feed's point, or a figure without evidence */
} annals_quote_state;
ANNALS_API const char *annals_quote_state_name(annals_quote_state state); /* "exact" ...; static */

enum { ANNALS_NOW_SIZE = 256 };

typedef struct {
    annals_quote_state quote;
    bool text_intact;           /* the stored text has the SHA-256 that the source states; true for a feed */
    bool newer;                 /* the text is a newer version than the one that the observation was read from */
    char now[ANNALS_NOW_SIZE];  /* of a changed quote: the words that stand there, cut where they are long; else "" */
    annals_judgement judgement; /* unread where the quote is not exact or normalised */
} annals_verification;

/* Whether a verification found what breaks evidence: a text that is not as it was stored, a quote that is moved,
 * changed or missing. */
ANNALS_API bool annals_verification_is_broken(const annals_verification *verification);

/* Keeps the texts that it has read. Close it before the record. */
typedef struct annals_verifier annals_verifier;

/* Gives *verifier; record and reader are lent until it is closed. */
ANNALS_API ANNALS_CHECKED annals_status annals_verifier_open(annals_record *record, const annals_reader *reader,
                                                             annals_verifier **verifier, annals_error *error);
ANNALS_API void annals_verifier_close(annals_verifier *verifier); /* NULL is allowed */

/* Verifies one observation of a table that was read from the same record, as of the same operation (0: now), in the
 * newest version of its source's text by then. Nothing is anchored to another place. Period and key are not checked:
 * words rarely state them. What does not hold is an answer, not an error. ANNALS_IO, ANNALS_NO_MEMORY, ANNALS_INVALID
 * (the record is damaged) */
ANNALS_API ANNALS_CHECKED annals_status annals_verifier_check(annals_verifier *verifier, const annals_table *table,
                                                              const annals_observation *observation, int64_t as_of,
                                                              annals_verification *verification, annals_error *error);

#endif
