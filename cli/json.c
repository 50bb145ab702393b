/* Rows of the JSON answers, built with jansson; the schemas stand in docs/schema/. */
#include "cli/json.h"
#include "cli/json_put.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static json_t *dimensions(const annals_key *key)
{
    json_t *object = json_object();
    for (size_t i = 0; i < key->count; i++)
        json_put_text(object, key->dimensions[i].name, key->dimensions[i].value);
    return object;
}

json_t *json_source(const annals_source *source)
{
    bool feed = source->kind == ANNALS_FEED;
    json_t *row = json_object();
    json_put_text(row, "source", source->id);
    json_put_text(row, "kind", feed ? "feed" : "document");
    json_put_text(row, "title", source->title);
    json_put_text(row, "publisher", source->publisher);
    json_put_text(row, "language", source->language);
    json_put_text(row, "published", source->published.text[0] ? source->published.text : NULL);
    json_put_text(row, "url", source->url);
    json_put_text(row, "note", source->note);
    json_put_text(row, "file", source->file);
    json_put_text(row, "extractor", source->extractor && *source->extractor ? source->extractor : NULL);
    json_object_set_new(row, "bytes", feed ? json_null() : json_integer(source->file_bytes));
    json_put_text(row, "sha256", feed ? NULL : source->file_sha256);
    json_object_set_new(row, "text_bytes", feed ? json_null() : json_integer(source->text_bytes));
    json_put_text(row, "text_sha256", feed ? NULL : source->text_sha256);
    json_put_number_text(row, "operation", source->operation);
    return row;
}

json_t *json_series(const annals_series_summary *summary)
{
    json_t *row = json_object();
    json_put_text(row, "series", summary->series.key->text);
    json_put_text(row, "measure", summary->series.key->measure);
    json_object_set_new(row, "dimensions", dimensions(summary->series.key));
    json_put_text(row, "unit", summary->series.unit);
    json_put_text(row, "nature", annals_nature_name(summary->series.nature));
    json_put_integer(row, "observations", summary->observations);
    json_put_moment(row, "earliest", summary->earliest);
    json_put_moment(row, "latest", summary->latest);
    json_t *last = json_object();
    json_put_period(last, &summary->last_period);
    json_put_amount(last, &summary->last_amount);
    json_object_set_new(last, "one", json_boolean(summary->last_is_one));
    json_object_set_new(row, "last", last);
    return row;
}

static void put_evidence(json_t *row, const annals_evidence *evidence)
{
    bool none = !evidence->quote;
    json_put_text(row, "quote", evidence->quote);
    json_object_set_new(row, "start", none ? json_null() : json_integer(evidence->start));
    json_object_set_new(row, "end", none ? json_null() : json_integer(evidence->end));
    json_put_text(row, "prefix", evidence->prefix);
    json_put_text(row, "suffix", evidence->suffix);
}

json_t *json_observation(const annals_table *table, const annals_observation *observation)
{
    const annals_series *series = &table->series[observation->series];
    json_t *row = json_object();
    json_put_id(row, "id", &observation->id);
    json_put_text(row, "series", series->key->text);
    json_put_period(row, &observation->period);
    json_put_amount(row, &observation->amount);
    json_put_text(row, "unit", series->unit);
    json_put_text(row, "nature", annals_nature_name(series->nature));
    json_put_text(row, "kind", annals_kind_name(observation->kind));
    json_put_text(row, "source", table->sources[observation->source].id);
    put_evidence(row, &observation->evidence);
    json_put_text(row, "note", observation->note);
    json_put_number_text(row, "operation", observation->operation);
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
            json_put_id(row, "id", &other->id);
            json_put_amount(row, &other->amount);
            json_put_text(row, "source", answer->table->sources[other->source].id);
            json_put_text(row, "relation", annals_relation_name(each[j].relation));
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
        json_put_text(group, answer->dimensions[i], from->group[i]);
    json_object_set_new(row, "group", group);
    json_put_text(row, "series", from->series ? from->series->key->text : NULL);
    json_put_period(row, &from->period);
    json_put_amount(row, &from->amount);
    json_object_set_new(row, "derived", json_boolean(from->amount.derived));
    json_put_text(row, "unit", from->unit);
    json_put_text(row, "nature", annals_nature_name(from->nature));
    json_put_text(row, "kind", annals_kind_name(from->kind));
    put_origins(row, answer->table, from);
    json_object_set_new(row, "rates", pack_rates(from, conversions));
    json_object_set_new(row, "differs", differences(answer, from));
    return row;
}

/* What a person decided of a conflict; null: nothing. */
static json_t *pack_decision(const annals_table *table, const annals_pair *pair)
{
    if (!pair->decision)
        return json_null();
    json_t *row = json_object();
    char operation[24];
    snprintf(operation, sizeof operation, "%" PRId64, pair->decision);
    json_put_text(row, "operation", operation);
    json_put_id(row, "preferred", &table->observations[pair->preferred].id);
    json_object_set_new(row, "asked_again", json_boolean(pair->asked_again));
    return row;
}

json_t *json_pair(const annals_table *table, const annals_pair *pair)
{
    const annals_observation *first = &table->observations[pair->first];
    json_t *row = json_object();
    json_put_text(row, "series", table->series[first->series].key->text);
    json_put_text(row, "class", annals_pair_class_name(pair->pair_class));
    json_put_text(row, "relation", annals_relation_name(pair->relation));
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
    json_put_text(row, "series", table->series[total->series].key->text);
    json_put_text(row, "dimension", total->dimension);
    json_put_period(row, &total->period);
    json_put_text(row, "kind", annals_kind_name(total->kind));
    json_put_text(row, "verdict", annals_total_verdict_name(total->verdict));
    json_put_text(row, "why", compared ? NULL : annals_total_reason_name(total->why));
    json_put_number(row, "total", compared ? &total->total : NULL);
    json_put_number(row, "parts", compared ? &total->parts : NULL);
    json_put_number(row, "remainder", compared ? &total->remainder : NULL);
    json_put_integer(row, "part_series", (int64_t)total->part_count);
    json_put_integer(row, "silent_series", (int64_t)total->silent);
    json_object_set_new(row, "observations", pack_ids(table, total->observations, total->observation_count));
    return row;
}

