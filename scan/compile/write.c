/* Writes tables as C: arrays of numbers, and the structs that they belong to. Nothing but the few pointers of a
 * language needs the loader. */
#include "scan/compile/write.h"

#include <inttypes.h>
#include <string.h>

/* How many numbers stand in a line. */
enum { COLUMNS = 16 };

static void end_item(annals_str *out, size_t i)
{
    annals_str_add(out, i % COLUMNS == COLUMNS - 1 ? ",\n" : ",");
}

static void write_chars(annals_str *out, const char *tag, const char *name, const char *text, size_t size)
{
    annals_str_format(out, "static const char %s_%s[] = {\n", tag, name);
    for (size_t i = 0; i < size; i++) {
        annals_str_format(out, "'\\%03o'", (unsigned)(unsigned char)text[i]);
        end_item(out, i);
    }
    annals_str_add(out, "};\n");
}

static void write_text(annals_str *out, const char *tag, const char *name, const char *text)
{
    write_chars(out, tag, name, text, strlen(text) + 1);
}

static void write_list(annals_str *out, const char *tag, const char *name, const char *list)
{
    const char *end = list;
    while (*end)
        end = annals_language_next(end);
    write_chars(out, tag, name, list, (size_t)(end - list) + 1);
}

static void write_bytes(annals_str *out, const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        annals_str_format(out, "%u", (unsigned)bytes[i]);
        end_item(out, i);
    }
}

static void write_trie(annals_str *out, const char *tag, const char *name, const annals_trie *trie)
{
    annals_str_format(out, "static const annals_trie_cell %s_%s[] = {\n", tag, name);
    for (size_t i = 0; i < trie->count; i++) {
        const annals_trie_cell *cell = &trie->cells[i];
        annals_str_format(out, "{%u,%u,%u}", (unsigned)cell->base, (unsigned)cell->parent, (unsigned)cell->value);
        end_item(out, i);
    }
    annals_str_add(out, "};\n");
}

static void write_entries(annals_str *out, const char *tag, const annals_language *language)
{
    annals_str_format(out, "static const annals_entry %s_entries[] = {\n", tag);
    for (size_t i = 0; i < language->entry_count; i++) {
        const annals_entry *entry = &language->entries[i];
        annals_str_format(out,
                          "{%d,%" PRId32 ",UINT64_C(%" PRIu64 "),{%" PRId64 ",%d},{%" PRId64 ",%d},%d,%" PRIu32 "},\n",
                          (int)entry->role, entry->next, entry->roles, entry->low.digits, (int)entry->low.exponent,
                          entry->high.digits, (int)entry->high.exponent, entry->which, entry->text);
    }
    annals_str_add(out, "};\n");
}

static void write_arrays(annals_str *out, const annals_language *language)
{
    const char *tag = language->tags;
    write_list(out, tag, "tags", language->tags);
    write_trie(out, tag, "small", &language->small);
    write_trie(out, tag, "exact", &language->exact);
    write_trie(out, tag, "starts", &language->starts);
    annals_str_format(out, "static const unsigned char %s_pairs[] = {\n", tag);
    write_bytes(out, language->pairs, 256 * 256 / 8);
    annals_str_add(out, "};\n");
    write_entries(out, tag, language);
    write_chars(out, tag, "texts", language->texts, language->texts_size);
    write_list(out, tag, "open_currencies", language->open_currencies);
    write_list(out, tag, "open_eras", language->open_eras);
    write_text(out, tag, "reading_letters", language->reading_letters);
    write_list(out, tag, "readings", language->readings);
    write_list(out, tag, "linkers", language->linkers);
    write_list(out, tag, "plurals", language->plurals);
    write_list(out, tag, "verbs", language->verbs);
    write_list(out, tag, "nouns", language->nouns);
    write_list(out, tag, "no_nouns", language->no_nouns);
    write_list(out, tag, "noun_endings", language->noun_endings);
    write_list(out, tag, "verb_endings", language->verb_endings);
    write_list(out, tag, "no_plurals", language->no_plurals);
}

static void write_trie_of(annals_str *out, const char *tag, const char *name, const annals_trie *trie)
{
    annals_str_format(out, "     .%s = {%s_%s, %zu},\n", name, tag, name, trie->count);
}

