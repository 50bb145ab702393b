/* Breaks and shortens the words around upright bars, so that no word is torn and few are lost; places none. */
#include <math.h>
#include <string.h>

#include "chart/layout_columns.h"

enum { NAME_LINES = 3, VALUE_LINES = 3 };

static double scaled(const annals_layout *layout, double length)
{
    return length * layout->scale;
}

const annals_item *annals_columns_item(const annals_columns *s, size_t slot, size_t lane)
{
    return s->slots->slots[slot].items[lane];
}

static bool whole(const annals_lines *lines)
{
    return !lines->cut && !lines->torn;
}

/* --- Names of what is no row of periods ----------------------------------------------------------------------------
 */

/* Gives whether all names stand unbroken. */
static bool break_names(annals_layout *layout, annals_columns *s, double room)
{
    for (size_t i = 0; i < s->slots->count && !layout->status; i++) {
        s->names[i] = annals_layout_balance(layout, s->slots->slots[i].name, s->name_face, room, NAME_LINES);
        if (!whole(&s->names[i]))
            return false;
    }
    return true;
}

/* A name whose words are cut where they are wider than the room. */
static annals_lines shorten_words(annals_layout *layout, const char *name, annals_face face, double room)
{
    annals_str text = {0};
    bool cut = false;
    while (*name && !layout->status) {
        size_t size = strcspn(name, " ");
        annals_str word = {0};
        annals_str_add_bytes(&word, name, size);
        annals_lines line = annals_layout_wrap(layout, annals_layout_take(layout, &word), face, room, 1);
        annals_str_format(&text, text.size > 0 ? " %s" : "%s", line.count > 0 ? line.lines[0] : "");
        cut = cut || line.cut;
        name += size;
        name += strspn(name, " ");
    }
    annals_lines lines = annals_layout_balance(layout, annals_layout_take(layout, &text), face, room, NAME_LINES);
    lines.cut = lines.cut || cut;
    return lines;
}

static void shorten_names(annals_layout *layout, annals_columns *s, double room)
{
    size_t cut = 0;
    for (size_t i = 0; i < s->slots->count && !layout->status; i++) {
        const char *name = s->slots->slots[i].name;
        s->names[i] = annals_layout_balance(layout, name, s->name_face, room, NAME_LINES);
        if (s->names[i].torn)
            s->names[i] = shorten_words(layout, name, s->name_face, room);
        cut += s->names[i].cut;
    }
    if (cut > 1 && cut > s->slots->count / 2)
        annals_layout_fail_cramped(layout, "the names don't fit under %zu columns; use \"bars\", or a wider page",
                                   s->slots->count);
}

static void write_all(annals_layout *layout, annals_columns *s)
{
    static const double sizes[] = {1, 0.86, 0.76};
    annals_face face = s->name_face;
    double room = s->slot - scaled(layout, s->slots->count > 8 ? 4 : 6);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        s->name_face.size = face.size * sizes[i];
        if (break_names(layout, s, room))
            return;
    }
    shorten_names(layout, s, room);
}

/* --- Names of periods: the year is said where it begins ------------------------------------------------------------
 */

static const char *name_of(const annals_columns *s, size_t i, int32_t *year)
{
    const annals_slot *slot = &s->slots->slots[i];
    annals_date middle = annals_date_of(slot->first + (slot->last - slot->first) / 2);
    bool said = s->slots->regular && middle.year == *year;
    *year = middle.year;
    return said ? slot->brief : slot->name;
}

/* Gives whether every name stands unbroken. */
static bool write_periods(annals_layout *layout, annals_columns *s, size_t start, size_t every, double room,
                          size_t lines)
{
    int32_t year = INT32_MIN;
    memset(s->names, 0, s->slots->count * sizeof *s->names);
    for (size_t i = start; i < s->slots->count && !layout->status; i += every) {
        s->names[i] = annals_layout_balance(layout, name_of(s, i, &year), s->name_face, room, lines);
        if (!whole(&s->names[i]))
            return false;
    }
    return true;
}

static double widest_name(annals_layout *layout, const annals_columns *s)
{
    double widest = 0;
    for (size_t i = 0; i < s->slots->count && !layout->status; i++)
        widest = fmax(widest, annals_layout_measure(layout, s->slots->slots[i].name, s->name_face).width);
    return widest;
}