void json_judgement(json_t *row, const annals_judgement *judgement)
{
    json_put_text(row, "state", judgement ? annals_verdict_name(judgement->verdict) : NULL);
    json_put_text(row, "why", judgement && judgement->why[0] ? judgement->why : NULL);
}

json_t *json_verification(const annals_table *table, const annals_observation *observation,
                          const annals_verification *found)
{
    const annals_judgement *judgement = &found->judgement;
    json_t *row = json_object();
    json_put_id(row, "id", &observation->id);
    json_put_text(row, "series", table->series[observation->series].key->text);
    json_put_text(row, "period", observation->period.text);
    json_put_number(row, "amount", &observation->amount);
    json_put_text(row, "unit", table->series[observation->series].unit);
    json_put_text(row, "source", table->sources[observation->source].id);
    json_put_text(row, "quote", observation->evidence.quote);
    json_put_text(row, "state", annals_verdict_name(judgement->verdict));
    json_put_text(row, "quote_state", annals_quote_state_name(found->quote));
    json_object_set_new(row, "text_intact", json_boolean(found->text_intact));
    json_object_set_new(row, "newer", json_boolean(found->newer));
    json_put_text(row, "now", found->now[0] ? found->now : NULL);
    json_put_text(row, "why", judgement->why[0] ? judgement->why : NULL);
    json_put_number(row, "read", judgement->read ? &judgement->reading.amount : NULL);
    json_put_text(row, "read_unit", judgement->read && judgement->reading.unit[0] ? judgement->reading.unit : NULL);
    return row;
}

json_t *json_version(const annals_history *history, const annals_version *version)
{
    json_t *row = json_object();
    json_put_number_text(row, "operation", version->operation);
    json_put_moment(row, "at", version->at);
    json_put_text(row, "who", version->who);
    json_put_text(row, "verb", version->verb);
    json_put_text(row, "because", version->because);
    json_object_set_new(row, "observation",
                        version->observation ? json_observation(history->table, version->observation) : json_null());
    return row;
}

json_t *json_decision(const annals_decision *decision)
{
    json_t *row = json_object();
    json_put_number_text(row, "operation", decision->operation);
    json_put_moment(row, "at", decision->at);
    json_put_text(row, "who", decision->who);
    json_put_text(row, "rule", decision->rule);
    json_put_text(row, "because", decision->because);
    return row;
}

json_t *json_rule_row(const annals_table *table, const char *rule, const annals_rule_row *found, size_t measures)
{
    bool reckoned = found->verdict == ANNALS_RULE_HOLDS || found->verdict == ANNALS_RULE_BROKEN ||
                    found->verdict == ANNALS_RULE_UNDECIDED;
    bool dated = found->period.text[0] != '\0';
    json_t *row = json_object(), *series = json_array();
    json_put_text(row, "rule", rule);
    json_put_text(row, "verdict", annals_rule_verdict_name(found->verdict));
    for (size_t i = 0; i < measures; i++)
        json_array_append_new(series, found->series[i] == ANNALS_RULE_NO_SERIES
                                          ? json_null()
                                          : json_string(table->series[found->series[i]].key->text));
    json_object_set_new(row, "series", series);
    json_put_text(row, "period", dated ? found->period.text : NULL);
    json_put_text(row, "kind", dated ? annals_kind_name(found->kind) : NULL);
    json_put_number(row, "left", reckoned ? &found->left : NULL);
    json_put_number(row, "right", reckoned ? &found->right : NULL);
    json_put_number(row, "difference", reckoned ? &found->difference : NULL);
    json_put_text(row, "unit", reckoned ? found->unit : NULL);
    json_put_text(row, "relation", reckoned ? annals_relation_name(found->relation) : NULL);
    json_object_set_new(row, "observations", pack_ids(table, found->observations, found->observation_count));
    json_put_text(row, "why", found->words[0] ? found->words : NULL);
    return row;
}

json_t *json_operation(const annals_operation *operation)
{
    json_t *row = json_object();
    json_put_number_text(row, "operation", operation->number);
    json_put_moment(row, "at", operation->at);
    json_put_text(row, "who", operation->who);
    json_put_text(row, "verb", operation->verb);
    json_put_text(row, "what", operation->what);
    json_put_text(row, "why", operation->why);
    char number[24];
    snprintf(number, sizeof number, "%" PRId64, operation->undoes);
    json_put_text(row, "undoes", operation->undoes ? number : NULL);
    snprintf(number, sizeof number, "%" PRId64, operation->undone_by);
    json_put_text(row, "undone_by", operation->undone_by ? number : NULL);
    json_put_integer(row, "observations", operation->observations);
    json_put_integer(row, "sources", operation->sources);
    json_put_integer(row, "decisions", operation->decisions);
    json_put_text(row, "hash", operation->hash);
    return row;
}

json_t *json_outcome(const char *name, int64_t operation, json_t *more)
{
    json_t *row = json_object();
    char number[24];
    snprintf(number, sizeof number, "%" PRId64, operation);
    json_put_text(row, "operation", operation ? number : NULL);
    json_put_text(row, "verb", name);
    if (more)
        json_object_update(row, more);
    json_decref(more);
    return row;
}
