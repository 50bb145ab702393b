/* Looks for words in texts, and weighs how far from the figure they stand; knows no language. */
#include "scan/fit_place.h"

#include <stdlib.h>
#include <string.h>

#include "scan/letter.h"
#include "scan/measure.h"
#include "series/str.h"

/* What a place is worth, and what takes off: bytes between the words and the figure, and commas. */
enum {
    FIT_OWN = 120, /* the figure's own noun */
    FIT_NEAR = 100,
    FIT_BEFORE = 50,
    FIT_HEADLINE = 45,
    BYTES = 4,
    FAR = 45,
    COMMA = 12,
    COMMAS = 3,
    BEHIND_LATER = 30
};
enum { WORD_MAX = 64, STEM = 4 };

/* A stretch of text that is taken apart word by word. */
typedef struct {
    const char *at;
    const char *end;
} words;

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

bool annals_fit_alike(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t same = 0, shorter = a_size < b_size ? a_size : b_size;
    while (same < shorter && a[same] == b[same])
        same++;
    return (same == a_size && same == b_size) || (same >= STEM && same * 10 >= shorter * 7);
}

bool annals_fit_next_part(const char **key, const char **measures, annals_fit_part *part)
{
    if (!**key)
        return false;
    *part = (annals_fit_part){.at = *key, .measures = *measures};
    while (**key && **key != ',')
        *key += **key == '\\' && (*key)[1] ? 2 : 1;
    part->end = *key;
    *key += **key == ',';
    const char *next = strchr(*measures, '\n');
    *measures = next ? next + 1 : "";
    const char *equals = memchr(part->at, '=', (size_t)(part->end - part->at));
    part->at = equals ? equals + 1 : part->at;
    return true;
}

