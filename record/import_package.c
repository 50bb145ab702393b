/* Imports a data package: its evidence is read first and kept by observation, then each observation takes its own. An
 * id that a package states must be the one that the observation has here. */
#include "record/import.h"

#include "record/change.h"
#include "record/evidence.h"
#include "series/arena.h"
#include "series/list.h"
#include "series/package.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A row of evidence. */
typedef struct {
    const char *id; /* of the observation */
    const char *cells[ANNALS_EVIDENCE_COLUMNS];
    int64_t line;
    bool used;
} evidence;

struct annals_import_package {
    const char *evidence_name; /* for messages */
    annals_arena *arena;
    evidence *rows; /* sorted by id once all are read */
    size_t count;
    size_t room;
};

/* --- Evidence --------------------------------------------------------------------------------------------------------
 */

static evidence *add_room(annals_import_package *package)
{
    evidence *rows = annals_list_widen(package->rows, package->count, &package->room, 64, sizeof *rows);
    if (!rows)
        return NULL;
    package->rows = rows;
    return &package->rows[package->count++];
}

annals_status annals_import_add_evidence(annals_import *run, const annals_import_row *row, annals_error *error)
{
    annals_import_package *package = run->package;
    evidence *each = add_room(package);
    if (!each)
        return annals_error_no_memory(error);
    *each = (evidence){.line = row->line};
    for (size_t i = 0; i < ANNALS_EVIDENCE_COLUMNS; i++) {
        if (row->cells[i] && !(each->cells[i] = annals_arena_copy(package->arena, row->cells[i], row->sizes[i])))
            return annals_error_no_memory(error);
    }
    each->id = each->cells[ANNALS_EVIDENCE_OBSERVATION];
    return ANNALS_OK;
}

static int by_id(const void *a, const void *b)
{
    const evidence *left = a, *right = b;
    int order = strcmp(left->id, right->id);
    return order ? order : (left->line > right->line) - (left->line < right->line);
}

static int find_id(const void *id, const void *row)
{
    return strcmp(id, ((const evidence *)row)->id);
}

static int by_line(const void *a, const void *b)
{
    const evidence *left = a, *right = b;
    return (left->line > right->line) - (left->line < right->line);
}

/* Keeps an error about a row of evidence; the first of all goes to *error. */
static annals_status refuse(annals_import *run, const evidence *each, const char *what, annals_status first,
                            annals_error *error)
{
    annals_error wrong;
    annals_error_set(&wrong, ANNALS_INVALID, "observation: \"%.64s\" %s", each->id, what);
    annals_error_place(&wrong, run->package->evidence_name, each->line, 0);
    if (!first)
        *error = wrong;
    annals_import_keep(run, &wrong, NULL, 0);
    return ANNALS_INVALID;
}

static annals_status sort_evidence(annals_import *run, annals_error *error)
{
    annals_import_package *package = run->package;
    annals_status status = ANNALS_OK;
    if (package->count > 0)
        qsort(package->rows, package->count, sizeof *package->rows, by_id);
    for (size_t i = 1; i < package->count; i++)
        if (strcmp(package->rows[i - 1].id, package->rows[i].id) == 0)
            status = refuse(run, &package->rows[i], "stands twice", status, error);
    return status;
}

/* Every row of evidence must have found its observation. */
static annals_status check_left(annals_import *run, annals_status status, annals_error *error)
{
    annals_import_package *package = run->package;
    if (package->count > 0)
        qsort(package->rows, package->count, sizeof *package->rows, by_line);
    for (size_t i = 0; i < package->count; i++)
        if (!package->rows[i].used)
            status = refuse(run, &package->rows[i], "is the id of no observation in the package", status, error);
    return status;
}

/* --- Observations ----------------------------------------------------------------------------------------------------
 */

/* Whether a text is the number that an amount states: just as an export writes it, or another form of it. */
static bool is_stated(const char *text, const annals_amount *amount)
{
    char printed[ANNALS_AMOUNT_SIZE];
    annals_decimal stated, number;
    annals_amount other;
    if (!annals_amount_stated(amount, &stated))
        return false;
    annals_decimal_print(stated, printed);
    return strcmp(text, printed) == 0 ||
           (annals_amount_parse(text, strlen(text), &other, NULL) == ANNALS_OK &&
            annals_amount_qualifier(&other) == ANNALS_EXACT && annals_amount_stated(&other, &number) &&
            annals_decimal_compare(stated, number) == 0);
}

