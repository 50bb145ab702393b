/* SHA-256 through libmd; knows nothing of what is summed. */
#include "record/checksum.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void annals_digest_begin(annals_digest *digest)
{
    SHA256Init(digest);
}

void annals_digest_bytes(annals_digest *digest, const void *bytes, size_t size)
{
    SHA256Update(digest, bytes, size);
}

void annals_digest_text(annals_digest *digest, const char *text)
{
    annals_digest_bytes(digest, text, strlen(text) + 1);
}

void annals_digest_number(annals_digest *digest, int64_t number)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%" PRId64, number);
    annals_digest_bytes(digest, digits, (size_t)length + 1);
}

annals_id annals_digest_end(annals_digest *digest)
{
    annals_id out;
    SHA256Final(out.bytes, digest);
    return out;
}

annals_id annals_checksum(const void *bytes, size_t size)
{
    annals_digest digest;
    annals_digest_begin(&digest);
    annals_digest_bytes(&digest, bytes, size);
    return annals_digest_end(&digest);
}

void annals_checksum_print(const void *bytes, size_t size, char out[ANNALS_ID_TEXT])
{
    annals_id sum = annals_checksum(bytes, size);
    annals_id_print(&sum, out);
}

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool annals_id_parse(const char *text, annals_id *id)
{
    for (size_t i = 0; i < ANNALS_ID_BYTES; i++) {
        int high = digit(text[2 * i]);
        int low = high < 0 ? -1 : digit(text[2 * i + 1]);
        if (low < 0)
            return false;
        id->bytes[i] = (uint8_t)(high * 16 + low);
    }
    return text[ANNALS_ID_TEXT - 1] == '\0';
}
