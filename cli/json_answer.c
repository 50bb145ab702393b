/* Writes a JSON answer to standard output as its rows come; knows nothing of what a row says. */
#include "cli/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

void json_begin(json_answer *answer, const char *noun)
{
    *answer = (json_answer){0};
    printf("{\"annals\": 1, \"%s\": [", noun);
}

void json_begin_at(json_answer *answer, const char *noun, const state *given)
{
    char at[ANNALS_MOMENT_SIZE];
    *answer = (json_answer){0};
    printf("{\"annals\": 1, ");
    if (given->as_of) {
        annals_moment_print(given->at, at);
        printf("\"as_of\": {\"operation\": \"%" PRId64 "\", \"at\": \"%s\"}, ", given->as_of, at);
    }
    if (given->has_published)
        printf("\"published_by\": {\"period\": \"%s\", \"undated\": %" PRId64 ", \"undated_sources\": %" PRId64 "}, ",
               given->published_by.text, given->undated, given->undated_sources);
    printf("\"%s\": [", noun);
}

void json_row(json_answer *answer, json_t *row)
{
    char *text = row ? json_dumps(row, JSON_PRESERVE_ORDER) : NULL;
    json_decref(row);
    if (!text) {
        answer->failed = true;
        return;
    }
    printf("%s\n%s", answer->rows++ ? "," : "", text);
    free(text);
}

annals_status json_end(json_answer *answer, annals_error *error)
{
    puts(answer->rows ? "\n]}" : "]}");
    return answer->failed ? annals_error_no_memory(error) : ANNALS_OK;
}
