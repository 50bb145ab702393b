/* Searching a text for a quote in its plain, folded and squeezed forms; must not know what a search is for. */
#include "record/haystack.h"

#include <stdlib.h>
#include <string.h>

#include "series/utf8.h"
#include "text/character.h"

/* Candidates that cut a character, or differ in white space that matters, before a search gives up: more of them stand
 * in no text that anyone wrote, and each costs as much as the quote is long. */
enum { REFUSED_LIMIT = 4096 };

struct annals_haystack {
    const char *text;
    size_t size;
    annals_folded folded;   /* text NULL: not yet */
    annals_folded squeezed; /* folded, without white space; text NULL: not yet */
};

annals_haystack *annals_haystack_new(const char *text, size_t size)
{
    annals_haystack *haystack = calloc(1, sizeof *haystack);
    if (!haystack)
        return NULL;
    haystack->text = text;
    haystack->size = size;
    return haystack;
}

void annals_haystack_free(annals_haystack *haystack)
{
    if (!haystack)
        return;
    annals_folded_free(&haystack->folded);
    annals_folded_free(&haystack->squeezed);
    free(haystack);
}

const char *annals_haystack_text(const annals_haystack *haystack, size_t *size)
{
    *size = haystack->size;
    return haystack->text;
}

annals_status annals_haystack_fold(annals_haystack *haystack, const annals_folded **folded, annals_error *error)
{
    *folded = &haystack->folded;
    if (haystack->folded.text)
        return ANNALS_OK;
    return annals_text_fold(haystack->text, haystack->size, &haystack->folded, error);
}

static annals_status squeeze(annals_haystack *haystack, const annals_folded **squeezed, annals_error *error)
{
    *squeezed = &haystack->squeezed;
    if (haystack->squeezed.text)
        return ANNALS_OK;
    const annals_folded *folded;
    annals_status status = annals_haystack_fold(haystack, &folded, error);
    if (status != ANNALS_OK)
        return status;
    annals_folded *out = &haystack->squeezed;
    out->text = malloc(folded->size + 1);
    out->origin = malloc((folded->size + 1) * sizeof *out->origin);
    if (!out->text || !out->origin) {
        annals_folded_free(out);
        return annals_error_no_memory(error);
    }
    for (size_t i = 0; i < folded->size; i++) {
        if (folded->text[i] == ' ')
            continue;
        out->text[out->size] = folded->text[i];
        out->origin[out->size++] = folded->origin[i];
    }
    out->text[out->size] = '\0';
    out->origin[out->size] = folded->origin[folded->size];
    return ANNALS_OK;
}

const char *annals_folded_words(const annals_folded *folded, size_t *size)
{
    size_t first = folded->size > 0 && folded->text[0] == ' ';
    size_t end = folded->size;
    if (end > first && folded->text[end - 1] == ' ')
        end--;
    *size = end - first;
    return folded->text + first;
}

static void add_place(annals_places *places, size_t start, size_t end)
{
    if (places->count == ANNALS_PLACES_SHOWN)
        places->more = true;
    else
        places->spans[places->count++] = (annals_span){(int64_t)start, (int64_t)end};
}

void annals_exact_find(const annals_haystack *haystack, const annals_haystack *quote, int64_t at, annals_places *places)
{
    *places = (annals_places){0};
    size_t from = at > 0 ? (size_t)at : 0;
    if (quote->size == 0 || from > haystack->size || haystack->size - from < quote->size)
        return;
    if (at >= 0) {
        if (memcmp(haystack->text + from, quote->text, quote->size) == 0)
            add_place(places, from, from + quote->size);
        return;
    }
    const char *end = haystack->text + haystack->size;
    const char *hit = haystack->text;
    while (!places->more && (hit = memmem(hit, (size_t)(end - hit), quote->text, quote->size))) {
        size_t start = (size_t)(hit - haystack->text);
        add_place(places, start, start + quote->size);
        hit++;
    }
}

