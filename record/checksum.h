/* SHA-256 of bytes, at once or bit by bit. Internal. */
#ifndef ANNALS_RECORD_CHECKSUM_H
#define ANNALS_RECORD_CHECKSUM_H

#include "../series/observation.h"

#include <sha2.h>

annals_id annals_checksum(const void *bytes, size_t size);
void annals_checksum_print(const void *bytes, size_t size, char out[ANNALS_ID_TEXT]);

/* Of what comes in parts. */
typedef SHA2_CTX annals_digest;
void annals_digest_begin(annals_digest *digest);
void annals_digest_bytes(annals_digest *digest, const void *bytes, size_t size);
void annals_digest_text(annals_digest *digest, const char *text); /* with its NUL */
void annals_digest_number(annals_digest *digest, int64_t number); /* in decimal digits, with a NUL */
annals_id annals_digest_end(annals_digest *digest);

/* Reads 64 hexadecimal digits of either case. */
bool annals_id_parse(const char *text, annals_id *id);

#endif
