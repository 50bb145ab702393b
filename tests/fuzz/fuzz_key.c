/* Any bytes as a key or selector: what is read must print, read and stay the same, and match itself. */
#include "series/key.h"
#include "series/utf8.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void want(bool truth)
{
    if (!truth)
        abort();
}

static void check_selector(const annals_key *selector, bool is_key)
{
    annals_key *again = NULL;
    want(strlen(selector->text) <= ANNALS_KEY_MAX);
    want(annals_selector_parse(selector->text, strlen(selector->text), &again, NULL) == ANNALS_OK);
    want(strcmp(selector->text, again->text) == 0);
    want(selector->count == again->count && strcmp(selector->measure, again->measure) == 0);
    want(annals_key_matches(selector, again) && annals_key_matches(again, selector));
    want(annals_key_is_plain(selector) == is_key);
    for (size_t i = 1; i < selector->count; i++)
        want(strcmp(selector->dimensions[i - 1].name, selector->dimensions[i].name) < 0);
    annals_key_free(again);
}

static void check_widened(const annals_key *selector)
{
    annals_key *wide = NULL;
    annals_status status = annals_selector_widen(selector, "by\\this,", &wide, NULL);
    want(status == ANNALS_OK || status == ANNALS_INVALID);
    if (status != ANNALS_OK)
        return;
    want(wide->count >= selector->count && wide->count <= selector->count + 1);
    annals_key_free(wide);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    annals_key *key = NULL;
    annals_key *selector = NULL;
    annals_error error;
    annals_status key_status = annals_key_parse((const char *)data, size, &key, &error);
    annals_status status = annals_selector_parse((const char *)data, size, &selector, &error);
    want(key_status != ANNALS_OK || status == ANNALS_OK);
    if (status == ANNALS_OK) {
        check_selector(selector, key_status == ANNALS_OK);
        check_widened(selector);
    } else {
        want(annals_utf8_bad(error.message, strlen(error.message)) == strlen(error.message));
    }
    annals_key_free(key);
    annals_key_free(selector);
    return 0;
}
