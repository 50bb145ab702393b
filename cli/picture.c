/* Reads a spec or a series and asks the record for its figures; draws nothing. */
#include "cli/picture.h"
#include "cli/files.h"
#include "cli/theme.h"
#include "cli/vintages.h"
#include "record/checksum.h"

#include <stdlib.h>
#include <string.h>

void picture_free(picture *drawn)
{
    for (size_t i = 0; i < drawn->count; i++)
        reply_free(&drawn->replies[i]);
    free(drawn->answers);
    free(drawn->undated);
    free(drawn->replies);
    free(drawn->spec_text);
    annals_spec_free(drawn->spec);
    question_free(&drawn->asked);
    state_free(&drawn->of);
}

bool picture_is_spec(const char *operand)
{
    size_t size = strlen(operand);
    return strchr(operand, '/') || strcmp(operand, "-") == 0 || (size > 5 && strcmp(operand + size - 5, ".json") == 0);
}

const char *picture_name(const picture *drawn)
{
    return strcmp(drawn->operand, "-") == 0 ? "standard input" : drawn->operand;
}

/* Options that choose data make no sense beside a spec, which chooses its own. */
static annals_status check_spec_options(const invocation *call, annals_error *error)
{
    static const char *const names[] = {"--by",    "--source", "--kind",     "--from",   "--to",
                                        "--every", "--agg",    "--cumulate", "--change", "--rebase"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (option_given(call, names[i]))
            return annals_error_set(error, ANNALS_USAGE, "%s goes with a series; a spec says it itself", names[i]);
    return ANNALS_OK;
}

/* The file beside which a theme lies: the spec, unless an option names the theme. */
static const char *theme_base(const picture *drawn)
{
    return drawn->wanted->theme_file || !picture_is_spec(drawn->operand) ? "" : drawn->operand;
}

static annals_status read_spec(const invocation *call, picture *drawn, annals_error *error)
{
    const char *file = drawn->operand;
    char *text;
    size_t size;
    annals_status status = check_spec_options(call, error);
    if (!status)
        status = input_read(file, &text, &size, error);
    if (status)
        return status;
    status = annals_spec_parse_with(text, size, picture_name(drawn), drawn->wanted->changes, drawn->wanted->count,
                                    &drawn->spec, error);
    if (!status)
        annals_checksum_print(text, size, drawn->sha256);
    free(text);
    return status ? status : theme_read(drawn->spec, theme_base(drawn), drawn->theme_sha256, error);
}

static annals_status answer_one(annals_record *record, const annals_query *query, picture *drawn, annals_error *error)
{
    size_t at = drawn->count;
    reply *given = &drawn->replies[at];
    bool vintages = drawn->spec && annals_spec_vintages(drawn->spec);
    int64_t figures = drawn->of.undated, sources = drawn->of.undated_sources;
    drawn->of.retracted = !vintages; /* what was taken back was not stated */
    annals_status status = vintages ? vintages_answer(record, query, &drawn->of, given, error)
                                    : question_answer(record, query, NULL, &drawn->of, given, error);
    if (!status && vintages && given->vintages->undated > 0)
        say("annals chart: %zu figures left out: their sources have no day of publication", given->vintages->undated);
    drawn->answers[at] = drawn->replies[at].answer;
    drawn->undated[at][0] = drawn->of.undated - figures;
    drawn->undated[at][1] = drawn->of.undated_sources - sources;
    drawn->count++;
    return status;
}

static bool make_room(picture *drawn, size_t count)
{
    drawn->answers = calloc(count + 1, sizeof *drawn->answers);
    drawn->replies = calloc(count + 1, sizeof *drawn->replies);
    drawn->undated = calloc(count + 1, sizeof *drawn->undated);
    return drawn->answers && drawn->replies && drawn->undated;
}

static annals_status answer_spec(annals_record *record, picture *drawn, annals_error *error)
{
    size_t count;
    const annals_query *queries = annals_spec_queries(drawn->spec, &count);
    if (!make_room(drawn, count))
        return annals_error_no_memory(error);
    for (size_t i = 0; i < count; i++) {
        annals_status status = answer_one(record, &queries[i], drawn, error);
        if (status) {
            int64_t line, column;
            annals_spec_query_place(drawn->spec, i, &line, &column);
            annals_error_prefix(error, "/data/%zu", i);
            return annals_error_place(error, picture_name(drawn), line, column);
        }
    }
    return ANNALS_OK;
}

/* The spec that was made for a series, with what options want instead. */
static annals_status change_made(picture *drawn, annals_error *error)
{
    char *text;
    size_t size;
    annals_spec *changed;
    annals_status status = annals_spec_print(drawn->spec, NULL, NULL, &text, &size, error);
    if (status)
        return status;
    status = annals_spec_parse_with(text, size, drawn->operand, drawn->wanted->changes, drawn->wanted->count, &changed,
                                    error);
    free(text);
    if (status)
        return status;
    annals_spec_free(drawn->spec);
    drawn->spec = changed;
    return ANNALS_OK;
}

static annals_status answer_series(const invocation *call, annals_record *record, picture *drawn, annals_error *error)
{
    if (!make_room(drawn, 1))
        return annals_error_no_memory(error);
    annals_status status = answer_one(record, &drawn->asked.query, drawn, error);
    if (!status)
        status = annals_spec_for_query(&drawn->asked.query, drawn->answers[0], &drawn->spec, error);
    if (!status && drawn->wanted->count > 0)
        status = change_made(drawn, error);
    if (!status)
        status = annals_spec_set_size(drawn->spec, drawn->wanted->width, drawn->wanted->height,
                                      drawn->wanted->millimetres, error);
    if (!status)
        status = annals_spec_print(drawn->spec, option_value(call, "--as-of"), option_value(call, "--published-by"),
                                   &drawn->spec_text, &drawn->spec_size, error);
    if (!status)
        annals_checksum_print(drawn->spec_text, drawn->spec_size, drawn->sha256);
    return status ? status : theme_read(drawn->spec, theme_base(drawn), drawn->theme_sha256, error);
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

annals_status picture_read(const invocation *call, const char *operand, const look *wanted, picture *drawn,
                           annals_error *error)
{
    *drawn = (picture){.operand = operand, .wanted = wanted};
    return picture_is_spec(operand) ? read_spec(call, drawn, error)
                                    : question_read(call, operand, &drawn->asked, error);
}

annals_status picture_answer(const invocation *call, annals_record *record, picture *drawn, annals_error *error)
{
    bool spec = picture_is_spec(drawn->operand);
    annals_status status = spec ? state_read_for(call, record, annals_spec_as_of(drawn->spec),
                                                 annals_spec_published_by(drawn->spec), &drawn->of, error)
                                : state_read(call, record, &drawn->of, error);
    if (!status)
        status = state_decide(record, &drawn->of, error);
    if (!status)
        status = find_operation(record, drawn, error);
    if (!status)
        status = spec ? answer_spec(record, drawn, error) : answer_series(call, record, drawn, error);
    return status;
}
