/* What a figure is of: money, people, a time ... Internal. */
#ifndef ANNALS_SCAN_TOPIC_H
#define ANNALS_SCAN_TOPIC_H

#include "figure.h"
#include "scan.h"

/* What a figure is of, told by its unit, as one of the bits of scan.h; 0 where it is left alone and has no unit. */
unsigned annals_topic_of(const annals_figure *figure);

/* The same of a unit as language files name it. */
unsigned annals_topic_of_unit(const char *unit);

#endif
