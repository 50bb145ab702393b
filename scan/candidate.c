/* Looks for digits and beginnings of number words in raw bytes: most sentences have none, and are not read any
 * further. */
#include "scan/candidate.h"

#include <string.h>

#include "scan/literal.h"

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

static unsigned char small(unsigned char byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte + 0x20 : byte;
}

static bool pair_begins(const annals_language *language, const unsigned char *text, size_t left)
{
    unsigned pair = small(text[0]) * 256u + (left > 1 ? small(text[1]) : 0u);
    return (language->pairs[pair / 8] & (1u << pair % 8)) != 0;
}

static bool word_begins(const annals_language *language, const unsigned char *text, size_t left)
{
    int32_t node = 0;
    for (size_t i = 0; i < left; i++) {
        node = annals_trie_step(&language->starts, node, (char)small(text[i]));
        if (node == ANNALS_TRIE_NONE)
            return false;
        if (language->starts.nodes[node].value != ANNALS_TRIE_NONE)
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

bool annals_candidate_add(annals_language *language, const char *word, size_t size)
{
    int32_t *value;
    char lower[64];
    if (size == 0)
        return true;
    size = size < sizeof lower ? size : sizeof lower; /* the beginning of a longer one does as well */
    for (size_t i = 0; i < size; i++)
        lower[i] = (char)small((unsigned char)word[i]);
    unsigned first = (unsigned char)lower[0] * 256u;
    if (size == 1)
        memset(language->pairs + first / 8, 0xFF, 32);
    else
        language->pairs[(first + (unsigned char)lower[1]) / 8] |= (unsigned char)(1u << (unsigned char)lower[1] % 8);
    if (!annals_trie_place(&language->starts, lower, size, &value))
        return false;
    *value = 0;
    return true;
}

bool annals_candidate_begin(annals_language *language)
{
    static const char *const WIDE[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
    bool fine = true;
    for (size_t i = 0; i < sizeof WIDE / sizeof *WIDE; i++)
        fine = fine && annals_candidate_add(language, WIDE[i], strlen(WIDE[i]));
    for (size_t i = 0; annals_literal_fraction_sign(i); i++)
        fine = fine &&
               annals_candidate_add(language, annals_literal_fraction_sign(i), strlen(annals_literal_fraction_sign(i)));
    return fine;
}
