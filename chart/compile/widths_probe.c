/* Measures the forms of characters in one style: how wide they are, how far pairs are set, how much signs turn. */
#include "chart/compile/widths_probe.h"

#include <stdlib.h>
#include <string.h>

enum { GLYPHS_MOST = WIDTHS_CHARACTERS_MOST + WIDTHS_TURNS_MOST * (WIDTHS_FORMS_MOST - 1) };

typedef struct {
    widths_shaper *shaper;
    widths_draft *draft;
    widths_forms *forms;
    uint32_t glyphs[GLYPHS_MOST]; /* all forms of all characters */
    size_t glyph_count;
    size_t firsts[WIDTHS_CHARACTERS_MOST];    /* where those of each begin */
    int rows[WIDTHS_FORMS_MOST][GLYPHS_MOST]; /* adjustments behind the forms of one character */
} probe;

/* --- Characters ----------------------------------------------------------------------------------------------------*/

static int change(const probe *p, size_t character, size_t form)
{
    const uint32_t *glyphs = p->forms->lists[character].glyphs;
    return widths_glyph_advance(p->shaper, glyphs[form]) - widths_glyph_advance(p->shaper, glyphs[0]);
}

static void measure(const probe *p, size_t place)
{
    const widths_form_list *list = &p->forms->lists[place];
    int advance = list->count > 0 ? widths_glyph_advance(p->shaper, list->glyphs[0]) : -1;
    bool known = advance >= 0 && advance < ANNALS_WIDTH_UNKNOWN;
    p->draft->characters[place] = (annals_width_character){
        .advance = (uint16_t)(known ? advance : ANNALS_WIDTH_UNKNOWN),
        .before = p->forms->before[place],
        .after = p->forms->after[place],
    };
}

static bool has_turns(const probe *p, size_t character)
{
    for (size_t form = 1; form < p->forms->lists[character].count; form++)
        if (change(p, character, form) != 0)
            return true;
    return false;
}

static void measure_turn(const probe *p, size_t sign)
{
    widths_draft *draft = p->draft;
    int16_t *turn = &draft->turns[draft->turn_count++ * draft->befores * draft->afters];
    for (size_t i = 0; i < draft->befores * draft->afters; i++) {
        int form = p->forms->turns[sign][i / draft->afters][i % draft->afters];
        turn[i] =
            (int16_t)(form == WIDTHS_FORM_NONE ? ANNALS_WIDTH_OPEN : change(p, p->forms->signs[sign], (size_t)form));
    }
}

static void measure_turns(const probe *p)
{
    p->draft->befores = p->forms->before_count;
    p->draft->afters = p->forms->after_count;
    for (size_t i = 0; i < p->forms->sign_count; i++) {
        if (!has_turns(p, p->forms->signs[i]))
            continue;
        measure_turn(p, i);
        p->draft->characters[p->forms->signs[i]].turn = (uint8_t)p->draft->turn_count;
    }
}

/* --- Pairs ---------------------------------------------------------------------------------------------------------*/

static void list_glyphs(probe *p)
{
    for (size_t i = 0; i < p->draft->count; i++) {
        p->firsts[i] = p->glyph_count;
        for (size_t form = 0; form < p->forms->lists[i].count; form++)
            p->glyphs[p->glyph_count++] = p->forms->lists[i].glyphs[form];
    }
}

/* Whether an adjustment is the same by all forms that are seen together; `seen` as widths_forms_together has it. */
static bool agree(const probe *p, size_t right, unsigned seen, int *adjustment)
{
    bool any = false;
    for (size_t i = 0; i < WIDTHS_FORMS_MOST * WIDTHS_FORMS_MOST; i++) {
        if ((seen >> i & 1) == 0)
            continue;
        int found = p->rows[i / WIDTHS_FORMS_MOST][p->firsts[right] + i % WIDTHS_FORMS_MOST];
        if (any && found != *adjustment)
            return false;
        *adjustment = found;
        any = true;
    }
    return any;
}

/* All forms of two characters, whether they are ever seen together or not. */
static unsigned all_forms(const probe *p, size_t left, size_t right)
{
    unsigned all = 0;
    for (size_t first = 0; first < p->forms->lists[left].count; first++)
        for (size_t second = 0; second < p->forms->lists[right].count; second++)
            all |= 1U << (first * WIDTHS_FORMS_MOST + second);
    return all;
}

