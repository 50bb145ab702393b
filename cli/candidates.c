/* Reads which series a record has; knows nothing of how well a figure fits one. */
#include "cli/candidates.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

annals_status candidates_read(annals_record *record, candidates *all, annals_error *error)
{
    *all = (candidates){.summary = NULL};
    annals_status status = annals_record_summary(record, &(annals_selection){.as_of = 0}, &all->summary, error);
    if (status)
        return status;
    all->count = all->summary->count;
    all->series = calloc(all->count + 1, sizeof *all->series);
    all->measures = calloc(all->count + 1, sizeof *all->measures);
    if (!all->series || !all->measures)
        return annals_error_no_memory(error);
    for (size_t i = 0; i < all->count; i++) {
        const annals_series *each = &all->summary->rows[i].series;
        all->measures[i] = annals_scan_measures(each->key->text);
        if (!all->measures[i])
            return annals_error_no_memory(error);
        all->series[i] = (annals_scan_series){.key = each->key->text,
                                              .unit = each->unit,
                                              .nature = each->nature,
                                              .measures = all->measures[i],
                                              .amount = &all->summary->rows[i].last_amount};
    }
    return ANNALS_OK;
}

static annals_status open_and_read(const invocation *call, candidates *all, annals_error *error)
{
    annals_record *record;
    annals_status status = store_open(call, ANNALS_READ, &record, error);
    if (status)
        return status;
    status = candidates_read(record, all, error);
    annals_record_close(record);
    return status;
}

annals_status candidates_open(const invocation *call, candidates *all, annals_error *error)
{
    const char *named = getenv("ANNALS_STORE");
    bool wanted = call->store || (named && *named);
    *all = (candidates){.summary = NULL};
    if (!wanted && access(store_name(call), F_OK) != 0)
        return ANNALS_OK;
    annals_status status = open_and_read(call, all, error);
    if (!status || wanted)
        return status;
    say("annals %s: no series are proposed: %s", call->verb->name, error->message);
    candidates_free(all);
    return ANNALS_OK;
}

void candidates_free(candidates *all)
{
    if (all->summary)
        annals_summary_free(all->summary);
    for (size_t i = 0; all->measures && i < all->count; i++)
        free(all->measures[i]);
    free(all->measures);
    free(all->series);
    *all = (candidates){.summary = NULL};
}

size_t candidates_of(const candidates *all, const annals_found *found, const char **keys, size_t room)
{
    size_t places[ANNALS_SCAN_CANDIDATES_MAX];
    if (all->count == 0 || found->left_alone)
        return 0;
    if (room > ANNALS_SCAN_CANDIDATES_MAX)
        room = ANNALS_SCAN_CANDIDATES_MAX;
    size_t count = annals_scan_candidates(found, all->series, all->count, places, room);
    for (size_t i = 0; i < count && i < room; i++)
        keys[i] = all->series[places[i]].key;
    return count < room ? count : room;
}

const annals_series *candidates_find(const candidates *all, const char *key)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->series[i].key, key) == 0)
            return &all->summary->rows[i].series;
    return NULL;
}
