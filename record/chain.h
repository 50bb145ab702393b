/* The chain of operations: each carries a hash over its content and over the hash of the operation before.
 *
 *     hash = SHA-256("annals operation 1" before number at who verb what why undoes
 *                    count-of-sources sources count-of-observations observations count-of-decisions decisions)
 *
 * where each text is UTF-8 followed by one NUL byte, numbers are decimal digits in such a text, and `before` is the 32
 * bytes of the hash before, zero for the first operation. The three lists stand as the 32 bytes of the SHA-256 of their
 * rows, by number:
 *
 *     source       number id kind title publisher language url note file published bytes sha256 text-bytes text-sha256
 *                  updates, and extractor where there is one
 *     observation  the 32 bytes of its public id, then the number of its source in 8 bytes, the highest first
 *     decision     number kind observation revision rule because
 *
 * The public id holds the series and the evidence; what is around a quote can be checked against the source's text.
 * Internal. */
#ifndef ANNALS_RECORD_CHAIN_H
#define ANNALS_RECORD_CHAIN_H

#include "checksum.h"
#include "engine.h"

/* What an operation holds, as it comes. */
typedef struct {
    annals_digest sources;
    annals_digest observations;
    annals_digest decisions;
} annals_chain;

void annals_chain_begin(annals_chain *chain);
void annals_chain_source(annals_chain *chain, const annals_stored_source *row);
void annals_chain_observation(annals_chain *chain, const annals_stored_observation *row);
void annals_chain_decision(annals_chain *chain, const annals_stored_decision *row);

/* Gives the hash of an operation; what its row has as hash is not looked at. `before` is the hash of the operation
 * before, or "". False: `before` is no hash. */
bool annals_chain_end(annals_chain *chain, const annals_stored_operation *row, const char *before,
                      char hash[ANNALS_ID_TEXT]);

/* "revise", "retract", "prefer", "rule"; static. */
const char *annals_decision_kind_name(annals_decision_kind kind);
bool annals_decision_kind_parse(const char *text, annals_decision_kind *kind);

#endif
