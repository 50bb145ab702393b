/* Reads how a chart is to look; knows neither specs nor what they may say. */
#include "cli/look.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "series/str.h"

static const struct {
    const char *option, *key;
    bool list;
} looks[] = {
    {"--chart", "chart", false},         {"--style", "style", false},         {"--title", "title", false},
    {"--subtitle", "subtitle", false},   {"--multiples", "multiples", false}, {"--highlight", "highlight", true},
    {"--retracted", "retracted", false}, {"--language", "language", false},   {"--theme", "theme", false}};

enum { LOOKS = sizeof looks / sizeof *looks, KINDS = 40 };

static bool is_file(const char *theme)
{
    size_t size = strlen(theme);
    return size > 5 && strcmp(theme + size - 5, ".json") == 0;
}

/* A spec that is written elsewhere finds the theme from there. */
static annals_status place_theme(const invocation *call, look *wanted, const char **value, annals_error *error)
{
    const char *spec = option_value(call, "--spec-out");
    wanted->theme_file = is_file(*value);
    if (!wanted->theme_file || !spec || !strchr(spec, '/'))
        return ANNALS_OK;
    wanted->theme = realpath(*value, NULL);
    if (!wanted->theme)
        return annals_error_set(error, ANNALS_NO_INPUT, "--theme: %s: %s", *value, strerror(errno));
    *value = wanted->theme;
    return ANNALS_OK;
}

static annals_status add_change(const invocation *call, look *wanted, size_t at, const char *value, annals_str *words,
                                annals_error *error)
{
    annals_status status = ANNALS_OK;
    if (wanted->count == LOOK_CHANGES)
        return annals_error_set(error, ANNALS_USAGE, "%s: more than %d names", looks[at].option, LOOK_CHANGES);
    annals_str_format(words, "%s%s %s", words->size > 0 ? "\n" : "", looks[at].option, value);
    if (strcmp(looks[at].key, "theme") == 0)
        status = place_theme(call, wanted, &value, error);
    wanted->changes[wanted->count++] = (annals_spec_change){looks[at].key, value, looks[at].option, looks[at].list};
    return status;
}

/* People who know other programs ask for a kind of chart by --kind. */
static annals_status check_kind(const invocation *call, annals_error *error)
{
    const char *names[KINDS], *kind = option_value(call, "--kind");
    size_t count = annals_spec_choices("chart", names, KINDS);
    for (size_t i = 0; kind && i < count; i++)
        if (strcmp(names[i], kind) == 0)
            return annals_error_set(error, ANNALS_USAGE,
                                    "--kind chooses figures: actual, estimate, guidance or target; did you mean "
                                    "--chart %s?",
                                    kind);
    return ANNALS_OK;
}

/* What one chart says makes no sense above several. */
static annals_status check_several(const invocation *call, annals_error *error)
{
    static const char *const names[] = {"--title", "--subtitle", "--highlight"};
    for (size_t i = 0; call->operand_count > 1 && i < sizeof names / sizeof *names; i++)
        if (option_given(call, names[i]))
            return annals_error_set(error, ANNALS_USAGE, "%s is for one chart, not for several", names[i]);
    return ANNALS_OK;
}

annals_status look_read(const invocation *call, const annals_drawing *drawing, look *wanted, annals_error *error)
{
    annals_str words = {0};
    const char *value;
    *wanted = (look){.width = drawing->width, .height = drawing->height, .millimetres = drawing->millimetres};
    annals_status status = check_kind(call, error);
    if (!status)
        status = check_several(call, error);
    for (size_t i = 0; !status && i < LOOKS; i++)
        for (int nth = 0; !status && (value = option_nth(call, looks[i].option, nth)); nth++)
            status = add_change(call, wanted, i, value, &words, error);
    value = option_value(call, "--size");
    if (!status && value)
        annals_str_format(&words, "%s--size %s", words.size > 0 ? "\n" : "", value);
    if (!status && words.failed)
        status = annals_error_no_memory(error);
    wanted->words = words.size > 0 ? annals_str_take(&words) : NULL;
    annals_str_free(&words);
    return status;
}

void look_free(look *wanted)
{
    free(wanted->theme);
    free(wanted->words);
    *wanted = (look){.count = 0};
}
