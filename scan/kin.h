/* Whether words show that two figures speak of one measure, so that its unit need not be said twice. Internal. */
#ifndef ANNALS_SCAN_KIN_H
#define ANNALS_SCAN_KIN_H

#include "figure.h"

typedef enum {
    ANNALS_KIN_NONE,
    ANNALS_KIN_CHANGED,  /* by prepositions that lead to other things too: 14% from 12.5, from 980 to 1,250 patients */
    ANNALS_KIN_COMPARED, /* by words that do nothing else: 52 seats against 48 */
    ANNALS_KIN_PART,     /* the second counts some of what the first does: 24 miliardi, di cui 9,5 */
    ANNALS_KIN_SOME,     /* the same, by words behind it: 12 of them */
    ANNALS_KIN_WHOLE,    /* the same, by words before the whole: of the 80 hospitals, 12; 12 of the 80 hospitals */
    ANNALS_KIN_ALL,      /* the second is the whole that the first is some of: 50 seats out of 75 */
    ANNALS_KIN_SCORE,    /* by a preposition alone: 31 votes to 24 */
    ANNALS_KIN_MORE,     /* the second is by how many the first differs: 120 beds, 30 more than in May */
    ANNALS_KIN_LISTED    /* in a row, with the same words behind them: 5.2% in May, 4.8 in June */
} annals_kin;

/* How a figure and one of the same sentence before it belong together; between them stand none but years. `listed`:
 * the first one was found to belong to one before it, as LISTED. */
annals_kin annals_kin_behind(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                             bool listed);

/* How a figure that says no unit and the next one, which does, belong together. `listed`: the second one was found to
 * belong to one behind it, as LISTED. */
annals_kin annals_kin_before(const annals_tokens *tokens, const annals_figure *first, const annals_figure *second,
                             bool listed);

/* Annals' name for whom a number counts, where the word behind it says so (12 tewas), else NULL; lent by the
 * language. */
const char *annals_kin_told(const annals_tokens *tokens, const annals_figure *figure);

#endif
