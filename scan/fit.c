/* Which series of a record a figure may belong to, by unit, words and names; knows no record, only plain values. */
#include <string.h>

#include "scan/letter.h"
#include "scan/scan.h"

/* What each thing that fits or does not counts for, and how much is enough. */
enum { SAME_UNIT = 2, MEASURE_WORD = 2, NAMED = 3, IN_LABEL = 2, UNSAID = -1, ENOUGH = 3 };
enum { WORD_MAX = 64, STEM = 4 };

/* A stretch of text that is taken apart word by word. */
typedef struct {
    const char *at;
    const char *end;
} words;

static words words_of(const char *text)
{
    return (words){text, text + strlen(text)};
}

static bool parts_words(char c)
{
    return c == ' ' || c == '_' || c == '-' || c == ';' || c == '.' || c == '\'';
}

/* The next word in small letters; false: there is none. A longer one is cut. */
static bool next_word(words *left, char word[WORD_MAX], size_t *size)
{
    while (left->at < left->end && parts_words(*left->at))
        left->at++;
    const char *start = left->at;
    while (left->at < left->end && !parts_words(*left->at))
        left->at++;
    *size = (size_t)(left->at - start);
    while (*size >= WORD_MAX ||
           (*size > 0 && start + *size < left->end && ((unsigned char)start[*size] & 0xC0) == 0x80))
        --*size;
    memcpy(word, start, *size);
    word[*size] = '\0';
    annals_letter_lower(word, *size);
    return *size > 0;
}

/* Whether two words have one stem, near enough: "hires" and "hiring", "bonus" and "bonuses". */
static bool are_alike(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t same = 0, shorter = a_size < b_size ? a_size : b_size;
    while (same < shorter && a[same] == b[same])
        same++;
    return (same == a_size && same == b_size) || (same >= STEM && same * 10 >= shorter * 7);
}

static bool has_word(words text, const char *word, size_t size)
{
    char other[WORD_MAX];
    size_t length;
    while (next_word(&text, other, &length)) {
        if (are_alike(word, size, other, length))
            return true;
    }
    return false;
}

/* How many words of `some` stand in `text`, and how many there are. */
static int count_words(words some, const char *text, int *all)
{
    char word[WORD_MAX];
    size_t size;
    int found = 0;
    for (*all = 0; next_word(&some, word, &size); ++*all)
        found += has_word(words_of(text), word, size);
    return found;
}

static bool has_all(words some, const char *text)
{
    int all, found = count_words(some, text, &all);
    return all > 0 && found == all;
}

/* Currencies and shares, which nothing else can be meant by. */
static bool is_hard(const char *unit)
{
    bool code = strlen(unit) == 3;
    for (size_t i = 0; code && i < 3; i++)
        code = unit[i] >= 'A' && unit[i] <= 'Z';
    return code || strcmp(unit, "%") == 0 || strcmp(unit, "pp") == 0;
}

/* The next part of a key, up to a comma that is not escaped; false: there is none. */
static bool next_part(const char **key, words *part)
{
    if (!**key)
        return false;
    part->at = *key;
    while (**key && **key != ',')
        *key += **key == '\\' && (*key)[1] ? 2 : 1;
    part->end = *key;
    *key += **key == ',';
    return true;
}

static void skip_name(words *part)
{
    while (part->at < part->end && *part->at != '=')
        part->at += *part->at == '\\' ? 2 : 1;
    part->at += part->at < part->end;
}

/* 0: it does not fit. */
static int fit(const annals_found *found, const annals_scan_series *series)
{
    words part = {0};
    int all, score = 0, told;
    const char *key = series->key;
    bool same = strcmp(found->unit, series->unit) == 0;
    if (!same && (is_hard(found->unit) || is_hard(series->unit)) && found->unit[0] && series->unit[0])
        return 0;
    if (!next_part(&key, &part))
        return 0;
    told = count_words(part, found->label, &all);
    score += told * MEASURE_WORD + (same && found->unit[0] ? SAME_UNIT : 0);
    while (next_part(&key, &part)) {
        skip_name(&part);
        bool named = has_all(part, found->entities), said = has_all(part, found->label);
        told += named || said;
        score += named ? NAMED : said ? IN_LABEL : UNSAID;
    }
    return told > 0 && score >= ENOUGH ? score : 0;
}

size_t annals_scan_candidates(const annals_found *found, const annals_scan_series *series, size_t count, size_t *places,
                              size_t room)
{
    int scores[ANNALS_SCAN_CANDIDATES_MAX];
    size_t kept = 0;
    room = room < ANNALS_SCAN_CANDIDATES_MAX ? room : ANNALS_SCAN_CANDIDATES_MAX;
    for (size_t i = 0; i < count; i++) {
        int score = fit(found, &series[i]);
        size_t at = kept;
        while (at > 0 && score > scores[at - 1])
            at--;
        if (score == 0 || at >= room)
            continue;
        kept += kept < room;
        memmove(scores + at + 1, scores + at, (kept - at - 1) * sizeof *scores);
        memmove(places + at + 1, places + at, (kept - at - 1) * sizeof *places);
        scores[at] = score;
        places[at] = i;
    }
    return kept;
}
