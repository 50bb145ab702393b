/* Checks one statement against the record and adds it: source, unit and nature, percent, evidence, duplicates. */
#include "record/candidate.h"

#include "record/evidence.h"
#include "record/identity.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

static annals_status check_unit(annals_candidate *each, annals_error *error)
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

static annals_status check_nature(annals_candidate *each, annals_error *error)
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

static annals_status check_amount(annals_candidate *each, annals_error *error)
{
    annals_amount amount = *each->statement->amount;
    bool percent = strcmp(each->unit, "%") == 0;
    annals_amount_print(&amount, each->amount);
    if (amount.percent && !percent)
        return annals_error_set(error, ANNALS_INVALID, "amount: \"%s\" is a percentage, but %s is in %s", each->amount,
                                each->series->key, each->unit);
    if (amount.percent != percent) {
        amount.percent = percent;
        annals_amount_print(&amount, each->amount);
    }
    each->row.amount = each->amount;
    return ANNALS_OK;
}

static annals_status find_quote(annals_change *change, annals_candidate *each, annals_error *error)
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

/* What a revision leaves as it was. */
static void keep_evidence(annals_candidate *each)
{
    const annals_evidence *evidence = &each->revised->evidence;
    each->row.evidence = *evidence;
    if (evidence->quote)
        each->context = (annals_context){
            .prefix = evidence->prefix,
            .prefix_size = strlen(evidence->prefix),
            .suffix = evidence->suffix,
            .suffix_size = strlen(evidence->suffix),
        };
}

static annals_status check_evidence(annals_change *change, annals_candidate *each, annals_error *error)
{
    const annals_statement *statement = each->statement;
    each->row.evidence = (annals_evidence){.start = -1, .end = -1};
    if (!statement->quote && statement->at >= 0)
        return annals_error_set(error, ANNALS_INVALID, "offset: stated without a quote");
    if (!statement->quote && each->revised)
        keep_evidence(each);
    if (!statement->quote)
        return ANNALS_OK;
    if (each->source->row.document == 0)
        return annals_error_set(error, ANNALS_EVIDENCE, "quote: source \"%s\" is a feed and has no text",
                                each->source->row.source.id);
    return find_quote(change, each, error);
}

static annals_status check_note(annals_candidate *each, annals_error *error)
{
    const char *note = each->statement->note ? each->statement->note : "";
    size_t size = strlen(note), valid = annals_utf8_valid(note, size);
    if (valid < size)
        return annals_error_set(error, ANNALS_INVALID, "note: byte %zu is no UTF-8", valid);
    each->row.note = note;
    return ANNALS_OK;
}

/* The newest version of the source, or the one that a revision leaves as it was. */
static annals_status find_source(annals_change *change, annals_candidate *each, annals_error *error)
{
    annals_status status = annals_change_find_source(change, each->statement->source, &each->source, error);
    if (status || !each->revised || each->statement->quote || each->revised->source == each->source->row.number)
        return status;
    return annals_change_find_version(change, each->source, each->revised->source, &each->source, error);
}

static annals_status check(annals_change *change, annals_candidate *each, annals_error *error)
{
    const annals_statement *statement = each->statement;
    annals_status status = find_source(change, each, error);
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
static annals_status find_head(annals_change *change, annals_candidate *each, annals_id *head, annals_error *error)
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

static annals_status identify(annals_change *change, annals_candidate *each, annals_error *error)
{
    annals_id head;
    annals_status status = find_head(change, each, &head, error);
    if (status)
        return status;
    const annals_stored_observation *row = &each->row;
    return annals_identity(&head, row->kind, row->period, row->amount, &row->evidence, row->note, &change->scratch,
                           &each->row.id, error);
}

static annals_status add(annals_change *change, annals_candidate *each, annals_error *error)
{
    bool defined = each->series->definition.number > 0;
    annals_status status = annals_change_define_series(change, each->series, each->unit, each->nature, error);
    if (status)
        return status;
    each->row.series = each->series->definition.number;
    status = annals_pending_add(&change->pending, &each->row, &each->context, error);
    if (status) {
        change->broken = change->broken || !defined; /* else a series without observations would be left */
        return status;
    }
    change->observation_count++;
    return change->pending.count < ANNALS_PENDING_ROWS ? ANNALS_OK : annals_change_flush(change, error);
}

static annals_status fill_row(annals_change *change, annals_candidate *each, annals_error *error)
{
    const annals_statement *statement = each->statement;
    const annals_period *period = statement->period;
    each->row = (annals_stored_observation){
        .operation = change->operation,
        .kind = statement->kind,
        .period = period->text,
        .earliest = period->earliest,
        .latest = period->latest,
    };
    annals_status status = check(change, each, error);
    if (status)
        return status;
    each->row.series = each->series->definition.number;
    each->row.source = each->source->row.number;
    return identify(change, each, error);
}

annals_status annals_candidate_enter(annals_change *change, annals_candidate *each, annals_id *id,
                                     annals_outcome *outcome, annals_error *error)
{
    annals_status status = fill_row(change, each, error);
    if (status)
        return status;
    const annals_id *entered = &each->row.id;
    if (each->revised && memcmp(&each->revised->id, entered, sizeof *entered) == 0)
        return annals_error_set(error, ANNALS_EXISTS, "the revision would change nothing");
    annals_earlier other;
    status = annals_earlier_find(change, each, &other, error);
    if (status)
        return status;
    *id = other.found ? other.id : *entered;
    *outcome = other.found ? ANNALS_STOOD : ANNALS_ADDED;
    if (other.found)
        return other.same && !each->revised ? ANNALS_OK : annals_earlier_refuse(each, &other, error);
    status = annals_candidate_judge(change, each, error);
    return status ? status : add(change, each, error);
}

annals_status annals_change_observe(annals_change *change, const annals_statement *statement, annals_id *id,
                                    annals_outcome *outcome, annals_error *error)
{
    annals_status status = annals_change_usable(change, error);
    annals_candidate each = {.statement = statement};
    return status ? status : annals_candidate_enter(change, &each, id, outcome, error);
}
