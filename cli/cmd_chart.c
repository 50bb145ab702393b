/* annals chart: specs or a series, drawn from what the record holds. */
#include "cli/chart_output.h"
#include "cli/files.h"
#include "cli/grid.h"
#include "cli/picture.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { PIPED_COLUMNS = 80 };

/* What stays open from chart to chart. */
typedef struct {
    const invocation *call;
    annals_record *record;
    chart_output wanted;
    look look;
    annals_studio *studio;
} workshop;

/* Several charts fail one by one, so each message names its own. */
static void tell_warnings(const workshop *shop, const picture *drawn, const annals_warnings *warnings)
{
    for (size_t i = 0; i < warnings->count; i++)
        say("%s%s: warning: %s", shop->wanted.folder ? "" : "annals ", shop->wanted.folder ? drawn->operand : "chart",
            warnings->lines[i]);
}

/* Prints warnings and says whether what they belong to may be written. */
static int judge_warnings(const workshop *shop, const picture *drawn, annals_warnings *warnings)
{
    bool strict = warnings->count > 0 && option_given(shop->call, "--strict");
    tell_warnings(shop, drawn, warnings);
    annals_warnings_free(warnings);
    if (strict)
        say("annals chart: warnings are errors with --strict; nothing was written");
    return strict ? EXIT_DATA : 0;
}

static int report_of(const workshop *shop, const picture *drawn, annals_error *error)
{
    if (shop->wanted.folder && !error->file[0])
        annals_error_place(error, drawn->operand, 0, 0);
    return report(shop->call, error);
}

/* What can't be drawn is wrong with the spec, if there is one. */
static int report_undrawn(const workshop *shop, const picture *drawn, annals_error *error)
{
    if (error->status == ANNALS_INVALID && !error->file[0] && picture_is_spec(drawn->operand))
        annals_error_place(error, picture_name(drawn), 0, 0);
    return report_of(shop, drawn, error);
}

/* --- To files ------------------------------------------------------------------------------------------------------
 */

static int write_picture(const workshop *shop, const picture *drawn, const char *file, const char *bytes, size_t size)
{
    annals_error error;
    if (output_write(file, bytes, size, &error))
        return report_of(shop, drawn, &error);
    if (strcmp(file, "-") != 0)
        say("drew %s", file);
    return 0;
}

static int draw_file(const workshop *shop, const picture *drawn, const char *file, annals_format format)
{
    annals_error error;
    annals_warnings warnings = {0};
    annals_drawing drawing = shop->wanted.drawing;
    char *bytes;
    size_t size;
    drawing.format = format;
    drawing.studio = shop->studio;
    drawing.spec_sha256 = drawn->sha256;
    drawing.theme_sha256 = drawn->theme_sha256[0] ? drawn->theme_sha256 : NULL;
    drawing.options = picture_is_spec(drawn->operand) ? shop->look.words : NULL; /* a made spec says them itself */
    drawing.operation = drawn->operation;
    drawing.as_of = drawn->of.as_of ? &drawn->of.at : NULL;
    drawing.published_by = drawn->of.has_published ? &drawn->of.published_by : NULL;
    if (annals_chart_draw(drawn->spec, drawn->answers, drawn->count, &drawing, &bytes, &size, &warnings, &error)) {
        annals_warnings_free(&warnings);
        return report_undrawn(shop, drawn, &error);
    }
    int exit = judge_warnings(shop, drawn, &warnings);
    if (exit == 0)
        exit = write_picture(shop, drawn, file, bytes, size);
    free(bytes);
    return exit;
}

/* In every format that is wanted; the worst exit status. */
static int draw_formats(const workshop *shop, const picture *drawn)
{
    const chart_output *wanted = &shop->wanted;
    int worst = 0;
    for (size_t i = 0; i < wanted->format_count; i++) {
        char *name = wanted->folder ? chart_output_name(wanted, drawn->operand, wanted->formats[i]) : NULL;
        annals_error error;
        int exit = EXIT_SYSTEM;
        if (wanted->folder && !name)
            annals_error_no_memory(&error), report_of(shop, drawn, &error);
        else
            exit = draw_file(shop, drawn, name ? name : wanted->file, wanted->formats[i]);
        worst = exit > worst ? exit : worst;
        free(name);
    }
    return worst;
}

static int write_spec(const workshop *shop, const picture *drawn)
{
    annals_error error;
    const char *file = shop->wanted.spec_output;
    if (!file)
        return 0;
    if (output_write(file, drawn->spec_text, drawn->spec_size, &error))
        return report(shop->call, &error);
    if (strcmp(file, "-") != 0)
        say("wrote %s", file);
    return 0;
}

/* --- On the terminal -----------------------------------------------------------------------------------------------
 */

