/* The working state of a layout and the steps that share it. Every step remembers the first failure in `status`; what
 * follows then does nothing of worth, and annals_chart_layout checks once. Internal. */
#ifndef ANNALS_CHART_LAYOUT_H
#define ANNALS_CHART_LAYOUT_H

#include "../series/str.h"
#include "scene.h"
#include "spec.h"

/* How an amount ends, seen from zero. */
typedef enum {
    ANNALS_SHAPE_EXACT,
    ANNALS_SHAPE_ABOUT,
    ANNALS_SHAPE_AWAY,   /* at least, more than: the truth lies farther from zero */
    ANNALS_SHAPE_TOWARD, /* at most, less than: it lies between zero and the bound */
    ANNALS_SHAPE_RANGE,
    ANNALS_SHAPE_UNKNOWN,
    ANNALS_SHAPE_COUNT
} annals_shape;

/* One amount to be drawn. */
typedef struct {
    const annals_row *row;
    size_t entry;         /* of the spec's data */
    size_t series;        /* which line of a time chart */
    const char *category; /* its name beside the bar */
    const char *value;    /* what it says in words */
    annals_shape shape;
    double low, high;    /* the ends that are known; equal for all but ranges */
    annals_decimal rank; /* what it is sorted by */
    size_t position;     /* in the data */
} annals_item;

typedef struct {
    const char **lines;
    double *widths;
    size_t count;
    bool cut; /* something was left out, and "…" stands for it */
} annals_lines;

typedef struct {
    const annals_spec *spec;
    const annals_answer *const *answers;
    const annals_measure *measure;
    annals_warnings *warnings;
    annals_error *error;
    annals_status status;
    bool cramped; /* it failed for want of room: smaller type may help */
    annals_scene *scene;
    annals_arena *arena; /* the scene's */
    annals_mark *marks;  /* growing; the scene's once all stand */
    size_t mark_room;
    annals_text *texts;
    size_t text_room;
    double scale; /* of type, strokes and gaps: 1 on a page 720 wide */
    annals_item *items;
    size_t count;
    size_t series_count;
    const char **series_names;
    bool several_periods;
    bool several_kinds;
    const char *unit;
    bool signs;         /* amounts are changes: + is written */
    bool periods_drawn; /* a period is drawn as its width */
    annals_lines notes, source;
    const char *title;
    const char *subtitle;
} annals_layout;

/* A chart kind: how high it would like its plot to be, and how it fills the box that it gets. */
typedef struct {
    double (*height)(annals_layout *layout, double width);
    void (*draw)(annals_layout *layout, annals_box box);
} annals_chart_form;
extern const annals_chart_form annals_form_bars, annals_form_columns, annals_form_time;

/* --- Looks ---------------------------------------------------------------------------------------------------------
 */

extern const annals_colour annals_ink, annals_muted, annals_faint, annals_grid_colour, annals_axis_colour, annals_blue,
    annals_orange, annals_white;
annals_colour annals_series_colour(size_t series);
annals_colour annals_colour_alpha(annals_colour colour, double alpha); /* 0..1 */

typedef enum {
    ANNALS_FACE_TITLE,
    ANNALS_FACE_SUBTITLE,
    ANNALS_FACE_NAME,
    ANNALS_FACE_VALUE,
    ANNALS_FACE_TICK,
    ANNALS_FACE_NOTE,
    ANNALS_FACE_EVENT
} annals_face_use;
annals_face annals_layout_face(const annals_layout *layout, annals_face_use use);

enum { ANNALS_MARGIN = 28 }; /* left and right of the page, at scale 1 */

/* --- Building the scene (layout_scene.c) ---------------------------------------------------------------------------
 */

annals_status annals_layout_fail(annals_layout *layout, annals_status status); /* keeps the first */
void annals_layout_fail_cramped(annals_layout *layout, const char *format, ...) ANNALS_PRINTF(2, 3);
void *annals_layout_alloc(annals_layout *layout, size_t count, size_t size); /* zeroed; NULL: failed */
const char *annals_layout_take(annals_layout *layout, annals_str *str);      /* into the arena; "" on failure */

void annals_layout_add(annals_layout *layout, annals_mark mark);
void annals_layout_rectangle(annals_layout *layout, annals_role role, annals_box box, annals_colour colour);
void annals_layout_rule(annals_layout *layout, annals_role role, annals_point a, annals_point b, annals_colour colour,
                        double width, double dash);
