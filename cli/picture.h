/* What a chart is drawn from: a spec, and what the record answers to it. */
#ifndef ANNALS_CLI_PICTURE_H
#define ANNALS_CLI_PICTURE_H

#include "cli/look.h"
#include "cli/question.h"

typedef struct {
    const char *operand; /* as given */
    const look *wanted;  /* how it is to look; lent */
    annals_spec *spec;
    char *spec_text; /* of a series without a spec: the spec that was made for it */
    size_t spec_size;
    char sha256[ANNALS_ID_TEXT];       /* of the spec's text */
    char theme_sha256[ANNALS_ID_TEXT]; /* of the theme's file; "": none */
    reply *replies;
    const annals_answer **answers; /* of the replies */
    int64_t (*undated)[2];         /* of each: figures left out for want of a date of publication, and their sources */
    size_t count;
    state of;
    int64_t operation; /* whose state is drawn */
    question asked;    /* for a series without a spec */
} picture;

/* Whether an operand is a file with a spec rather than a series. */
bool picture_is_spec(const char *operand);
/* What messages call the spec. Lent by the picture. */
const char *picture_name(const picture *drawn);

/* Reads the spec, or the series with the options beside it. Release with picture_free, also after a failure. */
ANNALS_CHECKED annals_status picture_read(const invocation *call, const char *operand, const look *wanted,
                                          picture *drawn, annals_error *error);
void picture_free(picture *drawn);

/* Asks the record, and makes a spec where there is none. */
ANNALS_CHECKED annals_status picture_answer(const invocation *call, annals_record *record, picture *drawn,
                                            annals_error *error);

#endif
