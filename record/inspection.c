/* Looks at one row: whether its text is the one that was read, and whether its content still gives its id. */
#include "record/inspection.h"

#include "record/identity.h"
#include "record/sources.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_BYTES = 64 << 20 }; /* of texts that are kept at once */

annals_status annals_inspection_tampered(annals_inspection *each, int64_t operation, annals_error *error,
                                         const char *format, ...)
{
    char words[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    each->report->tampered = operation;
    return annals_error_set(error, ANNALS_INVALID, "operation %" PRId64 " is not as it was written: %s", operation,
                            words);
}

void annals_inspection_drop_texts(annals_inspection *each)
{
    for (int64_t i = 0; each->texts && i <= each->view.last.document; i++) {
        free(each->texts[i].text);
        each->texts[i].text = NULL;
    }
    each->text_bytes = 0;
}

/* Whether the stored text is the one that the source's checksum is of. */
static bool is_text(const annals_inspected_text *text, const annals_source *source)
{
    char digits[ANNALS_ID_TEXT];
    annals_checksum_print(text->text, text->size, digits);
    return strcmp(digits, source->text_sha256) == 0 && (int64_t)text->size == source->text_bytes;
}

/* Gives the text of a source, which must be the one that was read. */
static annals_status load_text(annals_inspection *each, const annals_stored_source *row, annals_inspected_text **text,
                               annals_error *error)
{
    const annals_source *source = &row->source;
    if (row->document > each->view.last.document || row->document < 0)
        return annals_inspection_tampered(each, source->operation, error, "the text of source \"%.200s\" is gone",
                                          source->id);
    *text = &each->texts[row->document];
    if ((*text)->text)
        return ANNALS_OK;
    if (each->text_bytes > TEXT_BYTES)
        annals_inspection_drop_texts(each);
    annals_status status = annals_sources_text(each->record, row->document, &(*text)->text, &(*text)->size, error);
    if (status == ANNALS_INVALID || (!status && !is_text(*text, source)))
        return annals_inspection_tampered(each, source->operation, error,
                                          "the text of source \"%.200s\" is not the one that was read", source->id);
    if (status)
        return status;
    each->text_bytes += (*text)->size;
    return ANNALS_OK;
}

annals_status annals_inspect_source(annals_inspection *each, const annals_stored_source *row, annals_error *error)
{
    annals_inspected_text *text = NULL;
    bool feed = row->source.kind == ANNALS_FEED;
    if (feed != (row->document == 0))
        return annals_inspection_tampered(each, row->source.operation, error, "source \"%.200s\" was changed",
                                          row->source.id);
    return feed ? ANNALS_OK : load_text(each, row, &text, error);
}

static annals_status changed(annals_inspection *each, const annals_stored_observation *row, const char *what,
                             annals_error *error)
{
    char digits[ANNALS_ID_TEXT];
    annals_id_print(&row->id, digits);
    return annals_inspection_tampered(each, row->operation, error, "observation %.*s: %s", ANNALS_ID_SHORT, digits,
                                      what);
}

static annals_status make_head(annals_inspection *each, const annals_stored_series *series,
                               const annals_stored_source *source, annals_error *error)
{
    if (each->head_series == series->number && each->head_source == source->number)
        return ANNALS_OK;
    each->head_series = series->number;
    each->head_source = source->number;
    return annals_identity_head(series->key, series->unit, series->nature, source->source.id,
                                source->source.text_sha256, &each->scratch, &each->head, error);
}

/* The period's bounds are stored beside it, and no part of the id. */
static bool has_bounds(const annals_stored_observation *row)
{
    annals_period period;
    return annals_period_parse(row->period, strlen(row->period), &period, NULL) == ANNALS_OK &&
           period.earliest == row->earliest && period.latest == row->latest;
}

static bool stands_before(const annals_inspected_text *text, int64_t at, const char *words)
{
    size_t size = strlen(words);
    return (size_t)at >= size && memcmp(text->text + at - size, words, size) == 0;
}

static bool stands_behind(const annals_inspected_text *text, int64_t at, const char *words)
{
    size_t size = strlen(words);
    return text->size - (size_t)at >= size && memcmp(text->text + at, words, size) == 0;
}

/* What is around the quote is no part of the id either, but must stand there in the text. */
static annals_status check_context(annals_inspection *each, const annals_stored_observation *row,
                                   const annals_stored_source *source, annals_error *error)
{
    const annals_evidence *evidence = &row->evidence;
    if (!evidence->quote)
        return ANNALS_OK;
    annals_inspected_text *text = NULL;
    if (source->document == 0)
        return changed(each, row, "it has a quote, and its source is a feed", error);
    annals_status status = load_text(each, source, &text, error);
    if (status || !text)
        return status;
    bool inside = evidence->start >= 0 && evidence->end > evidence->start && (size_t)evidence->end <= text->size;
    if (!inside || !stands_before(text, evidence->start, evidence->prefix) ||
        !stands_behind(text, evidence->end, evidence->suffix))
        return changed(each, row, "what stands around its quote was changed", error);
    return ANNALS_OK;
}

annals_status annals_inspect_observation(annals_inspection *each, const annals_stored_observation *row,
                                         annals_error *error)
{
    const annals_stored_source *source = annals_sources_row(each->sources, each->source_count, row->source);
    if (row->series < 1 || row->series > each->view.last.series || !each->series[row->series])
        return changed(each, row, "its series is gone", error);
    if (!source || source->source.operation > row->operation)
        return changed(each, row, "its source was changed", error);
    each->series_used[row->series] = true;
    annals_id id;
    annals_status status = make_head(each, each->series[row->series], source, error);
    if (!status)
        status = annals_identity(&each->head, row->kind, row->period, row->amount, &row->evidence, row->note,
                                 &each->scratch, &id, error);
    if (status)
        return status;
    if (memcmp(&id, &row->id, sizeof id) != 0)
        return changed(each, row, "it, its series or its source was changed, for they no longer give its id", error);
    if (!has_bounds(row))
        return changed(each, row, "the bounds of its period were changed", error);
    return check_context(each, row, source, error);
}
