/* The steps of a time chart's layout. Internal. */
#ifndef ANNALS_CHART_LAYOUT_TIME_H
#define ANNALS_CHART_LAYOUT_TIME_H

#include "layout_events.h"

typedef struct {
    annals_box frame; /* everything */
    annals_box box;   /* within the axes */
    annals_moment first, last;
    annals_axis axis;
    annals_style style;
    annals_events events;
    annals_phrase *names; /* of the series, with their last values; NULL: none is written at the right */
    double names_width;   /* of the widest */
} annals_time_plot;

/* The finest grain of the data's periods, and whether all have it; intervals count as days. */
annals_grain annals_time_grain(const annals_layout *layout, bool *uniform);
/* Whether an item and the next one are of one series, and both known. */
bool annals_time_joined(const annals_layout *layout, size_t item);

/* Places on the page (layout_time_place.c). */
double annals_time_x(const annals_time_plot *plot, annals_moment moment);
double annals_time_y(const annals_time_plot *plot, double value);
annals_point annals_time_place(const annals_time_plot *plot, const annals_item *item);

/* The left and right end of an item's period. */
void annals_time_sides(const annals_time_plot *plot, const annals_item *item, double *left, double *right);

/* Of names and amounts: the face of what is said first, and of what stands beside it. */
annals_face annals_time_bold_face(const annals_layout *layout);
annals_face annals_time_plain_face(const annals_layout *layout);
/* The last item of a series; NULL: it has none. */
const annals_item *annals_time_last(const annals_layout *layout, size_t series);
/* Where words may stand: beside the axes, too, but not below. */
annals_box annals_time_label_room(const annals_time_plot *plot);

/* layout_time_values.c: stacks the items and chooses the axis of values. */
void annals_time_scale(annals_layout *layout);

/* Items of one series from `from` to `to`, both included, drawn at `value`, `shift` pixels lower. */
typedef struct {
    size_t from, to;
    double (*value)(const annals_item *item);
    double shift;
} annals_stretch;

/* layout_time_outline.c: what lies along a stretch. */
/* The stretch's points, in the arena; of many items only those that pixels show. NULL: failed. */
annals_point *annals_time_outline(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch,
                                  size_t *count);
void annals_time_fill_below(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch,
                            annals_colour colour);
void annals_time_fill_band(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch,
                           annals_colour colour);
/* From the edge to `reach` pixels below it, above where negative. */
void annals_time_fill_beyond(annals_layout *layout, const annals_time_plot *plot, const annals_stretch *stretch,
                             double reach, annals_colour colour);

/* layout_time_lines.c */
void annals_time_draw_lines(annals_layout *layout, const annals_time_plot *plot);
/* In a panel with one series: those of the other panels, in grey. */
void annals_time_draw_others(annals_layout *layout, const annals_time_plot *plot);
/* Whether what is not known of an item is drawn along its line. */
bool annals_time_in_fade(const annals_layout *layout, const annals_time_plot *plot, size_t item);
bool annals_time_in_halo(const annals_layout *layout, const annals_time_plot *plot, size_t item);
bool annals_time_in_band(const annals_layout *layout, const annals_time_plot *plot, size_t item);

/* layout_time_marks.c */
void annals_time_draw_marks(annals_layout *layout, const annals_time_plot *plot);
/* A bar as long as a period; approximate ends are soft, open ones fade away. */
void annals_time_draw_period(annals_layout *layout, const annals_time_plot *plot, const annals_period *period, double y,
                             double height, annals_colour colour);
/* How far its ends reach beyond the period. */
double annals_time_period_reach(const annals_layout *layout, const annals_period *period);

/* layout_time_amounts.c */
void annals_time_write_amounts(annals_layout *layout, const annals_time_plot *plot);

/* layout_time_labels.c */
double annals_time_names_width(annals_layout *layout, annals_time_plot *plot, double width);
void annals_time_draw_labels(annals_layout *layout, const annals_time_plot *plot);

#endif
