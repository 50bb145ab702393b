/* Hears what a quote says before its observation is added; knows no language, which is the reader's. */
#include "record/candidate.h"

#include "series/utf8.h"

#include <string.h>

void annals_change_read_quotes(annals_change *change, const annals_reader *reader, bool several)
{
    change->reader = reader;
    change->several = several;
}

const annals_judgement *annals_change_judgement(const annals_change *change)
{
    return &change->judgement;
}

/* What a revision leaves as it was is not held against it. */
static bool is_to_be_read(const annals_change *change, const annals_candidate *each)
{
    if (!change->reader || !each->row.evidence.quote)
        return false;
    return !each->revised || each->statement->quote || strcmp(each->revised->amount, each->row.amount) != 0;
}

/* Puts the quote in front of what is wrong with it. */
static annals_status refuse(const annals_candidate *each, annals_status status, const char *what, const char *why,
                            annals_error *error)
{
    char shown[ANNALS_SHOWN_SIZE];
    const char *quote = each->row.evidence.quote;
    annals_utf8_show(quote, strlen(quote), shown);
    return annals_error_set(error, status, "the quote \"%s\" %s: %s", shown, what, why);
}

annals_status annals_candidate_judge(annals_change *change, const annals_candidate *each, annals_error *error)
{
    annals_judgement *judgement = &change->judgement;
    *judgement = (annals_judgement){.verdict = ANNALS_UNREAD};
    if (!is_to_be_read(change, each))
        return ANNALS_OK;
    annals_source_entry *source = each->source;
    annals_status status = annals_change_load_text(change, source, error);
    if (status)
        return status;
    const char *language = source->row.source.language;
    const annals_evidence *evidence = &each->row.evidence;
    annals_claim claim = {.amount = each->statement->amount, .unit = each->unit, .nature = each->nature};
    status = annals_judge(change->reader, *language ? language : NULL, source->text, source->size,
                          (size_t)evidence->start, (size_t)evidence->end, &claim, judgement, error);
    if (status)
        return status;
    if (judgement->verdict == ANNALS_CONTRADICTED)
        return refuse(each, ANNALS_EVIDENCE, "contradicts the amount", judgement->why, error);
    if (judgement->figures > 1 && !change->several)
        return refuse(each, ANNALS_AMBIGUOUS, "is ambiguous", judgement->why, error);
    return ANNALS_OK;
}