static void write_flags(annals_str *out, const annals_language *language)
{
    const struct {
        const char *name;
        bool value;
    } flags[] = {
        {"joined", language->joined},
        {"glued", language->glued},
        {"month_first", language->month_first},
        {"capital_nouns", language->capital_nouns},
        {"ordinal_point", language->ordinal_point},
        {"spaced_groups", language->spaced_groups},
        {"ones_last", language->ones_last},
        {"bare_classifiers", language->bare_classifiers},
        {"spaced_parts", language->spaced_parts},
        {"feet", language->feet},
        {"million_of", language->million_of},
    };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        annals_str_format(out, "     .%s = %s,\n", flags[i].name, flags[i].value ? "true" : "false");
}

static void write_language(annals_str *out, const annals_language *language)
{
    static const char *const NAMES[] = {
        "tags",    "pairs",   "entries", "texts", "open_currencies", "open_eras",  "reading_letters", "readings",
        "linkers", "plurals", "verbs",   "nouns", "verb_endings",    "no_plurals", "no_nouns",        "noun_endings"};
    const char *tag = language->tags;
    annals_str_add(out, "    {\n");
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        annals_str_format(out, "     .%s = %s_%s,\n", NAMES[i], tag, NAMES[i]);
    write_trie_of(out, tag, "small", &language->small);
    write_trie_of(out, tag, "exact", &language->exact);
    write_trie_of(out, tag, "starts", &language->starts);
    annals_str_format(
        out, "     .entry_count = %zu, .texts_size = %zu, .range_count = %d, .decimal = %d, .grouping = %d,\n",
        language->entry_count, language->texts_size, language->range_count, language->decimal, language->grouping);
    write_flags(out, language);
    annals_str_add(out, "    },\n");
}

static void write_signs(annals_str *out, const annals_detector *detector)
{
    annals_str_add(out, "static const annals_detect_sign signs[] = {\n");
    for (size_t i = 0; i < detector->sign_count; i++) {
        const annals_detect_sign *sign = &detector->signs[i];
        annals_str_format(out, "{UINT64_C(%" PRIu64 "),{", sign->hash);
        write_bytes(out, sign->weights, ANNALS_DETECT_LANGUAGES);
        annals_str_format(out, "},%u},\n", (unsigned)sign->script);
    }
    annals_str_add(out, "};\n");
}

static void write_slots(annals_str *out, const annals_detector *detector)
{
    annals_str_add(out, "    .slots = {\n");
    for (size_t i = 0; i < ANNALS_DETECT_SLOTS; i++) {
        annals_str_format(out, "%u", (unsigned)detector->slots[i]);
        end_item(out, i);
    }
    annals_str_add(out, "},\n");
}

static void write_detector_languages(annals_str *out, const annals_detector *detector)
{
    for (size_t i = 0; i < detector->count; i++) {
        annals_str_format(out, "    .tags[%zu] = \"%s\", .han_letters[%zu] = %u, .reluctant[%zu] = %s,\n", i,
                          detector->tags[i], i, (unsigned)detector->han_letters[i], i,
                          detector->reluctant[i] ? "true" : "false");
    }
    for (size_t i = 0; i < detector->script_count; i++) {
        annals_str_format(out, "    .scripts[%zu] = \"%s\", .script_languages[%zu] = %zu,\n", i, detector->scripts[i],
                          i, detector->script_languages[i]);
    }
    annals_str_format(out, "    .in_doubt = %zu, .count = %zu, .script_count = %zu, .sign_count = %zu,\n",
                      detector->in_doubt, detector->count, detector->script_count, detector->sign_count);
}

static void write_detector(annals_str *out, const annals_detector *detector)
{
    write_signs(out, detector);
    annals_str_add(out, "const annals_detector annals_detector_all = {\n    .signs = signs,\n");
    write_detector_languages(out, detector);
    annals_str_add(out, "    .sieve = {\n");
    write_bytes(out, detector->sieve, sizeof detector->sieve);
    annals_str_add(out, "},\n");
    write_slots(out, detector);
    annals_str_add(out, "};\n");
}

void annals_tables_write(annals_str *out, const annals_language *languages, size_t count,
                         const annals_detector *detector)
{
    annals_str_add(out, "/* The files of scan/lang/ as tables; made by scan/compile/. */\n"
                        "#include \"scan/detect_table.h\"\n#include \"scan/language.h\"\n\n");
    for (size_t i = 0; i < count; i++)
        write_arrays(out, &languages[i]);
    annals_str_add(out, "const annals_language annals_languages[] = {\n");
    for (size_t i = 0; i < count; i++)
        write_language(out, &languages[i]);
    annals_str_format(out, "};\nconst size_t annals_language_count = %zu;\n", count);
    write_detector(out, detector);
}
