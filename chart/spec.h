/* A spec in memory: what the author asked for, checked, with nothing decided yet about geometry. Internal. */
#ifndef ANNALS_CHART_SPEC_H
#define ANNALS_CHART_SPEC_H

#include "../series/arena.h"
#include "chart.h"
#include "theme.h"

typedef enum {
    ANNALS_CHART_BARS,
    ANNALS_CHART_COLUMNS,
    ANNALS_CHART_DIVERGING,
    ANNALS_CHART_TIME,
    ANNALS_CHART_STACKED_BARS,
    ANNALS_CHART_STACKED_COLUMNS,
    ANNALS_CHART_DOTS,
    ANNALS_CHART_DUMBBELL,
    ANNALS_CHART_SPARK,
    ANNALS_CHART_TIMELINE,
    ANNALS_CHART_WATERFALL,
    ANNALS_CHART_SLOPE,
    ANNALS_CHART_TABLE,
    ANNALS_CHART_KINDS
} annals_chart_kind;

extern const char *const annals_chart_kind_names[ANNALS_CHART_KINDS]; /* as specs have them */

typedef enum {
    ANNALS_ORDER_AUTO,
    ANNALS_ORDER_VALUE,
    ANNALS_ORDER_DATA,
    ANNALS_ORDER_NAME,
    ANNALS_ORDER_LIST
} annals_order;

typedef enum {
    ANNALS_STYLE_AUTO,
    ANNALS_STYLE_LINE,
    ANNALS_STYLE_POINTS,
    ANNALS_STYLE_STEP,
    ANNALS_STYLE_AREA,
    ANNALS_STYLE_STACKED
} annals_style;

enum { ANNALS_SPEC_STYLES = 5 };
extern const char *const annals_spec_style_names[ANNALS_SPEC_STYLES]; /* as specs have them, from lines on */

typedef enum { ANNALS_SCALE_LINEAR, ANNALS_SCALE_LOG, ANNALS_SCALE_SYMLOG } annals_value_scale;

typedef struct {
    annals_value_scale scale;
    double linear; /* symlog: how far from zero the axis is about linear; 0: as the data suggests */
} annals_spec_axis;

enum {
    ANNALS_SPEC_VERSION = 1,
    ANNALS_SPEC_DATA = 16,
    ANNALS_SPEC_EVENTS = 40,
    ANNALS_SPEC_NOTES = 10,
    ANNALS_SPEC_LABELS = 200,
    ANNALS_SPEC_ORDER = 200,
    ANNALS_LENGTH_LEAST = 160, /* of a side, in CSS pixels */
    ANNALS_LENGTH_SPARK = 16,  /* of a sparkline's, which may stand in a line of text */
    ANNALS_LENGTH_MOST = 8000,
    ANNALS_LENGTH_MM_LEAST = 40, /* the same in millimetres */
    ANNALS_LENGTH_MM_SPARK = 4,
    ANNALS_LENGTH_MM_MOST = 2000,
    ANNALS_WIDTH_DEFAULT = 720,
    ANNALS_WIDTH_SPARK = 240
};

/* What an entry is to a waterfall; by itself a change is a step, and all else a level. */
typedef enum { ANNALS_STEP_AUTO, ANNALS_STEP_LEVEL, ANNALS_STEP_ADD, ANNALS_STEP_SUBTRACT } annals_step;

/* One entry of "data"; its query stands at the same index of the spec's queries and points in here. */
typedef struct {
    annals_query query;
    annals_key *selector; /* freed with the spec */
    const char *label;    /* or NULL */
    annals_step step;
    annals_period from, to, rebase;
    int64_t line, column; /* of the spec's text where it begins */
} annals_spec_entry;

typedef struct {
    const char *recorded;
    const char *shown;
} annals_spec_label;

typedef struct {
    annals_period period;
    const char *label;
} annals_spec_event;

struct annals_spec {
    annals_arena *arena; /* owns all but the selectors */
    annals_chart_kind kind;
    const char *title;       /* NULL: layout makes one */
    const char *subtitle;    /* NULL: layout makes one where the title is the author's; "": none */
    const char *description; /* NULL: layout makes it */
    annals_spec_entry *entries;
    annals_query *queries;
    size_t entry_count;
    annals_spec_label *labels;
    size_t label_count;
    annals_order order;
    const char **order_names; /* where the author gives a list */
    size_t order_count;
    const char **highlights; /* names that stand out; none: all do */
    size_t highlight_count;
    bool cut;             /* bars begin at `start`, not at zero */
    annals_decimal start; /* above zero */
    const char *total;    /* of a waterfall: the name of a last bar for what the steps lead to; or NULL */
    annals_style style;
    annals_spec_axis axis;
    bool struck;           /* what was retracted is drawn, struck through; else it is counted in the note */
    bool vintages;         /* amounts at the days on which they were stated */
    const char *multiples; /* the dimension of which each value gets a panel; NULL: one chart */
    annals_spec_event *events;
    size_t event_count;
    const char **notes;
    size_t note_count;
    double width, height;       /* CSS pixels; height 0: as the data needs it */
    bool millimetres;           /* how the author gave them */
    bool sized;                 /* the author gave a width */
    const char *as_of;          /* an operation or a time, as --as-of takes it; NULL: now */
    annals_period published_by; /* text "": whenever */
    bool past;                  /* it is drawn as of a moment */
    annals_moment moment;
    const char *language; /* NULL: English */
    annals_theme theme;
    const char *theme_name; /* NULL: the screen's */
    bool theme_waits;       /* theme_name is a file that nobody has handed over yet */
    bool theme_house;       /* the theme is of such a file */
};

/* Gives the spec the theme that it names, unless that is a file. */
annals_status annals_spec_dress(annals_spec *spec, annals_error *error);

/* An empty spec with its arena and the default size; NULL: no memory. */
annals_spec *annals_spec_new(void);

/* Makes room for `count` entries, zeroed. */
annals_status annals_spec_reserve(annals_spec *spec, size_t count, annals_error *error);

/* Copies the entries' queries into the row that annals_spec_queries lends. */
void annals_spec_seal(annals_spec *spec);

/* Of which state of the record the chart is to say that it is: as of a moment (NULL: now), of what was published by
 * then (NULL: the spec's own, or whenever). */
void annals_spec_set_state(annals_spec *spec, const annals_moment *as_of, const annals_period *published_by);

#define ANNALS_PIXELS_MM (96 / 25.4)

/* The least and the most that a side of a chart of a kind may measure, in pixels or millimetres. */
double annals_spec_least(annals_chart_kind kind, bool millimetres);
double annals_spec_most(bool millimetres);

/* A value as the author wants it shown. */
const char *annals_spec_shown(const annals_spec *spec, const char *recorded);

#endif
