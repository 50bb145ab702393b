/* annals completion prints a small script for a shell; the script asks `annals complete`, which answers from the table
 * of verbs and, for series and sources, from the record. */
#include "chart/chart.h"
#include "cli/cli.h"
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

/* Bash breaks words at =, which stands in series: the pieces are put together again, and what is typed already is taken
 * off the answers. */
static const char bash_script[] =
    "# bash completion for annals\n"
    "_annals() {\n"
    "  local each words=() i typed head\n"
    "  for ((i = 1; i <= COMP_CWORD; i++)); do\n"
    "    each=${COMP_WORDS[i]}\n"
    "    if ((${#words[@]})) && { [[ $each == = ]] || [[ ${COMP_WORDS[i-1]} == = ]]; }; then\n"
    "      words[${#words[@]}-1]+=$each\n"
    "    else\n"
    "      words+=(\"$each\")\n"
    "    fi\n"
    "  done\n"
    "  typed=${words[${#words[@]}-1]} head=\n"
    "  [[ $typed == *=* ]] && head=${typed%=*}=\n"
    "  COMPREPLY=()\n"
    "  while IFS= read -r each; do\n"
    "    COMPREPLY+=(\"$(printf %q \"${each#\"$head\"}\")\")\n"
    "  done < <(annals complete -- \"${words[@]}\" 2>/dev/null)\n"
    "}\n"
    "complete -o default -F _annals annals\n";

static const char zsh_script[] =
    "#compdef annals\n"
    "_annals() {\n"
    "  local -a found\n"
    "  found=(\"${(@f)$(annals complete -- \"${(@)words[2,CURRENT]}\" 2>/dev/null)}\")\n"
    "  if [[ -n ${found[1]} ]]; then compadd -- $found; else _files; fi\n"
    "}\n"
    "if [ \"$funcstack[1]\" = _annals ]; then _annals \"$@\"; else compdef _annals annals; fi\n";

int run_completion(invocation *call)
{
    const char *shell = call->operands[0];
    if (strcmp(shell, "bash") == 0)
        fputs(bash_script, stdout);
    else if (strcmp(shell, "zsh") == 0)
        fputs(zsh_script, stdout);
    else
        return report_usage(call, "\"%s\": wants bash or zsh", shell);
    return 0;
}

/* Prints a candidate if it begins with what was typed. */
static void offer(const char *typed, const char *candidate)
{
    if (strncmp(candidate, typed, strlen(typed)) == 0)
        puts(candidate);
}

static void offer_words(const char *typed, const char *const *words)
{
    for (; *words; words++)
        offer(typed, *words);
}

static void offer_series(const invocation *call, const char *typed)
{
    annals_record *record;
    annals_summary *summary;
    if (store_open(call, ANNALS_READ, &record, NULL))
        return;
    if (annals_record_summary(record, &(annals_selection){0}, &summary, NULL) == ANNALS_OK) {
        for (size_t i = 0; i < summary->count; i++)
            offer(typed, summary->rows[i].series.key->text);
        annals_summary_free(summary);
    }
    annals_record_close(record);
}

static void offer_sources(const invocation *call, const char *typed)
{
    annals_record *record;
    annals_table *table;
    if (store_open(call, ANNALS_READ, &record, NULL))
        return;
    if (annals_record_sources(record, 0, &table, NULL) == ANNALS_OK) {
        for (size_t i = 0; i < table->source_count; i++)
            offer(typed, table->sources[i].id);
        annals_record_table_free(table);
    }
    annals_record_close(record);
}

/* The words of a kind that has a fixed set of them, else none. */
static const char *const *words_of(word_kind kind)
{
    static const char *const natures[] = {"level", "flow", "cumulative", "change", "ratio", NULL};
    static const char *const kinds[] = {"actual", "estimate", "guidance", "target", NULL};
    static const char *const grains[] = {"day", "week", "month", "quarter", "half", "year", NULL};
    static const char *const aggregates[] = {"sum", "mean", "min", "max", "last", "count", NULL};
    static const char *const changes[] = {"abs", "pct", NULL};
    static const char *const shells[] = {"bash", "zsh", NULL};
    static const char *const none[] = {NULL};
    switch (kind) {
    case WORD_NATURE: return natures;
    case WORD_KIND: return kinds;
    case WORD_GRAIN: return grains;
    case WORD_AGGREGATE: return aggregates;
    case WORD_CHANGE: return changes;
    case WORD_SHELL: return shells;
    default: return none;
    }
}

