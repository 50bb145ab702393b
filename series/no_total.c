/* Reads declarations that a measure is no total; knows no series. */
#include "series/no_total.h"

#include "series/key.h"
#include "series/str.h"
#include "series/utf8.h"

#include <string.h>

static const char words[] = "is no total";

/* A stretch of the text. */
typedef struct {
    const char *at;
    size_t size;
} piece;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static piece trim(piece text)
{
    while (text.size > 0 && is_blank(text.at[0]))
        text = (piece){text.at + 1, text.size - 1};
    while (text.size > 0 && is_blank(text.at[text.size - 1]))
        text.size--;
    return text;
}

/* The size of `is no total` as it stands at the beginning of a text, each word whole; 0: it does not. */
static size_t size_of_words(piece text)
{
    size_t at = 0;
    for (const char *word = words; *word; word++) {
        if (*word == ' ') {
            if (at == text.size || !is_blank(text.at[at]))
                return 0;
            while (at < text.size && is_blank(text.at[at]))
                at++;
        } else if (at == text.size || text.at[at++] != *word) {
            return 0;
        }
    }
    return at == text.size || is_blank(text.at[at]) ? at : 0;
}

/* Cuts the text at its last `is no total`. */
static bool cut(piece text, piece *before, piece *after)
{
    for (size_t at = text.size; at-- > 0;) {
        piece rest = {text.at + at, text.size - at};
        size_t size = at == 0 || is_blank(text.at[at - 1]) ? size_of_words(rest) : 0;
        if (size == 0)
            continue;
        *before = trim((piece){text.at, at});
        *after = trim((piece){rest.at + size, rest.size - size});
        return true;
    }
    return false;
}

bool annals_no_total_is_meant(const char *text, size_t size)
{
    piece before, after;
    return !memchr(text, '=', size) && cut((piece){text, size}, &before, &after);
}

static annals_status refuse(annals_error *error, const char *what, piece shown)
{
    char safe[ANNALS_SHOWN_SIZE];
    return annals_error_set(error, ANNALS_INVALID, "rule: %s \"%s\"; wants MEASURE is no total [by DIMENSION]", what,
                            annals_utf8_show(shown.at, shown.size, safe));
}

/* Reads a name as a key without dimensions has it, and as it is written there. */
static annals_status read_name(piece text, annals_arena *arena, const char **name, const char **written,
                               annals_error *error)
{
    annals_key *key;
    annals_status status = annals_key_parse(text.at, text.size, &key, error);
    if (status) {
        annals_error_prefix(error, "rule");
        return status;
    }
    *name = annals_arena_text(arena, key->measure);
    *written = annals_arena_text(arena, key->text);
    if (key->count > 0)
        status = refuse(error, "a rule names measures without their dimensions, not", text);
    else if (!*name || !*written)
        status = annals_error_no_memory(error);
    annals_key_free(key);
    return status;
}

static annals_status read_dimension(piece after, annals_arena *arena, const char **dimension, const char **written,
                                    annals_error *error)
{
    *dimension = NULL;
    if (after.size == 0)
        return ANNALS_OK;
    if (after.size < 3 || memcmp(after.at, "by", 2) != 0 || !is_blank(after.at[2]))
        return refuse(error, "behind `is no total` stands", after);
    return read_name(trim((piece){after.at + 2, after.size - 2}), arena, dimension, written, error);
}

annals_status annals_no_total_parse(const char *text, size_t size, annals_arena *arena, annals_no_total *out,
                                    const char **canonical, annals_error *error)
{
    piece whole = {text, size}, before, after;
    if (!cut(whole, &before, &after))
        return refuse(error, "no declaration:", whole);
    const char *measure, *dimension;
    annals_status status = read_name(before, arena, &out->measure, &measure, error);
    if (!status)
        status = read_dimension(after, arena, &out->dimension, &dimension, error);
    if (status)
        return status;
    annals_str written = {0};
    annals_str_format(&written, "%s %s", measure, words);
    if (out->dimension)
        annals_str_format(&written, " by %s", dimension);
    *canonical = written.failed ? NULL : annals_arena_text(arena, written.data);
    annals_str_free(&written);
    return *canonical ? ANNALS_OK : annals_error_no_memory(error);
}

bool annals_no_total_says(const annals_no_total *declared, size_t count, const char *measure, const char *dimension)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(declared[i].measure, measure) == 0 &&
            (!declared[i].dimension || strcmp(declared[i].dimension, dimension) == 0))
            return true;
    return false;
}
