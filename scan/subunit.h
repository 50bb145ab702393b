/* How units of one kind are made of each other: 60 minutes in an hour. Internal. */
#ifndef ANNALS_SCAN_SUBUNIT_H
#define ANNALS_SCAN_SUBUNIT_H

#include "../series/amount.h"

/* How many of the unit `small` make one of `large`, both as language files name them; 0 where they are of two kinds, or
 * `small` is not the smaller one, or a calendar decides (the days of a month). Either may be NULL. */
int64_t annals_subunit_count(const char *large, const char *small);

/* What a number is that stands without a unit behind one of `large`: "5 feet 9", "1 hour thirty"; NULL where it is
 * nothing. */
const char *annals_subunit_left_out(const char *large);

/* Whether a number without a unit behind this one says its decimals: 1 m 80, "3 kg 500". */
bool annals_subunit_has_places(const char *unit);

/* The fewest and the most days that a whole number of months can have, one after the other (Gregorian calendar, in a
 * span of years that begins or ends with no century but 2000). False where there are more of them than anyone counts.
 */
bool annals_subunit_days(annals_decimal months, annals_decimal *least, annals_decimal *most);

#endif
