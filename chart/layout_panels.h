/* Small multiples: panels of one chart, each a layout of its own, that share scales and the room for words. Internal.
 */
#ifndef ANNALS_CHART_LAYOUT_PANELS_H
#define ANNALS_CHART_LAYOUT_PANELS_H

#include "layout.h"

/* What panels agree on, so that their plots line up: the most that any of them needs, or the least that all can have.
 */
typedef enum {
    ANNALS_AGREE_NAMES,  /* room for names: the most */
    ANNALS_AGREE_VALUES, /* room for values: the most */
    ANNALS_AGREE_AXIS,   /* whether an axis stands for values: 1 where one needs it */
    ANNALS_AGREE_PITCH,  /* from bar to bar: the least */
    ANNALS_AGREE_START,  /* from the names to where an axis begins: the most */
    ANNALS_AGREE_LENGTH, /* of an axis: the least */
    ANNALS_AGREE_COUNT
} annals_agree;

/* Panels are laid out several times; each time they learn what the last round came to. */
typedef struct {
    double next[ANNALS_AGREE_COUNT], agreed[ANNALS_AGREE_COUNT];
    annals_reach *reaches; /* of all bars of all panels */
    size_t reach_count, reach_room;
    size_t agreed_reaches; /* of the last round, at the beginning of `reaches` */
    int round;             /* from 0, in which nothing is agreed on */
} annals_agreement;

/* What a panel knows of its place among the others. */
struct annals_panel {
    const annals_layout *whole;
    size_t number, count;
    const char *name;
    const size_t *colours; /* of its series: their numbers in the whole */
    size_t colour_count;   /* others are as they are */
    bool words_left;       /* it writes the words of a shared axis of values */
    bool words_below;      /* and of time */
    annals_agreement *agreement;
};

/* Numbers the items' panels by the values of the spec's dimension and sorts by them, in the order of the data; fails
 * where an entry has no such dimension, or too many values. */
void annals_panels_split(annals_layout *layout);
size_t annals_panels_count(const annals_layout *layout);
/* The value by which an item's panel is told apart; "": none. */
const char *annals_panel_value(const annals_layout *layout, const annals_item *item);

/* Replaces a length by what the panels have agreed on; nothing where there are no panels. */
void annals_panel_agree(annals_layout *layout, annals_agree what, double *length);
/* As annals_reach_fit, over the bars of all panels; gives `unit` where there are none or nothing is agreed on yet. */
double annals_panel_fit(annals_layout *layout, const annals_reach *reaches, size_t count, double length, double unit,
                        double *zero);
/* Whether the panel's own name says a dimension's value already. */
bool annals_panel_names(const annals_layout *layout, const char *dimension);
/* What scales are made for: all panels, or the chart itself. */
const annals_layout *annals_panel_whole(const annals_layout *layout);

#endif
