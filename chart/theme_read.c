/* Reads themes from JSON: one table a level, one row a key; the same rules stand in theme.schema.json. */
#include "chart/theme_read.h"

#include <string.h>

#include "chart/spec_read.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { THEME_VERSION = 1, NAME_TEXT = 60, FAMILY_TEXT = 100, NAMES = 16, DEPTH_MOST = 4 };

/* --- Colours -------------------------------------------------------------------------------------------------------
 */

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) % 16 : -1;
}

static bool parse_colour(const char *text, annals_colour *colour)
{
    uint8_t parts[3];
    if (text[0] != '#' || strlen(text) != 7)
        return false;
    for (size_t i = 0; i < 3; i++) {
        int high = hex_digit(text[1 + 2 * i]), low = hex_digit(text[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        parts[i] = (uint8_t)(high * 16 + low);
    }
    *colour = (annals_colour){parts[0], parts[1], parts[2], 255};
    return true;
}

static annals_status read_one(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                              annals_colour *colour)
{
    if (!json_is_string(value))
        return annals_spec_fault_type(reader, place, value, "a colour such as \"#0067A8\"");
    if (!parse_colour(json_string_value(value), colour))
        return annals_spec_fault(reader, place, false, "no colour; wanted six digits such as \"#0067A8\"");
    return ANNALS_OK;
}

static annals_status read_colour(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                 const annals_spec_member *member, void *target)
{
    return read_one(reader, place, value, (annals_colour *)(void *)((char *)target + member->offset));
}

static annals_status read_palette(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                  annals_colour *colours, size_t *count)
{
    annals_status status = annals_spec_check_array(reader, place, value, "an array of colours", ANNALS_THEME_COLOURS);
    if (!status && json_array_size(value) < 2)
        status = annals_spec_fault(reader, place, false, "one colour, wanted 2 to %d", ANNALS_THEME_COLOURS);
    for (size_t i = 0; !status && i < json_array_size(value); i++) {
        annals_spec_place inner = {place, NULL, i};
        status = read_one(reader, &inner, json_array_get(value, i), &colours[i]);
    }
    *count = json_array_size(value);
    return status;
}

static annals_status read_series(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                 const annals_spec_member *member, void *target)
{
    (void)member;
    annals_theme *theme = target;
    return read_palette(reader, place, value, theme->series, &theme->series_count);
}

static annals_status read_shades(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                 const annals_spec_member *member, void *target)
{
    (void)member;
    annals_theme *theme = target;
    return read_palette(reader, place, value, theme->shades, &theme->shade_count);
}

#define COLOUR(name)                                               \
    {                                                              \
#name, read_colour, offsetof(annals_theme, name), 0, false \
    }
static const annals_spec_member colour_members[] = {COLOUR(background), COLOUR(ink),  COLOUR(muted),  COLOUR(faint),
                                                    COLOUR(grid),       COLOUR(axis), COLOUR(accent), COLOUR(quiet)};

static annals_status read_colours(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                  const annals_spec_member *member, void *target)
{
    (void)member;
    return annals_spec_read_object(reader, place, value, colour_members, COUNT(colour_members), target);
}

/* --- Type ----------------------------------------------------------------------------------------------------------
 */

typedef struct {
    const char *text, *title;
} font_names;

static const annals_spec_member font_members[] = {
    {"text", annals_spec_read_text, offsetof(font_names, text), FAMILY_TEXT, false},
    {"title", annals_spec_read_text, offsetof(font_names, title), FAMILY_TEXT, false},
};

static annals_status read_fonts(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                const annals_spec_member *member, void *target)
{
    (void)member;
    annals_theme *theme = target;
    font_names names = {theme->faces[ANNALS_FACE_NAME].family, theme->faces[ANNALS_FACE_TITLE].family};
    annals_status status = annals_spec_read_object(reader, place, value, font_members, COUNT(font_members), &names);
    for (size_t i = 0; !status && i < ANNALS_FACE_COUNT; i++)
        theme->faces[i].family = i == ANNALS_FACE_TITLE ? names.title : names.text;
    return status;
}

static annals_status read_size(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                               const annals_spec_member *member, void *target)
{
    (void)member;
    annals_face *face = target;
    annals_status status = annals_spec_read_number(reader, place, value, member, target);
    if (!status && !(face->size >= 6 && face->size <= 48))
        return annals_spec_fault(reader, place, false, "%g pixels, wanted 6 to 48", face->size);
    return status;
}

static annals_status read_weight(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                 const annals_spec_member *member, void *target)
{
    (void)member;
    json_int_t weight = json_is_integer(value) ? json_integer_value(value) : 0;
    if (weight < 100 || weight > 900 || weight % 100 != 0)
        return annals_spec_fault(reader, place, false, "no weight; wanted 100, 200 ... 900");
    ((annals_face *)target)->weight = (int)weight;
    return ANNALS_OK;
}

static const annals_spec_member face_members[] = {
    {"size", read_size, offsetof(annals_face, size), 0, false},
    {"weight", read_weight, 0, 0, false},
};

static annals_status read_face(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                               const annals_spec_member *member, void *target)
{
    annals_face *face = (annals_face *)(void *)((char *)target + member->offset);
    return annals_spec_read_object(reader, place, value, face_members, COUNT(face_members), face);
}

#define FACE(name, use)                                                             \
    {                                                                               \
        name, read_face, offsetof(annals_theme, faces[ANNALS_FACE_##use]), 0, false \
    }
static const annals_spec_member type_members[] = {FACE("title", TITLE), FACE("subtitle", SUBTITLE), FACE("name", NAME),
                                                  FACE("value", VALUE), FACE("tick", TICK),         FACE("note", NOTE),
                                                  FACE("event", EVENT)};

static annals_status read_type(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                               const annals_spec_member *member, void *target)
{
    (void)member;
    return annals_spec_read_object(reader, place, value, type_members, COUNT(type_members), target);
}

/* --- The document --------------------------------------------------------------------------------------------------
 */

static annals_status read_version(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                                  const annals_spec_member *member, void *target)
{
    (void)member;
    (void)target;
    if (json_is_integer(value) && json_integer_value(value) == THEME_VERSION)
        return ANNALS_OK;
    return annals_spec_fault(reader, place, false, "no version of themes that this program knows; wanted %d",
                             THEME_VERSION);
}

static annals_status read_name(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                               const annals_spec_member *member, void *target)
{
    (void)target;
    const char *name = NULL;
    annals_spec_member text = *member;
    text.offset = 0;
    return annals_spec_read_text(reader, place, value, &text, &name);
}

/* The theme that this one changes comes first, wherever the key stands. */
static annals_status read_base(annals_spec_reader *reader, const annals_spec_place *place, json_t *value,
                               const annals_spec_member *member, void *target)
{
    (void)member;
    (void)target;
    const char *names[NAMES];
    size_t choice = 0;
    return annals_spec_read_choice(reader, place, value, names, annals_theme_names(names, NAMES), &choice);
}

static const annals_spec_member members[] = {
    {"annals", read_version, 0, 0, true},
    {"theme", read_name, 0, NAME_TEXT, false},
    {"based_on", read_base, 0, 0, false},
    {"colours", read_colours, 0, 0, false},
    {"series", read_series, 0, 0, false},
    {"shades", read_shades, 0, 0, false},
    {"fonts", read_fonts, 0, 0, false},
    {"type", read_type, 0, 0, false},
    {"grey_print", annals_spec_read_flag, offsetof(annals_theme, grey_print), 0, false},
};

/* The first theme is whole, and every other one is based on it in the end. */
static annals_status read_layer(annals_spec *spec, const char *text, size_t size, const char *name, int depth,
                                annals_theme *theme, annals_error *error)
{
    annals_spec_reader reader = {.text = text, .size = size, .name = name, .spec = spec, .error = error};
    json_t *json = NULL;
    annals_status status = annals_spec_read_json(&reader, &json);
    if (status)
        return status;
    const char *base = json_string_value(json_object_get(json, "based_on"));
    const char *below = annals_theme_text(base ? base : annals_theme_files[0].name);
    annals_spec_place root = {NULL, NULL, 0};
    if (below && below != text && depth < DEPTH_MOST)
        status = read_layer(spec, below, strlen(below), base ? base : "theme", depth + 1, theme, error);
    if (!status)
        status = annals_spec_read_object(&reader, &root, json, members, COUNT(members), theme);
    json_decref(json);
    return status;
}

annals_status annals_theme_read(annals_spec *spec, const char *text, size_t size, const char *name, annals_theme *theme,
                                annals_error *error)
{
    annals_theme read = {.series_count = 0};
    annals_status status = read_layer(spec, text, size, name, 0, &read, error);
    if (!status)
        *theme = read;
    return status;
}

annals_status annals_spec_dress(annals_spec *spec, annals_error *error)
{
    if (spec->theme_waits)
        return ANNALS_OK;
    const char *name = spec->theme_name ? spec->theme_name : annals_theme_files[0].name;
    const char *text = annals_theme_text(name);
    return annals_theme_read(spec, text, strlen(text), name, &spec->theme, error);
}

const char *annals_spec_theme_file(const annals_spec *spec)
{
    return spec->theme_waits ? spec->theme_name : NULL;
}

annals_status annals_spec_set_theme(annals_spec *spec, const char *text, size_t size, const char *name,
                                    annals_error *error)
{
    annals_status status = annals_theme_read(spec, text, size, name, &spec->theme, error);
    if (!status)
        spec->theme_waits = false;
    spec->theme_house = !status;
    return status;
}
