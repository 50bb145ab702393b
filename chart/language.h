/* The language of a chart: its words, numbers and dates. Internal. */
#ifndef ANNALS_CHART_LANGUAGE_H
#define ANNALS_CHART_LANGUAGE_H

#include "../series/str.h"
#include "../text/locale.h"
#include "words.h"

typedef struct {
    const char *tag;          /* BCP 47 */
    const char *const *words; /* ANNALS_WORD_COUNT; NULL: English has it */
    const annals_locale *locale;
    annals_locale *opened; /* what annals_language_close frees; NULL for English */
} annals_language;

extern const annals_language annals_english;

/* Opens a language (BCP 47; NULL: English, for which nothing is opened) with the currencies of some units.
 * ANNALS_INVALID: no such language, or none that has words here; ANNALS_UNAVAILABLE, ANNALS_NO_MEMORY. */
annals_status annals_language_open(const char *tag, const char *const *units, size_t count, annals_language *language,
                                   annals_error *error);
void annals_language_close(annals_language *language);

/* The files of chart/lang/; the first is English. */
typedef struct {
    const char *tag;
    const char *tags; /* for which these words stand: "zh, zh-Hans, zh-CN" */
    const char *const *words;
} annals_word_list;
extern const annals_word_list annals_word_lists[];
extern const size_t annals_word_list_count;

/* The words for a language: those of the longest tag that it begins with. NULL: none. */
const annals_word_list *annals_language_words(const char *tag);

/* A word as the language's file has it. Static. */
const char *annals_word_text(const annals_language *language, annals_word word);
/* Adds words with {1} and {2} filled in; NULL: the words have no such place. */
void annals_word_add(annals_str *out, const annals_language *language, annals_word word, const char *one,
                     const char *two);
/* The same with words at hand. */
void annals_words_fill(annals_str *out, const char *words, const char *one, const char *two);
/* Makes what has been added since `start` the {1} of words: "13" becomes "at least 13". */
void annals_word_around(annals_str *out, size_t start, const annals_language *language, annals_word word);
/* Joins what has been added since `start` with what follows it, as {1} and {2}; where nothing was, `next` stands alone.
 */
void annals_word_join(annals_str *out, size_t start, const annals_language *language, annals_word word,
                      const char *next);

#endif
