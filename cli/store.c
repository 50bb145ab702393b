/* Opening the record that a command line names, as its user, at the time it is. */
#include "cli/cli.h"
#include "series/str.h"
#include "series/suggest.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

annals_moment clock_now(void *context)
{
    (void)context;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (annals_moment)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Who writes: the login name, which a program started without one may lack. */
const char *user_name(void)
{
    const char *name = getenv("LOGNAME");
    if (!name || !*name)
        name = getenv("USER");
    if (name && *name)
        return name;
    if (geteuid() == 0)
        return "root"; /* looking it up takes longer than recording a figure should */
    const struct passwd *known = getpwuid(geteuid());
    if (known && known->pw_name[0])
        return known->pw_name;
    static char number[32];
    snprintf(number, sizeof number, "user %ld", (long)geteuid());
    return number;
}

const char *store_name(const invocation *call)
{
    if (call->store)
        return call->store;
    const char *named = getenv("ANNALS_STORE");
    return named && *named ? named : "annals.db";
}

annals_status store_open(const invocation *call, annals_access access, annals_record **record, annals_error *error)
{
    annals_author author = {.now = clock_now, .who = user_name()};
    return annals_record_open(store_name(call), access, &author, record, error);
}

annals_status store_close(annals_record *record, annals_status status, annals_error *error)
{
    if (!status)
        status = annals_record_settle(record, error);
    annals_record_close(record);
    return status;
}

annals_status store_read(annals_record *record, const annals_selection *selection, annals_table **table,
                         annals_error *error)
{
    annals_status status = annals_record_read(record, selection, table, error);
    if (status || (*table)->count > 0 || !selection->selector)
        return status;
    annals_record_table_free(*table);
    *table = NULL;
    return selector_missing(record, selection, error);
}

/* The selector over all dimensions of a key: sales,city=*; "" where it has none. */
static void write_wider(const annals_key *key, annals_str *out)
{
    for (size_t i = 0; i < key->count; i++)
        annals_str_format(out, "%s%s=*", i ? "," : "", key->dimensions[i].name);
}

/* A measure of the record that is the selector's or nearly spelled so; NULL: none. */
static const char *nearest_measure(const annals_summary *all, const char *measure)
{
    const char **measures = calloc(all->count + 1, sizeof *measures);
    for (size_t i = 0; measures && i < all->count; i++)
        measures[i] = all->rows[i].series.key->measure;
    const char *near = measures ? annals_suggest(measure, measures, all->count) : NULL;
    free(measures);
    return near;
}

/* What may have been meant: a key that is spelled nearly so, or all series of a measure that is. */
static void suggest_key(const annals_summary *all, const annals_key *selector, annals_str *out)
{
    const char **keys = calloc(all->count + 1, sizeof *keys);
    const char *near = NULL;
    for (size_t i = 0; keys && i < all->count; i++)
        keys[i] = all->rows[i].series.key->text;
    if (keys)
        near = annals_suggest(selector->text, keys, all->count);
    free(keys);
    if (near && strcmp(near, selector->text) != 0) {
        annals_str_add(out, near);
        return;
    }
    const char *measure = nearest_measure(all, selector->measure);
    for (size_t i = 0; measure && i < all->count; i++) {
        const annals_key *key = all->rows[i].series.key;
        if (strcmp(key->measure, measure) != 0 || (key->count == 0 && selector->count == 0))
            continue;
        annals_str_format(out, key->count > 0 ? "%s," : "%s", key->measure);
        write_wider(key, out);
        return;
    }
}

/* Says that nothing is there, and what may have been meant. */
annals_status selector_missing(annals_record *record, const annals_selection *selection, annals_error *error)
{
    annals_summary *all;
    annals_status status = annals_record_summary(record, &(annals_selection){.as_of = selection->as_of}, &all, error);
    if (status)
        return status;
    annals_str near = {0};
    suggest_key(all, selection->selector, &near);
    annals_summary_free(all);
    const char *wanted = selection->selector->text;
    const char *of = selection->source ? " of that source" : "";
    if (selection->published_by) {
        annals_str_free(&near);
        return annals_error_set(error, ANNALS_MISSING, "series: \"%s\": nothing%s that was published by %s", wanted, of,
                                selection->published_by->text);
    }
    if (near.size > 0 && strcmp(near.data, wanted) != 0)
        status =
            annals_error_set(error, ANNALS_MISSING, "series: \"%s\": nothing%s in the record; did you mean \"%s\"?",
                             wanted, of, near.data);
    else
        status =
            annals_error_set(error, ANNALS_MISSING,
                             "series: \"%s\": nothing%s in the record; `annals list` shows what there is", wanted, of);
    annals_str_free(&near);
    return status;
}

annals_status source_check(annals_record *record, const char *id, annals_error *error)
{
    annals_table *table;
    annals_status status = annals_record_sources(record, 0, &table, error);
    if (status)
        return status;
    bool found = false;
    for (size_t i = 0; i < table->source_count && !found; i++)
        found = strcmp(table->sources[i].id, id) == 0;
    if (!found)
        status = source_missing(table, id, error);
    annals_record_table_free(table);
    return status;
}

annals_status source_missing(const annals_table *sources, const char *id, annals_error *error)
{
    const char **ids = calloc(sources->source_count + 1, sizeof *ids);
    for (size_t i = 0; ids && i < sources->source_count; i++)
        ids[i] = sources->sources[i].id;
    const char *near = ids ? annals_suggest(id, ids, sources->source_count) : NULL;
    annals_status status;
    if (near)
        status = annals_error_set(error, ANNALS_MISSING, "source: \"%s\" is not in the record; did you mean \"%s\"?",
                                  id, near);
    else
        status = annals_error_set(error, ANNALS_MISSING,
                                  "source: \"%s\" is not in the record; `annals source list` shows what there is", id);
    free(ids);
    return status;
}
