/* Tables of how wide Latin letters are in Inter, as chart/compile writes them when annals is built. Internal. */
#ifndef ANNALS_CHART_WIDTHS_TABLE_H
#define ANNALS_CHART_WIDTHS_TABLE_H

#include "inter_style.h"

/* Characters stand in a style in the order of the ranges that they belong to. */
typedef struct {
    uint32_t first, last; /* both belong to it */
} annals_width_range;

/* In place of an advance, or of an adjustment or change: it is not known, or depends on what stands further off. */
enum { ANNALS_WIDTH_UNKNOWN = UINT16_MAX, ANNALS_WIDTH_OPEN = INT16_MIN };

typedef struct {
    uint16_t advance;      /* where it stands alone; in the font's units */
    uint16_t left, right;  /* row of the pairs that it begins, column of those that it ends */
    uint8_t before, after; /* what it is to a sign that turns behind it, and in front of it; at least 1 */
    uint8_t turn;          /* which sign it is whose width turns by its neighbours, from 1; 0: none */
} annals_width_character;

/* One style as it is read. */
typedef struct {
    const annals_width_range *ranges;
    size_t range_count;
    const annals_width_character *characters;
    const int16_t *pairs; /* adjustments of a first one's advance by the second, row by row */
    size_t columns;
    const int16_t *turns; /* changes of a turning sign's advance: for each sign, by `before` of the one in front of it
                             and `after` of the one behind it; 0: the line's end */
    size_t befores, afters;
} annals_width_table;

enum { ANNALS_WIDTH_DIRECTORY_MOST = 1024 };

/* Where a style stands in the arrays below. */
typedef struct {
    uint32_t directory_at, directory_size; /* bytes; size 0: the style has no table */
    uint32_t pairs_at, columns;
    uint32_t turns_at, befores, afters;
    uint32_t em;             /* units of an em */
    int32_t ascent, descent; /* of the face, in units; descent positive */
} annals_width_style;

extern const annals_width_style annals_width_styles[ANNALS_INTER_STYLES];
extern const annals_width_range annals_width_ranges[];
extern const size_t annals_width_range_count, annals_width_character_count; /* the latter of one style */
extern const annals_width_character annals_width_characters[];
extern const int16_t annals_width_pairs[], annals_width_turns[];
extern const uint8_t annals_width_directories[]; /* the beginnings of the font files, with a checksum for each part */
extern const char annals_width_languages[];      /* each ends with NUL, the last with two */

#endif
