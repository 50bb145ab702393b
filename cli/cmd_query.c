/* annals query: figures selected, grouped, added up and compared. */
#include "cli/cli.h"
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

/* The columns are those of the group, or the series where there is no group. */
static size_t titles_of(const annals_answer *answer, const char **titles)
{
    size_t count = 0;
    if (answer->dimension_count == 0)
        titles[count++] = "series";
    for (size_t i = 0; i < answer->dimension_count; i++)
        titles[count++] = answer->dimensions[i];
    static const char *const rest[] = {"period", ">amount", "unit", "kind", "sources"};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        titles[count++] = rest[i];
    if (any_derived(answer))
        titles[count++] = "derived";
    return count;
}

/* A row as cells; `amount` and `sources` hold what had to be printed. */
typedef struct {
    const char *cells[MOST_COLUMNS];
    char amount[ANNALS_AMOUNT_SIZE];
    annals_str sources;
} line;

static void fill_line(const annals_answer *answer, const annals_row *row, line *out)
{
    size_t count = 0;
    if (answer->dimension_count == 0)
        out->cells[count++] = row->series ? row->series->key->text : "";
    for (size_t i = 0; i < answer->dimension_count; i++)
        out->cells[count++] = row->group[i];
    annals_amount_print(&row->amount, out->amount);
    annals_str_clear(&out->sources);
    add_sources(&out->sources, answer, row);
    out->cells[count++] = row->period.text;
    out->cells[count++] = out->amount;
    out->cells[count++] = row->unit;
    out->cells[count++] = annals_kind_name(row->kind);
    out->cells[count++] = annals_str_text(&out->sources);
    out->cells[count++] = row->amount.derived ? "derived" : "";
}

/* Headings of the table for people are in capitals. */
static void capitals(const char *title, char *out, size_t room)
{
    snprintf(out, room, "%s", title);
    for (char *c = out; *c; c++)
        if (*c >= 'a' && *c <= 'z')
            *c = (char)(*c - 'a' + 'A');
}

static annals_status print_table(const annals_answer *answer, annals_error *error)
{
    const char *titles[MOST_COLUMNS];
    char upper[MOST_COLUMNS][64];
    size_t columns = titles_of(answer, titles);
    for (size_t i = 0; i < columns; i++) {
        capitals(titles[i], upper[i], sizeof upper[i]);
        titles[i] = upper[i];
    }
    grid *out = grid_new(titles, columns);
    line each = {0};
    for (size_t i = 0; i < answer->count; i++) {
        fill_line(answer, &answer->rows[i], &each);
        for (size_t j = 0; j < columns; j++)
            grid_add(out, each.cells[j]);
    }
    annals_status status = each.sources.failed ? annals_error_no_memory(error) : grid_print(out, error);
    annals_str_free(&each.sources);
    grid_free(out);
    return status;
}

static annals_status print_csv(const annals_answer *answer, annals_error *error)
{
    const char *titles[MOST_COLUMNS];
    size_t columns = titles_of(answer, titles);
    for (size_t i = 0; i < columns; i++)
        titles[i] += titles[i][0] == '>';
    annals_str text = {0};
    line each = {0};
    annals_csv_write_row(&text, titles, columns);
    for (size_t i = 0; i < answer->count; i++) {
        fill_line(answer, &answer->rows[i], &each);
        annals_csv_write_row(&text, each.cells, columns);
    }
    annals_status status = ANNALS_OK;
    if (text.failed || each.sources.failed)
        status = annals_error_no_memory(error);
    else
        fwrite(text.data, 1, text.size, stdout);
    annals_str_free(&text);
    annals_str_free(&each.sources);
    return status;
}

static annals_status print_json(const annals_answer *answer, annals_error *error)
{
    json_answer out;
    json_begin(&out, "rows");
    for (size_t i = 0; i < answer->count; i++)
        json_row(&out, json_query_row(answer, &answer->rows[i]));
    return json_end(&out, error);
}

static annals_status print_answer(const invocation *call, const annals_answer *answer, annals_error *error)
{
    if (answer->outside > 0)
        say("annals query: %zu %s over an edge of the window and left out; widen --from/--to to take %s in",
            answer->outside, answer->outside == 1 ? "observation reaches" : "observations reach",
            answer->outside == 1 ? "it" : "them");
    if (option_given(call, "--json"))
        return print_json(answer, error);
    return option_given(call, "--csv") ? print_csv(answer, error) : print_table(answer, error);
}

int run_query(invocation *call)
{
    annals_error error;
    question asked;
    annals_record *record;
    annals_table *table;
    annals_answer *answer;
    if (option_given(call, "--csv") && option_given(call, "--json"))
        return report_usage(call, "--csv and --json exclude each other");
    annals_status status = question_read(call, call->operands[0], &asked, &error);
    if (!status)
        status = store_open(call, ANNALS_READ, &record, &error);
    if (!status) {
        status = question_answer(record, &asked.query, &table, &answer, &error);
        if (!status) {
            status = print_answer(call, answer, &error);
            annals_answer_free(answer);
            annals_record_table_free(table);
        }
        annals_record_close(record);
    }
    question_free(&asked);
    return status ? report(call, &error) : 0;
}
