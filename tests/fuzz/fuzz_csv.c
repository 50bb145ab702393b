/* Fuzzes the CSV reader: every call moves on, every error has a place, and the rows that it gives are read back as they
 * are when they are written. The first byte is the delimiter. */
#include <stdlib.h>
#include <string.h>

#include "series/csv.h"
#include "series/csv_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* Reads all rows; adds them to `out` as CSV with commas where it is given. */
static size_t read_rows(const char *bytes, size_t size, char delimiter, annals_str *out)
{
    annals_csv *csv;
    size_t rows = 0;
    if (annals_csv_open(bytes, size, delimiter, &csv, NULL))
        return 0;
    for (size_t before = 0;; before = annals_csv_position(csv)) {
        const annals_field *fields;
        const char *texts[ANNALS_CSV_FIELDS_MAX];
        size_t count;
        annals_error error;
        annals_status status = annals_csv_next(csv, &fields, &count, &error);
        check(annals_csv_position(csv) <= size);
        if (status) {
            check(status == ANNALS_INVALID && error.line > 0 && error.column > 0);
            check(error.byte >= 0 && (size_t)error.byte < size && annals_csv_position(csv) > before);
            continue;
        }
        if (count == 0)
            break;
        check(annals_csv_position(csv) > before);
        for (size_t i = 0; i < count; i++) {
            check(strlen(fields[i].text) == fields[i].size && fields[i].line > 0 && fields[i].column > 0);
            texts[i] = fields[i].text;
        }
        rows++;
        if (out)
            annals_csv_write_row(out, texts, count);
    }
    annals_csv_close(csv);
    return rows;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const char *bytes = (const char *)data + 1;
    char delimiter;
    annals_str once = {0}, twice = {0};
    size_t rows = read_rows(bytes, size - 1, (char)data[0], &once);
    check(read_rows(annals_str_text(&once), once.size, ',', &twice) == rows);
    check(once.size == twice.size && memcmp(annals_str_text(&once), annals_str_text(&twice), once.size) == 0);
    annals_csv_guess_delimiter(bytes, size - 1, &delimiter);
    annals_str_free(&once);
    annals_str_free(&twice);
    return 0;
}
