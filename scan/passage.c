/* Makes a passage: drops readings in parentheses and the breaks that say nothing, puts back the digits that folding
 * made of other signs; knows nothing of numbers. */
#include "scan/passage.h"

#include <stdlib.h>
#include <string.h>

#include "scan/broken.h"
#include "scan/entity.h"
#include "scan/letter.h"
#include "scan/markup.h"
#include "series/utf8.h"
#include "text/text.h"

enum { READING_MAX = 48 };

struct making {
    const annals_language *language;
    const annals_stretch *stretch;
    annals_folded folded;
    annals_passage *out;
    annals_letter last; /* class of the last character put out */
};

/* The byte of the source that byte `at` of the folded text came from. */
static size_t source_of(const struct making *making, size_t at)
{
    return making->stretch->start + making->folded.origin[at];
}

static void put(struct making *making, const char *bytes, size_t size, size_t origin, size_t until)
{
    annals_passage *out = making->out;
    for (size_t i = 0; i < size; i++) {
        out->cased[out->size] = bytes[i];
        out->origin[out->size] = origin;
        out->until[out->size++] = until;
    }
}

static bool in_quote(const annals_stretch *stretch, size_t source)
{
    return source >= stretch->quote_start && source < stretch->quote_end;
}

static size_t count_breaks(const char *text, size_t from, size_t to)
{
    size_t breaks = 0;
    for (size_t i = from; i < to; i++)
        breaks += text[i] == '\n';
    return breaks;
}

/* Whether white space at `at`, with so many line breaks in it, says nothing: between characters of a script without
 * spaces, or within a number broken over two lines there - but not where a quote begins or ends with the line. */
static bool says_nothing(const struct making *making, size_t at, size_t breaks)
{
    const annals_folded *folded = &making->folded;
    if (!making->language->joined || breaks > 1 || making->out->size == 0)
        return false;
    annals_letter next = annals_letter_at(folded->text, folded->size, at + 1);
    if (next == ANNALS_LETTER_IDEOGRAPH)
        return making->last == ANNALS_LETTER_IDEOGRAPH;
    size_t before = making->out->origin[making->out->size - 1], after = source_of(making, at + 1);
    return breaks == 1 && next == ANNALS_LETTER_DIGIT && making->last == ANNALS_LETTER_DIGIT &&
           in_quote(making->stretch, before) == in_quote(making->stretch, after);
}

/* "mil-" and "lion" on the next line are one word, with a soft hyphen in any case; so are the parts of a compound,
 * whose hyphen stays. Whether white space at `at` was such a break; not where a quote begins or ends with the line. */
static bool is_within_word(struct making *making, size_t at)
{
    const annals_folded *folded = &making->folded;
    annals_passage *out = making->out;
    size_t from = source_of(making, at);
    bool soft = from >= making->stretch->start + 2 && memcmp(making->stretch->text + from - 2, "\u00AD", 2) == 0;
    bool hyphen = out->size > 1 && out->cased[out->size - 1] == '-';
    if (making->language->joined || (!soft && !hyphen) || out->size == 0 ||
        in_quote(making->stretch, out->origin[out->size - 1]) != in_quote(making->stretch, source_of(making, at + 1)))
        return false;
    size_t behind = annals_broken_behind(folded->text + at + 1, folded->size - at - 1);
    size_t before = annals_broken_before(out->cased, out->size - hyphen);
    if (behind == 0)
        return false;
    if (before == 0) /* a 20-|year loan */
        return hyphen && annals_letter_of((unsigned char)out->cased[out->size - 2]) == ANNALS_LETTER_DIGIT;
    annals_broken broken = soft && !hyphen ? ANNALS_BROKEN_WORD
                                           : annals_broken_read(making->language, out->cased + out->size - 1 - before,
                                                                before, folded->text + at + 1, behind);
    out->size -= hyphen && broken == ANNALS_BROKEN_WORD;
    return broken != ANNALS_BROKEN_NOT;
}

/* Whether white space parts the cells of a row: a tab, or more spaces than fill a line of words; a sign of money or
 * percent may stand in a cell of its own. */
