/* Words of a language with their places filled in; knows neither numbers nor dates. */
#include "chart/language.h"

#include <string.h>

const char *annals_word_text(const annals_language *language, annals_word word)
{
    return language->words[word] ? language->words[word] : annals_word_lists[0].words[word];
}

/* The next {1} or {2}; NULL: there is none. */
static const char *find_place(const char *words)
{
    for (; *words; words++)
        if (words[0] == '{' && (words[1] == '1' || words[1] == '2') && words[2] == '}')
            return words;
    return NULL;
}

void annals_words_fill(annals_str *out, const char *words, const char *one, const char *two)
{
    for (const char *place; (place = find_place(words)); words = place + 3) {
        annals_str_add_bytes(out, words, (size_t)(place - words));
        annals_str_add(out, place[1] == '1' ? one : two);
    }
    annals_str_add(out, words);
}

void annals_word_add(annals_str *out, const annals_language *language, annals_word word, const char *one,
                     const char *two)
{
    annals_words_fill(out, annals_word_text(language, word), one, two);
}

/* Takes what has been added since `start` away again, as a text of its own. */
static void take_tail(annals_str *out, size_t start, annals_str *tail)
{
    if (out->size > start)
        annals_str_add_bytes(tail, out->data + start, out->size - start);
    annals_str_cut(out, start);
}

void annals_word_around(annals_str *out, size_t start, const annals_language *language, annals_word word)
{
    annals_str tail = {0};
    take_tail(out, start, &tail);
    annals_word_add(out, language, word, annals_str_text(&tail), NULL);
    out->failed = out->failed || tail.failed;
    annals_str_free(&tail);
}

void annals_word_join(annals_str *out, size_t start, const annals_language *language, annals_word word,
                      const char *next)
{
    if (out->size == start) {
        annals_str_add(out, next);
        return;
    }
    annals_str tail = {0};
    take_tail(out, start, &tail);
    annals_word_add(out, language, word, annals_str_text(&tail), next);
    out->failed = out->failed || tail.failed;
    annals_str_free(&tail);
}
