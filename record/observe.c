/* Checks one statement against the record and adds it: source, unit and nature, percent, evidence, duplicates. */
#include "record/change.h"

#include "record/evidence.h"
#include "record/identity.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

/* A statement on its way into the record. */
typedef struct {
    const annals_statement *statement;
    annals_source_entry *source;
    annals_series_entry *series;
    const char *unit;
    annals_nature nature;
    char amount[ANNALS_AMOUNT_SIZE];
    annals_context context;
    annals_stored_observation row;
} candidate;

/* What this source states already. */
typedef struct {
    bool found;
    annals_id id;
    bool same_quote;
    char amount[ANNALS_AMOUNT_SIZE];
} earlier;

static annals_status check_unit(candidate *each, annals_error *error)
{
    const annals_stored_series *standing = &each->series->definition;
    const char *stated = each->statement->unit;
    if (standing->number == 0) {
        if (!stated)
            return annals_error_set(error, ANNALS_INVALID, "unit: missing: %s is a new series, say what it counts in",
                                    each->series->key);
        each->unit = stated;
        return annals_unit_check(stated, error);
    }
    if (stated && strcmp(stated, standing->unit) != 0)
        return annals_error_set(error, ANNALS_INVALID, "unit: \"%s\": series %s is in %s", stated, each->series->key,
                                standing->unit);
    each->unit = standing->unit;
    return ANNALS_OK;
}

static annals_status check_nature(candidate *each, annals_error *error)
{
    const annals_stored_series *standing = &each->series->definition;
    annals_nature stated = each->statement->nature;
    if (standing->number == 0) {
        each->nature = stated;
        if (stated != ANNALS_NATURE_NONE)
            return ANNALS_OK;
        return annals_error_set(error, ANNALS_INVALID,
                                "nature: missing: %s is a new series, say whether it is a level, flow, cumulative, "
                                "change or ratio",
                                each->series->key);
    }
    each->nature = standing->nature;
    if (stated != ANNALS_NATURE_NONE && stated != standing->nature)
        return annals_error_set(error, ANNALS_INVALID, "nature: \"%s\": series %s has the nature %s",
                                annals_nature_name(stated), each->series->key, annals_nature_name(standing->nature));
    return ANNALS_OK;
}

static annals_status check_amount(candidate *each, annals_error *error)
{
    annals_amount amount = *each->statement->amount;
    bool percent = strcmp(each->unit, "%") == 0;
    annals_amount_print(&amount, each->amount);
    if (amount.percent && !percent)
        return annals_error_set(error, ANNALS_INVALID, "amount: \"%s\" is a percentage, but %s is in %s", each->amount,
                                each->series->key, each->unit);
    amount.percent = percent;
    annals_amount_print(&amount, each->amount);
    each->row.amount = each->amount;
    return ANNALS_OK;
}

static annals_status find_quote(annals_change *change, candidate *each, annals_error *error)
{
    const annals_statement *statement = each->statement;
    annals_status status = annals_change_load_text(change, each->source, error);
    if (status)
        return status;
    annals_source_entry *source = each->source;
    annals_span span;
    annals_match match;
    status = annals_evidence_find(source->haystack, statement->quote, strlen(statement->quote), statement->at, &span,
                                  &match, error);
    if (status)
        return status;
    size_t prefix, suffix;
    annals_evidence_context(source->text, source->size, span, &prefix, &suffix);
    each->context = (annals_context){
        .prefix = source->text + prefix,
        .prefix_size = (size_t)span.start - prefix,
        .suffix = source->text + span.end,
        .suffix_size = suffix - (size_t)span.end,
    };
    each->row.evidence.quote = statement->quote;
    each->row.evidence.start = span.start;
    each->row.evidence.end = span.end;
    return ANNALS_OK;
}

static annals_status check_evidence(annals_change *change, candidate *each, annals_error *error)
{
    const annals_statement *statement = each->statement;
    each->row.evidence = (annals_evidence){.start = -1, .end = -1};
    if (!statement->quote && statement->at >= 0)
        return annals_error_set(error, ANNALS_INVALID, "offset: stated without a quote");
    if (!statement->quote)
        return ANNALS_OK;
    if (each->source->row.document == 0)
        return annals_error_set(error, ANNALS_EVIDENCE, "quote: source \"%s\" is a feed and has no text",
                                each->source->row.source.id);
    return find_quote(change, each, error);
}

static annals_status check_note(candidate *each, annals_error *error)
{
    const char *note = each->statement->note ? each->statement->note : "";
    size_t size = strlen(note), valid = annals_utf8_valid(note, size);
    if (valid < size)
        return annals_error_set(error, ANNALS_INVALID, "note: byte %zu is no UTF-8", valid);
    each->row.note = note;
    return ANNALS_OK;
}

