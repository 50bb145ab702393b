/* Writes the descriptor of a data package (Data Package v2, https://datapackage.org/standard/); opens no files and
 * knows no rows. */
#include "series/export_descriptor.h"

#include "series/arena.h"
#include "series/columns.h"
#include "series/list.h"
#include "series/package.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define PROFILES "https://datapackage.org/profiles/2.0/"

/* Texts in the order of their bytes, each with a source or none. */
typedef struct {
    const char *name;
    const annals_source *source;
} entry;

typedef struct {
    entry *rows;
    size_t count;
    size_t room;
    size_t last; /* the one that was asked for last: rows are often sorted */
} sorted;

struct annals_descriptor {
    annals_arena *arena;
    sorted units;
    sorted sources;
};

annals_descriptor *annals_descriptor_new(void)
{
    annals_descriptor *descriptor = calloc(1, sizeof *descriptor);
    if (!descriptor)
        return NULL;
    descriptor->arena = annals_arena_new();
    if (descriptor->arena)
        return descriptor;
    free(descriptor);
    return NULL;
}

void annals_descriptor_free(annals_descriptor *descriptor)
{
    if (!descriptor)
        return;
    annals_arena_free(descriptor->arena);
    free(descriptor->units.rows);
    free(descriptor->sources.rows);
    free(descriptor);
}

/* --- Taking note -----------------------------------------------------------------------------------------------------
 */

/* Where the name stands, or would stand. */
static size_t place_of(const sorted *list, const char *name, bool *found)
{
    size_t low = 0, high = list->count;
    *found = false;
    while (low < high && !*found) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, list->rows[middle].name);
        *found = order == 0;
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return *found ? high : low;
}

/* The row of the name: a new one has no name yet. NULL: no memory. */
static entry *find_or_add(sorted *list, const char *name)
{
    if (list->last < list->count && strcmp(list->rows[list->last].name, name) == 0)
        return &list->rows[list->last];
    bool found;
    size_t at = place_of(list, name, &found);
    list->last = at;
    if (found)
        return &list->rows[at];
    entry *rows = annals_list_widen(list->rows, list->count, &list->room, 16, sizeof *rows);
    if (!rows)
        return NULL;
    list->rows = rows;
    memmove(&list->rows[at + 1], &list->rows[at], (list->count - at) * sizeof *list->rows);
    list->rows[at] = (entry){.name = NULL};
    list->count++;
    return &list->rows[at];
}

/* The parts of a source that the descriptor tells. */
static const annals_source *copy_source(annals_arena *arena, const annals_source *source)
{
    annals_source *copy = annals_arena_alloc(arena, sizeof *copy);
    if (!copy)
        return NULL;
    *copy = *source;
    copy->id = copy->file = NULL;
    const char *const from[] = {source->title, source->publisher, source->language, source->url, source->note};
    const char **const to[] = {&copy->title, &copy->publisher, &copy->language, &copy->url, &copy->note};
    for (size_t i = 0; i < sizeof from / sizeof *from; i++)
        if (from[i] && !(*to[i] = annals_arena_text(arena, from[i])))
            return NULL;
    return copy;
}

bool annals_descriptor_note(annals_descriptor *descriptor, const char *unit, const annals_source *source)
{
    entry *row = find_or_add(&descriptor->units, unit);
    if (row && !row->name)
        row->name = annals_arena_text(descriptor->arena, unit);
    if (!row || !row->name)
        return false;
    row = find_or_add(&descriptor->sources, source->id);
    if (row && !row->name) {
        row->name = annals_arena_text(descriptor->arena, source->id);
        row->source = row->name ? copy_source(descriptor->arena, source) : NULL;
    }
    return row && row->name && row->source;
}

/* --- Writing ---------------------------------------------------------------------------------------------------------
 */

/* A column as the Table Schema describes it. */
typedef struct {
    const char *type;
    bool required;
    const char *description;
} field;

static const field observation_fields[ANNALS_OBSERVATION_COLUMNS] = {
    [ANNALS_OBSERVATION_ID] = {"string", true, "SHA-256 over what the observation says and where from, in hexadecimal"},
    [ANNALS_OBSERVATION_SERIES] = {"string", true, "measure,dimension=value,...; `,` `=` `\\` are escaped with `\\`"},
    [ANNALS_OBSERVATION_PERIOD] = {"string", true,
                                   "EDTF (ISO 8601-2) level 1, with quarters 2025-Q3 and halves 2025-H1"},
    [ANNALS_OBSERVATION_AMOUNT] = {"string", true,
                                   "as it was stated: 14.3B, >=13, ~600, 20..99; k M B T are powers of a thousand"},
    [ANNALS_OBSERVATION_VALUE] = {"number", false,
                                  "the number in the amount, in the unit itself; empty for a range: read it with the "
                                  "qualifier"},
    [ANNALS_OBSERVATION_QUALIFIER] = {"string", true, "how the amount bounds the value"},
    [ANNALS_OBSERVATION_UNIT] = {"string", true, "one of the package's units"},
    [ANNALS_OBSERVATION_NATURE] = {"string", true, "of the series: level, flow, cumulative, change or ratio"},
    [ANNALS_OBSERVATION_KIND] = {"string", true, "actual, estimate, guidance or target"},
    [ANNALS_OBSERVATION_SOURCE] = {"string", true, "the id of one of the package's sources"},
    [ANNALS_OBSERVATION_NOTE] = {"string", false, "a remark"},
};

