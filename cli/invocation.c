/* Reads a command line by a table of verbs; knows no verb by name but help, which `--help` stands for. */
#include "cli/cli.h"
#include "cli/options.h"
#include "series/suggest.h"

#include <stdlib.h>
#include <string.h>

static const verb *find_verb(const verb_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->rows[i].name, name) == 0)
            return &table->rows[i];
    return NULL;
}

/* "source" alone begins two-word verbs. */
static bool begins_verb(const verb_table *table, const char *word)
{
    size_t size = strlen(word);
    for (size_t i = 0; i < table->count; i++)
        if (strncmp(table->rows[i].name, word, size) == 0 && table->rows[i].name[size] == ' ')
            return true;
    return false;
}

static annals_status unknown_verb(const verb_table *table, const char *word, annals_error *error)
{
    const char *names[64];
    size_t count = 0;
    for (size_t i = 0; i < table->count && count < 64; i++)
        if (!table->rows[i].hidden)
            names[count++] = table->rows[i].name;
    const char *near = annals_suggest(word, names, count);
    if (near)
        return annals_error_set(error, ANNALS_USAGE, "unknown verb \"%s\"; did you mean \"%s\"?", word, near);
    return annals_error_set(error, ANNALS_USAGE, "unknown verb \"%s\"; `annals help` lists them", word);
}

static const option *match_option(const option *each, const char *word, size_t size)
{
    if (strlen(each->name) == size && memcmp(each->name, word, size) == 0)
        return each;
    if (each->letter && strlen(each->letter) == size && memcmp(each->letter, word, size) == 0)
        return each;
    return NULL;
}

static const option *find_option(const verb *of, const char *word, size_t size)
{
    for (const option *const *each = global_options; *each; each++)
        if (match_option(*each, word, size))
            return *each;
    for (size_t i = 0; of && i < VERB_OPTIONS && of->options[i]; i++)
        if (match_option(of->options[i], word, size))
            return of->options[i];
    return NULL;
}

static annals_status unknown_option(const verb *of, const char *word, annals_error *error)
{
    const char *names[VERB_OPTIONS + 8];
    size_t count = 0;
    for (const option *const *each = global_options; *each && count < 8; each++)
        names[count++] = (*each)->name;
    for (size_t i = 0; of && i < VERB_OPTIONS && of->options[i]; i++)
        names[count++] = of->options[i]->name;
    const char *near = annals_suggest(word, names, count);
    const char *help = of ? of->name : "";
    if (near)
        return annals_error_set(error, ANNALS_USAGE, "unknown option \"%s\"; did you mean \"%s\"?", word, near);
    return annals_error_set(error, ANNALS_USAGE, "unknown option \"%s\"; `annals help%s%s` lists them", word,
                            of ? " " : "", help);
}

/* True for a word that is an operand: no dash in front, "-" alone (stdin), or an amount such as -2B. */
static bool is_operand(const char *word)
{
    return word[0] != '-' || word[1] == '\0' || annals_amount_looks_like(word);
}

static bool add_given(invocation *call, const option *given, const char *value, annals_error *error)
{
    if (!given->repeatable && option_given(call, given->name)) {
        annals_error_set(error, ANNALS_USAGE, "option %s is given twice", given->name);
        return false;
    }
    if (call->given_count == OPTIONS_MAX) {
        annals_error_set(error, ANNALS_USAGE, "more than %d options", OPTIONS_MAX);
        return false;
    }
    call->given[call->given_count].option = given;
    call->given[call->given_count++].value = value;
    return true;
}

/* Reads the option at argv[*at] and its value; leaves *at at the last word it used. */
static bool read_option(invocation *call, int argc, char **argv, int *at, annals_error *error)
{
    const char *word = argv[*at];
    bool longer = word[1] == '-';
    const char *equals = longer ? strchr(word, '=') : NULL;
    size_t size = equals ? (size_t)(equals - word) : longer ? strlen(word) : 2;
    const option *found = find_option(call->verb, word, size);
    if (found && !longer && word[2] && found->value)
        return add_given(call, found, word + 2, error);
    if (found && !longer && word[2])
        found = NULL;
    if (!found) {
        unknown_option(call->verb, word, error);
        return false;
    }
    if (!found->value) {
        if (equals) {
            annals_error_set(error, ANNALS_USAGE, "option %s takes no value", found->name);
            return false;
        }
        return add_given(call, found, "", error);
    }
    if (equals)
        return add_given(call, found, equals + 1, error);
    if (*at + 1 >= argc) {
        annals_error_set(error, ANNALS_USAGE, "option %s wants %s", found->name, found->value);
        return false;
    }
    return add_given(call, found, argv[++*at], error);
}

