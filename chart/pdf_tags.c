/* Adds to a tagged PDF of Cairo's what Cairo 1.16 has no way to write: that it is tagged, its language, and the
 * alternative text of its figure (ISO 32000-1, 14.7.1, 14.9.2, 14.9.3). A file that is not as Cairo 1.16 writes it
 * stays as it is. */
#include "chart/pdf_tags.h"

#include <stdlib.h>
#include <string.h>

#include "series/utf8.h"

enum {
    ENTRY = 20, /* bytes of a row of the table of places */
    PLACE = 10, /* of which are the place */
    HEAD = 24,  /* at most, before an object's dictionary: its number */
    ADDITIONS = 2
};

#define FIGURE "<< /Type /StructElem\n   /S /Figure\n"
#define CATALOG "<< /Type /Catalog\n"

/* What stands at the end of the file. */
typedef struct {
    size_t table; /* where the table of places begins */
    size_t rows;  /* where its first row does */
    size_t count; /* of rows */
    size_t root;  /* the number of the catalog */
    size_t start; /* where the place of the table is said */
} trailer;

/* What is put into a dictionary, before its end. */
typedef struct {
    size_t place;
    annals_str words;
} addition;

static const char *find(const annals_str *file, size_t from, const char *words)
{
    return from < file->size ? memmem(file->data + from, file->size - from, words, strlen(words)) : NULL;
}

/* The number behind a word; false: there is none. */
static bool number_behind(const annals_str *file, size_t from, const char *word, size_t *number)
{
    const char *at = find(file, from, word);
    char *end;
    if (!at)
        return false;
    at += strlen(word);
    *number = strtoul(at, &end, 10);
    return end > at;
}

static bool read_trailer(const annals_str *file, trailer *found)
{
    static const char start[] = "\nstartxref\n";
    size_t tail = file->size > 64 ? file->size - 64 : 0, first;
    if (!number_behind(file, tail, start, &found->table) || found->table >= file->size)
        return false;
    if (!number_behind(file, found->table, "xref\n", &first) || first != 0)
        return false;
    found->start = (size_t)(find(file, tail, start) + strlen(start) - file->data);
    const char *rows = find(file, found->table + strlen("xref\n"), "\n");
    if (!rows || !number_behind(file, found->table, "/Size ", &found->count))
        return false;
    found->rows = (size_t)(rows + 1 - file->data);
    return found->count < (file->size - found->rows) / ENTRY &&
           number_behind(file, found->rows + found->count * ENTRY, "/Root ", &found->root) &&
           found->root < found->count;
}

/* Where the dictionary of an object ends, if it begins with these words and ends as Cairo's do; 0: it does not. */
static size_t end_of(const annals_str *file, const trailer *found, size_t number, const char *begins)
{
    size_t place = strtoul(file->data + found->rows + number * ENTRY, NULL, 10);
    const char *dictionary = find(file, place, "<<"), *end = find(file, place, ">>\nendobj\n");
    bool fits = dictionary && end && end > dictionary && (size_t)(dictionary - file->data) < place + HEAD &&
                strncmp(dictionary, begins, strlen(begins)) == 0;
    return fits ? (size_t)(end - file->data) : 0;
}

static size_t figure_end(const annals_str *file, const trailer *found)
{
    size_t end = 0;
    for (size_t i = 1; i < found->count && end == 0; i++)
        end = end_of(file, found, i, FIGURE);
    return end;
}

/* A text as UTF-16 in hexadecimal digits (7.9.2.2). */
static void add_text(annals_str *out, const char *text)
{
    annals_str_add(out, "<FEFF");
    while (*text) {
        uint32_t character;
        text += annals_utf8_read(text, &character);
        if (character >= 0x10000)
            annals_str_format(out, "%04X%04X", 0xD800 + (unsigned)((character - 0x10000) >> 10),
                              0xDC00 + (unsigned)(character & 0x3FF));
        else
            annals_str_format(out, "%04X", (unsigned)character);
    }
    annals_str_add(out, ">");
}

/* Where what stood at a place stands now. */
static size_t moved(size_t place, const addition *added)
{
    for (size_t i = 0, old = place; i < ADDITIONS; i++)
        place += old > added[i].place ? added[i].words.size : 0;
    return place;
}

static void write_anew(const annals_str *file, const trailer *found, const addition *added, annals_str *out)
{
    size_t from = 0;
    for (size_t i = 0; i < ADDITIONS; i++) {
        annals_str_add_bytes(out, file->data + from, added[i].place - from);
        annals_str_add_bytes(out, annals_str_text(&added[i].words), added[i].words.size);
        from = added[i].place;
    }
    annals_str_add_bytes(out, file->data + from, found->rows - from);
    for (size_t i = 0; i < found->count; i++) {
        const char *row = file->data + found->rows + i * ENTRY;
        annals_str_format(out, "%010zu", moved(strtoul(row, NULL, 10), added));
        annals_str_add_bytes(out, row + PLACE, ENTRY - PLACE);
    }
    from = found->rows + found->count * ENTRY;
    annals_str_add_bytes(out, file->data + from, found->start - from);
    annals_str_format(out, "%zu\n%%%%EOF\n", moved(found->table, added));
}

void annals_pdf_tag(annals_str *file, const char *description, const char *language)
{
    trailer found;
    if (file->failed || !read_trailer(file, &found))
        return;
    addition added[ADDITIONS] = {{.place = figure_end(file, &found)},
                                 {.place = end_of(file, &found, found.root, CATALOG)}};
    if (added[0].place == 0 || added[1].place < added[0].place)
        return;
    annals_str_add(&added[0].words, "   /Alt ");
    add_text(&added[0].words, description);
    annals_str_add(&added[0].words, "\n");
    annals_str_format(&added[1].words, "   /MarkInfo << /Marked true >>\n   /Lang (%s)\n", language);
    annals_str whole = {.failed = added[0].words.failed || added[1].words.failed};
    write_anew(file, &found, added, &whole);
    annals_str_free(&added[0].words);
    annals_str_free(&added[1].words);
    annals_str_free(file);
    *file = whole;
}
