/* Reads and checks the keys of bars; knows no geometry. */
#include "chart/spec_bars.h"

#include <string.h>

annals_status annals_spec_read_step(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                    const annals_spec_member *member, void *target)
{
    (void)member;
    static const char *const names[] = {"level", "add", "subtract"};
    static const annals_step steps[] = {ANNALS_STEP_LEVEL, ANNALS_STEP_ADD, ANNALS_STEP_SUBTRACT};
    annals_spec_entry *entry = target;
    size_t choice = 0;
    annals_status status = annals_spec_read_choice(reader, place, value, names, sizeof names / sizeof *names, &choice);
    if (!status)
        entry->step = steps[choice];
    return status;
}

/* The first entry of "data" that has a key. */
static annals_status fault_entry(annals_spec_reader *reader, const annals_spec_place *root, json_t *json,
                                 const char *key, const char *words)
{
    json_t *data = json_object_get(json, "data");
    annals_spec_place list = {root, "data", 0};
    for (size_t i = 0; i < json_array_size(data); i++) {
        annals_spec_place entry = {&list, NULL, i}, place = {&entry, key, 0};
        if (json_object_get(json_array_get(data, i), key))
            return annals_spec_fault(reader, &place, true, "%s", words);
    }
    return ANNALS_OK;
}

annals_status annals_spec_check_bars(annals_spec_reader *reader, const annals_spec_place *root, json_t *json)
{
    if (reader->spec->kind != ANNALS_CHART_WATERFALL)
        return fault_entry(reader, root, json, "step", "belongs to \"waterfall\" charts only");
    return ANNALS_OK;
}
