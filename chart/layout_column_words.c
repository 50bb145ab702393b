/* Breaks and shortens the words around upright bars, so that no word is torn and few are lost; places none. */
#include <math.h>
#include <string.h>

#include "chart/layout_columns.h"

enum { NAME_LINES = 3, VALUE_LINES = 3, NAMES_APART = 4 };

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
    static const annals_trial trials[] = {{1, NAME_LINES}, {0.86, NAME_LINES}, {0.76, NAME_LINES}};
    double room = s->slot - scaled(layout, s->slots->count > 8 ? 4 : 6);
    const char **names = annals_layout_alloc(layout, s->slots->count, sizeof *names);
    for (size_t i = 0; names && i < s->slots->count; i++)
        names[i] = s->slots->slots[i].name;
    if (names && !annals_place_alike(layout, names, s->names, s->slots->count, room, &s->name_face, trials,
                                     sizeof trials / sizeof *trials))
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

/* Every so many, from one on; NULL for the others. */
static const char **list_periods(annals_layout *layout, const annals_columns *s, size_t start, size_t every)
{
    int32_t year = INT32_MIN;
    const char **names = annals_layout_alloc(layout, s->slots->count, sizeof *names);
    for (size_t i = start; names && i < s->slots->count; i += every)
        names[i] = name_of(s, i, &year);
    return names;
}

