/* Units beside numbers and in titles, as people write them; knows plurals of its own words, and of English. */
#include <stdlib.h>
#include <string.h>

#include "chart/format.h"
#include "chart/format_plural.h"

/* What a language's file has words for: one of it, and several. */
static const struct {
    const char *unit;
    annals_word one, several;
} counted[] = {{"people", ANNALS_WORD_UNIT_PERSON, ANNALS_WORD_UNIT_PEOPLE},
               {"day", ANNALS_WORD_UNIT_DAY, ANNALS_WORD_UNIT_DAYS},
               {"week", ANNALS_WORD_UNIT_WEEK, ANNALS_WORD_UNIT_WEEKS},
               {"month", ANNALS_WORD_UNIT_MONTH, ANNALS_WORD_UNIT_MONTHS},
               {"year", ANNALS_WORD_UNIT_YEAR, ANNALS_WORD_UNIT_YEARS},
               {"hour", ANNALS_WORD_UNIT_HOUR, ANNALS_WORD_UNIT_HOURS}};

/* ANNALS_WORD_COUNT: the files have no words for it. */
static annals_word word_of(const char *unit, bool one)
{
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        if (strcmp(counted[i].unit, unit) == 0)
            return one ? counted[i].one : counted[i].several;
    return ANNALS_WORD_COUNT;
}

static bool is_english(const annals_language *language)
{
    return language->words == annals_english.words || language->words == annals_word_lists[0].words;
}

static const annals_currency *currency_of(const char *unit, const annals_language *language)
{
    return annals_locale_currency(language->locale, unit);
}

static bool add_currency_name(annals_str *out, const char *unit, const annals_language *language)
{
    const char *per = strchr(unit, '/');
    char code[4] = "";
    if (per && per - unit == 3)
        memcpy(code, unit, 3);
    const annals_currency *currency = currency_of(*code ? code : unit, language);
    if (!currency)
        return false;
    if (*code)
        annals_word_add(out, language, ANNALS_WORD_UNIT_PER, currency->name, per + 1);
    else
        annals_str_add(out, currency->name);
    return true;
}

static bool add_known_name(annals_str *out, const char *unit, const annals_language *language)
{
    static const struct {
        const char *unit;
        annals_word word;
    } known[] = {{"pp", ANNALS_WORD_UNIT_POINTS},
                 {"index", ANNALS_WORD_UNIT_INDEX},
                 {"calendar-year", ANNALS_WORD_UNIT_CALENDAR_YEAR}};
    annals_word word = word_of(unit, false);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        word = strcmp(known[i].unit, unit) == 0 ? known[i].word : word;
    if (word == ANNALS_WORD_COUNT)
        return false;
    annals_word_add(out, language, word, NULL, NULL);
    return true;
}

/* A noun: "days", "letters per day"; in a language whose plurals are not known "unit: loft". Symbols stand as they are.
 */
static void add_noun(annals_str *out, const char *unit, const annals_language *language)
{
    const char *per = strchr(unit, '/');
    size_t size = per ? (size_t)(per - unit) : strlen(unit);
    if (!annals_plural_has(unit, size))
        annals_str_add(out, unit);
    else if (is_english(language)) {
        annals_plural_add(out, unit, size);
        annals_str_add(out, per ? " per " : "");
        annals_str_add(out, per ? per + 1 : "");
    } else if (annals_plural_is_noun(unit, size))
        annals_word_add(out, language, ANNALS_WORD_UNIT, unit, NULL);
    else
        annals_str_add(out, unit);
}

void annals_format_unit(annals_str *out, const char *unit, const annals_language *language)
{
    if (add_currency_name(out, unit, language) || add_known_name(out, unit, language))
        return;
    add_noun(out, unit, language);
}

/* Whether a number takes the form of a rule: "3–10" for its last two digits, "millions", "none". */
static bool takes(annals_decimal number, const char *rule)
{
    static const char dash[] = "\xE2\x80\x93";
    annals_decimal size = {number.digits < 0 ? -number.digits : number.digits, number.exponent};
    if (strcmp(rule, "millions") == 0)
        return annals_decimal_compare(size, (annals_decimal){1, 6}) >= 0;
    const char *last = strstr(rule, dash);
    if (!last || size.exponent < 0 || size.exponent > 1)
        return false;
    long digits = (long)(size.digits % 100) * (size.exponent == 1 ? 10 : 1) % 100;
    return digits >= strtol(rule, NULL, 10) && digits <= strtol(last + sizeof dash - 1, NULL, 10);
}

