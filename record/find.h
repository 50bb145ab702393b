/* Observations by number and by id, whether or not they stand. Internal. */
#ifndef ANNALS_RECORD_FIND_H
#define ANNALS_RECORD_FIND_H

#include "handle.h"

/* Reads all rows of a scan into the arena. */
ANNALS_CHECKED annals_status annals_find_rows(annals_record *record, const annals_scan *scan, annals_arena *arena,
                                              annals_stored_observation **rows, size_t *count, annals_error *error);

/* Gives the observation of a number. ANNALS_INVALID: the record is damaged, for there is none. */
ANNALS_CHECKED annals_status annals_find_number(annals_record *record, int64_t number, annals_arena *arena,
                                                annals_stored_observation **row, annals_error *error);

/* Gives the observation of an id that the view holds: the one that stands, else the last of that id, which may have
 * stood several times. *row is NULL where there is none. */
ANNALS_CHECKED annals_status annals_find_id(annals_record *record, const annals_view *view, const annals_id *id,
                                            annals_arena *arena, annals_stored_observation **row, annals_error *error);

/* ANNALS_MISSING */
annals_status annals_find_missing(const annals_id *id, annals_error *error);

#endif
