/* The working state of a layout and the steps that share it. Every step remembers the first failure in `status`; what
 * follows then does nothing of worth, and annals_chart_layout checks once. Internal. */
#ifndef ANNALS_CHART_LAYOUT_H
#define ANNALS_CHART_LAYOUT_H

#include "../series/str.h"
#include "format.h"
#include "scene.h"
#include "spec.h"
#include "theme.h"

/* How an amount ends, seen from zero. */
typedef enum {
    ANNALS_SHAPE_EXACT,
    ANNALS_SHAPE_ABOUT,
    ANNALS_SHAPE_AWAY,   /* at least, more than: the truth lies farther from zero */
    ANNALS_SHAPE_TOWARD, /* at most, less than: it lies between zero and the bound */
    ANNALS_SHAPE_ACROSS, /* a bound on one side of zero, beyond which the truth may lie on the other */
    ANNALS_SHAPE_RANGE,
    ANNALS_SHAPE_UNKNOWN,
    ANNALS_SHAPE_COUNT
} annals_shape;

/* One amount to be drawn. */
typedef struct {
    const annals_row *row;
    size_t entry;         /* of the spec's data */
    size_t series;        /* which line of a time chart */
    size_t panel;         /* of small multiples */
    size_t shade;         /* which of the colours, where bars stand side by side */
    const char *category; /* its name beside the bar, or in full where bars stand side by side */
    const char *value;    /* what it says in words */
    annals_shape shape;
    double low, high;    /* the ends that are known; equal for all but ranges */
    bool retracted;      /* it no longer stands: drawn hollow and struck through */
    bool quiet;          /* it steps back behind what is highlighted */
    bool total;          /* nobody stated it: the steps of a waterfall lead to it */
    double base;         /* what it is stacked on */
    double roof;         /* how far up it may reach, as far as that is known */
    int loose;           /* where it may lie beyond that: 1 above, -1 below, 0 nowhere; of stacks, all layers' */
    annals_decimal rank; /* what it is sorted by */
    size_t position;     /* in the data */
    size_t turn;         /* in the author's own order */
} annals_item;

enum { ANNALS_LANES_MOST = 8 };

#define ANNALS_QUIET SIZE_MAX

/* A place along the axis of names, with a lane for each bar that may stand there. */
typedef struct {
    const char *name;  /* "Jan 2025" */
    const char *brief; /* "Jan", where the year has been said */
    annals_moment first, last;
    const annals_item *items[ANNALS_LANES_MOST];  /* NULL: nothing is recorded */
    const annals_item *layers[ANNALS_LANES_MOST]; /* of a stack, from zero outwards; items[0] is then their sum */
    size_t layer_count;
} annals_slot;

typedef struct {
    annals_slot *slots;
    size_t count;
    size_t lanes;                         /* 1..ANNALS_LANES_MOST */
    size_t shades;                        /* how many colours tell bars apart; 1: none does */
    const char *names[ANNALS_LANES_MOST]; /* of the colours */
    bool before_after;                    /* the first lane is the past of the second: its colour steps back */
    bool periods;                         /* slots are stretches of time, in their order */
    bool regular;                         /* and all of `grain` */
    size_t stride;                        /* of how many of that grain each is the first: 4 of elections; 0: 1 */
    annals_grain grain;
} annals_slots;

typedef struct {
    const char **lines;
    double *widths;
    size_t count;
    bool cut;  /* something was left out, and "…" stands for it */
    bool torn; /* a word had to be broken */
} annals_lines;

/* Ticks at 1, 2, 5 times a power of ten: from first*step to last*step. */
typedef struct {
    annals_decimal step;
    int64_t first, last;
} annals_ticks;

/* An axis of values. */
typedef struct {
    annals_value_scale scale;
    double low, high;      /* the values at its ends */
    double linear;         /* symlog: how far from zero it is about linear */
    annals_decimal *ticks; /* upwards */
    size_t count;
} annals_axis;

/* A panel of small multiples (layout_panels.h). */
typedef struct annals_panel annals_panel;

/* A row of the table of kinds, below. */
typedef struct annals_chart_form annals_chart_form;

