/* Decisions on their way into the record: what is retracted, preferred, and declared as a rule. */
#include "record/change.h"

#include "record/find.h"
#include "series/list.h"
#include "text/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

annals_status annals_because_check(const char *because, annals_error *error)
{
    size_t size = because ? strlen(because) : 0;
    if (size == 0 || strspn(because, " \t\r\n") == size)
        return annals_error_set(error, ANNALS_INVALID, "because: missing: say why");
    size_t valid = annals_utf8_valid(because, size);
    if (valid < size)
        return annals_error_set(error, ANNALS_INVALID, "because: byte %zu is no UTF-8", valid);
    return ANNALS_OK;
}

static annals_status make_room(annals_change *change, annals_error *error)
{
    annals_deciding *grown =
        annals_list_widen(change->decisions, (size_t)change->decision_count, &change->decision_room, 4, sizeof *grown);
    if (!grown)
        return annals_error_no_memory(error);
    change->decisions = grown;
    return ANNALS_OK;
}

annals_status annals_change_decide(annals_change *change, const annals_stored_decision *row, const annals_id *revision,
                                   annals_error *error)
{
    annals_status status = make_room(change, error);
    if (status)
        return status;
    annals_deciding *added = &change->decisions[change->decision_count];
    *added = (annals_deciding){.row = *row};
    added->row.number = change->last.decision + 1;
    added->row.operation = change->operation;
    added->row.rule = annals_arena_text(change->arena, row->rule ? row->rule : "");
    added->row.because = annals_arena_text(change->arena, row->because);
    if (revision)
        added->revision = *revision;
    if (!added->row.rule || !added->row.because)
        return annals_error_no_memory(error);
    change->last.decision++;
    change->decision_count++;
    return ANNALS_OK;
}

/* What stands at the end of the line of revisions, or what retracted it. */
static annals_status refuse_superseded(annals_change *change, const annals_id *id, const annals_superseded *by,
                                       annals_arena *arena, annals_error *error)
{
    char digits[ANNALS_ID_TEXT], other[ANNALS_ID_TEXT];
    annals_id_print(id, digits);
    const annals_superseded *next = by;
    while (next->revision > 0 && (next = annals_standing_superseded(&change->view.standing, by->revision)))
        by = next;
    if (by->revision == 0)
        return annals_error_set(error, ANNALS_EXISTS,
                                "observation %.*s was retracted by operation %" PRId64 "; nothing stands in its place",
                                ANNALS_ID_SHORT, digits, by->operation);
    annals_stored_observation *row;
    annals_status status = annals_find_number(change->record, by->revision, arena, &row, error);
    if (status)
        return status;
    annals_id_print(&row->id, other);
    return annals_error_set(error, ANNALS_EXISTS,
                            "observation %.*s was revised; what stands is %.*s, entered by operation %" PRId64,
                            ANNALS_ID_SHORT, digits, ANNALS_ID_SHORT, other, by->operation);
}

static annals_status refuse_own(const annals_id *id, const char *what, annals_error *error)
{
    char digits[ANNALS_ID_TEXT];
    annals_id_print(id, digits);
    return annals_error_set(error, ANNALS_USAGE, "observation %.*s is %s by this change itself", ANNALS_ID_SHORT,
                            digits, what);
}

static bool is_pending(const annals_pending *pending, const annals_id *id)
{
    for (size_t i = 0; i < pending->count; i++)
        if (memcmp(&pending->rows[i].id, id, sizeof *id) == 0)
            return true;
    return false;
}

annals_status annals_change_find(annals_change *change, const annals_id *id, annals_arena *arena,
                                 annals_stored_observation **row, annals_error *error)
{
    if (is_pending(&change->pending, id))
        return refuse_own(id, "entered", error);
    annals_status status = annals_find_id(change->record, &change->view, id, arena, row, error);
    if (status)
        return status;
    if (!*row)
        return annals_find_missing(id, error);
    const annals_superseded *by = annals_standing_superseded(&change->view.standing, (*row)->number);
    if (by)
        return refuse_superseded(change, id, by, arena, error);
    return annals_change_stands(change, *row) ? ANNALS_OK : refuse_own(id, "revised or retracted", error);
}

/* Decides on an observation that stands. */
static annals_status decide_on(annals_change *change, const annals_id *id, annals_decision_kind kind,
                               const char *because, annals_error *error)
{
    annals_status status = annals_change_usable(change, error);
    if (!status)
        status = annals_because_check(because, error);
    if (status)
        return status;
    annals_arena *arena = annals_arena_new();
    annals_stored_observation *row;
    status = arena ? annals_change_find(change, id, arena, &row, error) : annals_error_no_memory(error);
    if (!status) {
        annals_stored_decision decision = {.kind = kind, .observation = row->number, .because = because};
        status = annals_change_decide(change, &decision, NULL, error);
    }
    annals_arena_free(arena);
    return status;
}

annals_status annals_change_retract(annals_change *change, const annals_id *id, const char *because,
                                    annals_error *error)
{
    return decide_on(change, id, ANNALS_RETRACT, because, error);
}

annals_status annals_change_prefer(annals_change *change, const annals_id *id, const char *because, annals_error *error)
{
    return decide_on(change, id, ANNALS_PREFER, because, error);
}

static annals_status check_rule(const char *text, annals_error *error)
{
    size_t size = text ? strlen(text) : 0;
    if (size == 0)
        return annals_error_set(error, ANNALS_INVALID, "rule: missing");
    size_t valid = annals_utf8_valid(text, size);
    if (valid < size)
        return annals_error_set(error, ANNALS_INVALID, "rule: byte %zu is no UTF-8", valid);
    return ANNALS_OK;
}

/* Whether the rule stands, in the store or in the change. */
static annals_status find_rule(annals_change *change, const char *text, bool *stands, annals_error *error)
{
    *stands = false;
    for (int64_t i = 0; i < change->decision_count; i++)
        *stands = *stands || strcmp(change->decisions[i].row.rule, text) == 0;
    annals_arena *arena = annals_arena_new();
    if (!arena)
        return annals_error_no_memory(error);
    annals_record *record = change->record;
    annals_stored_decision *rows;
    size_t count;
    annals_status status = record->engine->decisions(record->store, arena, &rows, &count, error);
    for (size_t i = 0; !status && i < count; i++)
        if (strcmp(rows[i].rule, text) == 0 && annals_view_holds(&change->view, rows[i].operation))
            *stands = true;
    annals_arena_free(arena);
    return status;
}

annals_status annals_change_rule_add(annals_change *change, const char *text, const char *because,
                                     annals_outcome *outcome, annals_error *error)
{
    bool stands = false;
    annals_status status = annals_change_usable(change, error);
    if (!status)
        status = check_rule(text, error);
    if (!status)
        status = annals_because_check(because, error);
    if (!status)
        status = find_rule(change, text, &stands, error);
    if (status)
        return status;
    *outcome = stands ? ANNALS_STOOD : ANNALS_ADDED;
    annals_stored_decision decision = {.kind = ANNALS_RULE, .rule = text, .because = because};
    return stands ? ANNALS_OK : annals_change_decide(change, &decision, NULL, error);
}
