/* Checks a rule over a table: a row for each company of series, period and kind. Knows no trees. */
#include "series/list.h"
#include "series/query.h"
#include "series/rule_tree.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    annals_rule_result result; /* first, so that its address is the owner's */
    annals_arena *arena;
} owner;

typedef struct {
    const annals_rule *rule;
    const annals_check_options *options;
    annals_cells cells;
    annals_arena *arena;
    annals_arena *scratch;
    annals_rule_result out;
    annals_rule_row *rows;
    size_t room;
    annals_error *error;
} check;

const char *annals_rule_verdict_name(annals_rule_verdict verdict)
{
    static const char *const names[] = {
        [ANNALS_RULE_HOLDS] = "holds",
        [ANNALS_RULE_BROKEN] = "cannot hold",
        [ANNALS_RULE_UNDECIDED] = "undecided",
        [ANNALS_RULE_MISSING] = "missing parts",
        [ANNALS_RULE_COMPETING] = "competing",
        [ANNALS_RULE_UNITS] = "units don't fit",
        [ANNALS_RULE_UNCOMPUTED] = "not computed",
    };
    return (size_t)verdict < ANNALS_RULE_VERDICTS ? names[verdict] : "";
}

static annals_status keep(check *work, const annals_rule_row *row)
{
    annals_rule_row *rows = annals_list_grow(work->arena, work->rows, work->out.count, &work->room, sizeof *rows);
    if (!rows)
        return annals_error_no_memory(work->error);
    work->rows = rows;
    work->rows[work->out.count++] = *row;
    work->out.counts[row->verdict]++;
    return ANNALS_OK;
}

static annals_status keep_words(check *work, annals_rule_row *row, annals_rule_verdict verdict, const char *words)
{
    row->verdict = verdict;
    row->words = annals_arena_text(work->arena, words);
    return row->words ? keep(work, row) : annals_error_no_memory(work->error);
}

static annals_status keep_str(check *work, annals_rule_row *row, annals_rule_verdict verdict, annals_str *words)
{
    annals_status status =
        words->failed ? annals_error_no_memory(work->error) : keep_words(work, row, verdict, annals_str_text(words));
    annals_str_free(words);
    return status;
}

static annals_status say_missing(check *work, annals_rule_row *row, const annals_cell *found)
{
    annals_str words = {0};
    size_t named = 0;
    for (size_t i = 0; i < work->rule->measure_count; i++)
        if (found[i].count == 0)
            annals_str_format(&words, "%s%s", named++ ? " and " : "nothing is stated of ",
                              work->cells.table->series[row->series[i]].key->text);
    return keep_str(work, row, ANNALS_RULE_MISSING, &words);
}

static annals_status list_competing(check *work, annals_rule_row *row, const annals_cell *found)
{
    annals_str words = {0};
    size_t measures = work->rule->measure_count, room = 0, used = 0, named = 0;
    for (size_t i = 0; i < measures; i++)
        room += found[i].count;
    uint32_t *list = annals_arena_alloc(work->arena, room * sizeof *list);
    if (!list)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; i < measures; i++) {
        if (annals_cell_choose(&work->cells, found[i]))
            continue;
        for (size_t j = 0; j < found[i].count; j++)
            list[used++] = (uint32_t)(found[i].observations[j] - work->cells.table->observations);
        annals_str_format(&words, "%s%zu observations compete for %s", named++ ? ", " : "", found[i].count,
                          work->cells.table->series[row->series[i]].key->text);
    }
    row->observations = list;
    row->observation_count = used;
    return keep_str(work, row, ANNALS_RULE_COMPETING, &words);
}

/* % and pp are hundredths: what they are of is a plain number. */
static annals_status read_amount(const check *work, const annals_observation *each, annals_amount *out,
                                 annals_error *error)
{
    const annals_amount one = annals_amount_exact((annals_decimal){1, 0});
    const char *unit = work->cells.table->series[each->series].unit;
    size_t size = strcspn(unit, "/");
    bool hundredths = (size == 1 && unit[0] == '%') || (size == 2 && memcmp(unit, "pp", size) == 0);
    *out = each->amount;
    out->percent |= hundredths;
    return out->percent ? annals_amount_multiply(out, &one, out, error) : ANNALS_OK;
}

static annals_status reckon(check *work, annals_rule_row *row, const annals_cell *found)
{
    size_t measures = work->rule->measure_count;
    annals_amount amounts[ANNALS_RULE_MEASURES];
    annals_rule_sides sides;
    annals_error fault;
    annals_status status = ANNALS_OK;
    uint32_t *used = annals_arena_alloc(work->arena, measures * sizeof *used);
    if (!used)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; !status && i < measures; i++) {
        const annals_observation *each = annals_cell_choose(&work->cells, found[i]);
        used[i] = (uint32_t)(each - work->cells.table->observations);
        status = read_amount(work, each, &amounts[i], &fault);
    }
    row->observations = used;
    row->observation_count = measures;
    if (!status)
        status = annals_rule_reckon(work->rule, amounts, work->options->about_percent, &sides, &fault);
    if (status)
        return keep_words(work, row, ANNALS_RULE_UNCOMPUTED, fault.message);
    row->left = sides.left;
    row->right = sides.right;
    row->difference = sides.difference;
    row->relation = sides.relation;
    row->verdict = sides.verdict;
    return keep(work, row);
}

