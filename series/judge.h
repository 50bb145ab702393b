/* Whether words say what was recorded: a reading of a quote held against a stored amount. */
#ifndef ANNALS_SERIES_JUDGE_H
#define ANNALS_SERIES_JUDGE_H

#include "observation.h"
#include "reader.h"

typedef enum {
    ANNALS_CONFIRMED,         /* the words say the amount, with its qualifier and sign */
    ANNALS_CONFIRMED_BY_HAND, /* they say the number; a qualifier or sign is the analyst's */
    ANNALS_UNREAD,            /* no figure, or more than one, is read there; `why` says so */
    ANNALS_CONTRADICTED,      /* they say another number, currency, percentage or direction */
    ANNALS_JUDGEMENTS
} annals_verdict;
ANNALS_API const char *annals_verdict_name(annals_verdict verdict); /* "confirmed by hand" ...; static */

enum { ANNALS_WHY_SIZE = 256 };

typedef struct {
    annals_verdict verdict;
    char why[ANNALS_WHY_SIZE]; /* "" where confirmed without more to say */
    size_t figures;            /* how many were read */
    bool read;                 /* a single one was read */
    annals_reading reading;    /* that one */
} annals_judgement;

/* What was recorded, as far as words can speak about it. */
typedef struct {
    const annals_amount *amount;
    const char *unit;
    annals_nature nature;
} annals_claim;

/* Reads text[start, end) in a language (NULL: one that the reader finds) and judges the claim by it. Only number and
 * scale, currency, percent and direction words can contradict; a counted noun never does. A qualifier may stand in the
 * sentence outside the quote; where it stands nowhere, or the words have another one, it is the analyst's. A change
 * without a direction word has its sign by hand.
 *
 * Returns what the reader returns but ANNALS_UNAVAILABLE, which is ANNALS_UNREAD with its reason. */
ANNALS_API ANNALS_CHECKED annals_status annals_judge(const annals_reader *reader, const char *language,
                                                     const char *text, size_t size, size_t start, size_t end,
                                                     const annals_claim *claim, annals_judgement *judgement,
                                                     annals_error *error);

#endif