static bool is_gap(const struct making *making, size_t at, size_t from, size_t to)
{
    enum { WIDE = 3 };
    static const char *const MONEY[] = {"$", "€", "£", "¥", "₹", "₩"};
    const char *text = making->stretch->text;
    const annals_passage *out = making->out;
    size_t spaces = 0;
    for (size_t i = from; i < to && spaces < WIDE; i++)
        spaces += text[i] == '\t' ? WIDE : text[i] == ' ';
    if (out->size == 0 || spaces < WIDE)
        return false;
    const char *next = making->folded.text + at + 1;
    bool words = (making->last == ANNALS_LETTER_WORD || making->language->joined) &&
                 annals_broken_behind(next, making->folded.size - at - 1) > 0 && !memchr(text + from, '\t', to - from);
    if (words || *next == '%')
        return false;
    for (size_t i = 0; i < sizeof MONEY / sizeof *MONEY; i++) {
        size_t size = strlen(MONEY[i]);
        if (out->size >= size && memcmp(out->cased + out->size - size, MONEY[i], size) == 0)
            return false;
    }
    return true;
}

static void put_space(struct making *making, size_t at)
{
    size_t from = source_of(making, at), to = source_of(making, at + 1);
    size_t breaks = count_breaks(making->stretch->text, from, to);
    if (breaks == 0 && is_gap(making, at, from, to)) {
        put(making, "\t", 1, from, to);
        making->last = ANNALS_LETTER_MARK;
    } else if (!says_nothing(making, at, breaks) && (breaks != 1 || !is_within_word(making, at))) {
        put(making, breaks > 1 ? "\n" : " ", 1, from, to);
        making->last = ANNALS_LETTER_SPACE;
    }
}

/* Whether some letters of a text are those of readings, and no ideograph is none of them: 数(すう), but not 株(手放す).
 */
static bool has_reading_letter(const annals_language *language, const char *text, size_t size)
{
    char letter[5];
    bool found = false;
    for (size_t at = 0; at < size;) {
        uint32_t character;
        size_t length = annals_utf8_read(text + at, &character);
        memcpy(letter, text + at, length);
        letter[length] = '\0';
        bool reads = character >= 0x80 && strstr(language->reading_letters, letter);
        if (!reads && annals_letter_of(character) == ANNALS_LETTER_IDEOGRAPH)
            return false;
        found |= reads;
        at += length;
    }
    return found;
}

static bool is_listed_reading(const annals_language *language, const char *text, size_t size)
{
    for (const char *reading = language->readings; *reading; reading = annals_language_next(reading)) {
        if (strlen(reading) == size && memcmp(reading, text, size) == 0)
            return true;
    }
    return false;
}

/* Where a reading in parentheses that begins at `at` ends; `at` if there is none. */
static size_t after_reading(const struct making *making, size_t at)
{
    const annals_folded *folded = &making->folded;
    size_t from = at + 1, end = from;
    if (folded->text[at] != '(' || (making->last != ANNALS_LETTER_IDEOGRAPH && making->last != ANNALS_LETTER_WORD))
        return at;
    while (end < folded->size && end - from < READING_MAX && folded->text[end] != ')') {
        uint32_t character;
        size_t length = annals_utf8_read(folded->text + end, &character);
        annals_letter letter = annals_letter_of(character);
        if (letter == ANNALS_LETTER_DIGIT || (letter == ANNALS_LETTER_MARK && character != '\'' && character != 0x2019))
            return at;
        end += length;
    }
    if (end >= folded->size || folded->text[end] != ')')
        return at;
    bool reading = has_reading_letter(making->language, folded->text + from, end - from) ||
                   (making->last == ANNALS_LETTER_IDEOGRAPH &&
                    is_listed_reading(making->language, folded->text + from, end - from));
    return reading ? end + 1 : at;
}

/* True for what folding made digits or a separator of, but which reads otherwise: ² and ½ are no 2 and no 1; a
 * full-width comma is a comma of the sentence unless the digits before it are full-width too. */
