/* Folding text to a form in which the same words are the same bytes, with a way back; knows nothing of quotes. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "series/utf8.h"
#include "text/character.h"
#include "text/text.h"

enum { LONGEST_DECOMPOSITION = 18 }; /* of one character, in characters (U+FDFA) */

/* The characters of one segment: a base and what may combine with it. */
typedef struct {
    utf8proc_int32_t *characters;
    uint64_t *keys; /* for sorting; the same room */
    size_t count;
    size_t room;
} segment;

typedef struct {
    annals_folded out;
    size_t room; /* of out.text; out.origin has one more */
    segment segment;
    bool failed; /* an allocation failed */
} folding;

static bool resize(void **block, size_t count, size_t each)
{
    if (count > SIZE_MAX / 2 / each)
        return false;
    void *moved = realloc(*block, count * each);
    if (moved)
        *block = moved;
    return moved != NULL;
}

/* Room for `room` bytes and a NUL, with their origins. */
static bool make_room(folding *fold, size_t room)
{
    void *text = fold->out.text, *origin = fold->out.origin;
    bool grown = resize(&text, room + 1, 1);
    fold->out.text = text;
    if (grown) {
        grown = resize(&origin, room + 1, sizeof(size_t));
        fold->out.origin = origin;
    }
    if (grown)
        fold->room = room;
    else
        fold->failed = true;
    return grown;
}

static void put(folding *fold, const char *bytes, size_t size, size_t origin)
{
    if (size > fold->room - fold->out.size && (fold->failed || !make_room(fold, fold->room * 2 + size)))
        return;
    for (size_t i = 0; i < size; i++) {
        fold->out.text[fold->out.size] = bytes[i];
        fold->out.origin[fold->out.size++] = origin;
    }
}

static void put_space(folding *fold, size_t origin)
{
    if (fold->out.size == 0 || fold->out.text[fold->out.size - 1] != ' ')
        put(fold, " ", 1, origin);
}

/* False where the character may combine with, or be sorted before, what stands in front of it: marks, the later parts
 * of Hangul syllables, and the half-width forms that become either. */
static bool begins_segment(uint32_t character)
{
    if (character < 0x300)
        return true;
    if ((character >= 0x1160 && character <= 0x11FF) || (character >= 0xD7B0 && character <= 0xD7FF) ||
        (character >= 0x3131 && character <= 0x318E) || (character >= 0xFF9E && character <= 0xFFDC))
        return false;
    switch (utf8proc_category((utf8proc_int32_t)character)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return false;
    default: return true;
    }
}

static bool segment_grow(segment *run)
{
    size_t room = run->room * 2 + 4 * LONGEST_DECOMPOSITION;
    void *characters = run->characters, *keys = run->keys;
    bool grown = resize(&characters, room, sizeof *run->characters);
    run->characters = characters;
    if (grown) {
        grown = resize(&keys, room, sizeof *run->keys);
        run->keys = keys;
    }
    if (grown)
        run->room = room;
    return grown;
}

/* A raised, lowered or circled figure and a fraction are other numbers than the digits they decompose into: 600 with
 * the footnote mark 1 is not 6001. */
static bool hides_a_digit(uint32_t character, const utf8proc_int32_t *decomposed, utf8proc_ssize_t count)
{
    if (character < 0x80 || utf8proc_category((utf8proc_int32_t)character) == UTF8PROC_CATEGORY_ND)
        return false;
    for (utf8proc_ssize_t i = 0; i < count; i++)
        if (decomposed[i] >= '0' && decomposed[i] <= '9')
            return true;
    return false;
}

static void segment_add(folding *fold, uint32_t character)
{
    segment *run = &fold->segment;
    if (run->room - run->count < LONGEST_DECOMPOSITION && !segment_grow(run)) {
        fold->failed = true;
        return;
    }
    int unused = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)character, run->characters + run->count,
                                                     (utf8proc_ssize_t)(run->room - run->count),
                                                     UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE, &unused);
    if (count > 0 && hides_a_digit(character, run->characters + run->count, count)) {
        run->characters[run->count] = (utf8proc_int32_t)character;
        count = 1;
    }
    if (count > 0)
        run->count += (size_t)count;
}

