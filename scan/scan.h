/* Reading figures out of text: amounts with their scale, unit, qualifier and direction, in the languages of
 * scan/lang/. */
#ifndef ANNALS_SCAN_SCAN_H
#define ANNALS_SCAN_SCAN_H

#include "../series/observation.h"
#include "../series/reader.h"

/* Holds what is known of each language; read on first use, kept until it is closed. One thread at a time. */
typedef struct annals_scanner annals_scanner;

/* Opens a scanner; *scanner is released with annals_scanner_close. Loads no language yet. ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_scanner_open(annals_scanner **scanner, annals_error *error);

/* A reader of quotes (series/reader.h), which lives as long as the scanner. A language is found by the first subtag of
 * its tag: zh-Hant-TW reads as zh does, fil as tl.
 *
 * How it reads: a quote that cuts through a number reads as the whole number. Of the numbers in a quote only the most
 * certain are given: a bare year (`2014`, unit `calendar-year`), a number behind a name (`Llama 4`) and a word that may
 * be an article (`una`, `isang`, 一) count only where the quote holds nothing better. Ordinals, dates, times, version
 * numbers and names with digits in them (H100, GPT-5) are no figures. */
ANNALS_API annals_reader annals_scanner_reader(annals_scanner *scanner);

ANNALS_API void annals_scanner_close(annals_scanner *scanner);

/* What a figure is of, by its unit. What is left alone and has no unit (dates, names, list numbers) is of none of them.
 */
enum {
    ANNALS_SCAN_MONEY = 1,
    ANNALS_SCAN_PERCENT = 2,   /* percentage and basis points too */
    ANNALS_SCAN_PEOPLE = 4,    /* people, men, women, children; other nouns are counts */
    ANNALS_SCAN_DURATION = 8,  /* ages too */
    ANNALS_SCAN_PHYSICAL = 16, /* lengths, weights, temperatures, power, data ... */
    ANNALS_SCAN_COUNT = 32     /* all else that is counted, and bare numbers */
};

/* The bit of "money", "percent", "people", "duration", "physical" or "count"; 0: the word is none of these. */
ANNALS_API unsigned annals_scan_topic(const char *word, size_t size);

/* How a document is scanned. */
typedef struct {
    const char *language;           /* BCP 47 tag, lent; NULL: found by itself, per passage where they mix */
    const annals_period *published; /* lent; what "last quarter" is relative to; NULL: relative dates get no period */
    bool all;      /* also what is left alone (model names, dates, list numbers ...), with the reason */
    bool around;   /* also what stands around a figure, by which candidates are found */
    unsigned only; /* bits of what figures are to be of (ANNALS_SCAN_MONEY ...); 0: of anything */
} annals_scan_options;

/* Some of a document's text, and which measures are named in it. Texts are lent as those of a figure. */
typedef struct {
    const char *text;     /* in small letters; "" none */
    const char *measures; /* "NAME@BYTE;" for each, in order of place; NAME as the language files' rows `measure` */
} annals_scan_text;

/* One figure of a document. Texts are lent until the next call on the scan. */
typedef struct {
    int64_t start; /* bytes of the document: sign, currency, number, scale, unit sign, and the qualifier words that
                      stand directly beside them */
    int64_t end;
    int64_t number_start; /* the number with its scale alone */
    int64_t number_end;
    annals_amount amount;       /* scaled, with its qualifier or range; percent as annals_amount has it */
    const char *unit;           /* as annals_reading has it: ISO 4217 code, "%", "pp", "people", "GPU" ...; "" none */
    annals_nature nature;       /* CHANGE where words say that something changed by this; RATIO for rates; else NONE */
    annals_direction direction; /* of a change which way it went ("cut by": down; the amount is as it is printed,
                                   without that sign); else NONE */
    annals_kind kind;           /* by words near by: forecast, aims, expects */
    const char *period;         /* EDTF; "" none found */
    const char *label;          /* the noun phrase that says what is counted; "" none */
    const char *entities;       /* names near by, separated by "; "; "" none. Of its sentence; if the options ask for
                                   what stands around and there are none, of what stands before or the headline */
    const char *language;       /* the first tag of the language file that read it; where the language was found by
                                   itself, with its script (zh-Hant); lent by the scanner */
    int confidence;             /* 0..100 */
    const char *reasons;        /* why not 100, separated by "; "; "" */
    const char *left_alone;     /* NULL: proposed; else why it is no figure: "model name", "date" ...; static */
    bool measured;              /* the unit is one that the language's file knows, and no noun of the text */
    bool open_currency;         /* the words leave open which currency it is: pesos */
    /* Filled if the options ask for what stands around: */
    annals_scan_text sentence; /* the figure's own */
    size_t place;              /* bytes of that text: the figure with its unit */
    size_t place_end;
    annals_scan_text before;   /* what stands before the sentence, some hundred bytes */
    annals_scan_text headline; /* the document's first line, where it is not the sentence's */
} annals_found;

typedef struct annals_scan annals_scan;

/* Begins to scan a document. The scanner is lent for as long as the scan; several scans may share it, on one thread.
 * *scan is released with annals_scan_close.
 *
 * ANNALS_UNAVAILABLE  no language data for the tag
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_scan_open(annals_scanner *scanner, const annals_scan_options *options,
                                                         annals_scan **scan, annals_error *error);

/* Takes the document's next bytes (UTF-8; a character may be cut between calls) and gives the figures that are now
 * certain, in order of place; `last` says that nothing follows. What is kept from call to call is bounded; what a call
 * gives grows with the bytes it takes, so feed pieces (64 KiB, say). A document is read sentence by sentence; one of
 * more than some thousand bytes is cut at white space, else between characters, and both parts see some of the other.
 *
 * ANNALS_INVALID    not UTF-8; the error has the byte, and the scan can only be closed
 * ANNALS_NO_MEMORY  the scan can only be closed */
ANNALS_API ANNALS_CHECKED annals_status annals_scan_feed(annals_scan *scan, const char *bytes, size_t size, bool last,
                                                         const annals_found **found, size_t *count,
                                                         annals_error *error);

ANNALS_API void annals_scan_close(annals_scan *scan);

/* A series of a record, as plain values; texts are lent. */
typedef struct {
    const char *key;             /* as annals_key has its text */
    const char *unit;            /* "" none */
    annals_nature nature;        /* NONE: not known */
    const char *measures;        /* as annals_scan_measures gives them; NULL: not known */
    const annals_amount *amount; /* one of its amounts, or NULL */
} annals_scan_series;

/* The measures that the words of a key may name in English, by which sentences in any language are matched with it. The
 * caller frees it with free(). NULL: no memory. */
ANNALS_API char *annals_scan_measures(const char *key);

enum { ANNALS_SCAN_CANDIDATES_MAX = 16 };

/* Writes the places (in `series`) of up to `room` series that a figure may belong to, the best first and of equals the
 * first; returns how many, at most ANNALS_SCAN_CANDIDATES_MAX. A series with another currency, or of which one is a
 * share and the other is not, is none. What speaks for a series: words of its measure and values of its dimensions in
 * the label, among the names, and near the figure in its sentence, less those before it and in the headline; its unit,
 * its nature, and an amount of about that size. Values that stand nowhere speak against it; where all do, only a
 * clear measure and an amount of its size make it one. Nothing fits by its unit alone. */
ANNALS_API size_t annals_scan_candidates(const annals_found *found, const annals_scan_series *series, size_t count,
                                         size_t *places, size_t room);

#endif
