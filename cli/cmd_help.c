/* annals help: printed from the table of verbs. */
#include "cli/cli.h"
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

static void print_overview(const verb_table *table)
{
    puts("annals keeps figures out of documents with their evidence, as dated series,\n"
         "and turns them into charts and CSV.\n\n"
         "usage: annals VERB [OPTIONS] [OPERANDS]\n");
    for (size_t i = 0; i < table->count; i++)
        if (!table->rows[i].hidden)
            printf("  %-13s %s\n", table->rows[i].name, table->rows[i].summary);
    puts("\noptions of every verb:");
    for (const option *const *each = global_options; *each; each++)
        printf("  %-9s %-5s %s\n", (*each)->name, (*each)->value ? (*each)->value : "", (*each)->help);
    puts("\n`annals help VERB` tells more of each. Exit status: 0 success, 1 a check found\n"
         "something, 64 usage, 65 bad data, 66 input missing, 73 cannot create, 74 I/O error.");
}

static void print_option(const option *each)
{
    char name[64];
    snprintf(name, sizeof name, "%s%s%s%s%s", each->letter ? each->letter : "", each->letter ? ", " : "", each->name,
             each->value ? " " : "", each->value ? each->value : "");
    printf("  %-22s %s\n", name, each->help);
}

/* Breaks a paragraph at spaces to at most 80 columns. */
static void print_wrapped(const char *text)
{
    enum { WIDTH = 80 };
    size_t column = 0;
    while (*text) {
        size_t size = strcspn(text, " \n");
        if (column > 0 && column + 1 + size > WIDTH) {
            putchar('\n');
            column = 0;
        } else if (column > 0) {
            putchar(' ');
            column++;
        }
        fwrite(text, 1, size, stdout);
        column += size;
        text += size;
        if (*text == '\n') {
            putchar('\n');
            column = 0;
        }
        if (*text)
            text++;
    }
    putchar('\n');
}

static void print_verb(const verb *of)
{
    printf("annals %s: %s\n\nusage: annals %s%s%s%s\n", of->name, of->summary, of->name,
           of->options[0] ? " [OPTIONS]" : "", *of->operands ? " " : "", of->operands);
    if (of->details) {
        putchar('\n');
        print_wrapped(of->details);
    }
    puts("\noptions:");
    for (size_t i = 0; i < VERB_OPTIONS && of->options[i]; i++)
        print_option(of->options[i]);
    for (const option *const *each = global_options; *each; each++)
        print_option(*each);
    if (of->examples[0])
        puts("\nexamples:");
    for (size_t i = 0; i < VERB_EXAMPLES && of->examples[i]; i++)
        printf("  %s\n", of->examples[i]);
}

int run_help(invocation *call)
{
    if (option_given(call, "--version")) {
        puts("annals " ANNALS_VERSION);
        return 0;
    }
    if (call->operand_count == 0) {
        print_overview(call->table);
        return 0;
    }
    char name[128];
    snprintf(name, sizeof name, "%s%s%s", call->operands[0], call->operand_count > 1 ? " " : "",
             call->operand_count > 1 ? call->operands[1] : "");
    size_t size = strlen(name);
    bool found = false;
    for (size_t i = 0; i < call->table->count; i++) {
        const verb *each = &call->table->rows[i];
        bool begins = strncmp(each->name, name, size) == 0 && (!each->name[size] || each->name[size] == ' ');
        if (!begins)
            continue;
        if (found)
            putchar('\n');
        print_verb(each);
        found = true;
    }
    return found ? 0 : report_usage(call, "\"%s\" is no verb; `annals help` lists them", name);
}