typedef struct {
    const annals_spec *spec;
    const annals_chart_form *form; /* of the spec's kind */
    const annals_answer *const *answers;
    const annals_measure *measure;
    const annals_theme *theme;
    const annals_language *language; /* of words, numbers and dates */
    annals_warnings *warnings;
    annals_error *error;
    annals_status status;
    bool cramped; /* it failed for want of room: smaller type may help */
    bool tight;   /* no larger margins than must be */
    bool terse;   /* no words on what signs mean */
    annals_scene *scene;
    annals_arena *arena; /* the scene's */
    annals_mark *marks;  /* growing; the scene's once all stand */
    size_t mark_room;
    annals_text *texts;
    size_t text_room;
    double scale; /* of type, strokes and gaps: 1 on a page 720 wide */
    annals_item *items;
    size_t count;
    annals_item *withdrawn; /* what was retracted and is drawn over lines; no items */
    size_t withdrawn_count;
    size_t retracted_out; /* what else was retracted: counted in the note */
    size_t series_count;
    const char **series_names;
    size_t *palette;           /* of lines: which of the theme's colours each has, or ANNALS_QUIET; NULL: their own */
    bool full_names;           /* groups alone don't tell the series apart */
    annals_slots slots;        /* of bars and columns */
    double *series_steps;      /* of a time chart: from one period to the next, in microseconds; 0: no rhythm */
    annals_moment first, last; /* the stretch of time that a time chart shows */
    annals_moment data_first, data_last; /* that of what is in it, without the margins */
    annals_grain grain;                  /* its finest one, and whether all periods have it; where grain_known */
    bool uniform, grain_known;
    annals_axis axis;                     /* of its values */
    bool has_ranges, has_open, has_about; /* what is not known of its items */
    annals_style style;                   /* how they are drawn: never ANNALS_STYLE_AUTO */
    double fade;                          /* how far an open end reaches, in pixels */
    size_t unwritten;                     /* amounts that their layers have no room for */
    bool several_periods;
    bool several_kinds;
    const char *unit;
    bool signs;               /* amounts are changes: + is written */
    const char **source_list; /* the words for each source, in the order of what is drawn */
    size_t source_total;
    annals_lines notes, source;
    const char *title;
    const char *subtitle;
    bool from_right;               /* the page is read from the right */
    bool mirrored;                 /* and what is drawn on it, too */
    const annals_panel *panel;     /* which of small multiples it is; NULL: none */
    const annals_item *shown;      /* by the marks that are added now; NULL: none */
    const annals_item *shown_last; /* of a line, which shows all from the one to the other */
    const char *about;             /* that in words; NULL: not said yet */
} annals_layout;

/* A chart kind: one row of the table in layout_kinds.c. */
struct annals_chart_form {
    annals_word alt; /* what it is called: "Bar chart" */
    bool over_time;  /* its items are told apart by series and period, not by the names of bars */
    bool upright;
    bool bare; /* nothing stands around its plot: no title, no notes, no sources */
    bool stacked;
    bool pairs;                             /* names have amounts for each period or entry, not periods for each name */
    bool chained;                           /* it joins all amounts of a name, not two */
    bool numbered;                          /* sources get numbers */
    bool mirrors;                           /* a page that is read from the right turns it round */
    size_t lanes;                           /* how many colours stand side by side, at most ANNALS_LANES_MOST */
    void (*arrange)(annals_layout *layout); /* what stands where, before any geometry */
    void (*explain)(const annals_layout *layout, annals_str *out); /* what the signs that occur mean; NULL: none do */
    /* How high it would like its plot to be, and how it fills the box that it gets. */
    double (*height)(annals_layout *layout, double width);
    void (*draw)(annals_layout *layout, annals_box box);
    /* The room that small multiples share for the words of its axes, left of and below them; NULL: none. */
    void (*sides)(annals_layout *layout, double *left, double *below);
};
extern const annals_chart_form annals_form_bars, annals_form_columns, annals_form_diverging, annals_form_time,
    annals_form_stacked_bars, annals_form_stacked_columns, annals_form_dots, annals_form_dumbbell, annals_form_spark,
    annals_form_timeline, annals_form_waterfall, annals_form_slope, annals_form_table;
extern const annals_chart_form annals_form_multiples; /* of panels, each with a form of its own */
const annals_chart_form *annals_chart_form_of(annals_chart_kind kind);

/* --- Looks (layout_look.c) -----------------------------------------------------------------------------------------
 */

/* The theme's other colours are called by name: layout->theme->ink. */
annals_colour annals_series_colour(const annals_layout *layout, size_t series); /* of a line */
/* The same, near enough to the theme's ink for small words. */
annals_colour annals_series_ink(const annals_layout *layout, size_t series);
annals_colour annals_shade_colour(const annals_layout *layout, size_t shade); /* of bars side by side */
annals_colour annals_colour_alpha(annals_colour colour, double alpha);        /* 0..1 */

