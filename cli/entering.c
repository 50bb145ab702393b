/* Writes figures and undos to an open record; knows nothing of where they were read. */
#include "cli/entering.h"

#include <stdio.h>

static annals_status add_all(annals_change *change, const annals_source *source, const source_file *file,
                             const annals_statement *statement, entered *done, annals_error *error)
{
    annals_outcome added;
    annals_status status = ANNALS_OK;
    if (source)
        status = annals_change_source(change, source, file->bytes, file->bytes_size, file->text, file->text_size,
                                      &added, error);
    if (!status)
        status = annals_change_observe(change, statement, &done->id, &done->outcome, error);
    return status;
}

annals_status enter_figure(annals_record *record, const annals_reader *reader, const annals_source *source,
                           const source_file *file, const annals_statement *statement, const char *why, entered *done,
                           annals_error *error)
{
    annals_change *change;
    char amount[ANNALS_AMOUNT_SIZE];
    annals_amount_print(statement->amount, amount);
    snprintf(done->what, sizeof done->what, "recorded %s %s %s", statement->key->text, statement->period->text, amount);
    annals_status status = annals_change_begin(record, "record", &change, error);
    if (status)
        return status;
    annals_change_read_quotes(change, reader, false);
    status = add_all(change, source, file, statement, done, error);
    if (status) {
        annals_change_cancel(change);
        return status;
    }
    done->judgement = *annals_change_judgement(change);
    return annals_change_commit(change, done->what, why, &done->operation, error);
}

annals_status enter_undo(annals_record *record, int64_t number, const char *why, int64_t *taken, int64_t *operation,
                         annals_error *error)
{
    annals_change *change;
    annals_status status = annals_change_begin(record, "undo", &change, error);
    if (status)
        return status;
    status = annals_change_undo(change, number, taken, error);
    if (status) {
        annals_change_cancel(change);
        return status;
    }
    char what[64];
    snprintf(what, sizeof what, "took back operation %lld", (long long)*taken);
    return annals_change_commit(change, what, why, operation, error);
}
