/* Makes the texts by which a record's series are found; knows nothing of figures or series. */
#include "scan/around.h"

#include <string.h>

#include "scan/measure.h"

void annals_around_free(annals_around *around)
{
    annals_names_free(&around->names);
    annals_tokens_free(&around->tokens);
    annals_passage_free(&around->passage);
    annals_arena_free(around->arena);
}

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

void annals_around_learn(annals_around *around, const char *text, size_t at, size_t end, int64_t place)
{
    size_t start = at;
    if (around->headline_end > 0)
        return;
    while (start < end && strchr(" \t\r\n", text[start]))
        start++;
    const char *line = memchr(text + start, '\n', end - start);
    size_t size = (line ? (size_t)(line - text) : end) - start;
    if (size == 0)
        return;
    around->headline_end = place + (int64_t)(start - at + size);
    size = size < sizeof around->headline ? size : sizeof around->headline;
    while (start + size < end && size > 0 && continues(text[start + size]))
        size--;
    memcpy(around->headline, text + start, size);
    around->headline_size = size;
}

static annals_status write(const annals_language *language, const annals_passage *from, annals_arena *arena,
                           annals_scan_text *out, annals_error *error)
{
    annals_str measures = {0};
    annals_measures_add(language, from->small, from->size, &measures);
    out->text = annals_arena_copy(arena, from->small, from->size);
    out->measures = measures.failed ? NULL : annals_arena_copy(arena, annals_str_text(&measures), measures.size);
    annals_str_free(&measures);
    return out->text && out->measures ? ANNALS_OK : annals_error_no_memory(error);
}

static annals_status write_stretch(annals_around *around, const annals_language *language, const char *text,
                                   size_t start, size_t end, annals_arena *arena, annals_scan_text *out,
                                   annals_error *error)
{
    annals_stretch stretch = {text, start, end, start, end};
    *out = (annals_scan_text){"", ""};
    if (start >= end)
        return ANNALS_OK;
    annals_status status = annals_passage_make(language, &stretch, &around->passage, error);
    return status ? status : write(language, &around->passage, arena, out, error);
}

/* Where what stands before text[at] begins. */
static size_t begin_before(const char *text, size_t at)
{
    size_t from = at > ANNALS_AROUND_BEFORE ? at - ANNALS_AROUND_BEFORE : 0;
    while (from < at && continues(text[from]))
        from++;
    return from;
}

/* Adds the names in a stretch, the last first. */
static annals_status add_names(annals_around *around, const annals_language *language, const char *text, size_t start,
                               size_t end, annals_str *names, annals_error *error)
{
    annals_stretch stretch = {text, start, end, start, end};
    if (start >= end)
        return ANNALS_OK;
    annals_status status = annals_passage_make(language, &stretch, &around->passage, error);
    if (status == ANNALS_OK)
        status = annals_tokens_make(language, &around->passage, &around->tokens, error);
    annals_figure behind = {.first = around->tokens.count, .last = around->tokens.count};
    if (status == ANNALS_OK && !annals_names_find(&around->names, &around->tokens))
        status = annals_error_no_memory(error);
    if (status == ANNALS_OK)
        annals_names_add(&around->tokens, &around->names, &behind, names);
    return status;
}

annals_status annals_around_names(annals_around *around, const annals_language *language, const char *text, size_t at,
                                  annals_arena *arena, const char **names, annals_error *error)
{
    annals_str found = {0};
    annals_status status = add_names(around, language, text, begin_before(text, at), at, &found, error);
    if (status == ANNALS_OK && found.size == 0)
        status = add_names(around, language, around->headline, 0, around->headline_size, &found, error);
    *names = found.failed ? NULL : annals_arena_copy(arena, annals_str_text(&found), found.size);
    annals_str_free(&found);
    return status == ANNALS_OK && !*names ? annals_error_no_memory(error) : status;
}

/* Reads the headline, once for each language that sentences behind it are in. */
static annals_status read_headline(annals_around *around, const annals_language *language, annals_error *error)
{
    if (around->headline_in == language)
        return ANNALS_OK;
    annals_arena_free(around->arena);
    around->headline_in = NULL;
    around->arena = annals_arena_new();
    if (!around->arena)
        return annals_error_no_memory(error);
    annals_status status = write_stretch(around, language, around->headline, 0, around->headline_size, around->arena,
                                         &around->headline_read, error);
    around->headline_in = status == ANNALS_OK ? language : NULL;
    return status;
}

annals_status annals_around_make(annals_around *around, const annals_language *language, const annals_passage *sentence,
                                 const char *text, size_t at, int64_t place, annals_arena *arena, annals_error *error)
{
    size_t from = begin_before(text, at);
    annals_status status = write(language, sentence, arena, &around->texts[0], error);
    if (status == ANNALS_OK)
        status = write_stretch(around, language, text, from, at, arena, &around->texts[1], error);
    if (status == ANNALS_OK)
        status = read_headline(around, language, error);
    around->texts[2] = place >= around->headline_end ? around->headline_read : (annals_scan_text){"", ""};
    return status;
}
