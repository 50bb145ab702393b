/* Last step of a query: running totals, changes and indices over the rows of each group. Knows no observations. */
#include "series/query.h"

#include <string.h>

static size_t group_end(const annals_query_work *work, size_t start)
{
    size_t end = start + 1;
    while (end < work->row_count && work->rows[end].group == work->rows[start].group)
        end++;
    return end;
}

static void say_where(const annals_query_work *work, const char *step, const annals_row *row)
{
    char words[ANNALS_GROUP_WORDS];
    annals_error_prefix(work->error, "%s at %s of %s", step, row->period.text,
                        annals_query_group_words(work, row, words));
}

/* The rows of a group are sorted by earliest moment: a row may not begin before all others before it have ended. */
static annals_status check_overlaps(const annals_query_work *work, size_t start, size_t end, const char *step)
{
    for (size_t i = start + 1; i < end; i++) {
        const annals_row *before = &work->rows[i - 1], *row = &work->rows[i];
        if (row->period.earliest > before->period.latest)
            continue;
        char words[ANNALS_GROUP_WORDS];
        return annals_error_set(work->error, ANNALS_INVALID,
                                "%s: %s and %s of %s overlap; choose with a narrower window (--from, --to)", step,
                                before->period.text, row->period.text, annals_query_group_words(work, row, words));
    }
    return ANNALS_OK;
}

static annals_kind further_kind(annals_kind a, annals_kind b)
{
    return a > b ? a : b;
}

static annals_status check_cumulate(const annals_query_work *work)
{
    annals_aggregate aggregate = work->query->aggregate;
    if (aggregate != ANNALS_AGGREGATE_NONE && aggregate != ANNALS_SUM)
        return annals_error_set(work->error, ANNALS_INVALID,
                                "cumulate adds amounts up over time: it goes with --agg sum or none, not with %s",
                                annals_aggregate_name(aggregate));
    for (size_t i = 0; i < work->row_count; i++) {
        const annals_row *row = &work->rows[i];
        if (row->nature == ANNALS_FLOW || row->nature == ANNALS_CHANGE)
            continue;
        char words[ANNALS_GROUP_WORDS];
        return annals_error_set(work->error, ANNALS_INVALID,
                                "cumulate: only flows and changes add up over time, and the nature of %s is %s",
                                annals_query_group_words(work, row, words),
                                row->nature ? annals_nature_name(row->nature) : "not stated");
    }
    return ANNALS_OK;
}

/* A running total is made from everything from the group's first observation on: the indices lie in one run. */
static annals_status cumulate_group(annals_query_work *work, size_t start, size_t end)
{
    annals_row *rows = work->rows;
    annals_status status = check_overlaps(work, start, end, "cumulate");
    for (size_t i = start; !status && i < end; i++) {
        rows[i].nature = ANNALS_CUMULATIVE;
        rows[i].amount = annals_query_amount(rows[i].amount, rows[i].unit);
        if (i == start)
            continue;
        const annals_row *before = &rows[i - 1];
        rows[i].kind = further_kind(rows[i].kind, before->kind);
        rows[i].series = rows[i].series == before->series ? rows[i].series : NULL;
        rows[i].observation_count += (size_t)(rows[i].observations - rows[start].observations);
        rows[i].observations = rows[start].observations;
        status = annals_amount_add(&before->amount, &rows[i].amount, &rows[i].amount, work->error);
        if (status)
            say_where(work, "cumulate", &rows[i]);
    }
    return status;
}

/* What two rows were made from. Of running totals one holds the other. */
static annals_status join_observations(const annals_query_work *work, const annals_row *before, annals_row *row)
{
    const uint32_t *end = before->observations + before->observation_count;
    size_t count = before->observation_count + row->observation_count;
    if (row->observations == before->observations)
        return ANNALS_OK;
    if (row->observations == end) {
        row->observations = before->observations;
        row->observation_count = count;
        return ANNALS_OK;
    }
    uint32_t *both = annals_arena_alloc(work->arena, count * sizeof *both);
    if (!both)
        return annals_error_no_memory(work->error);
    memcpy(both, before->observations, before->observation_count * sizeof *both);
    memcpy(both + before->observation_count, row->observations, row->observation_count * sizeof *both);
    row->observations = both;
    row->observation_count = count;
    return ANNALS_OK;
}

static annals_status subtract_before(const annals_query_work *work, const annals_row *before, annals_row *row)
{
    annals_amount first = annals_query_amount(before->amount, before->unit);
    annals_amount second = annals_query_amount(row->amount, row->unit);
    annals_status status = annals_amount_subtract(&second, &first, &row->amount, work->error);
    if (status)
        return status;
    row->nature = ANNALS_CHANGE;
    if (strcmp(row->unit, "%") == 0) {
        row->unit = "pp";
        row->amount.percent = false;
    }
    return ANNALS_OK;
}

static bool surely_positive(const annals_amount *amount)
{
    return amount->low_end != ANNALS_END_NONE &&
           (amount->low.digits > 0 || (amount->low.digits == 0 && amount->low_end == ANNALS_END_OPEN));
}

