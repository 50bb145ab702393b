/* Weighs words and letters by language; knows no language but by its file, and nothing of figures. */
#include "scan/detect.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scan/language.h"
#include "series/utf8.h"

enum {
    SLOTS = 1 << 14, /* of the table; a power of two, and several times the words */
    LETTER = 1,      /* seeds of the hash: a letter is no word of one letter */
    WORD = 2,
    TAG_SIZE = 16,
    UNIT = 16, /* weights are kept in 16ths */
    SIEVE_BITS = 1 << 16
};

/* Evidence in logarithms of likelihood. */
static const uint8_t LETTER_WEIGHT = 3 * UNIT, SCRIPT_LETTER_WEIGHT = UNIT / 2;
static const float HAN_WEIGHT = 0.3F, HAN_LETTER = 0.0001F, FOR_DOCUMENT = 6, FOR_LAST = 2, IN_DOUBT = 0.01F,
                   RELUCTANCE = 2;

/* What a word or letter says; weight 0 is nothing. */
typedef struct {
    uint64_t hash; /* 0: free */
    uint8_t weights[ANNALS_DETECT_LANGUAGES];
    int script; /* 0, or 1 + that of `scripts` */
} slot;

struct annals_detector {
    slot *slots;
    uint8_t sieve[SIEVE_BITS / 8]; /* a bit for each hash that is in a slot: most words are in none */
    size_t used;
    char tags[ANNALS_DETECT_LANGUAGES][TAG_SIZE];
    size_t han_letters[ANNALS_DETECT_LANGUAGES];
    bool reluctant[ANNALS_DETECT_LANGUAGES]; /* never taken in doubt: much like a language that more is written in */
    size_t in_doubt;                         /* the language of documents that say nothing */
    size_t count;                            /* languages */
    struct {
        char tag[TAG_SIZE];
        size_t language;
    } scripts[ANNALS_DETECT_SCRIPTS];
    size_t script_count;
};

static uint64_t hash_byte(uint64_t hash, unsigned char byte)
{
    return (hash ^ byte) * UINT64_C(0x100000001B3); /* FNV-1a */
}

static uint64_t hash_begin(int seed)
{
    return UINT64_C(0xCBF29CE484222325) + (uint64_t)seed;
}

static size_t find(const annals_detector *detector, uint64_t hash)
{
    size_t at = (hash ^ hash >> 29) & (SLOTS - 1);
    while (detector->slots[at].hash && detector->slots[at].hash != hash)
        at = (at + 1) & (SLOTS - 1);
    return at;
}

/* Mixes the high bits in, which differ most. */
static size_t sieve_bit(uint64_t hash)
{
    return (size_t)(hash ^ hash >> 32) & (SIEVE_BITS - 1);
}

static bool is_han(uint32_t character)
{
    return (character >= 0x4E00 && character <= 0x9FFF) || (character >= 0x3400 && character <= 0x4DBF) ||
           (character >= 0x20000 && character <= 0x3FFFF) || (character >= 0xF900 && character <= 0xFAFF);
}

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

/* --- Reading the rows ------------------------------------------------------------------------------------------- */

/* A row of a language's file. */
typedef struct {
    const char *key, *key_end;
    const char *value, *end;
} row;

static const char *skip_space(const char *text, const char *end)
{
    while (text < end && (*text == ' ' || *text == '\t'))
        text++;
    return text;
}

