/* Imports a row of figures: its cells become a statement of the change. */
#include "record/import.h"

#include "text/text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

annals_status annals_import_number(const char *text, const char *column, int64_t *number, annals_error *error)
{
    *number = -1;
    if (!text)
        return ANNALS_OK;
    errno = 0;
    char *end;
    long long value = strtoll(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end || errno)
        return annals_error_set(error, ANNALS_INVALID, "%s: \"%.40s\" is no number of bytes", column, text);
    *number = value;
    return ANNALS_OK;
}

static annals_status read_key(annals_import *run, const annals_import_row *row, annals_error *error)
{
    const char *text = row->cells[ANNALS_FIGURE_SERIES];
    if (run->key && strcmp(run->key->text, text) == 0)
        return ANNALS_OK;
    annals_key_free(run->key);
    run->key = NULL;
    char *composed = annals_text_compose(text, row->sizes[ANNALS_FIGURE_SERIES]);
    if (!composed)
        return annals_error_no_memory(error);
    annals_status status = annals_key_parse(composed, strlen(composed), &run->key, error);
    free(composed);
    return status;
}

/* Puts the column in front that is at fault, where the message does not say so itself. */
static annals_status in_column(annals_status status, annals_error *error)
{
    const char *column = status == ANNALS_EVIDENCE    ? "quote"
                         : status == ANNALS_AMBIGUOUS ? "offset"
                         : status == ANNALS_EXISTS    ? "amount"
                                                      : NULL;
    if (column)
        annals_error_prefix(error, "%s", column);
    return status;
}

static annals_status read_words(const annals_import_row *row, annals_statement *statement, annals_error *error)
{
    const char *nature = row->cells[ANNALS_FIGURE_NATURE], *kind = row->cells[ANNALS_FIGURE_KIND];
    if (nature && !annals_nature_parse(nature, &statement->nature))
        return annals_error_set(error, ANNALS_INVALID,
                                "nature: \"%.40s\" is none; wants level, flow, cumulative, change or ratio", nature);
    if (kind && !annals_kind_parse(kind, &statement->kind))
        return annals_error_set(error, ANNALS_INVALID,
                                "kind: \"%.40s\" is none; wants actual, estimate, guidance or target", kind);
    return ANNALS_OK;
}

/* Figures that no words are known to say. */
static void count_unvouched(annals_import *run, const annals_statement *statement)
{
    if (!statement->quote)
        run->report->unquoted++;
    else if (run->options->reader && annals_change_judgement(run->change)->verdict == ANNALS_UNREAD)
        run->report->unread++;
}

annals_status annals_import_figure(annals_import *run, const annals_import_row *row, annals_id *id, annals_error *error)
{
    const char *const *cells = row->cells;
    const size_t *sizes = row->sizes;
    annals_period period;
    annals_amount amount;
    annals_statement statement = {
        .period = &period,
        .amount = &amount,
        .unit = cells[ANNALS_FIGURE_UNIT],
        .kind = ANNALS_ACTUAL,
        .source = cells[ANNALS_FIGURE_SOURCE],
        .quote = cells[ANNALS_FIGURE_QUOTE],
        .note = cells[ANNALS_FIGURE_NOTE],
    };
    annals_status status = read_key(run, row, error);
    statement.key = run->key;
    if (!status)
        status = annals_period_parse(cells[ANNALS_FIGURE_PERIOD], sizes[ANNALS_FIGURE_PERIOD], &period, error);
    if (!status)
        status = annals_amount_parse(cells[ANNALS_FIGURE_AMOUNT], sizes[ANNALS_FIGURE_AMOUNT], &amount, error);
    if (!status)
        status = read_words(row, &statement, error);
    if (!status)
        status = annals_import_number(cells[ANNALS_FIGURE_OFFSET], "offset", &statement.at, error);
    if (!status && statement.at >= 0 && !statement.quote)
        status = annals_error_set(error, ANNALS_INVALID, "offset: %" PRId64 " without a quote", statement.at);
    annals_outcome outcome;
    if (!status)
        status = in_column(annals_change_observe(run->change, &statement, id, &outcome, error), error);
    if (!status && outcome == ANNALS_ADDED)
        count_unvouched(run, &statement);
    if (!status)
        *(outcome == ANNALS_ADDED ? &run->report->added : &run->report->stood) += 1;
    return status;
}

annals_status annals_import_add_figure(annals_import *run, const annals_import_row *row, annals_error *error)
{
    annals_id id;
    return annals_import_figure(run, row, &id, error);
}
