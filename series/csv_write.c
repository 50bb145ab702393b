/* Writes CSV fields and rows into growing text; knows no columns and opens no files. */
#include "series/csv_write.h"

#include <string.h>

/* A BOM is quoted too: at the start of a file a reader would skip it. */
static bool needs_quotes(const char *text)
{
    return text[strcspn(text, ",\"\r\n")] != '\0' || strncmp(text, "\xEF\xBB\xBF", 3) == 0;
}

void annals_csv_write_field(annals_str *out, const char *text)
{
    if (!text || !needs_quotes(text)) {
        annals_str_add(out, text);
        return;
    }
    annals_str_add_char(out, '"');
    for (size_t size; *text; text += size) {
        size = strcspn(text, "\"");
        if (text[size] == '"')
            annals_str_add_bytes(out, text, ++size);
        else
            annals_str_add_bytes(out, text, size);
        if (text[size - 1] == '"')
            annals_str_add_char(out, '"');
    }
    annals_str_add_char(out, '"');
}

void annals_csv_write_row(annals_str *out, const char *const *fields, size_t count)
{
    if (count == 1 && (!fields[0] || !*fields[0]))
        annals_str_add(out, "\"\"");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            annals_str_add_char(out, ',');
        annals_csv_write_field(out, fields[i]);
    }
    annals_str_add(out, "\r\n");
}
