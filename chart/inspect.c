/* Reads pictures back: tells their format, has the module read it, and reads the facts that annals wrote into it. */
#include "chart/inspect.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "chart/facts.h"
#include "chart/inspect_module.h"
#include "series/arena.h"
#include "text/module.h"

typedef struct {
    annals_picture picture; /* first: what is lent is what is freed */
    annals_arena *arena;
} owned;

void annals_picture_free(annals_picture *picture)
{
    if (!picture)
        return;
    owned *made = (owned *)picture;
    annals_arena_free(made->arena);
    free(made);
}

/* --- Formats -------------------------------------------------------------------------------------------------------
 */

/* Whether text begins with markup: after a byte order mark and white space. */
static bool is_markup(const char *bytes, size_t size)
{
    size_t at = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < size && strchr(" \t\r\n", bytes[at]) && bytes[at])
        at++;
    return at < size && bytes[at] == '<';
}

static annals_inspect_read *reader_for(const annals_inspect_functions *module, const char *bytes, size_t size,
                                       const char **format)
{
    if (size >= 8 && memcmp(bytes, "\x89PNG\r\n\x1A\n", 8) == 0) {
        *format = "png";
        return module->png;
    }
    if (size >= 5 && memcmp(bytes, "%PDF-", 5) == 0) {
        *format = "pdf";
        return module->pdf;
    }
    *format = "svg";
    return is_markup(bytes, size) ? module->svg : NULL;
}

/* --- Facts ---------------------------------------------------------------------------------------------------------
 */

static const char *copy_text(owned *made, const annals_str *text, bool *whole)
{
    const char *copy = text->size > 0 ? annals_arena_copy(made->arena, annals_str_text(text), text->size) : NULL;
    *whole = *whole && !text->failed && (copy || text->size == 0);
    return copy;
}

static const char *copy_string(owned *made, const json_t *json, bool *whole)
{
    if (!json_is_string(json))
        return NULL;
    const char *copy = annals_arena_text(made->arena, json_string_value(json));
    *whole = *whole && copy;
    return copy;
}

static const char *const *copy_list(owned *made, const json_t *json, size_t *count, bool *whole)
{
    size_t size = json_array_size(json);
    const char **list = annals_arena_alloc(made->arena, (size + 1) * sizeof *list);
    *whole = *whole && list;
    for (size_t i = 0; list && i < size; i++)
        if ((list[*count] = copy_string(made, json_array_get(json, i), whole)))
            ++*count;
    return list;
}

static annals_status check_version(const json_t *json, annals_error *error)
{
    const json_t *version = json_object_get(json, "annals");
    if (!json_is_integer(version))
        return annals_error_set(error, ANNALS_INVALID,
                                "annals did not draw it: it does not say from what it was drawn");
    if (json_integer_value(version) > ANNALS_FACTS_VERSION)
        return annals_error_set(error, ANNALS_INVALID, "a newer version of annals drew it");
    return ANNALS_OK;
}

static annals_status keep_facts(owned *made, const annals_inscription *found, annals_error *error)
{
    json_t *json = found->facts.size > 0 ? json_loadb(found->facts.data, found->facts.size, 0, NULL) : NULL;
    annals_status status = check_version(json, error);
    bool whole = true;
    annals_picture *picture = &made->picture;
    if (!status) {
        picture->title = copy_text(made, &found->title, &whole);
        picture->description = copy_text(made, &found->description, &whole);
        picture->size = copy_text(made, &found->size, &whole);
        picture->spec = copy_string(made, json_object_get(json, "spec"), &whole);
        picture->theme = copy_string(made, json_object_get(json, "theme"), &whole);
        picture->options = copy_list(made, json_object_get(json, "options"), &picture->option_count, &whole);
        picture->as_of = copy_string(made, json_object_get(json, "as_of"), &whole);
        picture->published_by = copy_string(made, json_object_get(json, "published_by"), &whole);
        picture->operation = copy_string(made, json_object_get(json, "operation"), &whole);
        picture->sources = copy_list(made, json_object_get(json, "sources"), &picture->source_count, &whole);
        picture->observations =
            copy_list(made, json_object_get(json, "observations"), &picture->observation_count, &whole);
        json_int_t drawn = json_integer_value(json_object_get(json, "observation_count"));
        picture->drawn_count = drawn > 0 ? (size_t)drawn : 0;
    }
    json_decref(json);
    return status || whole ? status : annals_error_no_memory(error);
}

static annals_status read_file(owned *made, const char *bytes, size_t size, annals_error *error)
{
    const annals_inspect_functions *module = annals_module_symbol(ANNALS_INSPECT_MODULE, ANNALS_INSPECT_SYMBOL, error);
    if (!module)
        return ANNALS_UNAVAILABLE;
    annals_inspect_read *read = reader_for(module, bytes, size, &made->picture.format);
    if (!read)
        return annals_error_set(error, ANNALS_INVALID, "no PNG, PDF or SVG");
    annals_inscription found = {0};
    annals_status status = read(bytes, size, &found, error);
    if (!status)
        status = keep_facts(made, &found, error);
    annals_str_free(&found.size);
    annals_str_free(&found.title);
    annals_str_free(&found.description);
    annals_str_free(&found.facts);
    return status;
}

annals_status annals_picture_read(const char *bytes, size_t size, const char *name, annals_picture **picture,
                                  annals_error *error)
{
    owned *made = calloc(1, sizeof *made);
    if (!made || !(made->arena = annals_arena_new())) {
        free(made);
        return annals_error_no_memory(error);
    }
    annals_status status = read_file(made, bytes, size, error);
    if (!status) {
        *picture = &made->picture;
        return ANNALS_OK;
    }
    annals_picture_free(&made->picture);
    if (status == ANNALS_INVALID)
        annals_error_place(error, name, 0, 0);
    return status;
}
