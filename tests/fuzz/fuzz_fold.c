/* Fuzzes folding and what else takes foreign text: the way back never runs backwards, folded text stays as it is. */
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_way_back(const annals_folded *folded, size_t size)
{
    check(folded->origin[folded->size] == size);
    for (size_t i = 0; i < folded->size; i++)
        check(folded->origin[i] <= folded->origin[i + 1] && folded->origin[i] < size);
    check(strstr(folded->text, "  ") == NULL);
}

static void check_fold(const char *text, size_t size)
{
    annals_folded once, twice;
    annals_error error;
    annals_status status = annals_text_fold(text, size, &once, &error);
    check((status == ANNALS_OK) == (annals_utf8_valid(text, size) == size));
    if (status != ANNALS_OK)
        return;
    check_way_back(&once, size);
    check(annals_text_fold(once.text, once.size, &twice, &error) == ANNALS_OK);
    check(once.size == twice.size && memcmp(once.text, twice.text, once.size) == 0);
    annals_folded_free(&once);
    annals_folded_free(&twice);
}

static void check_safe(const char *text, size_t size)
{
    char *safe = annals_text_safe(text, size);
    check(safe != NULL);
    size_t length = strlen(safe);
    check(annals_utf8_valid(safe, length) == length && strpbrk(safe, "\n\r\t\x1B") == NULL);
    free(safe);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = size ? (const char *)data : "";
    check_fold(text, size);
    check_safe(text, size);
    for (size_t columns = 0; columns < 4; columns++) {
        size_t fit = annals_text_fit(text, size, columns);
        check(fit <= size && annals_text_width(text, fit) <= columns);
    }
    return 0;
}
