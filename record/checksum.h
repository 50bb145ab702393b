/* SHA-256 of bytes. Internal. */
#ifndef ANNALS_RECORD_CHECKSUM_H
#define ANNALS_RECORD_CHECKSUM_H

#include "../series/observation.h"

annals_id annals_checksum(const void *bytes, size_t size);
void annals_checksum_print(const void *bytes, size_t size, char out[ANNALS_ID_TEXT]);

/* Reads 64 hexadecimal digits of either case. */
bool annals_id_parse(const char *text, annals_id *id);

#endif
