/* From a command line's words, or a chart's data, to the answer of a query. */
#include "cli/question.h"
#include "cli/arguments.h"

#include <stdlib.h>
#include <string.h>

static annals_status read_dimensions(const invocation *call, annals_query *query, annals_error *error)
{
    const char *name;
    for (int i = 0; (name = option_nth(call, "--by", i)); i++) {
        if (i == ANNALS_BY_MAX)
            return annals_error_set(error, ANNALS_USAGE, "--by: more than %d dimensions", ANNALS_BY_MAX);
        for (size_t j = 0; j < query->by_count; j++)
            if (strcmp(query->by[j], name) == 0)
                return annals_error_set(error, ANNALS_USAGE, "--by: \"%s\" is given twice", name);
        query->by[query->by_count++] = name;
    }
    return ANNALS_OK;
}

static annals_status read_window(const invocation *call, question *asked, annals_error *error)
{
    bool given;
    annals_status status = argument_period(call, "--from", &given, &asked->from, error);
    if (!status && given)
        asked->query.from = &asked->from;
    if (!status)
        status = argument_period(call, "--to", &given, &asked->to, error);
    if (!status && given)
        asked->query.to = &asked->to;
    if (!status)
        status = argument_period(call, "--rebase", &given, &asked->rebase, error);
    if (!status && given)
        asked->query.rebase = &asked->rebase;
    if (!status)
        status = argument_period(call, "--rate-period", &given, &asked->rate_period, error);
    if (!status && given)
        asked->convert.rate_period = &asked->rate_period;
    return status;
}

static annals_status read_derivation(const invocation *call, annals_query *query, annals_error *error)
{
    const char *text = option_value(call, "--every");
    query->has_every = text != NULL;
    if (text && (!annals_grain_parse(text, &query->every) || query->every < ANNALS_DAY || query->every > ANNALS_YEAR ||
                 query->every == ANNALS_SEASON))
        return annals_error_set(error, ANNALS_INVALID,
                                "--every: \"%s\" is none; wants day, week, month, quarter, half or year", text);
    text = option_value(call, "--agg");
    if (text && !annals_aggregate_parse(text, &query->aggregate))
        return annals_error_set(error, ANNALS_INVALID,
                                "--agg: \"%s\" is none; wants sum, mean, min, max, last or count", text);
    text = option_value(call, "--change");
    if (text && strcmp(text, "abs") == 0)
        query->change = ANNALS_CHANGE_ABSOLUTE;
    else if (text && strcmp(text, "pct") == 0)
        query->change = ANNALS_CHANGE_PERCENT;
    else if (text)
        return annals_error_set(error, ANNALS_INVALID, "--change: \"%s\" is none; wants abs or pct", text);
    query->cumulate = option_given(call, "--cumulate");
    return ANNALS_OK;
}

annals_status question_read(const invocation *call, const char *selector, question *asked, annals_error *error)
{
    *asked = (question){0};
    annals_query *query = &asked->query;
    annals_status status = argument_key(selector, true, &asked->selector, error);
    query->selector = asked->selector;
    query->source = option_value(call, "--source");
    asked->convert.unit = option_value(call, "--in");
    if (!status && option_given(call, "--rate-period") && !asked->convert.unit)
        status = annals_error_set(error, ANNALS_USAGE, "--rate-period goes with --in");
    if (!status)
        status = read_dimensions(call, query, error);
    if (!status)
        status = argument_kind(call, &query->has_kind, &query->kind, error);
    if (!status)
        status = read_window(call, asked, error);
    if (!status)
        status = read_derivation(call, query, error);
    return status;
}

void question_free(question *asked)
{
    annals_key_free(asked->selector);
}

static annals_status widen(const annals_query *query, annals_key **selector, annals_error *error)
{
    annals_status status = annals_selector_parse(query->selector->text, strlen(query->selector->text), selector, error);
    for (size_t i = 0; !status && i < query->by_count; i++) {
        annals_key *wider;
        status = annals_selector_widen(*selector, query->by[i], &wider, error);
        if (!status) {
            annals_key_free(*selector);
            *selector = wider;
        }
    }
    if (status)
        annals_key_free(*selector);
    return status;
}

/* Reads the rates of the record, whichever there are, and converts. */
static annals_status convert_table(annals_record *record, const annals_convert_options *convert,
                                   const annals_query *query, const state *of, reply *given, annals_error *error)
{
    static const char rates_text[] = "rate,from=*,to=*";
    annals_convert_options options = *convert;
    annals_key *selector;
    annals_selection selection = {0};
    options.query = query;
    options.rates.preferences = of->preferences;
    options.rates.preference_count = of->preference_count;
    annals_status status = annals_selector_parse(rates_text, strlen(rates_text), &selector, error);
    if (status)
        return status;
    selection.selector = selector;
    state_select(of, &selection);
    status = annals_record_read(record, &selection, &given->rates, error);
    annals_key_free(selector);
    return status ? status : annals_convert(given->table, given->rates, &options, &given->converted, error);
}

annals_status question_read_table(annals_record *record, const annals_query *query, state *of, reply *given,
                                  annals_error *error)
{
    annals_key *selector;
    *given = (reply){0};
    annals_status status = widen(query, &selector, error);
    if (status)
        return status;
    /* The source is left to the query, which can name the sources that do state something. */
    annals_selection selection = {.selector = selector};
    state_select(of, &selection);
    status = query->source ? source_check(record, query->source, error) : ANNALS_OK;
    if (!status)
        status = store_read(record, &selection, &given->table, error);
    annals_key_free(selector);
    if (!status)
        state_count(of, given->table);
    return status;
}

annals_status question_answer(annals_record *record, const annals_query *query, const annals_convert_options *convert,
                              state *of, reply *given, annals_error *error)
{
    annals_query settled = *query;
    settled.preferences = of->preferences;
    settled.preference_count = of->preference_count;
    annals_status status = question_read_table(record, query, of, given, error);
    if (!status && convert && convert->unit)
        status = convert_table(record, convert, &settled, of, given, error);
    settled.stated = given->table;
    if (!status)
        status = annals_query_run(given->converted ? &given->converted->table : given->table, &settled, &given->answer,
                                  error);
    return status;
}

void reply_free(reply *given)
{
    annals_answer_free(given->answer);
    annals_converted_free(given->converted);
    annals_vintages_free(given->vintages);
    for (size_t i = 0; i < given->history_count; i++)
        annals_history_free(given->histories[i]);
    free(given->histories);
    annals_record_table_free(given->rates);
    annals_record_table_free(given->table);
    *given = (reply){0};
}

static annals_status read_checked(const invocation *call, annals_record *record, const annals_key *selector,
                                  state *given, annals_table **table, annals_error *error)
{
    annals_selection selection = {.selector = selector};
    annals_status status = state_read(call, record, given, error);
    state_select(given, &selection);
    if (!status)
        status = state_decide(record, given, error);
    if (!status)
        status = state_rule(record, given, error);
    if (!status)
        status = store_read(record, &selection, table, error);
    if (status)
        return status;
    state_count(given, *table);
    state_say(call, given);
    return ANNALS_OK;
}

annals_status check_table(const invocation *call, const char *selector, state *given, annals_table **table,
                          annals_error *error)
{
    annals_key *wanted = NULL;
    annals_record *record;
    annals_status status = selector ? argument_key(selector, true, &wanted, error) : ANNALS_OK;
    if (!status)
        status = store_open(call, ANNALS_READ, &record, error);
    if (!status) {
        status = read_checked(call, record, wanted, given, table, error);
        annals_record_close(record);
    }
    annals_key_free(wanted);
    return status;
}
