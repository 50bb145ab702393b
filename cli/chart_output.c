/* Reads where charts go and in which form; draws and writes nothing. */
#include "cli/chart_output.h"
#include "cli/arguments.h"
#include "cli/picture.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static const char *const names[CHART_FORMATS] = {[ANNALS_PNG] = "png", [ANNALS_PDF] = "pdf", [ANNALS_SVG] = "svg"};

/* --- Format --------------------------------------------------------------------------------------------------------
 */

static annals_status add_format(chart_output *wanted, const char *text, annals_error *error)
{
    size_t format = 0;
    while (format < CHART_FORMATS && strcmp(names[format], text) != 0)
        format++;
    if (format == CHART_FORMATS)
        return annals_error_set(error, ANNALS_USAGE, "--format: \"%s\" is none; wants png, pdf or svg", text);
    for (size_t i = 0; i < wanted->format_count; i++)
        if (wanted->formats[i] == (annals_format)format)
            return annals_error_set(error, ANNALS_USAGE, "--format: \"%s\" is given twice", text);
    wanted->formats[wanted->format_count++] = (annals_format)format;
    return ANNALS_OK;
}

static annals_status format_of_ending(chart_output *wanted, annals_error *error)
{
    const char *ending = strrchr(wanted->file, '.');
    for (size_t i = 0; ending && ending > wanted->file && i < CHART_FORMATS; i++)
        if (strcasecmp(ending + 1, names[i]) == 0) {
            wanted->formats[wanted->format_count++] = (annals_format)i;
            return ANNALS_OK;
        }
    return annals_error_set(error, ANNALS_USAGE,
                            "output: \"%s\" ends in none of .png, .pdf and .svg; say which with --format",
                            wanted->file);
}

/* By --format, else by the file's ending; in a folder PNG. */
static annals_status read_formats(const invocation *call, chart_output *wanted, annals_error *error)
{
    const char *text;
    for (int i = 0; (text = option_nth(call, "--format", i)); i++) {
        annals_status status = add_format(wanted, text, error);
        if (status)
            return status;
    }
    if (wanted->format_count > 1 && wanted->file)
        return annals_error_set(error, ANNALS_USAGE, "-o takes one format; several go into --out-dir");
    if (wanted->format_count > 0)
        return ANNALS_OK;
    if (wanted->file)
        return format_of_ending(wanted, error);
    wanted->formats[wanted->format_count++] = ANNALS_PNG;
    return ANNALS_OK;
}

/* --- Scale and size ------------------------------------------------------------------------------------------------
 */

static annals_status read_scale(const invocation *call, chart_output *wanted, annals_error *error)
{
    int64_t scale = 1;
    annals_status status = argument_number("--scale", option_value(call, "--scale"), 1, &scale, error);
    if (status)
        return status;
    if (scale > 8)
        return annals_error_set(error, ANNALS_INVALID, "--scale: %lld is more than 8", (long long)scale);
    bool pixels = false;
    for (size_t i = 0; i < wanted->format_count; i++)
        pixels = pixels || wanted->formats[i] == ANNALS_PNG;
    if (!pixels && option_given(call, "--scale"))
        return annals_error_set(error, ANNALS_USAGE, "--scale is for PNG; other formats have no pixels");
    wanted->drawing.scale = (double)scale;
    return ANNALS_OK;
}

/* WIDTHxHEIGHT, with mm behind for millimetres. */
static annals_status read_size(const invocation *call, annals_drawing *drawing, annals_error *error)
{
    const char *text = option_value(call, "--size");
    int width, height, end = 0;
    if (!text)
        return ANNALS_OK;
    bool digits = strspn(text, "0123456789xmp") == strlen(text) && text[0] != 'x';
    if (!digits || sscanf(text, "%7dx%7d%n", &width, &height, &end) != 2 || width <= 0 || height <= 0 ||
        (text[end] && strcmp(text + end, "mm") != 0 && strcmp(text + end, "px") != 0))
        return annals_error_set(error, ANNALS_INVALID, "--size: \"%s\" is none; wants 1200x675 or 160x90mm", text);
    drawing->width = width;
    drawing->height = height;
    drawing->millimetres = text[end] == 'm';
    return ANNALS_OK;
}

/* --- Place ---------------------------------------------------------------------------------------------------------
 */

static annals_status check_folder(const invocation *call, annals_error *error)
{
    for (int i = 0; i < call->operand_count; i++) {
        const char *operand = call->operands[i];
        if (!picture_is_spec(operand) || strcmp(operand, "-") == 0)
            return annals_error_set(error, ANNALS_USAGE,
                                    "\"%s\" is no file with a spec; --out-dir names pictures after their specs",
                                    operand);
    }
    return ANNALS_OK;
}

static annals_status read_place(const invocation *call, chart_output *wanted, annals_error *error)
{
    wanted->file = option_value(call, "--output");
    wanted->folder = option_value(call, "--out-dir");
    wanted->spec_output = option_value(call, "--spec-out");
    if (wanted->file && wanted->folder)
        return annals_error_set(error, ANNALS_USAGE, "-o and --out-dir exclude each other");
    if (wanted->spec_output && (call->operand_count > 1 || picture_is_spec(call->operands[0])))
        return annals_error_set(error, ANNALS_USAGE, "--spec-out goes with one series; a spec is there already");
    if (wanted->folder)
        return check_folder(call, error);
    if (call->operand_count > 1)
        return annals_error_set(error, ANNALS_USAGE, "several charts go into --out-dir FOLDER");
    if (wanted->file || wanted->spec_output)
        return ANNALS_OK;
    return annals_error_set(error, ANNALS_USAGE,
                            "wants -o FILE or --out-dir FOLDER, where the picture goes, or --terminal");
}

annals_status chart_output_read(const invocation *call, chart_output *wanted, annals_error *error)
{
    *wanted = (chart_output){0};
    annals_status status = read_place(call, wanted, error);
    if (!status && (wanted->file || wanted->folder))
        status = read_formats(call, wanted, error);
    if (!status)
        status = read_scale(call, wanted, error);
    return status ? status : read_size(call, &wanted->drawing, error);
}

annals_status chart_output_prepare(const chart_output *wanted, annals_error *error)
{
    struct stat facts;
    if (!wanted->folder || mkdir(wanted->folder, 0777) == 0)
        return ANNALS_OK;
    int reason = errno;
    if (reason == EEXIST && stat(wanted->folder, &facts) == 0 && S_ISDIR(facts.st_mode))
        return ANNALS_OK;
    return annals_error_set(error, ANNALS_CANNOT_CREATE, "%s: %s", wanted->folder,
                            reason == EEXIST ? "is no folder" : strerror(reason));
}

/* Where the file's own name begins, and how long it is without .json. */
static const char *stem_of(const char *spec, size_t *size)
{
    const char *slash = strrchr(spec, '/');
    const char *name = slash ? slash + 1 : spec;
    *size = strlen(name);
    if (*size > 5 && strcmp(name + *size - 5, ".json") == 0)
        *size -= 5;
    return name;
}

char *chart_output_name(const chart_output *wanted, const char *spec, annals_format format)
{
    size_t size;
    const char *stem = stem_of(spec, &size);
    char *name = NULL;
    int length = asprintf(&name, "%s/%.*s.%s", wanted->folder, (int)size, stem, names[format]);
    return length < 0 ? NULL : name;
}

bool chart_output_same_name(const char *spec, const char *other)
{
    size_t size, others;
    const char *a = stem_of(spec, &size), *b = stem_of(other, &others);
    return size == others && memcmp(a, b, size) == 0;
}
