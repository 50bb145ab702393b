/* Finds the forms of characters and of pairs by setting them among others; knows no widths. */
#include "chart/compile/widths_forms.h"

#include <string.h>

/* What makes fonts change signs: capitals, small letters, figures and points, near by or behind a space. */
static const char *const befores[] = {"", "A", "a", "1", ".", "A ", "1 "};
static const char *const afters[] = {"", "A", "a", "1", ".", " A", " 1"};
enum { AROUND = sizeof befores / sizeof *befores };

static size_t add_words(uint32_t *line, size_t count, const char *words)
{
    while (*words != '\0')
        line[count++] = (unsigned char)*words++;
    return count;
}

size_t widths_forms_set(widths_shaper *shaper, const char *before, const size_t *places, size_t count,
                        const char *after)
{
    uint32_t line[WIDTHS_LINE_MOST];
    size_t first = add_words(line, 0, before);
    for (size_t i = 0; i < count; i++)
        line[first + i] = widths_character_at(places[i]);
    widths_substitute(shaper, line, add_words(line, first + count, after));
    return first;
}

static int find_form(const widths_form_list *list, uint32_t glyph)
{
    for (size_t form = 0; form < list->count; form++)
        if (list->glyphs[form] == glyph)
            return (int)form;
    return WIDTHS_FORM_NONE;
}

int widths_forms_seen(const widths_forms *forms, const widths_shaper *shaper, size_t place, size_t character)
{
    uint32_t glyph;
    return widths_glyph(shaper, place, &glyph) ? find_form(&forms->lists[character], glyph) : WIDTHS_FORM_NONE;
}

/* --- Characters ----------------------------------------------------------------------------------------------------*/

static bool collect(widths_form_list *list, widths_shaper *shaper, size_t character)
{
    for (size_t i = 0; i < AROUND * AROUND; i++) {
        uint32_t glyph;
        size_t at = widths_forms_set(shaper, befores[i / AROUND], &character, 1, afters[i % AROUND]);
        if (!widths_glyph(shaper, at, &glyph))
            return false;
        if (find_form(list, glyph) != WIDTHS_FORM_NONE)
            continue;
        if (list->count == WIDTHS_FORMS_MOST)
            return false;
        list->glyphs[list->count++] = glyph;
    }
    return true;
}

static void find_list(widths_forms *forms, widths_shaper *shaper, size_t character)
{
    widths_form_list *list = &forms->lists[character];
    hb_codepoint_t glyph;
    bool there = hb_font_get_nominal_glyph(shaper->font, widths_character_at(character), &glyph);
    if (!there || !collect(list, shaper, character))
        list->count = 0;
}

/* --- Pairs ---------------------------------------------------------------------------------------------------------*/

static uint16_t see(const widths_forms *forms, const widths_shaper *shaper, size_t place, size_t left, size_t right)
{
    int first = widths_forms_seen(forms, shaper, place, left);
    int second = widths_forms_seen(forms, shaper, place + 1, right);
    if (first == WIDTHS_FORM_NONE || second == WIDTHS_FORM_NONE)
        return WIDTHS_TOGETHER_MERGED;
    return (uint16_t)(1U << (first * WIDTHS_FORMS_MOST + second));
}

uint16_t widths_forms_together(widths_forms *forms, widths_shaper *shaper, size_t left, size_t right)
{
    uint16_t *seen = &forms->seen[left * WIDTHS_CHARACTERS_MOST + right];
    for (size_t i = 0; *seen == 0 || (i > 0 && i < AROUND * AROUND); i++) {
        size_t at = widths_forms_set(shaper, befores[i / AROUND], (size_t[]){left, right}, 2, afters[i % AROUND]);
        *seen |= see(forms, shaper, at, left, right);
    }
    return *seen;
}

/* --- The font ------------------------------------------------------------------------------------------------------*/

static bool is_same(hb_blob_t *one, hb_blob_t *other)
{
    unsigned size, length;
    const char *bytes = hb_blob_get_data(one, &size), *others = hb_blob_get_data(other, &length);
    return size == length && size > 0 && memcmp(bytes, others, size) == 0;
}

/* Keeps the parts of the font that decide on forms; true: they are as they were. */
static bool keep_parts(widths_forms *forms, const widths_shaper *shaper)
{
    static const hb_tag_t names[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('c', 'm', 'a', 'p')};
    bool same = true;
    for (size_t i = 0; i < 2; i++) {
        hb_blob_t *part = hb_face_reference_table(hb_font_get_face(shaper->font), names[i]);
        same = forms->parts[i] != NULL && is_same(forms->parts[i], part) && same;
        hb_blob_destroy(forms->parts[i]);
        forms->parts[i] = part;
    }
    return same;
}

void widths_forms_free(widths_forms *forms)
{
    for (size_t i = 0; i < 2; i++)
        hb_blob_destroy(forms->parts[i]);
    memset(forms, 0, sizeof *forms);
}

bool widths_forms_find(widths_forms *forms, widths_shaper *shaper)
{
    if (keep_parts(forms, shaper))
        return true;
    hb_blob_t *parts[] = {forms->parts[0], forms->parts[1]};
    memset(forms, 0, sizeof *forms);
    memcpy(forms->parts, parts, sizeof parts);
    for (size_t i = 0; i < widths_character_count(); i++)
        find_list(forms, shaper, i);
    return widths_turns_find(forms, shaper);
}
