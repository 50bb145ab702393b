/* annals manual: the manual page in mdoc(7), printed from the table of verbs. */
#include "cli/cli.h"
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

static void print_character(char c)
{
    if (c == '\\')
        fputs("\\e", stdout);
    else if (c == '-')
        fputs("\\-", stdout);
    else
        putchar(c);
}

/* Running text: a line for each sentence, backslashes escaped, no control line by accident. */
static void print_text(const char *text)
{
    bool begins = true;
    for (; *text; text++) {
        if (begins && (*text == '.' || *text == '\''))
            fputs("\\&", stdout);
        bool ends = *text == '.' && text[1] == ' ' && text[2] >= 'A' && text[2] <= 'Z';
        print_character(*text);
        if (ends) {
            putchar('\n');
            text++;
        }
        begins = ends || *text == '\n';
    }
    putchar('\n');
}

static void print_options(const option *const *options, size_t most)
{
    if (!options[0])
        return;
    puts(".Bl -tag -width Ds -compact");
    for (size_t i = 0; i < most && options[i]; i++) {
        const option *each = options[i];
        if (each->value)
            printf(".It Fl \\-%s%s%s Ar %s\n", each->name + 2, each->letter ? " , " : "",
                   each->letter ? each->letter : "", each->value);
        else
            printf(".It Fl \\-%s\n", each->name + 2);
        print_text(each->help);
    }
    puts(".El");
}

static void print_verb(const verb *of)
{
    printf(".It Nm Cm %s", of->name);
    printf("%s%s\n", *of->operands ? " Ar " : "", of->operands);
    print_text(of->summary);
    if (of->details) {
        puts(".Pp");
        print_text(of->details);
    }
    print_options(of->options, VERB_OPTIONS);
}

int run_manual(invocation *call)
{
    const verb *verbs = call->table->rows;
    size_t count = call->table->count;
    puts(".Dd November 23, 2026\n.Dt ANNALS 1\n.Os\n.Sh NAME\n.Nm annals\n"
         ".Nd figures with their evidence, as dated series, charts and CSV\n"
         ".Sh SYNOPSIS\n.Nm\n.Ar verb\n.Op Ar options\n.Op Ar operands\n.Sh DESCRIPTION\n"
         "Every figure that\n.Nm\nkeeps leads back to the words of a document; nothing recorded is ever overwritten.\n"
         "The verbs:\n.Bl -tag -width Ds");
    for (size_t i = 0; i < count; i++)
        if (!verbs[i].hidden)
            print_verb(&verbs[i]);
    puts(".El\n.Sh OPTIONS OF EVERY VERB");
    print_options(global_options, SIZE_MAX);
    puts(".Sh ENVIRONMENT\n.Bl -tag -width Ds\n.It Ev ANNALS_STORE\nThe record to use where\n.Fl \\-store\nis not "
         "given.\n"
         ".It Ev NO_COLOR\nNo bold type on a terminal.\n.El\n"
         ".Sh EXIT STATUS\n.Bl -tag -width Ds -compact\n.It 0\nsuccess\n.It 1\na check found something\n"
         ".It 64\nan unknown or missing verb, option or operand\n.It 65\na value that can't be read or does not fit\n"
         ".It 66\nan input is missing\n.It 69\na module or font is not installed\n.It 73\nan output can't be created\n"
         ".It 74\ninput or output failed, such as a full disk\n.It 75\nthe record was held by another process for too "
         "long\n.El\n"
         ".Sh EXAMPLES");
    puts(".Bd -literal");
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; !verbs[i].hidden && j < VERB_EXAMPLES && verbs[i].examples[j]; j++)
            print_text(verbs[i].examples[j]);
    puts(".Ed");
    return 0;
}
