/* SHA-256 through libmd; knows nothing of what is summed. */
#include "record/checksum.h"

#include <inttypes.h>
#include <limits.h>
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

/* One more than the value of a hexadecimal digit; 0: it is none. A table, as digits of a hash follow no pattern that a
 * processor could foresee. */
static const uint8_t values[UCHAR_MAX + 1] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
    ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
    ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16};

bool annals_id_parse(const char *text, annals_id *id)
{
    for (size_t i = 0; i < ANNALS_ID_BYTES; i++) {
        unsigned high = values[(unsigned char)text[2 * i]];
        unsigned low = high == 0 ? 0 : values[(unsigned char)text[2 * i + 1]];
        if (low == 0)
            return false;
        id->bytes[i] = (uint8_t)((high - 1) << 4 | (low - 1));
    }
    return text[ANNALS_ID_TEXT - 1] == '\0';
}
