/* Walks from an observation back to its words: the text's checksum, the quote's place, the amount that it reads as. */
#include "record/verify.h"

#include "record/checksum.h"
#include "record/evidence.h"
#include "record/surroundings.h"
#include "series/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXTS_KEPT = 32 };

/* A source's text, read once. */
typedef struct {
    char *id;
    int64_t as_of;
    char *text;
    size_t size;
    annals_haystack *haystack;
    char sha256[ANNALS_ID_TEXT]; /* that it should have */
    bool intact;
} document;

struct annals_verifier {
    annals_record *record;
    const annals_reader *reader;
    document kept[TEXTS_KEPT];
    size_t next;           /* the one that gives way to another */
    annals_table *sources; /* the newest version of each, as of an operation; or NULL */
    int64_t sources_as_of;
};

const char *annals_quote_state_name(annals_quote_state state)
{
    static const char *const names[] = {
        [ANNALS_QUOTE_EXACT] = "exact",     [ANNALS_QUOTE_NORMALISED] = "normalised", [ANNALS_QUOTE_MOVED] = "moved",
        [ANNALS_QUOTE_CHANGED] = "changed", [ANNALS_QUOTE_MISSING] = "missing",       [ANNALS_QUOTE_NONE] = "none",
    };
    return (size_t)state < sizeof names / sizeof *names ? names[state] : "";
}

bool annals_verification_is_broken(const annals_verification *verification)
{
    return !verification->text_intact || verification->quote == ANNALS_QUOTE_MOVED ||
           verification->quote == ANNALS_QUOTE_CHANGED || verification->quote == ANNALS_QUOTE_MISSING;
}

annals_status annals_verifier_open(annals_record *record, const annals_reader *reader, annals_verifier **verifier,
                                   annals_error *error)
{
    annals_verifier *made = calloc(1, sizeof *made);
    if (!made)
        return annals_error_no_memory(error);
    made->record = record;
    made->reader = reader;
    *verifier = made;
    return ANNALS_OK;
}

static void document_free(document *kept)
{
    annals_haystack_free(kept->haystack);
    free(kept->text);
    free(kept->id);
    *kept = (document){0};
}

void annals_verifier_close(annals_verifier *verifier)
{
    if (!verifier)
        return;
    for (size_t i = 0; i < TEXTS_KEPT; i++)
        document_free(&verifier->kept[i]);
    annals_record_table_free(verifier->sources);
    free(verifier);
}

/* The checksum of the newest version of a source's text. */
static annals_status find_checksum(annals_verifier *verifier, const char *id, int64_t as_of,
                                   char sha256[ANNALS_ID_TEXT], annals_error *error)
{
    if (verifier->sources && verifier->sources_as_of != as_of) {
        annals_record_table_free(verifier->sources);
        verifier->sources = NULL;
    }
    if (!verifier->sources) {
        annals_status status = annals_record_sources(verifier->record, as_of, &verifier->sources, error);
        if (status)
            return status;
        verifier->sources_as_of = as_of;
    }
    sha256[0] = '\0';
    for (size_t i = 0; i < verifier->sources->source_count; i++)
        if (strcmp(verifier->sources->sources[i].id, id) == 0)
            memcpy(sha256, verifier->sources->sources[i].text_sha256, ANNALS_ID_TEXT);
    return ANNALS_OK;
}

static annals_status read_document(annals_verifier *verifier, const annals_source *source, int64_t as_of, document *out,
                                   annals_error *error)
{
    char sha256[ANNALS_ID_TEXT];
    document_free(out);
    annals_status status = find_checksum(verifier, source->id, as_of, out->sha256, error);
    if (!status)
        status = annals_record_text(verifier->record, source->id, as_of, &out->text, &out->size, error);
    if (status)
        return status;
    annals_checksum_print(out->text, out->size, sha256);
    out->intact = strcmp(sha256, out->sha256) == 0;
    out->as_of = as_of;
    out->id = strdup(source->id);
    out->haystack = annals_haystack_new(out->text, out->size);
    if (out->id && out->haystack)
        return ANNALS_OK;
    document_free(out);
    return annals_error_no_memory(error);
}

