/* Checks a whole record: computes each operation's hash again, in the order of operations. */
#include "record/inspection.h"

#include <inttypes.h>
#include <string.h>

static annals_status load_series(annals_inspection *each, annals_error *error)
{
    size_t room = (size_t)each->view.last.series + 1, count;
    annals_stored_series *rows;
    annals_status status = each->record->engine->series(each->record->store, NULL, each->arena, &rows, &count, error);
    if (status)
        return status;
    each->series = annals_arena_alloc(each->arena, room * sizeof(annals_stored_series *));
    each->series_used = annals_arena_alloc(each->arena, room * sizeof(bool));
    if (!each->series || !each->series_used)
        return annals_error_no_memory(error);
    memset(each->series_used, 0, room * sizeof(bool));
    for (size_t i = 0; i < room; i++)
        each->series[i] = NULL;
    for (size_t i = 0; i < count; i++)
        if (rows[i].number > 0 && (size_t)rows[i].number < room)
            each->series[rows[i].number] = &rows[i];
    return ANNALS_OK;
}

static annals_status load(annals_inspection *each, annals_error *error)
{
    const annals_engine *engine = each->record->engine;
    annals_store *store = each->record->store;
    annals_status status = engine->operations(store, 0, each->arena, &each->operations, &each->operation_count, error);
    if (!status)
        status = engine->sources(store, NULL, each->arena, &each->sources, &each->source_count, error);
    if (!status)
        status = engine->decisions(store, each->arena, &each->decisions, &each->decision_count, error);
    if (!status)
        status = load_series(each, error);
    if (status)
        return status;
    size_t room = ((size_t)each->view.last.document + 1) * sizeof *each->texts;
    annals_inspected_text *texts = annals_arena_alloc(each->arena, room);
    if (!texts)
        return annals_error_no_memory(error);
    memset(texts, 0, room);
    each->texts = texts;
    annals_scan scan = {.by = ANNALS_SCAN_ALL, .as_of = INT64_MAX, .evidence = true};
    return engine->rows_open(store, &scan, &each->rows, error);
}

/* Looks at the next observation without taking it; NULL at the end. */
static annals_status peek(annals_inspection *each, const annals_stored_observation **row, annals_error *error)
{
    annals_status status = ANNALS_OK;
    if (each->batch_at == each->batch_count) {
        each->batch_at = 0;
        status = each->record->engine->rows_next(each->rows, &each->batch, &each->batch_count, error);
    }
    *row = !status && each->batch_at < each->batch_count ? &each->batch[each->batch_at] : NULL;
    return status;
}

static annals_status wrong_count(annals_inspection *each, int64_t operation, int64_t wanted, int64_t found,
                                 const char *what, annals_error *error)
{
    return annals_inspection_tampered(each, operation, error, "%s: %" PRId64 " when it was written, %" PRId64 " now",
                                      what, wanted, found);
}

static annals_status check_sources(annals_inspection *each, const annals_stored_operation *operation,
                                   annals_chain *chain, annals_error *error)
{
    int64_t count = 0;
    for (; each->next_source < each->source_count; each->next_source++, count++) {
        const annals_stored_source *row = &each->sources[each->next_source];
        if (row->source.operation != operation->number)
            break;
        annals_status status = annals_inspect_source(each, row, error);
        if (status)
            return status;
        annals_chain_source(chain, row);
    }
    return count == operation->sources
               ? ANNALS_OK
               : wrong_count(each, operation->number, operation->sources, count, "sources", error);
}

static annals_status check_observations(annals_inspection *each, const annals_stored_operation *operation,
                                        annals_chain *chain, annals_error *error)
{
    for (int64_t count = 0;; count++) {
        const annals_stored_observation *row;
        annals_status status = peek(each, &row, error);
        if (status == ANNALS_INVALID && count == operation->observations) /* it is a later one's */
            return ANNALS_OK;
        if (status == ANNALS_INVALID)
            return annals_inspection_tampered(each, operation->number, error, "one of its observations can't be read");
        if (status)
            return status;
        if (!row || row->operation != operation->number)
            return count == operation->observations
                       ? ANNALS_OK
                       : wrong_count(each, operation->number, operation->observations, count, "observations", error);
        if (row->number != each->observation + 1)
            return annals_inspection_tampered(each, operation->number, error,
                                              "row %" PRId64 " of the observations is missing", each->observation + 1);
        status = annals_inspect_observation(each, row, error);
        if (status)
            return status;
        annals_chain_observation(chain, row);
        each->observation = row->number;
        each->batch_at++;
    }
}

