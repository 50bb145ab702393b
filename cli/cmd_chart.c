/* annals chart: a spec or a series, drawn from what the record holds. */
#include "chart/chart.h"
#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/grid.h"
#include "cli/question.h"
#include "cli/theme.h"
#include "record/checksum.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIPED_COLUMNS = 80 };

/* What a chart is drawn from: the answers to the spec's queries, each with the table it points into. */
typedef struct {
    annals_spec *spec;
    reply *replies;
    const annals_answer **answers; /* of the replies */
    size_t count;
    state of;
    int64_t operation;           /* whose state is drawn */
    char sha256[ANNALS_ID_TEXT]; /* of the spec's text; "": there is none */
    question asked;              /* for a series without a spec */
} picture;

static void picture_free(picture *drawn)
{
    for (size_t i = 0; i < drawn->count; i++)
        reply_free(&drawn->replies[i]);
    free(drawn->answers);
    free(drawn->replies);
    annals_spec_free(drawn->spec);
    question_free(&drawn->asked);
    state_free(&drawn->of);
}

static bool is_spec(const char *operand)
{
    size_t size = strlen(operand);
    return strchr(operand, '/') || strcmp(operand, "-") == 0 || (size > 5 && strcmp(operand + size - 5, ".json") == 0);
}

/* Options that choose data make no sense beside a spec, which chooses its own. */
static annals_status check_spec_options(const invocation *call, annals_error *error)
{
    static const char *const names[] = {"--by", "--source", "--kind", "--from", "--to"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (option_given(call, names[i]))
            return annals_error_set(error, ANNALS_USAGE, "%s goes with a series; a spec says it itself", names[i]);
    return ANNALS_OK;
}

static annals_status read_spec(const invocation *call, picture *drawn, annals_error *error)
{
    const char *file = call->operands[0];
    char *text;
    size_t size;
    annals_status status = check_spec_options(call, error);
    if (!status)
        status = input_read(file, &text, &size, error);
    if (status)
        return status;
    status = annals_spec_parse(text, size, strcmp(file, "-") == 0 ? "standard input" : file, &drawn->spec, error);
    if (!status)
        annals_checksum_print(text, size, drawn->sha256);
    free(text);
    return status ? status : theme_read(drawn->spec, file, error);
}

static annals_status answer_one(annals_record *record, const annals_query *query, picture *drawn, annals_error *error)
{
    size_t at = drawn->count;
    annals_status status = question_answer(record, query, NULL, &drawn->of, &drawn->replies[at], error);
    drawn->answers[at] = drawn->replies[at].answer;
    drawn->count++;
    return status;
}

static bool make_room(picture *drawn, size_t count)
{
    drawn->answers = calloc(count + 1, sizeof *drawn->answers);
    drawn->replies = calloc(count + 1, sizeof *drawn->replies);
    return drawn->answers && drawn->replies;
}

static annals_status answer_spec(annals_record *record, const char *file, picture *drawn, annals_error *error)
{
    size_t count;
    const annals_query *queries = annals_spec_queries(drawn->spec, &count);
    if (!make_room(drawn, count))
        return annals_error_no_memory(error);
    for (size_t i = 0; i < count; i++) {
        annals_status status = answer_one(record, &queries[i], drawn, error);
        if (status) {
            annals_error_prefix(error, "/data/%zu", i);
            return annals_error_place(error, file, 0, 0);
        }
    }
    return ANNALS_OK;
}

static annals_status answer_series(const invocation *call, annals_record *record, picture *drawn, annals_error *error)
{
    if (!make_room(drawn, 1))
        return annals_error_no_memory(error);
    annals_status status = answer_one(record, &drawn->asked.query, drawn, error);
    if (!status)
        status = annals_spec_for_query(&drawn->asked.query, drawn->answers[0], &drawn->spec, error);
    (void)call;
    return status;
}

/* The operation whose state is drawn: the one that was asked for, else the newest. */
static annals_status find_operation(annals_record *record, picture *drawn, annals_error *error)
{
    annals_operation *operations;
    size_t count;
    drawn->operation = drawn->of.as_of;
    if (drawn->of.as_of > 0)
        return ANNALS_OK;
    annals_status status = annals_record_operations(record, &operations, &count, error);
    if (status)
        return status;
    drawn->operation = count > 0 ? operations[count - 1].number : 0;
    annals_operations_free(operations);
    return ANNALS_OK;
}

/* Everything but the drawing: what to draw, from the record that is then closed again. */
static annals_status gather(const invocation *call, picture *drawn, annals_error *error)
{
    const char *operand = call->operands[0];
    bool spec = is_spec(operand);
    annals_record *record;
    annals_status status = spec ? read_spec(call, drawn, error) : question_read(call, operand, &drawn->asked, error);
    if (!status)
        status = store_open(call, ANNALS_READ, &record, error);
    if (status)
        return status;
    status = spec ? state_read_for(call, record, annals_spec_as_of(drawn->spec), annals_spec_published_by(drawn->spec),
                                   &drawn->of, error)
                  : state_read(call, record, &drawn->of, error);
    if (!status)
        status = state_decide(record, &drawn->of, error);
    if (!status)
        status = find_operation(record, drawn, error);
    if (!status)
        status = spec ? answer_spec(record, operand, drawn, error) : answer_series(call, record, drawn, error);
    annals_record_close(record);
    return status;
}

static bool ends_in(const char *file, const char *ending)
{
    size_t size = strlen(file), length = strlen(ending);
    return size > length && strcasecmp(file + size - length, ending) == 0;
}

/* By --format, else by the file's ending. */
static annals_status read_format(const invocation *call, const char *file, annals_format *format, annals_error *error)
{
    static const char *const names[] = {[ANNALS_PNG] = "png", [ANNALS_PDF] = "pdf", [ANNALS_SVG] = "svg"};
    const char *text = option_value(call, "--format");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char ending[8];
        snprintf(ending, sizeof ending, ".%s", names[i]);
        *format = (annals_format)i;
        if (text ? strcmp(text, names[i]) == 0 : ends_in(file, ending))
            return ANNALS_OK;
    }
    if (text)
        return annals_error_set(error, ANNALS_USAGE, "--format: \"%s\" is none; wants png, pdf or svg", text);
    return annals_error_set(error, ANNALS_USAGE,
                            "output: \"%s\" ends in none of .png, .pdf and .svg; say which with --format", file);
}