static int compare_keys(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* Sorts characters[first .. end), all marks, by combining class, keeping the order of equal ones. utf8proc's own
 * sorting is quadratic, and a file may hold a million marks in a row. */
static void sort_marks(segment *run, size_t first, size_t end)
{
    bool sorted = true;
    for (size_t i = first; i < end; i++) {
        const utf8proc_property_t *property = utf8proc_get_property(run->characters[i]);
        run->keys[i] = (uint64_t)property->combining_class << 48 | i;
        if (i > first && run->keys[i] < run->keys[i - 1])
            sorted = false;
    }
    if (sorted)
        return;
    for (size_t i = first; i < end; i++)
        run->keys[i] = (run->keys[i] >> 48 << 48) | (uint64_t)(i - first) << 21 | (uint64_t)run->characters[i];
    qsort(run->keys + first, end - first, sizeof *run->keys, compare_keys);
    for (size_t i = first; i < end; i++)
        run->characters[i] = (utf8proc_int32_t)(run->keys[i] & 0x1FFFFF);
}

static void segment_sort(segment *run)
{
    size_t first = 0;
    for (size_t i = 0; i <= run->count; i++) {
        if (i < run->count && utf8proc_get_property(run->characters[i])->combining_class > 0)
            continue;
        if (i - first > 1)
            sort_marks(run, first, i);
        first = i + 1;
    }
}

static void segment_put(folding *fold, size_t origin)
{
    segment *run = &fold->segment;
    segment_sort(run);
    utf8proc_ssize_t count =
        utf8proc_normalize_utf32(run->characters, (utf8proc_ssize_t)run->count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        utf8proc_uint8_t bytes[4];
        utf8proc_ssize_t length = utf8proc_encode_char(run->characters[i], bytes);
        if (annals_character_is_space((uint32_t)run->characters[i]))
            put_space(fold, origin);
        else
            put(fold, (const char *)bytes, (size_t)length, origin);
    }
}

/* Folds the segment that begins with the character of `length` bytes; returns where it ends. */
static size_t fold_segment(folding *fold, const char *text, size_t size, size_t at, uint32_t character, size_t length)
{
    size_t end = at + length;
    fold->segment.count = 0;
    segment_add(fold, character);
    while (end < size && !fold->failed) {
        length = annals_utf8_read(text + end, &character);
        if (!annals_character_is_dropped(character)) {
            if (begins_segment(character))
                break;
            segment_add(fold, character);
        }
        end += length;
    }
    if (!fold->failed)
        segment_put(fold, at);
    return end;
}

/* Characters that are common, that folding leaves as they are and that never combine with what stands before them: most
 * Latin letters, the ideographs of most texts, dashes and quotation marks. */
static bool is_settled(uint32_t character)
{
    return character < 0x80 || (character >= 0xC0 && character <= 0x131) ||
           (character >= 0x4E00 && character <= 0x9FFF) ||
           (character >= 0x2010 && character <= 0x201F && character != 0x2011 && character != 0x2017) ||
           (character >= 0x3001 && character <= 0x3011) || (character >= 0x150 && character <= 0x17E);
}

/* Puts a settled character as it is where nothing behind it can combine with it. */
static bool put_settled(folding *fold, const char *text, size_t size, size_t at, uint32_t character, size_t length)
{
    uint32_t next = 0;
    if (!is_settled(character))
        return false;
    if (at + length < size)
        annals_utf8_read(text + at + length, &next);
    if (!is_settled(next) && (next < 0xFF01 || next > 0xFF5E))
        return false;
    put(fold, text + at, length, at);
    return true;
}

/* The first byte of an ideograph from U+5000 to U+9FFF. */
static bool leads_ideograph(char byte)
{
    return (unsigned char)byte >= 0xE5 && (unsigned char)byte <= 0xE9;
}

/* Whether what begins with a byte is visible ASCII, a space or an ideograph: nothing that combines with what stands
 * before it. */
static bool stands_alone(char byte)
{
    return (byte >= ' ' && byte < 0x7F) || leads_ideograph(byte);
}

/* Puts a run of visible ASCII, single spaces and ideographs as they are, but for the last of them, with which what
 * follows may combine. Returns where the rest begins. */
static size_t put_plain(folding *fold, const char *text, size_t size, size_t at)
{
    size_t room = fold->room - fold->out.size, end = size - at < room ? size : at + room, from = at;
    char *out = fold->out.text + fold->out.size;
    size_t *origin = fold->out.origin + fold->out.size;
    for (;;) {
        for (; end - at > 1 && text[at] >= ' ' && text[at] < 0x7F && stands_alone(text[at + 1]); at++) {
            if (text[at] == ' ' && (at == from || text[at - 1] == ' '))
                break;
            *out++ = text[at];
            *origin++ = at;
        }
        if (end - at <= 3 || !leads_ideograph(text[at]) || !stands_alone(text[at + 3]))
            break;
        for (size_t i = 0; i < 3; i++) {
            *out++ = text[at + i];
            *origin++ = at;
        }
        at += 3;
    }
    fold->out.size += at - from;
    return at;
}

static void fold_all(folding *fold, const char *text, size_t size)
{
    size_t at = 0;
    while (at < size && !fold->failed) {
        uint32_t character;
        at = put_plain(fold, text, size, at);
        size_t length = annals_utf8_read(text + at, &character);
        if (annals_character_is_space(character))
            put_space(fold, at);
        else if (!put_settled(fold, text, size, at, character, length) && !annals_character_is_dropped(character))
            length = fold_segment(fold, text, size, at, character, length) - at;
        at += length;
    }
}

annals_status annals_text_fold(const char *text, size_t size, annals_folded *folded, annals_error *error)
{
    size_t bad = annals_utf8_bad(text, size);
    if (bad < size) {
        annals_error_set(error, ANNALS_INVALID, "byte %zu: not UTF-8: \\x%02X", bad, (unsigned char)text[bad]);
        if (error)
            error->byte = (int64_t)bad;
        return ANNALS_INVALID;
    }
    folding fold = {0};
    if (make_room(&fold, size + 16))
        fold_all(&fold, text, size);
    free(fold.segment.characters);
    free(fold.segment.keys);
    if (fold.failed) {
        annals_folded_free(&fold.out);
        return annals_error_no_memory(error);
    }
    fold.out.text[fold.out.size] = '\0';
    fold.out.origin[fold.out.size] = size;
    *folded = fold.out;
    return ANNALS_OK;
}

void annals_folded_free(annals_folded *folded)
{
    free(folded->text);
    free(folded->origin);
    *folded = (annals_folded){0};
}