static bool folds_falsely(const struct making *making, size_t at, size_t end)
{
    const char *source = making->stretch->text;
    size_t from = source_of(making, at);
    if ((unsigned char)source[from] < 0x80)
        return false;
    bool wide_digit = memcmp(source + from, "\xEF\xBC", 2) == 0 && (unsigned char)source[from + 2] >= 0x90 &&
                      (unsigned char)source[from + 2] <= 0x99;
    const annals_passage *out = making->out;
    if (making->folded.text[at] == ',')
        return out->size == 0 || making->last != ANNALS_LETTER_DIGIT ||
               (unsigned char)source[out->origin[out->size - 1]] < 0x80;
    for (size_t i = at; i < end && !wide_digit; i++) {
        if (making->folded.text[i] >= '0' && making->folded.text[i] <= '9')
            return true;
    }
    return false;
}

/* "dell’11%" is read as "dell'11%" is, "anni ’60" as "anni '60": behind letters and before digits the sign is an
 * apostrophe. */
static bool is_curly_apostrophe(const struct making *making, size_t at)
{
    static const char SIGN[] = "’", OPENING[] = "‘";
    const annals_folded *folded = &making->folded;
    size_t behind = at + sizeof SIGN - 1;
    if (behind > folded->size)
        return false;
    bool digits = annals_letter_at(folded->text, folded->size, behind) == ANNALS_LETTER_DIGIT;
    return (memcmp(folded->text + at, SIGN, sizeof SIGN - 1) == 0 && (making->last == ANNALS_LETTER_WORD || digits)) ||
           (memcmp(folded->text + at, OPENING, sizeof OPENING - 1) == 0 && digits);
}

/* Puts out what came from one character of the source; returns where the next one begins. */
static size_t put_character(struct making *making, size_t at)
{
    const annals_folded *folded = &making->folded;
    size_t end = at + 1, from = source_of(making, at);
    while (end < folded->size && folded->origin[end] == folded->origin[at])
        end++;
    size_t until = source_of(making, end);
    if (folds_falsely(making, at, end)) {
        uint32_t character;
        size_t length = annals_utf8_read(making->stretch->text + from, &character);
        put(making, making->stretch->text + from, length, from, until);
        making->last = annals_letter_of(character);
    } else if (is_curly_apostrophe(making, at)) {
        put(making, "'", 1, from, until);
        making->last = ANNALS_LETTER_MARK;
    } else {
        put(making, folded->text + at, end - at, from, until);
        making->last = annals_letter_at(folded->text, folded->size, at);
    }
    return end;
}

/* Puts out the character that a reference such as &nbsp; stands for; returns where it ends, `at` if there is none. A
 * space takes in the ones around it. */
static size_t put_entity(struct making *making, size_t at)
{
    const annals_folded *folded = &making->folded;
    char character[5];
    size_t length = annals_entity_read(folded->text + at, folded->size - at, character);
    size_t end = at + length, size = length ? strlen(character) : 0;
    if (size == 0)
        return end;
    if (character[0] == ' ' && end < folded->size && folded->text[end] == ' ')
        end++;
    if (character[0] == ' ' && making->last == ANNALS_LETTER_SPACE)
        return end;
    put(making, character, size, source_of(making, at), source_of(making, end));
    making->last = annals_letter_at(character, size, 0);
    return end;
}

/* Whether a character may begin what is no text: an entity, a reading, a tag, emphasis. */
static inline bool begins_markup(char c)
{
    switch (c) {
    case '&':
    case '(':
    case '<':
    case '>':
    case '*':
    case '_':
    case '`': return true;
    default: return false;
    }
}

/* Puts out a run of ASCII that came from the same characters and begins nothing, in scripts with spaces with single
 * ones in it; returns where the rest begins. */
static size_t put_ascii(struct making *making, size_t at)
{
    const annals_folded *folded = &making->folded;
    const char *source = making->stretch->text + making->stretch->start;
    annals_passage *out = making->out;
    size_t first = at, start = making->stretch->start;
    char least = making->language->joined ? '!' : ' ';
    for (; at < folded->size; at++) {
        char c = folded->text[at];
        size_t origin = folded->origin[at];
        if (c < least || begins_markup(c) || (unsigned char)source[origin] >= 0x80 ||
            folded->origin[at + 1] != origin + 1 || (c == ' ' && source[origin] != ' '))
            break;
        out->cased[out->size] = c;
        out->origin[out->size] = start + origin;
        out->until[out->size++] = start + origin + 1;
    }
    if (at > first)
        making->last = annals_letter_of((unsigned char)folded->text[at - 1]);
    return at;
}

