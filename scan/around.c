/* Makes the texts by which a record's series are found; knows nothing of figures or series. */
#include "scan/around.h"

#include <string.h>

#include "scan/measure.h"

void annals_around_free(annals_around *around)
{
    annals_passage_free(&around->passage);
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

annals_status annals_around_make(annals_around *around, const annals_language *language, const annals_passage *sentence,
                                 const char *text, size_t at, int64_t place, annals_arena *arena, annals_error *error)
{
    size_t from = at > ANNALS_AROUND_BEFORE ? at - ANNALS_AROUND_BEFORE : 0;
    while (from < at && continues(text[from]))
        from++;
    size_t headline = place >= around->headline_end ? around->headline_size : 0;
    annals_status status = write(language, sentence, arena, &around->texts[0], error);
    if (status == ANNALS_OK)
        status = write_stretch(around, language, text, from, at, arena, &around->texts[1], error);
    if (status == ANNALS_OK)
        status = write_stretch(around, language, around->headline, 0, headline, arena, &around->texts[2], error);
    return status;
}
