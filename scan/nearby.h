/* Words near a figure that qualify it, or say which way something went. Internal. */
#ifndef ANNALS_SCAN_NEARBY_H
#define ANNALS_SCAN_NEARBY_H

#include "figure.h"

/* A word that was found: its token, or that there is none. */
typedef struct {
    bool found;
    size_t token;
    annals_qualifier qualifier;
    annals_direction direction;
} annals_nearby;

annals_nearby annals_nearby_qualifier(const annals_tokens *tokens, const annals_figure *figure);

annals_nearby annals_nearby_direction(const annals_tokens *tokens, const annals_figure *figure);

#endif
