/* What a source states already for a series, period and kind: in the change, or in the store. */
#include "record/candidate.h"

#include <string.h>

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static void take_note_of(const annals_stored_observation *found, const annals_candidate *each, annals_earlier *out)
{
    const annals_stored_observation *row = &each->row;
    bool same_words = same_text(row->evidence.quote, found->evidence.quote);
    out->found = true;
    out->id = found->id;
    out->same_quote = same_words && found->evidence.start == row->evidence.start;
    out->same = memcmp(&found->id, &row->id, sizeof row->id) == 0;
    if (found->source != row->source)
        out->same = same_words && strcmp(found->amount, row->amount) == 0 && strcmp(found->note, row->note) == 0;
    size_t size = strlen(found->amount);
    size = size < sizeof out->amount ? size : sizeof out->amount - 1;
    memcpy(out->amount, found->amount, size);
    out->amount[size] = '\0';
}

static bool competes(const annals_change *change, const annals_candidate *each, const annals_stored_observation *row)
{
    if (row->kind != each->row.kind || !annals_source_entry_has(each->source, row->source))
        return false;
    if (each->revised && row->number == each->revised->number)
        return false;
    return annals_change_stands(change, row);
}

static annals_status find_in_store(annals_change *change, const annals_candidate *each, annals_earlier *out,
                                   annals_error *error)
{
    const annals_engine *engine = change->record->engine;
    annals_scan scan = {
        .by = ANNALS_SCAN_PERIOD,
        .number = each->row.series,
        .as_of = change->operation,
        .period = each->statement->period,
        .evidence = true,
    };
    annals_rows *rows;
    annals_status status = engine->rows_open(change->record->store, &scan, &rows, error);
    if (status)
        return status;
    size_t count = 1;
    while (!status && count > 0) {
        const annals_stored_observation *batch;
        status = engine->rows_next(rows, &batch, &count, error);
        for (size_t i = 0; !status && i < count; i++)
            if (competes(change, each, &batch[i]))
                take_note_of(&batch[i], each, out);
    }
    engine->rows_close(rows);
    return status;
}

/* Looks among what is not in the store yet; *gone says that it may have been there. */
static const annals_stored_observation *find_pending(const annals_change *change, const annals_candidate *each,
                                                     bool *gone)
{
    const annals_source_entry *source = each->source;
    const annals_stored_observation *found = annals_pending_find(&change->pending, &each->row, gone);
    for (size_t i = 0; !found && i < source->row_count; i++) {
        if (source->rows[i].number == each->row.source)
            continue;
        annals_stored_observation other = each->row;
        bool other_gone;
        other.source = source->rows[i].number;
        found = annals_pending_find(&change->pending, &other, &other_gone);
        *gone = *gone || other_gone;
    }
    return found;
}

annals_status annals_earlier_find(annals_change *change, const annals_candidate *each, annals_earlier *out,
                                  annals_error *error)
{
    out->found = false;
    bool gone;
    const annals_stored_observation *pending = find_pending(change, each, &gone);
    if (pending) {
        take_note_of(pending, each, out);
        return ANNALS_OK;
    }
    if (!gone && !(each->series->standing && each->source->row_count > 0))
        return ANNALS_OK;
    return find_in_store(change, each, out, error);
}

annals_status annals_earlier_refuse(const annals_candidate *each, const annals_earlier *other, annals_error *error)
{
    char id[ANNALS_ID_TEXT];
    annals_id_print(&other->id, id);
    const char *what = "another amount";
    if (strcmp(other->amount, each->amount) == 0)
        what = other->same_quote ? "another note" : "another quote";
    return annals_error_set(error, ANNALS_EXISTS,
                            "this source already states %s for %s, period %s, kind %s (observation %.*s); %s is a "
                            "correction: make it with `annals revise`",
                            other->amount, each->series->key, each->row.period, annals_kind_name(each->row.kind),
                            (int)ANNALS_ID_SHORT, id, what);
}
