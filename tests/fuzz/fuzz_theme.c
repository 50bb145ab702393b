/* Fuzzes the theme reader: no byte breaks it, every refusal has words and a place, and what is read can be checked. */
#include <stdlib.h>
#include <string.h>

#include "chart/spec.h"
#include "chart/theme_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char plain[] = "{\"annals\":1,\"chart\":\"bars\",\"data\":[{\"series\":\"m\"}],\"theme\":\"h.json\"}";
    annals_spec *spec = NULL;
    annals_error error = {0};
    check(annals_spec_parse(plain, strlen(plain), "spec.json", &spec, &error) == ANNALS_OK);
    annals_status status = annals_spec_set_theme(spec, (const char *)data, size, "fuzz.json", &error);
    if (status) {
        check(status == ANNALS_INVALID);
        check(error.message[0] != '\0' && error.line >= 0 && error.column >= 0);
        check(annals_spec_theme_file(spec) != NULL);
    } else {
        annals_warnings warnings = {0};
        check(spec->theme.series_count >= 2 && spec->theme.series_count <= ANNALS_THEME_COLOURS);
        check(annals_theme_check(&spec->theme, &warnings) == warnings.count);
        annals_warnings_free(&warnings);
    }
    annals_spec_free(spec);
    return 0;
}
