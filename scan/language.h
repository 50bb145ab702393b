/* What is known of a language: read-only tables, made of its file in scan/lang/ when annals is built. Internal. */
#ifndef ANNALS_SCAN_LANGUAGE_H
#define ANNALS_SCAN_LANGUAGE_H

#include "../series/reader.h"
#include "trie.h"

/* What words can be. scan/lang/README.md tells what each does; compile/keyword.c has the keywords. */
typedef enum {
    ANNALS_ROLE_NUMBER,
    ANNALS_ROLE_WEAK,    /* a number word that is more often something else */
    ANNALS_ROLE_ARTICLE, /* a number only in front of a scale word */
    ANNALS_ROLE_DIGIT,
    ANNALS_ROLE_TEEN,
    ANNALS_ROLE_REVERSED, /* between ones and the tens that follow them: fünfundzwanzig */
    ANNALS_ROLE_TIMES,
    ANNALS_ROLE_LEADING, /* TIMES that may begin a number: it stands for its own value then */
    ANNALS_ROLE_SHORT,
    ANNALS_ROLE_HALF,
    ANNALS_ROLE_JOINER,
    ANNALS_ROLE_POINT,
    ANNALS_ROLE_FRACTION, /* between denominator and numerator: 五分之一; `which` is 1 where the numerator comes first
                           */
    ANNALS_ROLE_LINKER,
    ANNALS_ROLE_VAGUE,
    ANNALS_ROLE_OF,
    ANNALS_ROLE_AND_MORE,
    ANNALS_ROLE_BEFORE,   /* a qualifier that stands before its figure */
    ANNALS_ROLE_AFTER,    /* one that stands behind it */
    ANNALS_ROLE_POSSIBLY, /* one before it that is none unless something is merely possible */
    ANNALS_ROLE_POSSIBLE,
    ANNALS_ROLE_DIRECTION,
    ANNALS_ROLE_DIRECTION_BEFORE, /* one that is none behind its figure: "600 homes lost power" */
    ANNALS_ROLE_RESULT,           /* "to": what comes is where a change led, not the change */
    ANNALS_ROLE_RESULT_AFTER,     /* behind the figure that a change led to */
    ANNALS_ROLE_NEGATIVE,
    ANNALS_ROLE_CURRENCY,
    ANNALS_ROLE_PERCENT,
    ANNALS_ROLE_PERCENT_BEFORE,
    ANNALS_ROLE_POINTS,
    ANNALS_ROLE_OPEN,    /* "from" of a range */
    ANNALS_ROLE_CLOSE,   /* its "to" */
    ANNALS_ROLE_BETWEEN, /* "to" without "from" */
    ANNALS_ROLE_UNIT,
    ANNALS_ROLE_CLASSIFIER,
    ANNALS_ROLE_MONTH,
    ANNALS_ROLE_DATE_AFTER,
    ANNALS_ROLE_YEAR_AFTER,
    ANNALS_ROLE_YEAR_BEFORE,
    ANNALS_ROLE_ORDINAL_BEFORE,
    ANNALS_ROLE_ORDINAL_AFTER,
    ANNALS_ROLE_IGNORE,
    ANNALS_ROLE_FILLER,
    ANNALS_ROLE_FUNCTION,  /* a word that is no noun */
    ANNALS_ROLE_ATTRIBUTE, /* it may stand between number and noun */
    ANNALS_ROLE_PART,      /* a denominator: thirds; `which` is 1 where it stands behind one only: a third */
    ANNALS_ROLE_RATIO,     /* between the two numbers of a ratio: one in five; `which` says what comes first */
    ANNALS_ROLE_AND,       /* it joins two figures */
    ANNALS_ROLE_KIND,      /* `which` is an annals_kind */
    ANNALS_ROLE_CUE,       /* it says that a number beside it is none to propose; `which` is an annals_cue */
    ANNALS_ROLE_WHEN,      /* a word of time, of one of the kinds below */
    ANNALS_ROLE_SUM,       /* a large number near it that says no unit is money, most likely of its text */
    ANNALS_ROLE_MEASURE,   /* it names what figures measure; no role of a token: scan/measure.h looks for it */
    ANNALS_ROLE_MONEY /* it says which an open currency is, its text: 港府; no role of a token: scan/money.h does */
} annals_role;

