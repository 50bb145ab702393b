/* The module annals-icu.so: ICU's converters behind plain functions; knows nothing of annals' errors and messages. */
#include <unicode/ucnv.h>

#include "text/icu_module.h"

extern const annals_icu_functions annals_icu;

enum { PIECE = 4096 };

/* An open decoder: bytes -> UTF-16 in the pivot -> UTF-8. */
typedef struct {
    UConverter *from;
    UConverter *utf8;
    UChar pivot[PIECE];
    UChar *pivot_in;
    UChar *pivot_out;
} decoder;

/* ICU takes "" and NULL as the encoding of the user's locale, which must not matter here. */
static annals_icu_result decoder_open(decoder *open, const char *encoding, UErrorCode *status)
{
    open->pivot_in = open->pivot_out = open->pivot;
    if (encoding[0] == '\0')
        return ANNALS_ICU_UNKNOWN;
    open->from = ucnv_open(encoding, status);
    if (U_FAILURE(*status)) {
        bool unknown = *status == U_FILE_ACCESS_ERROR || *status == U_ILLEGAL_ARGUMENT_ERROR;
        return unknown ? ANNALS_ICU_UNKNOWN : ANNALS_ICU_FAILED;
    }
    open->utf8 = ucnv_open("UTF-8", status);
    ucnv_setToUCallBack(open->from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, status);
    ucnv_setFromUCallBack(open->utf8, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, status);
    return U_FAILURE(*status) ? ANNALS_ICU_FAILED : ANNALS_ICU_OK;
}

static void decoder_close(decoder *open)
{
    ucnv_close(open->from);
    ucnv_close(open->utf8);
}

static annals_icu_result failure(decoder *open, UErrorCode status, size_t consumed, size_t *bad, size_t *bad_size)
{
    if (status != U_ILLEGAL_CHAR_FOUND && status != U_INVALID_CHAR_FOUND && status != U_TRUNCATED_CHAR_FOUND &&
        status != U_ILLEGAL_ESCAPE_SEQUENCE && status != U_UNSUPPORTED_ESCAPE_SEQUENCE)
        return ANNALS_ICU_FAILED;
    char invalid[32];
    int8_t count = sizeof invalid;
    UErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidChars(open->from, invalid, &count, &asked);
    *bad_size = U_SUCCESS(asked) && count > 0 && (size_t)count <= consumed ? (size_t)count : 0;
    *bad = consumed - *bad_size;
    return ANNALS_ICU_BAD_BYTES;
}

static annals_icu_result decode(const char *encoding, const char *bytes, size_t size,
                                bool (*write)(void *context, const char *text, size_t size), void *context, size_t *bad,
                                size_t *bad_size, const char **reason)
{
    decoder open = {0};
    UErrorCode status = U_ZERO_ERROR;
    annals_icu_result result = decoder_open(&open, encoding, &status);
    const char *in = bytes;
    bool more = true;
    while (result == ANNALS_ICU_OK && more) {
        char piece[PIECE];
        char *out = piece;
        status = U_ZERO_ERROR;
        ucnv_convertEx(open.utf8, open.from, &out, piece + PIECE, &in, bytes + size, open.pivot, &open.pivot_in,
                       &open.pivot_out, open.pivot + PIECE, false, true, &status);
        more = status == U_BUFFER_OVERFLOW_ERROR;
        if (U_FAILURE(status) && !more)
            result = failure(&open, status, (size_t)(in - bytes), bad, bad_size);
        else if (out > piece && !write(context, piece, (size_t)(out - piece)))
            result = ANNALS_ICU_STOPPED;
    }
    *reason = u_errorName(status);
    decoder_close(&open);
    return result;
}

static const char *usual_name(const char *name)
{
    static const char *const standards[] = {"MIME", "IANA"};
    for (size_t i = 0; i < sizeof standards / sizeof *standards; i++) {
        UErrorCode status = U_ZERO_ERROR;
        const char *usual = ucnv_getStandardName(name, standards[i], &status);
        if (U_SUCCESS(status) && usual)
            return usual;
    }
    return name;
}

static annals_icu_result names(bool (*take)(void *context, const char *alias, const char *usual), void *context)
{
    int32_t count = ucnv_countAvailable();
    for (int32_t i = 0; i < count; i++) {
        const char *name = ucnv_getAvailableName(i);
        const char *usual = usual_name(name);
        UErrorCode status = U_ZERO_ERROR;
        uint16_t aliases = ucnv_countAliases(name, &status);
        for (uint16_t j = 0; U_SUCCESS(status) && j < aliases; j++) {
            const char *alias = ucnv_getAlias(name, j, &status);
            if (U_SUCCESS(status) && !take(context, alias, usual))
                return ANNALS_ICU_STOPPED;
        }
    }
    return ANNALS_ICU_OK;
}

__attribute__((visibility("default")))
const annals_icu_functions annals_icu = {.decode = decode, .names = names, .locale = annals_icu_locale};
