/* Reading figures out of text: amounts with their scale, unit, qualifier and direction, in the languages of
 * scan/lang/. */
#ifndef ANNALS_SCAN_SCAN_H
#define ANNALS_SCAN_SCAN_H

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

#endif
