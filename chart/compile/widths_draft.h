/* The widths of one style while its table is being made: characters, and a whole square of pairs. Internal. */
#ifndef ANNALS_CHART_COMPILE_WIDTHS_DRAFT_H
#define ANNALS_CHART_COMPILE_WIDTHS_DRAFT_H

#include "../widths_table.h"

enum { WIDTHS_CHARACTERS_MOST = 640, WIDTHS_TURNS_MOST = 64, WIDTHS_SIDES_MOST = 24 };

/* The characters of all styles: those of our languages, with the signs that stand among them. */
extern const annals_width_range widths_ranges[];
extern const size_t widths_range_count;
size_t widths_character_count(void);
uint32_t widths_character_at(size_t place);

typedef struct {
    size_t count; /* of characters */
    unsigned em;  /* 0: the style has no table */
    int ascent, descent;
    uint8_t directory[ANNALS_WIDTH_DIRECTORY_MOST];
    size_t directory_size;
    annals_width_character characters[WIDTHS_CHARACTERS_MOST];
    /* Adjustments by the places of two characters; once it is packed, by row and column. */
    int16_t pairs[WIDTHS_CHARACTERS_MOST * WIDTHS_CHARACTERS_MOST];
    size_t rows, columns; /* once it is packed */
    int16_t turns[WIDTHS_TURNS_MOST * WIDTHS_SIDES_MOST * WIDTHS_SIDES_MOST];
    size_t turn_count, befores, afters;
} widths_draft;

/* Gives characters alike one row and one column. */
void widths_pack(widths_draft *draft);

/* The packed draft as annals reads it. */
annals_width_table widths_table(const widths_draft *draft);

#endif
