/* The table that languages are told by: which words and letters speak for which; made when annals is built. Internal.
 */
#ifndef ANNALS_SCAN_DETECT_TABLE_H
#define ANNALS_SCAN_DETECT_TABLE_H

#include "detect.h"

enum {
    ANNALS_DETECT_SLOTS = 1 << 14, /* a power of two, and several times the words */
    ANNALS_DETECT_SIEVE = 1 << 16, /* bits */
    ANNALS_DETECT_TAG = 16,
    ANNALS_DETECT_UNIT = 16,  /* weights are kept in 16ths */
    ANNALS_DETECT_LETTER = 1, /* seeds of the hash: a letter is no word of one letter */
    ANNALS_DETECT_WORD = 2
};

/* What a word or letter says, in 16ths of the logarithm of a likelihood. */
typedef struct {
    uint64_t hash;
    uint8_t weights[ANNALS_DETECT_LANGUAGES];
    uint8_t script; /* 0, or 1 + that of `scripts` */
} annals_detect_sign;

struct annals_detector {
    uint8_t sieve[ANNALS_DETECT_SIEVE / 8]; /* a bit for each hash that there is: most words are none of them */
    uint16_t slots[ANNALS_DETECT_SLOTS];    /* by hash, the next ones in turn: 1 + the place of a sign; 0: free */
    const annals_detect_sign *signs;
    size_t sign_count;
    char tags[ANNALS_DETECT_LANGUAGES][ANNALS_DETECT_TAG];
    uint16_t han_letters[ANNALS_DETECT_LANGUAGES];
    bool reluctant[ANNALS_DETECT_LANGUAGES]; /* never taken in doubt: much like a language that more is written in */
    size_t in_doubt;                         /* the language of documents that say nothing */
    size_t count;                            /* languages */
    char scripts[ANNALS_DETECT_SCRIPTS][ANNALS_DETECT_TAG];
    size_t script_languages[ANNALS_DETECT_SCRIPTS];
    size_t script_count;
};

static inline uint64_t annals_detect_hash_byte(uint64_t hash, unsigned char byte)
{
    return (hash ^ byte) * UINT64_C(0x100000001B3); /* FNV-1a */
}

static inline uint64_t annals_detect_hash_begin(int seed)
{
    return UINT64_C(0xCBF29CE484222325) + (uint64_t)seed;
}

/* Mixes the high bits in, which differ most. */
static inline size_t annals_detect_sieve_bit(uint64_t hash)
{
    return (size_t)(hash ^ hash >> 32) & (ANNALS_DETECT_SIEVE - 1);
}

/* The slot of a hash, or the free one where it belongs. */
static inline size_t annals_detect_slot(const annals_detector *detector, uint64_t hash)
{
    size_t at = (hash ^ hash >> 29) & (ANNALS_DETECT_SLOTS - 1);
    while (detector->slots[at] && detector->signs[detector->slots[at] - 1].hash != hash)
        at = (at + 1) & (ANNALS_DETECT_SLOTS - 1);
    return at;
}

static inline bool annals_detect_is_han(uint32_t character)
{
    return (character >= 0x4E00 && character <= 0x9FFF) || (character >= 0x3400 && character <= 0x4DBF) ||
           (character >= 0x20000 && character <= 0x3FFFF) || (character >= 0xF900 && character <= 0xFAFF);
}

#endif