annals_face annals_layout_face(const annals_layout *layout, annals_face_use use);

enum { ANNALS_MARGIN = 28 }; /* left and right of the page, at scale 1 */

/* The spec's language with the currencies of the answers, to be closed (layout_language.c). */
annals_status annals_layout_language(const annals_spec *spec, const annals_answer *const *answers, size_t count,
                                     annals_language *language, annals_error *error);

/* --- What all steps stand on (layout_base.c) -----------------------------------------------------------------------
 */

annals_status annals_layout_fail(annals_layout *layout, annals_status status); /* keeps the first */
void annals_layout_fail_cramped(annals_layout *layout, const char *format, ...) ANNALS_PRINTF(2, 3);
void *annals_layout_alloc(annals_layout *layout, size_t count, size_t size); /* zeroed; NULL: failed */
const char *annals_layout_take(annals_layout *layout, annals_str *str);      /* into the arena; "" on failure */

/* --- Building the scene (layout_scene.c) ---------------------------------------------------------------------------
 */

void annals_layout_add(annals_layout *layout, annals_mark mark);
void annals_layout_rectangle(annals_layout *layout, annals_role role, annals_box box, annals_colour colour);
void annals_layout_rule(annals_layout *layout, annals_role role, annals_point a, annals_point b, annals_colour colour,
                        double width, double dash);
void annals_layout_path(annals_layout *layout, annals_role role, const annals_point *points, size_t count,
                        annals_colour colour, double width, double dash);
/* A closed polygon; the points are copied. */
void annals_layout_area(annals_layout *layout, const annals_point *points, size_t count, annals_colour colour);
void annals_layout_disc(annals_layout *layout, annals_role role, annals_point centre, double radius, annals_colour fill,
                        annals_colour stroke, double stroke_width);

/* One line of text; nothing for an empty one. Gives its box. */
annals_box annals_layout_write(annals_layout *layout, annals_role role, const char *text, annals_face face,
                               annals_colour colour, annals_anchor anchor, double x, double baseline);
/* The same, of a text that was measured. */
annals_box annals_layout_set(annals_layout *layout, annals_role role, const char *text, annals_face face,
                             annals_colour colour, annals_anchor anchor, double x, double baseline,
                             annals_extent extent);

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

/* How far something reaches from zero on both sides: values, and pixels beyond them. */
typedef struct {
    double low, high;
    double before, after;
} annals_reach;

/* Where bars stand: a scale of values and whether it runs upwards. */
typedef struct {
    bool upright;
    double zero; /* x or y of zero, which a cut leaves out of the picture */
    double unit; /* pixels a unit of value */
    double cut;  /* the value at which bars begin; 0: they begin at zero */
} annals_scale;
/* Where bars begin. */
double annals_scale_base(const annals_scale *scale);
/* A scale whose bars begin at a place: at zero, or where the spec cuts them. */
annals_scale annals_scale_from(const annals_layout *layout, bool upright, double base, double unit);
/* Marks a cut across a bar, beside its base. */
void annals_bar_cut(annals_layout *layout, const annals_scale *scale, double across, double thickness);
/* Where a bar that ends at a place is over with the mark of its cut, which is no shorter than that. */
double annals_bar_cut_end(const annals_layout *layout, const annals_scale *scale, double end);
/* An item's reach from where bars begin, without pixels. */
annals_reach annals_item_reach(const annals_layout *layout, const annals_item *item);

/* --- Items (layout_item.c) and their words (layout_say.c) ----------------------------------------------------------
 */

double annals_decimal_double(annals_decimal decimal);
/* Sets shape, ends and rank by the row's amount. */
void annals_item_shape(annals_item *item);
/* Whether an amount that can be drawn has a side on which its bar lies: -1, 1; 0 for none. */
int annals_item_side(const annals_item *item);
/* The value behind which its words stand. */
double annals_item_end(const annals_item *item);
/* The known end of what an item adds to what it stands on, and the middle of what is known. */
double annals_item_known(const annals_item *item);
double annals_item_middle(const annals_item *item);