/* Of forms such as "first|few another|many a third" the one that a number takes. */
static void add_form(annals_str *out, const char *forms, annals_decimal number, const annals_language *language)
{
    static const struct {
        const char *name;
        annals_word rule;
    } kinds[] = {{"|few ", ANNALS_WORD_PLURAL_FEW}, {"|many ", ANNALS_WORD_PLURAL_MANY}};
    const char *form = forms;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *found = strstr(forms, kinds[i].name);
        if (found && takes(number, annals_word_text(language, kinds[i].rule)))
            form = found + strlen(kinds[i].name);
    }
    annals_str_add_bytes(out, form, strcspn(form, "|"));
}

static bool has_forms(const annals_language *language, annals_word word)
{
    return word != ANNALS_WORD_COUNT && strchr(annals_word_text(language, word), '|');
}

/* Whether a number takes the form for one: 1 alone, or by the language all that is below two. */
static bool is_one(annals_decimal number, const annals_language *language)
{
    annals_decimal size = {number.digits < 0 ? -number.digits : number.digits, number.exponent};
    if (strcmp(annals_word_text(language, ANNALS_WORD_SINGULAR), "1") != 0)
        return annals_decimal_compare(size, (annals_decimal){2, 0}) < 0;
    return size.digits == 1 && size.exponent == 0;
}

static bool stands_at_number(const char *unit, const annals_language *language)
{
    static const char *const signs[] = {"%", "pp", "calendar-year"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strcmp(signs[i], unit) == 0)
            return true;
    return currency_of(unit, language) || annals_unit_is_currency(unit);
}

/* A noun of whose plural nothing is known: the unit is English, the chart is not. */
static bool is_foreign(const char *unit, const annals_language *language)
{
    return !is_english(language) && annals_plural_is_noun(unit, strcspn(unit, "/"));
}

static bool can_follow(const char *unit, const annals_language *language)
{
    return strcmp(unit, "index") != 0 && !strchr(unit, '/') && !is_foreign(unit, language);
}

/* "3 cars", "5 TWh"; what can't be counted stands in parentheses: "3 (US dollars per kg)". */
static void add_beside(annals_str *out, size_t start, bool one, const char *unit, const annals_language *language)
{
    annals_str words = {0};
    bool follows = can_follow(unit, language);
    if ((follows && one) || is_foreign(unit, language))
        annals_str_add(&words, unit);
    else
        annals_format_unit(&words, unit, language);
    if (follows)
        annals_str_format(out, " %s", annals_str_text(&words));
    else
        annals_word_join(out, start, language, ANNALS_WORD_WITH_UNIT, annals_str_text(&words));
    out->failed = out->failed || words.failed;
    annals_str_free(&words);
}

/* "3 days": the number and the unit's form, joined as the language does it for such a number. */
static void join_counted(annals_str *out, size_t start, annals_decimal number, const char *unit,
                         const annals_language *language)
{
    annals_str joint = {0}, all = {0};
    add_form(&joint, annals_word_text(language, ANNALS_WORD_COUNTED), number, language);
    annals_words_fill(&all, annals_str_text(&joint), annals_str_text(out) + start, unit);
    annals_str_cut(out, start);
    annals_str_add(out, annals_str_text(&all));
    out->failed = out->failed || joint.failed || all.failed;
    annals_str_free(&joint);
    annals_str_free(&all);
}

void annals_format_counted(annals_str *out, size_t start, annals_decimal number, const char *unit,
                           const annals_language *language)
{
    bool one = is_one(number, language);
    annals_word first = word_of(unit, true), word = has_forms(language, first) ? first : word_of(unit, one);
    annals_str form = {0};
    if (stands_at_number(unit, language))
        return;
    if (word != ANNALS_WORD_COUNT) {
        add_form(&form, annals_word_text(language, word), number, language);
        join_counted(out, start, number, annals_str_text(&form), language);
    } else
        add_beside(out, start, one, unit, language);
    out->failed = out->failed || form.failed;
    annals_str_free(&form);
}
