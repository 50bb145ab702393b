/* Reading a quote as an amount: the interface that scan/ fills, cli/ hands on and record/ uses; plain types only. */
#ifndef ANNALS_SERIES_READER_H
#define ANNALS_SERIES_READER_H

#include "amount.h"

/* Which way words say that something went. */
typedef enum { ANNALS_DIRECTION_NONE, ANNALS_DIRECTION_UP, ANNALS_DIRECTION_DOWN } annals_direction;

enum { ANNALS_READING_UNIT = 48, ANNALS_READINGS_MAX = 16 };

/* One figure read out of a text. */
typedef struct {
    int64_t start;                  /* bytes in the text: number, scale, unit and qualifier together */
    int64_t end;                    /* behind the last one */
    annals_amount amount;           /* scaled; with its qualifier where `qualified` */
    char unit[ANNALS_READING_UNIT]; /* ISO 4217 code or "%" or "pp"; the counted noun otherwise, by annals' own name for
                                       it where there is one (people, day, calendar-year), else as it stands; "" where
                                       there is none, or a currency that the words leave open (pesos) */
    bool currency;                  /* the unit is a currency, so that another one contradicts */
    bool qualified;                 /* words such as "at least" stand in the quote or in its sentence */
    bool outside;                   /* those words stand outside the quote */
    annals_direction direction;     /* "cut by": in the quote or in its sentence */
} annals_reading;

/* A reader of quotes. */
typedef struct {
    void *context;
    /* Reads the figures of text[start, end), a quote, in the language of a BCP 47 tag; NULL: in the one that the words
     * around it and the text's beginning are found to be in. What stands around it in the same sentence (the whole text
     * is given) may add a qualifier or a direction. Writes up to `room` readings in order of place and their whole
     * number into *count; none is no error.
     *
     * ANNALS_UNAVAILABLE  no language data for this tag, or for these words
     * ANNALS_INVALID      the range is not inside the text, or the quote or what stands around it is no UTF-8
     * ANNALS_NO_MEMORY */
    annals_status (*read)(void *context, const char *language, const char *text, size_t size, size_t start, size_t end,
                          annals_reading *readings, size_t room, size_t *count, annals_error *error);
} annals_reader;

#endif
