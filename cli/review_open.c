/* Opens a review: the record, the document, its figures, and what has been decided; asks nothing. */
#include "cli/review.h"

#include "cli/arguments.h"
#include "cli/files.h"
#include "record/checksum.h"
#include "series/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void review_close(review *made)
{
    annals_scanner_close(made->scanner);
    candidates_free(&made->series);
    annals_record_close(made->record);
    source_file_free(&made->file);
    annals_arena_free(made->arena);
    free(made->decided);
}

/* Finds the source of this id, or with this file; copies what is needed of it. */
static annals_status find_source(review *made, const char *id, const char *sha256, annals_error *error)
{
    annals_table *table;
    annals_status status = annals_record_sources(made->record, 0, &table, error);
    if (status)
        return status;
    for (size_t i = 0; i < table->source_count && !made->stands; i++) {
        const annals_source *each = &table->sources[i];
        if (each->kind != ANNALS_DOCUMENT || (id ? strcmp(each->id, id) != 0 : strcmp(each->file_sha256, sha256) != 0))
            continue;
        snprintf(made->id, sizeof made->id, "%s", each->id);
        made->source =
            (annals_source){.id = made->id,
                            .language = annals_arena_text(made->arena, each->language ? each->language : ""),
                            .extractor = annals_arena_text(made->arena, each->extractor ? each->extractor : ""),
                            .published = each->published};
        made->stands = true;
    }
    annals_record_table_free(table);
    if (made->stands && (!made->source.language || !made->source.extractor))
        return annals_error_no_memory(error);
    return ANNALS_OK;
}

static annals_status read_stored(review *made, annals_error *error)
{
    free(made->file.text != made->file.bytes ? made->file.text : NULL);
    free(made->file.bytes);
    made->file.bytes = NULL;
    return annals_record_text(made->record, made->id, 0, &made->file.text, &made->file.text_size, error);
}

/* Refuses a file whose id has another text in the record, before anything is asked: nothing of it could be recorded. */
static annals_status refuse_other_text(review *made, const char *file, annals_error *error)
{
    annals_status status = find_source(made, made->id, NULL, error);
    if (status || !made->stands)
        return status;
    return annals_error_set(error, ANNALS_INVALID,
                            "%s: source \"%s\" stands with another text; `annals source update %s FILE` keeps a new "
                            "version of it, `annals review %s` is of the one that stands",
                            file, made->id, made->id, made->id);
}

/* A file that is no source yet becomes one with the first figure that is recorded. */
static annals_status read_document(review *made, annals_error *error)
{
    const invocation *call = made->call;
    const char *name = call->operands[0];
    bool given;
    annals_status status = find_source(made, name, NULL, error);
    if (status || made->stands)
        return status ? status : read_stored(made, error);
    status = source_file_read(name, option_value(call, "--encoding"), &made->file, error);
    if (status)
        return status;
    char sha256[ANNALS_ID_TEXT];
    annals_checksum_print(made->file.bytes, made->file.bytes_size, sha256);
    status = find_source(made, NULL, sha256, error);
    if (status || made->stands)
        return status ? status : read_stored(made, error);
    file_id(name, made->id, sizeof made->id);
    status = refuse_other_text(made, name, error);
    if (status)
        return status;
    made->source = (annals_source){.id = made->id, .file = name, .extractor = made->file.extractor};
    made->source.language = option_value(call, "--language");
    return argument_period(call, "--published", &given, &made->source.published, error);
}

static bool copy_fields(review *into, review_item *item, const proposal *figure)
{
    const annals_found *found = figure->found;
    char amount[ANNALS_AMOUNT_SIZE];
    annals_str series = {0};
    annals_amount recorded = proposal_amount(found);
    annals_amount_print(&recorded, amount);
    proposal_write_series(figure, &series);
    const char *const texts[REVIEW_FIELDS] = {
        [REVIEW_SERIES] = annals_str_text(&series),
        [REVIEW_PERIOD] = found->period,
        [REVIEW_AMOUNT] = amount,
        [REVIEW_UNIT] = found->unit,
        [REVIEW_NATURE] = annals_nature_name(found->nature),
        [REVIEW_KIND] = annals_kind_name(found->kind),
    };
    bool well = !series.failed;
    for (size_t i = 0; i < REVIEW_FIELDS; i++) {
        item->fields[i] = annals_arena_text(into->arena, texts[i]);
        well = well && item->fields[i];
    }
    annals_str_free(&series);
    return well;
}