/* The two columns for readers of plain numbers must say what the amount says. */
static annals_status check_value(const annals_import_row *row, annals_error *error)
{
    const char *value = row->cells[ANNALS_OBSERVATION_VALUE], *qualifier = row->cells[ANNALS_OBSERVATION_QUALIFIER];
    const char *text = row->cells[ANNALS_OBSERVATION_AMOUNT];
    annals_amount amount;
    annals_status status = annals_amount_parse(text, row->sizes[ANNALS_OBSERVATION_AMOUNT], &amount, error);
    if (status)
        return status;
    if (value && !is_stated(value, &amount))
        return annals_error_set(error, ANNALS_INVALID, "value: \"%.60s\" is not the number in the amount %s", value,
                                text);
    const char *wanted = annals_qualifier_name(annals_amount_qualifier(&amount));
    if (qualifier && strcmp(qualifier, wanted) != 0)
        return annals_error_set(error, ANNALS_INVALID, "qualifier: \"%.40s\", but the amount is %s (%s)", qualifier,
                                text, wanted);
    return ANNALS_OK;
}

static annals_status check_context(const char *column, const char *wanted, const char *text, size_t start, size_t end,
                                   annals_error *error)
{
    if (!wanted || (strlen(wanted) == end - start && memcmp(wanted, text + start, end - start) == 0))
        return ANNALS_OK;
    return annals_error_set(error, ANNALS_EVIDENCE, "%s: \"%.80s\" does not stand there in the source's text", column,
                            wanted);
}

/* Start and quote are checked with the observation; here what a package tells beyond them. */
static annals_status check_place(annals_import *run, const char *source, const evidence *each, annals_error *error)
{
    const char *const *cells = each->cells;
    const char *quote = cells[ANNALS_EVIDENCE_QUOTE];
    annals_source_entry *entry;
    annals_span span;
    annals_match match;
    int64_t start, end;
    size_t before, behind;
    annals_status status = annals_import_number(cells[ANNALS_EVIDENCE_START], "start", &start, error);
    if (!status)
        status = annals_import_number(cells[ANNALS_EVIDENCE_END], "end", &end, error);
    if (!status)
        status = annals_change_find_source(run->change, source, &entry, error);
    if (!status)
        status = annals_change_load_text(run->change, entry, error);
    if (!status)
        status = annals_evidence_find(entry->haystack, quote, strlen(quote), start, &span, &match, error);
    if (status)
        return status;
    if (end >= 0 && end != span.end)
        return annals_error_set(error, ANNALS_EVIDENCE, "end: %" PRId64 ", but the quote ends at %" PRId64, end,
                                (int64_t)span.end);
    annals_evidence_context(entry->text, entry->size, span, &before, &behind);
    status = check_context("prefix", cells[ANNALS_EVIDENCE_PREFIX], entry->text, before, (size_t)span.start, error);
    if (!status)
        status = check_context("suffix", cells[ANNALS_EVIDENCE_SUFFIX], entry->text, (size_t)span.end, behind, error);
    return status;
}

static annals_status check_id(const char *wanted, const annals_id *id, annals_error *error)
{
    char text[ANNALS_ID_TEXT];
    annals_id_print(id, text);
    if (strcmp(wanted, text) == 0)
        return ANNALS_OK;
    return annals_error_set(error, ANNALS_INVALID,
                            "id: the package has %.64s, but this observation's is %s here: a cell of it, or its "
                            "source's text, was changed",
                            wanted, text);
}

