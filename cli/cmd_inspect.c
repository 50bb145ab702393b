/* annals inspect: what a picture that annals drew says of itself. */
#include "chart/inspect.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

static void print_line(const char *name, const char *value)
{
    if (!value)
        return;
    char *safe = annals_text_safe(value, strlen(value));
    printf("%-13s %s\n", name, safe ? safe : "");
    free(safe);
}

static void print_list(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        print_line(i == 0 ? name : "", list[i]);
}

static annals_status print_picture(const annals_picture *picture, annals_error *error)
{
    print_line("format", picture->format);
    print_line("size", picture->size);
    print_line("title", picture->title);
    print_line("description", picture->description);
    print_line("spec", picture->spec);
    print_line("theme", picture->theme);
    print_list("options", picture->options, picture->option_count);
    print_line("operation", picture->operation);
    print_line("as of", picture->as_of);
    print_line("published by", picture->published_by);
    print_list("sources", picture->sources, picture->source_count);
    print_list("observations", picture->observations, picture->observation_count);
    if (picture->drawn_count > picture->observation_count)
        printf("%-13s and %zu more\n", "", picture->drawn_count - picture->observation_count);
    return fflush(stdout) == 0 && !ferror(stdout)
               ? ANNALS_OK
               : annals_error_set(error, ANNALS_IO, "standard output: can't be written");
}

static json_t *list_of(const char *const *list, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; array && i < count; i++)
        json_array_append_new(array, json_string(list[i]));
    return array;
}

static annals_status json_picture(const char *file, const annals_picture *picture, annals_error *error)
{
    json_answer answer;
    json_begin(&answer, "pictures");
    json_t *row =
        json_pack("{s:s, s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:o}", "file", file, "format", picture->format, "size",
                  picture->size, "title", picture->title, "description", picture->description, "spec", picture->spec,
                  "theme", picture->theme, "options", list_of(picture->options, picture->option_count));
    json_t *record =
        json_pack("{s:s?, s:s?, s:s?, s:o, s:o, s:I}", "operation", picture->operation, "as_of", picture->as_of,
                  "published_by", picture->published_by, "sources", list_of(picture->sources, picture->source_count),
                  "observations", list_of(picture->observations, picture->observation_count), "observation_count",
                  (json_int_t)picture->drawn_count);
    json_object_update_missing(row, record);
    json_decref(record);
    json_row(&answer, row);
    return json_end(&answer, error);
}

int run_inspect(invocation *call)
{
    annals_error error;
    annals_picture *picture = NULL;
    const char *file = call->operands[0];
    char *bytes = NULL;
    size_t size = 0;
    annals_status status = input_read(file, &bytes, &size, &error);
    if (!status)
        status = annals_picture_read(bytes, size, strcmp(file, "-") == 0 ? "standard input" : file, &picture, &error);
    if (!status)
        status = option_given(call, "--json") ? json_picture(file, picture, &error) : print_picture(picture, &error);
    annals_picture_free(picture);
    free(bytes);
    return status ? report(call, &error) : 0;
}
