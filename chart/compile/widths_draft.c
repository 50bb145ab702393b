/* Which characters have widths, and the packing of a square of pairs; knows no font. */
#include "chart/compile/widths_draft.h"

#include <string.h>

/* ASCII; Latin-1 but for the soft hyphen, which is not seen; Latin Extended-A; what Vietnamese and Romanian have
 * besides; thin spaces; dashes, quotation marks, bullets, ellipsis; narrow space, per mille, primes; currencies;
 * arrows; signs of reckoning. Marks that combine are left out. */
const annals_width_range widths_ranges[] = {
    {0x20, 0x7E},     {0xA0, 0xAC},     {0xAE, 0x17F},    {0x1A0, 0x1A1},   {0x1AF, 0x1B0},
    {0x218, 0x21B},   {0x1EA0, 0x1EF9}, {0x2009, 0x200A}, {0x2010, 0x2026}, {0x202F, 0x203A},
    {0x20A0, 0x20BF}, {0x2190, 0x2193}, {0x2212, 0x2212}, {0x2248, 0x2248}, {0x2260, 0x2265},
};
const size_t widths_range_count = sizeof widths_ranges / sizeof *widths_ranges;

size_t widths_character_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < widths_range_count; i++)
        count += widths_ranges[i].last - widths_ranges[i].first + 1;
    return count;
}

uint32_t widths_character_at(size_t place)
{
    size_t i = 0;
    for (; place > widths_ranges[i].last - widths_ranges[i].first; i++)
        place -= widths_ranges[i].last - widths_ranges[i].first + 1;
    return widths_ranges[i].first + (uint32_t)place;
}

/* --- Packing -------------------------------------------------------------------------------------------------------*/

static bool rows_alike(const widths_draft *draft, size_t one, size_t other)
{
    return memcmp(&draft->pairs[one * draft->count], &draft->pairs[other * draft->count],
                  draft->count * sizeof *draft->pairs) == 0;
}

static bool columns_alike(const widths_draft *draft, size_t one, size_t other)
{
    for (size_t row = 0; row < draft->rows; row++)
        if (draft->pairs[row * draft->count + one] != draft->pairs[row * draft->count + other])
            return false;
    return true;
}

/* Keeps the first of rows alike, in its turn. */
static void pack_rows(widths_draft *draft)
{
    draft->rows = 0;
    for (size_t i = 0; i < draft->count; i++) {
        size_t row = 0;
        while (row < draft->rows && !rows_alike(draft, row, i))
            row++;
        if (row == draft->rows) {
            memmove(&draft->pairs[row * draft->count], &draft->pairs[i * draft->count],
                    draft->count * sizeof *draft->pairs);
            draft->rows++;
        }
        draft->characters[i].left = (uint16_t)row;
    }
}

static void pack_columns(widths_draft *draft)
{
    size_t firsts[WIDTHS_CHARACTERS_MOST];
    draft->columns = 0;
    for (size_t i = 0; i < draft->count; i++) {
        size_t column = 0;
        while (column < draft->columns && !columns_alike(draft, firsts[column], i))
            column++;
        if (column == draft->columns)
            firsts[draft->columns++] = i;
        draft->characters[i].right = (uint16_t)column;
    }
    for (size_t row = 0; row < draft->rows; row++)
        for (size_t column = 0; column < draft->columns; column++)
            draft->pairs[row * draft->columns + column] = draft->pairs[row * draft->count + firsts[column]];
}

void widths_pack(widths_draft *draft)
{
    pack_rows(draft);
    pack_columns(draft);
}

annals_width_table widths_table(const widths_draft *draft)
{
    return (annals_width_table){
        .ranges = widths_ranges,
        .range_count = widths_range_count,
        .characters = draft->characters,
        .pairs = draft->pairs,
        .columns = draft->columns,
        .turns = draft->turns,
        .befores = draft->befores,
        .afters = draft->afters,
    };
}