static annals_status check(annals_change *change, candidate *each, annals_error *error)
{
    const annals_statement *statement = each->statement;
    annals_status status = annals_change_find_source(change, statement->source, &each->source, error);
    if (!status)
        status = annals_change_find_series(change, statement->key->text, &each->series, error);
    if (!status)
        status = check_unit(each, error);
    if (!status)
        status = check_nature(each, error);
    if (!status)
        status = check_amount(each, error);
    if (!status)
        status = check_note(each, error);
    return status ? status : check_evidence(change, each, error);
}

/* The head of an id is the same for every observation of a series from a source, so the last ones are kept. */
static annals_status find_head(annals_change *change, candidate *each, annals_id *head, annals_error *error)
{
    const annals_source *source = &each->source->row.source;
    int64_t series = each->series->definition.number, number = each->source->row.number;
    if (!change->heads && change->observation_count > 0) {
        change->heads = calloc(ANNALS_HEADS, sizeof *change->heads);
        if (!change->heads)
            return annals_error_no_memory(error);
    }
    annals_head *slot = NULL;
    if (change->heads && series > 0)
        slot = &change->heads[((uint64_t)series * 31 + (uint64_t)number) % ANNALS_HEADS];
    if (slot && slot->series == series && slot->source == number) {
        *head = slot->head;
        return ANNALS_OK;
    }
    annals_status status = annals_identity_head(each->series->key, each->unit, each->nature, source->id,
                                                source->text_sha256, &change->scratch, head, error);
    if (!status && slot)
        *slot = (annals_head){series, number, *head};
    return status;
}

static annals_status identify(annals_change *change, candidate *each, annals_error *error)
{
    annals_id head;
    annals_status status = find_head(change, each, &head, error);
    if (status)
        return status;
    const annals_stored_observation *row = &each->row;
    return annals_identity(&head, row->kind, row->period, row->amount, &row->evidence, row->note, &change->scratch,
                           &each->row.id, error);
}

static void take_note_of(const annals_stored_observation *found, const candidate *each, earlier *out)
{
    const char *quote = each->statement->quote ? each->statement->quote : "";
    const char *other = found->evidence.quote ? found->evidence.quote : "";
    out->found = true;
    out->id = found->id;
    out->same_quote = strcmp(quote, other) == 0 && found->evidence.start == each->row.evidence.start;
    size_t size = strlen(found->amount);
    size = size < sizeof out->amount ? size : sizeof out->amount - 1;
    memcpy(out->amount, found->amount, size);
    out->amount[size] = '\0';
}

static annals_status find_in_store(annals_change *change, const candidate *each, earlier *out, annals_error *error)
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
            if (batch[i].kind == each->row.kind && batch[i].source == each->row.source &&
                annals_change_holds(change, batch[i].operation))
                take_note_of(&batch[i], each, out);
    }
    engine->rows_close(rows);
    return status;
}

/* What this source states already for the series, period and kind, here or in the store. */
static annals_status find_earlier(annals_change *change, const candidate *each, earlier *out, annals_error *error)
{
    out->found = false;
    bool gone;
    const annals_stored_observation *pending = annals_pending_find(&change->pending, &each->row, &gone);
    if (pending) {
        take_note_of(pending, each, out);
        return ANNALS_OK;
    }
    bool stored_source = each->source->row.source.operation != change->operation;
    if (!gone && !(each->series->standing && stored_source))
        return ANNALS_OK;
    return find_in_store(change, each, out, error);
}

static annals_status refuse(const candidate *each, const earlier *other, annals_error *error)
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

static annals_status add(annals_change *change, candidate *each, annals_error *error)
{
    annals_status status = annals_change_define_series(change, each->series, each->unit, each->nature, error);
    if (status)
        return status;
    each->row.series = each->series->definition.number;
    status = annals_pending_add(&change->pending, &each->row, &each->context, error);
    if (status)
        return status;
    change->observation_count++;
    return change->pending.count < ANNALS_PENDING_ROWS ? ANNALS_OK : annals_change_flush(change, error);
}

annals_status annals_change_observe(annals_change *change, const annals_statement *statement, annals_id *id,
                                    annals_outcome *outcome, annals_error *error)
{
    annals_status status = annals_change_usable(change, error);
    if (status)
        return status;
    const annals_period *period = statement->period;
    candidate each = {.statement = statement,
                      .row = {.operation = change->operation,
                              .kind = statement->kind,
                              .period = period->text,
                              .earliest = period->earliest,
                              .latest = period->latest}};
    status = check(change, &each, error);
    if (status)
        return status;
    each.row.series = each.series->definition.number;
    each.row.source = each.source->row.number;
    status = identify(change, &each, error);
    earlier other;
    if (!status)
        status = find_earlier(change, &each, &other, error);
    if (status)
        return status;
    *id = other.found ? other.id : each.row.id;
    *outcome = other.found ? ANNALS_STOOD : ANNALS_ADDED;
    if (other.found)
        return memcmp(&other.id, &each.row.id, sizeof other.id) == 0 ? ANNALS_OK : refuse(&each, &other, error);
    return add(change, &each, error);
}
