/* annals query: figures selected, grouped, added up and compared. */
#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/grid.h"
#include "cli/json.h"
#include "cli/question.h"
#include "series/csv_write.h"
#include "series/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = ANNALS_DIMENSIONS_MAX + 8 };

/* The ids of the sources behind a row, each once, joined by "; ". */
static void add_sources(annals_str *out, const annals_answer *answer, const annals_row *row)
{
    const annals_table *table = answer->table;
    for (size_t i = 0; i < row->observation_count; i++) {
        uint32_t source = table->observations[row->observations[i]].source;
        bool known = false;
        for (size_t j = 0; j < i && !known; j++)
            known = table->observations[row->observations[j]].source == source;
        if (known)
            continue;
        if (i > 0)
            annals_str_add(out, "; ");
        annals_str_add(out, table->sources[source].id);
    }
}

static bool any_derived(const annals_answer *answer)
{
    for (size_t i = 0; i < answer->count; i++)
        if (answer->rows[i].amount.derived)
            return true;
    return false;
}

/* What other sources state beside a row: "2014 from story; 14B from report, compatible". */
static void add_differences(annals_str *out, const annals_answer *answer, const annals_row *row)
{
    const annals_table *table = answer->table;
    for (size_t i = 0; i < row->observation_count; i++) {
        size_t count;
        const annals_difference *each = annals_answer_differences(answer, row->observations[i], &count);
        for (size_t j = 0; j < count; j++) {
            const annals_observation *other = &table->observations[each[j].other];
            char amount[ANNALS_AMOUNT_SIZE];
            annals_amount_print(&other->amount, amount);
            annals_str_format(out, "%s%s from %s%s", out->size > 0 ? "; " : "", amount,
                              table->sources[other->source].id, each[j].relation == ANNALS_APART ? "" : ", compatible");
        }
    }
}

/* An answer as a table: the columns of the group, or the series where there is no group, then what every row has. */
typedef struct {
    const annals_answer *answer;
    const annals_query *query;
    const char *titles[MOST_COLUMNS];
    size_t columns;
    bool derived;
    const char *cells[MOST_COLUMNS]; /* of the row at hand */
    char amount[ANNALS_AMOUNT_SIZE];
    char count[24];
    annals_str sources;
    annals_str differs;
} sheet;

static void name_columns(sheet *out, const annals_answer *answer, const annals_query *query)
{
    static const char *const rest[] = {"period", "amount", "unit", "kind"};
    *out = (sheet){.answer = answer, .query = query, .derived = any_derived(answer)};
    if (answer->dimension_count == 0)
        out->titles[out->columns++] = "series";
    for (size_t i = 0; i < answer->dimension_count; i++)
        out->titles[out->columns++] = answer->dimensions[i];
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        out->titles[out->columns++] = rest[i];
    if (query->aggregate != ANNALS_AGGREGATE_NONE)
        out->titles[out->columns++] = "observations";
    out->titles[out->columns++] = "sources";
    if (out->derived)
        out->titles[out->columns++] = "derived";
    if (answer->difference_count > 0)
        out->titles[out->columns++] = "differs";
}

/* A total is of all that was selected, also where only one series has something for a period. */
static const char *series_of(const sheet *out, const annals_row *row)
{
    if (out->query->aggregate != ANNALS_AGGREGATE_NONE || !row->series)
        return out->query->selector->text;
    return row->series->key->text;
}

static void fill_cells(sheet *out, const annals_row *row)
{
    size_t count = 0;
    if (out->answer->dimension_count == 0)
        out->cells[count++] = series_of(out, row);
    for (size_t i = 0; i < out->answer->dimension_count; i++)
        out->cells[count++] = row->group[i];
    annals_amount_print(&row->amount, out->amount);
    out->cells[count++] = row->period.text;
    out->cells[count++] = out->amount;
    out->cells[count++] = row->unit;
    out->cells[count++] = annals_kind_name(row->kind);
    if (out->query->aggregate != ANNALS_AGGREGATE_NONE) {
        snprintf(out->count, sizeof out->count, "%zu", row->observation_count);
        out->cells[count++] = out->count;
    }
    annals_str_clear(&out->sources);
    add_sources(&out->sources, out->answer, row);
    out->cells[count++] = annals_str_text(&out->sources);
    if (out->derived)
        out->cells[count++] = row->amount.derived ? "derived" : "";
    annals_str_clear(&out->differs);
    add_differences(&out->differs, out->answer, row);
    if (out->answer->difference_count > 0)
        out->cells[count++] = annals_str_text(&out->differs);
}

static void free_sheet(sheet *out)
{
    annals_str_free(&out->sources);
    annals_str_free(&out->differs);
}

/* Headings of the table for people are in capitals. */
static void add_capitals(annals_str *out, const char *title)
{
    for (; *title; title++)
        annals_str_add_char(out, *title >= 'a' && *title <= 'z' ? (char)(*title - 'a' + 'A') : *title);
}

