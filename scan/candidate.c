/* Looks for digits and beginnings of number words in raw bytes: most sentences have none, and are not read any
 * further. */
#include "scan/candidate.h"

enum { OTHER, DIGIT, LETTER, LEAD };

/* ASCII letters and digits, and bytes that begin or go on with another character. */
static int kind_of(unsigned char byte)
{
    if (byte >= '0' && byte <= '9')
        return DIGIT;
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
        return LETTER;
    return byte >= 0x80 ? LEAD : OTHER;
}

static bool pair_begins(const annals_language *language, const unsigned char *text, size_t left)
{
    unsigned pair = annals_candidate_small(text[0]) * 256u + (left > 1 ? annals_candidate_small(text[1]) : 0u);
    return (language->pairs[pair / 8] & (1u << pair % 8)) != 0;
}

static bool word_begins(const annals_language *language, const unsigned char *text, size_t left)
{
    int32_t node = 0;
    for (size_t i = 0; i < left; i++) {
        node = annals_trie_step(&language->starts, node, (char)annals_candidate_small(text[i]));
        if (node == ANNALS_TRIE_NONE)
            return false;
        if (annals_trie_value(&language->starts, node) != ANNALS_TRIE_NONE)
            return true;
    }
    return false;
}

bool annals_candidate_stands(const annals_language *language, const char *text, size_t size)
{
    const unsigned char *bytes = (const unsigned char *)text;
    int before = OTHER;
    for (size_t i = 0; i < size; i++) {
        int kind = kind_of(bytes[i]);
        if (kind == DIGIT)
            return true;
        bool begins = kind == LEAD ? bytes[i] >= 0xC0 : kind == LETTER && before != LETTER;
        if (begins && pair_begins(language, bytes + i, size - i) && word_begins(language, bytes + i, size - i))
            return true;
        before = kind;
    }
    return false;
}
