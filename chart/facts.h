/* Where a chart comes from, as it stands inside the file: one JSON object, the same in every format. Internal.
 *
 * {"annals": 1, "spec": "<SHA-256>", "theme": "<SHA-256>", "options": ["--theme print"], "operation": "12", "as_of":
 * "2026-11-21T10:00:00.000000Z", "published_by": "2025-08", "sources": ["..."], "observation_count": 2, "observations":
 * ["249a81f9c0de", ...]}
 *
 * "spec", "theme" (of a house's theme file) and "operation" are missing where the caller did not say them, "as_of" and
 * "published_by" where the chart is of the record as it was then; of more than ANNALS_SCENE_IDS observations only
 * the first ones are named. */
#ifndef ANNALS_CHART_FACTS_H
#define ANNALS_CHART_FACTS_H

#include "spec.h"

enum { ANNALS_FACTS_VERSION = 1 };

/* Sets scene->facts, in the scene's arena. */
ANNALS_CHECKED annals_status annals_facts_write(annals_scene *scene, const annals_spec *spec,
                                                const annals_drawing *drawing, annals_error *error);

#endif
