/* Reads a language file: rows of "keyword argument: words, words"; knows the keywords, not what they do. */
#include "scan/language.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "scan/candidate.h"
#include "scan/letter.h"
#include "series/observation.h"
#include "series/utf8.h"

/* What a number may begin with; a weak one-word number or an article says too little to look at a sentence for. */
#define BEGINNERS                                                                                                    \
    (ANNALS_ROLE_BIT(ANNALS_ROLE_NUMBER) | ANNALS_ROLE_BIT(ANNALS_ROLE_DIGIT) | ANNALS_ROLE_BIT(ANNALS_ROLE_TIMES) | \
     ANNALS_ROLE_BIT(ANNALS_ROLE_LEADING) | ANNALS_ROLE_BIT(ANNALS_ROLE_HALF) | ANNALS_ROLE_BIT(ANNALS_ROLE_PART) |  \
     ANNALS_ROLE_BIT(ANNALS_ROLE_VAGUE))

typedef enum { NOTHING, VALUE, VALUE_OR_NOTHING, BOUNDS, TEXT } argument;

struct keyword {
    const char *name;
    annals_role role;
    argument argument;
    int which;
};

static const struct keyword KEYWORDS[] = {
    {"number", ANNALS_ROLE_NUMBER, VALUE, 0},
    {"weak", ANNALS_ROLE_WEAK, VALUE, 0},
    {"article", ANNALS_ROLE_ARTICLE, VALUE, 0},
    {"digit", ANNALS_ROLE_DIGIT, VALUE, 0},
    {"teen", ANNALS_ROLE_TEEN, VALUE, 0},
    {"ones before tens", ANNALS_ROLE_REVERSED, NOTHING, 0},
    {"times", ANNALS_ROLE_TIMES, VALUE, 0},
    {"times alone", ANNALS_ROLE_LEADING, VALUE, 0},
    {"short", ANNALS_ROLE_SHORT, VALUE, 0},
    {"short for money", ANNALS_ROLE_SHORT, VALUE, 1},
    {"half", ANNALS_ROLE_HALF, NOTHING, 0},
    {"joiner", ANNALS_ROLE_JOINER, VALUE_OR_NOTHING, 0},
    {"point", ANNALS_ROLE_POINT, NOTHING, 0},
    {"fraction", ANNALS_ROLE_FRACTION, NOTHING, 0},
    {"fraction, part first", ANNALS_ROLE_FRACTION, NOTHING, 1},
    {"linker", ANNALS_ROLE_LINKER, NOTHING, 0},
    {"vague", ANNALS_ROLE_VAGUE, BOUNDS, 0},
    {"of", ANNALS_ROLE_OF, NOTHING, 0},
    {"and more", ANNALS_ROLE_AND_MORE, NOTHING, 0},
    {"about", ANNALS_ROLE_BEFORE, NOTHING, ANNALS_ABOUT},
    {"at least", ANNALS_ROLE_BEFORE, NOTHING, ANNALS_AT_LEAST},
    {"more than", ANNALS_ROLE_BEFORE, NOTHING, ANNALS_MORE_THAN},
    {"at most", ANNALS_ROLE_BEFORE, NOTHING, ANNALS_AT_MOST},
    {"less than", ANNALS_ROLE_BEFORE, NOTHING, ANNALS_LESS_THAN},
    {"about after", ANNALS_ROLE_AFTER, NOTHING, ANNALS_ABOUT},
    {"at least after", ANNALS_ROLE_AFTER, NOTHING, ANNALS_AT_LEAST},
    {"more than after", ANNALS_ROLE_AFTER, NOTHING, ANNALS_MORE_THAN},
    {"at most after", ANNALS_ROLE_AFTER, NOTHING, ANNALS_AT_MOST},
    {"less than after", ANNALS_ROLE_AFTER, NOTHING, ANNALS_LESS_THAN},
    {"at most if possible", ANNALS_ROLE_POSSIBLY, NOTHING, ANNALS_AT_MOST},
    {"possible", ANNALS_ROLE_POSSIBLE, NOTHING, 0},
    {"up", ANNALS_ROLE_DIRECTION, NOTHING, ANNALS_DIRECTION_UP},
    {"down", ANNALS_ROLE_DIRECTION, NOTHING, ANNALS_DIRECTION_DOWN},
    {"up before", ANNALS_ROLE_DIRECTION_BEFORE, NOTHING, ANNALS_DIRECTION_UP},
    {"down before", ANNALS_ROLE_DIRECTION_BEFORE, NOTHING, ANNALS_DIRECTION_DOWN},
    {"result", ANNALS_ROLE_RESULT, NOTHING, 0},
    {"result after", ANNALS_ROLE_RESULT_AFTER, NOTHING, 0},
    {"negative", ANNALS_ROLE_NEGATIVE, NOTHING, 0},
    {"currency", ANNALS_ROLE_CURRENCY, TEXT, 0},
    {"small currency", ANNALS_ROLE_CURRENCY, VALUE, ANNALS_CURRENCY_OPEN | ANNALS_CURRENCY_BEHIND},
    {"currency behind", ANNALS_ROLE_CURRENCY, TEXT, ANNALS_CURRENCY_BEHIND},
    {"percent", ANNALS_ROLE_PERCENT, VALUE_OR_NOTHING, 0},
    {"percent before", ANNALS_ROLE_PERCENT_BEFORE, VALUE_OR_NOTHING, 0},
    {"points", ANNALS_ROLE_POINTS, NOTHING, 0},
    {"unit", ANNALS_ROLE_UNIT, TEXT, 0},
    {"classifier", ANNALS_ROLE_CLASSIFIER, NOTHING, 0},
    {"month", ANNALS_ROLE_MONTH, VALUE_OR_NOTHING, 0},
    {"date after", ANNALS_ROLE_DATE_AFTER, NOTHING, 0},
    {"year after", ANNALS_ROLE_YEAR_AFTER, NOTHING, 0},
    {"year before", ANNALS_ROLE_YEAR_BEFORE, NOTHING, 0},
    {"ordinal before", ANNALS_ROLE_ORDINAL_BEFORE, NOTHING, 0},
    {"ordinal after", ANNALS_ROLE_ORDINAL_AFTER, NOTHING, 0},
    {"ignore", ANNALS_ROLE_IGNORE, NOTHING, 0},
    {"filler", ANNALS_ROLE_FILLER, NOTHING, 0},
    {"function", ANNALS_ROLE_FUNCTION, NOTHING, 0},
    {"deed", ANNALS_ROLE_FUNCTION, NOTHING, 1},
    {"season", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_SEASON},
    {"quarter", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_QUARTER},
    {"half year", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_HALF},
    {"part", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_PART},
    {"that day", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_THAT_DAY},
    {"that week", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_THAT_WEEK},
    {"that month", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_THAT_MONTH},
    {"that quarter", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_THAT_QUARTER},
    {"that half year", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_THAT_HALF},
    {"that year", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_THAT_YEAR},
    {"toward", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_TOWARD},
    {"fiscal year", ANNALS_ROLE_WHEN, NOTHING, ANNALS_WHEN_FISCAL},
    {"month after", ANNALS_ROLE_WHEN, NOTHING, ANNALS_WHEN_MONTH_AFTER},
    {"day after", ANNALS_ROLE_WHEN, NOTHING, ANNALS_WHEN_DAY_AFTER},
    {"since", ANNALS_ROLE_WHEN, NOTHING, ANNALS_WHEN_SINCE},
    {"since after", ANNALS_ROLE_WHEN, NOTHING, ANNALS_WHEN_SINCE_AFTER},
    {"until", ANNALS_ROLE_WHEN, NOTHING, ANNALS_WHEN_UNTIL},
    {"until after", ANNALS_ROLE_WHEN, NOTHING, ANNALS_WHEN_UNTIL_AFTER},
    {"years away", ANNALS_ROLE_WHEN, VALUE, ANNALS_WHEN_SHIFT},
    {"attribute", ANNALS_ROLE_ATTRIBUTE, NOTHING, 0},
    {"denominator", ANNALS_ROLE_PART, VALUE, 0},
    {"denominator of one", ANNALS_ROLE_PART, VALUE, ANNALS_PART_OF_ONE},
    {"denominator ending", ANNALS_ROLE_PART, VALUE, ANNALS_PART_ENDING},
    {"denominator ending of one", ANNALS_ROLE_PART, VALUE, ANNALS_PART_ENDING | ANNALS_PART_OF_ONE},
    {"ratio", ANNALS_ROLE_RATIO, NOTHING, 0},
    {"ratio, whole first", ANNALS_ROLE_RATIO, NOTHING, 1},
    {"and", ANNALS_ROLE_AND, NOTHING, 0},
    {"estimate", ANNALS_ROLE_KIND, NOTHING, ANNALS_ESTIMATE},
    {"guidance", ANNALS_ROLE_KIND, NOTHING, ANNALS_GUIDANCE},
    {"target", ANNALS_ROLE_KIND, NOTHING, ANNALS_TARGET},
    {"time before", ANNALS_ROLE_CUE, NOTHING, ANNALS_CUE_TIME},
    {"minute", ANNALS_ROLE_CUE, NOTHING, ANNALS_CUE_MINUTE},
    {"definite", ANNALS_ROLE_CUE, NOTHING, ANNALS_CUE_DEFINITE},
    {"versus", ANNALS_ROLE_CUE, NOTHING, ANNALS_CUE_VERSUS},
    {"ordinal", ANNALS_ROLE_CUE, NOTHING, ANNALS_CUE_ORDINAL},
    {"age before", ANNALS_ROLE_CUE, NOTHING, ANNALS_CUE_AGE},
    {"name before", ANNALS_ROLE_CUE, NOTHING, ANNALS_CUE_NAME},
};