static const char *cut_space(const char *text, const char *end)
{
    while (end > text && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
        end--;
    return end;
}

/* Whether a row has this keyword; what stands between it and the colon goes into `argument`. */
static bool has_keyword(const row *read, const char *keyword, char argument[TAG_SIZE])
{
    size_t size = strlen(keyword), there = (size_t)(read->key_end - read->key);
    if (there < size || memcmp(read->key, keyword, size) != 0 || (there > size && read->key[size] != ' '))
        return false;
    size_t rest = there > size ? there - size - 1 : 0;
    if (rest >= TAG_SIZE)
        rest = TAG_SIZE - 1;
    memcpy(argument, read->key_end - rest, rest);
    argument[rest] = '\0';
    return true;
}

static slot *place(annals_detector *detector, uint64_t hash, annals_error *error)
{
    slot *found = &detector->slots[find(detector, hash)];
    if (found->hash)
        return found;
    if (detector->used >= SLOTS / 2) {
        annals_error_set(error, ANNALS_INVALID, "more words to tell languages by than there is room for");
        return NULL;
    }
    detector->used++;
    found->hash = hash;
    detector->sieve[sieve_bit(hash) / 8] |= (uint8_t)(1 << sieve_bit(hash) % 8);
    return found;
}

/* About how much likelier a word is in a language in which it is the `rank`th than in one in which it is not listed:
 * Zipf's law, with one word in 17 for the first. */
static float weight_of(size_t rank)
{
    return fmaxf(logf(0.06F / powf((float)rank + 1, 0.9F) / 0.0003F), 0.25F);
}

static annals_status add_words(annals_detector *detector, const row *read, size_t language, size_t *rank,
                               annals_error *error)
{
    for (const char *at = read->value; at < read->end; at++) {
        at = skip_space(at, read->end);
        uint64_t hash = hash_begin(WORD);
        for (; at < read->end && *at != ','; at++)
            hash = hash_byte(hash, (unsigned char)*at);
        slot *found = place(detector, hash, error);
        if (!found)
            return ANNALS_INVALID;
        found->weights[language] = (uint8_t)(weight_of((*rank)++) * UNIT);
    }
    return ANNALS_OK;
}

static annals_status script_of(annals_detector *detector, size_t language, const char *tag, int *script,
                               annals_error *error)
{
    *script = 0;
    if (!*tag)
        return ANNALS_OK;
    for (size_t i = 0; i < detector->script_count; i++)
        if (strcmp(detector->scripts[i].tag, tag) == 0)
            *script = (int)i + 1;
    if (*script)
        return ANNALS_OK;
    if (detector->script_count == ANNALS_DETECT_SCRIPTS)
        return annals_error_set(error, ANNALS_INVALID, "letters %s: more scripts than there is room for", tag);
    strcpy(detector->scripts[detector->script_count].tag, tag);
    detector->scripts[detector->script_count].language = language;
    *script = (int)++detector->script_count;
    return ANNALS_OK;
}

static annals_status add_letters(annals_detector *detector, const row *read, size_t language, const char *tag,
                                 annals_error *error)
{
    int script;
    annals_status status = script_of(detector, language, tag, &script, error);
    for (const char *at = read->value; at < read->end && status == ANNALS_OK;) {
        uint32_t character;
        uint64_t hash = hash_begin(LETTER);
        size_t size = annals_utf8_read(at, &character);
        for (size_t i = 0; i < size; i++)
            hash = hash_byte(hash, (unsigned char)at[i]);
        slot *found = place(detector, hash, error);
        if (!found)
            return ANNALS_INVALID;
        found->weights[language] = script ? SCRIPT_LETTER_WEIGHT : LETTER_WEIGHT;
        if (script)
            found->script = script;
        detector->han_letters[language] += is_han(character);
        at += size;
    }
    return status;
}

static annals_status add_row(annals_detector *detector, const row *read, size_t language, size_t *rank,
                             annals_error *error)
{
    char argument[TAG_SIZE];
    if (has_keyword(read, "tags", argument)) {
        size_t size = strcspn(read->value, " ,\r\n");
        snprintf(detector->tags[language], TAG_SIZE, "%.*s", (int)size, read->value);
    } else if (has_keyword(read, "taken in doubt", argument)) {
        if (*read->value == 'y')
            detector->in_doubt = language;
        detector->reluctant[language] = *read->value == 'n';
    } else if (has_keyword(read, "frequent", argument)) {
        return add_words(detector, read, language, rank, error);
    } else if (has_keyword(read, "letters", argument)) {
        return add_letters(detector, read, language, argument, error);
    }
    return ANNALS_OK;
}

static annals_status add_file(annals_detector *detector, const annals_language_file *file, size_t language,
                              annals_error *error)
{
    const char *line = (const char *)file->bytes, *end = line + file->size;
    size_t rank = 0;
    for (int64_t number = 1; line < end; number++) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        const char *colon = memchr(line, ':', (size_t)(stop - line));
        if (colon && *line != '#') {
            row read = {line, cut_space(line, colon), skip_space(colon + 1, stop), cut_space(colon + 1, stop)};
            if (add_row(detector, &read, language, &rank, error)) {
                annals_error_place(error, file->name, number, 0);
                return ANNALS_INVALID;
            }
        }
        line = stop + 1;
    }
    return ANNALS_OK;
}

