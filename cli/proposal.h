/* One figure that was found in a document, and the forms in which it is written: JSON, CSV, cells of a table. */
#ifndef ANNALS_CLI_PROPOSAL_H
#define ANNALS_CLI_PROPOSAL_H

#include "scan/scan.h"
#include "series/str.h"

/* All lent. */
typedef struct {
    const char *document; /* its id */
    const annals_found *found;
    const char *text; /* what of the document is at hand: the quote and some of what stands around it */
    size_t size;
    int64_t start;                 /* byte of the document with which it begins */
    int64_t page;                  /* 0: the document has none */
    const char *const *candidates; /* series that it may belong to, best first */
    size_t candidate_count;
} proposal;

/* A JSON object, without a line's end. Its members are those of docs/schema/scan.schema.json. */
void proposal_write_json(const proposal *figure, annals_str *out);

/* A row in the columns that import takes. What the scan did not find is left empty, to be filled in. */
void proposal_write_csv(const proposal *figure, annals_str *out);
void proposal_write_csv_titles(annals_str *out);

/* The quote in its line, cut to about `width` columns, without characters that show nothing; *from and *to are the
 * quote's bytes in what was added. */
void proposal_write_line(const proposal *figure, size_t width, annals_str *out, size_t *from, size_t *to);

/* The series to propose: the best candidate, else what is counted as a measure; "" where neither is known. */
void proposal_write_series(const proposal *figure, annals_str *out);

/* The amount as it would be recorded: of a change that went down the negative one. */
annals_amount proposal_amount(const annals_found *found);

/* The number that is stated, of a range its low end, in plain digits; "" where nothing bounds it. */
void proposal_number(const annals_amount *amount, char out[ANNALS_AMOUNT_SIZE]);

#endif