/* Some bytes of the file. */
typedef struct {
    const char *text;
    size_t size;
} piece;

struct row {
    annals_language *language;
    piece key;    /* the keyword and its argument */
    piece values; /* what stands behind the colon */
    annals_error *error;
};

static annals_status refuse(const struct row *row, const char *what, piece seen)
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

/* Rows that detect.c reads. */
static bool is_for_detection(piece key)
{
    static const char LETTERS[] = "letters ";
    return is(key, "taken in doubt") || is(key, "frequent") || is(key, "letters") ||
           (key.size > sizeof LETTERS - 1 && memcmp(key.text, LETTERS, sizeof LETTERS - 1) == 0);
}

/* The first of a list "a, b, c"; *rest is what comes behind it. */
static piece take_word(piece *rest)
{
    const char *end = rest->text + rest->size, *comma = memchr(rest->text, ',', rest->size);
    piece word = trimmed(rest->text, comma ? comma : end);
    *rest = comma ? (piece){comma + 1, (size_t)(end - comma) - 1} : (piece){end, 0};
    return word;
}

static char *copy(const struct row *row, piece text)
{
    return annals_arena_copy(row->language->arena, text.text, text.size);
}

/* Whether lower case would change some words. *failed: no memory. */
static bool has_capitals(const struct row *row, piece word, bool *failed)
{
    bool plain = true;
    for (size_t i = 0; i < word.size; i++) {
        if (word.text[i] >= 'A' && word.text[i] <= 'Z')
            return true;
        plain = plain && (unsigned char)word.text[i] < 0x80;
    }
    char *scratch = plain ? NULL : copy(row, word);
    *failed = !plain && !scratch;
    if (!scratch)
        return false;
    annals_letter_lower(scratch, word.size);
    return memcmp(scratch, word.text, word.size) != 0;
}