/* What words of time say. */
typedef enum {
    ANNALS_WHEN_SEASON, /* with the number that EDTF has for it */
    ANNALS_WHEN_QUARTER,
    ANNALS_WHEN_HALF,
    ANNALS_WHEN_FIRST_MONTHS, /* the first so many months of a year */
    ANNALS_WHEN_PART,         /* 1 early, 2 middle, 3 late, 4 the end */
    ANNALS_WHEN_THAT_DAY,     /* as counted from the document's: 0 today, -1 yesterday */
    ANNALS_WHEN_THAT_WEEK,
    ANNALS_WHEN_THAT_MONTH,
    ANNALS_WHEN_THAT_QUARTER,
    ANNALS_WHEN_THAT_HALF,
    ANNALS_WHEN_THAT_YEAR,
    ANNALS_WHEN_TOWARD,      /* -1: "last" of a month or season, 1: "next" */
    ANNALS_WHEN_FISCAL_FROM, /* what it makes a year begins with this month */
    ANNALS_WHEN_FISCAL_TO,   /* a month in front of it ends a year */
    ANNALS_WHEN_ERA,         /* the year behind it is counted from this one */
    ANNALS_WHEN_FISCAL,      /* makes the digits behind it a year */
    ANNALS_WHEN_MONTH_AFTER,
    ANNALS_WHEN_DAY_AFTER,
    ANNALS_WHEN_SINCE,
    ANNALS_WHEN_SINCE_AFTER,
    ANNALS_WHEN_UNTIL,
    ANNALS_WHEN_UNTIL_AFTER,
    ANNALS_WHEN_SHIFT /* "a year earlier", directly behind a figure: of the period that the sentence is about */
} annals_when;

/* What a cue says of the number beside it. */
typedef enum {
    ANNALS_CUE_TIME,        /* a time of day follows: at */
    ANNALS_CUE_DATE,        /* a number that counts nothing is a day of the month there: Monday */
    ANNALS_CUE_MINUTE,      /* behind an hour it goes on with the time of day */
    ANNALS_CUE_DEFINITE,    /* a small number that follows has been spoken of: the two */
    ANNALS_CUE_VERSUS,      /* the numbers on both sides are a score */
    ANNALS_CUE_PREPOSITION, /* a noun behind it is no subject: secondo i medici */
    ANNALS_CUE_TOTAL,       /* what is counted is said behind it and "of": numero dei feriti */
    ANNALS_CUE_TOTAL_OF,    /* what is counted is said directly behind it: jumlah korban */
    ANNALS_CUE_PREDICATE,   /* a number that ends the clause says how many: "they were four" */
    ANNALS_CUE_ORDINAL,     /* first: what follows is no number */
    ANNALS_CUE_AGE,         /* an age follows: aged */
    ANNALS_CUE_HOUR,        /* minutes behind it, or a half, make the number before it an hour: 点 */
    ANNALS_CUE_PER,         /* what follows is what something else is counted by: 每 */
    ANNALS_CUE_PER_AFTER,   /* what stands before is that: 当たり */
    ANNALS_CUE_FIRST,       /* the first so many months: a period follows */
    ANNALS_CUE_AGO,         /* behind a span of time: so far away, or up to now */
    ANNALS_CUE_SO_FAR,      /* in front of a span of time: the same */
    ANNALS_CUE_SPAN,        /* behind a number of years: they are counted, and tell of no year */
    ANNALS_CUE_DURING,      /* in front of a time it is no qualifier behind a noun or a figure: $5 over two years */
    ANNALS_CUE_COMPARISON,  /* directly behind a figure it compares, and qualifies none: 3 fewer than 20 */
    ANNALS_CUE_MEASURE,     /* a word that is a currency and a unit is the unit: weighs 150 pounds */
    ANNALS_CUE_LASTING,     /* hours and minutes behind it last so long, and are no time of day: durant 2 h 30 */
    ANNALS_CUE_CLOCK,       /* hours behind it are a time of day: à 20 heures */
    ANNALS_CUE_MEASURED,    /* behind a number it says that this is a length: 5 feet 9 tall */
    ANNALS_CUE_COUNTS,      /* a bare number behind it is of its text: death toll */
    ANNALS_CUE_NAME,        /* the number is part of a name: Room 12 */
    ANNALS_CUE_PRONOUN,     /* the number before it counts what has been named: lima lainnya */
    ANNALS_CUE_SUBJECT,     /* the number before it is the predicate of what stands behind: 42 ang kaso */
    ANNALS_CUE_COMPARED,    /* the number behind it is of what the figure before it is of: against */
    ANNALS_CUE_PARTS,       /* the number behind it counts some of what the figure before it does: di cui */
    ANNALS_CUE_SOME,        /* behind the number that does: of them */
    ANNALS_CUE_WHOLE,       /* between a number and what it is some of, or before the whole said first: of the */
    ANNALS_CUE_LIKEWISE,    /* behind a number that "and" joins to one of the same: opposed */
    ANNALS_CUE_MORE,        /* behind a number that says by how many one of the same differs: in più */
    ANNALS_CUE_WHILE,       /* it joins clauses as "and" does */
    ANNALS_CUE_IN_TURN,     /* numbers in a row are of one measure: respectively */
    ANNALS_CUE_COUNTED      /* behind a number: who there are so many of, by its text: tewas */
} annals_cue;

