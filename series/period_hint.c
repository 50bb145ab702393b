/* What dates in other notations are in annals' own: only ever words for a message, never a value. */
#include "series/period_text.h"

#include "series/calendar.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_MAX = 64, NUMBERS_MAX = 3, WORD_SIZE = 12 };

/* A foreign date taken apart: its numbers, the byte before each of them, and its only word in lower case. */
typedef struct {
    int32_t numbers[NUMBERS_MAX];
    int digits[NUMBERS_MAX];
    char before[NUMBERS_MAX];
    int count;
    char word[WORD_SIZE];
} pieces;

static const char four_digits[] = "write the year with four digits, as in 2025-08-15";

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/* ASCII that stands between the numbers of a date, the same twice: 2025-06/25 is no date. */
static bool is_mark(char c)
{
    return c == '-' || c == '/' || c == '.';
}

static bool is_qualifier(char c)
{
    return c == '~' || c == '?' || c == '%';
}

/* Takes digits or letters from `at` on; returns how many, 0 if they are too many to make sense of. */
static size_t take_piece(const char *text, size_t size, size_t at, pieces *found)
{
    size_t start = at;
    if (is_digit(text[at])) {
        while (at < size && is_digit(text[at]))
            at++;
        if (found->count == NUMBERS_MAX || at - start > 8)
            return 0;
        found->before[found->count] = start > 0 ? text[start - 1] : '\0';
        found->digits[found->count] = (int)(at - start);
        found->numbers[found->count++] = annals_period_digits(text + start, at - start);
        return at - start;
    }
    while (at < size && is_letter(text[at]))
        at++;
    if (found->word[0] || at - start >= WORD_SIZE)
        return 0;
    for (size_t i = start; i < at; i++)
        found->word[i - start] = lower(text[i]);
    return at - start;
}

static bool take_pieces(const char *text, size_t size, pieces *found)
{
    *found = (pieces){0};
    size_t at = 0;
    while (at < size) {
        size_t taken = 1;
        if (is_digit(text[at]) || is_letter(text[at]))
            taken = take_piece(text, size, at, found);
        else if (is_qualifier(text[at]))
            return false;
        if (taken == 0)
            return false;
        at += taken;
    }
    return found->count > 0;
}

/* Gives the canonical text of what reads as a period. */
static bool accept(const char *text, char out[ANNALS_PERIOD_SIZE])
{
    annals_period period = {0};
    annals_period_fault fault;
    if (!annals_period_read(text, strlen(text), &period, &fault))
        return false;
    memcpy(out, period.text, sizeof period.text);
    return true;
}

static bool accept_day(int32_t year, int32_t month, int32_t day, char out[ANNALS_PERIOD_SIZE])
{
    char text[TEXT_MAX];
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return accept(text, out);
}

static bool accept_month(int32_t year, int32_t month, char out[ANNALS_PERIOD_SIZE])
{
    char text[TEXT_MAX];
    snprintf(text, sizeof text, "%04d-%02d", year, month);
    return month >= 1 && month <= ANNALS_MONTHS && accept(text, out);
}

/* Which of the numbers is the year: the only one with four digits; -1: none. */
static int year_index(const pieces *found)
{
    int index = -1;
    for (int i = 0; i < found->count; i++) {
        if (found->digits[i] == 4)
            index = index < 0 ? i : -2;
        else if (found->digits[i] > 2)
            return -1;
    }
    return index < 0 ? -1 : index;
}

static bool propose_numbers(const pieces *found, char out[ANNALS_PERIOD_SIZE])
{
    const int32_t *n = found->numbers;
    int year = year_index(found);
    if (found->count == 1 && found->digits[0] == 8)
        return accept_day(n[0] / 10000, n[0] / 100 % 100, n[0] % 100, out);
    if (found->count == 1 && found->digits[0] == 6)
        return accept_month(n[0] / 100, n[0] % 100, out);
    if (found->count == 2 && year >= 0)
        return accept_month(n[year], n[1 - year], out);
    if (found->count == 3 && year == 0)
        return accept_day(n[0], n[1], n[2], out);
    return false;
}

static int32_t month_of_word(const char *word)
{
    size_t size = strlen(word);
    for (int32_t month = 1; size >= 3 && month <= ANNALS_MONTHS; month++) {
        const char *name = annals_month_name(month);
        size_t same = 0;
        while (same < size && name[same] && lower(name[same]) == word[same])
            same++;
        if (same == size)
            return month;
    }
    return 0;
}

/* Aug 2025; 15 Aug 2025; August 15, 2025. */
static bool propose_named_month(const pieces *found, char out[ANNALS_PERIOD_SIZE])
{
    int32_t month = month_of_word(found->word);
    int year = year_index(found);
    if (month == 0 || year < 0)
        return false;
    if (found->count == 1)
        return accept_month(found->numbers[year], month, out);
    return found->count == 2 && accept_day(found->numbers[year], month, found->numbers[1 - year], out);
}

/* Q3 2025, 2025Q3, 3Q2025, and SDMX's 2025-S1 and 2025-M08. */
static bool propose_letter(const pieces *found, char out[ANNALS_PERIOD_SIZE])
{
    static const struct {
        char letter;
        char prefix[2];
        int digits;
        int32_t last;
    } parts[] = {{'q', "Q", 1, 4}, {'h', "H", 1, 2}, {'s', "H", 1, 2}, {'w', "W", 2, 53}, {'m', "", 2, ANNALS_MONTHS}};
    int year = year_index(found);
    if (found->count != 2 || year < 0 || !found->word[0] || found->word[1])
        return false;
    int32_t number = found->numbers[1 - year];
    char text[TEXT_MAX];
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (found->word[0] != parts[i].letter || number > parts[i].last)
            continue;
        snprintf(text, sizeof text, "%04d-%s%0*d", found->numbers[year], parts[i].prefix, parts[i].digits, number);
        return accept(text, out);
    }
    return false;
}

