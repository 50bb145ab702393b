/* One figure into the record, as one operation: what `annals record` and `annals review` both do. */
#ifndef ANNALS_CLI_ENTERING_H
#define ANNALS_CLI_ENTERING_H

#include "cli/source_file.h"
#include "record/record.h"

/* What became of it. */
typedef struct {
    annals_id id;
    annals_outcome outcome;
    annals_judgement judgement;
    int64_t operation;
    char what[ANNALS_KEY_MAX + 256]; /* the line that the log keeps */
} entered;

/* Records a figure. Where `source` is not NULL, it is added with its file in the same operation, if it does not stand
 * already. Statuses as annals_change_source, annals_change_observe; nothing is changed on failure. */
ANNALS_CHECKED annals_status enter_figure(annals_record *record, const annals_reader *reader,
                                          const annals_source *source, const source_file *file,
                                          const annals_statement *statement, const char *why, entered *done,
                                          annals_error *error);

/* Takes an operation back. */
ANNALS_CHECKED annals_status enter_undo(annals_record *record, int64_t number, const char *why, int64_t *taken,
                                        int64_t *operation, annals_error *error);

#endif
