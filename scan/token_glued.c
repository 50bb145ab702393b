/* Takes words apart that a language writes together: fünfundzwanzig, ventunesimi, Dreiviertelstunde. */
#include <string.h>

#include "scan/sum.h"
#include "scan/token.h"
#include "series/decimal.h"

enum { GLUED_MAX = 80, PARTS_MAX = 16, CHOICES = 6 };

#define NUMBER_ROLES                                                                                                  \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_NUMBER) | ANNALS_ROLE_BIT(ANNALS_ROLE_WEAK) | ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) |   \
     ANNALS_ROLE_BIT(ANNALS_ROLE_LEADING) | ANNALS_ROLE_BIT(ANNALS_ROLE_TEEN) | ANNALS_ROLE_BIT(ANNALS_ROLE_JOINER) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_REVERSED) | ANNALS_ROLE_BIT(ANNALS_ROLE_HALF))

/* What a word is taken apart into: number words; a denominator, which ends so (vent-unesimi); or a number and what it
 * counts (drei-viertel-stunde, viertel-million, zwei-tägige). */
typedef enum { GLUED_NUMBER, GLUED_PART, GLUED_COUNT } glued_kind;

/* Taking a glued word apart: the parts so far, and the places that are known to lead nowhere. */
struct gluing {
    const annals_tokens *tokens;
    size_t start;
    size_t end;
    annals_token parts[PARTS_MAX];
    size_t count;
    glued_kind kind;
    bool dead[GLUED_MAX + 1];
};

static bool is_part_ending(const annals_language *language, int32_t entry)
{
    const annals_entry *part = annals_language_meaning(language, entry, ANNALS_ROLE_PART);
    return part && (part->which & ANNALS_PART_ENDING) != 0;
}

/* What words may be in a word that is taken apart. */
static uint64_t roles_in_glued(const struct gluing *gluing, int32_t entry, bool last)
{
    static const uint64_t scales = ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) | ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT);
    const annals_language *language = gluing->tokens->language;
    uint64_t roles = annals_language_roles(language, entry);
    if (gluing->kind == GLUED_PART && last)
        return is_part_ending(language, entry) ? ANNALS_ROLE_BIT(ANNALS_ROLE_PART) : 0;
    if (gluing->kind == GLUED_COUNT)
        return roles & (last ? scales : NUMBER_ROLES | ANNALS_ROLE_BIT(ANNALS_ROLE_PART));
    return roles & NUMBER_ROLES;
}

/* Words that begin at one place: *count of them, shorter ones first. */
static void find_parts(const struct gluing *gluing, size_t at, annals_token parts[CHOICES], size_t *count)
{
    const annals_language *language = gluing->tokens->language;
    int32_t node = 0;
    for (size_t end = at; end < gluing->end && *count < CHOICES;) {
        node = annals_trie_step(&language->small, node, gluing->tokens->passage->small[end++]);
        if (node == ANNALS_TRIE_NONE)
            break;
        int32_t entry = annals_trie_value(&language->small, node);
        uint64_t roles = roles_in_glued(gluing, entry, end == gluing->end);
        if (roles != 0)
            parts[(*count)++] = (annals_token){at, end, .kind = ANNALS_TOKEN_KNOWN, .entry = entry, .roles = roles};
    }
}

/* The longest part first: fünfzehn-tausend, not fünf-zehn-tausend. */
static bool take_apart(struct gluing *gluing, size_t at)
{
    annals_token parts[CHOICES];
    size_t choices = 0;
    if (at == gluing->end)
        return true;
    if (gluing->count == PARTS_MAX || gluing->dead[at - gluing->start])
        return false;
    find_parts(gluing, at, parts, &choices);
    while (choices-- > 0) {
        gluing->parts[gluing->count++] = parts[choices];
        if (take_apart(gluing, parts[choices].end))
            return true;
        gluing->count--;
    }
    gluing->dead[at - gluing->start] = true;
    return false;
}

/* Whether the word [at, end) is all such words. */
static bool takes_apart(struct gluing *gluing, const annals_tokens *tokens, size_t at, size_t end, glued_kind kind)
{
    if (end - at > GLUED_MAX)
        return false;
    gluing->tokens = tokens;
    gluing->start = at;
    gluing->end = end;
    gluing->count = 0;
    gluing->kind = kind;
    memset(gluing->dead, 0, end - at + 1);
    return take_apart(gluing, at);
}

