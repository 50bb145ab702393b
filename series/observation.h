/* Observations and sources as plain values, and columns of them: the types in which record/, chart/ and scan/ meet. */
#ifndef ANNALS_SERIES_OBSERVATION_H
#define ANNALS_SERIES_OBSERVATION_H

#include "amount.h"
#include "key.h"
#include "period.h"
#include "status.h"

/* Of a series (SDMX, national accounts). Only flows and changes add up over time. */
typedef enum {
    ANNALS_NATURE_NONE, /* not stated */
    ANNALS_LEVEL,
    ANNALS_FLOW,
    ANNALS_CUMULATIVE,
    ANNALS_CHANGE,
    ANNALS_RATIO
} annals_nature;
ANNALS_API const char *annals_nature_name(annals_nature nature); /* "" for none; static */
ANNALS_API bool annals_nature_parse(const char *text, annals_nature *nature);

/* Of an observation (SDMX OBS_STATUS where it has a code). */
typedef enum { ANNALS_ACTUAL, ANNALS_ESTIMATE, ANNALS_GUIDANCE, ANNALS_TARGET } annals_kind;
ANNALS_API const char *annals_kind_name(annals_kind kind);
ANNALS_API bool annals_kind_parse(const char *text, annals_kind *kind);

/* Checks a unit: an ISO 4217 code, `%`, `pp`, a noun, or two of them with `/`; 1 to 40 bytes of UTF-8 without control
 * characters, without space at an end. ANNALS_INVALID says what is wrong. */
ANNALS_API ANNALS_CHECKED annals_status annals_unit_check(const char *unit, annals_error *error);
ANNALS_API bool annals_unit_is_currency(const char *unit); /* three capital letters that ISO 4217 assigns */

/* Public id of an observation: SHA-256 over its content and source, so that it survives export and import. */
enum { ANNALS_ID_BYTES = 32, ANNALS_ID_TEXT = 65, ANNALS_ID_SHORT = 12 };
typedef struct {
    uint8_t bytes[ANNALS_ID_BYTES];
} annals_id;
ANNALS_API void annals_id_print(const annals_id *id, char out[ANNALS_ID_TEXT]); /* 64 hexadecimal digits */

typedef enum { ANNALS_DOCUMENT, ANNALS_FEED } annals_source_kind;

/* A source (Dublin Core names). Strings are UTF-8 or NULL where not stated. */
typedef struct {
    const char *id; /* the analyst's own, unique in the record */
    annals_source_kind kind;
    const char *title;
    const char *publisher;
    const char *language; /* BCP 47 */
    const char *url;
    const char *note;
    const char *file;        /* name it was read from, as given */
    const char *extractor;   /* what made the text out of the file: "pdftotext 22.12.0"; "" or NULL: it is the text */
    annals_period published; /* text "" where not stated */
    int64_t file_bytes;
    int64_t text_bytes;
    char file_sha256[ANNALS_ID_TEXT]; /* "" for a feed */
    char text_sha256[ANNALS_ID_TEXT];
    int64_t operation; /* that entered it; 0 while not in a record */
    int64_t newest;    /* the operation that entered the newest version of its text; the same where this is it */
} annals_source;

/* What a series is: entered with its first observation. */
typedef struct {
    const annals_key *key;
    const char *unit;
    annals_nature nature;
} annals_series;

/* Evidence (W3C Web Annotation: TextQuoteSelector + TextPositionSelector). `end` is behind the last byte. */
typedef struct {
    const char *quote; /* NULL: none */
    const char *prefix;
    const char *suffix;
    int64_t start; /* byte in the source's text; -1: none */
    int64_t end;
} annals_evidence;

/* One amount for one period of one series, as one source states it. */
typedef struct {
    uint32_t series; /* index into the table's series */
    uint32_t source; /* index into the table's sources */
    annals_kind kind;
    annals_period period;
    annals_amount amount;
    annals_evidence evidence;
    const char *note; /* or NULL */
    annals_id id;
    int64_t operation;
    bool retracted; /* it no longer stands; a table has such only where they were asked for */
} annals_observation;

/* Observations with the series and sources that they point at: what a reader hands out a batch at a time, and what
 * queries and charts work on. Whoever gave the table owns every string in it; each giver says how long they live. */
typedef struct {
    const annals_observation *observations;
    size_t count;
    const annals_series *series;
    size_t series_count;
    const annals_source *sources;
    size_t source_count;
} annals_table;

#endif
