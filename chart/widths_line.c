/* Adds up advances, adjustments of pairs and changes of signs; knows neither fonts nor files. */
#include "chart/widths_line.h"

#include "series/utf8.h"

static const annals_width_character *find_character(const annals_width_table *table, uint32_t character)
{
    size_t place = 0;
    for (size_t i = 0; i < table->range_count; i++) {
        const annals_width_range *range = &table->ranges[i];
        if (character >= range->first && character <= range->last)
            return &table->characters[place + (character - range->first)];
        place += range->last - range->first + 1;
    }
    return NULL;
}

/* The advance of a character between two others, each NULL at the line's end; false: it is not known. */
static bool find_advance(const annals_width_table *table, const annals_width_character *before,
                         const annals_width_character *middle, const annals_width_character *after, int *advance)
{
    int adjustment = after != NULL ? table->pairs[middle->left * table->columns + after->right] : 0;
    int change = 0;
    if (middle->turn > 0) {
        size_t row = (middle->turn - 1U) * table->befores + (before != NULL ? before->before : 0);
        change = table->turns[row * table->afters + (after != NULL ? after->after : 0)];
    }
    *advance = middle->advance + adjustment + change;
    return adjustment != ANNALS_WIDTH_OPEN && change != ANNALS_WIDTH_OPEN;
}

bool annals_widths_line(const annals_width_table *table, const char *text, double unit, double *width)
{
    const annals_width_character *before = NULL, *middle = NULL;
    int advance = 0;
    *width = 0;
    while (*text != '\0') {
        uint32_t character;
        text += annals_utf8_read(text, &character);
        const annals_width_character *next = find_character(table, character);
        if (next == NULL || next->advance == ANNALS_WIDTH_UNKNOWN ||
            (middle != NULL && !find_advance(table, before, middle, next, &advance)))
            return false;
        *width += advance * unit;
        before = middle;
        middle = next;
    }
    if (middle == NULL)
        return true;
    bool known = find_advance(table, before, middle, NULL, &advance);
    *width += advance * unit;
    return known;
}
