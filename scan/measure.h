/* Words that name what figures measure ("belanja modal" names capex), wherever they stand in a text. Internal. */
#ifndef ANNALS_SCAN_MEASURE_H
#define ANNALS_SCAN_MEASURE_H

#include "../series/str.h"
#include "language.h"

/* Takes one: `name` as the rows `measure` have it (lent), named by the bytes [start, end) of the text. */
typedef void annals_measure_sink(void *context, const char *name, size_t start, size_t end);

/* Finds them in a text in small letters, in order of place: of words that begin at one place the longest, with all the
 * names that they may stand for. */
void annals_measures_find(const annals_language *language, const char *text, size_t size, annals_measure_sink *sink,
                          void *context);

/* Adds them as "NAME@BYTE;", one behind the other; the byte is where the words begin. */
void annals_measures_add(const annals_language *language, const char *text, size_t size, annals_str *out);

#endif
