/* Puts beginnings of number words where a quick pass over raw bytes finds them. */
#include "scan/compile/start.h"

#include <string.h>

#include "scan/candidate.h"
#include "scan/literal.h"

bool annals_start_add(annals_trie_draft *starts, unsigned char pairs[], const char *word, size_t size)
{
    int32_t *value;
    char lower[64];
    if (size == 0)
        return true;
    size = size < sizeof lower ? size : sizeof lower; /* the beginning of a longer one does as well */
    for (size_t i = 0; i < size; i++)
        lower[i] = (char)annals_candidate_small((unsigned char)word[i]);
    unsigned first = (unsigned char)lower[0] * 256u;
    if (size == 1)
        memset(pairs + first / 8, 0xFF, 32);
    else
        pairs[(first + (unsigned char)lower[1]) / 8] |= (unsigned char)(1u << (unsigned char)lower[1] % 8);
    if (!annals_trie_draft_place(starts, lower, size, &value))
        return false;
    *value = 0;
    return true;
}

bool annals_start_add_signs(annals_trie_draft *starts, unsigned char pairs[])
{
    static const char *const WIDE[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
    bool fine = true;
    for (size_t i = 0; i < sizeof WIDE / sizeof *WIDE; i++)
        fine = fine && annals_start_add(starts, pairs, WIDE[i], strlen(WIDE[i]));
    const char *sign;
    for (size_t i = 0; (sign = annals_literal_fraction_sign(i)); i++)
        fine = fine && annals_start_add(starts, pairs, sign, strlen(sign));
    return fine;
}