/* *out = a * 100 / b, in this order so that it is exact where it can be. */
static annals_status take_percent(annals_amount a, annals_amount b, annals_amount *out, annals_error *error)
{
    const annals_amount hundred = annals_amount_exact((annals_decimal){100, 0});
    a.percent = b.percent = false;
    annals_status status = annals_amount_multiply(&a, &hundred, &a, error);
    return status ? status : annals_amount_divide(&a, &b, out, error);
}

static bool is_exact(const annals_amount *amount)
{
    return annals_amount_qualifier(amount) == ANNALS_EXACT;
}

/* Of two exact amounts the difference is divided, so that all 18 digits are those of the change. */
static annals_status grow_exactly(const annals_row *before, annals_row *row, annals_error *error)
{
    annals_amount first = before->amount, second = row->amount;
    first.percent = second.percent = false;
    annals_status status = annals_amount_subtract(&second, &first, &second, error);
    return status ? status : take_percent(second, first, &row->amount, error);
}

/* Row / before * 100 - 100: each amount stands in it once, so that bounds are as narrow as they can be. */
static annals_status grow_as_interval(const annals_row *before, annals_row *row, annals_error *error)
{
    const annals_amount hundred = annals_amount_exact((annals_decimal){100, 0});
    annals_status status = take_percent(row->amount, before->amount, &row->amount, error);
    return status ? status : annals_amount_subtract(&row->amount, &hundred, &row->amount, error);
}

static annals_status grow_from_before(const annals_query_work *work, const annals_row *before, annals_row *row)
{
    if (!surely_positive(&before->amount)) {
        char shown[ANNALS_AMOUNT_SIZE];
        annals_amount_print(&before->amount, shown);
        return annals_error_set(work->error, ANNALS_INVALID,
                                "%s in %s is or may be zero or less: no percent from there", shown,
                                before->period.text);
    }
    bool exact = is_exact(&row->amount) && is_exact(&before->amount);
    annals_status status = exact ? grow_exactly(before, row, work->error) : grow_as_interval(before, row, work->error);
    row->amount.percent = true;
    row->unit = "%";
    row->nature = ANNALS_RATIO;
    return status;
}

/* From the end, so that each row still finds the amount before it; the first row stays as it is. */
static annals_status change_group(annals_query_work *work, size_t start, size_t end)
{
    bool percent = work->query->change == ANNALS_CHANGE_PERCENT;
    annals_status status = check_overlaps(work, start, end, "change");
    for (size_t i = end - 1; !status && i > start; i--) {
        annals_row *row = &work->rows[i], *before = row - 1;
        status = percent ? grow_from_before(work, before, row) : subtract_before(work, before, row);
        if (status) {
            say_where(work, "change", row);
            return status;
        }
        row->kind = further_kind(row->kind, before->kind);
        row->series = row->series == before->series ? row->series : NULL;
        status = join_observations(work, before, row);
    }
    return status;
}

static void drop_first_rows(annals_query_work *work)
{
    size_t kept = 0;
    const char *const *group = NULL;
    for (size_t i = 0; i < work->row_count; i++) {
        bool first = i == 0 || work->rows[i].group != group;
        group = work->rows[i].group;
        if (!first)
            work->rows[kept++] = work->rows[i];
    }
    work->row_count = kept;
}

static annals_status rebase_group(annals_query_work *work, size_t start, size_t end)
{
    char words[ANNALS_GROUP_WORDS];
    size_t base = start;
    while (base < end && !annals_query_same_bounds(&work->rows[base].period, work->query->rebase))
        base++;
    if (base == end)
        return annals_error_set(work->error, ANNALS_INVALID,
                                "rebase: %s has no amount for %s; its rows go from %s to %s",
                                annals_query_group_words(work, &work->rows[start], words), work->query->rebase->text,
                                work->rows[start].period.text, work->rows[end - 1].period.text);
    const annals_amount divisor = work->rows[base].amount;
    annals_kind kind = work->rows[base].kind;
    for (size_t i = start; i < end; i++) {
        annals_row *row = &work->rows[i];
        annals_status status = take_percent(row->amount, divisor, &row->amount, work->error);
        if (status) {
            say_where(work, "rebase", row);
            return status;
        }
        row->unit = "index";
        row->nature = ANNALS_RATIO;
        row->kind = further_kind(row->kind, kind);
    }
    work->rows[base].amount = annals_amount_exact((annals_decimal){100, 0});
    return ANNALS_OK;
}

static annals_status each_group(annals_query_work *work,
                                annals_status (*step)(annals_query_work *work, size_t start, size_t end))
{
    annals_status status = ANNALS_OK;
    for (size_t start = 0, end; !status && start < work->row_count; start = end) {
        end = group_end(work, start);
        status = step(work, start, end);
    }
    return status;
}

annals_status annals_query_derive(annals_query_work *work)
{
    const annals_query *query = work->query;
    annals_status status = ANNALS_OK;
    if (query->cumulate)
        status = check_cumulate(work);
    if (!status && query->cumulate)
        status = each_group(work, cumulate_group);
    if (!status && query->change != ANNALS_CHANGE_NONE) {
        status = each_group(work, change_group);
        drop_first_rows(work);
    }
    if (!status && query->rebase)
        status = each_group(work, rebase_group);
    return status;
}
