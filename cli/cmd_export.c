/* annals export: the standing figures with their evidence, as CSV in the columns that import takes. */
#include "cli/cli.h"
#include "cli/files.h"
#include "series/csv_write.h"
#include "series/str.h"

#include <stdio.h>
#include <string.h>

static const char *const columns[] = {"series", "period", "amount", "unit",  "nature",
                                      "kind",   "source", "offset", "quote", "note"};

static void add_row(annals_str *out, const annals_table *table, const annals_observation *each)
{
    const annals_series *series = &table->series[each->series];
    char amount[ANNALS_AMOUNT_SIZE], offset[24] = "";
    annals_amount_print(&each->amount, amount);
    if (each->evidence.quote)
        snprintf(offset, sizeof offset, "%lld", (long long)each->evidence.start);
    const char *cells[] = {series->key->text,
                           each->period.text,
                           amount,
                           series->unit,
                           annals_nature_name(series->nature),
                           annals_kind_name(each->kind),
                           table->sources[each->source].id,
                           offset,
                           each->evidence.quote,
                           each->note};
    annals_csv_write_row(out, cells, sizeof cells / sizeof *cells);
}

static annals_status write_batch(output *file, const annals_table *batch, annals_str *text, annals_error *error)
{
    annals_str_clear(text);
    for (size_t i = 0; i < batch->count; i++)
        add_row(text, batch, &batch->observations[i]);
    if (text->failed)
        return annals_error_no_memory(error);
    return output_add(file, annals_str_text(text), text->size, error);
}

static annals_status write_all(annals_record *record, const annals_selection *selection, output *file, size_t *count,
                               annals_error *error)
{
    annals_cursor *cursor;
    annals_status status = annals_cursor_open(record, selection, &cursor, error);
    if (status)
        return status;
    annals_str text = {0};
    annals_csv_write_row(&text, columns, sizeof columns / sizeof *columns);
    status = text.failed ? annals_error_no_memory(error) : output_add(file, text.data, text.size, error);
    const annals_table *batch = NULL;
    while (!status && !(status = annals_cursor_next(cursor, &batch, error)) && batch) {
        *count += batch->count;
        status = write_batch(file, batch, &text, error);
    }
    annals_str_free(&text);
    annals_cursor_close(cursor);
    return status;
}

static annals_status export_to(annals_record *record, const annals_selection *selection, const char *file,
                               size_t *count, annals_error *error)
{
    output *out;
    annals_status status = output_open(file, &out, error);
    if (status)
        return status;
    status = write_all(record, selection, out, count, error);
    if (!status && selection->selector && *count == 0)
        status = selector_missing(record, selection, error);
    if (status) {
        output_abandon(out);
        return status;
    }
    return output_commit(out, error);
}

int run_export(invocation *call)
{
    annals_error error;
    annals_record *record;
    annals_key *selector = NULL;
    const char *file = option_given(call, "--output") ? option_value(call, "--output") : "-";
    if (call->operand_count && annals_selector_parse(call->operands[0], strlen(call->operands[0]), &selector, &error))
        return report(call, &error);
    size_t count = 0;
    annals_status status = store_open(call, ANNALS_READ, &record, &error);
    if (!status) {
        status = export_to(record, &(annals_selection){.selector = selector}, file, &count, &error);
        annals_record_close(record);
    }
    annals_key_free(selector);
    if (status)
        return report(call, &error);
    if (strcmp(file, "-") != 0)
        say("exported %zu %s to %s", count, count == 1 ? "figure" : "figures", file);
    return 0;
}
