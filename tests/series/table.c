/* Makes tables and queries from texts, and texts from answers. */
#include "tests/series/table.h"

#include "series/str.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *or_default(const char *text, const char *otherwise)
{
    return text ? text : otherwise;
}

static uint32_t find_series(test_table *made, const table_line *line)
{
    for (size_t i = 0; i < made->table.series_count; i++)
        if (strcmp(made->series[i].key->text, line->key) == 0)
            return (uint32_t)i;
    annals_key *key;
    annals_series *series = &made->series[made->table.series_count];
    assert_int_equal(annals_key_parse(line->key, strlen(line->key), &key, NULL), ANNALS_OK);
    *series = (annals_series){.key = key, .unit = or_default(line->unit, "people")};
    const char *nature = or_default(line->nature, "flow");
    if (*nature)
        assert_true(annals_nature_parse(nature, &series->nature));
    return (uint32_t)made->table.series_count++;
}

static uint32_t find_source(test_table *made, const char *id)
{
    for (size_t i = 0; i < made->table.source_count; i++)
        if (strcmp(made->sources[i].id, id) == 0)
            return (uint32_t)i;
    made->sources[made->table.source_count] = (annals_source){.id = id};
    return (uint32_t)made->table.source_count++;
}

static void read_period(const char *text, annals_period *period)
{
    assert_int_equal(annals_period_parse(text, strlen(text), period, NULL), ANNALS_OK);
}

void table_make(test_table *made, const table_line *lines, size_t count)
{
    *made = (test_table){.observations = calloc(count + 1, sizeof *made->observations),
                         .series = calloc(count + 1, sizeof *made->series),
                         .sources = calloc(count + 1, sizeof *made->sources)};
    for (size_t i = 0; i < count; i++) {
        annals_observation *each = &made->observations[i];
        each->series = find_series(made, &lines[i]);
        each->source = find_source(made, or_default(lines[i].source, "a"));
        read_period(lines[i].period, &each->period);
        assert_int_equal(annals_amount_parse(lines[i].amount, strlen(lines[i].amount), &each->amount, NULL), ANNALS_OK);
        assert_true(annals_kind_parse(or_default(lines[i].kind, "actual"), &each->kind));
        memset(each->id.bytes, (int)i, sizeof each->id.bytes);
    }
    made->table.observations = made->observations;
    made->table.count = count;
    made->table.series = made->series;
    made->table.sources = made->sources;
}

void table_free(test_table *made)
{
    for (size_t i = 0; i < made->table.series_count; i++)
        annals_key_free((annals_key *)(uintptr_t)made->series[i].key);
    free(made->observations);
    free(made->series);
    free(made->sources);
}

static const annals_period *take_period(test_query *made, size_t slot, const char *text)
{
    read_period(text, &made->periods[slot]);
    return &made->periods[slot];
}

static void take_option(test_query *made, const char *name, const char *value)
{
    annals_query *query = &made->query;
    if (strcmp(name, "by") == 0)
        query->by[query->by_count++] = value;
    else if (strcmp(name, "from") == 0)
        query->from = take_period(made, 0, value);
    else if (strcmp(name, "to") == 0)
        query->to = take_period(made, 1, value);
    else if (strcmp(name, "rebase") == 0)
        query->rebase = take_period(made, 2, value);
    else if (strcmp(name, "source") == 0)
        query->source = value;
    else if (strcmp(name, "kind") == 0)
        query->has_kind = annals_kind_parse(value, &query->kind);
    else if (strcmp(name, "every") == 0)
        query->has_every = annals_grain_parse(value, &query->every);
    else if (strcmp(name, "agg") == 0)
        assert_true(annals_aggregate_parse(value, &query->aggregate));
    else if (strcmp(name, "change") == 0)
        query->change = strcmp(value, "pct") == 0 ? ANNALS_CHANGE_PERCENT : ANNALS_CHANGE_ABSOLUTE;
    else
        fail_msg("no query word %s", name);
}

void query_make(test_query *made, const char *words)
{
    *made = (test_query){.selector = NULL};
    assert_true(strlen(words) < sizeof made->words);
    strcpy(made->words, words);
    char *rest = NULL, *word = strtok_r(made->words, " ", &rest);
    assert_int_equal(annals_selector_parse(word, strlen(word), &made->selector, NULL), ANNALS_OK);
    made->query.selector = made->selector;
    while ((word = strtok_r(NULL, " ", &rest))) {
        if (strcmp(word, "cumulate") == 0)
            made->query.cumulate = true;
        else
            take_option(made, word, strtok_r(NULL, " ", &rest));
    }
}

void query_free(test_query *made)
{
    annals_key_free(made->selector);
}

char *answer_text(const annals_answer *answer)
{
    annals_str out = {0};
    for (size_t i = 0; i < answer->count; i++) {
        const annals_row *row = &answer->rows[i];
        char amount[ANNALS_AMOUNT_SIZE];
        for (size_t j = 0; j < answer->dimension_count; j++)
            annals_str_format(&out, "%s ", row->group[j]);
        annals_amount_print(&row->amount, amount);
        annals_str_format(&out, "%s %s%s %s %s %s ", row->period.text, amount, row->amount.derived ? "!" : "",
                          row->unit, annals_nature_name(row->nature), annals_kind_name(row->kind));
        for (size_t j = 0; j < row->observation_count; j++)
            annals_str_format(&out, "%s%u", j ? "," : "", row->observations[j]);
        annals_str_add(&out, ";");
    }
    return annals_str_take(&out);
}
