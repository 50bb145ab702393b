/* One cell of an aggregate: the picks of one group and bin become one amount over one period. Knows no other cells. */
#include "series/query.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define DAY_MICROSECONDS INT64_C(86400000000)

annals_amount annals_query_amount(annals_amount amount, const char *unit)
{
    if (strcmp(unit, "%") == 0)
        amount.percent = true;
    return amount;
}

static annals_amount amount_of(const annals_query_work *work, const annals_pick *pick)
{
    return annals_query_amount(pick->observation->amount, annals_query_series(work, pick)->unit);
}

/* Writes a day, as it stands at the end of an interval, or `..` where the moment is none. Returns its length. */
static int print_day(annals_moment moment, char *out, size_t room)
{
    if (moment == ANNALS_MOMENT_MIN || moment == ANNALS_MOMENT_MAX)
        return snprintf(out, room, "..");
    annals_date date = annals_date_of(moment);
    return snprintf(out, room, "%s%04" PRId32 "-%02" PRId32 "-%02" PRId32, date.year < 0 ? "-" : "",
                    date.year < 0 ? -date.year : date.year, date.month, date.day);
}

static annals_moment day_start(annals_moment moment)
{
    annals_date date = annals_date_of(moment);
    date.microsecond = 0;
    return annals_date_moment(date);
}

/* The whole days between two moments. */
static annals_period days_spanned(annals_moment earliest, annals_moment latest)
{
    annals_period out = {.earliest = earliest, .latest = latest, .grain = ANNALS_INTERVAL};
    if (earliest != ANNALS_MOMENT_MIN)
        out.earliest = day_start(earliest);
    if (latest != ANNALS_MOMENT_MAX)
        out.latest = day_start(latest) + (DAY_MICROSECONDS - 1);
    char first[24], last[24];
    print_day(earliest, first, sizeof first);
    print_day(latest, last, sizeof last);
    if (strcmp(first, last) == 0 && earliest != ANNALS_MOMENT_MIN) {
        out.grain = ANNALS_DAY;
        snprintf(out.text, sizeof out.text, "%s", first);
    } else {
        snprintf(out.text, sizeof out.text, "%s/%s", first, last);
    }
    return out;
}

/* The bin; or the period that all have in common, one that is flagged before one that is not; or the days spanned. */
static annals_period period_of(const annals_pick *picks, size_t count)
{
    if (picks[0].bin)
        return *picks[0].bin;
    const annals_period *common = &picks[0].observation->period;
    annals_moment earliest = common->earliest, latest = common->latest;
    bool same = true;
    for (size_t i = 1; i < count; i++) {
        const annals_period *each = &picks[i].observation->period;
        same &= annals_query_same_bounds(each, common);
        earliest = each->earliest < earliest ? each->earliest : earliest;
        latest = each->latest > latest ? each->latest : latest;
        if (!common->approximate && !common->uncertain && (each->approximate || each->uncertain))
            common = each;
    }
    return same ? *common : days_spanned(earliest, latest);
}

/* Refuses to add what is not of one period and adds up only within one. */
static annals_status check_one_period(const annals_query_work *work, const annals_pick *picks, size_t count)
{
    annals_nature nature = annals_query_series(work, &picks[0])->nature;
    for (size_t i = 1; i < count; i++) {
        const annals_period *first = &picks[0].observation->period, *each = &picks[i].observation->period;
        if (annals_query_same_bounds(first, each))
            continue;
        return annals_error_set(work->error, ANNALS_INVALID,
                                "%s of %s and %s of %s: %s amounts do not add up over time; take --agg last or a "
                                "narrower window (--from, --to)",
                                first->text, annals_query_series(work, &picks[0])->key->text, each->text,
                                annals_query_series(work, &picks[i])->key->text,
                                nature == ANNALS_NATURE_NONE ? "such" : annals_nature_name(nature));
    }
    return ANNALS_OK;
}

/* Refuses periods of one series that overlap. The picks are sorted by earliest moment, so it is enough to look back at
 * that of each series that ends last. */
static annals_status check_overlaps(const annals_query_work *work, const annals_pick *picks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        work->last_of[picks[i].rank] = NULL;
    for (size_t i = 0; i < count; i++) {
        const annals_pick **last = &work->last_of[picks[i].rank];
        const annals_period *period = &picks[i].observation->period;
        if (*last && period->earliest <= (*last)->observation->period.latest)
            return annals_query_refuse_overlap(work, *last, &picks[i]);
        *last = &picks[i];
    }
    return ANNALS_OK;
}

static bool adds_over_time(annals_nature nature)
{
    return nature == ANNALS_FLOW || nature == ANNALS_CHANGE;
}