/* WIDTHxHEIGHT, with mm behind for millimetres. */
static annals_status read_size(const invocation *call, annals_drawing *drawing, annals_error *error)
{
    const char *text = option_value(call, "--size");
    int width, height, end = 0;
    if (!text)
        return ANNALS_OK;
    bool digits = strspn(text, "0123456789xmp") == strlen(text) && text[0] != 'x';
    if (!digits || sscanf(text, "%5dx%5d%n", &width, &height, &end) != 2 || width <= 0 || height <= 0 ||
        (text[end] && strcmp(text + end, "mm") != 0 && strcmp(text + end, "px") != 0))
        return annals_error_set(error, ANNALS_INVALID, "--size: \"%s\" is none; wants 1200x675 or 160x90mm", text);
    drawing->width = width;
    drawing->height = height;
    drawing->millimetres = text[end] == 'm';
    return ANNALS_OK;
}

static annals_status read_drawing(const invocation *call, const char **file, annals_drawing *drawing,
                                  annals_error *error)
{
    int64_t scale = 1;
    *file = option_value(call, "--output");
    if (!*file)
        return annals_error_set(error, ANNALS_USAGE, "wants -o FILE, where the picture goes, or --terminal");
    annals_status status = read_format(call, *file, &drawing->format, error);
    if (!status)
        status = argument_number("--scale", option_value(call, "--scale"), 1, &scale, error);
    if (!status && scale > 8)
        status = annals_error_set(error, ANNALS_INVALID, "--scale: %lld is more than 8", (long long)scale);
    if (!status && drawing->format != ANNALS_PNG && option_given(call, "--scale"))
        status = annals_error_set(error, ANNALS_USAGE, "--scale is for PNG; other formats have no pixels");
    drawing->scale = (double)scale;
    if (!status)
        status = read_size(call, drawing, error);
    return status;
}

static int tell_warnings(const invocation *call, const annals_warnings *warnings)
{
    for (size_t i = 0; i < warnings->count; i++)
        say("annals chart: warning: %s", warnings->lines[i]);
    if (warnings->count == 0 || !option_given(call, "--strict"))
        return 0;
    say("annals chart: warnings are errors with --strict; nothing was written");
    return EXIT_DATA;
}

static int draw(const invocation *call, const picture *drawn, const char *file, const annals_drawing *drawing)
{
    annals_error error;
    annals_warnings warnings = {0};
    char *bytes;
    size_t size;
    if (annals_chart_draw(drawn->spec, drawn->answers, drawn->count, drawing, &bytes, &size, &warnings, &error)) {
        annals_warnings_free(&warnings);
        return report(call, &error);
    }
    int exit = tell_warnings(call, &warnings);
    annals_warnings_free(&warnings);
    if (exit == 0 && output_write(file, bytes, size, &error))
        exit = report(call, &error);
    else if (exit == 0 && strcmp(file, "-") != 0)
        say("drew %s", file);
    free(bytes);
    return exit;
}

/* On the terminal: as text, to standard output. */
static int draw_text(const invocation *call, const picture *drawn)
{
    annals_error error;
    annals_warnings warnings = {0};
    annals_terminal terminal = {.columns = terminal_width(), .colour = colour_wanted()};
    char *text;
    size_t size;
    terminal.columns = terminal.columns > 0 ? terminal.columns : PIPED_COLUMNS;
    if (annals_chart_text(drawn->spec, drawn->answers, drawn->count, &terminal, &text, &size, &warnings, &error)) {
        annals_warnings_free(&warnings);
        return report(call, &error);
    }
    int exit = tell_warnings(call, &warnings);
    annals_warnings_free(&warnings);
    if (exit == 0 && output_write("-", text, size, &error))
        exit = report(call, &error);
    free(text);
    return exit;
}

/* What makes sense for a file only. */
static annals_status check_terminal_options(const invocation *call, annals_error *error)
{
    static const char *const names[] = {"--output", "--format", "--scale", "--size"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (option_given(call, names[i]))
            return annals_error_set(error, ANNALS_USAGE, "%s is for a file; --terminal writes text to standard output",
                                    names[i]);
    return ANNALS_OK;
}

int run_chart(invocation *call)
{
    annals_error error;
    picture drawn = {0};
    const char *file = NULL;
    annals_drawing drawing = {0};
    bool terminal = option_given(call, "--terminal");
    annals_status status =
        terminal ? check_terminal_options(call, &error) : read_drawing(call, &file, &drawing, &error);
    if (!status)
        status = gather(call, &drawn, &error);
    drawing.spec_sha256 = drawn.sha256[0] ? drawn.sha256 : NULL;
    drawing.operation = drawn.operation;
    drawing.as_of = drawn.of.as_of ? &drawn.of.at : NULL;
    drawing.published_by = drawn.of.has_published ? &drawn.of.published_by : NULL;
    int exit = status ? report(call, &error) : terminal ? draw_text(call, &drawn) : draw(call, &drawn, file, &drawing);
    picture_free(&drawn);
    return exit;
}
