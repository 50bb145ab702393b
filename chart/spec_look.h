/* Reading the keys of a chart's looks and words: what spec_parse.c's table of the document names. Internal. */
#ifndef ANNALS_CHART_SPEC_LOOK_H
#define ANNALS_CHART_SPEC_LOOK_H

#include "spec_read.h"

/* Member readers; the target is the spec. */
annals_status annals_spec_read_language(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                        const annals_spec_member *member, void *target);
annals_status annals_spec_read_theme(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const annals_spec_member *member, void *target);
annals_status annals_spec_read_highlight(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                         const annals_spec_member *member, void *target);
annals_status annals_spec_read_retracted(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                         const annals_spec_member *member, void *target);

/* Whether what they say goes together with the rest of the document. */
annals_status annals_spec_check_look(annals_spec_reader *reader, const annals_spec_place *root, json_t *json);

#endif
