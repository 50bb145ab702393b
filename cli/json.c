/* Rows of the JSON answers, built with jansson; the schemas stand in docs/schema/. */
#include "cli/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void json_begin(json_answer *answer, const char *noun)
{
    *answer = (json_answer){0};
    printf("{\"annals\": 1, \"%s\": [", noun);
}

void json_begin_at(json_answer *answer, const char *noun, const state *given)
{
    char at[ANNALS_MOMENT_SIZE];
    *answer = (json_answer){0};
    printf("{\"annals\": 1, ");
    if (given->as_of) {
        annals_moment_print(given->at, at);
        printf("\"as_of\": {\"operation\": \"%" PRId64 "\", \"at\": \"%s\"}, ", given->as_of, at);
    }
    if (given->has_published)
        printf("\"published_by\": {\"period\": \"%s\", \"undated\": %" PRId64 ", \"undated_sources\": %" PRId64 "}, ",
               given->published_by.text, given->undated, given->undated_sources);
    printf("\"%s\": [", noun);
}

void json_row(json_answer *answer, json_t *row)
{
    char *text = row ? json_dumps(row, JSON_PRESERVE_ORDER) : NULL;
    json_decref(row);
    if (!text) {
        answer->failed = true;
        return;
    }
    printf("%s\n%s", answer->rows++ ? "," : "", text);
    free(text);
}

annals_status json_end(json_answer *answer, annals_error *error)
{
    puts(answer->rows ? "\n]}" : "]}");
    return answer->failed ? annals_error_no_memory(error) : ANNALS_OK;
}

/* A string member; nothing is left out: what is not stated is null. */
static void put_text(json_t *row, const char *name, const char *text)
{
    json_object_set_new(row, name, text ? json_string(text) : json_null());
}

static void put_integer(json_t *row, const char *name, int64_t value)
{
    json_object_set_new(row, name, json_integer(value));
}

static void put_number_text(json_t *row, const char *name, int64_t value)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRId64, value);
    put_text(row, name, text);
}

static void put_moment(json_t *row, const char *name, annals_moment moment)
{
    char text[ANNALS_MOMENT_SIZE];
    bool open = moment == ANNALS_MOMENT_MIN || moment == ANNALS_MOMENT_MAX;
    if (!open)
        annals_moment_print(moment, text);
    put_text(row, name, open ? NULL : text);
}

static void put_period(json_t *row, const annals_period *period)
{
    put_text(row, "period", period->text);
    put_moment(row, "earliest", period->earliest);
    put_moment(row, "latest", period->latest);
}

static void put_end(json_t *row, const char *name, annals_decimal decimal, uint8_t end)
{
    char text[ANNALS_AMOUNT_SIZE];
    if (end != ANNALS_END_NONE)
        annals_decimal_print(decimal, text);
    put_text(row, name, end == ANNALS_END_NONE ? NULL : text);
}

/* The notation, and beside it what it says: its qualifier and its ends in plain digits. */
static void put_amount(json_t *row, const annals_amount *amount)
{
    char text[ANNALS_AMOUNT_SIZE];
    annals_amount_print(amount, text);
    put_text(row, "amount", text);
    put_text(row, "qualifier", annals_qualifier_name(annals_amount_qualifier(amount)));
    put_end(row, "low", amount->low, amount->low_end);
    put_end(row, "high", amount->high, amount->high_end);
}

static void put_id(json_t *row, const char *name, const annals_id *id)
{
    char text[ANNALS_ID_TEXT];
    annals_id_print(id, text);
    put_text(row, name, text);
}

static json_t *dimensions(const annals_key *key)
{
    json_t *object = json_object();
    for (size_t i = 0; i < key->count; i++)
        put_text(object, key->dimensions[i].name, key->dimensions[i].value);
    return object;
}

json_t *json_source(const annals_source *source)
{
    bool feed = source->kind == ANNALS_FEED;
    json_t *row = json_object();
    put_text(row, "source", source->id);
    put_text(row, "kind", feed ? "feed" : "document");
    put_text(row, "title", source->title);
    put_text(row, "publisher", source->publisher);
    put_text(row, "language", source->language);
    put_text(row, "published", source->published.text[0] ? source->published.text : NULL);
    put_text(row, "url", source->url);
    put_text(row, "note", source->note);
    put_text(row, "file", source->file);
    put_text(row, "extractor", source->extractor && *source->extractor ? source->extractor : NULL);
    json_object_set_new(row, "bytes", feed ? json_null() : json_integer(source->file_bytes));
    put_text(row, "sha256", feed ? NULL : source->file_sha256);
    json_object_set_new(row, "text_bytes", feed ? json_null() : json_integer(source->text_bytes));
    put_text(row, "text_sha256", feed ? NULL : source->text_sha256);
    put_number_text(row, "operation", source->operation);
    return row;
}

