/* The series of a record as candidates for figures that were found; none where no record stands. */
#ifndef ANNALS_CLI_CANDIDATES_H
#define ANNALS_CLI_CANDIDATES_H

#include "cli/cli.h"
#include "scan/scan.h"

typedef struct {
    annals_summary *summary; /* NULL: there is no record */
    annals_scan_series *series;
    char **measures; /* of each series */
    size_t count;
} candidates;

/* Reads the series of an open record. *all is released with candidates_free, also on failure. */
ANNALS_CHECKED annals_status candidates_read(annals_record *record, candidates *all, annals_error *error);

/* The same of the record that the invocation names; without --store and $ANNALS_STORE there need be none, and one that
 * can't be read is only spoken of. */
ANNALS_CHECKED annals_status candidates_open(const invocation *call, candidates *all, annals_error *error);
void candidates_free(candidates *all); /* all zero is allowed */

/* Writes the keys of up to `room` series that a figure may belong to, the best first (lent); returns how many. May be
 * called by several threads. */
size_t candidates_of(const candidates *all, const annals_found *found, const char **keys, size_t room);

/* The series of this key, or NULL. */
const annals_series *candidates_find(const candidates *all, const char *key);

#endif