static annals_status check_sum(const annals_query_work *work, const annals_pick *picks, size_t count)
{
    annals_nature nature = annals_query_series(work, &picks[0])->nature;
    if (adds_over_time(nature))
        return check_overlaps(work, picks, count);
    if (work->query->aggregate == ANNALS_MEAN)
        return ANNALS_OK;
    if (nature == ANNALS_RATIO)
        return annals_error_set(work->error, ANNALS_INVALID, "%s is a ratio: ratios do not add up",
                                annals_query_series(work, &picks[0])->key->text);
    return check_one_period(work, picks, count);
}

static annals_status add_up(const annals_query_work *work, const annals_pick *picks, size_t count, annals_row *row)
{
    annals_status status = check_sum(work, picks, count);
    row->amount = amount_of(work, &picks[0]);
    for (size_t i = 1; !status && i < count; i++) {
        annals_amount each = amount_of(work, &picks[i]);
        status = annals_amount_add(&row->amount, &each, &row->amount, work->error);
        if (status)
            annals_error_prefix(work->error, "%s at %s of %s", annals_aggregate_name(work->query->aggregate),
                                picks[i].observation->period.text, annals_query_series(work, &picks[i])->key->text);
    }
    return status;
}

static annals_amount exact_count(size_t count)
{
    return annals_amount_exact((annals_decimal){(int64_t)count, 0});
}

static annals_status take_mean(const annals_query_work *work, const annals_pick *picks, size_t count, annals_row *row)
{
    annals_amount divisor = exact_count(count);
    annals_status status = add_up(work, picks, count, row);
    return status ? status : annals_amount_divide(&row->amount, &divisor, &row->amount, work->error);
}

static annals_status take_extreme(const annals_query_work *work, const annals_pick *picks, size_t count,
                                  annals_row *row)
{
    row->amount = amount_of(work, &picks[0]);
    for (size_t i = 1; i < count; i++) {
        annals_amount each = amount_of(work, &picks[i]);
        row->amount = work->query->aggregate == ANNALS_MIN ? annals_amount_least(&row->amount, &each)
                                                           : annals_amount_greatest(&row->amount, &each);
    }
    return ANNALS_OK;
}

static annals_status take_last(const annals_query_work *work, const annals_pick *picks, size_t count, annals_row *row)
{
    const annals_pick *last = &picks[0];
    size_t tied = 1;
    for (size_t i = 1; i < count; i++) {
        annals_moment latest = picks[i].observation->period.latest, known = last->observation->period.latest;
        tied = latest > known ? 1 : tied + (latest == known);
        last = latest > known ? &picks[i] : last;
    }
    if (tied > 1) {
        const annals_pick **ties = annals_arena_alloc(work->scratch, tied * sizeof *ties);
        if (!ties)
            return annals_error_no_memory(work->error);
        for (size_t i = 0, used = 0; i < count; i++)
            if (picks[i].observation->period.latest == last->observation->period.latest)
                ties[used++] = &picks[i];
        return annals_query_refuse_competing(work, ties, tied);
    }
    row->amount = last->observation->amount;
    row->kind = last->observation->kind;
    row->series = annals_query_series(work, last);
    row->observations += last - picks;
    row->observation_count = 1;
    if (!last->bin)
        row->period = last->observation->period;
    return ANNALS_OK;
}

static annals_status take_count(const annals_query_work *work, const annals_pick *picks, size_t count, annals_row *row)
{
    (void)work;
    (void)picks;
    row->amount = exact_count(count);
    row->unit = "observation";
    row->nature = ANNALS_LEVEL;
    return ANNALS_OK;
}

/* Only a sum still adds up over time, and a single observation that keeps its own period. */
static annals_nature nature_of(const annals_query *query, annals_nature nature)
{
    bool stays = query->aggregate == ANNALS_SUM || (query->aggregate == ANNALS_LAST && !query->has_every);
    return stays || !adds_over_time(nature) ? nature : ANNALS_LEVEL;
}

annals_status annals_query_cell(const annals_query_work *work, const annals_pick *picks, size_t count, annals_row *row)
{
    static annals_status (*const take[])(const annals_query_work *, const annals_pick *, size_t, annals_row *) = {
        [ANNALS_SUM] = add_up,       [ANNALS_MEAN] = take_mean, [ANNALS_MIN] = take_extreme,
        [ANNALS_MAX] = take_extreme, [ANNALS_LAST] = take_last, [ANNALS_COUNT] = take_count,
    };
    row->series = annals_query_series(work, &picks[0]);
    row->unit = row->series->unit;
    row->nature = nature_of(work->query, row->series->nature);
    row->period = period_of(picks, count);
    for (size_t i = 0; i < count; i++) {
        if (picks[i].rank != picks[0].rank)
            row->series = NULL;
        if (picks[i].observation->kind > row->kind)
            row->kind = picks[i].observation->kind;
    }
    return take[work->query->aggregate](work, picks, count, row);
}
