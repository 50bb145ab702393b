/* Reads a language file: rows of "keyword argument: words, words"; knows what rows look like, not what words do. */
#include "scan/compile/draft.h"

#include <stddef.h>
#include <string.h>

#include "scan/compile/keyword.h"
#include "series/utf8.h"

/* Some bytes of the file. */
typedef struct {
    const char *text;
    size_t size;
} piece;

typedef struct {
    annals_draft *draft;
    piece key;    /* the keyword and its argument */
    piece values; /* what stands behind the colon */
    annals_error *error;
} language_row;

static annals_status refuse(const language_row *row, const char *what, piece seen)
{
    char shown[ANNALS_SHOWN_SIZE];
    return annals_error_set(row->error, ANNALS_INVALID, "%s: \"%s\"", what,
                            annals_utf8_show(seen.text, seen.size, shown));
}

static piece trimmed(const char *text, const char *end)
{
    while (text < end && (*text == ' ' || *text == '\t'))
        text++;
    while (end > text && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
        end--;
    return (piece){text, (size_t)(end - text)};
}

static bool is(piece seen, const char *word)
{
    return seen.size == strlen(word) && memcmp(seen.text, word, seen.size) == 0;
}

/* The first of a list "a, b, c"; *rest is what comes behind it. */
static piece take_word(piece *rest)
{
    const char *end = rest->text + rest->size, *comma = memchr(rest->text, ',', rest->size);
    piece word = trimmed(rest->text, comma ? comma : end);
    *rest = comma ? (piece){comma + 1, (size_t)(end - comma) - 1} : (piece){end, 0};
    return word;
}

/* --- Rows that give words a meaning ------------------------------------------------------------------------------ */

static annals_status add(const language_row *row, piece word, annals_entry entry)
{
    if (word.size == 0)
        return refuse(row, "a word is missing", row->values);
    annals_status status = annals_draft_add(row->draft, word.text, word.size, entry);
    if (status == ANNALS_EXISTS)
        return refuse(row, "said twice", word);
    return status == ANNALS_OK ? ANNALS_OK : annals_error_no_memory(row->error);
}

/* A row "range: from … to, … -, … 與 … 之間": each is one kind of range; what opens one may stand behind it too. */
static annals_status add_range(const language_row *row, piece word)
{
    static const char DOTS[] = "…";
    const char *dots = memmem(word.text, word.size, DOTS, sizeof DOTS - 1), *end = word.text + word.size;
    if (!dots)
        return refuse(row, "a range is written \"from … to\" or \"… to\"", word);
    piece opening = trimmed(word.text, dots), closing = trimmed(dots + sizeof DOTS - 1, end);
    annals_entry entry = {.role = ANNALS_ROLE_CLOSE, .which = row->draft->language.range_count++};
    const char *more = memmem(closing.text, closing.size, DOTS, sizeof DOTS - 1);
    if (more && opening.size == 0) {
        opening = trimmed(more + sizeof DOTS - 1, end);
        closing = trimmed(closing.text, more);
    }
    if (opening.size == 0)
        entry.role = ANNALS_ROLE_BETWEEN;
    annals_status status = add(row, closing, entry);
    entry.role = ANNALS_ROLE_OPEN;
    if (status == ANNALS_OK && opening.size > 0)
        status = add(row, opening, entry);
    return status;
}

static annals_status parse_value(const language_row *row, piece text, bool bounds, annals_entry *entry)
{
    annals_amount amount;
    annals_status status = annals_amount_parse(text.text, text.size, &amount, row->error);
    if (status != ANNALS_OK)
        return status;
    annals_qualifier qualifier = annals_amount_qualifier(&amount);
    bool lower = qualifier == ANNALS_MORE_THAN || qualifier == ANNALS_AT_LEAST;
    if ((qualifier == ANNALS_RANGE) != bounds || (lower && entry->role != ANNALS_ROLE_NUMBER))
        return refuse(row, bounds ? "bounds are written 20..99" : "not a plain number", text);
    entry->low = amount.low;
    entry->high = lower ? amount.low : amount.high;
    entry->which |= lower ? (int)qualifier : 0;
    return ANNALS_OK;
}

static annals_status parse_text(const language_row *row, piece text, annals_entry *entry)
{
    if (text.size >= ANNALS_READING_UNIT)
        return refuse(row, "too long", text);
    /* "CNY?": most likely that one. */
    bool open = text.text[text.size - 1] == '?';
    entry->which |= open ? ANNALS_CURRENCY_OPEN : 0;
    entry->text = annals_draft_text(row->draft, text.text, text.size - open);
    return ANNALS_OK;
}

static annals_status parse_argument(const language_row *row, const annals_keyword *keyword, annals_entry *entry)
{
    const char *end = row->key.text + row->key.size;
    piece text = trimmed(row->key.text + strlen(keyword->name), end);
    if (text.size == 0 && keyword->argument != ANNALS_ARGUMENT_NONE && keyword->argument != ANNALS_ARGUMENT_MAYBE)
        return refuse(row, "the keyword needs an argument", row->key);
    if (text.size == 0)
        return ANNALS_OK;
    switch (keyword->argument) {
    case ANNALS_ARGUMENT_NONE: return refuse(row, "nothing may stand between keyword and colon", row->key);
    case ANNALS_ARGUMENT_TEXT: return parse_text(row, text, entry);
    default: return parse_value(row, text, keyword->argument == ANNALS_ARGUMENT_BOUNDS, entry);
    }
}

static annals_status read_words(const language_row *row)
{
    const annals_keyword *keyword = annals_keyword_find(row->key.text, row->key.size);
    bool range = is(row->key, "range");
    annals_entry entry = {.role = keyword ? keyword->role : ANNALS_ROLE_BETWEEN, .which = keyword ? keyword->which : 0};
    if (!keyword && !range)
        return refuse(row, "no such keyword", row->key);
    annals_status status = range ? ANNALS_OK : parse_argument(row, keyword, &entry);
    piece rest = row->values;
    while (status == ANNALS_OK && rest.size > 0) {
        piece word = take_word(&rest);
        status = range ? add_range(row, word) : add(row, word, entry);
    }
    return status;
}

/* --- Rows that say something of the language --------------------------------------------------------------------- */

static annals_status pass_over(const language_row *row, void *place)
{
    (void)row;
    (void)place;
    return ANNALS_OK;
}

static annals_status read_sign(const language_row *row, void *place)
{
    if (row->values.size != 1)
        return refuse(row, "one sign is wanted", row->values);
    *(char *)place = row->values.text[0];
    return ANNALS_OK;
}

static annals_status read_flag(const language_row *row, void *place)
{
    if (!is(row->values, "yes") && !is(row->values, "no"))
        return refuse(row, "yes or no is wanted", row->values);
    *(bool *)place = is(row->values, "yes");
    return ANNALS_OK;
}

static annals_status read_doubt(const language_row *row, void *place)
{
    bool taken = false;
    annals_status status = read_flag(row, &taken);
    *(annals_draft_doubt *)place = taken ? ANNALS_DOUBT_TAKEN : ANNALS_DOUBT_NEVER;
    return status;
}

static annals_status read_text(const language_row *row, void *place)
{
    annals_str_add_bytes(place, row->values.text, row->values.size);
    return ANNALS_OK;
}

static void add_text(annals_str *list, piece text)
{
    annals_str_add_bytes(list, text.text, text.size);
    annals_str_add_bytes(list, "", 1);
}

static annals_status read_list(const language_row *row, void *place)
{
    piece rest = row->values;
    while (rest.size > 0) {
        piece word = take_word(&rest);
        if (word.size == 0)
            return refuse(row, "a word is missing", row->values);
        add_text(place, word);
    }
    return ANNALS_OK;
}

/* "letters zh-Hant": those of one script. */
static annals_status read_letters(const language_row *row, void *place)
{
    add_text(place, trimmed(row->key.text + strlen("letters"), row->key.text + row->key.size));
    add_text(place, row->values);
    return ANNALS_OK;
}

/* Whether a list by twos has a text among its first ones. */
static bool has_first(const annals_str *list, piece text)
{
    const char *at = annals_str_text(list), *end = at + list->size;
    while (at < end) {
        if (is(text, at))
            return true;
        at += strlen(at) + 1;
        at += strlen(at) + 1;
    }
    return false;
}

/* "open currency in Hant", "open era in TW": what the last word of the keyword says where a tag has it. */
static annals_status read_variant(const language_row *row, void *place)
{
    const char *end = row->key.text + row->key.size, *subtag = end;
    while (subtag[-1] != ' ')
        subtag--;
    piece text = {subtag, (size_t)(end - subtag)};
    if (has_first(place, text))
        return refuse(row, "said twice", row->key);
    add_text(place, text);
    add_text(place, row->values);
    return ANNALS_OK;
}

static const struct setting {
    const char *keyword;
    bool argument; /* something stands behind the keyword */
    size_t place;  /* in the draft */
    annals_status (*read)(const language_row *row, void *place);
} SETTINGS[] = {
    {"language", false, 0, pass_over},
    {"tags", false, offsetof(annals_draft, tags), read_list},
    {"frequent", false, offsetof(annals_draft, frequent), read_list},
    {"letters", false, offsetof(annals_draft, letters), read_letters},
    {"letters", true, offsetof(annals_draft, letters), read_letters},
    {"taken in doubt", false, offsetof(annals_draft, doubt), read_doubt},
    {"decimal sign", false, offsetof(annals_draft, language.decimal), read_sign},
    {"grouping sign", false, offsetof(annals_draft, language.grouping), read_sign},
    {"written without spaces", false, offsetof(annals_draft, language.joined), read_flag},
    {"number words written together", false, offsetof(annals_draft, language.glued), read_flag},
    {"month before day", false, offsetof(annals_draft, language.month_first), read_flag},
    {"nouns have capitals", false, offsetof(annals_draft, language.capital_nouns), read_flag},
    {"point behind ordinals", false, offsetof(annals_draft, language.ordinal_point), read_flag},
    {"last digit of ones", false, offsetof(annals_draft, language.ones_last), read_flag},
    {"spaces between groups", false, offsetof(annals_draft, language.spaced_groups), read_flag},
    {"classifiers without noun", false, offsetof(annals_draft, language.bare_classifiers), read_flag},
    {"primes are feet", false, offsetof(annals_draft, language.feet), read_flag},
    {"of behind millions", false, offsetof(annals_draft, language.million_of), read_flag},
    {"denominators of several words", false, offsetof(annals_draft, language.spaced_parts), read_flag},
    {"linker ending", false, offsetof(annals_draft, linkers), read_list},
    {"plural ending", false, offsetof(annals_draft, plurals), read_list},
    {"verb beginning", false, offsetof(annals_draft, verbs), read_list},
    {"verb ending", false, offsetof(annals_draft, verb_endings), read_list},
    {"no noun ending", false, offsetof(annals_draft, no_nouns), read_list},
    {"noun ending", false, offsetof(annals_draft, noun_endings), read_list},
    {"noun beginning", false, offsetof(annals_draft, nouns), read_list},
    {"no plural ending", false, offsetof(annals_draft, no_plurals), read_list},
    {"reading", false, offsetof(annals_draft, readings), read_list},
    {"reading letters", false, offsetof(annals_draft, reading_letters), read_text},
    {"open currency in", true, offsetof(annals_draft, open_currencies), read_variant},
    {"open era in", true, offsetof(annals_draft, open_eras), read_variant},
};

static bool is_setting(piece key, const struct setting *setting)
{
    size_t size = strlen(setting->keyword);
    if (!setting->argument)
        return is(key, setting->keyword);
    return key.size > size && memcmp(key.text, setting->keyword, size) == 0 && key.text[size] == ' ';
}

/* --- Lines ------------------------------------------------------------------------------------------------------- */

static annals_status read_row(const language_row *row)
{
    if (row->values.size == 0)
        return refuse(row, "nothing stands behind the colon", row->key);
    for (size_t i = 0; i < sizeof SETTINGS / sizeof *SETTINGS; i++) {
        if (is_setting(row->key, &SETTINGS[i]))
            return SETTINGS[i].read(row, (char *)row->draft + SETTINGS[i].place);
    }
    return read_words(row);
}

/* A comment begins with # at the start of a line or behind a space. */
static const char *comment(const char *line, const char *end)
{
    const char *at = line;
    while ((at = memchr(at, '#', (size_t)(end - at)))) {
        if (at == line || at[-1] == ' ' || at[-1] == '\t')
            return at;
        at++;
    }
    return end;
}

static annals_status read_line(annals_draft *draft, const char *line, const char *end, annals_error *error)
{
    piece text = trimmed(line, comment(line, end));
    if (text.size == 0)
        return ANNALS_OK;
    language_row read = {.draft = draft, .key = text, .error = error};
    const char *colon = memchr(text.text, ':', text.size);
    if (!colon)
        return refuse(&read, "a row is \"keyword: words\"", text);
    read.key = trimmed(text.text, colon);
    read.values = trimmed(colon + 1, text.text + text.size);
    return read_row(&read);
}

annals_status annals_draft_read(annals_draft *draft, const annals_language_file *file, annals_error *error)
{
    const char *line = file->text, *end = line + file->size;
    size_t bad = annals_utf8_bad(line, file->size);
    for (int64_t number = 1; line < end; number++) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        annals_status status = file->text + bad < stop ? annals_error_set(error, ANNALS_INVALID, "not UTF-8")
                                                       : read_line(draft, line, stop, error);
        if (status != ANNALS_OK) {
            annals_error_place(error, file->name, number, 0);
            return status;
        }
        line = stop + 1;
    }
    return ANNALS_OK;
}