/* How an item's amount is written. */
annals_wording annals_layout_wording(const annals_layout *layout, const annals_item *item);
/* Adds an item's amount in words, with its unit ("3 days") where `counted`. */
void annals_layout_value(const annals_layout *layout, const annals_item *item, bool counted, annals_str *out);
/* The same in words: "at least 13". */
const char *annals_item_words(annals_layout *layout, const annals_item *item);
/* Whether another source states what can't hold beside an item's figures; then "*" is added to its value. */
bool annals_item_disputed(const annals_layout *layout, const annals_item *item);
void annals_layout_mark_disputed(const annals_layout *layout, const annals_item *item, annals_str *value);
/* "estimate", within a text. */
const char *annals_layout_kind_words(const annals_layout *layout, annals_kind kind);
/* The words for a source: title, publisher, day. */
const char *annals_layout_source_words(annals_layout *layout, const annals_source *source);
/* The sources below them: fills `source_list` and `source` (layout_sources.c). */
void annals_layout_sources(annals_layout *layout, double width, annals_face face);
/* Adds a sentence behind others. */
void annals_layout_add_sentence(const annals_layout *layout, annals_str *out, annals_word word, const char *one);

/* --- Data (layout_data.c), words (layout_words.c) ------------------------------------------------------------------
 */

/* Fills items, series, unit. */
void annals_layout_collect(annals_layout *layout);
/* Names and words of the items that a panel of small multiples shows. */
void annals_layout_name(annals_layout *layout);
/* Titles, notes and source line, before any geometry. */
void annals_layout_say(annals_layout *layout);
/* The notes under the chart, each broken into lines of a width. */
void annals_layout_footer(annals_layout *layout, double width);
/* What the signs on the chart mean (layout_notes.c). */
void annals_explain_bars(const annals_layout *layout, annals_str *out);
void annals_explain_waterfall(const annals_layout *layout, annals_str *out);
void annals_explain_dots(const annals_layout *layout, annals_str *out);
void annals_explain_time(const annals_layout *layout, annals_str *out);
/* What the "*" of disputed amounts means, and of which state of the record the chart is; "" where there is nothing to
 * say (layout_record.c). */
const char *annals_layout_record_note(annals_layout *layout);
/* Alternative text and the ids of what is drawn. */
void annals_layout_describe(annals_layout *layout);
/* Decides what stands beside what: fills layout->slots (layout_arrange.c). */
void annals_layout_arrange(annals_layout *layout);
/* A place for each item, in their order. */
void annals_slots_alone(annals_layout *layout);
/* The same with lanes piled up into stacks (layout_stack.c). */
void annals_stack_arrange(annals_layout *layout);
void annals_stack_warn(annals_layout *layout); /* of numbers that layers had no room for */
/* Draws a place's bar, or its stack, across from `across`. */
void annals_slot_draw(annals_layout *layout, const annals_scale *scale, const annals_slot *slot, size_t lane,
                      double across, double thickness, annals_colour colour);
/* How far the amounts of all places reach: zero is always within. */
void annals_slots_extent(const annals_layout *layout, double *low, double *high);
/* Words for what tells an entry of the data from the others (layout_data.c). */
const char *annals_layout_entry_name(annals_layout *layout, size_t entry);

/* Time charts (layout_time_data.c): what the data's periods allow. */
void annals_time_prepare(annals_layout *layout);
bool annals_time_is_wide(const annals_layout *layout, const annals_period *period);
bool annals_time_has_lines(const annals_layout *layout);
/* Whether each item has a mark of its own, or only a line goes along them. */
bool annals_time_shows_items(const annals_layout *layout);
/* Whether panels show the series of the others in grey. */
bool annals_time_has_others(const annals_layout *layout);
/* Whether periods are missing between an item and the next one of its series. */
bool annals_time_is_gap(const annals_layout *layout, size_t item);
/* The first and the last moment of a period, where an open side begins and ends at the other; false: both are open. */
bool annals_time_ends(const annals_period *period, annals_moment *first, annals_moment *last);

/* What was retracted (layout_retracted.c): how much of it there is; adds it behind the items that stand, or to
 * `withdrawn`, and counts the rest; says what its sign means and how many are left out. */
size_t annals_retracted_count(const annals_layout *layout);
void annals_retracted_add(annals_layout *layout);
void annals_retracted_explain(const annals_layout *layout, annals_str *out);

/* A page that is read from the right (layout_mirror.c): whether it is, by its language or else its title, and whether
 * what it shows turns round with its words; and turns the finished scene. */