/* As text, to standard output. */
static int draw_text(const workshop *shop, const picture *drawn)
{
    annals_error error;
    annals_warnings warnings = {0};
    annals_terminal terminal = {.columns = terminal_width(),
                                .colour = colour_wanted(),
                                .as_of = drawn->of.as_of ? &drawn->of.at : NULL,
                                .published_by = drawn->of.has_published ? &drawn->of.published_by : NULL};
    char *text;
    size_t size;
    terminal.columns = terminal.columns > 0 ? terminal.columns : PIPED_COLUMNS;
    if (annals_chart_text(drawn->spec, drawn->answers, drawn->count, &terminal, &text, &size, &warnings, &error)) {
        annals_warnings_free(&warnings);
        return report_undrawn(shop, drawn, &error);
    }
    int exit = judge_warnings(shop, drawn, &warnings);
    if (exit == 0 && output_write("-", text, size, &error))
        exit = report(shop->call, &error);
    free(text);
    return exit;
}

/* What makes sense for a file only. */
static annals_status check_terminal_options(const invocation *call, annals_error *error)
{
    static const char *const names[] = {"--output", "--out-dir", "--spec-out", "--format",
                                        "--scale",  "--size",    "--theme"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (option_given(call, names[i]))
            return annals_error_set(error, ANNALS_USAGE, "%s is for a file; --terminal writes text to standard output",
                                    names[i]);
    if (call->operand_count > 1)
        return annals_error_set(error, ANNALS_USAGE, "--terminal draws one chart at a time");
    return ANNALS_OK;
}

/* --- One chart after the other -------------------------------------------------------------------------------------
 */

/* Reads and asks: everything but the drawing. The record is opened for the first chart that can be read. */
static annals_status gather(workshop *shop, const char *operand, picture *drawn, annals_error *error)
{
    annals_status status = picture_read(shop->call, operand, &shop->look, drawn, error);
    if (!status && !shop->record)
        status = store_open(shop->call, ANNALS_READ, &shop->record, error);
    return status ? status : picture_answer(shop->call, shop->record, drawn, error);
}

/* A query of this selector came before: it left out the same. */
static bool is_repeated(const annals_query *queries, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(queries[i].selector->text, queries[at].selector->text) == 0)
            return true;
    return false;
}

/* Which state was drawn. What was left out is counted by query: several may leave out the same. */
static void say_state(const workshop *shop, const picture *drawn)
{
    state of = drawn->of;
    size_t count;
    const annals_query *queries = annals_spec_queries(drawn->spec, &count);
    if (count > 1)
        of.undated = of.undated_sources = 0;
    state_say(shop->call, &of);
    for (size_t i = 0; count > 1 && i < count; i++)
        if (drawn->undated[i][1] > 0 && !is_repeated(queries, i))
            say("annals chart: of \"%s\" %" PRId64 " %s of %" PRId64 " %s left out for want of a date",
                queries[i].selector->text, drawn->undated[i][0], drawn->undated[i][0] == 1 ? "figure" : "figures",
                drawn->undated[i][1], drawn->undated[i][1] == 1 ? "source" : "sources");
}

static bool name_is_taken(const workshop *shop, int at)
{
    for (int i = 0; shop->wanted.folder && i < at; i++)
        if (chart_output_same_name(shop->call->operands[i], shop->call->operands[at]))
            return true;
    return false;
}

static int draw_one(workshop *shop, int at)
{
    annals_error error;
    picture drawn = {.operand = shop->call->operands[at]};
    if (name_is_taken(shop, at)) {
        annals_error_set(&error, ANNALS_USAGE, "another spec of this name was drawn into the folder already");
        return report_of(shop, &drawn, &error);
    }
    int exit;
    if (gather(shop, shop->call->operands[at], &drawn, &error))
        exit = report_of(shop, &drawn, &error);
    else if (option_given(shop->call, "--terminal"))
        exit = draw_text(shop, &drawn);
    else if ((exit = write_spec(shop, &drawn)) == 0)
        exit = draw_formats(shop, &drawn);
    if (exit == 0)
        say_state(shop, &drawn);
    picture_free(&drawn);
    return exit;
}

/* All of them, whatever becomes of the others; the worst exit status. */
static int draw_all(workshop *shop)
{
    int worst = 0, failed = 0;
    for (int i = 0; i < shop->call->operand_count; i++) {
        int exit = draw_one(shop, i);
        failed += exit != 0;
        worst = exit > worst ? exit : worst;
    }
    if (failed > 0 && shop->call->operand_count > 1)
        say("annals chart: %d of %d charts failed", failed, shop->call->operand_count);
    return worst;
}

int run_chart(invocation *call)
{
    annals_error error;
    workshop shop = {.call = call};
    annals_status status = option_given(call, "--terminal") ? check_terminal_options(call, &error)
                                                            : chart_output_read(call, &shop.wanted, &error);
    if (!status)
        status = look_read(call, &shop.wanted.drawing, &shop.look, &error);
    if (!status)
        status = chart_output_prepare(&shop.wanted, &error);
    shop.studio = annals_studio_new();
    if (!status && !shop.studio)
        status = annals_error_no_memory(&error);
    int exit = status ? report(call, &error) : draw_all(&shop);
    annals_record_close(shop.record);
    annals_studio_free(shop.studio);
    look_free(&shop.look);
    return exit;
}