annals_status annals_detector_open(annals_detector **given, annals_error *error)
{
    annals_detector *detector = calloc(1, sizeof *detector);
    if (detector)
        detector->slots = calloc(SLOTS, sizeof *detector->slots);
    if (!detector || !detector->slots) {
        free(detector);
        return annals_error_no_memory(error);
    }
    annals_status status = ANNALS_OK;
    for (size_t i = 1; i < annals_language_file_count && status == ANNALS_OK; i++) {
        if (detector->count == ANNALS_DETECT_LANGUAGES)
            status = annals_error_set(error, ANNALS_INVALID, "more languages than can be told apart");
        else
            status = add_file(detector, &annals_language_files[i], detector->count++, error);
    }
    if (status != ANNALS_OK)
        annals_detector_close(detector);
    else
        *given = detector;
    return status;
}

void annals_detector_close(annals_detector *detector)
{
    if (detector)
        free(detector->slots);
    free(detector);
}

/* --- Weighing text ---------------------------------------------------------------------------------------------- */

/* What some words say. */
typedef struct {
    uint32_t parts[ANNALS_DETECT_LANGUAGES]; /* of listed words and letters, in 16ths */
    float weights[ANNALS_DETECT_LANGUAGES];  /* of all, once everything is seen */
    float scripts[ANNALS_DETECT_SCRIPTS];
    size_t latin, han, foreign; /* letters */
} evidence;

static void add_evidence(const annals_detector *detector, uint64_t hash, evidence *out)
{
    if (!(detector->sieve[sieve_bit(hash) / 8] >> sieve_bit(hash) % 8 & 1))
        return;
    const slot *found = &detector->slots[find(detector, hash)];
    if (!found->hash)
        return;
    for (size_t i = 0; i < ANNALS_DETECT_LANGUAGES; i++)
        out->parts[i] += found->weights[i];
    if (found->script)
        out->scripts[found->script - 1]++;
}

/* Weighs a character beyond ASCII by itself; true if it is part of a word. Its bytes go into the word's hash, those of
 * Latin capitals up to U+00DE as small ones. */
static bool add_character(const annals_detector *detector, const char *text, size_t size, uint32_t character,
                          uint64_t *word, evidence *out)
{
    uint64_t hash = hash_begin(LETTER);
    bool latin = is_latin(character);
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (i == 1 && latin && character <= 0xDE && character >= 0xC0)
            byte = (unsigned char)(byte + 0x20);
        hash = hash_byte(hash, byte);
        *word = hash_byte(*word, byte);
    }
    add_evidence(detector, hash, out);
    out->latin += latin;
    out->han += is_han(character);
    out->foreign += is_foreign(character);
    return latin;
}

static void weigh(const annals_detector *detector, const char *text, size_t size, evidence *out)
{
    uint64_t word = hash_begin(WORD);
    size_t letters = 0; /* of the word */
    for (size_t at = 0; at < size;) {
        unsigned char byte = (unsigned char)text[at];
        size_t length = 1;
        bool part = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        if (part) {
            word = hash_byte(word, byte | 0x20);
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
        word = hash_begin(WORD);
        letters = 0;
    }
    for (size_t i = 0; i < detector->count; i++)
        out->weights[i] = (float)out->parts[i] / UNIT;
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
        if (detector->scripts[i].language != language || here <= most)
            continue;
        most = here;
        tag = detector->scripts[i].tag;
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
