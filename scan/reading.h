/* Figures of a quote as the plain readings that a reader gives. Internal. */
#ifndef ANNALS_SCAN_READING_H
#define ANNALS_SCAN_READING_H

#include "../series/reader.h"
#include "figure.h"

/* Writes the reading of one figure. */
void annals_reading_write(const annals_tokens *tokens, const annals_figure *figure, annals_reading *reading);

/* Writes up to `room` readings of the figures in the quote, the surest ones only; returns how many there are. */
size_t annals_readings_write(const annals_tokens *tokens, const annals_figures *figures, annals_reading *readings,
                             size_t room);

#endif
