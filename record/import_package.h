/* The evidence of a data package that is being read. Internal. */
#ifndef ANNALS_RECORD_IMPORT_PACKAGE_H
#define ANNALS_RECORD_IMPORT_PACKAGE_H

#include "../series/arena.h"
#include "import.h"

/* A row of evidence. */
typedef struct {
    const char *id; /* of the observation */
    const char *cells[ANNALS_EVIDENCE_COLUMNS];
    int64_t line;
    bool used;
} annals_package_evidence;

/* A package that is being read. */
struct annals_import_package {
    const char *evidence_name; /* for messages */
    annals_arena *arena;
    annals_package_evidence *rows; /* sorted by id once all are read */
    size_t count;
    size_t room;
};

#endif