/* The words that a key of a spec takes. */
static void offer_choices(const char *typed, const char *key)
{
    enum { CHOICES = 60 };
    const char *names[CHOICES];
    size_t count = annals_spec_choices(key, names, CHOICES);
    for (size_t i = 0; i < count; i++)
        offer(typed, names[i]);
}

/* The verbs that go on with `first`; a two-word verb gives its second word. */
static void offer_verbs(const verb_table *table, const char *first, const char *typed)
{
    size_t size = strlen(first);
    char last[64] = "";
    for (size_t i = 0; i < table->count; i++) {
        const char *name = table->rows[i].name;
        char word[64];
        if (table->rows[i].hidden || strncmp(name, first, size) != 0 || (size && name[size] != ' '))
            continue;
        snprintf(word, sizeof word, "%s", size ? name + size + 1 : name);
        word[strcspn(word, " ")] = '\0';
        if (strcmp(word, last) != 0)
            offer(typed, word);
        strcpy(last, word);
    }
}

/* The dimensions of all series, each once. */
static void offer_dimensions(const invocation *call, const char *typed)
{
    annals_record *record;
    annals_summary *summary;
    if (store_open(call, ANNALS_READ, &record, NULL))
        return;
    if (annals_record_summary(record, &(annals_selection){0}, &summary, NULL) == ANNALS_OK) {
        for (size_t i = 0; i < summary->count; i++)
            for (size_t j = 0; j < summary->rows[i].series.key->count; j++) {
                const char *name = summary->rows[i].series.key->dimensions[j].name;
                bool known = false;
                for (size_t k = 0; k < i && !known; k++)
                    known = annals_key_value(summary->rows[k].series.key, name) != NULL;
                if (!known)
                    offer(typed, name);
            }
        annals_summary_free(summary);
    }
    annals_record_close(record);
}

/* What may stand where a word of this kind is wanted; nothing for free text and files, which the shell completes. */
static void offer_kind(const invocation *call, const char *typed, word_kind kind)
{
    if (kind == WORD_SERIES)
        offer_series(call, typed);
    else if (kind == WORD_SOURCE)
        offer_sources(call, typed);
    else if (kind == WORD_DIMENSION)
        offer_dimensions(call, typed);
    else if (kind == WORD_VERB)
        offer_verbs(call->table, "", typed);
    else if (kind >= WORD_CHART && kind <= WORD_LANGUAGE)
        offer_choices(typed, kind == WORD_CHART   ? "chart"
                             : kind == WORD_STYLE ? "style"
                             : kind == WORD_THEME ? "theme"
                                                  : "language");
    else
        offer_words(typed, words_of(kind));
}

static const verb *verb_named(const verb_table *table, const char *first, const char *second)
{
    char pair[128];
    snprintf(pair, sizeof pair, "%s %s", first, second);
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->rows[i].name, first) == 0 || strcmp(table->rows[i].name, pair) == 0)
            return &table->rows[i];
    return NULL;
}

static const option *option_named(const verb *of, const char *word)
{
    for (size_t i = 0; i < VERB_OPTIONS && of->options[i]; i++)
        if (strcmp(of->options[i]->name, word) == 0 ||
            (of->options[i]->letter && strcmp(of->options[i]->letter, word) == 0))
            return of->options[i];
    for (const option *const *each = global_options; *each; each++)
        if (strcmp((*each)->name, word) == 0)
            return *each;
    return NULL;
}

static void offer_after(const invocation *call, const verb *of, const char *before, const char *typed)
{
    const option *open = option_named(of, before);
    if (open && open->value) {
        offer_kind(call, typed, open->kind);
        return;
    }
    if (typed[0] != '-') {
        offer_kind(call, typed, of->operand);
        return;
    }
    for (size_t i = 0; i < VERB_OPTIONS && of->options[i]; i++)
        offer(typed, of->options[i]->name);
    for (const option *const *each = global_options; *each; each++)
        offer(typed, (*each)->name);
}

int run_complete(invocation *call)
{
    int count = call->operand_count;
    const char *const *words = call->operands;
    const char *typed = words[count - 1];
    if (count == 1) {
        offer_verbs(call->table, "", typed);
        return 0;
    }
    const verb *of = verb_named(call->table, words[0], words[1]);
    if (!of || (count == 2 && strchr(of->name, ' ')))
        offer_verbs(call->table, words[0], typed);
    else
        offer_after(call, of, words[count - 2], typed);
    return 0;
}
