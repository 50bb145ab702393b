/* SHA-256 through libmd; knows nothing of what is summed. */
#include "record/checksum.h"

#include <sha2.h>

annals_id annals_checksum(const void *bytes, size_t size)
{
    annals_id out;
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, size);
    SHA256Final(out.bytes, &context);
    return out;
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