void annals_mirror_decide(annals_layout *layout);
void annals_mirror_turn(annals_layout *layout);

/* Decides what stands out: fills `quiet` and `palette` (layout_emphasis.c). */
void annals_layout_emphasise(annals_layout *layout);
/* Whether an item bears a name: its own, or a value of its dimensions as recorded or as shown. */
bool annals_item_bears(const annals_layout *layout, const annals_item *item, const char *name);
/* Sorts the items as the spec wants them (layout_order.c). */
void annals_layout_sort(annals_layout *layout);
/* Whether the items can stand on one chart of the kind (layout_check.c). */
annals_status annals_layout_check(annals_layout *layout);

/* --- Bars along a line (layout_mark.c) -----------------------------------------------------------------------------
 */

/* How far open ends reach, so that bars keep their proportions: a share of the stretch that values take. */
double annals_bar_fade(const annals_layout *layout, double stretch);
/* What an item needs beyond its ends, in pixels. */
double annals_bar_tail(const annals_layout *layout, const annals_item *item);
/* A layer of a stack from its base on, without what is not known beyond it: that belongs to the stack's end. */
void annals_bar_layer(annals_layout *layout, const annals_scale *scale, const annals_item *item, double across,
                      double thickness, annals_colour colour);
/* The end of a stack: what is not known of its sum. */
void annals_bar_end(annals_layout *layout, const annals_scale *scale, const annals_item *sum, double across,
                    double thickness, annals_colour colour);
/* Draws an item with its thickness across from `across`. */
void annals_bar_draw(annals_layout *layout, const annals_scale *scale, const annals_item *item, double across,
                     double thickness, annals_colour colour);

/* The largest scale at which all reaches fit into a length; `zero` is the room on the low side, `needed` on both: more
 * than the length where even a scale of 0 is too large. */
double annals_reach_fit(const annals_reach *reaches, size_t count, double length, double *zero, double *needed);

/* --- What a mark shows, in words (layout_about.c) ------------------------------------------------------------------
 */

/* The marks that are added from now on show this item; NULL: none. */
void annals_layout_about(annals_layout *layout, const annals_item *item);
/* They show a line through these and the items between them. */
void annals_layout_about_line(annals_layout *layout, const annals_item *first, const annals_item *last);
/* That in words, made for the first mark; NULL: none. */
const char *annals_layout_about_words(annals_layout *layout);

/* --- Scales with ticks (layout_ticks.c) ----------------------------------------------------------------------------
 */

annals_ticks annals_ticks_for(double low, double high, double wanted);
double annals_tick_value(const annals_ticks *ticks, int64_t tick);
/* Money has two decimals or none: 3.50, not 3.5. */
annals_decimal annals_tick_decimals(const annals_layout *layout, annals_decimal value);
const char *annals_tick_text(annals_layout *layout, const annals_ticks *ticks, int64_t tick);

/* Ticks of time at the starts of seconds, hours, days, months, quarters, years: never finer than the data's periods. */
typedef struct {
    annals_moment at;
    annals_moment centre; /* of the words: the middle of the period that begins there, where all are alike */
    const char *text;
    const char *day; /* in a second line, where the clock says no day; or NULL */
} annals_time_tick;
annals_time_tick *annals_time_ticks(annals_layout *layout, annals_moment first, annals_moment last, size_t most,
                                    size_t *count);

/* --- Points with their whiskers (layout_dot.c) ---------------------------------------------------------------------
 */

/* Where one amount stands along a line of amounts. */
typedef struct {
    bool upright;
    double low, high; /* the places of its ends: x or y */
    double across;    /* the line's own place: y or x */
} annals_dot;

/* How far a point reaches beyond its ends, in pixels. */
double annals_dot_beyond(const annals_layout *layout, const annals_item *item, bool above);
/* The axis of values that points stand on: with `zero` one with ticks, that begins there where it is near; else from
 * the least to the greatest. */
void annals_dots_scale(annals_layout *layout, bool zero);
/* A point that was retracted: hollow, with a line through it. */
void annals_dot_strike(annals_layout *layout, annals_point at);
void annals_dot_draw(annals_layout *layout, const annals_item *item, const annals_dot *dot, annals_colour colour);

/* --- Names of colours, above the plot (layout_legend.c) ------------------------------------------------------------
 */

double annals_legend_height(annals_layout *layout, double width);
void annals_legend_draw(annals_layout *layout, double left, double top, double width);

#endif
