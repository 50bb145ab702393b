/* The solver of labels: files of kinds say which words would like to stand where, and it decides. Internal. */
#ifndef ANNALS_CHART_LAYOUT_PLACE_H
#define ANNALS_CHART_LAYOUT_PLACE_H

#include "layout_phrase.h"

/* A place where words may stand: their corner from a point, in their own widths and heights, and pixels at scale 1;
 * half a height is the middle of their figures. */
typedef struct {
    double widths, heights;
    double x, y;
} annals_spot;

/* Those about a point, the nearest first. */
extern const annals_spot annals_spots_about[];
extern const size_t annals_spots_about_count;

/* One: right behind a point, right before it, on top of it, below it, about it. */
extern const annals_spot annals_spot_behind, annals_spot_before, annals_spot_above, annals_spot_below,
    annals_spot_middle;

/* Words that would like to stand somewhere. */
typedef struct {
    annals_phrase words; /* as they would like to be; once placed, as they are */
    const char *brief;   /* what may stand for its first part; NULL: nothing */
    const char *of;      /* whose words they are, for warnings; NULL: nobody's */
    annals_point at;     /* what they name */
    const annals_spot *spots;
    size_t spot_count;
    annals_box room; /* within which they stay */
    double apart;    /* kept free at both sides of them, from other words of the batch */
    bool within;     /* they stand on a mark that holds them whole */
    bool clears;     /* the line of an axis gives way to them, as grid lines do */
    bool adrift;     /* where they will be on the page is not known yet: only the batch counts */
    bool leads;      /* they may stand farther away, with a thin line to what they name */
    bool stands;     /* a rule goes from what they name up to them, which runs through no words of the batch */
    /* What was decided. */
    bool placed;
    size_t spot; /* at which, or shifted from which */
    annals_box box;
    bool led;
    annals_point leader[2];
} annals_wish;

/* Finds places for a batch, the first ones first: at the spots, the first that is clear of all that is drawn and
 * written; else at one that is shared, if who is there can move; else shifted into the room; else farther away, where
 * they lead; else in brief; else shortened. A small batch in which some find none is looked at as a whole. Draws
 * nothing. Gives how many found one. */
size_t annals_place_find(annals_layout *layout, annals_wish *wishes, size_t count);
/* Writes one that was placed, `down` pixels lower; grid lines give way to it. */
void annals_place_write(annals_layout *layout, const annals_wish *wish, double down);
/* Both, and warns of what was left out or shortened. */
size_t annals_place_all(annals_layout *layout, annals_wish *wishes, size_t count);

/* The whole page, as a room. */
annals_box annals_place_page(const annals_layout *layout);

/* Whether a box lies within the room and on no text and no mark, but for grid lines and the shades of events. */
bool annals_place_is_free(const annals_layout *layout, annals_box room, annals_box box);
/* Whether a line from here to there would run through words. */
bool annals_place_crosses_words(const annals_layout *layout, annals_point from, annals_point to);
/* Takes grid lines away from below a box of words, on an empty part of the plot. */
void annals_place_clear(annals_layout *layout, annals_box box);

/* --- Along one line (layout_place_row.c) ---------------------------------------------------------------------------
 */

/* Something that would like to stand at a height of its own beside others in one column. */
typedef struct {
    size_t index; /* of whatever it is */
    double wanted, top, height;
    int rank; /* those of the highest are left out first */
} annals_block;

/* Sorts blocks downwards by the middles that they want; while all are higher than what is between top and bottom, puts
 * one of the highest rank that has the nearest neighbour behind the others, which are pushed apart by as little as can
 * be. Gives how many are left. */
size_t annals_place_column(annals_layout *layout, annals_block *blocks, size_t count, double top, double bottom);

/* Words that would like to stand about a place along an axis: names, ticks. */
typedef struct {
    double wanted; /* their middle */
    double length;
    int rank;    /* lower ones come first, then those that stand first */
    double from; /* where they begin, if they are shown */
    bool shown;
} annals_stop;

/* Shows those that keep `apart` from the others that are shown and lie between `first` and `last`; with `slides` those
 * at the ends are shifted inwards. Gives how many are shown. */
size_t annals_place_row(annals_stop *stops, size_t count, double first, double last, double apart, bool slides);

/* --- How much room words get (layout_place_fit.c) ------------------------------------------------------------------
 */

/* Words at the ends of bars or points, which they share a length with. */
typedef struct {
    const annals_item *item; /* NULL: there is none */
    const char *text;        /* NULL: they are left out */
    double width;            /* 0 where they are */
} annals_tip;

/* Measures the words of all items; then, while `fits` says that what they stand at has no room, takes the widest in
 * brief, or leaves it out with a warning: a number that is cut would be another number. */
void annals_place_ends(annals_layout *layout, annals_tip *ends, size_t count, annals_face face,
                       bool (*fits)(annals_layout *layout, void *context), void *context);

/* Sizes of type and numbers of lines, tried in turn. */
typedef struct {
    double size;
    size_t lines;
} annals_trial;

/* Breaks texts into lines of a width, of one face for all, which is made smaller until no word is torn or cut; NULL
 * among them: none. False: some are at the last size, too. */
bool annals_place_alike(annals_layout *layout, const char *const *texts, annals_lines *lines, size_t count,
                        double width, annals_face *face, const annals_trial *trials, size_t trial_count);

/* An amount in signs: ">=13" for "at least 13" (layout_say.c's words, shortened); in the arena. */
const char *annals_place_brief(annals_layout *layout, const annals_item *item);

#endif