json_t *json_series(const annals_series_summary *summary)
{
    json_t *row = json_object();
    put_text(row, "series", summary->series.key->text);
    put_text(row, "measure", summary->series.key->measure);
    json_object_set_new(row, "dimensions", dimensions(summary->series.key));
    put_text(row, "unit", summary->series.unit);
    put_text(row, "nature", annals_nature_name(summary->series.nature));
    put_integer(row, "observations", summary->observations);
    put_moment(row, "earliest", summary->earliest);
    put_moment(row, "latest", summary->latest);
    json_t *last = json_object();
    put_period(last, &summary->last_period);
    put_amount(last, &summary->last_amount);
    json_object_set_new(last, "one", json_boolean(summary->last_is_one));
    json_object_set_new(row, "last", last);
    return row;
}

static void put_evidence(json_t *row, const annals_evidence *evidence)
{
    bool none = !evidence->quote;
    put_text(row, "quote", evidence->quote);
    json_object_set_new(row, "start", none ? json_null() : json_integer(evidence->start));
    json_object_set_new(row, "end", none ? json_null() : json_integer(evidence->end));
    put_text(row, "prefix", evidence->prefix);
    put_text(row, "suffix", evidence->suffix);
}

json_t *json_observation(const annals_table *table, const annals_observation *observation)
{
    const annals_series *series = &table->series[observation->series];
    json_t *row = json_object();
    put_id(row, "id", &observation->id);
    put_text(row, "series", series->key->text);
    put_period(row, &observation->period);
    put_amount(row, &observation->amount);
    put_text(row, "unit", series->unit);
    put_text(row, "nature", annals_nature_name(series->nature));
    put_text(row, "kind", annals_kind_name(observation->kind));
    put_text(row, "source", table->sources[observation->source].id);
    put_evidence(row, &observation->evidence);
    put_text(row, "note", observation->note);
    put_number_text(row, "operation", observation->operation);
    return row;
}

/* The ids and sources that a row was made from, each once, in order. */
static void put_origins(json_t *row, const annals_table *table, const annals_row *from)
{
    json_t *ids = json_array(), *sources = json_array();
    for (size_t i = 0; i < from->observation_count; i++) {
        const annals_observation *each = &table->observations[from->observations[i]];
        const char *source = table->sources[each->source].id;
        char text[ANNALS_ID_TEXT];
        annals_id_print(&each->id, text);
        json_array_append_new(ids, json_string(text));
        bool known = false;
        for (size_t j = 0; j < json_array_size(sources) && !known; j++)
            known = strcmp(json_string_value(json_array_get(sources, j)), source) == 0;
        if (!known)
            json_array_append_new(sources, json_string(source));
    }
    json_object_set_new(row, "observations", ids);
    json_object_set_new(row, "sources", sources);
}

/* What other sources state beside a row. */
static json_t *differences(const annals_answer *answer, const annals_row *from)
{
    json_t *list = json_array();
    for (size_t i = 0; i < from->observation_count; i++) {
        size_t count;
        const annals_difference *each = annals_answer_differences(answer, from->observations[i], &count);
        for (size_t j = 0; j < count; j++) {
            const annals_observation *other = &answer->table->observations[each[j].other];
            json_t *row = json_object();
            put_id(row, "id", &other->id);
            put_amount(row, &other->amount);
            put_text(row, "source", answer->table->sources[other->source].id);
            put_text(row, "relation", annals_relation_name(each[j].relation));
            json_array_append_new(list, row);
        }
    }
    return list;
}

/* The ids of the rates that a row was converted at, each once, in order. */
static json_t *pack_rates(const annals_row *from, const annals_conversion *conversions)
{
    json_t *ids = json_array();
    for (size_t i = 0; conversions && i < from->observation_count; i++) {
        const annals_conversion *each = &conversions[from->observations[i]];
        char text[ANNALS_ID_TEXT];
        if (each->rate == ANNALS_NO_RATE)
            continue;
        annals_id_print(&each->id, text);
        bool known = false;
        for (size_t j = 0; j < json_array_size(ids) && !known; j++)
            known = strcmp(json_string_value(json_array_get(ids, j)), text) == 0;
        if (!known)
            json_array_append_new(ids, json_string(text));
    }
    return ids;
}

