/* Serialises operations for their hashes, as chain.h describes; knows no store. */
#include "record/chain.h"

#include <string.h>

static const char *const kinds[] = {
    [ANNALS_REVISE] = "revise",
    [ANNALS_RETRACT] = "retract",
    [ANNALS_PREFER] = "prefer",
    [ANNALS_RULE] = "rule",
};

const char *annals_decision_kind_name(annals_decision_kind kind)
{
    return kinds[kind];
}

bool annals_decision_kind_parse(const char *text, annals_decision_kind *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(text, kinds[i]) == 0) {
            *kind = (annals_decision_kind)i;
            return true;
        }
    return false;
}

void annals_chain_begin(annals_chain *chain)
{
    annals_digest_begin(&chain->sources);
    annals_digest_begin(&chain->observations);
    annals_digest_begin(&chain->decisions);
}

void annals_chain_source(annals_chain *chain, const annals_stored_source *row)
{
    annals_digest *digest = &chain->sources;
    const annals_source *source = &row->source;
    const char *const texts[] = {source->id,
                                 source->kind == ANNALS_FEED ? "feed" : "document",
                                 source->title,
                                 source->publisher,
                                 source->language,
                                 source->url,
                                 source->note,
                                 source->file,
                                 source->published.text};
    annals_digest_number(digest, row->number);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        annals_digest_text(digest, texts[i]);
    annals_digest_number(digest, source->file_bytes);
    annals_digest_text(digest, source->file_sha256);
    annals_digest_number(digest, source->text_bytes);
    annals_digest_text(digest, source->text_sha256);
    annals_digest_number(digest, row->updates);
    if (*source->extractor)
        annals_digest_text(digest, source->extractor);
}

/* Called for each of many rows: one block of bytes, no formatting. */
void annals_chain_observation(annals_chain *chain, const annals_stored_observation *row)
{
    uint8_t bytes[ANNALS_ID_BYTES + 8];
    memcpy(bytes, row->id.bytes, ANNALS_ID_BYTES);
    for (int i = 0; i < 8; i++)
        bytes[ANNALS_ID_BYTES + i] = (uint8_t)((uint64_t)row->source >> (56 - 8 * i));
    annals_digest_bytes(&chain->observations, bytes, sizeof bytes);
}

void annals_chain_decision(annals_chain *chain, const annals_stored_decision *row)
{
    annals_digest *digest = &chain->decisions;
    annals_digest_number(digest, row->number);
    annals_digest_text(digest, kinds[row->kind]);
    annals_digest_number(digest, row->observation);
    annals_digest_number(digest, row->revision);
    annals_digest_text(digest, row->rule);
    annals_digest_text(digest, row->because);
}

static void add_list(annals_digest *digest, int64_t count, annals_digest *rows)
{
    annals_id whole = annals_digest_end(rows);
    annals_digest_number(digest, count);
    annals_digest_bytes(digest, whole.bytes, sizeof whole.bytes);
}

bool annals_chain_end(annals_chain *chain, const annals_stored_operation *row, const char *before,
                      char hash[ANNALS_ID_TEXT])
{
    annals_id last = {{0}};
    if (*before && !annals_id_parse(before, &last))
        return false;
    const char *const texts[] = {row->who, row->verb, row->what, row->why};
    annals_digest digest;
    annals_digest_begin(&digest);
    annals_digest_text(&digest, "annals operation 1");
    annals_digest_bytes(&digest, last.bytes, sizeof last.bytes);
    annals_digest_number(&digest, row->number);
    annals_digest_number(&digest, row->at);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        annals_digest_text(&digest, texts[i]);
    annals_digest_number(&digest, row->undoes);
    add_list(&digest, row->sources, &chain->sources);
    add_list(&digest, row->observations, &chain->observations);
    add_list(&digest, row->decisions, &chain->decisions);
    annals_id id = annals_digest_end(&digest);
    annals_id_print(&id, hash);
    return true;
}
