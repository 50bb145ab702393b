/* Charts: a spec, the answers to its queries, and out comes a file fit for print. */
#ifndef ANNALS_CHART_CHART_H
#define ANNALS_CHART_CHART_H

#include "../series/transform.h"

typedef struct annals_spec annals_spec;

/* Reads a spec (JSON, see chart/spec.schema.json). `name` is for messages. Gives *spec, freed with annals_spec_free.
 * ANNALS_INVALID: not JSON, an unknown or duplicate key, a value of the wrong type or out of range; the error has line
 * and column, the message a JSON pointer and, for an unknown key, the near one. */
ANNALS_API ANNALS_CHECKED annals_status annals_spec_parse(const char *text, size_t size, const char *name,
                                                          annals_spec **spec, annals_error *error);
/* The same with some keys of the document changed: what an option of a command line wants instead. What is wrong with a
 * change is said with its name in front, and no place. */
typedef struct {
    const char *key;   /* of the document, whose value is a text or, with `list`, a list of texts */
    const char *value; /* of changes of one key, which follow each other, each adds a text to the list */
    const char *name;  /* "--theme" */
    bool list;
} annals_spec_change;
ANNALS_API ANNALS_CHECKED annals_status annals_spec_parse_with(const char *text, size_t size, const char *name,
                                                               const annals_spec_change *changes, size_t change_count,
                                                               annals_spec **spec, annals_error *error);
/* Gives the words that a key of the document takes ("chart", "style", "theme", "language"), at most `most`: how many. A
 * theme may also be a file, and a language one of their kinds. Static. */
ANNALS_API size_t annals_spec_choices(const char *key, const char **names, size_t most);

/* Makes a spec for a series without a spec file: the kind that fits, a title that names measure, unit and period. */
ANNALS_API ANNALS_CHECKED annals_status annals_spec_for_query(const annals_query *query, const annals_answer *answer,
                                                              annals_spec **spec, annals_error *error);
ANNALS_API void annals_spec_free(annals_spec *spec);

/* The file that the spec names as its theme, as it stands there, until annals_spec_set_theme has been called; NULL:
 * none. Lent by the spec; relative to the spec's own folder. */
ANNALS_API const char *annals_spec_theme_file(const annals_spec *spec);
/* Hands over that file's text (JSON, see chart/theme.schema.json). `name` is for messages. Colours of it that can't be
 * told apart or read are warned of when the chart is drawn.
 * ANNALS_INVALID: not JSON, an unknown or duplicate key, no colour, a size out of range; with line and column. */
ANNALS_API ANNALS_CHECKED annals_status annals_spec_set_theme(annals_spec *spec, const char *text, size_t size,
                                                              const char *name, annals_error *error);

/* Gives a spec that annals_spec_for_query made as JSON that annals_spec_parse reads as the same, freed with free();
 * with the state of the record that it is to be drawn as of, as the spec's keys have it (NULL: none). ANNALS_NO_MEMORY.
 */
ANNALS_API ANNALS_CHECKED annals_status annals_spec_print(const annals_spec *spec, const char *as_of,
                                                          const char *published_by, char **text, size_t *size,
                                                          annals_error *error);

/* Gives the spec another size, in pixels or millimetres; 0: as it is. ANNALS_INVALID: out of what its kind can have. */
ANNALS_API ANNALS_CHECKED annals_status annals_spec_set_size(annals_spec *spec, double width, double height,
                                                             bool millimetres, annals_error *error);

/* The queries whose answers the chart needs, in the order in which annals_chart_draw takes them. Lent by the spec. */
ANNALS_API const annals_query *annals_spec_queries(const annals_spec *spec, size_t *count);
/* Where in the text of a spec that was parsed the query at this index stands, from 1, for what is wrong with its
 * answer.
 */
ANNALS_API void annals_spec_query_place(const annals_spec *spec, size_t at, int64_t *line, int64_t *column);

/* The state of the record that the spec asks for: an operation's number or a time, and the period by which sources were
 * published; NULL where it asks for none. Lent by the spec. */
/* Whether the answers must be of vintages (series/vintage.h): what was stated when. */
ANNALS_API bool annals_spec_vintages(const annals_spec *spec);
ANNALS_API const char *annals_spec_as_of(const annals_spec *spec);
ANNALS_API const annals_period *annals_spec_published_by(const annals_spec *spec);

typedef enum { ANNALS_PNG, ANNALS_PDF, ANNALS_SVG } annals_format;

/* A growing list of lines, such as "label \"...\" left out: no room". Zero it first; free with annals_warnings_free. */
typedef struct {
    char **lines;
    size_t count;
} annals_warnings;
ANNALS_API void annals_warnings_free(annals_warnings *warnings);

/* Fonts and drawing libraries, each opened when it is first needed, to be kept open from chart to chart. For one thread
 * at a time. Gives a studio, freed with annals_studio_free; NULL: no memory. */
typedef struct annals_studio annals_studio;
ANNALS_API annals_studio *annals_studio_new(void);
ANNALS_API void annals_studio_free(annals_studio *studio); /* NULL is allowed */

typedef struct {
    annals_format format;
    double scale; /* PNG: device pixels a pixel, 1 to 8; other formats take no scale */
    double width; /* instead of the spec's size, in pixels or millimetres; 0: the spec's */
    double height;
    bool millimetres;
    const char *spec_sha256;           /* of the spec's text, in hex: goes into the file; NULL: into none */
    const char *theme_sha256;          /* likewise of the file that it names as its theme */
    const annals_moment *as_of;        /* of the state that is drawn, which the chart then says; NULL: now */
    const annals_period *published_by; /* likewise; NULL: the spec's, or whenever */
    const char *options;   /* what was asked for instead of what the spec says, a line each; NULL: nothing */
    int64_t operation;     /* of the record whose state is drawn: goes into the file; 0: into none */
    annals_studio *studio; /* lent; NULL: one for this chart alone */
} annals_drawing;

/* Draws: spec + answers -> layout -> scene -> bytes of a finished file, freed with free().
 * ANNALS_INVALID      the data can't be drawn this way (says why)
 * ANNALS_UNAVAILABLE  the drawing module, PLplot's driver or a font is not installed
 * ANNALS_NO_MEMORY */
ANNALS_API ANNALS_CHECKED annals_status annals_chart_draw(const annals_spec *spec, const annals_answer *const *answers,
                                                          size_t answer_count, const annals_drawing *drawing,
                                                          char **bytes, size_t *size, annals_warnings *warnings,
                                                          annals_error *error);

typedef struct {
    size_t columns;                    /* of the terminal; taken as 20 where fewer, 500 where more */
    bool colour;                       /* escape sequences (ECMA-48) may be used */
    const annals_moment *as_of;        /* as in annals_drawing; NULL: now */
    const annals_period *published_by; /* likewise; NULL: the spec's, or whenever */
} annals_terminal;

/* Draws the chart as text: bars in blocks with names and amounts, series over time in Braille. Gives *text, UTF-8 with
 * line breaks, freed with free(). Needs no drawing module. Fails as annals_chart_draw does. */
ANNALS_API ANNALS_CHECKED annals_status annals_chart_text(const annals_spec *spec, const annals_answer *const *answers,
                                                          size_t answer_count, const annals_terminal *terminal,
                                                          char **text, size_t *size, annals_warnings *warnings,
                                                          annals_error *error);

#endif