static void take_cells(const annals_import_row *row, const evidence *quoted, annals_import_row *figure)
{
    static const struct {
        annals_observation_column from;
        annals_figure_column to;
    } same[] = {
        {ANNALS_OBSERVATION_SERIES, ANNALS_FIGURE_SERIES}, {ANNALS_OBSERVATION_PERIOD, ANNALS_FIGURE_PERIOD},
        {ANNALS_OBSERVATION_AMOUNT, ANNALS_FIGURE_AMOUNT}, {ANNALS_OBSERVATION_UNIT, ANNALS_FIGURE_UNIT},
        {ANNALS_OBSERVATION_NATURE, ANNALS_FIGURE_NATURE}, {ANNALS_OBSERVATION_KIND, ANNALS_FIGURE_KIND},
        {ANNALS_OBSERVATION_SOURCE, ANNALS_FIGURE_SOURCE}, {ANNALS_OBSERVATION_NOTE, ANNALS_FIGURE_NOTE},
    };
    *figure = (annals_import_row){.line = row->line};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        figure->cells[same[i].to] = row->cells[same[i].from];
        figure->sizes[same[i].to] = row->sizes[same[i].from];
    }
    if (quoted) {
        figure->cells[ANNALS_FIGURE_OFFSET] = quoted->cells[ANNALS_EVIDENCE_START];
        figure->cells[ANNALS_FIGURE_QUOTE] = quoted->cells[ANNALS_EVIDENCE_QUOTE];
    }
}

annals_status annals_import_add_observation(annals_import *run, const annals_import_row *row, annals_error *error)
{
    annals_import_package *package = run->package;
    const char *wanted = row->cells[ANNALS_OBSERVATION_ID];
    evidence *quoted =
        package->count > 0 ? bsearch(wanted, package->rows, package->count, sizeof *package->rows, find_id) : NULL;
    annals_import_row figure;
    annals_id id;
    if (quoted && quoted->used)
        return annals_error_set(error, ANNALS_INVALID, "id: %.64s stands twice", wanted);
    if (quoted)
        quoted->used = true;
    take_cells(row, quoted, &figure);
    annals_status status = check_value(row, error);
    if (!status)
        status = annals_import_figure(run, &figure, &id, error);
    if (!status && quoted && check_place(run, row->cells[ANNALS_OBSERVATION_SOURCE], quoted, error))
        status = annals_error_place(error, package->evidence_name, quoted->line, 0);
    return status ? status : check_id(wanted, &id, error);
}

/* --- The package -----------------------------------------------------------------------------------------------------
 */

/* Reads one of the tables, whose name for messages is to live as long as the import. */
static annals_status read_resource(annals_import *run, const char *file, const annals_import_table *table,
                                   const char **name, annals_error *error)
{
    const char *folder = run->options->folder ? run->options->folder : ".";
    size_t room = strlen(folder) + strlen(file) + 2;
    char *path = annals_arena_alloc(run->package->arena, room), *bytes = NULL;
    if (!path)
        return annals_error_no_memory(error);
    snprintf(path, room, "%s/%s", folder, file);
    *name = path;
    annals_import_input input = {.name = path, .table = table};
    annals_status status = annals_import_file(run, file, &bytes, &input.size, error);
    input.bytes = bytes;
    if (!status)
        status = annals_import_read(run, &input, error);
    free(bytes);
    return status;
}

static annals_status read_both(annals_import *run, const annals_package *files, annals_error *error)
{
    const annals_import_report *report = run->report;
    const char *name;
    annals_status status =
        read_resource(run, files->evidence, &annals_import_evidence, &run->package->evidence_name, error);
    if (!status)
        status = sort_evidence(run, error);
    if (status)
        return status;
    status = read_resource(run, files->observations, &annals_import_observations, &name, error);
    bool all_read = !status || (report->error_count > 0 && !report->more_errors);
    return all_read ? check_left(run, status, error) : status;
}

annals_status annals_import_package_read(annals_import *run, const char *bytes, size_t size, annals_error *error)
{
    annals_package files;
    annals_import_package package = {.arena = annals_arena_new()};
    if (!package.arena)
        return annals_error_no_memory(error);
    annals_status status = annals_package_read(bytes, size, &files, error);
    if (status) {
        annals_error_place(error, run->options->name, error->line, error->column);
    } else {
        run->package = &package;
        status = read_both(run, &files, error);
        run->package = NULL;
        annals_package_free(&files);
    }
    free(package.rows);
    annals_arena_free(package.arena);
    return status;
}
