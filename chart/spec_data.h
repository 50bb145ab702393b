/* Reading what a spec draws: what spec_parse.c's table of the document names. Internal. */
#ifndef ANNALS_CHART_SPEC_DATA_H
#define ANNALS_CHART_SPEC_DATA_H

#include "spec_read.h"

/* Member reader; the target is the spec. */
annals_status annals_spec_read_data(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                    const annals_spec_member *member, void *target);

#endif