static annals_status print_table(const annals_answer *answer, const annals_query *query, annals_error *error)
{
    sheet out;
    annals_str capitals[MOST_COLUMNS] = {{0}};
    grid_column columns[MOST_COLUMNS];
    name_columns(&out, answer, query);
    for (size_t i = 0; i < out.columns; i++) {
        add_capitals(&capitals[i], out.titles[i]);
        bool number = i >= answer->dimension_count &&
                      (strcmp(out.titles[i], "amount") == 0 || strcmp(out.titles[i], "observations") == 0);
        columns[i] = (grid_column){annals_str_text(&capitals[i]), number};
    }
    grid *table = grid_new(columns, out.columns);
    for (size_t i = 0; i < answer->count; i++) {
        fill_cells(&out, &answer->rows[i]);
        for (size_t j = 0; j < out.columns; j++)
            grid_add(table, out.cells[j]);
    }
    bool failed = out.sources.failed || out.differs.failed;
    annals_status status = failed ? annals_error_no_memory(error) : grid_print(table, error);
    free_sheet(&out);
    for (size_t i = 0; i < out.columns; i++)
        annals_str_free(&capitals[i]);
    grid_free(table);
    return status;
}

static annals_status print_csv(const annals_answer *answer, const annals_query *query, annals_error *error)
{
    sheet out;
    annals_str text = {0};
    name_columns(&out, answer, query);
    annals_csv_write_row(&text, out.titles, out.columns);
    for (size_t i = 0; i < answer->count; i++) {
        fill_cells(&out, &answer->rows[i]);
        annals_csv_write_row(&text, out.cells, out.columns);
    }
    annals_status status = ANNALS_OK;
    if (text.failed || out.sources.failed || out.differs.failed)
        status = annals_error_no_memory(error);
    else
        fwrite(text.data, 1, text.size, stdout);
    annals_str_free(&text);
    free_sheet(&out);
    return status;
}

static annals_status print_json(const reply *given, const state *of, annals_error *error)
{
    json_answer out;
    json_begin_at(&out, "rows", of);
    for (size_t i = 0; i < given->answer->count; i++)
        json_row(&out, json_query_row(given->answer, &given->answer->rows[i],
                                      given->converted ? given->converted->conversions : NULL));
    return json_end(&out, error);
}

static void say_rate(const annals_table *rates, const annals_conversion *used)
{
    const annals_observation *rate = &rates->observations[used->rate];
    char amount[ANNALS_AMOUNT_SIZE], id[ANNALS_ID_TEXT];
    annals_amount_print(&rate->amount, amount);
    annals_id_print(&rate->id, id);
    say("annals query: %s by %s of %s: %s, from %s (%.*s)", used->inverse ? "divided" : "multiplied",
        rates->series[rate->series].key->text, rate->period.text, amount, rates->sources[rate->source].id,
        ANNALS_ID_SHORT, id);
}

/* The rates that the answer's rows were converted at, a line each; the first few. */
static annals_status say_rates(const reply *given, annals_error *error)
{
    enum { NAMED = 4 };
    size_t named = 0;
    bool *used = calloc(given->rates->count + 1, sizeof *used);
    if (!used)
        return annals_error_no_memory(error);
    for (size_t i = 0; i < given->answer->count; i++)
        for (size_t j = 0; j < given->answer->rows[i].observation_count; j++) {
            const annals_conversion *each = &given->converted->conversions[given->answer->rows[i].observations[j]];
            if (each->rate == ANNALS_NO_RATE || used[each->rate])
                continue;
            used[each->rate] = true;
            if (named++ < NAMED)
                say_rate(given->rates, each);
        }
    if (named > NAMED)
        say("annals query: and at %zu more rates, which --json names", named - NAMED);
    free(used);
    return ANNALS_OK;
}

static annals_status print_answer(const invocation *call, const reply *given, const annals_query *query,
                                  const state *of, annals_error *error)
{
    const annals_answer *answer = given->answer;
    if (answer->count == 0)
        say("annals query: nothing remains of the selection; `annals show %s` lists what there is",
            query->selector->text);
    if (answer->outside > 0)
        say("annals query: %zu %s left out; widen --from/--to to take %s in", answer->outside,
            answer->outside == 1 ? "observation reaches over an edge of the window and is"
                                 : "observations reach over an edge of the window and are",
            answer->outside == 1 ? "it" : "them");
    if (option_given(call, "--json"))
        return print_json(given, of, error);
    return option_given(call, "--csv") ? print_csv(answer, query, error) : print_table(answer, query, error);
}

static annals_status answer(const invocation *call, annals_record *record, const question *asked, annals_error *error)
{
    state of;
    reply given = {0};
    annals_status status = state_read(call, record, &of, error);
    if (!status)
        status = state_decide(record, &of, error);
    if (!status)
        status = question_answer(record, &asked->query, &asked->convert, &of, &given, error);
    if (!status)
        status = print_answer(call, &given, &asked->query, &of, error);
    if (!status && given.converted)
        status = say_rates(&given, error);
    if (!status)
        state_say(call, &of);
    reply_free(&given);
    state_free(&of);
    return status;
}

int run_query(invocation *call)
{
    annals_error error;
    question asked;
    annals_record *record;
    if (option_given(call, "--csv") && option_given(call, "--json"))
        return report_usage(call, "--csv and --json exclude each other");
    annals_status status = question_read(call, call->operands[0], &asked, &error);
    if (!status)
        status = store_open(call, ANNALS_READ, &record, &error);
    if (!status) {
        status = answer(call, record, &asked, &error);
        annals_record_close(record);
    }
    question_free(&asked);
    return status ? report(call, &error) : 0;
}
