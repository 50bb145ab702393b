/* Reading the members of JSON objects into structs by tables, with errors that say where. Internal. */
#ifndef ANNALS_CHART_SPEC_READ_H
#define ANNALS_CHART_SPEC_READ_H

#include <jansson.h>

#include "spec.h"

typedef struct {
    const char *text;
    size_t size;
    const char *name; /* of the file */
    annals_spec *spec;
    annals_error *error;
    const annals_spec_change *changes; /* of keys of the document; what is wrong there is said with the change's name */
    size_t change_count;
} annals_spec_reader;

/* Where a value stands: the way up to the root. */
typedef struct annals_spec_place {
    const struct annals_spec_place *parent; /* NULL: this is the root */
    const char *key;                        /* NULL: an element of an array */
    size_t position;                        /* among its siblings */
} annals_spec_place;

typedef struct annals_spec_member annals_spec_member;
struct annals_spec_member {
    const char *name;
    annals_status (*read)(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                          const annals_spec_member *member, void *target);
    size_t offset; /* of the field in the target */
    size_t limit;  /* characters of a text */
    bool required;
};

/* A member reader of one file. */
#define ANNALS_SPEC_READER(name)                                                                         \
    static annals_status name(annals_spec_reader *reader, const annals_spec_place *place, json_t *value, \
                              const annals_spec_member *member, void *target)

/* Gives the document of the reader's text: an error of JSON or a key that stands there twice is said with line and
 * column. */
annals_status annals_spec_read_json(annals_spec_reader *reader, json_t **json);

/* Reads an object: every member by its row of the table; unknown and missing ones are errors. */
annals_status annals_spec_read_object(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                      const annals_spec_member *members, size_t count, void *target);

/* Line and column of a place, of its key or its value, from 1. */
void annals_spec_locate(const annals_spec_reader *reader, const annals_spec_place *place, bool at_key, int64_t *line,
                        int64_t *column);
/* Says what is wrong at a place: "/data/0/series: words". */
annals_status annals_spec_fault(annals_spec_reader *reader, const annals_spec_place *place, bool at_key,
                                const char *format, ...) ANNALS_PRINTF(4, 5);
/* Says where the error that another layer has filled came about. */
annals_status annals_spec_blame(annals_spec_reader *reader, const annals_spec_place *place, annals_status status);
/* "a number, wanted text" */
annals_status annals_spec_fault_type(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const char *wanted);

/* Field readers. They write a const char *, an annals_period, a bool, a double at the member's offset. */
annals_status annals_spec_read_text(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                    const annals_spec_member *member, void *target);
annals_status annals_spec_read_optional_text(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                             const annals_spec_member *member, void *target);
annals_status annals_spec_read_period(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                      const annals_spec_member *member, void *target);
annals_status annals_spec_read_flag(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                    const annals_spec_member *member, void *target);
annals_status annals_spec_read_number(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                      const annals_spec_member *member, void *target);

/* The position of a text among names; anything else is an error that lists them. */
annals_status annals_spec_read_choice(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                      const char *const *names, size_t count, size_t *choice);

/* Checks an array's type and length (1..most). */
annals_status annals_spec_check_array(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                      const char *wanted, size_t most);

/* The position of a key among its siblings; their count where it is not there. */
size_t annals_spec_position(json_t *object, const char *key);

/* An array of names, each once, into the spec's arena; `wanted` is for messages. */
annals_status annals_spec_read_names(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const char *wanted, const char ***names, size_t *count);

#endif
