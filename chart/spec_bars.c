/* Reads and checks the keys of bars; knows no geometry. */
#include "chart/spec_bars.h"

#include <string.h>

#include "series/relation.h"

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

annals_status annals_spec_read_order(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const annals_spec_member *member, void *target)
{
    (void)member;
    static const char *const names[] = {"value", "data", "name"};
    static const annals_order orders[] = {ANNALS_ORDER_VALUE, ANNALS_ORDER_DATA, ANNALS_ORDER_NAME};
    annals_spec *spec = target;
    size_t choice = 0;
    if (json_is_array(value)) {
        spec->order = ANNALS_ORDER_LIST;
        return annals_spec_read_names(reader, place, value, "an order or a list of names", &spec->order_names,
                                      &spec->order_count);
    }
    annals_status status = annals_spec_read_choice(reader, place, value, names, sizeof names / sizeof *names, &choice);
    if (!status)
        spec->order = orders[choice];
    return status;
}

annals_status annals_spec_read_start(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const annals_spec_member *member, void *target)
{
    (void)member;
    annals_spec *spec = target;
    annals_amount amount;
    if (!json_is_string(value))
        return annals_spec_fault_type(reader, place, value, "an amount such as \"1.1B\"");
    annals_status status =
        annals_amount_parse(json_string_value(value), json_string_length(value), &amount, reader->error);
    if (status)
        return annals_spec_blame(reader, place, status);
    if (!annals_amount_is_number(&amount) || amount.about || amount.low.digits <= 0)
        return annals_spec_fault(reader, place, false, "\"%s\" is no number above zero", json_string_value(value));
    spec->start = amount.low;
    return ANNALS_OK;
}

/* Bars begin at zero, unless their author insists. */
static annals_status check_cut(annals_spec_reader *reader, const annals_spec_place *root, json_t *json)
{
    bool start = json_object_get(json, "start") != NULL;
    annals_spec_place at_start = {root, "start", annals_spec_position(json, "start")},
                      at_break = {root, "break", annals_spec_position(json, "break")};
    if (start && !reader->spec->cut)
        return annals_spec_fault(reader, &at_start, true,
                                 "bars begin at zero; \"break\": true cuts them there, and marks the cut");
    if (!start && reader->spec->cut)
        return annals_spec_fault(reader, &at_break, true, "goes with \"start\": the amount at which the bars begin");
    return ANNALS_OK;
}

/* The first entry of "data" that has a key. */
static annals_status fault_entry(annals_spec_reader *reader, const annals_spec_place *root, json_t *json,
                                 const char *key, const char *words)
{
    json_t *data = json_object_get(json, "data");
    annals_spec_place list = {root, "data", annals_spec_position(json, "data")};
    for (size_t i = 0; i < json_array_size(data); i++) {
        json_t *object = json_array_get(data, i);
        annals_spec_place entry = {&list, NULL, i}, place = {&entry, key, annals_spec_position(object, key)};
        if (json_object_get(object, key))
            return annals_spec_fault(reader, &place, true, "%s", words);
    }
    return ANNALS_OK;
}

annals_status annals_spec_check_bars(annals_spec_reader *reader, const annals_spec_place *root, json_t *json)
{
    annals_status status = check_cut(reader, root, json);
    if (status)
        return status;
    if (reader->spec->kind != ANNALS_CHART_WATERFALL)
        return fault_entry(reader, root, json, "step", "belongs to \"waterfall\" charts only");
    return ANNALS_OK;
}