static annals_status document_of(annals_verifier *verifier, const annals_source *source, int64_t as_of,
                                 const document **found, annals_error *error)
{
    for (size_t i = 0; i < TEXTS_KEPT; i++)
        if (verifier->kept[i].id && verifier->kept[i].as_of == as_of && strcmp(verifier->kept[i].id, source->id) == 0) {
            *found = &verifier->kept[i];
            return ANNALS_OK;
        }
    document *place = &verifier->kept[verifier->next];
    verifier->next = (verifier->next + 1) % TEXTS_KEPT;
    *found = place;
    return read_document(verifier, source, as_of, place, error);
}

/* What stands where the quote stood, if that can be told by its surroundings. */
static annals_status find_change(const document *from, const annals_evidence *evidence, annals_verification *out,
                                 annals_error *error)
{
    annals_span span;
    bool found;
    annals_status status = annals_surroundings_find(from->haystack, evidence, &found, &span, error);
    out->quote = found ? ANNALS_QUOTE_CHANGED : ANNALS_QUOTE_MISSING;
    if (status || !found)
        return status;
    size_t size = (size_t)(span.end - span.start);
    char shown[ANNALS_SHOWN_SIZE];
    snprintf(out->now, sizeof out->now, "%s", annals_utf8_show(from->text + span.start, size, shown));
    return ANNALS_OK;
}

/* Where the quote stands now, beside where it stood. */
static annals_status find_quote(const document *from, const annals_evidence *evidence, annals_span *span,
                                annals_verification *out, annals_error *error)
{
    annals_match match;
    size_t size = strlen(evidence->quote);
    annals_status status =
        annals_evidence_find(from->haystack, evidence->quote, size, evidence->start, span, &match, error);
    if (status == ANNALS_NO_MEMORY)
        return status;
    if (!status) {
        out->quote = match == ANNALS_MATCH_EXACT ? ANNALS_QUOTE_EXACT : ANNALS_QUOTE_NORMALISED;
        return ANNALS_OK;
    }
    status = annals_evidence_find(from->haystack, evidence->quote, size, -1, span, &match, error);
    if (status == ANNALS_NO_MEMORY)
        return status;
    if (status && status != ANNALS_AMBIGUOUS)
        return find_change(from, evidence, out, error);
    out->quote = ANNALS_QUOTE_MOVED;
    return ANNALS_OK;
}

static void leave_unread(annals_verification *out, const char *why)
{
    out->judgement = (annals_judgement){.verdict = ANNALS_UNREAD};
    snprintf(out->judgement.why, sizeof out->judgement.why, "%s", why);
}

annals_status annals_verifier_check(annals_verifier *verifier, const annals_table *table,
                                    const annals_observation *observation, int64_t as_of,
                                    annals_verification *verification, annals_error *error)
{
    const annals_source *source = &table->sources[observation->source];
    const annals_series *series = &table->series[observation->series];
    const annals_evidence *evidence = &observation->evidence;
    *verification = (annals_verification){.quote = ANNALS_QUOTE_NONE, .text_intact = true};
    if (!evidence->quote) {
        leave_unread(verification, source->kind == ANNALS_FEED ? "a feed's point" : "there is no quote");
        return ANNALS_OK;
    }
    const document *from;
    annals_span span;
    annals_status status = document_of(verifier, source, as_of, &from, error);
    if (!status)
        status = find_quote(from, evidence, &span, verification, error);
    if (status)
        return status;
    verification->text_intact = from->intact;
    verification->newer = strcmp(from->sha256, source->text_sha256) != 0;
    if (verification->quote != ANNALS_QUOTE_EXACT && verification->quote != ANNALS_QUOTE_NORMALISED) {
        leave_unread(verification, "the quote is not where it was found");
        return ANNALS_OK;
    }
    annals_claim claim = {.amount = &observation->amount, .unit = series->unit, .nature = series->nature};
    return annals_judge(verifier->reader, source->language, from->text, from->size, (size_t)span.start,
                        (size_t)span.end, &claim, &verification->judgement, error);
}