/* Whether the last part is what the others count: behind a share that is no mere half ("Viertelstunde", but not
 * "Halbjahr"), or in an adjective ("dreistündige", but not "Siebenmeter"). */
static bool counts_last(const struct gluing *gluing)
{
    const annals_language *language = gluing->tokens->language;
    if (gluing->count < 2)
        return false;
    const annals_passage *passage = gluing->tokens->passage;
    bool unit = (gluing->parts[gluing->count - 1].roles & ANNALS_ROLE_BIT(ANNALS_ROLE_UNIT)) != 0;
    if (unit && language->capital_nouns && passage->cased[gluing->start] == passage->small[gluing->start])
        return true;
    const annals_token *share = &gluing->parts[gluing->count - 2];
    const annals_entry *part = annals_language_meaning(language, share->entry, ANNALS_ROLE_PART),
                       *number = annals_language_meaning(language, share->entry, ANNALS_ROLE_NUMBER);
    return part ? part->low.digits > 2 : number && number->low.exponent < 0;
}

/* Adds the parts of a number word that is written together. *added tells whether there were any. */
static bool add_number_or_share(annals_tokens *tokens, size_t at, size_t end, bool spaced, bool *added)
{
    struct gluing gluing;
    *added = tokens->language->glued && (takes_apart(&gluing, tokens, at, end, GLUED_NUMBER) ||
                                         (takes_apart(&gluing, tokens, at, end, GLUED_COUNT) && counts_last(&gluing)));
    for (size_t i = 0; *added && i < gluing.count; i++) {
        gluing.parts[i].spaced = i == 0 && spaced;
        if (!annals_tokens_add(tokens, gluing.parts[i]))
            return false;
    }
    return true;
}

/* What a part of a denominator is: its end, a number word or a scale. */
static const annals_entry *meaning_in_part(const annals_language *language, const annals_token *token)
{
    static const annals_role KINDS[] = {ANNALS_ROLE_PART, ANNALS_ROLE_NUMBER, ANNALS_ROLE_WEAK, ANNALS_ROLE_TIMES,
                                        ANNALS_ROLE_LEADING};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if ((token->roles & ANNALS_ROLE_BIT(KINDS[i])) != 0)
            return annals_language_meaning(language, token->entry, KINDS[i]);
    }
    return NULL;
}

/* Adds one part of a denominator to those before it: due-cent-esimi, vent-unesimi. */
static bool add_to_sum(const annals_language *language, const annals_token *token, annals_sum *sum)
{
    static const annals_decimal hundred = {100, 0};
    const annals_entry *entry = meaning_in_part(language, token);
    if (!entry)
        return false;
    if (entry->low.digits == 0)
        return sum->count > 0;
    bool scale = entry->role != ANNALS_ROLE_NUMBER && annals_decimal_compare(entry->low, hundred) >= 0;
    return (scale && annals_sum_times(sum, entry->low)) || annals_sum_add(sum, entry->low, entry->high);
}

/* Adds a denominator that is written together as one token with its value: ventunesimi, cincoavos. */
static bool add_part(annals_tokens *tokens, size_t at, size_t end, bool spaced, bool *added)
{
    struct gluing gluing;
    annals_decimal high;
    *added = takes_apart(&gluing, tokens, at, end, GLUED_PART) && gluing.count > 1;
    if (!*added)
        return true;
    annals_sum sum = {0};
    for (size_t i = 0; *added && i < gluing.count; i++)
        *added = add_to_sum(tokens->language, &gluing.parts[i], &sum);
    if (!*added)
        return true;
    annals_token token = gluing.parts[gluing.count - 1];
    token.start = at;
    token.spaced = spaced;
    *added = annals_sum_total(&sum, &token.value, &high);
    return !*added || annals_tokens_add(tokens, token);
}

bool annals_tokens_add_glued(annals_tokens *tokens, size_t at, size_t end, bool spaced, bool *added)
{
    return add_number_or_share(tokens, at, end, spaced, added) && (*added || add_part(tokens, at, end, spaced, added));
}
