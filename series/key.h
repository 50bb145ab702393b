/* Series keys: `measure,dimension=value,...`, and selectors over them. */
#ifndef ANNALS_SERIES_KEY_H
#define ANNALS_SERIES_KEY_H

#include "status.h"

/* Keys after SDMX, written much like InfluxDB's line protocol: one argument or one CSV field, so spaces stand as they
 * are; `,` `=` and `\` inside a name or value are escaped with `\`. Valid UTF-8, no control characters (nor line
 * separators, bidirectional controls and U+FEFF, which are not seen), no leading or trailing space in a part; names
 * differ within a key; dimensions are sorted by the bytes of their names. A value that is `*` alone selects; a part
 * that is one star is written `\*`. Texts are unescaped here. Nothing is normalised: equal keys have equal bytes. */
typedef struct {
    const char *name;
    const char *value; /* NULL: any value, written `*`; only in selectors */
} annals_dimension;

typedef struct {
    const char *measure;
    const annals_dimension *dimensions;
    size_t count;
    const char *text; /* the canonical form, escaped, dimensions sorted */
} annals_key;

enum { ANNALS_KEY_MAX = 1024, ANNALS_DIMENSIONS_MAX = 32 };

/* Reads a key. Gives *key, to be freed with annals_key_free.
 *
 * ANNALS_INVALID  an empty part, a name twice, a control character, bad UTF-8, a `*` value, more than ANNALS_KEY_MAX
 * bytes or ANNALS_DIMENSIONS_MAX dimensions
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_key_parse(const char *text, size_t size, annals_key **key,
                                                         annals_error *error);

/* The same, but `dimension=*` is allowed. */
ANNALS_API ANNALS_CHECKED annals_status annals_selector_parse(const char *text, size_t size, annals_key **selector,
                                                              annals_error *error);
ANNALS_API void annals_key_free(annals_key *key);

/* The value of a dimension (lent), or NULL where the key has none or, in a selector, any. */
ANNALS_API const char *annals_key_value(const annals_key *key, const char *dimension);

/* True if the key has the selector's measure and just its dimensions, each with the wanted or any value: a plain key
 * selects that series only. */
ANNALS_API bool annals_key_matches(const annals_key *selector, const annals_key *key);
ANNALS_API bool annals_key_is_plain(const annals_key *selector); /* no `*` in it */

/* Gives the selector with `dimension=*` added where the dimension is not there yet (`--by origin`); the name is
 * unescaped. Statuses as annals_selector_parse. */
ANNALS_API ANNALS_CHECKED annals_status annals_selector_widen(const annals_key *selector, const char *dimension,
                                                              annals_key **out, annals_error *error);

#endif
