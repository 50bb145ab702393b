/* Uses the installed library: records three figures from a text, adds them up with their bounds, and prints where they
 * stand. */
#include <annals/record/record.h>
#include <annals/series/transform.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char text[] =
    "The first site holds at least 40 racks, the second more than 25.\nThe third, still small, has 12.\n";

static annals_moment fixed_clock(void *context)
{
    (void)context;
    return 1735689600000000; /* 2025-01-01T00:00:00Z: the caller's clock, so that the log repeats */
}

/* Prints what went wrong and ends; a program, not the library, may do so. */
static void check(annals_status status, const annals_error *error)
{
    if (!status)
        return;
    fprintf(stderr, "%s: %s\n", annals_status_name(status), error->message);
    exit(1);
}

static void observe(annals_change *change, const char *series, const char *amount, const char *quote)
{
    annals_error error;
    annals_key *key;
    annals_period period;
    annals_amount value;
    annals_id id;
    annals_outcome outcome;
    check(annals_key_parse(series, strlen(series), &key, &error), &error);
    check(annals_period_parse("2025", 4, &period, &error), &error);
    check(annals_amount_parse(amount, strlen(amount), &value, &error), &error);
    annals_statement statement = {.key = key,
                                  .period = &period,
                                  .amount = &value,
                                  .unit = "rack",
                                  .nature = ANNALS_LEVEL,
                                  .kind = ANNALS_ACTUAL,
                                  .source = "report",
                                  .quote = quote,
                                  .at = -1};
    check(annals_change_observe(change, &statement, &id, &outcome, &error), &error);
    annals_key_free(key);
}

static void fill(annals_record *record)
{
    annals_error error;
    annals_change *change;
    annals_outcome outcome;
    int64_t operation;
    annals_source source = {.id = "report", .kind = ANNALS_DOCUMENT, .language = "en", .title = "Sites"};
    check(annals_change_begin(record, "record", &change, &error), &error);
    check(annals_change_source(change, &source, text, strlen(text), text, strlen(text), &outcome, &error), &error);
    observe(change, "capacity,site=first", ">=40", "at least 40 racks");
    observe(change, "capacity,site=second", ">25", "more than 25");
    observe(change, "capacity,site=third", "12", "has 12");
    check(annals_change_commit(change, "three sites", NULL, &operation, &error), &error);
    printf("operation %lld\n", (long long)operation);
}

static void print_total(annals_record *record)
{
    annals_error error;
    annals_key *selector;
    annals_table *table;
    annals_answer *answer;
    char amount[ANNALS_AMOUNT_SIZE];
    check(annals_selector_parse("capacity,site=*", 15, &selector, &error), &error);
    check(annals_record_read(record, &(annals_selection){.selector = selector}, &table, &error), &error);
    for (size_t i = 0; i < table->count; i++) {
        const annals_observation *each = &table->observations[i];
        annals_amount_print(&each->amount, amount);
        printf("%s %s \"%s\" at %lld\n", table->series[each->series].key->text, amount, each->evidence.quote,
               (long long)each->evidence.start);
    }
    annals_query query = {.selector = selector, .aggregate = ANNALS_SUM};
    check(annals_query_run(table, &query, &answer, &error), &error);
    annals_amount_print(&answer->rows[0].amount, amount);
    printf("total %s %s\n", amount, answer->rows[0].unit);
    annals_answer_free(answer);
    annals_record_table_free(table);
    annals_key_free(selector);
}

int main(int argc, char **argv)
{
    annals_error error;
    annals_record *record;
    annals_author author = {.now = fixed_clock, .who = "example"};
    const char *file = argc > 1 ? argv[1] : "capacity.db";
    check(annals_record_create(file, &error), &error);
    check(annals_record_open(file, ANNALS_WRITE, &author, &record, &error), &error);
    fill(record);
    print_total(record);
    annals_record_close(record);
    return 0;
}
