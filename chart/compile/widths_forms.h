/* What glyphs stand for characters, by what is around them, in a font and in all that change signs alike. Internal. */
#ifndef ANNALS_CHART_COMPILE_WIDTHS_FORMS_H
#define ANNALS_CHART_COMPILE_WIDTHS_FORMS_H

#include "widths_draft.h"
#include "widths_shape.h"

enum { WIDTHS_FORMS_MOST = 3, WIDTHS_FORM_NONE = -1 };

/* The forms of a character, the first where it stands alone. */
typedef struct {
    uint32_t glyphs[WIDTHS_FORMS_MOST];
    size_t count; /* 0: the character is not there, or is more than a few glyphs, each for it alone */
} widths_form_list;

/* All zero to begin with. */
typedef struct {
    hb_blob_t *parts[2]; /* of the font it was found in: what says how signs change, and which glyphs characters have */
    widths_form_list lists[WIDTHS_CHARACTERS_MOST];
    uint16_t seen[WIDTHS_CHARACTERS_MOST * WIDTHS_CHARACTERS_MOST]; /* of pairs, by widths_forms_together; 0: not yet */
    /* The signs with more than one form, what characters are to them in front and behind (from 1; 0: the line's end),
     * and the form of each sign between two such, or WIDTHS_FORM_NONE where it depends on more. */
    size_t signs[WIDTHS_TURNS_MOST], sign_count;
    uint8_t before[WIDTHS_CHARACTERS_MOST], after[WIDTHS_CHARACTERS_MOST];
    size_t before_count, after_count;
    int8_t turns[WIDTHS_TURNS_MOST][WIDTHS_SIDES_MOST][WIDTHS_SIDES_MOST];
} widths_forms;

/* Finds forms, or leaves them as they are where the font changes signs as the one before. False: there are more of
 * something than a table holds. */
bool widths_forms_find(widths_forms *forms, widths_shaper *shaper);
void widths_forms_free(widths_forms *forms); /* and makes it all zero */

/* Which forms two characters have side by side, wherever they stand: bit 3 * form of the left + form of the right;
 * WIDTHS_TOGETHER_MERGED where they become one sign, or something else is seen. */
uint16_t widths_forms_together(widths_forms *forms, widths_shaper *shaper, size_t left, size_t right);
enum { WIDTHS_TOGETHER_MERGED = 1 << 15 };

/* --- What the files of forms share (widths_forms.c, widths_turns.c) ------------------------------------------------
 */

/* Sets some characters, by their places, between others, which are ASCII; gives the place in the line of the first. */
size_t widths_forms_set(widths_shaper *shaper, const char *before, const size_t *places, size_t count,
                        const char *after);

/* The form of a character at a place of the line that was set; WIDTHS_FORM_NONE: another sign, or none of its own. */
int widths_forms_seen(const widths_forms *forms, const widths_shaper *shaper, size_t place, size_t character);

/* Finds signs, what characters are to them, and their turns. False: more than a table holds. */
bool widths_turns_find(widths_forms *forms, widths_shaper *shaper);

#endif