static bool grow_entries(annals_language *language)
{
    size_t room = language->entry_room ? language->entry_room * 2 : 512;
    annals_entry *entries = realloc(language->entries, room * sizeof *entries);
    if (!entries)
        return false;
    language->entries = entries;
    language->entry_room = room;
    return true;
}

static bool means_already(const annals_language *language, int32_t first, const annals_entry *entry)
{
    for (; first != ANNALS_TRIE_NONE; first = language->entries[first].next) {
        const annals_entry *other = &language->entries[first];
        if (other->role == entry->role && (other->which == entry->which || entry->role < ANNALS_ROLE_OPEN))
            return true;
    }
    return false;
}

/* Gives some words a meaning. */
static annals_status add(const struct row *row, piece word, annals_entry entry)
{
    annals_language *language = row->language;
    int32_t *first = NULL;
    bool failed = false;
    if (word.size == 0)
        return refuse(row, "a word is missing", row->values);
    bool capitals = has_capitals(row, word, &failed);
    if (failed || (language->entry_count == language->entry_room && !grow_entries(language)))
        return annals_error_no_memory(row->error);
    /* 5g is a weight, 5G is none. */
    bool behind_digits = entry.role == ANNALS_ROLE_UNIT || entry.role == ANNALS_ROLE_SHORT;
    bool exact = capitals || (behind_digits && word.size == 1);
    annals_trie *trie = exact ? &language->exact : &language->small;
    if (!annals_trie_place(trie, word.text, word.size, &first))
        return annals_error_no_memory(row->error);
    if (means_already(language, *first, &entry))
        return refuse(row, "said twice", word);
    entry.next = *first;
    *first = (int32_t)language->entry_count;
    language->entries[language->entry_count++] = entry;
    bool begins = (ANNALS_ROLE_BIT(entry.role) & BEGINNERS) != 0;
    if (begins && !annals_candidate_add(language, word.text, word.size))
        return annals_error_no_memory(row->error);
    return ANNALS_OK;
}

