/* Where the sentences of a document end, by its bytes and the abbreviations that a language knows. Internal. */
#ifndef ANNALS_SCAN_SENTENCE_H
#define ANNALS_SCAN_SENTENCE_H

#include "language.h"

enum {
    ANNALS_SENTENCE_MAX = 4096,   /* bytes: a longer one is cut */
    ANNALS_SENTENCE_CONTEXT = 256 /* bytes that both parts of a cut one see of the other */
};

typedef struct {
    size_t end; /* behind it; 0: it goes on behind the bytes there are */
    bool cut;   /* it goes on behind its end */
} annals_sentence;

/* The sentence that begins at `at` in well-formed UTF-8. `last`: nothing follows the bytes. A full stop ends it only
 * before white space that neither a digit nor a small letter follows ("approx. 5"), and not where the language has
 * words that end with it ("3 Mrd. Euro") or writes ordinals with it ("19. August").
 * `language`: NULL where no file is for it. */
annals_sentence annals_sentence_read(const annals_language *language, const char *text, size_t size, size_t at,
                                     bool last);

#endif
