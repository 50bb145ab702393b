/* Where a chart comes from, as it stands inside the file: one JSON object, the same in every format. Internal.
 *
 * {"annals": 1, "spec": "<SHA-256>", "operation": "12", "sources": ["..."], "observation_count": 2,
 *  "observations": ["249a81f9c0de", ...]}
 *
 * "spec" and "operation" are missing where the caller did not say them; of more than ANNALS_SCENE_IDS observations only
 * the first ones are named. */
#ifndef ANNALS_CHART_FACTS_H
#define ANNALS_CHART_FACTS_H

#include "scene.h"

enum { ANNALS_FACTS_VERSION = 1 };

/* Sets scene->facts, in the scene's arena. */
ANNALS_CHECKED annals_status annals_facts_write(annals_scene *scene, const annals_drawing *drawing,
                                                annals_error *error);

#endif
