/* The program's own types: verbs and options as tables, and an invocation read by them. */
#ifndef ANNALS_CLI_CLI_H
#define ANNALS_CLI_CLI_H

#include "record/record.h"
#include "series/status.h"

/* What a word stands for; completions go by it. */
typedef enum {
    WORD_NONE, /* an option without a value */
    WORD_TEXT,
    WORD_FILE,
    WORD_SERIES,
    WORD_SOURCE,
    WORD_DIMENSION,
    WORD_PERIOD,
    WORD_AMOUNT,
    WORD_NUMBER,
    WORD_NATURE,
    WORD_KIND,
    WORD_GRAIN,
    WORD_AGGREGATE,
    WORD_CHANGE,
    WORD_SHELL,
    WORD_FORMAT,
    WORD_CHART,
    WORD_STYLE,
    WORD_THEME,
    WORD_LANGUAGE,
    WORD_VERB
} word_kind;

typedef struct {
    const char *name;   /* "--unit" */
    const char *letter; /* "-o", or NULL */
    const char *value;  /* "UNIT", or NULL for a flag */
    word_kind kind;
    bool repeatable;
    const char *help;
} option;

typedef struct invocation invocation;

enum { VERB_OPTIONS = 32, VERB_EXAMPLES = 4 };

typedef struct {
    const char *name;     /* "source add" */
    const char *operands; /* "FILE", "SERIES PERIOD AMOUNT", "[SELECTOR]" */
    int least, most;      /* operands; most -1: any number */
    word_kind operand;    /* what the first operand is, for completions */
    const char *summary;  /* one line */
    const char *details;  /* paragraphs for help and manual; may be "" */
    const option *options[VERB_OPTIONS];
    const char *examples[VERB_EXAMPLES];
    int (*run)(invocation *call);
    bool hidden;
} verb;

/* Every verb, in the order of help; two-word verbs that begin alike stand together. */
typedef struct {
    const verb *rows;
    size_t count;
} verb_table;

enum { OPTIONS_MAX = 64 };

/* A command line read by a table of verbs. Strings are argv's own. */
struct invocation {
    const verb_table *table; /* what it was read by, for the verbs that tell of all */
    const verb *verb;
    const char **operands;
    int operand_count;
    struct {
        const option *option;
        const char *value;
    } given[OPTIONS_MAX];
    int given_count;
    const char *store;
};

/* sysexits(3). */
enum {
    EXIT_USAGE = 64,
    EXIT_DATA = 65,
    EXIT_NO_INPUT = 66,
    EXIT_UNAVAILABLE = 69,
    EXIT_SYSTEM = 71,
    EXIT_CANNOT_CREATE = 73,
    EXIT_IO = 74,
    EXIT_TEMPORARY = 75,
    EXIT_INTERRUPTED = 130, /* as shells have it for SIGINT */
    EXIT_FOUND = 1          /* a check found something */
};

/* --- invocation.c ----------------------------------------------------------------------------------------------------
 */

/* Reads argv into *call: finds the verb in the table, then its options and operands; false with words in *error
 * (ANNALS_USAGE). The table is kept by reference; `call->operands` is allocated; invocation_free releases it. */
bool invocation_read(invocation *call, const verb_table *table, int argc, char **argv, annals_error *error);
void invocation_free(invocation *call);

/* The value of an option, "" for a flag, NULL if it was not given. The nth of a repeatable one (from 0), NULL at the
 * end. */
const char *option_value(const invocation *call, const char *name);
const char *option_nth(const invocation *call, const char *name, int nth);
bool option_given(const invocation *call, const char *name);

/* --- message.c -------------------------------------------------------------------------------------------------------
 */

/* Prints an error as one line on stderr and returns the exit status for it. */
int report(const invocation *call, const annals_error *error);
int report_usage(const invocation *call, const char *format, ...) ANNALS_PRINTF(2, 3);
int exit_status(annals_status status);

/* What a writing verb did; a line on stderr. */
void say(const char *format, ...) ANNALS_PRINTF(1, 2);

/* --- store.c ---------------------------------------------------------------------------------------------------------
 */

/* Opens the store that the invocation names. */
ANNALS_CHECKED annals_status store_open(const invocation *call, annals_access access, annals_record **record,
                                        annals_error *error);
const char *store_name(const invocation *call);
/* Closes a record that was written to, so that its file alone is the whole of it; keeps the status of what came before.
 */
annals_status store_close(annals_record *record, annals_status status, annals_error *error);
/* Reads what a selector asks for; nothing there is ANNALS_MISSING with near names. */
ANNALS_CHECKED annals_status store_read(annals_record *record, const annals_selection *selection, annals_table **table,
                                        annals_error *error);
annals_status selector_missing(annals_record *record, const annals_selection *selection, annals_error *error);
/* ANNALS_MISSING, with a near name, where the record has no such source. */
ANNALS_CHECKED annals_status source_check(annals_record *record, const char *id, annals_error *error);
/* Names a source that is not in the table, with a near one. */
annals_status source_missing(const annals_table *sources, const char *id, annals_error *error);
annals_moment clock_now(void *context);
const char *user_name(void);

/* --- verbs -----------------------------------------------------------------------------------------------------------
 */

int run_init(invocation *call);
int run_source_add(invocation *call);
int run_source_update(invocation *call);
int run_source_list(invocation *call);
int run_source_show(invocation *call);
int run_record(invocation *call);
int run_import(invocation *call);
int run_list(invocation *call);
int run_scan(invocation *call);
int run_review(invocation *call);
int run_show(invocation *call);
int run_query(invocation *call);
int run_conflicts(invocation *call);
int run_totals(invocation *call);
int run_rule_add(invocation *call);
int run_rule_list(invocation *call);
int run_rule_check(invocation *call);
int run_verify(invocation *call);
int run_revise(invocation *call);
int run_retract(invocation *call);
int run_prefer(invocation *call);
int run_history(invocation *call);
int run_check(invocation *call);
int run_log(invocation *call);
int run_undo(invocation *call);
int run_export(invocation *call);
int run_chart(invocation *call);
int run_inspect(invocation *call);
int run_help(invocation *call);
int run_manual(invocation *call);
int run_completion(invocation *call);
int run_complete(invocation *call);

#endif
