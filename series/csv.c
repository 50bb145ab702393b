/* Reads CSV row by row from bytes in memory; knows no columns by name and nothing of what the fields mean. */
#include "series/csv.h"

#include "series/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_END = 8 }; /* room for what may stand at the limit: a second quote, a NUL */

typedef struct {
    const unsigned char *at;
    int64_t line;
    int64_t column;
} spot;

struct annals_csv {
    const unsigned char *bytes;
    const unsigned char *end;
    const unsigned char *limit; /* the row being read may go no further */
    spot here;
    uint8_t stops[256]; /* bytes that end a run of text outside quotes */
    char delimiter;
    char *text; /* the row's fields, unquoted, each with a NUL behind: never longer than the row and its end */
    size_t size;
    size_t count;
    annals_field fields[ANNALS_CSV_FIELDS_MAX];
};

/* Bytes that end a run of text inside quotes. */
static const uint8_t quoted_stops[256] = {['\0'] = 1, ['\n'] = 1, ['"'] = 1};

annals_status annals_csv_open(const char *bytes, size_t size, char delimiter, annals_csv **out, annals_error *error)
{
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r' || delimiter <= '\0')
        return annals_error_set(error, ANNALS_USAGE,
                                "the delimiter must be one ASCII character, no quote or line break");
    annals_csv *csv = calloc(1, sizeof *csv);
    char *text = malloc((size < ANNALS_CSV_LINE_MAX ? size : ANNALS_CSV_LINE_MAX) + ROW_END);
    if (!csv || !text) {
        free(csv);
        free(text);
        return annals_error_no_memory(error);
    }
    csv->text = text;
    csv->bytes = (const unsigned char *)bytes;
    csv->end = csv->bytes + size;
    csv->delimiter = delimiter;
    csv->stops['\0'] = csv->stops['\n'] = csv->stops['\r'] = csv->stops['"'] = 1;
    csv->stops[(unsigned char)delimiter] = 1;
    size_t mark = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    csv->here = (spot){csv->bytes + mark, 1, 1};
    *out = csv;
    return ANNALS_OK;
}

void annals_csv_close(annals_csv *csv)
{
    if (!csv)
        return;
    free(csv->text);
    free(csv);
}

size_t annals_csv_position(const annals_csv *csv)
{
    return (size_t)(csv->here.at - csv->bytes);
}

/* Reports what is wrong at a place and moves on to the line behind it. */
static annals_status fault(annals_csv *csv, annals_error *error, spot where, const char *words)
{
    const unsigned char *line_feed = memchr(where.at, '\n', (size_t)(csv->end - where.at));
    csv->here = (spot){line_feed ? line_feed + 1 : csv->end, where.line + 1, 1};
    annals_error_set(error, ANNALS_INVALID, "%s", words);
    annals_error_place(error, NULL, where.line, where.column);
    if (error)
        error->byte = where.at - csv->bytes;
    return ANNALS_INVALID;
}

static annals_status fault_in_utf8(annals_csv *csv, annals_error *error, spot where)
{
    char words[80];
    snprintf(words, sizeof words, "the byte 0x%02X is not UTF-8 here; the file must be UTF-8", (unsigned)*where.at);
    return fault(csv, error, where, words);
}

static void append(annals_csv *csv, const unsigned char *bytes, size_t size)
{
    memcpy(csv->text + csv->size, bytes, size);
    csv->size += size;
}

static int64_t characters(const unsigned char *bytes, size_t size)
{
    int64_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += (bytes[i] & 0xC0) != 0x80;
    return count;
}

/* The end of the run of text that begins here. `seen` has the high bit set where it is not all ASCII. */
static const unsigned char *run_end(const annals_csv *csv, const uint8_t stops[256], unsigned char *seen)
{
    const unsigned char *at = csv->here.at, *limit = csv->limit;
    unsigned char all = 0;
    while (at < limit && !stops[*at])
        all |= *at++;
    *seen = all;
    return at;
}

/* Checks and copies the text from here to `stop` and moves there. */
static annals_status take(annals_csv *csv, const unsigned char *stop, unsigned char seen, annals_error *error)
{
    const unsigned char *start = csv->here.at;
    size_t size = (size_t)(stop - start);
    int64_t columns = (int64_t)size;
    if (seen & 0x80) {
        size_t bad = annals_utf8_bad((const char *)start, size);
        if (bad < size) {
            spot where = {start + bad, csv->here.line, csv->here.column + characters(start, bad)};
            return fault_in_utf8(csv, error, where);
        }
        columns = characters(start, size);
    }
    append(csv, start, size);
    csv->here.at = stop;
    csv->here.column += columns;
    return ANNALS_OK;
}

static annals_status read_plain(annals_csv *csv, annals_error *error)
{
    unsigned char seen;
    const unsigned char *stop = run_end(csv, csv->stops, &seen);
    if (stop >= csv->limit && stop < csv->end)
        return fault(csv, error, csv->here, "a row of more than 16 MiB; is this a CSV file?");
    annals_status status = take(csv, stop, seen, error);
    if (status)
        return status;
    if (stop < csv->end && *stop == '"')
        return fault(csv, error, csv->here,
                     "a quote inside a field without quotes; put the whole field in quotes and write this one twice");
    return ANNALS_OK;
}

