/* Adds the rows of a data package: evidence is kept by observation, and each observation takes its own. An id that a
 * package states must be the one that the observation has here. */
#include "record/import_package.h"

#include "record/change.h"
#include "record/evidence.h"
#include "series/list.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static annals_package_evidence *add_room(annals_import_package *package)
{
    annals_package_evidence *rows = annals_list_widen(package->rows, package->count, &package->room, 64, sizeof *rows);
    if (!rows)
        return NULL;
    package->rows = rows;
    return &package->rows[package->count++];
}

annals_status annals_import_add_evidence(annals_import *run, const annals_import_row *row, annals_error *error)
{
    annals_import_package *package = run->package;
    annals_package_evidence *each = add_room(package);
    if (!each)
        return annals_error_no_memory(error);
    *each = (annals_package_evidence){.line = row->line};
    for (size_t i = 0; i < ANNALS_EVIDENCE_COLUMNS; i++) {
        if (row->cells[i] && !(each->cells[i] = annals_arena_copy(package->arena, row->cells[i], row->sizes[i])))
            return annals_error_no_memory(error);
    }
    each->id = each->cells[ANNALS_EVIDENCE_OBSERVATION];
    return ANNALS_OK;
}

static int find_id(const void *id, const void *row)
{
    return strcmp(id, ((const annals_package_evidence *)row)->id);
}

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
static annals_status check_place(annals_import *run, const char *source, const annals_package_evidence *each,
                                 annals_error *error)
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

static void take_cells(const annals_import_row *row, const annals_package_evidence *quoted, annals_import_row *figure)
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
    annals_package_evidence *quoted =
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
