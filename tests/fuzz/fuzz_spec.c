/* Fuzzes the spec reader: no byte breaks it, every refusal has words, and what is read has queries. */
#include <stdlib.h>

#include "chart/chart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    annals_spec *spec = NULL;
    annals_error error = {0};
    annals_status status = annals_spec_parse((const char *)data, size, "fuzz.json", &spec, &error);
    if (status) {
        check(status == ANNALS_INVALID || status == ANNALS_OVERFLOW);
        check(error.message[0] != '\0' && error.line >= 0 && error.column >= 0);
        return 0;
    }
    size_t count = 0;
    const annals_query *queries = annals_spec_queries(spec, &count);
    check(count > 0);
    for (size_t i = 0; i < count; i++)
        check(queries[i].selector != NULL);
    annals_spec_free(spec);
    return 0;
}