/* What stopped the text inside quotes: sets *closed at the quote that ends the field. */
static annals_status pass_quoted_stop(annals_csv *csv, bool *closed, annals_error *error)
{
    const unsigned char *at = csv->here.at;
    if (*at == '\0')
        return fault(csv, error, csv->here, "a NUL byte; a CSV file is text");
    if (*at == '\n') {
        csv->here = (spot){at + 1, csv->here.line + 1, 1};
        append(csv, at, 1);
        return ANNALS_OK;
    }
    bool twice = at + 1 < csv->end && at[1] == '"';
    csv->here.at += twice ? 2 : 1;
    csv->here.column += twice ? 2 : 1;
    *closed = !twice;
    if (twice)
        append(csv, at, 1);
    return ANNALS_OK;
}

static annals_status read_quoted(annals_csv *csv, annals_error *error)
{
    spot opened = csv->here;
    csv->here.at++;
    csv->here.column++;
    bool closed = false;
    while (!closed) {
        unsigned char seen;
        const unsigned char *stop = run_end(csv, quoted_stops, &seen);
        if (stop >= csv->limit && stop < csv->end)
            return fault(csv, error, opened, "a quote opens here and what follows makes a row of more than 16 MiB");
        if (stop >= csv->end)
            return fault(csv, error, opened, "a quote opens here and is never closed");
        annals_status status = take(csv, stop, seen, error);
        if (!status)
            status = pass_quoted_stop(csv, &closed, error);
        if (status)
            return status;
    }
    return ANNALS_OK;
}

/* Passes what stands behind a field: *more where that is a delimiter. */
static annals_status pass_field_end(annals_csv *csv, bool *more, annals_error *error)
{
    const unsigned char *at = csv->here.at;
    *more = false;
    if (at == csv->end)
        return ANNALS_OK;
    if (*at == (unsigned char)csv->delimiter) {
        csv->here.at++;
        csv->here.column++;
        *more = true;
        return ANNALS_OK;
    }
    bool pair = *at == '\r' && at + 1 < csv->end && at[1] == '\n';
    if (pair || *at == '\n') {
        csv->here = (spot){at + (pair ? 2 : 1), csv->here.line + 1, 1};
        return ANNALS_OK;
    }
    if (*at == '\r')
        return fault(csv, error, csv->here, "a carriage return without a line feed; rows end with LF or CRLF");
    if (*at == '\0')
        return fault(csv, error, csv->here, "a NUL byte; a CSV file is text");
    return fault(csv, error, csv->here,
                 "text behind a closing quote; a quote that belongs to the text is written twice");
}

static annals_status read_field(annals_csv *csv, bool *more, annals_error *error)
{
    if (csv->count == ANNALS_CSV_FIELDS_MAX)
        return fault(csv, error, csv->here, "more than 1024 fields in a row");
    annals_field *field = &csv->fields[csv->count];
    *field = (annals_field){.line = csv->here.line, .column = csv->here.column};
    size_t start = csv->size;
    bool quoted = csv->here.at < csv->limit && *csv->here.at == '"';
    annals_status status = quoted ? read_quoted(csv, error) : read_plain(csv, error);
    if (!status)
        status = pass_field_end(csv, more, error);
    if (status)
        return status;
    field->size = csv->size - start;
    csv->text[csv->size++] = '\0';
    csv->count++;
    return ANNALS_OK;
}

static void skip_empty_lines(annals_csv *csv)
{
    for (const unsigned char *at = csv->here.at; at < csv->end; at = csv->here.at) {
        if (*at == '\r' && at + 1 < csv->end && at[1] == '\n')
            at++;
        if (*at != '\n')
            return;
        csv->here = (spot){at + 1, csv->here.line + 1, 1};
    }
}

annals_status annals_csv_next(annals_csv *csv, const annals_field **fields, size_t *count, annals_error *error)
{
    *fields = csv->fields;
    *count = 0;
    csv->count = 0;
    csv->size = 0;
    skip_empty_lines(csv);
    if (csv->here.at == csv->end)
        return ANNALS_OK;
    size_t left = (size_t)(csv->end - csv->here.at);
    csv->limit = csv->here.at + (left < ANNALS_CSV_LINE_MAX ? left : ANNALS_CSV_LINE_MAX);
    for (bool more = true; more;) {
        annals_status status = read_field(csv, &more, error);
        if (status)
            return status;
    }
    const char *text = csv->text;
    for (size_t i = 0; i < csv->count; i++) {
        csv->fields[i].text = text;
        text += csv->fields[i].size + 1;
    }
    *count = csv->count;
    return ANNALS_OK;
}

bool annals_csv_guess_delimiter(const char *bytes, size_t size, char *delimiter)
{
    static const char candidates[] = ",;\t|";
    size_t counts[sizeof candidates - 1] = {0};
    bool quoted = false;
    for (size_t i = 0; i < size && i < ANNALS_CSV_LINE_MAX && (quoted || bytes[i] != '\n'); i++) {
        quoted ^= bytes[i] == '"';
        const char *hit = quoted || bytes[i] == '\0' ? NULL : strchr(candidates, bytes[i]);
        if (hit)
            counts[hit - candidates]++;
    }
    size_t best = 0;
    for (size_t i = 1; i < sizeof candidates - 1; i++)
        if (counts[i] > counts[best])
            best = i;
    *delimiter = candidates[best];
    return counts[best] > 0;
}
