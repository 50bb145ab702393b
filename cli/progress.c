/* Prints how far a long task is, and how long it will still take; nothing in its first second, nothing off a terminal.
 */
#include "cli/progress.h"
#include "cli/cli.h"

#include <stdio.h>
#include <unistd.h>

void progress_begin(progress *bar, const char *doing)
{
    *bar = (progress){.doing = doing, .shown = isatty(STDERR_FILENO), .begun = clock_now(NULL)};
}

void progress_step(void *context, size_t done, size_t total)
{
    enum { FIRST = 1000000, BETWEEN = 200000 };
    progress *bar = context;
    if (!bar->shown || done == 0 || total == 0)
        return;
    int64_t now = clock_now(NULL);
    if (now - bar->begun < FIRST || now - bar->last < BETWEEN)
        return;
    bar->last = now;
    bar->printed = true;
    double share = (double)done / (double)total;
    double left = (double)(now - bar->begun) / 1e6 * (1 - share) / share;
    fprintf(stderr, "\r%s: %3.0f %%, %.0f s left \033[K", bar->doing, share * 100, left);
}

void progress_end(progress *bar)
{
    if (bar->printed)
        fputs("\r\033[K", stderr);
}
