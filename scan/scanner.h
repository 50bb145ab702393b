/* What the scans and quotes of one thread share: room to read a sentence in. Internal. */
#ifndef ANNALS_SCAN_SCANNER_H
#define ANNALS_SCAN_SCANNER_H

#include "detect.h"
#include "figure.h"
#include "found.h"
#include "scan.h"

/* What is known of the language of a text whose quotes are read, so that it is not found again for each of them. */
typedef struct {
    char sample[ANNALS_DETECT_SAMPLE]; /* the text's beginning, by which it is known again */
    size_t size;                       /* of the sample */
    annals_detection known;            /* by the sample */
} annals_open_language;

/* What the sentence read last became; used up before the next one is read. */
struct annals_scanner {
    annals_passage passage;
    annals_tokens tokens;
    annals_figures figures;
    annals_beside beside; /* found where there are figures */
    annals_open_language open;
};

/* Lends the language of a BCP 47 tag. ANNALS_UNAVAILABLE: none for the tag */
annals_status annals_scanner_language(const char *tag, const annals_language **language, annals_error *error);

/* Reads a stretch into the scanner. ANNALS_INVALID: no UTF-8; ANNALS_NO_MEMORY */
annals_status annals_scanner_read(annals_scanner *scanner, const annals_language *language,
                                  const annals_stretch *stretch, annals_error *error);

#endif