/* Words that say too little of what is counted. */
static bool is_small_word(const char *word)
{
    static const char *const SMALL[] = {"of", "the", "per", "and", "in",     "for",  "to",
                                        "by", "on",  "a",   "an",  "number", "total"};
    for (size_t i = 0; i < sizeof SMALL / sizeof *SMALL; i++) {
        if (strcmp(word, SMALL[i]) == 0)
            return true;
    }
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* What a place in the figure's own sentence is worth: the farther and the more commas between, the less. */
static int worth_near(const annals_found *found, size_t start, size_t end)
{
    size_t from = end <= found->place ? end : found->place_end, to = end <= found->place ? found->place : start;
    if (start < found->place_end && end > found->place)
        return FIT_OWN;
    size_t commas = 0;
    for (size_t i = from; i < to; i++)
        commas += found->sentence.text[i] == ',' || found->sentence.text[i] == ';' ||
                  strncmp(found->sentence.text + i, "、", strlen("、")) == 0 ||
                  strncmp(found->sentence.text + i, "，", strlen("，")) == 0;
    size_t far = (to - from) / BYTES;
    return FIT_NEAR - (int)(far < FAR ? far : FAR) - COMMA * (int)(commas < COMMAS ? commas : COMMAS);
}

/* What a place in the text before the sentence is worth: the nearer to its end, the more. */
static int worth_before(const annals_found *found, size_t end)
{
    size_t far = (strlen(found->before.text) - end) / (2 * BYTES * BYTES);
    return FIT_BEFORE - (int)(far < BEHIND_LATER ? far : BEHIND_LATER);
}

static int worth(const annals_found *found, const annals_scan_text *text, size_t start, size_t end)
{
    if (text == &found->sentence)
        return worth_near(found, start, end);
    return text == &found->before ? worth_before(found, end) : FIT_HEADLINE;
}

/* The best place of a word in a text. Of a short word, or one in a text without spaces, all letters must be the same.
 */
static int place_of_word(const annals_found *found, const annals_scan_text *text, const char *word, size_t size)
{
    int best = 0;
    for (const char *at = text->text; (at = strstr(at, word)); at++) {
        size_t start = (size_t)(at - text->text);
        bool begins = start == 0 || !is_letter(at[-1]) || !is_letter(*at);
        size_t end = start + size;
        bool ends = !is_letter(text->text[end]) || (size >= STEM && !is_letter(text->text[end + 1]));
        int here = begins && ends ? worth(found, text, start, end) : 0;
        best = here > best ? here : best;
    }
    return best;
}

/* Whether a name stands in a list of names that "|" parts and a tabulator or line ends. */
static bool is_listed(const char *list, const char *name, size_t size)
{
    while (*list && *list != '\t' && *list != '\n') {
        size_t length = strcspn(list, "|\t\n");
        if (length == size && memcmp(list, name, size) == 0)
            return true;
        list += length + (list[length] == '|');
    }
    return false;
}

/* The best place of a word that names one of some measures. */
static int place_of_measure(const annals_found *found, const annals_scan_text *text, const char *names)
{
    int best = 0;
    for (const char *at = text->measures; *at;) {
        size_t size = strcspn(at, "@");
        char *behind;
        size_t start = strtoul(at + size + 1, &behind, 10);
        int here = is_listed(names, at, size) ? worth(found, text, start, start + 1) : 0;
        best = here > best ? here : best;
        at = *behind ? behind + 1 : behind;
    }
    return best;
}

static int better(int one, int other)
{
    return one > other ? one : other;
}

static bool has_alike(const char *text, const char *word, size_t size)
{
    words left = {text, text + strlen(text)};
    char other[WORD_MAX];
    size_t length;
    while (next_word(&left, other, &length)) {
        if (annals_fit_alike(word, size, other, length))
            return true;
    }
    return false;
}

/* What unit and nature say for a word of a key: a rate is in percent, a time in hours, a change is one. */
static bool is_told_by_unit(const annals_found *found, const char *word)
{
    static const char *const TIMES[] = {"second", "minute", "hour", "day", "week", "month", "year"};
    if (strcmp(word, "rate") == 0 || strcmp(word, "share") == 0)
        return strcmp(found->unit, "%") == 0;
    if (strcmp(word, "change") == 0)
        return found->nature == ANNALS_CHANGE;
    for (size_t i = 0; strcmp(word, "time") == 0 && i < sizeof TIMES / sizeof *TIMES; i++) {
        if (strcmp(found->unit, TIMES[i]) == 0)
            return true;
    }
    return false;
}

static int said_word(const annals_found *found, const char *word, size_t size, const char *names)
{
    const annals_scan_text *texts[] = {&found->sentence, &found->before, &found->headline};
    int best = has_alike(found->label, word, size) ? FIT_NEAR : 0;
    if (best == 0 && has_alike(found->entities, word, size))
        best = FIT_NEAR - FAR;
    for (size_t i = 0; i < sizeof texts / sizeof *texts && (i == 0 || best < FIT_BEFORE); i++) {
        best = better(best, place_of_measure(found, texts[i], names));
        if (i == 0 || best < FIT_BEFORE)
            best = better(best, place_of_word(found, texts[i], word, size));
    }
    return best;
}

int annals_fit_said(const annals_found *found, const annals_fit_part *part)
{
    words left = {part->at, part->end};
    const char *names = part->measures;
    char word[WORD_MAX];
    size_t size;
    int sum = 0, count = 0, told = 0, spoken = 0;
    while (next_word(&left, word, &size)) {
        if (!is_small_word(word)) {
            int said = said_word(found, word, size, names);
            bool by_unit = is_told_by_unit(found, word);
            told += by_unit;
            spoken += said;
            sum += by_unit ? FIT_NEAR : said;
            count++;
        }
        names += strcspn(names, "\t\n");
        names += *names == '\t';
    }
    if (count == 0 || (told > 0 && told < count && spoken == 0))
        return 0; /* "layoff rate": any percentage is a rate */
    return sum / count;
}

bool annals_fit_counts(const annals_found *found, const char *name)
{
    for (const char *at = found->sentence.measures; *at;) {
        size_t size = strcspn(at, "@");
        char *behind;
        size_t start = strtoul(at + size + 1, &behind, 10);
        bool named = !name || annals_fit_alike(at, size, name, strlen(name));
        if (start >= found->place && start < found->place_end && named)
            return true;
        at = *behind ? behind + 1 : behind;
    }
    return false;
}

/* Names of measures for the words of one part. */
typedef struct {
    const char *text;
    size_t starts[WORD_MAX]; /* of its words */
    size_t count;
    annals_str names[WORD_MAX];
} part_words;

static void take_name(void *context, const char *name, size_t start, size_t end)
{
    part_words *part = context;
    for (size_t i = 0; i < part->count; i++) {
        if (part->starts[i] < start || part->starts[i] >= end)
            continue;
        annals_str_add(&part->names[i], part->names[i].size > 0 ? "|" : "");
        annals_str_add(&part->names[i], name);
    }
}

static void add_part(const annals_language *english, const annals_fit_part *from, annals_str *out)
{
    part_words part = {.count = 0};
    annals_str small = {0};
    words left = {from->at, from->end};
    char word[WORD_MAX];
    size_t size;
    while (part.count < WORD_MAX && next_word(&left, word, &size)) {
        annals_str_add(&small, small.size > 0 ? " " : "");
        part.starts[part.count++] = small.size;
        annals_str_add_bytes(&small, word, size);
    }
    annals_measures_find(english, annals_str_text(&small), small.size, take_name, &part);
    for (size_t i = 0; i < part.count; i++) {
        annals_str_add(out, i > 0 ? "\t" : "");
        annals_str_add(out, annals_str_text(&part.names[i]));
        out->failed = out->failed || part.names[i].failed;
        annals_str_free(&part.names[i]);
    }
    out->failed = out->failed || small.failed;
    annals_str_free(&small);
}

char *annals_scan_measures(const char *key)
{
    const annals_language *english = annals_language_find("en");
    const char *none = "";
    annals_fit_part part;
    annals_str out = {0};
    annals_str_add(&out, "");
    while (english && annals_fit_next_part(&key, &none, &part)) {
        add_part(english, &part, &out);
        annals_str_add_char(&out, '\n');
    }
    return annals_str_take(&out);
}
