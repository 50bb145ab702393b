/* From bytes to JSON, with errors that say where; knows no key. */
#include <string.h>

#include "chart/spec_locate.h"
#include "chart/spec_read.h"

static annals_status fault_duplicate(annals_spec_reader *reader, const json_error_t *fault)
{
    annals_str pointer = {0};
    size_t at = fault->position > 0 ? (size_t)fault->position - 1 : 0;
    size_t byte = annals_json_covering(reader->text, reader->size, at, &pointer);
    int64_t line, column;
    annals_json_line(reader->text, byte, &line, &column);
    annals_error_set(reader->error, ANNALS_INVALID, "%s: the key stands there twice", annals_str_text(&pointer));
    annals_str_free(&pointer);
    annals_error_place(reader->error, reader->name, line, column);
    return ANNALS_INVALID;
}

static annals_status fault_json(annals_spec_reader *reader, const json_error_t *fault)
{
    enum json_error_code code = json_error_code(fault);
    if (code == json_error_out_of_memory || fault->text[0] == '\0')
        return annals_error_no_memory(reader->error);
    if (code == json_error_duplicate_key)
        return fault_duplicate(reader, fault);
    if (code == json_error_null_character)
        annals_error_set(reader->error, ANNALS_INVALID, "a text holds the control character U+0000");
    else
        annals_error_set(reader->error, ANNALS_INVALID, "no JSON: %s", fault->text);
    annals_error_place(reader->error, reader->name, fault->line > 0 ? fault->line : 0,
                       fault->column > 0 ? fault->column : 0);
    return ANNALS_INVALID;
}

/* A byte order mark is no part of the document. */
static void skip_mark(annals_spec_reader *reader)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (reader->size < 3 || memcmp(reader->text, mark, 3) != 0)
        return;
    reader->text += 3;
    reader->size -= 3;
}

/* jansson 2.14 drops bytes of a token, or calls it invalid, where memory runs out in its middle (lex_save() doesn't ask
 * whether the byte was kept). What two readings agree on is what stands there. */
annals_status annals_spec_read_json(annals_spec_reader *reader, json_t **json)
{
    skip_mark(reader);
    json_error_t fault;
    json_t *first = json_loadb(reader->text, reader->size, JSON_REJECT_DUPLICATES, &fault);
    json_t *second = json_loadb(reader->text, reader->size, JSON_REJECT_DUPLICATES, &fault);
    bool same = first && second && json_equal(first, second);
    bool wrong = !first && !second;
    json_decref(second);
    if (same) {
        *json = first;
        return ANNALS_OK;
    }
    json_decref(first);
    return wrong ? fault_json(reader, &fault) : annals_error_no_memory(reader->error);
}