static annals_status check_decisions(annals_inspection *each, const annals_stored_operation *operation,
                                     annals_chain *chain, annals_error *error)
{
    int64_t count = 0;
    for (; each->next_decision < each->decision_count; each->next_decision++, count++) {
        const annals_stored_decision *row = &each->decisions[each->next_decision];
        if (row->operation != operation->number)
            break;
        annals_chain_decision(chain, row);
    }
    return count == operation->decisions
               ? ANNALS_OK
               : wrong_count(each, operation->number, operation->decisions, count, "decisions", error);
}

static annals_status check_operation(annals_inspection *each, const annals_stored_operation *operation,
                                     annals_error *error)
{
    annals_check_report *report = each->report;
    char hash[ANNALS_ID_TEXT];
    annals_chain chain;
    annals_chain_begin(&chain);
    if (operation->number != report->operations + 1)
        return annals_inspection_tampered(each, report->operations + 1, error, "it is missing");
    annals_status status = check_sources(each, operation, &chain, error);
    if (!status)
        status = check_observations(each, operation, &chain, error);
    if (!status)
        status = check_decisions(each, operation, &chain, error);
    if (status)
        return status;
    if (!annals_chain_end(&chain, operation, report->head, hash) || strcmp(hash, operation->hash) != 0)
        return annals_inspection_tampered(each, operation->number, error,
                                          "its hash does not follow from what it holds and from the operation before");
    report->operations = operation->number;
    memcpy(report->head, hash, sizeof hash);
    return ANNALS_OK;
}

static annals_status added(annals_error *error, const char *table, int64_t number)
{
    return annals_error_set(error, ANNALS_INVALID,
                            "the record is not as it was written: row %" PRId64 " of the %s was added to no operation",
                            number, table);
}

/* Whether a source has a document. */
static bool has_source(const annals_inspection *each, int64_t document)
{
    bool found = false;
    for (size_t i = 0; !found && i < each->source_count; i++)
        found = each->sources[i].document == document;
    return found;
}

/* Nothing may be there that no operation entered. */
static annals_status check_rest(annals_inspection *each, annals_error *error)
{
    const annals_stored_observation *row;
    annals_status status = peek(each, &row, error);
    if (status)
        return status;
    if (row)
        return added(error, "observations", row->number);
    if (each->next_source < each->source_count)
        return added(error, "sources", each->sources[each->next_source].number);
    if (each->next_decision < each->decision_count)
        return added(error, "decisions", each->decisions[each->next_decision].number);
    for (int64_t i = 1; i <= each->view.last.series; i++)
        if (!each->series[i] || !each->series_used[i])
            return added(error, "series", i);
    for (int64_t i = 1; i <= each->view.last.document; i++)
        if (!has_source(each, i))
            return added(error, "documents", i);
    return ANNALS_OK;
}

static annals_status inspect(annals_inspection *each, const annals_id *kept, annals_error *error)
{
    annals_status status = load(each, error);
    for (size_t i = 0; !status && i < each->operation_count; i++) {
        annals_id hash;
        status = check_operation(each, &each->operations[i], error);
        if (!status && kept && annals_id_parse(each->report->head, &hash) && memcmp(&hash, kept, sizeof hash) == 0)
            each->report->kept = each->operations[i].number;
    }
    if (!status)
        status = check_rest(each, error);
    return status ? status : each->record->engine->check(each->record->store, error);
}

static annals_status run(annals_inspection *each, const annals_id *kept, annals_error *error)
{
    annals_status status = annals_view_open(each->record, 0, &each->view, error);
    if (status)
        return status;
    each->arena = annals_arena_new();
    status = each->arena ? inspect(each, kept, error) : annals_error_no_memory(error);
    if (each->rows)
        each->record->engine->rows_close(each->rows);
    annals_inspection_drop_texts(each);
    annals_str_free(&each->scratch);
    annals_arena_free(each->arena);
    annals_view_close(each->record, &each->view);
    return status;
}

annals_status annals_record_check(annals_record *record, const char *kept, annals_check_report *report,
                                  annals_error *error)
{
    annals_id wanted;
    *report = (annals_check_report){0};
    if (kept && (strlen(kept) != ANNALS_ID_TEXT - 1 || !annals_id_parse(kept, &wanted)))
        return annals_error_set(error, ANNALS_INVALID, "head: \"%.80s\": no hash; wants 64 hexadecimal digits", kept);
    annals_inspection each = {.record = record, .report = report};
    annals_status status = run(&each, kept ? &wanted : NULL, error);
    if (!status && kept && report->kept == 0)
        status =
            annals_error_set(error, ANNALS_INVALID,
                             "head: %.12s: no operation has this hash: the record was cut off or written anew", kept);
    return status;
}