/* c. 1900, about 1900. */
static bool propose_about(const pieces *found, char out[ANNALS_PERIOD_SIZE])
{
    static const char *const words[] = {"c", "ca", "circa", "about"};
    if (found->count != 1 || found->digits[0] != 4)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char text[TEXT_MAX];
        snprintf(text, sizeof text, "%04d~", found->numbers[0]);
        if (strcmp(found->word, words[i]) == 0)
            return accept(text, out);
    }
    return false;
}

/* The qualifier that stands for all of those in the text. */
static void put_qualifier(const char *text, size_t size, char *at)
{
    bool both = memchr(text, '%', size) != NULL;
    bool approximate = both || memchr(text, '~', size);
    bool uncertain = both || memchr(text, '?', size);
    at[0] = approximate && uncertain ? '%' : approximate ? '~' : uncertain ? '?' : '\0';
    at[1] = '\0';
}

/* The same characters with capitals, X for u, no spaces around, T between date and time, one qualifier and that at the
 * end. */
static bool propose_respelled(const char *text, size_t size, char out[ANNALS_PERIOD_SIZE])
{
    char respelled[TEXT_MAX + 2];
    size_t used = 0;
    for (; size > 0 && text[0] == ' '; size--)
        text++;
    while (size > 0 && text[size - 1] == ' ')
        size--;
    if (size == 0 || memchr(text, '/', size))
        return false;
    for (size_t i = 0; i < size; i++) {
        if (!is_qualifier(text[i]))
            respelled[used++] = text[i] == 'u' ? 'X' : text[i] == ' ' ? 'T' : upper(text[i]);
    }
    put_qualifier(text, size, respelled + used);
    return accept(respelled, out);
}

/* One period that the text can only mean. */
static bool propose_date(const char *text, size_t size, char out[ANNALS_PERIOD_SIZE])
{
    pieces found;
    if (propose_respelled(text, size, out))
        return true;
    if (!take_pieces(text, size, &found))
        return false;
    if (!found.word[0] && found.count == NUMBERS_MAX && found.before[1] != found.before[2] && is_mark(found.before[1]))
        return false;
    if (!found.word[0])
        return propose_numbers(&found, out);
    return propose_named_month(&found, out) || propose_letter(&found, out) || propose_about(&found, out);
}

/* Two ends with what stands between them in other notations. */
static bool propose_interval(const char *text, size_t size, char out[ANNALS_PERIOD_SIZE])
{
    static const char *const marks[] = {"/", " - ", " to ", "..", "\xE2\x80\x93", "\xE2\x80\x94", "-"};
    char start[ANNALS_PERIOD_SIZE], end[ANNALS_PERIOD_SIZE], both[2 * ANNALS_PERIOD_SIZE + 2];
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *mark = memmem(text, size, marks[i], strlen(marks[i]));
        if (!mark)
            continue;
        const char *behind = mark + strlen(marks[i]);
        if (!propose_date(text, (size_t)(mark - text), start) ||
            !propose_date(behind, size - (size_t)(behind - text), end))
            continue;
        snprintf(both, sizeof both, "%s/%s", start, end);
        return accept(both, out);
    }
    return false;
}

/* 05/08/2025 has two readings, 15/08/2025 one. */
static bool hint_year_last(const pieces *found, char words[ANNALS_PERIOD_WORDS])
{
    char day_first[ANNALS_PERIOD_SIZE], month_first[ANNALS_PERIOD_SIZE];
    const int32_t *n = found->numbers;
    if (found->count != 3 || found->word[0] || year_index(found) != 2)
        return false;
    bool by_day = accept_day(n[2], n[1], n[0], day_first);
    bool by_month = accept_day(n[2], n[0], n[1], month_first);
    if (by_day && by_month && n[0] != n[1])
        snprintf(words, ANNALS_PERIOD_WORDS, "two readings, %s or %s; write the one that is meant", day_first,
                 month_first);
    else if (by_day || by_month)
        snprintf(words, ANNALS_PERIOD_WORDS, "write %s", by_day ? day_first : month_first);
    return by_day || by_month;
}

/* What can be said of a text that has no one reading. */
static bool hint_words(const pieces *found, char words[ANNALS_PERIOD_WORDS])
{
    const char *advice = NULL;
    if (hint_year_last(found, words))
        return true;
    int year = year_index(found);
    if (strcmp(found->word, "fy") == 0)
        advice = "a fiscal year is an interval; write its first and last month, as in 2024-10/2025-09";
    else if (year < 0 && found->digits[0] <= 2 && found->digits[found->count - 1] <= 2)
        advice = four_digits;
    if (found->count == 2 && year == 0 && found->before[1] == '/' && (found->numbers[0] + 1) % 100 == found->numbers[1])
        snprintf(words, ANNALS_PERIOD_WORDS, "write %04d/%04d for both years", found->numbers[0],
                 found->numbers[0] + 1);
    else if (!advice)
        return false;
    else
        snprintf(words, ANNALS_PERIOD_WORDS, "%s", advice);
    return true;
}

bool annals_period_hint(const char *text, size_t size, char words[ANNALS_PERIOD_WORDS])
{
    char proposed[ANNALS_PERIOD_SIZE];
    pieces found;
    if (size == 0 || size > TEXT_MAX)
        return false;
    if (propose_date(text, size, proposed) || propose_interval(text, size, proposed)) {
        snprintf(words, ANNALS_PERIOD_WORDS, "write %s", proposed);
        return true;
    }
    return take_pieces(text, size, &found) && hint_words(&found, words);
}
