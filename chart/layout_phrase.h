/* Words that stand together: one behind another on a line, or lines below each other. Internal. */
#ifndef ANNALS_CHART_LAYOUT_PHRASE_H
#define ANNALS_CHART_LAYOUT_PHRASE_H

#include "layout.h"

/* What becomes of a part where room is short. */
typedef enum {
    ANNALS_YIELD_NEVER,
    ANNALS_YIELD_OUT, /* it is left out, before anything is cut */
    ANNALS_YIELD_CUT  /* it is cut, with "…" */
} annals_yield;

/* How words are set, but for where. */
typedef struct {
    annals_role role;
    annals_face face;
    annals_colour colour;
    annals_yield yields;
    const char *what; /* what a warning calls it: "name"; NULL: there is none */
} annals_setting;

typedef struct {
    annals_setting setting;
    const char *text;
    annals_extent extent;
    size_t number, line; /* from 0; the number stays where others are left out */
    double gap;          /* from the part before it on its line */
    double x, baseline;  /* its left end and its baseline, from the phrase's top left corner */
} annals_part;

enum { ANNALS_PARTS_MOST = 6 };

/* Zeroed: none, whose lines begin at one place. */
typedef struct {
    annals_part parts[ANNALS_PARTS_MOST];
    size_t count;
    annals_anchor align; /* of its lines */
    double width, height;
} annals_phrase;

/* Adds a part behind the last one, `gap` pixels away, or as a new line below it; nothing for "" or where it is full. */
void annals_phrase_add(annals_layout *layout, annals_phrase *phrase, const char *text, annals_setting setting,
                       double gap);
void annals_phrase_below(annals_layout *layout, annals_phrase *phrase, const char *text, annals_setting setting);
void annals_phrase_lines(annals_layout *layout, annals_phrase *phrase, const annals_lines *lines,
                         annals_setting setting);

/* Makes it as narrow as a width, by what its parts yield; false: they don't yield that much, and it is as it was. */
bool annals_phrase_shorten(annals_layout *layout, annals_phrase *phrase, double width);
/* Warns of what a phrase has lost of what it was; `of` says whose words they are; NULL: nobody's. */
void annals_phrase_warn(annals_layout *layout, const annals_phrase *was, const annals_phrase *is, const char *of);

/* From its top to the middle of its figures and capitals. */
double annals_phrase_middle(const annals_phrase *phrase);
void annals_phrase_write(annals_layout *layout, const annals_phrase *phrase, double left, double top);

#endif