/* Gives whether every name stands unbroken. */
static bool write_periods(annals_layout *layout, annals_columns *s, size_t start, size_t every, double room,
                          const annals_trial *trials, size_t trial_count)
{
    const char **names = list_periods(layout, s, start, every);
    return names &&
           annals_place_alike(layout, names, s->names, s->slots->count, room, &s->name_face, trials, trial_count);
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
    static const annals_trial all[] = {{1, NAME_LINES}, {0.86, NAME_LINES}}, some[] = {{1, 1}};
    double room = s->slot - scaled(layout, 4);
    annals_face face = s->name_face;
    if ((s->slots->count <= ANNALS_SLOTS_FEW || room > scaled(layout, 60)) &&
        write_periods(layout, s, 0, 1, room, all, 2))
        return;
    s->name_face = face;
    if (!s->slots->regular && s->slots->count <= ANNALS_SLOTS_FEW) {
        write_all(layout, s);
        return;
    }
    double widest = widest_name(layout, s), whole_width = s->slot * (double)s->slots->count;
    size_t every = annals_slots_step(layout, (size_t)fmax(1, ceil((widest + scaled(layout, 10)) / s->slot)));
    size_t start = annals_slots_start(layout, every);
    start = start < s->slots->count ? start : 0;
    write_periods(layout, s, start, every, fmin(fmax(widest, s->slot) + 1, whole_width), some, 1);
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

void annals_columns_write_names(annals_layout *layout, const annals_columns *s, double top)
{
    annals_setting setting = {.role = ANNALS_ROLE_CATEGORY, .face = s->name_face, .colour = layout->theme->ink};
    annals_stop *stops = annals_layout_alloc(layout, s->slots->count, sizeof *stops);
    for (size_t i = 0; stops && i < s->slots->count; i++)
        stops[i] =
            (annals_stop){.wanted = s->left + s->slot * ((double)i + 0.5), .length = annals_lines_width(&s->names[i])};
    if (stops)
        annals_place_row(stops, s->slots->count, s->left, s->left + s->slot * (double)s->slots->count,
                         scaled(layout, NAMES_APART), true);
    for (size_t i = 0; stops && i < s->slots->count && !layout->status; i++) {
        annals_phrase name = {.align = ANNALS_ANCHOR_MIDDLE};
        if (!stops[i].shown)
            continue;
        annals_phrase_lines(layout, &name, &s->names[i], setting);
        annals_phrase_write(layout, &name, stops[i].from,
                            top + scaled(layout, ANNALS_COLUMNS_NAME_GAP) + s->name_face.size - name.parts[0].baseline);
        annals_layout_warn_cut(layout, "name", s->slots->slots[i].name, &s->names[i]);
    }
}

/* --- Values --------------------------------------------------------------------------------------------------------
 */

annals_wish annals_columns_wish(annals_layout *layout, const annals_columns *s, size_t i, double x, double end,
                                bool below)
{
    const annals_item *item = annals_columns_item(s, i / s->slots->lanes, i % s->slots->lanes);
    double gap = scaled(layout, ANNALS_COLUMNS_VALUE_GAP);
    annals_setting setting = {.role = ANNALS_ROLE_VALUE,
                              .face = s->value_face,
                              .colour = item->shape == ANNALS_SHAPE_UNKNOWN ? layout->theme->muted : layout->theme->ink,
                              .what = "value"};
    annals_wish wish = {.words.align = ANNALS_ANCHOR_MIDDLE,
                        .of = item->category,
                        .spots = below ? &annals_spot_below : &annals_spot_above,
                        .spot_count = 1,
                        .room = annals_place_page(layout)};
    annals_phrase_lines(layout, &wish.words, &s->values[i], setting);
    const annals_part *last = &wish.words.parts[wish.words.count > 0 ? wish.words.count - 1 : 0];
    double under = wish.words.height - last->baseline, over = wish.words.parts[0].baseline - s->value_face.size * 0.9;
    wish.at = (annals_point){x, below ? end + gap - over : end - gap + under};
    return wish;
}

/* Of slots times lanes. */
static const char **list_values(annals_layout *layout, const annals_columns *s)
{
    size_t count = s->slots->count * s->slots->lanes;
    const char **texts = annals_layout_alloc(layout, count, sizeof *texts);
    for (size_t i = 0; texts && i < count; i++) {
        const annals_item *item = annals_columns_item(s, i / s->slots->lanes, i % s->slots->lanes);
        texts[i] = !item ? NULL : item->shape == ANNALS_SHAPE_UNKNOWN ? "?" : item->value;
    }
    return texts;
}

/* In brief what is too long; gives how many are too long even so. */
static size_t shorten_values(annals_layout *layout, annals_columns *s, const char **texts, double room)
{
    size_t missing = 0;
    for (size_t i = 0; i < s->slots->count * s->slots->lanes && !layout->status; i++) {
        const annals_item *item = annals_columns_item(s, i / s->slots->lanes, i % s->slots->lanes);
        if (!item)
            continue;
        s->values[i] = annals_layout_balance(layout, texts[i], s->value_face, room, VALUE_LINES);
        if (!whole(&s->values[i]))
            s->values[i] =
                annals_layout_balance(layout, annals_place_brief(layout, item), s->value_face, room, VALUE_LINES);
        missing += !whole(&s->values[i]);
    }
    return missing;
}

/* Leaves out what is too long, if that is but a few. */
static bool leave_out(annals_layout *layout, annals_columns *s, size_t missing)
{
    if ((missing > 1 && missing > layout->count / 6) || layout->count <= missing)
        return false;
    for (size_t i = 0; i < s->slots->count * s->slots->lanes && missing > 0 && !layout->status; i++) {
        const annals_item *item = annals_columns_item(s, i / s->slots->lanes, i % s->slots->lanes);
        if (!item || whole(&s->values[i]))
            continue;
        s->values[i] = (annals_lines){0};
        annals_warnings_add(layout->warnings, "value \"%s\" of \"%s\" left out: no room", item->value, item->category);
    }
    return true;
}

void annals_columns_value(annals_layout *layout, annals_columns *s)
{
    static const annals_trial trials[] = {{1, 2}, {0.9, 2}, {0.9, VALUE_LINES}, {0.82, VALUE_LINES}};
    size_t count = s->slots->count * s->slots->lanes;
    double room = (s->slots->lanes > 1 ? s->lane : s->slot) - scaled(layout, s->slots->lanes > 1 ? 3 : 4);
    s->value_face = annals_layout_face(layout, ANNALS_FACE_VALUE);
    s->values = annals_layout_alloc(layout, count, sizeof *s->values);
    const char **texts = list_values(layout, s);
    if (!s->values || !texts ||
        annals_place_alike(layout, texts, s->values, count, room, &s->value_face, trials,
                           sizeof trials / sizeof *trials))
        return;
    if (!leave_out(layout, s, shorten_values(layout, s, texts, room)))
        s->values = NULL;
}
