/* What a person decides on a figure: record it, change what it is recorded as, pass over it, take that back. */
#include "cli/review.h"

#include "cli/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_ROOM = ANNALS_KEY_MAX + 1 };

static void decided(review *of, size_t item)
{
    if (of->decided_count < of->count)
        of->decided[of->decided_count++] = item;
}

/* Says what is wrong, beside the figure that it is wrong with. */
static void complain(const annals_error *error)
{
    say("  %s", error->message);
}

/* Asks for what the record needs and neither the words nor the series say. */
static bool ask_missing(review *of, review_item *item)
{
    static const review_field always[] = {REVIEW_SERIES, REVIEW_PERIOD}, if_new[] = {REVIEW_UNIT, REVIEW_NATURE};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (!*item->fields[always[i]] && !review_ask(of, item, always[i]))
            return false;
    if (candidates_find(&of->series, item->fields[REVIEW_SERIES]))
        return true;
    for (size_t i = 0; i < sizeof if_new / sizeof *if_new; i++)
        if (!*item->fields[if_new[i]] && !review_ask(of, item, if_new[i]))
            return false;
    return true;
}

/* A noun is the words' own and the series has its name for what it counts; a currency must be the same. */
static const char *unit_to_state(const review *of, const review_item *item, const annals_series **standing)
{
    const char *unit = item->fields[REVIEW_UNIT];
    *standing = candidates_find(&of->series, item->fields[REVIEW_SERIES]);
    bool counted = *unit && strcmp(unit, "%") != 0 && strcmp(unit, "pp") != 0 && !annals_unit_is_currency(unit);
    if (*standing && (counted || !*unit) && !annals_unit_is_currency((*standing)->unit))
        return NULL;
    return *unit ? unit : NULL;
}

static annals_status record(review *of, review_item *item, entered *done, annals_error *error)
{
    review_values read = {0};
    const annals_series *standing;
    char *quote = strndup(of->file.text + item->start, (size_t)(item->end - item->start));
    annals_status status = quote ? review_read_fields(item, &read, error) : annals_error_no_memory(error);
    if (!status) {
        annals_statement statement = {
            .key = read.key,
            .period = &read.period,
            .amount = &read.amount,
            .unit = unit_to_state(of, item, &standing),
            .nature = standing ? ANNALS_NATURE_NONE : read.nature,
            .kind = read.kind,
            .source = of->id,
            .quote = quote,
            .at = item->start,
        };
        status = enter_figure(of->record, &of->reader, of->stands ? NULL : &of->source, &of->file, &statement, NULL,
                              done, error);
    }
    annals_key_free(read.key);
    free(quote);
    return status;
}

/* Reads the series anew: the one that was just recorded may be new. */
static void renew_series(review *of)
{
    candidates now;
    if (candidates_read(of->record, &now, NULL) == ANNALS_OK) {
        candidates_free(&of->series);
        of->series = now;
    } else {
        candidates_free(&now);
    }
}

bool review_accept(review *of, size_t at)
{
    review_item *item = &of->items[at];
    annals_error error;
    entered done;
    char id[ANNALS_ID_TEXT];
    if (!ask_missing(of, item))
        return false;
    if (record(of, item, &done, &error)) {
        complain(&error);
        return true;
    }
    annals_id_print(&done.id, id);
    if (done.outcome == ANNALS_STOOD)
        say("  %.*s stands already, just so", ANNALS_ID_SHORT, id);
    else
        say("  %s as %.*s, operation %lld", done.what, ANNALS_ID_SHORT, id, (long long)done.operation);
    of->stands = true;
    item->state = REVIEW_RECORDED;
    item->operation = done.outcome == ANNALS_STOOD ? 0 : done.operation;
    decided(of, at);
    renew_series(of);
    return true;
}

bool review_edit(review *of, size_t at)
{
    for (review_field field = 0; field < REVIEW_FIELDS; field++)
        if (!review_ask(of, &of->items[at], field))
            return false;
    return true;
}

static void list_series(const review *of, const review_item *item)
{
    for (size_t i = 0; i < item->candidate_count; i++)
        say("  %zu  %s", i + 1, item->candidates[i]);
    for (size_t i = 0; i < of->series.count; i++)
        say("  %zu  %s", item->candidate_count + i + 1, of->series.series[i].key);
}

bool review_assign(review *of, size_t at)
{
    review_item *item = &of->items[at];
    char line[LINE_ROOM], *end;
    list_series(of, item);
    if (!terminal_line("  number, or a series", item->fields[REVIEW_SERIES], line, sizeof line))
        return false;
    const char *chosen = *line ? line : item->fields[REVIEW_SERIES];
    unsigned long number = strtoul(line, &end, 10);
    if (*line && !*end && number > 0) {
        if (number > item->candidate_count + of->series.count) {
            say("  there is no series %s", line);
            return true;
        }
        chosen = number <= item->candidate_count ? item->candidates[number - 1]
                                                 : of->series.series[number - item->candidate_count - 1].key;
    }
    if (*chosen)
        review_set_field(of, item, REVIEW_SERIES, chosen);
    return true;
}

void review_skip(review *of, size_t at)
{
    annals_error error;
    of->items[at].state = REVIEW_SKIPPED;
    if (review_state_add(of, &of->items[at], &error))
        complain(&error);
    else
        say("  skipped");
    decided(of, at);
}

size_t review_undo(review *of, size_t at)
{
    annals_error error;
    int64_t taken, operation;
    if (of->decided_count == 0) {
        say("  nothing was decided in this review yet; `annals undo` takes back operations");
        return at;
    }
    size_t last = of->decided[of->decided_count - 1];
    review_item *item = &of->items[last];
    bool recorded = item->state == REVIEW_RECORDED;
    if (recorded && item->operation && enter_undo(of->record, item->operation, NULL, &taken, &operation, &error)) {
        complain(&error);
        return at;
    }
    item->state = REVIEW_OPEN;
    if (!recorded && review_state_add(of, item, &error))
        complain(&error);
    else if (recorded && item->operation)
        say("  took back operation %lld as operation %lld", (long long)taken, (long long)operation);
    else
        say("  took back");
    item->operation = 0;
    of->decided_count--;
    renew_series(of);
    return last;
}
