/* Writes tables of widths as C: arrays of numbers without a pointer, so that the loader has nothing to do. */
#include "chart/compile/widths_write.h"

#include <inttypes.h>
#include <string.h>

enum { COLUMNS = 16 };

static void end_item(annals_str *out, size_t i)
{
    annals_str_add(out, i % COLUMNS == COLUMNS - 1 ? ",\n" : ",");
}

static bool is_there(const widths_draft *draft)
{
    return draft->em > 0;
}

static size_t count_turns(const widths_draft *draft)
{
    return draft->turn_count * draft->befores * draft->afters;
}

static void write_styles(annals_str *out, const widths_draft *drafts)
{
    size_t directory = 0, pairs = 0, turns = 0;
    annals_str_add(out, "const annals_width_style annals_width_styles[ANNALS_INTER_STYLES] = {\n");
    for (size_t i = 0; i < ANNALS_INTER_STYLES; i++) {
        const widths_draft *draft = &drafts[i];
        if (!is_there(draft)) {
            annals_str_add(out, "{.em = 1},\n");
            continue;
        }
        annals_str_format(out, "{%zu, %zu, %zu, %zu, %zu, %zu, %zu, %u, %d, %d},\n", directory, draft->directory_size,
                          pairs, draft->columns, turns, draft->befores, draft->afters, draft->em, draft->ascent,
                          draft->descent);
        directory += draft->directory_size;
        pairs += draft->rows * draft->columns;
        turns += count_turns(draft);
    }
    annals_str_add(out, "};\n");
}

static void write_ranges(annals_str *out)
{
    annals_str_add(out, "const annals_width_range annals_width_ranges[] = {\n");
    for (size_t i = 0; i < widths_range_count; i++)
        annals_str_format(out, "{0x%" PRIX32 ", 0x%" PRIX32 "},\n", widths_ranges[i].first, widths_ranges[i].last);
    annals_str_format(out,
                      "};\nconst size_t annals_width_range_count = %zu;\nconst size_t annals_width_character_count = "
                      "%zu;\n",
                      widths_range_count, widths_character_count());
}

/* A style that is not there keeps its place. */
static void write_characters(annals_str *out, const widths_draft *drafts)
{
    size_t count = widths_character_count();
    annals_str_add(out, "const annals_width_character annals_width_characters[] = {\n");
    for (size_t i = 0; i < ANNALS_INTER_STYLES * count; i++) {
        const annals_width_character *character = &drafts[i / count].characters[i % count];
        annals_str_format(out, "{%u,%u,%u,%u,%u,%u}", (unsigned)character->advance, (unsigned)character->left,
                          (unsigned)character->right, (unsigned)character->before, (unsigned)character->after,
                          (unsigned)character->turn);
        end_item(out, i);
    }
    annals_str_add(out, "};\n");
}

static void write_numbers(annals_str *out, const int16_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        annals_str_format(out, "%d", (int)numbers[i]);
        end_item(out, i);
    }
}

static void write_pairs(annals_str *out, const widths_draft *drafts)
{
    annals_str_add(out, "const int16_t annals_width_pairs[] = {\n");
    for (size_t i = 0; i < ANNALS_INTER_STYLES; i++)
        if (is_there(&drafts[i]))
            write_numbers(out, drafts[i].pairs, drafts[i].rows * drafts[i].columns);
    annals_str_add(out, "0};\nconst int16_t annals_width_turns[] = {\n");
    for (size_t i = 0; i < ANNALS_INTER_STYLES; i++)
        if (is_there(&drafts[i]))
            write_numbers(out, drafts[i].turns, count_turns(&drafts[i]));
    annals_str_add(out, "0};\n");
}

static void write_directories(annals_str *out, const widths_draft *drafts)
{
    annals_str_add(out, "const uint8_t annals_width_directories[] = {\n");
    for (size_t i = 0; i < ANNALS_INTER_STYLES; i++)
        for (size_t at = 0; is_there(&drafts[i]) && at < drafts[i].directory_size; at++) {
            annals_str_format(out, "%u", (unsigned)drafts[i].directory[at]);
            end_item(out, at);
        }
    annals_str_add(out, "0};\n");
}

static void write_languages(annals_str *out, const char *languages)
{
    annals_str_add(out, "const char annals_width_languages[] = {");
    for (const char *name = languages; *name != '\0'; name += strlen(name) + 1)
        for (size_t i = 0; i <= strlen(name); i++)
            annals_str_format(out, "%d,", (int)name[i]);
    annals_str_add(out, "0};\n");
}

void widths_write(annals_str *out, const widths_draft *drafts, const char *languages)
{
    annals_str_add(out, "/* Written by compile-widths when annals is built. */\n#include \"chart/widths_table.h\"\n\n");
    write_styles(out, drafts);
    write_ranges(out);
    write_characters(out, drafts);
    write_pairs(out, drafts);
    write_directories(out, drafts);
    write_languages(out, languages);
}