static const field evidence_fields[ANNALS_EVIDENCE_COLUMNS] = {
    [ANNALS_EVIDENCE_OBSERVATION] = {"string", true, "the observation that the quote stands for"},
    [ANNALS_EVIDENCE_START] = {"integer", true, "first byte of the quote in the source's text, from 0"},
    [ANNALS_EVIDENCE_END] = {"integer", true, "byte behind the quote"},
    [ANNALS_EVIDENCE_QUOTE] = {"string", true, "the words that state the amount"},
    [ANNALS_EVIDENCE_PREFIX] = {"string", false, "what stands before them"},
    [ANNALS_EVIDENCE_SUFFIX] = {"string", false, "what stands behind them"},
};

/* Puts a value that is taken; NULL, or no room for it, is a failure. */
static void put(json_t *object, const char *name, json_t *value, bool *failed)
{
    *failed |= json_object_set_new(object, name, value) != 0;
}

static void append(json_t *array, json_t *value, bool *failed)
{
    *failed |= json_array_append_new(array, value) != 0;
}

static void put_text(json_t *object, const char *name, const char *text, bool *failed)
{
    if (text && *text)
        put(object, name, json_string(text), failed);
}

static json_t *describe_fields(const char *const *names, const field *fields, size_t count, bool *failed)
{
    json_t *all = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *each =
            json_pack("{ss ss ss}", "name", names[i], "type", fields[i].type, "description", fields[i].description);
        if (fields[i].required)
            put(each, "constraints", json_pack("{sb}", "required", 1), failed);
        append(all, each, failed);
    }
    return all;
}

/* `schema` is taken. */
static json_t *describe_resource(const char *name, const char *file, const char *title, json_t *schema)
{
    return json_pack("{ss ss ss ss ss ss ss ss so}", "$schema", PROFILES "dataresource.json", "name", name, "type",
                     "table", "path", file, "title", title, "format", "csv", "mediatype", "text/csv", "encoding",
                     "utf-8", "schema", schema);
}

static json_t *describe_observations(bool *failed)
{
    json_t *fields =
        describe_fields(annals_observation_columns, observation_fields, ANNALS_OBSERVATION_COLUMNS, failed);
    json_t *schema =
        json_pack("{ss so s[s]}", "$schema", PROFILES "tableschema.json", "fields", fields, "primaryKey", "id");
    return describe_resource(ANNALS_PACKAGE_OBSERVATIONS, ANNALS_PACKAGE_OBSERVATIONS ".csv",
                             "One amount for one period of one series, as one source states it", schema);
}

static json_t *describe_evidence(bool *failed)
{
    json_t *fields = describe_fields(annals_evidence_columns, evidence_fields, ANNALS_EVIDENCE_COLUMNS, failed);
    json_t *schema = json_pack("{ss so s[s] s[{s[s] s{ss s[s]}}]}", "$schema", PROFILES "tableschema.json", "fields",
                               fields, "primaryKey", "observation", "foreignKeys", "fields", "observation", "reference",
                               "resource", ANNALS_PACKAGE_OBSERVATIONS, "fields", "id");
    return describe_resource(ANNALS_PACKAGE_EVIDENCE, ANNALS_PACKAGE_EVIDENCE ".csv",
                             "The words in the source that an observation was read from", schema);
}

/* Title and path are the standard's own names; the others say what annals knows beyond. */
static json_t *describe_source(const entry *row, bool *failed)
{
    const annals_source *source = row->source;
    bool address = source->url && (strncmp(source->url, "https://", 8) == 0 || strncmp(source->url, "http://", 7) == 0);
    json_t *each = json_object();
    put_text(each, "id", row->name, failed);
    put_text(each, "title", source->title && *source->title ? source->title : row->name, failed);
    put_text(each, address ? "path" : "url", source->url, failed);
    put_text(each, "kind", source->kind == ANNALS_FEED ? "feed" : "document", failed);
    put_text(each, "publisher", source->publisher, failed);
    put_text(each, "language", source->language, failed);
    put_text(each, "published", source->published.text, failed);
    put_text(each, "note", source->note, failed);
    put_text(each, "text_sha256", source->text_sha256, failed);
    return each;
}

static json_t *describe_unit(const entry *row, bool *failed)
{
    json_t *each = json_pack("{ss}", "name", row->name);
    if (annals_unit_is_currency(row->name))
        put_text(each, "standard", "ISO 4217", failed);
    return each;
}

static json_t *describe_all(const sorted *list, json_t *(*describe)(const entry *row, bool *failed), bool *failed)
{
    json_t *all = json_array();
    for (size_t i = 0; i < list->count; i++)
        append(all, describe(&list->rows[i], failed), failed);
    return all;
}

bool annals_descriptor_write(const annals_descriptor *descriptor, const char *description, annals_str *out)
{
    bool failed = false;
    json_t *root = json_pack("{ss ss ss si}", "$schema", PROFILES "datapackage.json", "name", "annals-figures", "title",
                             "Figures with their evidence", "annals", ANNALS_PACKAGE_VERSION);
    json_t *resources = json_array();
    put_text(root, "description", description, &failed);
    append(resources, describe_observations(&failed), &failed);
    append(resources, describe_evidence(&failed), &failed);
    put(root, "resources", resources, &failed);
    put(root, "units", describe_all(&descriptor->units, describe_unit, &failed), &failed);
    put(root, "sources", describe_all(&descriptor->sources, describe_source, &failed), &failed);
    char *text = failed ? NULL : json_dumps(root, JSON_INDENT(2));
    json_decref(root);
    if (!text)
        return false;
    annals_str_add(out, text);
    annals_str_add_char(out, '\n');
    free(text);
    return true;
}
