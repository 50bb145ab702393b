/* Opening and closing records; knows engines only by their interface. */
#include "record/handle.h"

#include <stdlib.h>
#include <string.h>

/* "sqlite:FILE" or FILE. */
static const char *place_of(const char *name)
{
    static const char prefix[] = "sqlite:";
    return strncmp(name, prefix, sizeof prefix - 1) == 0 ? name + sizeof prefix - 1 : name;
}

annals_status annals_record_create(const char *file, annals_error *error)
{
    return annals_sqlite_engine.create(place_of(file), error);
}

annals_status annals_record_open(const char *name, annals_access access, const annals_author *author,
                                 annals_record **record, annals_error *error)
{
    return annals_record_open_engine(&annals_sqlite_engine, place_of(name), access, author, record, error);
}

annals_status annals_record_open_engine(const annals_engine *engine, const char *place, annals_access access,
                                        const annals_author *author, annals_record **record, annals_error *error)
{
    if (access != ANNALS_READ && (!author || !author->now))
        return annals_error_set(error, ANNALS_USAGE, "a record opened for writing needs an author with a clock");
    annals_record *opened = calloc(1, sizeof *opened);
    if (!opened)
        return annals_error_no_memory(error);
    opened->engine = engine;
    opened->access = access;
    if (author)
        opened->author = *author;
    annals_status status = engine->open(place, access, &opened->store, error);
    if (status) {
        free(opened);
        return status;
    }
    *record = opened;
    return ANNALS_OK;
}

annals_status annals_record_settle(annals_record *record, annals_error *error)
{
    return record->engine->settle(record->store, error);
}

void annals_record_close(annals_record *record)
{
    if (!record)
        return;
    annals_change_cancel(record->change);
    record->engine->close(record->store);
    free(record);
}
