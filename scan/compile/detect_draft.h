/* Fills the table that languages are told by. Internal. */
#ifndef ANNALS_SCAN_COMPILE_DETECT_DRAFT_H
#define ANNALS_SCAN_COMPILE_DETECT_DRAFT_H

#include "../detect_table.h"
#include "draft.h"

/* All zero is empty. */
typedef struct {
    annals_detector detector; /* its signs are lent by the draft */
    annals_detect_sign *signs;
    size_t room;
} annals_detect_draft;

/* Adds the next language. ANNALS_INVALID: more languages, scripts or words than there is room for; ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status annals_detect_draft_add(annals_detect_draft *draft, const annals_draft *language,
                                                     annals_error *error);

void annals_detect_draft_free(annals_detect_draft *draft);

#endif
