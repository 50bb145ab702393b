/* The public id of an observation: SHA-256 over its content and source, so that it survives export and import.
 *
 *     head = SHA-256("annals observation 1" key unit nature source-id text-sha256)
 *     id   = SHA-256(head kind period amount start end quote note)
 *
 * where each text is UTF-8 followed by one NUL byte (no text holds one), the head's 32 bytes stand as they are, texts
 * that are not stated are empty, key, period and amount are canonical, the checksum is hexadecimal in lower case, and
 * start and end are decimal, or empty without evidence. What belongs to the place where it is recorded - operation,
 * numbers, time, the context around a quote - is no part of it. Internal. */
#ifndef ANNALS_RECORD_IDENTITY_H
#define ANNALS_RECORD_IDENTITY_H

#include "../series/observation.h"
#include "../series/str.h"

/* What all observations of a series from one source share. `scratch` saves allocations from call to call. */
ANNALS_CHECKED annals_status annals_identity_head(const char *key, const char *unit, annals_nature nature,
                                                  const char *source, const char *text_sha256, annals_str *scratch,
                                                  annals_id *head, annals_error *error);

ANNALS_CHECKED annals_status annals_identity(const annals_id *head, annals_kind kind, const char *period,
                                             const char *amount, const annals_evidence *evidence, const char *note,
                                             annals_str *scratch, annals_id *id, annals_error *error);

#endif
