/* annals revise, retract and prefer: decisions about an observation, each with its reason. */
#include "cli/arguments.h"
#include "cli/json.h"
#include "scan/scan.h"

#include <stdio.h>
#include <string.h>

/* What is decided, read from the command line. */
typedef struct {
    annals_id id;
    annals_revision revision;
    annals_amount amount;
    annals_period period;
    const char *because;
    annals_id revised;          /* that stands afterwards */
    annals_judgement judgement; /* of its quote */
} decision;

typedef annals_status (*decide)(annals_change *change, decision *made, annals_error *error);

static annals_status revise(annals_change *change, decision *made, annals_error *error)
{
    annals_status status =
        annals_change_revise(change, &made->id, &made->revision, made->because, &made->revised, error);
    made->judgement = *annals_change_judgement(change);
    return status;
}

static annals_status retract(annals_change *change, decision *made, annals_error *error)
{
    return annals_change_retract(change, &made->id, made->because, error);
}

static annals_status prefer(annals_change *change, decision *made, annals_error *error)
{
    return annals_change_prefer(change, &made->id, made->because, error);
}

static annals_status read_revision(const invocation *call, decision *made, annals_error *error)
{
    const char *amount = option_value(call, "--amount");
    bool given;
    made->revision =
        (annals_revision){.quote = option_value(call, "--quote"), .at = -1, .note = option_value(call, "--note")};
    if (option_given(call, "--at") && !made->revision.quote)
        return annals_error_set(error, ANNALS_USAGE, "--at wants --quote");
    annals_status status = amount ? annals_amount_parse(amount, strlen(amount), &made->amount, error) : ANNALS_OK;
    if (amount)
        made->revision.amount = &made->amount;
    if (!status)
        status = argument_period(call, "--period", &given, &made->period, error);
    if (!status && given)
        made->revision.period = &made->period;
    if (!status)
        status = argument_number("--at", option_value(call, "--at"), 0, &made->revision.at, error);
    if (!status && !amount && !given && !made->revision.quote && !made->revision.note)
        status = annals_error_set(error, ANNALS_USAGE, "wants what to revise: --amount, --period, --quote or --note");
    return status;
}

static annals_status write_decision(annals_record *record, const annals_reader *reader, const invocation *call,
                                    decide how, decision *made, const char *done, int64_t *operation,
                                    annals_error *error)
{
    annals_change *change;
    char id[ANNALS_ID_TEXT], what[64];
    annals_status status = annals_record_find(record, call->operands[0], 0, &made->id, error);
    if (!status)
        status = annals_change_begin(record, call->verb->name, &change, error);
    if (status)
        return status;
    annals_change_read_quotes(change, reader, false);
    status = how(change, made, error);
    if (status) {
        annals_change_cancel(change);
        return status;
    }
    annals_id_print(&made->id, id);
    snprintf(what, sizeof what, "%s %.*s", done, ANNALS_ID_SHORT, id);
    return annals_change_commit(change, what, made->because, operation, error);
}

static int tell(const invocation *call, const decision *made, const char *done, int64_t operation)
{
    char id[ANNALS_ID_TEXT], revised[ANNALS_ID_TEXT];
    bool revision = strcmp(call->verb->name, "revise") == 0;
    annals_id_print(&made->id, id);
    annals_id_print(&made->revised, revised);
    char now[64] = "";
    if (revision)
        snprintf(now, sizeof now, " as %.*s", ANNALS_ID_SHORT, revised);
    say("%s %.*s%s, operation %lld; `annals undo %lld` takes it back", done, ANNALS_ID_SHORT, id, now,
        (long long)operation, (long long)operation);
    bool heard = made->judgement.verdict != ANNALS_UNREAD || made->judgement.why[0];
    if (revision && made->judgement.verdict == ANNALS_UNREAD && heard)
        say("annals %s: the quote is unread, so it vouches for nothing: %s", call->verb->name, made->judgement.why);
    if (!option_given(call, "--json"))
        return 0;
    json_answer answer;
    annals_error error;
    json_t *more = json_pack("{ss}", "id", id);
    if (revision) {
        json_object_set_new(more, "revised", json_string(revised));
        json_judgement(more, heard ? &made->judgement : NULL);
    }
    json_begin(&answer, "operations");
    json_row(&answer, json_outcome(call->verb->name, operation, more));
    return json_end(&answer, &error) ? report(call, &error) : 0;
}

static annals_status decide_on(const invocation *call, decide how, decision *made, const char *done, int64_t *operation,
                               annals_error *error)
{
    annals_scanner *scanner;
    annals_record *record;
    annals_status status = annals_scanner_open(&scanner, error);
    if (status)
        return status;
    annals_reader reader = annals_scanner_reader(scanner);
    status = store_open(call, ANNALS_WRITE_ALONE, &record, error);
    if (!status) {
        status = write_decision(record, &reader, call, how, made, done, operation, error);
        status = store_close(record, status, error);
    }
    annals_scanner_close(scanner);
    return status;
}

static int run(invocation *call, decide how, const char *done)
{
    annals_error error;
    decision made = {.because = option_value(call, "--because")};
    int64_t operation = 0;
    if (!made.because)
        return report_usage(call, "wants --because: the reason, which is kept");
    annals_status status = how == revise ? read_revision(call, &made, &error) : ANNALS_OK;
    if (!status)
        status = decide_on(call, how, &made, done, &operation, &error);
    return status ? report(call, &error) : tell(call, &made, done, operation);
}

int run_revise(invocation *call)
{
    return run(call, revise, "revised");
}

int run_retract(invocation *call)
{
    return run(call, retract, "retracted");
}

int run_prefer(invocation *call)
{
    return run(call, prefer, "preferred");
}
