/* Decides how much room words get beside what they stand at: of one face for all, in brief, or left out; draws nothing.
 */
#include "chart/layout_place.h"

const char *annals_place_brief(annals_layout *layout, const annals_item *item)
{
    annals_str words = {0};
    annals_wording wording = annals_layout_wording(layout, item);
    annals_format_amount_brief(&words, &item->row->amount, &wording);
    annals_layout_mark_disputed(layout, item, &words);
    return annals_layout_take(layout, &words);
}

/* --- Words at ends -------------------------------------------------------------------------------------------------
 */

/* False where none is left. */
static bool shorten_widest(annals_layout *layout, annals_tip *ends, size_t count, annals_face face)
{
    annals_tip *widest = NULL;
    for (size_t i = 0; i < count; i++)
        if (ends[i].width > 0 && (!widest || ends[i].width > widest->width))
            widest = &ends[i];
    if (!widest)
        return false;
    const char *brief = annals_place_brief(layout, widest->item);
    double width = annals_layout_measure(layout, brief, face).width;
    if (width < widest->width && widest->item->shape != ANNALS_SHAPE_UNKNOWN) {
        widest->text = brief;
        widest->width = width;
        return true;
    }
    annals_warnings_add(layout->warnings, "value \"%s\" of \"%s\" left out: no room", widest->item->value,
                        widest->item->category);
    widest->text = NULL;
    widest->width = 0;
    return true;
}

void annals_place_ends(annals_layout *layout, annals_tip *ends, size_t count, annals_face face,
                       bool (*fits)(annals_layout *layout, void *context), void *context)
{
    for (size_t i = 0; i < count && !layout->status; i++) {
        if (!ends[i].item)
            continue;
        ends[i].text = ends[i].item->value;
        ends[i].width = annals_layout_measure(layout, ends[i].text, face).width;
    }
    while (!layout->status && !fits(layout, context) && shorten_widest(layout, ends, count, face))
        ;
}

/* --- Of one face ---------------------------------------------------------------------------------------------------
 */

static bool break_all(annals_layout *layout, const char *const *texts, annals_lines *lines, size_t count, double width,
                      annals_face face, size_t most)
{
    for (size_t i = 0; i < count && !layout->status; i++) {
        lines[i] = texts[i] ? annals_layout_balance(layout, texts[i], face, width, most) : (annals_lines){0};
        if (lines[i].cut || lines[i].torn)
            return false;
    }
    return true;
}

bool annals_place_alike(annals_layout *layout, const char *const *texts, annals_lines *lines, size_t count,
                        double width, annals_face *face, const annals_trial *trials, size_t trial_count)
{
    annals_face whole = *face;
    for (size_t i = 0; i < trial_count; i++) {
        face->size = whole.size * trials[i].size;
        if (break_all(layout, texts, lines, count, width, *face, trials[i].lines))
            return true;
    }
    return false;
}
