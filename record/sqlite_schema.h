/* The numbered schema steps; step n (from 0) takes a file from user_version n to n + 1. Internal. */
#ifndef ANNALS_RECORD_SQLITE_SCHEMA_H
#define ANNALS_RECORD_SQLITE_SCHEMA_H

extern const char *const annals_schema_steps[];
extern const int annals_schema_count;

#endif
