/* Writes figures that were found as JSON, as rows for import, and in their line; knows nothing of how they were found.
 */
#include "cli/proposal.h"
#include "series/columns.h"
#include "series/csv_write.h"
#include "series/json_write.h"
#include "series/observation.h"
#include "text/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

annals_amount proposal_amount(const annals_found *found)
{
    annals_decimal stated;
    bool negative = annals_amount_stated(&found->amount, &stated) ? stated.digits < 0 : found->amount.low.digits < 0;
    return found->direction == ANNALS_DIRECTION_DOWN && !negative ? annals_amount_negate(&found->amount)
                                                                  : found->amount;
}

void proposal_number(const annals_amount *amount, char out[ANNALS_AMOUNT_SIZE])
{
    out[0] = '\0';
    if (amount->low_end != ANNALS_END_NONE)
        annals_decimal_print(amount->low, out);
    else if (amount->high_end != ANNALS_END_NONE)
        annals_decimal_print(amount->high, out);
}

/* What stands in front of a member, and how long that is. */
#define MEMBER(name) ", \"" name "\": ", sizeof ", \"" name "\": " - 1
#define ADD(out, text) annals_str_add_bytes(out, text, sizeof text - 1)

/* A member; "" and NULL are null. */
static inline void add_text(annals_str *out, const char *member, size_t size, const char *text)
{
    annals_str_add_bytes(out, member, size);
    if (text && *text)
        annals_json_write_string(out, text);
    else
        ADD(out, "null");
}

/* The same of a name of annals' own, in which nothing is to be escaped. */
static inline void add_name(annals_str *out, const char *member, size_t size, const char *name)
{
    annals_str_add_bytes(out, member, size);
    if (!*name) {
        ADD(out, "null");
        return;
    }
    annals_str_add_char(out, '"');
    annals_str_add(out, name);
    annals_str_add_char(out, '"');
}

static inline void add_number(annals_str *out, const char *member, size_t size, int64_t number)
{
    annals_str_add_bytes(out, member, size);
    annals_str_add_number(out, number);
}

static void add_decimal(annals_str *out, const char *member, size_t size, annals_decimal decimal)
{
    char text[ANNALS_AMOUNT_SIZE];
    annals_decimal_print(decimal, text);
    add_name(out, member, size, text);
}

static void add_amount(annals_str *out, const annals_amount *amount)
{
    char number[ANNALS_AMOUNT_SIZE];
    annals_qualifier qualifier = annals_amount_qualifier(amount);
    proposal_number(amount, number);
    add_name(out, MEMBER("amount"), number);
    if (qualifier == ANNALS_RANGE) {
        add_decimal(out, MEMBER("low"), amount->low);
        add_decimal(out, MEMBER("high"), amount->high);
    } else {
        ADD(out, ", \"low\": null, \"high\": null");
    }
    add_name(out, MEMBER("qualifier"), annals_qualifier_name(qualifier));
}

static void add_candidates(annals_str *out, const proposal *figure)
{
    ADD(out, ", \"candidates\": [");
    for (size_t i = 0; i < figure->candidate_count; i++) {
        if (i > 0)
            annals_str_add(out, ", ");
        annals_json_write_string(out, figure->candidates[i]);
    }
    annals_str_add_char(out, ']');
}

/* Adds the parts of a text that "; " separates, as strings; *first says whether a comma is wanted. */
static void add_parts(annals_str *out, const char *text, bool *first)
{
    while (*text) {
        const char *end = strstr(text, "; ");
        size_t size = end ? (size_t)(end - text) : strlen(text);
        if (!*first)
            annals_str_add(out, ", ");
        annals_json_write_bytes(out, text, size);
        *first = false;
        text += end ? size + 2 : size;
    }
}

static void add_reasons(annals_str *out, const annals_found *found)
{
    bool first = true;
    ADD(out, ", \"reasons\": [");
    if (found->left_alone) {
        annals_str_add(out, "\"left alone: ");
        annals_str_add(out, found->left_alone);
        annals_str_add_char(out, '"');
        first = false;
    }
    add_parts(out, found->reasons, &first);
    annals_str_add_char(out, ']');
}

static const char *direction_name(annals_direction direction)
{
    static const char *const names[] = {
        [ANNALS_DIRECTION_NONE] = "", [ANNALS_DIRECTION_UP] = "up", [ANNALS_DIRECTION_DOWN] = "down"};
    return names[direction];
}

void proposal_write_json(const proposal *figure, annals_str *out)
{
    const annals_found *found = figure->found;
    ADD(out, "{\"id\": ");
    annals_json_write_string(out, figure->document);
    add_number(out, MEMBER("start"), found->start);
    add_number(out, MEMBER("end"), found->end);
    ADD(out, ", \"quote\": ");
    annals_json_write_bytes(out, figure->text + (found->start - figure->start), (size_t)(found->end - found->start));
    add_amount(out, &found->amount);
    add_text(out, MEMBER("unit"), found->unit);
    add_name(out, MEMBER("nature"), annals_nature_name(found->nature));
    add_name(out, MEMBER("direction"), direction_name(found->direction));
    add_name(out, MEMBER("kind"), annals_kind_name(found->kind));
    add_name(out, MEMBER("period"), found->period);
    add_text(out, MEMBER("label"), found->label);
    add_name(out, MEMBER("language"), found->language);
    add_candidates(out, figure);
    add_number(out, MEMBER("confidence"), found->left_alone ? 0 : found->confidence);
    add_reasons(out, found);
    if (figure->page > 0)
        add_number(out, MEMBER("page"), figure->page);
    annals_str_add_char(out, '}');
}