/* Keeps the language that all figures share. */
static bool note_language(review *into, const char *language)
{
    if (!into->language)
        into->language = annals_arena_text(into->arena, language);
    else if (strcmp(into->language, language) != 0)
        into->language = "";
    return into->language;
}

static bool take_figure(void *context, const proposal *figure)
{
    review *into = context;
    review_item *items = annals_list_grow(into->arena, into->items, into->count, &into->room, sizeof *items);
    if (!items)
        return false;
    into->items = items;
    review_item *item = &items[into->count];
    *item = (review_item){.start = figure->found->start,
                          .end = figure->found->end,
                          .page = figure->page,
                          .confidence = figure->found->confidence,
                          .reasons = annals_arena_text(into->arena, figure->found->reasons)};
    proposal with = *figure;
    item->candidate_count = candidates_of(&into->series, figure->found, item->candidates, ANNALS_SCAN_CANDIDATES_MAX);
    with.candidates = item->candidates;
    with.candidate_count = item->candidate_count;
    if (!item->reasons || !copy_fields(into, item, &with) || !note_language(into, figure->found->language))
        return false;
    into->count++;
    return true;
}

static annals_status find_figures(review *made, annals_error *error)
{
    document from = {.id = made->id,
                     .file = made->call->operands[0],
                     .text = made->file.text,
                     .size = made->file.text_size,
                     .pages = annals_extractor_has_pages(made->source.extractor)};
    const char *language = option_value(made->call, "--language");
    from.language = language ? language : made->source.language;
    if (from.language && !*from.language)
        from.language = NULL;
    from.published = made->source.published.text[0] ? &made->source.published : NULL;
    annals_status status = document_scan(made->scanner, &from, &(document_options){.around = true, .to_keep = true},
                                         take_figure, made, error);
    if (status == ANNALS_CANCELLED)
        return annals_error_no_memory(error);
    if (!made->stands && !made->source.language && made->language && *made->language)
        made->source.language = made->language; /* so that the words can be read again */
    made->decided = calloc(made->count + 1, sizeof *made->decided);
    return status || made->decided ? status : annals_error_no_memory(error);
}

/* Marks what is evidence of an observation that stands. */
static annals_status mark_recorded(review *made, annals_error *error)
{
    annals_table *table;
    if (!made->stands)
        return ANNALS_OK;
    annals_selection selection = {.source = made->id};
    annals_status status = annals_record_read(made->record, &selection, &table, error);
    if (status)
        return status;
    for (size_t i = 0; i < table->count; i++)
        for (size_t j = 0; j < made->count; j++) {
            const annals_evidence *words = &table->observations[i].evidence;
            if (words->quote && words->start < made->items[j].end && words->end > made->items[j].start)
                made->items[j].state = REVIEW_RECORDED;
        }
    annals_record_table_free(table);
    return ANNALS_OK;
}

annals_status review_open(const invocation *call, review *made, annals_error *error)
{
    *made = (review){.call = call, .arena = annals_arena_new()};
    if (!made->arena)
        return annals_error_no_memory(error);
    if (snprintf(made->state_file, sizeof made->state_file, "%s.review", store_name(call)) >=
        (int)sizeof made->state_file)
        return annals_error_set(error, ANNALS_USAGE, "--store: a name that long has no room for .review behind it");
    annals_status status = store_open(call, ANNALS_WRITE, &made->record, error);
    if (!status)
        status = annals_scanner_open(&made->scanner, error);
    if (!status)
        status = candidates_read(made->record, &made->series, error);
    if (!status)
        status = read_document(made, error);
    if (status)
        return status;
    made->reader = annals_scanner_reader(made->scanner);
    annals_checksum_print(made->file.text, made->file.text_size, made->text_sha256);
    status = find_figures(made, error);
    if (!status)
        status = mark_recorded(made, error);
    return status ? status : review_state_read(made, error);
}
