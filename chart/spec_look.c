/* Which language a chart speaks and which theme it wears: keys of a spec; knows neither words nor colours. */
#include "chart/spec_look.h"

#include <string.h>

#include "chart/language.h"
#include "chart/theme_read.h"
#include "series/suggest.h"
#include "series/utf8.h"

enum { TAG_TEXT = 35, FILE_TEXT = 1000, NAMES = 32 };

/* Says which names there are, and which one was perhaps meant. */
static annals_status fault_name(annals_spec_reader *reader, const annals_spec_place *place, const char *text,
                                const char *const *names, size_t count, const char *wanted)
{
    annals_str list = {0};
    char shown[ANNALS_SHOWN_SIZE];
    for (size_t i = 0; i < count; i++)
        annals_str_format(&list, i > 0 ? ", %s" : "%s", names[i]);
    annals_utf8_show(text, strlen(text), shown);
    const char *near = annals_suggest(text, names, count);
    annals_status status =
        annals_spec_fault(reader, place, false, "\"%s\" is none of %s%s%s%s%s", shown, annals_str_text(&list), wanted,
                          near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    annals_str_free(&list);
    return status;
}

annals_status annals_spec_read_language(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                        const annals_spec_member *member, void *target)
{
    (void)member;
    static const annals_spec_member text = {"", NULL, offsetof(annals_spec, language), TAG_TEXT, false};
    annals_spec *spec = target;
    const char *names[NAMES];
    annals_status status = annals_spec_read_text(reader, place, value, &text, spec);
    if (status || annals_language_words(spec->language))
        return status;
    size_t count = annals_word_list_count < NAMES ? annals_word_list_count : NAMES;
    for (size_t i = 0; i < count; i++)
        names[i] = annals_word_lists[i].tag;
    return fault_name(reader, place, spec->language, names, count, ", nor one of their kinds, such as pt-PT");
}

annals_status annals_spec_read_theme(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                     const annals_spec_member *member, void *target)
{
    (void)member;
    static const annals_spec_member text = {"", NULL, offsetof(annals_spec, theme_name), FILE_TEXT, false};
    annals_spec *spec = target;
    const char *names[NAMES];
    annals_status status = annals_spec_read_text(reader, place, value, &text, spec);
    if (status)
        return status;
    size_t size = strlen(spec->theme_name);
    spec->theme_waits = size > 5 && strcmp(spec->theme_name + size - 5, ".json") == 0;
    if (spec->theme_waits || annals_theme_text(spec->theme_name))
        return ANNALS_OK;
    size_t count = annals_theme_names(names, NAMES);
    return fault_name(reader, place, spec->theme_name, names, count, ", nor a file that ends in .json");
}

annals_status annals_spec_read_highlight(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                         const annals_spec_member *member, void *target)
{
    (void)member;
    annals_spec *spec = target;
    return annals_spec_read_names(reader, place, value, "a list of names", &spec->highlights, &spec->highlight_count);
}

annals_status annals_spec_read_retracted(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                         const annals_spec_member *member, void *target)
{
    (void)member;
    static const char *const names[] = {"left-out", "struck"};
    annals_spec *spec = target;
    size_t choice = 0;
    annals_status status = annals_spec_read_choice(reader, place, value, names, sizeof names / sizeof *names, &choice);
    spec->struck = choice == 1;
    return status;
}

/* Where something was added up or shown as it was stated then, nothing that was retracted has a place. */
static annals_status check_retracted(annals_spec_reader *reader, const annals_spec_place *root, json_t *json)
{
    const annals_spec *spec = reader->spec;
    annals_spec_place place = {root, "retracted", annals_spec_position(json, "retracted")};
    bool time = spec->kind == ANNALS_CHART_TIME;
    if (spec->struck && time && (spec->style == ANNALS_STYLE_STACKED || spec->multiples || spec->vintages))
        return annals_spec_fault(reader, &place, true,
                                 "has no place in a stack, in small multiples over time and among vintages; the note "
                                 "counts what was retracted");
    return ANNALS_OK;
}

annals_status annals_spec_check_look(annals_spec_reader *reader, const annals_spec_place *root, json_t *json)
{
    const annals_spec *spec = reader->spec;
    annals_spec_place place = {root, "highlight", annals_spec_position(json, "highlight")};
    if (spec->highlight_count > 0 && spec->multiples)
        return annals_spec_fault(reader, &place, true, "has no meaning in small multiples, which show each by itself");
    if (spec->highlight_count > 0 && spec->style == ANNALS_STYLE_STACKED)
        return annals_spec_fault(reader, &place, true, "has no meaning in a stack, whose layers need their colours");
    return check_retracted(reader, root, json);
}

size_t annals_spec_choices(const char *key, const char **names, size_t most)
{
    size_t count = 0;
    if (strcmp(key, "theme") == 0)
        return annals_theme_names(names, most);
    for (size_t i = 0; strcmp(key, "chart") == 0 && i < ANNALS_CHART_KINDS && count < most; i++)
        names[count++] = annals_chart_kind_names[i];
    for (size_t i = 0; strcmp(key, "style") == 0 && i < ANNALS_SPEC_STYLES && count < most; i++)
        names[count++] = annals_spec_style_names[i];
    for (size_t i = 0; strcmp(key, "language") == 0 && i < annals_word_list_count && count < most; i++)
        names[count++] = annals_word_lists[i].tag;
    return count;
}
