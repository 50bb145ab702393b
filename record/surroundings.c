/* Finds the place where a quote stood by what stood before and after it; must not know the store. */
#include "record/surroundings.h"

#include "series/utf8.h"
#include "text/character.h"

#include <string.h>

/* How many characters on either side must be there still, and how many bytes the words between may then be longer than
 * twice the quote: the less is left of the surroundings, the closer together they must stand. */
typedef struct {
    size_t characters;
    int64_t slack;
} closeness;

static const closeness steps[] = {{SIZE_MAX, 200}, {16, 80}, {8, 40}};

/* Bytes of the text, such as the last or first characters of some context. */
typedef struct {
    const char *text;
    size_t size;
} part;

static bool is_blank(part context)
{
    for (size_t at = 0; at < context.size;) {
        uint32_t character;
        at += annals_utf8_read(context.text + at, &character);
        if (!annals_character_is_space(character))
            return false;
    }
    return true;
}

static size_t count_characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static const char *step_on(const char *text, size_t characters)
{
    uint32_t unused;
    for (; characters > 0 && *text; characters--)
        text += annals_utf8_read(text, &unused);
    return text;
}

static part first_of(const char *text, size_t characters)
{
    return (part){text, (size_t)(step_on(text, characters) - text)};
}

static part last_of(const char *text, size_t characters)
{
    size_t all = count_characters(text);
    const char *from = step_on(text, all > characters ? all - characters : 0);
    return (part){from, strlen(from)};
}

/* Where some context stands; of a blank one that is the empty place at `edge`. */
static annals_status find_context(annals_haystack *haystack, part context, int64_t edge, annals_places *places,
                                  annals_error *error)
{
    *places = (annals_places){.spans = {{edge, edge}}, .count = 1};
    if (is_blank(context))
        return ANNALS_OK;
    annals_haystack *sought = annals_haystack_new(context.text, context.size);
    if (!sought)
        return annals_error_no_memory(error);
    annals_status status = annals_folded_find(haystack, sought, -1, places, error);
    annals_haystack_free(sought);
    return status;
}

static void trim(const char *text, annals_span *span)
{
    uint32_t character;
    int64_t end = span->start;
    for (int64_t at = span->start, length; at < span->end; at += length) {
        length = (int64_t)annals_utf8_read(text + at, &character);
        bool space = annals_character_is_space(character);
        if (space && at == span->start)
            span->start = end = at + length;
        else if (!space)
            end = at + length;
    }
    span->end = end;
}

static annals_status find_between(annals_haystack *haystack, part prefix, part suffix, int64_t room, bool *found,
                                  annals_span *span, annals_error *error)
{
    size_t size;
    annals_haystack_text(haystack, &size);
    annals_places before, after;
    annals_status status = find_context(haystack, prefix, 0, &before, error);
    if (!status)
        status = find_context(haystack, suffix, (int64_t)size, &after, error);
    for (size_t i = 0; !status && i < before.count; i++)
        for (size_t j = 0; j < after.count; j++) {
            annals_span between = {before.spans[i].end, after.spans[j].start};
            if (between.end < between.start || between.end - between.start > room)
                continue;
            room = between.end - between.start;
            *span = between;
            *found = true;
        }
    return status;
}

annals_status annals_surroundings_find(annals_haystack *haystack, const annals_evidence *evidence, bool *found,
                                       annals_span *span, annals_error *error)
{
    size_t size;
    int64_t twice = (int64_t)strlen(evidence->quote) * 2;
    *found = false;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !*found; i++) {
        part prefix = last_of(evidence->prefix, steps[i].characters);
        part suffix = first_of(evidence->suffix, steps[i].characters);
        if (is_blank(prefix) && is_blank(suffix))
            return ANNALS_OK;
        annals_status status = find_between(haystack, prefix, suffix, twice + steps[i].slack, found, span, error);
        if (status)
            return status;
    }
    if (*found)
        trim(annals_haystack_text(haystack, &size), span);
    return ANNALS_OK;
}