json_t *json_query_row(const annals_answer *answer, const annals_row *from, const annals_conversion *conversions)
{
    json_t *row = json_object(), *group = json_object();
    for (size_t i = 0; i < answer->dimension_count; i++)
        put_text(group, answer->dimensions[i], from->group[i]);
    json_object_set_new(row, "group", group);
    put_text(row, "series", from->series ? from->series->key->text : NULL);
    put_period(row, &from->period);
    put_amount(row, &from->amount);
    json_object_set_new(row, "derived", json_boolean(from->amount.derived));
    put_text(row, "unit", from->unit);
    put_text(row, "nature", annals_nature_name(from->nature));
    put_text(row, "kind", annals_kind_name(from->kind));
    put_origins(row, answer->table, from);
    json_object_set_new(row, "rates", pack_rates(from, conversions));
    json_object_set_new(row, "differs", differences(answer, from));
    return row;
}

static void put_number(json_t *row, const char *name, const annals_amount *amount)
{
    char text[ANNALS_AMOUNT_SIZE];
    if (amount)
        annals_amount_print(amount, text);
    put_text(row, name, amount ? text : NULL);
}

/* What a person decided of a conflict; null: nothing. */
static json_t *pack_decision(const annals_table *table, const annals_pair *pair)
{
    if (!pair->decision)
        return json_null();
    json_t *row = json_object();
    char operation[24];
    snprintf(operation, sizeof operation, "%" PRId64, pair->decision);
    put_text(row, "operation", operation);
    put_id(row, "preferred", &table->observations[pair->preferred].id);
    json_object_set_new(row, "asked_again", json_boolean(pair->asked_again));
    return row;
}

json_t *json_pair(const annals_table *table, const annals_pair *pair)
{
    const annals_observation *first = &table->observations[pair->first];
    json_t *row = json_object();
    put_text(row, "series", table->series[first->series].key->text);
    put_text(row, "class", annals_pair_class_name(pair->pair_class));
    put_text(row, "relation", annals_relation_name(pair->relation));
    json_object_set_new(row, "same_bounds", json_boolean(pair->same_bounds));
    json_object_set_new(row, "approximate", json_boolean(pair->approximate));
    json_object_set_new(row, "decision", pack_decision(table, pair));
    json_t *both = json_array();
    json_array_append_new(both, json_observation(table, first));
    json_array_append_new(both, json_observation(table, &table->observations[pair->second]));
    json_object_set_new(row, "observations", both);
    return row;
}

/* Ids of observations of a table. */
static json_t *pack_ids(const annals_table *table, const uint32_t *observations, size_t count)
{
    json_t *ids = json_array();
    for (size_t i = 0; i < count; i++) {
        char id[ANNALS_ID_TEXT];
        annals_id_print(&table->observations[observations[i]].id, id);
        json_array_append_new(ids, json_string(id));
    }
    return ids;
}

json_t *json_total(const annals_table *table, const annals_total *total)
{
    bool compared = total->verdict != ANNALS_TOTAL_INCOMPARABLE;
    json_t *row = json_object();
    put_text(row, "series", table->series[total->series].key->text);
    put_text(row, "dimension", total->dimension);
    put_period(row, &total->period);
    put_text(row, "kind", annals_kind_name(total->kind));
    put_text(row, "verdict", annals_total_verdict_name(total->verdict));
    put_text(row, "why", compared ? NULL : annals_total_reason_name(total->why));
    put_number(row, "total", compared ? &total->total : NULL);
    put_number(row, "parts", compared ? &total->parts : NULL);
    put_number(row, "remainder", compared ? &total->remainder : NULL);
    put_integer(row, "part_series", (int64_t)total->part_count);
    put_integer(row, "silent_series", (int64_t)total->silent);
    json_object_set_new(row, "observations", pack_ids(table, total->observations, total->observation_count));
    return row;
}

void json_judgement(json_t *row, const annals_judgement *judgement)
{
    put_text(row, "state", judgement ? annals_verdict_name(judgement->verdict) : NULL);
    put_text(row, "why", judgement && judgement->why[0] ? judgement->why : NULL);
}

