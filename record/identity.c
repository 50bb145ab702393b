/* Serialises an observation for its public id, as identity.h describes; must not know where or when it is recorded. */
#include "record/identity.h"

#include "record/checksum.h"

#include <string.h>

static void add_text(annals_str *out, const char *text)
{
    if (!text)
        text = "";
    annals_str_add_bytes(out, text, strlen(text) + 1);
}

static void add_number(annals_str *out, int64_t number)
{
    char digits[24];
    char *first = digits + sizeof digits;
    *--first = '\0';
    do
        *--first = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    add_text(out, first);
}

static annals_status finish(annals_str *serial, annals_id *id, annals_error *error)
{
    if (serial->failed) {
        annals_str_free(serial);
        return annals_error_no_memory(error);
    }
    *id = annals_checksum(serial->data, serial->size);
    return ANNALS_OK;
}

annals_status annals_identity_head(const char *key, const char *unit, annals_nature nature, const char *source,
                                   const char *text_sha256, annals_str *scratch, annals_id *head, annals_error *error)
{
    annals_str_clear(scratch);
    add_text(scratch, "annals observation 1");
    add_text(scratch, key);
    add_text(scratch, unit);
    add_text(scratch, annals_nature_name(nature));
    add_text(scratch, source);
    add_text(scratch, text_sha256);
    return finish(scratch, head, error);
}

annals_status annals_identity(const annals_id *head, annals_kind kind, const char *period, const char *amount,
                              const annals_evidence *evidence, const char *note, annals_str *scratch, annals_id *id,
                              annals_error *error)
{
    annals_str_clear(scratch);
    annals_str_add_bytes(scratch, head->bytes, sizeof head->bytes);
    add_text(scratch, annals_kind_name(kind));
    add_text(scratch, period);
    add_text(scratch, amount);
    if (evidence->quote) {
        add_number(scratch, evidence->start);
        add_number(scratch, evidence->end);
    } else {
        annals_str_add_bytes(scratch, "\0", 2);
    }
    add_text(scratch, evidence->quote);
    add_text(scratch, note);
    return finish(scratch, id, error);
}
