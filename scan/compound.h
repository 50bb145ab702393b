/* One amount that is said in two parts: 2 years and 3 months, 15 dollars 50, 5 feet 9. Internal. */
#ifndef ANNALS_SCAN_COMPOUND_H
#define ANNALS_SCAN_COMPOUND_H

#include "figure.h"

/* Adds the second to the first, where it stands behind it and says a smaller part of the same amount. False, with
 * nothing done, where it does not. `led`: an article stands for the first one's number ("an hour and ten minutes"). */
bool annals_compound_join(annals_tokens *tokens, annals_figure *first, const annals_figure *second, bool led);

#endif
