/* What a scanner lends to the scans that share it: its languages. Internal. */
#ifndef ANNALS_SCAN_SCANNER_H
#define ANNALS_SCAN_SCANNER_H

#include "detect.h"
#include "language.h"
#include "scan.h"

/* Lends the language of a BCP 47 tag, read on first use. ANNALS_UNAVAILABLE (none for the tag), ANNALS_NO_MEMORY */
annals_status annals_scanner_language(annals_scanner *scanner, const char *tag, const annals_language **language,
                                      annals_error *error);

/* Lends the detector of languages, made on first use. ANNALS_INVALID, ANNALS_NO_MEMORY */
annals_status annals_scanner_detector(annals_scanner *scanner, const annals_detector **detector, annals_error *error);

#endif
