/* Reading the keys of charts over time: what spec_parse.c's table of the document names. Internal. */
#ifndef ANNALS_CHART_SPEC_TIME_H
#define ANNALS_CHART_SPEC_TIME_H

#include "spec_read.h"

/* Member readers; the target is the spec. */
annals_status annals_spec_read_style(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const annals_spec_member *member, void *target);
annals_status annals_spec_read_axis(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                    const annals_spec_member *member, void *target);

/* What of these keys contradicts each other. `json` is the document, `root` its place. */
annals_status annals_spec_check_time(annals_spec_reader *reader, const annals_spec_place *root, json_t *json);

#endif
