/* Which language words are written in, by the rows "frequent" and "letters" of scan/lang/. Internal. */
#ifndef ANNALS_SCAN_DETECT_H
#define ANNALS_SCAN_DETECT_H

#include "../series/status.h"

/* How much of the beginning of a document says in which language it is; shorter words follow it in doubt. */
enum { ANNALS_DETECT_SAMPLE = 4096, ANNALS_DETECT_LANGUAGES = 24, ANNALS_DETECT_SCRIPTS = 4 };

typedef struct annals_detector annals_detector;

/* Of all languages in scan/lang/. */
extern const annals_detector annals_detector_all;

/* What is known of a document so far. All zero at its beginning. */
typedef struct {
    float total[ANNALS_DETECT_LANGUAGES]; /* evidence in all its words */
    float scripts[ANNALS_DETECT_SCRIPTS]; /* the same for scripts of a language: zh-Hant */
    bool read;                            /* something is known */
    size_t last;                          /* the language found last */
} annals_detection;

/* Takes the beginning of a document into account; well-formed UTF-8, of which a sample is read. */
void annals_detect_begin(const annals_detector *detector, annals_detection *known, const char *text, size_t size);

/* The language of some of its words (well-formed UTF-8) as a tag that stands in a file's "tags" or "letters" row: en,
 * zh-Hant. Words that say little are taken to be in the language of those before and of the whole document; numbers
 * alone are. NULL: they are in letters of which no file knows any. Lent by the detector. */
const char *annals_detect(const annals_detector *detector, annals_detection *known, const char *text, size_t size);

#endif