void proposal_write_series(const proposal *figure, annals_str *out)
{
    if (figure->candidate_count > 0) {
        annals_str_add(out, figure->candidates[0]);
        return;
    }
    for (const char *at = figure->found->label; *at; at++) {
        if (strchr(",=\\", *at))
            annals_str_add_char(out, '\\');
        annals_str_add_char(out, *at);
    }
}

void proposal_write_csv_titles(annals_str *out)
{
    annals_csv_write_row(out, annals_figure_columns, ANNALS_FIGURE_COLUMNS);
}

void proposal_write_csv(const proposal *figure, annals_str *out)
{
    const annals_found *found = figure->found;
    char amount[ANNALS_AMOUNT_SIZE], offset[24];
    annals_str series = {0}, quote = {0};
    annals_amount recorded = proposal_amount(found);
    annals_amount_print(&recorded, amount);
    snprintf(offset, sizeof offset, "%" PRId64, found->start);
    proposal_write_series(figure, &series);
    annals_str_add_bytes(&quote, figure->text + (found->start - figure->start), (size_t)(found->end - found->start));
    const char *cells[ANNALS_FIGURE_COLUMNS] = {
        [ANNALS_FIGURE_SERIES] = annals_str_text(&series),
        [ANNALS_FIGURE_PERIOD] = found->period,
        [ANNALS_FIGURE_AMOUNT] = amount,
        [ANNALS_FIGURE_UNIT] = found->unit,
        [ANNALS_FIGURE_NATURE] = annals_nature_name(found->nature),
        [ANNALS_FIGURE_KIND] = annals_kind_name(found->kind),
        [ANNALS_FIGURE_SOURCE] = figure->document,
        [ANNALS_FIGURE_OFFSET] = offset,
        [ANNALS_FIGURE_QUOTE] = annals_str_text(&quote),
    };
    annals_csv_write_row(out, cells, ANNALS_FIGURE_COLUMNS);
    out->failed = out->failed || series.failed || quote.failed;
    annals_str_free(&series);
    annals_str_free(&quote);
}

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Where the line begins in which `at` stands, looking back over some bytes. */
static size_t line_start(const char *text, size_t at, size_t most)
{
    size_t start = at;
    while (start > 0 && at - start < most && text[start - 1] != '\n' && text[start - 1] != '\f')
        start--;
    while (start < at && (continues(text[start]) || text[start] == ' '))
        start++;
    return start;
}

/* The first place from which on no more than `columns` stand before `at`: behind a space, if one is in the first half.
 */
static size_t cut_left(const char *text, size_t start, size_t at, size_t columns)
{
    size_t width = annals_text_width(text + start, at - start);
    if (width <= columns)
        return start;
    start += annals_text_fit(text + start, at - start, width - columns);
    while (start < at && annals_text_width(text + start, at - start) > columns)
        do
            start++;
        while (start < at && continues(text[start]));
    const char *space = memchr(text + start, ' ', (at - start) / 2);
    return space ? (size_t)(space - text) + 1 : start;
}

/* How many bytes of the rest of the line fit in some columns: up to a space, if one is in the second half and more
 * follows. */
static size_t cut_right(const char *text, size_t size, size_t columns)
{
    size_t rest = 0;
    while (rest < size && rest < 4 * columns && !strchr("\n\r\f", text[rest]))
        rest++;
    while (rest < size && rest > 0 && continues(text[rest]))
        rest--;
    size_t fits = annals_text_fit(text, rest, columns);
    if (fits == rest)
        return fits;
    const char *space = memrchr(text + fits / 2, ' ', fits - fits / 2);
    return space ? (size_t)(space - text) : fits;
}

/* Adds text without the characters that show nothing (soft hyphens, zero-width spaces, a byte order mark): to a reader
 * they are no part of the line. */
static void add_seen(annals_str *out, const char *text, size_t size)
{
    static const char *const UNSEEN[] = {"\u00AD", "\u200B", "\u2060", "\uFEFF"};
    for (size_t at = 0; at < size;) {
        size_t unseen = 0;
        for (size_t i = 0; i < sizeof UNSEEN / sizeof *UNSEEN && unseen == 0; i++) {
            size_t length = strlen(UNSEEN[i]);
            unseen = size - at >= length && memcmp(text + at, UNSEEN[i], length) == 0 ? length : 0;
        }
        if (unseen == 0)
            annals_str_add_char(out, text[at]);
        at += unseen ? unseen : 1;
    }
}

void proposal_write_line(const proposal *figure, size_t width, annals_str *out, size_t *from, size_t *to)
{
    const char *text = figure->text;
    size_t at = (size_t)(figure->found->start - figure->start), behind = (size_t)(figure->found->end - figure->start);
    size_t quote = annals_text_width(text + at, behind - at);
    size_t left = width > quote ? width - quote : 0;
    size_t start = cut_left(text, line_start(text, at, 3 * left), at, left / 2);
    size_t before = annals_text_width(text + start, at - start);
    size_t rest = cut_right(text + behind, figure->size - behind, left > before ? left - before : 0);
    add_seen(out, text + start, at - start);
    *from = out->size;
    add_seen(out, text + at, behind - at);
    *to = out->size;
    add_seen(out, text + behind, rest);
}