static bool is_letter(size_t place)
{
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), widths_character_at(place));
    return category >= HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER &&
           category <= HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

/* Signs side by side may become one, together with a third; letters with signs do not. */
static bool may_merge(const probe *p, size_t left, size_t right)
{
    return p->forms->lists[left].count > 1 && p->forms->lists[right].count > 1 && !is_letter(left) && !is_letter(right);
}

/* Common letters are also set as they stand, so that no ligature is missed. */
static bool merge(const probe *p, size_t left, size_t right)
{
    if (widths_character_at(left) > 0x7E || widths_character_at(right) > 0x7E)
        return may_merge(p, left, right);
    size_t at = widths_forms_set(p->shaper, "", (size_t[]){left, right}, 2, "");
    return may_merge(p, left, right) || widths_forms_seen(p->forms, p->shaper, at, left) == WIDTHS_FORM_NONE ||
           widths_forms_seen(p->forms, p->shaper, at + 1, right) == WIDTHS_FORM_NONE;
}

/* The adjustment by all forms there are, or else by those that stand side by side. */
static bool settle(const probe *p, size_t left, size_t right, int *adjustment)
{
    if (agree(p, right, all_forms(p, left, right), adjustment))
        return true;
    unsigned seen = widths_forms_together(p->forms, p->shaper, left, right);
    return (seen & WIDTHS_TOGETHER_MERGED) == 0 && agree(p, right, seen, adjustment);
}

static int16_t find_pair(const probe *p, size_t left, size_t right)
{
    int adjustment = 0;
    if (p->forms->lists[left].count == 0 || p->forms->lists[right].count == 0)
        return 0; /* never asked for */
    bool settled = !merge(p, left, right) && settle(p, left, right, &adjustment);
    return (int16_t)(settled && abs(adjustment) <= INT16_MAX ? adjustment : ANNALS_WIDTH_OPEN);
}

static void find_pairs(probe *p, size_t left)
{
    const widths_form_list *list = &p->forms->lists[left];
    for (size_t form = 0; form < list->count; form++)
        widths_shape_pairs(p->shaper, list->glyphs[form], p->glyphs, p->glyph_count, p->rows[form]);
    for (size_t right = 0; right < p->draft->count; right++)
        p->draft->pairs[left * p->draft->count + right] = find_pair(p, left, right);
}

/* --- The style -----------------------------------------------------------------------------------------------------*/

/* The beginning of the file: how many parts the font has, then of each its name, checksum, place and size (OpenType,
 * table directory). */
static bool keep_directory(widths_draft *draft, hb_face_t *face)
{
    unsigned size;
    hb_blob_t *file = hb_face_reference_blob(face);
    const char *bytes = hb_blob_get_data(file, &size);
    size_t parts = size < 12 ? ANNALS_WIDTH_DIRECTORY_MOST : (size_t)(uint8_t)bytes[4] << 8 | (uint8_t)bytes[5];
    draft->directory_size = 12 + parts * 16;
    bool fits = draft->directory_size <= ANNALS_WIDTH_DIRECTORY_MOST && draft->directory_size <= size;
    if (fits)
        memcpy(draft->directory, bytes, draft->directory_size);
    hb_blob_destroy(file);
    return fits;
}

static void keep_metrics(widths_draft *draft, hb_font_t *font)
{
    hb_font_extents_t extents;
    hb_font_get_h_extents(font, &extents);
    draft->em = hb_face_get_upem(hb_font_get_face(font));
    draft->ascent = extents.ascender;
    draft->descent = -extents.descender;
}

bool widths_probe(widths_draft *draft, widths_forms *forms, widths_shaper *shaper)
{
    static probe p; /* too large for a small stack; this program has one thread */
    p = (probe){.shaper = shaper, .draft = draft, .forms = forms};
    draft->count = widths_character_count();
    if (!keep_directory(draft, hb_font_get_face(shaper->font)))
        return false;
    keep_metrics(draft, shaper->font);
    for (size_t i = 0; i < draft->count; i++)
        measure(&p, i);
    measure_turns(&p);
    list_glyphs(&p);
    for (size_t i = 0; i < draft->count; i++)
        find_pairs(&p, i);
    return !shaper->failed;
}
