/* Bytes of another encoding as UTF-8, and the words for what is wrong with them; ICU itself stays in its module. */
#include <stdlib.h>
#include <string.h>

#include "series/arena.h"
#include "series/str.h"
#include "series/suggest.h"
#include "series/utf8.h"
#include "text/icu.h"
#include "text/module.h"
#include "text/text.h"

enum { NEAR_NAMES = 3 };

/* Every alias in lower case beside the usual name of its encoding. */
typedef struct {
    annals_arena *arena;
    const char **aliases;
    const char **usual;
    size_t count;
    size_t room;
    bool failed;
} encoding_names;

static char *lower_copy(annals_arena *arena, const char *text)
{
    char *copy = annals_arena_text(arena, text);
    for (char *c = copy; c && *c; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    }
    return copy;
}

static bool names_grow(encoding_names *names)
{
    size_t room = names->room ? names->room * 2 : 1024;
    const char **aliases = realloc(names->aliases, room * sizeof *aliases);
    if (!aliases)
        return false;
    names->aliases = aliases;
    const char **usual = realloc(names->usual, room * sizeof *usual);
    if (!usual)
        return false;
    names->usual = usual;
    names->room = room;
    return true;
}

static bool take_name(void *context, const char *alias, const char *usual)
{
    encoding_names *names = context;
    char *lower = lower_copy(names->arena, alias);
    if (!lower || (names->count == names->room && !names_grow(names))) {
        names->failed = true;
        return false;
    }
    names->aliases[names->count] = lower;
    names->usual[names->count++] = usual;
    return true;
}

/* Takes out all aliases of one encoding, so that the next suggestion is another. */
static void names_remove(encoding_names *names, const char *usual)
{
    size_t kept = 0;
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->usual[i], usual) == 0)
            continue;
        names->aliases[kept] = names->aliases[i];
        names->usual[kept++] = names->usual[i];
    }
    names->count = kept;
}

/* The usual name of the encoding whose alias is nearest, or NULL. */
static const char *nearest_name(const encoding_names *names, const char *wanted)
{
    const char *alias = annals_suggest(wanted, names->aliases, names->count);
    for (size_t i = 0; alias && i < names->count; i++) {
        if (names->aliases[i] == alias)
            return names->usual[i];
    }
    return NULL;
}

static void add_near_names(annals_str *words, encoding_names *names, const char *wanted)
{
    for (size_t i = 0; i < NEAR_NAMES; i++) {
        const char *usual = nearest_name(names, wanted);
        if (!usual)
            break;
        annals_str_add(words, i == 0 ? "; near it: " : ", ");
        annals_str_add(words, usual);
        names_remove(names, usual);
    }
    if (words->size == 0)
        annals_str_add(words, "; known are, for instance, Big5, GB18030, Shift_JIS, UTF-16, windows-1252");
}

static annals_status unknown_encoding(const annals_icu_functions *icu, const char *encoding, annals_error *error)
{
    encoding_names names = {.arena = annals_arena_new()};
    char *wanted = names.arena ? lower_copy(names.arena, encoding) : NULL;
    names.failed = wanted == NULL;
    if (wanted)
        icu->names(take_name, &names);
    annals_str words = {0};
    if (!names.failed)
        add_near_names(&words, &names, wanted);
    char shown[ANNALS_SHOWN_SIZE];
    annals_utf8_show(encoding, strlen(encoding), shown);
    annals_status status = names.failed || words.failed
                               ? annals_error_no_memory(error)
                               : annals_error_set(error, ANNALS_USAGE, "encoding \"%s\": there is none of that name%s",
                                                  shown, annals_str_text(&words));
    annals_str_free(&words);
    free(names.aliases);
    free(names.usual);
    annals_arena_free(names.arena);
    return status;
}

/* The bytes from `at` on as "\x81\xFE". */
static annals_status bad_bytes(const char *encoding, const char *bytes, size_t size, size_t at, size_t count,
                               annals_error *error)
{
    char shown[4 * 8 + 1] = "";
    static const char digits[] = "0123456789ABCDEF";
    count = count == 0 ? 1 : count > 8 ? 8 : count;
    for (size_t i = 0; i < count && i < size - at; i++) {
        unsigned char byte = (unsigned char)bytes[at + i];
        memcpy(shown + 4 * i, (char[]){'\\', 'x', digits[byte >> 4], digits[byte & 15], '\0'}, 5);
    }
    annals_error_set(error, ANNALS_INVALID, "%s is no text in %s", at < size ? shown : "the end", encoding);
    if (error)
        error->byte = (int64_t)at;
    return ANNALS_INVALID;
}

static bool write_text(void *context, const char *text, size_t size)
{
    annals_str *out = context;
    annals_str_add_bytes(out, text, size);
    return !out->failed;
}

/* ICU leaves the byte order mark of encodings whose name states the order (UTF-8, UTF-16LE). */
static void drop_mark(annals_str *text)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (text->size < 3 || memcmp(text->data, mark, 3) != 0)
        return;
    memmove(text->data, text->data + 3, text->size - 3);
    annals_str_cut(text, text->size - 3);
}

static annals_status finish(annals_str *text, char **out, size_t *out_size, annals_error *error)
{
    drop_mark(text);
    size_t size = text->size;
    char *taken = annals_str_take(text);
    if (!taken)
        return annals_error_no_memory(error);
    *out = taken;
    *out_size = size;
    return ANNALS_OK;
}

annals_status annals_text_decode(const char *encoding, const char *bytes, size_t size, char **out, size_t *out_size,
                                 annals_error *error)
{
    annals_error why = {.status = ANNALS_UNAVAILABLE};
    const annals_icu_functions *icu = annals_module_symbol(ANNALS_ICU_MODULE, ANNALS_ICU_SYMBOL, &why);
    if (!icu)
        return annals_error_set(error, why.status, "%s", why.message);
    annals_str text = {0};
    size_t bad = 0, bad_size = 0;
    const char *reason = "";
    annals_icu_result result = icu->decode(encoding, bytes, size, write_text, &text, &bad, &bad_size, &reason);
    if (result == ANNALS_ICU_OK)
        return finish(&text, out, out_size, error);
    annals_str_free(&text);
    switch (result) {
    case ANNALS_ICU_UNKNOWN: return unknown_encoding(icu, encoding, error);
    case ANNALS_ICU_BAD_BYTES: return bad_bytes(encoding, bytes, size, bad, bad_size, error);
    case ANNALS_ICU_FAILED:
        return annals_error_set(error, ANNALS_UNAVAILABLE, "encoding %s: ICU says %s", encoding, reason);
    default: return annals_error_no_memory(error);
    }
}
