/* Texts of documents as they are stored: compressed. Internal. */
#ifndef ANNALS_RECORD_DOCUMENT_H
#define ANNALS_RECORD_DOCUMENT_H

#include "../series/status.h"

/* Gives the compressed text, freed with free(). */
ANNALS_CHECKED annals_status annals_document_pack(const char *text, size_t size, void **content, size_t *content_size,
                                                  annals_error *error);

/* Gives the text with a NUL behind it, freed with free(). ANNALS_INVALID: the content is damaged. */
ANNALS_CHECKED annals_status annals_document_unpack(const void *content, size_t content_size, size_t size, char **text,
                                                    annals_error *error);

#endif
