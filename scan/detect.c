/* Weighs words and letters by language; knows no language but by the table, and nothing of figures. */
#include "scan/detect.h"

#include <string.h>

#include "scan/detect_table.h"
#include "series/utf8.h"

/* Evidence in logarithms of likelihood. */
static const float HAN_WEIGHT = 0.3F, HAN_LETTER = 0.0001F, FOR_DOCUMENT = 6, FOR_LAST = 2, IN_DOUBT = 0.01F,
                   RELUCTANCE = 2;

static bool is_latin(uint32_t character)
{
    return (character >= 0xC0 && character <= 0x24F && character != 0xD7 && character != 0xF7) ||
           (character >= 0x1E00 && character <= 0x1EFF) || character == 0xAA || character == 0xBA;
}

/* A letter of a script that is neither Latin, Han nor kana. */
static bool is_foreign(uint32_t character)
{
    return (character >= 0x370 && character <= 0x1DFF) || (character >= 0x1F00 && character <= 0x1FFF) ||
           (character >= 0xA000 && character <= 0xD7FF);
}

/* What some words say. */
typedef struct {
    uint32_t parts[ANNALS_DETECT_LANGUAGES]; /* of listed words and letters, in 16ths */
    float weights[ANNALS_DETECT_LANGUAGES];  /* of all, once everything is seen */
    float scripts[ANNALS_DETECT_SCRIPTS];
    size_t latin, han, foreign; /* letters */
} evidence;

static void add_evidence(const annals_detector *detector, uint64_t hash, evidence *out)
{
    size_t bit = annals_detect_sieve_bit(hash);
    if (!(detector->sieve[bit / 8] >> bit % 8 & 1))
        return;
    size_t slot = annals_detect_slot(detector, hash);
    if (!detector->slots[slot])
        return;
    const annals_detect_sign *sign = &detector->signs[detector->slots[slot] - 1];
    for (size_t i = 0; i < ANNALS_DETECT_LANGUAGES; i++)
        out->parts[i] += sign->weights[i];
    if (sign->script)
        out->scripts[sign->script - 1]++;
}

/* Weighs a character beyond ASCII by itself; true if it is part of a word. Its bytes go into the word's hash, those of
 * Latin capitals up to U+00DE as small ones. */
static bool add_character(const annals_detector *detector, const char *text, size_t size, uint32_t character,
                          uint64_t *word, evidence *out)
{
    uint64_t hash = annals_detect_hash_begin(ANNALS_DETECT_LETTER);
    bool latin = is_latin(character);
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (i == 1 && latin && character <= 0xDE && character >= 0xC0)
            byte = (unsigned char)(byte + 0x20);
        hash = annals_detect_hash_byte(hash, byte);
        *word = annals_detect_hash_byte(*word, byte);
    }
    add_evidence(detector, hash, out);
    out->latin += latin;
    out->han += annals_detect_is_han(character);
    out->foreign += is_foreign(character);
    return latin;
}

static void weigh(const annals_detector *detector, const char *text, size_t size, evidence *out)
{
    uint64_t word = annals_detect_hash_begin(ANNALS_DETECT_WORD);
    size_t letters = 0; /* of the word */
    for (size_t at = 0; at < size;) {
        unsigned char byte = (unsigned char)text[at];
        size_t length = 1;
        bool part = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        if (part) {
            word = annals_detect_hash_byte(word, byte | 0x20);
            out->latin++;
        } else if (byte >= 0x80) {
            uint32_t character;
            length = annals_utf8_read(text + at, &character);
            part = add_character(detector, text + at, length, character, &word, out);
        }
        at += length;
        letters += part;
        if (part && at < size)
            continue;
        if (letters > 0)
            add_evidence(detector, word, out);
        word = annals_detect_hash_begin(ANNALS_DETECT_WORD);
        letters = 0;
    }
    for (size_t i = 0; i < detector->count; i++)
        out->weights[i] = (float)out->parts[i] / ANNALS_DETECT_UNIT;
    for (size_t i = 0; i < detector->count && out->han > 0; i++)
        if (detector->han_letters[i] > 0)
            out->weights[i] += (HAN_WEIGHT + HAN_LETTER * (float)detector->han_letters[i]) * (float)out->han;
}

static size_t greatest(const float *values, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (values[i] > values[best])
            best = i;
    return best;
}

static void remember(const annals_detector *detector, annals_detection *known, const evidence *seen)
{
    for (size_t i = 0; i < detector->count; i++)
        known->total[i] += seen->weights[i];
    for (size_t i = 0; i < detector->script_count; i++)
        known->scripts[i] += seen->scripts[i];
}

void annals_detect_begin(const annals_detector *detector, annals_detection *known, const char *text, size_t size)
{
    evidence seen = {.latin = 0};
    size_t end = size < ANNALS_DETECT_SAMPLE ? size : ANNALS_DETECT_SAMPLE;
    while (end < size && ((unsigned char)text[end] & 0xC0) == 0x80)
        end++;
    weigh(detector, text, end, &seen);
    seen.weights[detector->in_doubt] += IN_DOUBT;
    for (size_t i = 0; i < detector->count; i++)
        seen.weights[i] -= detector->reluctant[i] ? RELUCTANCE : 0;
    remember(detector, known, &seen);
    known->last = greatest(known->total, detector->count);
    known->read = true;
}

/* The tag of a language, with its script where that can be told: by these words, else by those before. */
static const char *tag_of(const annals_detector *detector, const annals_detection *known, size_t language,
                          const evidence *seen)
{
    const char *tag = detector->tags[language];
    float all = 1, most = 0;
    for (size_t i = 0; i < detector->script_count; i++)
        all += known->scripts[i];
    for (size_t i = 0; i < detector->script_count; i++) {
        float here = seen->scripts[i] + known->scripts[i] / all;
        if (detector->script_languages[i] != language || here <= most)
            continue;
        most = here;
        tag = detector->scripts[i];
    }
    return tag;
}

const char *annals_detect(const annals_detector *detector, annals_detection *known, const char *text, size_t size)
{
    evidence seen = {.latin = 0};
    weigh(detector, text, size, &seen);
    if (seen.foreign > seen.latin + 3 * seen.han)
        return NULL;
    float weights[ANNALS_DETECT_LANGUAGES];
    memcpy(weights, seen.weights, sizeof weights);
    size_t document = greatest(known->total, detector->count);
    weights[document] += FOR_DOCUMENT;
    for (size_t i = 0; i < detector->count; i++)
        weights[i] -= detector->reluctant[i] && i != document ? RELUCTANCE : 0;
    weights[known->last] += FOR_LAST;
    size_t found = greatest(weights, detector->count);
    remember(detector, known, &seen);
    known->last = found;
    return tag_of(detector, known, found, &seen);
}