void annals_layout_path(annals_layout *layout, annals_role role, const annals_point *points, size_t count,
                        annals_colour colour, double width, double dash);
void annals_layout_disc(annals_layout *layout, annals_role role, annals_point centre, double radius, annals_colour fill,
                        annals_colour stroke, double stroke_width);

/* One line of text; nothing for an empty one. Gives its box. */
annals_box annals_layout_write(annals_layout *layout, annals_role role, const char *text, annals_face face,
                               annals_colour colour, annals_anchor anchor, double x, double baseline);

/* --- Text (layout_text.c) ------------------------------------------------------------------------------------------
 */

annals_extent annals_layout_measure(annals_layout *layout, const char *text, annals_face face);
/* From the middle of a line of figures and capitals to its baseline. */
double annals_layout_drop(annals_face face);
double annals_layout_line(annals_face face); /* from baseline to baseline */

/* Breaks a text into at most `most` lines, cutting the last one with "…" where it must. */
annals_lines annals_layout_wrap(annals_layout *layout, const char *text, annals_face face, double width, size_t most);
/* The same number of lines, but of like length. */
annals_lines annals_layout_balance(annals_layout *layout, const char *text, annals_face face, double width,
                                   size_t most);
double annals_lines_width(const annals_lines *lines);
/* Warns that a text had to be shortened. */
void annals_layout_warn_cut(annals_layout *layout, const char *what, const char *text, const annals_lines *lines);

/* --- Data (layout_data.c), words (layout_words.c) ------------------------------------------------------------------
 */

/* Fills items, series, unit. */
void annals_layout_collect(annals_layout *layout);
/* Titles, notes and source line, before any geometry. */
void annals_layout_say(annals_layout *layout);
/* The notes under the chart, each broken into lines of a width. */
void annals_layout_footer(annals_layout *layout, double width);
/* Alternative text and the ids of what is drawn. */
void annals_layout_describe(annals_layout *layout);
double annals_decimal_double(annals_decimal decimal);
/* The stretch of time that a time chart shows, and whether a period is wide enough in it to be drawn as its width. */
void annals_time_extent(const annals_layout *layout, annals_moment *first, annals_moment *last);
bool annals_time_is_wide(const annals_layout *layout, const annals_period *period);
bool annals_time_has_lines(const annals_layout *layout);
/* Whether an amount that can be drawn has a side on which its bar lies: -1, 1; 0 for none. */
int annals_item_side(const annals_item *item);

/* --- Bars along a line (layout_mark.c) -----------------------------------------------------------------------------
 */

/* Where bars stand: a scale of values and whether it runs upwards. */
typedef struct {
    bool upright;
    double zero; /* x or y of zero */
    double unit; /* pixels a unit of value */
} annals_scale;

/* What an item needs beyond its ends, in pixels. */
double annals_bar_tail(const annals_layout *layout, const annals_item *item);
/* Draws an item with its thickness across from `across`. */
void annals_bar_draw(annals_layout *layout, const annals_scale *scale, const annals_item *item, double across,
                     double thickness, annals_colour colour);

/* How far something reaches from zero on both sides: values, and pixels beyond them. */
typedef struct {
    double low, high;
    double before, after;
} annals_reach;
/* The largest scale at which all reaches fit into a length; `zero` is the room on the low side, `needed` on both: more
 * than the length where even a scale of 0 is too large. */
double annals_reach_fit(const annals_reach *reaches, size_t count, double length, double *zero, double *needed);

/* --- Scales with ticks (layout_ticks.c) ----------------------------------------------------------------------------
 */

/* Ticks at 1, 2, 5 times a power of ten: from first*step to last*step. */
typedef struct {
    annals_decimal step;
    int64_t first, last;
} annals_ticks;
annals_ticks annals_ticks_for(double low, double high, double wanted);
double annals_tick_value(const annals_ticks *ticks, int64_t tick);
const char *annals_tick_text(annals_layout *layout, const annals_ticks *ticks, int64_t tick);

/* Ticks of time at the starts of days, months, quarters, years. */
typedef struct {
    annals_moment at;
    const char *text;
    bool major; /* begins a year */
} annals_time_tick;
annals_time_tick *annals_time_ticks(annals_layout *layout, annals_moment first, annals_moment last, size_t most,
                                    size_t *count);

#endif
