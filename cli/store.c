/* Opening the record that a command line names, as its user, at the time it is. */
#include "cli/cli.h"
#include "series/suggest.h"

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

/* Says that nothing is there, with the keys that come nearest. */
annals_status selector_missing(annals_record *record, const annals_selection *selection, annals_error *error)
{
    annals_summary *all;
    annals_status status = annals_record_summary(record, &(annals_selection){.as_of = selection->as_of}, &all, error);
    if (status)
        return status;
    const char **keys = calloc(all->count + 1, sizeof *keys);
    const char *near = NULL;
    for (size_t i = 0; keys && i < all->count; i++)
        keys[i] = all->rows[i].series.key->text;
    if (keys)
        near = annals_suggest(selection->selector->text, keys, all->count);
    for (size_t i = 0; !near && i < all->count; i++)
        if (strcmp(all->rows[i].series.key->measure, selection->selector->measure) == 0)
            near = all->rows[i].series.key->text;
    const char *wanted = selection->selector->text;
    const char *of = selection->source ? " of that source" : "";
    if (near && strcmp(near, wanted) != 0)
        status = annals_error_set(error, ANNALS_MISSING,
                                  "series: \"%s\": nothing%s in the record; did you mean \"%s\"?", wanted, of, near);
    else
        status =
            annals_error_set(error, ANNALS_MISSING,
                             "series: \"%s\": nothing%s in the record; `annals list` shows what there is", wanted, of);
    free(keys);
    annals_summary_free(all);
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
