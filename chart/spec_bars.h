/* The keys of bars in a spec: what they add to a waterfall, where a cut axis begins. Internal. */
#ifndef ANNALS_CHART_SPEC_BARS_H
#define ANNALS_CHART_SPEC_BARS_H

#include "spec_read.h"

/* Of an entry of "data": whether it is a step of a waterfall or a level of its own. */
annals_status annals_spec_read_step(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                    const annals_spec_member *member, void *target);

/* One of the orders by name, or a list of names. The target is the spec. */
annals_status annals_spec_read_order(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const annals_spec_member *member, void *target);

/* Of a chart of bars: where they begin, which "break" must allow. The target is the spec. */
annals_status annals_spec_read_start(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const annals_spec_member *member, void *target);

/* What contradicts itself in an object that was read. */
annals_status annals_spec_check_bars(annals_spec_reader *reader, const annals_spec_place *root, json_t *json);

#endif