/* Finds the verb: the first operand, with the second where the first only begins one. Marks their places in argv. */
static bool read_verb(invocation *call, int argc, char **argv, int *first, int *second, annals_error *error)
{
    *first = *second = 0;
    for (int i = 1; i < argc && !*first; i++) {
        if (is_operand(argv[i]))
            *first = i;
        else {
            const option *found = find_option(NULL, argv[i], strcspn(argv[i], "="));
            if (found && found->value && !strchr(argv[i], '='))
                i++;
        }
    }
    if (!*first)
        return true;
    const char *word = argv[*first];
    if (!begins_verb(call->table, word)) {
        call->verb = find_verb(call->table, word);
        if (!call->verb)
            unknown_verb(call->table, word, error);
        return call->verb != NULL;
    }
    char pair[64] = "";
    if (*first + 1 < argc && strlen(word) + strlen(argv[*first + 1]) + 2 < sizeof pair) {
        strcat(strcat(strcpy(pair, word), " "), argv[*first + 1]);
        *second = *first + 1;
        call->verb = find_verb(call->table, pair);
    }
    if (!call->verb) {
        if (*second && argv[*second][0] != '-')
            unknown_verb(call->table, pair, error);
        else
            annals_error_set(error, ANNALS_USAGE, "\"%s\" wants a second word; `annals help` lists them", word);
    }
    return call->verb != NULL;
}

static bool check_operands(const invocation *call, annals_error *error)
{
    const verb *of = call->verb;
    if (call->operand_count < of->least) {
        annals_error_set(error, ANNALS_USAGE, "wants %s; `annals help %s` shows how", of->operands, of->name);
        return false;
    }
    if (of->most >= 0 && call->operand_count > of->most) {
        annals_error_set(error, ANNALS_USAGE, "\"%s\" is one word too many; wants %s", call->operands[of->most],
                         *of->operands ? of->operands : "no operand");
        return false;
    }
    return true;
}

static bool read_words(invocation *call, int argc, char **argv, int first, int second, annals_error *error)
{
    bool ended = false;
    for (int i = 1; i < argc; i++) {
        if (i == first || (second && i == second))
            continue;
        if (!ended && strcmp(argv[i], "--") == 0) {
            ended = true;
        } else if (ended || is_operand(argv[i])) {
            call->operands[call->operand_count++] = argv[i];
        } else if (!read_option(call, argc, argv, &i, error)) {
            return false;
        }
    }
    return true;
}

/* `annals VERB --help` is `annals help VERB`, and --version is answered by help as well. */
static void turn_to_help(invocation *call)
{
    const verb *asked = call->verb;
    call->verb = find_verb(call->table, "help");
    call->operand_count = 0;
    if (asked && asked != call->verb)
        call->operands[call->operand_count++] = asked->name;
}

bool invocation_read(invocation *call, const verb_table *table, int argc, char **argv, annals_error *error)
{
    int first, second;
    call->table = table;
    if (!read_verb(call, argc, argv, &first, &second, error))
        return false;
    call->operands = calloc((size_t)argc + 1, sizeof *call->operands);
    if (!call->operands) {
        annals_error_no_memory(error);
        return false;
    }
    if (!read_words(call, argc, argv, first, second, error))
        return false;
    if (option_given(call, "--help") || option_given(call, "--version"))
        turn_to_help(call);
    call->store = option_value(call, "--store");
    if (!call->verb)
        annals_error_set(error, ANNALS_USAGE, "wants a verb; `annals help` lists them");
    else if (call->store && !*call->store)
        annals_error_set(error, ANNALS_USAGE, "--store wants a file name, not \"\"");
    else
        return check_operands(call, error);
    return false;
}

void invocation_free(invocation *call)
{
    free(call->operands);
}

const char *option_nth(const invocation *call, const char *name, int nth)
{
    for (int i = 0; i < call->given_count; i++)
        if (strcmp(call->given[i].option->name, name) == 0 && nth-- == 0)
            return call->given[i].value;
    return NULL;
}

const char *option_value(const invocation *call, const char *name)
{
    return option_nth(call, name, 0);
}

bool option_given(const invocation *call, const char *name)
{
    return option_nth(call, name, 0) != NULL;
}
