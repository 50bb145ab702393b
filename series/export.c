/* The table of export formats, and what drives each of them; knows neither files nor the record. */
#include "series/export.h"

#include <stdlib.h>
#include <string.h>

static const annals_export_format *const formats[] = {&annals_export_csv, &annals_export_ndjson, &annals_export_sdmx,
                                                      &annals_export_package};

const annals_export_format *annals_export_format_find(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}

/* Hands what was added to the sink. */
static annals_status flush(annals_export *each, annals_error *error)
{
    annals_status status = each->failed ? annals_error_no_memory(error) : ANNALS_OK;
    for (size_t i = 0; !status && i < ANNALS_EXPORT_FILES; i++) {
        annals_str *out = &each->out[i];
        if (out->failed)
            status = annals_error_no_memory(error);
        else if (out->size > 0)
            status = each->sink.add(each->sink.context, i, out->data, out->size, error);
        annals_str_clear(out);
    }
    return status;
}

annals_status annals_export_open(const annals_export_format *format, const annals_export_sink *sink, bool guard,
                                 annals_export **given, annals_error *error)
{
    annals_export *each = calloc(1, sizeof *each);
    if (!each)
        return annals_error_no_memory(error);
    each->format = format;
    each->sink = *sink;
    each->guard = guard;
    format->begin(each);
    annals_status status = flush(each, error);
    if (status)
        annals_export_close(each);
    else
        *given = each;
    return status;
}

annals_status annals_export_add(annals_export *each, const annals_table *table, annals_error *error)
{
    each->format->batch(each, table);
    return flush(each, error);
}

annals_status annals_export_finish(annals_export *each, const char *of, annals_error *error)
{
    each->of = of;
    if (each->format->end)
        each->format->end(each);
    return flush(each, error);
}

void annals_export_close(annals_export *each)
{
    if (!each)
        return;
    if (each->format->release)
        each->format->release(each);
    for (size_t i = 0; i < ANNALS_EXPORT_FILES; i++)
        annals_str_free(&each->out[i]);
    free(each);
}