/* One period and kind, that of `at`. */
static annals_status take_cell(check *work, const annals_rule_row *company, const annals_observation *at)
{
    annals_rule_row row = *company;
    annals_cell found[ANNALS_RULE_MEASURES];
    bool missing = false, competing = false;
    row.period = at->period;
    row.kind = at->kind;
    for (size_t i = 0; i < work->rule->measure_count; i++) {
        found[i] = annals_cell_find(&work->cells, row.series[i], &at->period, at->kind);
        missing |= found[i].count == 0;
        competing |= found[i].count > 0 && !annals_cell_choose(&work->cells, found[i]);
    }
    if (missing)
        return say_missing(work, &row, found);
    return competing ? list_competing(work, &row, found) : reckon(work, &row, found);
}

static int by_cell(const void *left, const void *right)
{
    const annals_observation *a = *(const annals_observation *const *)left;
    const annals_observation *b = *(const annals_observation *const *)right;
    int order = annals_cell_compare(a, b);
    return order ? order : (a > b) - (a < b);
}

/* Observations of the company's series that have all its dimensions, one or more for each cell, sorted. */
static annals_status collect_cells(check *work, const annals_rule_company *company, const annals_observation ***out,
                                   size_t *count)
{
    const annals_cells *cells = &work->cells;
    size_t room = 0, used = 0;
    for (size_t i = 0; i < work->rule->measure_count; i++)
        room += cells->starts[company->series[i] + 1] - cells->starts[company->series[i]];
    const annals_observation **list = annals_arena_alloc(work->scratch, (room + 1) * sizeof(annals_observation *));
    if (!list)
        return annals_error_no_memory(work->error);
    for (size_t i = 0; i < work->rule->measure_count; i++) {
        uint32_t series = company->series[i];
        if (cells->table->series[series].key->count < company->key->count)
            continue;
        for (size_t j = cells->starts[series]; j < cells->starts[series + 1]; j++)
            list[used++] = cells->sorted[j];
    }
    qsort(list, used, sizeof(annals_observation *), by_cell);
    *out = list;
    *count = used;
    return ANNALS_OK;
}

static annals_status take_company(check *work, const annals_rule_company *company)
{
    annals_rule_row row = {.series = company->series, .unit = "", .words = company->words, .verdict = company->fault};
    if (company->fault)
        return keep(work, &row);
    const char *words;
    annals_status status = annals_rule_fit_units(work->rule, work->cells.table, company->series, work->arena, &row.unit,
                                                 &words, work->error);
    if (status)
        return status;
    if (!row.unit) {
        row.unit = "";
        row.words = words;
        row.verdict = ANNALS_RULE_UNITS;
        return keep(work, &row);
    }
    const annals_observation **at = NULL;
    size_t count = 0;
    status = collect_cells(work, company, &at, &count);
    for (size_t i = 0; !status && i < count; i++)
        if (i == 0 || annals_cell_compare(at[i - 1], at[i]) != 0)
            status = take_cell(work, &row, at[i]);
    return status;
}

static annals_status check_all(check *work, const annals_table *table)
{
    annals_rule_company *companies = NULL;
    size_t count = 0;
    annals_status status = annals_width_check(work->options->about_percent, work->error);
    if (!status)
        status = annals_cells_make(&work->cells, table, work->options, work->scratch, work->error);
    if (!status)
        status = annals_rule_match(work->rule, table, work->arena, work->scratch, &companies, &count, work->error);
    for (size_t i = 0; !status && i < count; i++)
        status = take_company(work, &companies[i]);
    return status;
}

annals_status annals_rule_check(const annals_rule *rule, const annals_table *table, const annals_check_options *options,
                                annals_rule_result **out, annals_error *error)
{
    check work = {
        .rule = rule, .options = options, .arena = annals_arena_new(), .scratch = annals_arena_new(), .error = error};
    owner *owning = work.arena ? annals_arena_alloc(work.arena, sizeof *owning) : NULL;
    annals_status status = owning && work.scratch ? check_all(&work, table) : annals_error_no_memory(error);
    annals_arena_free(work.scratch);
    if (status) {
        annals_arena_free(work.arena);
        return status;
    }
    work.out.rows = work.rows;
    *owning = (owner){work.out, work.arena};
    *out = &owning->result;
    return ANNALS_OK;
}

void annals_rule_result_free(annals_rule_result *result)
{
    if (result)
        annals_arena_free(((owner *)result)->arena);
}