/* The same of ideographs from U+5000 to U+9FFF. */
static size_t put_ideographs(struct making *making, size_t at)
{
    const annals_folded *folded = &making->folded;
    size_t first = at;
    while (at < folded->size && (unsigned char)folded->text[at] >= 0xE5 && (unsigned char)folded->text[at] <= 0xE9 &&
           folded->origin[at + 2] == folded->origin[at] && folded->origin[at + 3] == folded->origin[at] + 3) {
        put(making, folded->text + at, 3, source_of(making, at), source_of(making, at) + 3);
        at += 3;
    }
    if (at > first)
        making->last = ANNALS_LETTER_IDEOGRAPH;
    return at;
}

/* Where markup that begins at `at` ends: emphasis, a tag, the sign of a quoted line; `at` if there is none. */
static size_t after_markup(struct making *making, size_t at)
{
    const annals_folded *folded = &making->folded;
    annals_passage *out = making->out;
    char c = folded->text[at], before = out->size > 0 ? out->cased[out->size - 1] : ' ';
    size_t source = source_of(making, at);
    const char *instead = "";
    bool first = source == making->stretch->start || making->stretch->text[source - 1] == '\n';
    if (c == '>')
        return at + (first && at + 1 < folded->size && folded->text[at + 1] == ' ');
    if (c != '<')
        return at + annals_markup_emphasis(folded->text, folded->size, at, before);
    size_t end = at + annals_markup_tag(folded->text, folded->size, at, before, &instead);
    if (end > at && *instead) {
        put(making, instead, strlen(instead), source, source_of(making, end));
        making->last = *instead == '\n' ? ANNALS_LETTER_SPACE : ANNALS_LETTER_MARK;
    }
    return end;
}

static void put_all(struct making *making)
{
    for (size_t at = 0; (at = put_ideographs(making, put_ascii(making, at))) < making->folded.size;) {
        size_t behind = making->folded.text[at] == '&'   ? put_entity(making, at)
                        : making->folded.text[at] == '(' ? after_reading(making, at)
                                                         : after_markup(making, at);
        if (behind > at) {
            at = behind;
        } else if (making->folded.text[at] == ' ') {
            put_space(making, at++);
        } else {
            at = put_character(making, at);
        }
    }
}

static bool make_room(annals_passage *passage, size_t room)
{
    if (room <= passage->room)
        return true;
    annals_passage_free(passage);
    passage->cased = malloc(room);
    passage->small = malloc(room);
    passage->origin = calloc(room, sizeof *passage->origin);
    passage->until = calloc(room, sizeof *passage->until);
    passage->room = room;
    if (passage->cased && passage->small && passage->origin && passage->until)
        return true;
    annals_passage_free(passage);
    return false;
}

annals_status annals_passage_make(const annals_language *language, const annals_stretch *stretch,
                                  annals_passage *passage, annals_error *error)
{
    struct making making = {.language = language, .stretch = stretch, .out = passage, .last = ANNALS_LETTER_MARK};
    size_t size = stretch->end - stretch->start;
    annals_status status = annals_text_fold(stretch->text + stretch->start, size, &making.folded, error);
    if (status != ANNALS_OK)
        return status;
    if (make_room(passage, size + making.folded.size + 1)) {
        passage->stretch = *stretch;
        passage->size = 0;
        put_all(&making);
        passage->cased[passage->size] = '\0';
        memcpy(passage->small, passage->cased, passage->size + 1);
        annals_letter_lower(passage->small, passage->size);
    } else {
        status = annals_error_no_memory(error);
    }
    annals_folded_free(&making.folded);
    return status;
}

void annals_passage_free(annals_passage *passage)
{
    free(passage->cased);
    free(passage->small);
    free(passage->origin);
    free(passage->until);
    *passage = (annals_passage){0};
}
