/* Measures lines by the tables of widths, where the fonts are those that the tables were made of; sets no glyphs. */
#include "chart/widths.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "chart/widths_line.h"

bool annals_widths_fit(size_t style, const char *path)
{
    const annals_width_style *table = &annals_width_styles[style];
    char bytes[ANNALS_WIDTH_DIRECTORY_MOST];
    if (table->directory_size == 0)
        return false;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    ssize_t size = read(file, bytes, table->directory_size);
    close(file);
    return size == (ssize_t)table->directory_size &&
           memcmp(bytes, annals_width_directories + table->directory_at, table->directory_size) == 0;
}

static bool is_good(annals_widths *widths, size_t style)
{
    if (widths->styles[style] == ANNALS_WIDTHS_NEW)
        widths->styles[style] =
            annals_widths_fit(style, annals_inter_file(style)) ? ANNALS_WIDTHS_GOOD : ANNALS_WIDTHS_OTHER;
    return widths->styles[style] == ANNALS_WIDTHS_GOOD;
}

static bool knows_language(const char *language)
{
    const char *name = annals_width_languages;
    while (*name != '\0' && language != NULL && strcmp(name, language) != 0)
        name += strlen(name) + 1;
    return *name != '\0';
}

/* As inter.c has it, the first style's ascent and descent are those of all. */
bool annals_widths_measure(annals_widths *widths, const char *text, annals_face face, annals_extent *extent)
{
    size_t which;
    if (!annals_inter_find_style(face, &which) || !knows_language(face.language) || !is_good(widths, 0) ||
        !is_good(widths, which))
        return false;
    const annals_width_style *first = &annals_width_styles[0], *style = &annals_width_styles[which];
    const annals_width_table table = {
        .ranges = annals_width_ranges,
        .range_count = annals_width_range_count,
        .characters = annals_width_characters + which * annals_width_character_count,
        .pairs = annals_width_pairs + style->pairs_at,
        .columns = style->columns,
        .turns = annals_width_turns + style->turns_at,
        .befores = style->befores,
        .afters = style->afters,
    };
    double em = first->em;
    extent->ascent = first->ascent / em * face.size;
    extent->descent = first->descent / em * face.size;
    return annals_widths_line(&table, text, face.size / style->em, &extent->width);
}
