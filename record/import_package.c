/* Imports a data package: its evidence is read first and kept by observation, then its observations; no piece of
 * evidence may be left over. */
#include "record/import_package.h"

#include "series/package.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_id(const void *a, const void *b)
{
    const annals_package_evidence *left = a, *right = b;
    int order = strcmp(left->id, right->id);
    return order ? order : (left->line > right->line) - (left->line < right->line);
}

static int by_line(const void *a, const void *b)
{
    const annals_package_evidence *left = a, *right = b;
    return (left->line > right->line) - (left->line < right->line);
}

/* Keeps an error about a row of evidence; the first of all goes to *error. */
static annals_status refuse(annals_import *run, const annals_package_evidence *each, const char *what,
                            annals_status first, annals_error *error)
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
