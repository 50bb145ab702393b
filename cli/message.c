/* Messages on stderr and exit statuses; the one place that turns a status into a sysexits class. */
#include "cli/cli.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int exit_status(annals_status status)
{
    switch (status) {
    case ANNALS_OK: return 0;
    case ANNALS_USAGE: return EXIT_USAGE;
    case ANNALS_INVALID:
    case ANNALS_OVERFLOW:
    case ANNALS_AMBIGUOUS:
    case ANNALS_EVIDENCE:
    case ANNALS_EXISTS:
    case ANNALS_MISSING: return EXIT_DATA;
    case ANNALS_NO_INPUT: return EXIT_NO_INPUT;
    case ANNALS_CANNOT_CREATE: return EXIT_CANNOT_CREATE;
    case ANNALS_IO: return EXIT_IO;
    case ANNALS_BUSY: return EXIT_TEMPORARY;
    case ANNALS_NO_MEMORY: return EXIT_SYSTEM;
    case ANNALS_UNAVAILABLE: return EXIT_UNAVAILABLE;
    case ANNALS_CANCELLED: return EXIT_INTERRUPTED;
    }
    return EXIT_SYSTEM;
}

/* Keeps line breaks, which the messages themselves hold; escapes what a terminal would obey. */
static void print_safe(const char *text)
{
    for (const char *line = text; *line;) {
        size_t size = strcspn(line, "\n");
        char *safe = annals_text_safe(line, size);
        fputs(safe ? safe : "(out of memory)", stderr);
        free(safe);
        line += size;
        if (*line == '\n') {
            fputs("\n  ", stderr);
            line++;
        }
    }
}

static void print_place(const annals_error *error)
{
    print_safe(error->file);
    if (error->line > 0)
        fprintf(stderr, ":%lld", (long long)error->line);
    fputs(": ", stderr);
    if (error->column > 0)
        fprintf(stderr, "column %lld: ", (long long)error->column);
    if (error->byte >= 0)
        fprintf(stderr, "byte %lld: ", (long long)error->byte);
}

int report(const invocation *call, const annals_error *error)
{
    if (error->file[0])
        print_place(error);
    else
        fprintf(stderr, "annals%s%s: ", call->verb ? " " : "", call->verb ? call->verb->name : "");
    print_safe(error->message);
    fputc('\n', stderr);
    return exit_status(error->status);
}

int report_usage(const invocation *call, const char *format, ...)
{
    char words[ANNALS_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    annals_error error;
    annals_error_set(&error, ANNALS_USAGE, "%s", words);
    return report(call, &error);
}

void say(const char *format, ...)
{
    char words[ANNALS_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    print_safe(words);
    fputc('\n', stderr);
}