/* A row "range: from … to, … -": each word is one kind of range. */
static annals_status add_range(const struct row *row, piece word)
{
    static const char DOTS[] = "…";
    const char *dots = memmem(word.text, word.size, DOTS, sizeof DOTS - 1), *end = word.text + word.size;
    if (!dots)
        return refuse(row, "a range is written \"from … to\" or \"… to\"", word);
    piece opening = trimmed(word.text, dots), closing = trimmed(dots + sizeof DOTS - 1, end);
    annals_entry entry = {.role = ANNALS_ROLE_CLOSE, .which = row->language->range_count++, .text = ""};
    if (opening.size == 0)
        entry.role = ANNALS_ROLE_BETWEEN;
    annals_status status = add(row, closing, entry);
    entry.role = ANNALS_ROLE_OPEN;
    if (status == ANNALS_OK && opening.size > 0)
        status = add(row, opening, entry);
    return status;
}

static annals_status parse_value(const struct row *row, piece text, annals_entry *entry, bool bounds)
{
    annals_amount amount;
    annals_status status = annals_amount_parse(text.text, text.size, &amount, row->error);
    if (status != ANNALS_OK)
        return status;
    if ((annals_amount_qualifier(&amount) == ANNALS_RANGE) != bounds)
        return refuse(row, bounds ? "bounds are written 20..99" : "not a plain number", text);
    entry->low = amount.low;
    entry->high = amount.high;
    return ANNALS_OK;
}

static annals_status parse_argument(const struct row *row, const struct keyword *keyword, piece text,
                                    annals_entry *entry)
{
    if ((text.size > 0) != (keyword->argument != NOTHING) && keyword->argument != VALUE_OR_NOTHING)
        return refuse(row, text.size ? "nothing may stand between keyword and colon" : "the keyword needs an argument",
                      row->key);
    if (keyword->argument == NOTHING || text.size == 0)
        return ANNALS_OK;
    if (keyword->argument != TEXT)
        return parse_value(row, text, entry, keyword->argument == BOUNDS);
    if (text.size >= ANNALS_READING_UNIT)
        return refuse(row, "too long", text);
    /* "CNY?": most likely that one. */
    bool open = text.text[text.size - 1] == '?';
    entry->which |= open ? ANNALS_CURRENCY_OPEN : 0;
    text.size -= open;
    entry->text = text.size == 0 ? "" : copy(row, text);
    return entry->text ? ANNALS_OK : annals_error_no_memory(row->error);
}

/* The longest keyword that the row begins with, or NULL. */
static const struct keyword *find_keyword(piece key)
{
    const struct keyword *best = NULL;
    size_t length = 0;
    for (size_t i = 0; i < sizeof KEYWORDS / sizeof *KEYWORDS; i++) {
        if (KEYWORDS[i].name[0] != key.text[0])
            continue; /* most: this is asked for every row of a file, in every program that reads a quote */
        size_t size = strlen(KEYWORDS[i].name);
        if (size > length && size <= key.size && memcmp(key.text, KEYWORDS[i].name, size) == 0 &&
            (size == key.size || key.text[size] == ' ')) {
            best = &KEYWORDS[i];
            length = size;
        }
    }
    return best;
}

static annals_status read_words(const struct row *row)
{
    const struct keyword *keyword = find_keyword(row->key);
    bool range = is(row->key, "range");
    annals_entry entry = {.text = ""};
    annals_status status = ANNALS_OK;
    if (!keyword && !range)
        return refuse(row, "no such keyword", row->key);
    if (keyword) {
        size_t size = strlen(keyword->name);
        entry.role = keyword->role;
        entry.which = keyword->which;
        status = parse_argument(row, keyword, trimmed(row->key.text + size, row->key.text + row->key.size), &entry);
    }
    piece rest = row->values;
    do {
        piece word = take_word(&rest);
        if (status == ANNALS_OK)
            status = range ? add_range(row, word) : add(row, word, entry);
    } while (status == ANNALS_OK && rest.size > 0);
    return status;
}

static annals_status read_list(const struct row *row, const char ***list)
{
    size_t count = 1;
    for (size_t i = 0; i < row->values.size; i++)
        count += row->values.text[i] == ',';
    const char **words = annals_arena_alloc(row->language->arena, (count + 1) * sizeof *words);
    if (!words)
        return annals_error_no_memory(row->error);
    piece rest = row->values;
    for (size_t i = 0; i < count; i++) {
        words[i] = copy(row, take_word(&rest));
        if (!words[i])
            return annals_error_no_memory(row->error);
    }
    words[count] = NULL;
    *list = words;
    return ANNALS_OK;
}