/* The first byte of the form that came from byte `origin` of the source or a later one. */
static size_t index_of(const annals_folded *form, size_t origin)
{
    size_t low = 0, high = form->size;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (form->origin[middle] < origin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_edge(const annals_folded *form, size_t i)
{
    return i == 0 || i == form->size || form->origin[i] != form->origin[i - 1];
}

/* Where the character before byte `end` begins. */
static size_t character_before(const char *text, size_t end)
{
    size_t at = end - 1;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Where the source of the form's bytes before `i` ends: what was dropped behind them is no part of it. */
static size_t source_end(const annals_haystack *haystack, const annals_folded *form, size_t i)
{
    size_t end = form->origin[i], least = form->origin[i - 1] + 1;
    while (end > least) {
        uint32_t character;
        size_t last = character_before(haystack->text, end);
        annals_utf8_read(haystack->text + last, &character);
        if (last < least || (!annals_character_is_dropped(character) && !annals_character_is_space(character)))
            break;
        end = last;
    }
    return end;
}

static bool has_line_break(const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        uint32_t character;
        at += annals_utf8_read(text + at, &character);
        if ((character >= '\n' && character <= '\r') || character == 0x85 || character == 0x2028 || character == 0x2029)
            return true;
    }
    return false;
}

/* White space beside these says nothing about where a word or number ends. */
static bool is_loose(const char *text, size_t size)
{
    static const char signs[] = "$%()[]{}<>\"";
    uint32_t character;
    size_t length = annals_utf8_read(text, &character);
    if (character < 0x80)
        return character != 0 && strchr(signs, (int)character) != NULL;
    if (length > size)
        return false;
    return annals_text_width(text, length) == 2 || (character >= 0xA2 && character <= 0xA5) || character == 0xAB ||
           character == 0xBB || (character >= 0x2018 && character <= 0x201F) ||
           (character >= 0x20A0 && character <= 0x20CF);
}

/* Whether the white space at folded[i] may be missing on the other side. It never stands at an end of the words. */
static bool may_be_missing(const annals_haystack *haystack, size_t i)
{
    const annals_folded *folded = &haystack->folded;
    size_t from = folded->origin[i], to = folded->origin[i + 1];
    if (has_line_break(haystack->text + from, to - from))
        return true;
    if (i == 0 || i + 1 == folded->size)
        return true;
    size_t before = character_before(folded->text, i);
    return is_loose(folded->text + before, i - before) || is_loose(folded->text + i + 1, folded->size - i - 1);
}

/* Compares the text from folded[i] on with the quote, which differ in white space only; *end is behind the last byte
 * that it took. */
static bool spaces_agree(const annals_haystack *haystack, size_t i, const annals_haystack *quote, size_t *end)
{
    const annals_folded *text = &haystack->folded, *words = &quote->folded;
    size_t size;
    size_t j = (size_t)(annals_folded_words(words, &size) - words->text);
    size_t stop = j + size;
    while (j < stop && i < text->size) {
        if (text->text[i] == words->text[j]) {
            i++;
            j++;
        } else if (text->text[i] == ' ') {
            if (!may_be_missing(haystack, i++))
                return false;
        } else if (words->text[j] != ' ' || !may_be_missing(quote, j++)) {
            return false;
        }
    }
    *end = i;
    return j == stop;
}

/* Whether the words stand at form[i], between edges; adds the place. */
static bool folded_stands(const annals_haystack *haystack, const char *words, size_t size, size_t i,
                          annals_places *places)
{
    const annals_folded *folded = &haystack->folded;
    if (folded->size - i < size || memcmp(folded->text + i, words, size) != 0 || !is_edge(folded, i) ||
        !is_edge(folded, i + size))
        return false;
    add_place(places, folded->origin[i], source_end(haystack, folded, i + size));
    return true;
}

static bool is_unseen_at(const char *text, size_t at, size_t *length)
{
    uint32_t character;
    *length = annals_utf8_read(text + at, &character);
    return annals_character_is_space(character) || annals_character_is_dropped(character);
}

/* The place in the folded text for byte `at` of the source, or its size if no character of it begins there. A quote
 * that begins with white space may be given the place of that. */
static size_t folded_index(const annals_haystack *haystack, const annals_haystack *quote, int64_t at)
{
    const annals_folded *folded = &haystack->folded;
    size_t place = (uint64_t)at < haystack->size ? (size_t)at : haystack->size, length;
    bool inside = place < haystack->size && ((unsigned char)haystack->text[place] & 0xC0) == 0x80;
    if (!inside && is_unseen_at(quote->text, 0, &length)) {
        while (place < haystack->size && is_unseen_at(haystack->text, place, &length))
            place += length;
    }
    size_t i = index_of(folded, place);
    return i < folded->size && folded->origin[i] == place ? i : folded->size;
}

annals_status annals_folded_find(annals_haystack *haystack, annals_haystack *quote, int64_t at, annals_places *places,
                                 annals_error *error)
{
    *places = (annals_places){0};
    const annals_folded *folded, *needle;
    annals_status status = annals_haystack_fold(haystack, &folded, error);
    if (status == ANNALS_OK)
        status = annals_haystack_fold(quote, &needle, error);
    if (status != ANNALS_OK)
        return status;
    size_t size;
    const char *words = annals_folded_words(needle, &size);
    if (size == 0)
        return ANNALS_OK;
    if (at >= 0) {
        folded_stands(haystack, words, size, folded_index(haystack, quote, at), places);
        return ANNALS_OK;
    }
    const char *end = folded->text + folded->size, *hit = folded->text;
    size_t refused = 0;
    while (!places->more && refused < REFUSED_LIMIT && (hit = memmem(hit, (size_t)(end - hit), words, size))) {
        refused += !folded_stands(haystack, words, size, (size_t)(hit - folded->text), places);
        hit++;
    }
    return ANNALS_OK;
}

/* Whether the quote stands at squeezed[i], whose place in the folded text is sought first. */
static bool squeezed_stands(const annals_haystack *haystack, const annals_haystack *quote, size_t i,
                            annals_places *places)
{
    const annals_folded *folded = &haystack->folded, *squeezed = &haystack->squeezed;
    if (!is_edge(squeezed, i))
        return false;
    size_t start = index_of(folded, squeezed->origin[i]);
    while (start < folded->size && folded->text[start] == ' ')
        start++;
    size_t end;
    if (!spaces_agree(haystack, start, quote, &end) || !is_edge(folded, end))
        return false;
    add_place(places, squeezed->origin[i], source_end(haystack, folded, end));
    return true;
}

annals_status annals_spaces_find(annals_haystack *haystack, annals_haystack *quote, int64_t at, annals_places *places,
                                 annals_error *error)
{
    *places = (annals_places){0};
    const annals_folded *squeezed, *needle;
    annals_status status = squeeze(haystack, &squeezed, error);
    if (status == ANNALS_OK)
        status = squeeze(quote, &needle, error);
    if (status != ANNALS_OK || needle->size == 0)
        return status;
    if (at >= 0) {
        size_t place = haystack->folded.origin[folded_index(haystack, quote, at)];
        size_t i = index_of(squeezed, place);
        if (i < squeezed->size && squeezed->origin[i] == place)
            squeezed_stands(haystack, quote, i, places);
        return ANNALS_OK;
    }
    const char *end = squeezed->text + squeezed->size, *hit = squeezed->text;
    size_t refused = 0;
    while (!places->more && refused < REFUSED_LIMIT &&
           (hit = memmem(hit, (size_t)(end - hit), needle->text, needle->size))) {
        refused += !squeezed_stands(haystack, quote, (size_t)(hit - squeezed->text), places);
        hit++;
    }
    return ANNALS_OK;
}