static void name_periods(annals_layout *layout, annals_columns *s)
{
    double room = s->slot - scaled(layout, 4);
    if (s->slots->count <= ANNALS_SLOTS_FEW || room > scaled(layout, 60)) {
        annals_face face = s->name_face;
        if (write_periods(layout, s, 0, 1, room, NAME_LINES))
            return;
        s->name_face.size = face.size * 0.86;
        if (write_periods(layout, s, 0, 1, room, NAME_LINES))
            return;
        s->name_face = face;
    }
    if (!s->slots->regular && s->slots->count <= ANNALS_SLOTS_FEW) {
        write_all(layout, s);
        return;
    }
    double widest = widest_name(layout, s), whole_width = s->slot * (double)s->slots->count;
    size_t every = annals_slots_step(layout, (size_t)fmax(1, ceil((widest + scaled(layout, 10)) / s->slot)));
    size_t start = annals_slots_start(layout, every);
    start = start < s->slots->count ? start : 0;
    write_periods(layout, s, start, every, fmin(fmax(widest, s->slot) + 1, whole_width), 1);
}

void annals_columns_name(annals_layout *layout, annals_columns *s)
{
    s->name_face = annals_layout_face(layout, ANNALS_FACE_NAME);
    s->names = annals_layout_alloc(layout, s->slots->count, sizeof *s->names);
    if (!s->names)
        return;
    if (s->slots->periods)
        name_periods(layout, s);
    else
        write_all(layout, s);
    size_t lines = 1;
    for (size_t i = 0; i < s->slots->count; i++)
        lines = s->names[i].count > lines ? s->names[i].count : lines;
    s->names_height = (double)lines * annals_layout_line(s->name_face) + scaled(layout, ANNALS_COLUMNS_NAME_GAP);
}

/* --- Values --------------------------------------------------------------------------------------------------------
 */

static const char *brief_value(annals_layout *layout, const annals_item *item)
{
    annals_str words = {0};
    annals_wording wording = annals_layout_wording(layout, item);
    annals_format_amount_brief(&words, &item->row->amount, &wording);
    annals_layout_mark_disputed(layout, item, &words);
    return annals_layout_take(layout, &words);
}

/* The words, in signs where there is no room or nothing is known. */
static annals_lines value_lines(annals_layout *layout, const annals_columns *s, const annals_item *item, double room,
                                size_t most, bool brief)
{
    if (item->shape == ANNALS_SHAPE_UNKNOWN)
        return annals_layout_wrap(layout, "?", s->value_face, room, 1);
    annals_lines lines = annals_layout_balance(layout, item->value, s->value_face, room, most);
    if (brief && !whole(&lines))
        lines = annals_layout_balance(layout, brief_value(layout, item), s->value_face, room, most);
    return lines;
}

static bool fill_values(annals_layout *layout, annals_columns *s, double room, size_t most)
{
    for (size_t i = 0; i < s->slots->count * s->slots->lanes && !layout->status; i++) {
        const annals_item *item = annals_columns_item(s, i / s->slots->lanes, i % s->slots->lanes);
        s->values[i] = item ? value_lines(layout, s, item, room, most, false) : (annals_lines){0};
        if (!whole(&s->values[i]))
            return false;
    }
    return true;
}

static bool belongs(const annals_columns *s, size_t i, const annals_item **item)
{
    *item = annals_columns_item(s, i / s->slots->lanes, i % s->slots->lanes);
    return *item != NULL;
}

/* Shortens what is too long, and leaves a few out; gives whether few enough are missing. */
static bool fill_some(annals_layout *layout, annals_columns *s, double room)
{
    const annals_item *item;
    size_t count = s->slots->count * s->slots->lanes, missing = 0;
    for (size_t i = 0; i < count && !layout->status; i++) {
        s->values[i] = belongs(s, i, &item) ? value_lines(layout, s, item, room, VALUE_LINES, true) : (annals_lines){0};
        missing += !whole(&s->values[i]);
    }
    if (missing > 1 && missing > layout->count / 6)
        return false;
    for (size_t i = 0; i < count && missing > 0 && !layout->status; i++)
        if (belongs(s, i, &item) && !whole(&s->values[i])) {
            s->values[i] = (annals_lines){0};
            annals_warnings_add(layout->warnings, "value \"%s\" of \"%s\" left out: no room", item->value,
                                item->category);
        }
    return layout->count > missing;
}

void annals_columns_value(annals_layout *layout, annals_columns *s)
{
    static const struct {
        double size;
        size_t lines;
    } trials[] = {{1, 2}, {0.9, 2}, {0.9, 3}, {0.82, 3}};
    double room = (s->slots->lanes > 1 ? s->lane : s->slot) - scaled(layout, s->slots->lanes > 1 ? 1 : 4);
    s->value_face = annals_layout_face(layout, ANNALS_FACE_VALUE);
    s->values = annals_layout_alloc(layout, s->slots->count * s->slots->lanes, sizeof *s->values);
    annals_face face = s->value_face;
    for (size_t i = 0; s->values && i < sizeof trials / sizeof *trials; i++) {
        s->value_face.size = face.size * trials[i].size;
        if (fill_values(layout, s, room, trials[i].lines))
            return;
    }
    s->value_face.size = face.size * 0.82;
    if (s->values && !fill_some(layout, s, room))
        s->values = NULL;
}