json_t *json_verification(const annals_table *table, const annals_observation *observation,
                          const annals_verification *found)
{
    const annals_judgement *judgement = &found->judgement;
    json_t *row = json_object();
    put_id(row, "id", &observation->id);
    put_text(row, "series", table->series[observation->series].key->text);
    put_text(row, "period", observation->period.text);
    put_number(row, "amount", &observation->amount);
    put_text(row, "unit", table->series[observation->series].unit);
    put_text(row, "source", table->sources[observation->source].id);
    put_text(row, "quote", observation->evidence.quote);
    put_text(row, "state", annals_verdict_name(judgement->verdict));
    put_text(row, "quote_state", annals_quote_state_name(found->quote));
    json_object_set_new(row, "text_intact", json_boolean(found->text_intact));
    json_object_set_new(row, "newer", json_boolean(found->newer));
    put_text(row, "now", found->now[0] ? found->now : NULL);
    put_text(row, "why", judgement->why[0] ? judgement->why : NULL);
    put_number(row, "read", judgement->read ? &judgement->reading.amount : NULL);
    put_text(row, "read_unit", judgement->read && judgement->reading.unit[0] ? judgement->reading.unit : NULL);
    return row;
}

json_t *json_version(const annals_history *history, const annals_version *version)
{
    json_t *row = json_object();
    put_number_text(row, "operation", version->operation);
    put_moment(row, "at", version->at);
    put_text(row, "who", version->who);
    put_text(row, "verb", version->verb);
    put_text(row, "because", version->because);
    json_object_set_new(row, "observation",
                        version->observation ? json_observation(history->table, version->observation) : json_null());
    return row;
}

json_t *json_decision(const annals_decision *decision)
{
    json_t *row = json_object();
    put_number_text(row, "operation", decision->operation);
    put_moment(row, "at", decision->at);
    put_text(row, "who", decision->who);
    put_text(row, "rule", decision->rule);
    put_text(row, "because", decision->because);
    return row;
}

json_t *json_rule_row(const annals_table *table, const char *rule, const annals_rule_row *found, size_t measures)
{
    bool reckoned = found->verdict == ANNALS_RULE_HOLDS || found->verdict == ANNALS_RULE_BROKEN ||
                    found->verdict == ANNALS_RULE_UNDECIDED;
    bool dated = found->period.text[0] != '\0';
    json_t *row = json_object(), *series = json_array();
    put_text(row, "rule", rule);
    put_text(row, "verdict", annals_rule_verdict_name(found->verdict));
    for (size_t i = 0; i < measures; i++)
        json_array_append_new(series, found->series[i] == ANNALS_RULE_NO_SERIES
                                          ? json_null()
                                          : json_string(table->series[found->series[i]].key->text));
    json_object_set_new(row, "series", series);
    put_text(row, "period", dated ? found->period.text : NULL);
    put_text(row, "kind", dated ? annals_kind_name(found->kind) : NULL);
    put_number(row, "left", reckoned ? &found->left : NULL);
    put_number(row, "right", reckoned ? &found->right : NULL);
    put_number(row, "difference", reckoned ? &found->difference : NULL);
    put_text(row, "unit", reckoned ? found->unit : NULL);
    put_text(row, "relation", reckoned ? annals_relation_name(found->relation) : NULL);
    json_object_set_new(row, "observations", pack_ids(table, found->observations, found->observation_count));
    put_text(row, "why", found->words[0] ? found->words : NULL);
    return row;
}

json_t *json_operation(const annals_operation *operation)
{
    json_t *row = json_object();
    put_number_text(row, "operation", operation->number);
    put_moment(row, "at", operation->at);
    put_text(row, "who", operation->who);
    put_text(row, "verb", operation->verb);
    put_text(row, "what", operation->what);
    put_text(row, "why", operation->why);
    char number[24];
    snprintf(number, sizeof number, "%" PRId64, operation->undoes);
    put_text(row, "undoes", operation->undoes ? number : NULL);
    snprintf(number, sizeof number, "%" PRId64, operation->undone_by);
    put_text(row, "undone_by", operation->undone_by ? number : NULL);
    put_integer(row, "observations", operation->observations);
    put_integer(row, "sources", operation->sources);
    put_integer(row, "decisions", operation->decisions);
    put_text(row, "hash", operation->hash);
    return row;
}

json_t *json_outcome(const char *name, int64_t operation, json_t *more)
{
    json_t *row = json_object();
    char number[24];
    snprintf(number, sizeof number, "%" PRId64, operation);
    put_text(row, "operation", operation ? number : NULL);
    put_text(row, "verb", name);
    if (more)
        json_object_update(row, more);
    json_decref(more);
    return row;
}