enum {
    ANNALS_CURRENCY_OPEN = 1,      /* the words leave open which one it is */
    ANNALS_CURRENCY_BEHIND = 2,    /* it stands behind its number only: they won 5 */
    ANNALS_CURRENCY_OF_AMOUNTS = 4 /* a letter that is one in front of what is written as an amount only: N5bn */
};

/* What a word between the numbers of a ratio says of them: the whole is said first (每四人中有三人), and both may have
 * to count the same (4社に1社); or what is counted never stands behind the second number (un bambino su quattro). */
enum { ANNALS_RATIO_WHOLE_FIRST = 1, ANNALS_RATIO_OF_ONE_NOUN, ANNALS_RATIO_NOUN_FIRST };

enum { ANNALS_NUMBER_ROUND = 1 }; /* a number word for about so many: una decina */

/* Bits of what a part of one is. */
enum {
    ANNALS_PART_OF_ONE = 1, /* behind one only: a third */
    ANNALS_PART_ENDING = 2  /* the end of a word that begins with a number: vent-unesimi, cinco-avos */
};

#define ANNALS_ROLE_BIT(role) (UINT64_C(1) << (role))

/* One meaning of some words. */
typedef struct {
    annals_role role;
    int32_t next;        /* the next meaning of the same words, or ANNALS_TRIE_NONE */
    uint64_t roles;      /* of this meaning and those behind it, as bits */
    annals_decimal low;  /* its value; of a joiner the smallest part that it may follow */
    annals_decimal high; /* of PERCENT, low and high: how many percent one stands for; 0 is one */
    int which; /* annals_qualifier, annals_direction; of OPEN, CLOSE, BETWEEN: which range; of FUNCTION: 1 for a deed;
                  of IGNORE: 1 for what may be part of a noun;
                  of SHORT: 1 if it is one only behind an amount of money; of NUMBER: ANNALS_NUMBER_ROUND,
                  ANNALS_MORE_THAN, ANNALS_AT_LEAST or 0; of CURRENCY and PART: bits */
    uint32_t text; /* currency code, unit or measure, as a place in the language's texts; 0: none. The same text has one
                      place */
} annals_entry;