static annals_status read_tag(const struct row *row)
{
    piece rest = row->values;
    row->language->tag = copy(row, take_word(&rest));
    return row->language->tag ? ANNALS_OK : annals_error_no_memory(row->error);
}

static annals_status read_variant(const struct row *row)
{
    row->language->variant = "Hant";
    row->language->variant_currency = copy(row, row->values);
    return row->language->variant_currency ? ANNALS_OK : annals_error_no_memory(row->error);
}

static annals_status read_sign(const struct row *row, char *sign)
{
    if (row->values.size != 1)
        return refuse(row, "one sign is wanted", row->values);
    *sign = row->values.text[0];
    return ANNALS_OK;
}

static annals_status read_flag(const struct row *row, bool *flag)
{
    if (!is(row->values, "yes") && !is(row->values, "no"))
        return refuse(row, "yes or no is wanted", row->values);
    *flag = is(row->values, "yes");
    return ANNALS_OK;
}

/* Rows that say yes or no. */
static const struct flag {
    const char *name;
    size_t place; /* in the language */
} FLAGS[] = {
    {"written without spaces", offsetof(annals_language, joined)},
    {"number words written together", offsetof(annals_language, glued)},
    {"month before day", offsetof(annals_language, month_first)},
    {"nouns have capitals", offsetof(annals_language, capital_nouns)},
    {"point behind ordinals", offsetof(annals_language, ordinal_point)},
    {"last digit of ones", offsetof(annals_language, ones_last)},
    {"spaces between groups", offsetof(annals_language, spaced_groups)},
    {"classifiers without noun", offsetof(annals_language, bare_classifiers)},
};

static const struct flag *find_flag(piece key)
{
    for (size_t i = 0; i < sizeof FLAGS / sizeof *FLAGS; i++) {
        if (is(key, FLAGS[i].name))
            return &FLAGS[i];
    }
    return NULL;
}

static annals_status read_row(const struct row *row)
{
    annals_language *language = row->language;
    if (row->values.size == 0)
        return refuse(row, "nothing stands behind the colon", row->key);
    if (is(row->key, "language") || is_for_detection(row->key))
        return ANNALS_OK;
    if (is(row->key, "tags"))
        return read_tag(row);
    if (is(row->key, "decimal sign"))
        return read_sign(row, &language->decimal);
    if (is(row->key, "grouping sign"))
        return read_sign(row, &language->grouping);
    const struct flag *flag = find_flag(row->key);
    if (flag)
        return read_flag(row, (bool *)((char *)language + flag->place));
    if (is(row->key, "linker ending"))
        return read_list(row, &language->linkers);
    if (is(row->key, "open currency in Hant"))
        return read_variant(row);
    if (is(row->key, "plural ending"))
        return read_list(row, &language->plurals);
    if (is(row->key, "reading"))
        return read_list(row, &language->readings);
    if (is(row->key, "reading letters")) {
        language->reading_letters = copy(row, row->values);
        return language->reading_letters ? ANNALS_OK : annals_error_no_memory(row->error);
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

static annals_status read_line(annals_language *language, const char *line, const char *end, annals_error *error)
{
    piece text = trimmed(line, comment(line, end));
    if (text.size == 0)
        return ANNALS_OK;
    struct row row = {.language = language, .key = text, .error = error};
    const char *colon = memchr(text.text, ':', text.size);
    if (!colon)
        return refuse(&row, "a row is \"keyword: words\"", text);
    row.key = trimmed(text.text, colon);
    row.values = trimmed(colon + 1, text.text + text.size);
    return read_row(&row);
}

annals_status annals_language_read(annals_language *language, const annals_language_file *file, annals_error *error)
{
    const char *line = (const char *)file->bytes, *end = line + file->size;
    if (!language->arena) {
        language->arena = annals_arena_new();
        language->reading_letters = "";
        language->tag = "";
        if (!annals_candidate_begin(language))
            return annals_error_no_memory(error);
    }
    if (!language->arena)
        return annals_error_no_memory(error);
    if (annals_utf8_bad(line, file->size) < file->size)
        return annals_error_set(error, ANNALS_INVALID, "%s: not UTF-8", file->name);
    for (int64_t number = 1; line < end; number++) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        annals_status status = read_line(language, line, stop ? stop : end, error);
        if (status != ANNALS_OK) {
            annals_error_place(error, file->name, number, 0);
            return status;
        }
        line = stop ? stop + 1 : end;
    }
    return ANNALS_OK;
}
