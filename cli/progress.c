/* Prints how far a long task is, and how long it will still take; nothing in its first second, nothing off a terminal.
 */
#include "cli/progress.h"
#include "cli/cli.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;

static void interrupt(int signal)
{
    interrupted = signal;
}

/* What is being written is finished or taken back; it is never torn. */
static void catch_interrupts(void (*handler)(int))
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
}

void progress_begin(progress *bar, const char *doing)
{
    *bar = (progress){.doing = doing, .shown = isatty(STDERR_FILENO), .begun = clock_now(NULL)};
    interrupted = 0;
    catch_interrupts(interrupt);
}

bool progress_step(void *context, size_t done, size_t total)
{
    enum { FIRST = 1000000, BETWEEN = 200000 };
    progress *bar = context;
    if (interrupted)
        return false;
    if (!bar->shown || done == 0 || total == 0)
        return true;
    int64_t now = clock_now(NULL);
    if (now - bar->begun < FIRST || now - bar->last < BETWEEN)
        return true;
    bar->last = now;
    bar->printed = true;
    double share = (double)done / (double)total;
    double left = (double)(now - bar->begun) / 1e6 * (1 - share) / share;
    fprintf(stderr, "\r%s: %3.0f %%, %.0f s left \033[K", bar->doing, share * 100, left);
    return true;
}

void progress_end(progress *bar)
{
    if (bar->printed)
        fputs("\r\033[K", stderr);
}
