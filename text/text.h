/* Unicode text: checking, normal forms, width on a terminal, safe output, other encodings. */
#ifndef ANNALS_TEXT_TEXT_H
#define ANNALS_TEXT_TEXT_H

#include "../series/status.h"

/* Where the first byte stands that is not part of valid UTF-8 (no surrogates, nothing overlong, at most U+10FFFF), or
 * `size` where all is valid. */
ANNALS_API size_t annals_utf8_valid(const char *text, size_t size);

/* Columns a terminal needs: 2 for wide and fullwidth characters, 0 for combining marks; ill-formed bytes count 1 each.
 */
ANNALS_API size_t annals_text_width(const char *text, size_t size);

/* Length in bytes of the longest prefix that needs at most `columns`, never cutting a grapheme cluster. */
ANNALS_API size_t annals_text_fit(const char *text, size_t size, size_t columns);

/* Whether a line runs from right to left, as its first letter with a direction does (UAX #9, P2 and P3, without
 * isolates). */
ANNALS_API bool annals_text_runs_left(const char *text, size_t size);

/* Gives the text made safe for a terminal or a one-line message: control characters, line breaks, bidi overrides and
 * ill-formed bytes as \n, \t, \x1B, \u202E. Freed with free(); NULL: no memory. */
ANNALS_API char *annals_text_safe(const char *text, size_t size);

/* Gives the text in Unicode normal form C, in which the same name is the same bytes however it was typed. Freed with
 * free(); NULL: no memory, or no UTF-8. */
ANNALS_API char *annals_text_compose(const char *text, size_t size);

/* A normalised copy of a text with a way back: byte i of `text` came from the source bytes that begin at origin[i];
 * origin[size] is the source's size. Folds to NFKC, but for
 * characters that are no digit and would become one (10², ½, ①: other numbers than 102, 12, 1), drops soft hyphens and
 * zero-width characters, makes every run of white space one space. Case is kept. */
typedef struct {
    char *text;
    size_t size;
    size_t *origin;
} annals_folded;

/* ANNALS_INVALID (not UTF-8), ANNALS_NO_MEMORY. Gives *folded; release with annals_folded_free. */
ANNALS_API ANNALS_CHECKED annals_status annals_text_fold(const char *text, size_t size, annals_folded *folded,
                                                         annals_error *error);
ANNALS_API void annals_folded_free(annals_folded *folded);

/* Gives bytes of another encoding as UTF-8 (ICU's converters, opened on demand). `encoding` is a name or alias that ICU
 * knows, such as Big5, GB18030, UTF-16, windows-1252. *out is freed with free().
 *
 * ANNALS_USAGE        no such encoding; the message names near ones
 * ANNALS_INVALID      bytes that the encoding does not have, with their offset
 * ANNALS_UNAVAILABLE  the module is not installed */
ANNALS_API ANNALS_CHECKED annals_status annals_text_decode(const char *encoding, const char *bytes, size_t size,
                                                           char **out, size_t *out_size, annals_error *error);

#endif
