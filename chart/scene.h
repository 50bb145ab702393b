/* The scene: a flat list of marks and texts with roles, finished geometry in pixels. Layout fills it, writers draw it.
 * Internal. */
#ifndef ANNALS_CHART_SCENE_H
#define ANNALS_CHART_SCENE_H

#include "../series/arena.h"
#include "chart.h"

/* All lengths are CSS pixels (96 an inch) at scale 1; x to the right, y down, from the page's top left corner. */
typedef struct {
    double x, y, width, height;
} annals_box;

typedef struct {
    double x, y;
} annals_point;

typedef struct {
    uint8_t red, green, blue, alpha; /* alpha 255: opaque */
} annals_colour;

/* What a mark or text stands for: themes and tests go by it. */
typedef enum {
    ANNALS_ROLE_ACCENT, /* the small tag above the title */
    ANNALS_ROLE_TITLE,
    ANNALS_ROLE_SUBTITLE,
    ANNALS_ROLE_CATEGORY, /* name of a bar */
    ANNALS_ROLE_VALUE,    /* what a mark says in words: "at least 13" */
    ANNALS_ROLE_WITHIN,   /* the same on the mark itself, in a stack */
    ANNALS_ROLE_TICK,
    ANNALS_ROLE_GRID,
    ANNALS_ROLE_AXIS,
    ANNALS_ROLE_BAR,
    ANNALS_ROLE_OPEN_END, /* the fade beyond a bound */
    ANNALS_ROLE_RANGE,    /* whiskers, bands */
    ANNALS_ROLE_LINE,
    ANNALS_ROLE_AREA, /* below a line or about it: areas, bands, what fades from them */
    ANNALS_ROLE_POINT,
    ANNALS_ROLE_EVENT,
    ANNALS_ROLE_SERIES, /* name of a line */
    ANNALS_ROLE_NOTE,
    ANNALS_ROLE_SOURCE
} annals_role;

typedef enum {
    ANNALS_MARK_RECTANGLE, /* box filled with `colour`; outlined with `stroke` where stroke_width > 0 (dashed where dash
                              > 0) */
    ANNALS_MARK_FADE,  /* box filled with a gradient from `colour` at the `from` side to `colour` with alpha 0 at the
                          other */
    ANNALS_MARK_HATCH, /* box filled with 45 degree lines of `colour`, `stroke_width` wide, `dash` apart, clipped to the
                          box */
    ANNALS_MARK_LINE,  /* polyline through points, `stroke`, stroke_width, dashed where dash > 0 (dash on, dash off) */
    ANNALS_MARK_DISC,  /* at points[0], radius box.width / 2, filled with `colour`, outlined with `stroke` */
    ANNALS_MARK_AREA   /* closed polygon through points (non-zero winding), filled with `colour`; no outline */
} annals_mark_shape;

typedef enum { ANNALS_FROM_LEFT, ANNALS_FROM_RIGHT, ANNALS_FROM_TOP, ANNALS_FROM_BOTTOM } annals_side;

typedef struct {
    annals_mark_shape shape;
    annals_role role;
    annals_box box; /* bounds of every shape */
    const annals_point *points;
    size_t point_count;
    annals_colour colour;
    annals_colour stroke;
    double stroke_width;
    double dash;
    annals_side from;
    const char *about; /* what it shows, with period and source; neighbours that share the pointer are one thing; NULL:
                          nothing of the data's */
} annals_mark;

typedef enum { ANNALS_ANCHOR_START, ANNALS_ANCHOR_MIDDLE, ANNALS_ANCHOR_END } annals_anchor;

/* How a text is set. Weights: 400, 500, 600, 700. */
typedef struct {
    double size; /* of the em, pixels */
    int weight;
    const char *family;   /* NULL: Inter; others stand in for letters that it lacks */
    const char *language; /* BCP 47, for letters that differ by country; NULL: told from the text */
} annals_face;

/* One line of text. */
typedef struct {
    annals_role role;
    const char *text; /* UTF-8, no line break; drawn as it stands, never as markup */
    annals_face face;
    annals_colour colour;
    annals_anchor anchor;
    double x, baseline; /* of the anchor */
    annals_box box;     /* what it covers: advance width, ascent to descent */
} annals_text;

typedef struct {
    double width, height;
    bool millimetres; /* the spec gave mm: PNG then records its resolution */
    annals_colour background;
    const annals_mark *marks; /* drawn in order, then the texts */
    size_t mark_count;
    const annals_text *texts;
    size_t text_count;
    const char *title;          /* for the file's metadata */
    const char *description;    /* alternative text, made from the data */
    const char *keywords;       /* ids of the first observations drawn, "a1b2... c3d4..." */
    size_t observation_count;   /* of all that are drawn */
    const char *const *sources; /* ids, in the order of what is drawn */
    size_t source_count;
    const char *facts;   /* where it all comes from, as JSON (chart/facts.h), for the file; NULL: unknown */
    annals_arena *arena; /* owns all of it */
} annals_scene;

enum { ANNALS_SCENE_IDS = 1000 }; /* as many observations and sources are named in a file */

void annals_scene_free(annals_scene *scene);

/* How wide a text is, asked of whoever will draw it: layout knows no font. */
typedef struct {
    double width;   /* advance */
    double ascent;  /* above the baseline, of the face, not of the letters */
    double descent; /* below it, positive */
} annals_extent;

typedef struct {
    annals_status (*measure)(void *context, const char *text, annals_face face, annals_extent *extent,
                             annals_error *error);
    void *context;
} annals_measure;

/* Layout (chart/layout.c): pure geometry, no device. Gives *scene, freed with annals_scene_free. */
ANNALS_CHECKED annals_status annals_chart_layout(const annals_spec *spec, const annals_answer *const *answers,
                                                 size_t answer_count, const annals_measure *measure,
                                                 annals_scene **scene, annals_warnings *warnings, annals_error *error);

/* Adds a printf-made line; drops it silently when memory runs out. */
void annals_warnings_add(annals_warnings *warnings, const char *format, ...) ANNALS_PRINTF(2, 3);
void annals_warnings_cut(annals_warnings *warnings, size_t count); /* to the first `count` lines */

/* --- The drawing module, annals-plplot.so: the one function that it exports ------------------------------------------
 */

enum { ANNALS_DRAWING_VERSION = 1 };

typedef struct annals_canvas annals_canvas;

typedef struct {
    int version; /* ANNALS_DRAWING_VERSION */
    /* Gives a canvas: fonts looked up, ready to measure. ANNALS_UNAVAILABLE: a font or driver is missing. */
    annals_status (*open)(annals_canvas **canvas, annals_error *error);
    annals_status (*measure)(void *canvas, const char *text, annals_face face, annals_extent *extent,
                             annals_error *error);
    /* Writes a finished file into *bytes, freed with free(). Warns of characters that no font has. */
    annals_status (*write)(annals_canvas *canvas, const annals_scene *scene, const annals_drawing *drawing,
                           char **bytes, size_t *size, annals_warnings *warnings, annals_error *error);
    void (*close)(annals_canvas *canvas);
} annals_drawing_module;

typedef const annals_drawing_module *(*annals_drawing_entry)(void);
#define ANNALS_DRAWING_ENTRY "annals_drawing_open"
ANNALS_API const annals_drawing_module *annals_drawing_open(void);

#endif