/* Lists of texts are texts with a NUL behind each, and an empty one at the end. */
typedef struct annals_language {
    const char *tags;           /* a list; the first is what figures are said to be in */
    annals_trie small;          /* words without capitals: they stand for any case */
    annals_trie exact;          /* words with capitals: for these only */
    annals_trie starts;         /* what a number may begin with, small ASCII letters; scan/candidate.h */
    const unsigned char *pairs; /* a bit for each of the 256 * 256 pairs of bytes that these begin with */
    const annals_entry *entries;
    size_t entry_count;
    const char *texts; /* of entries: a list that begins with an empty one */
    size_t texts_size;
    const char
        *open_currencies;  /* a list by twos: a subtag, Hant or HK, and what an open currency most likely is there */
    const char *open_eras; /* the same, and what short years are counted from there */
    const char *reading_letters; /* a parenthesis with one of these is the reading of what stands before it; "" */
    const char *readings;        /* a list of other readings, lower case */
    const char *linkers;         /* a list of endings that a word may take: isa, isang */
    const char *plurals;         /* a list of endings by which a noun is told from what describes it: new houses */
    const char *verbs;           /* a list of beginnings of words that are no nouns: mengungsi */
    const char *nouns;           /* a list of beginnings of nouns that look like these: menteri; the longest decides */
    const char *no_nouns;        /* a list of endings of words that are no nouns: totalmente */
    const char *noun_endings;    /* a list of endings of nouns that look like these; the longest decides */
    const char *verb_endings;    /* a list of endings that no noun behind a number above one has: lavorano */
    const char *no_plurals;      /* a list of endings with these that are none: serious */
    int range_count;             /* how many kinds of range there are */
    char decimal;
    char grouping;
    bool joined;           /* written without spaces: line breaks and spaces between characters say nothing */
    bool glued;            /* number words are written together: venticinque */
    bool month_first;      /* August 19 */
    bool capital_nouns;    /* a capital makes no name */
    bool ordinal_point;    /* 19. August */
    bool spaced_groups;    /* 1 500: a plain space parts groups of digits */
    bool ones_last;        /* 百六 is 106, and not 160 */
    bool bare_classifiers; /* the noun does not follow its classifier */
    bool spaced_parts;     /* denominators are several words: thirty-fifths */
    bool feet;             /* 5'10" are feet and inches, and no minutes and seconds */
    bool million_of;       /* a noun behind millions has "of" in front of it: due milioni di voti */
} annals_language;

extern const annals_language annals_languages[];
extern const size_t annals_language_count;

/* The language of a BCP 47 tag, by its first part, or NULL. */
const annals_language *annals_language_find(const char *tag);

/* The meaning with a role among those of an entry, or NULL. */
const annals_entry *annals_language_meaning(const annals_language *language, int32_t entry, annals_role role);

/* The short scale of an entry, or NULL: behind an amount of money the one that it is there, else the one that is none
 * of money alone. */
const annals_entry *annals_language_short(const annals_language *language, int32_t entry, bool money);

/* Whether a tag, which may be NULL, has a subtag behind its first part: Hant in zh-Hant-HK. */
bool annals_language_has_subtag(const char *tag, const char *subtag);

/* What a list by twos says of a tag: of its last subtag that stands there, or NULL. `tag` may be NULL. */
const char *annals_language_variant(const char *list, const char *tag);

/* All roles of an entry, as bits. */
static inline uint64_t annals_language_roles(const annals_language *language, int32_t entry)
{
    return entry == ANNALS_TRIE_NONE ? 0 : language->entries[entry].roles;
}

/* The currency code or unit of a meaning; "" where there is none. */
static inline const char *annals_language_text(const annals_language *language, const annals_entry *entry)
{
    return language->texts + entry->text;
}

/* The text behind one of a list. */
static inline const char *annals_language_next(const char *text)
{
    while (*text)
        text++;
    return text + 1;
}

#endif
