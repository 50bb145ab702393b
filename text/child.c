/* Runs a program under limits of memory, time and output; knows nothing of what it does. */
#include "text/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MESSAGES_MOST = 4096, PIECE = 1 << 16, EXEC_FAILED = 127 };

/* A running child and the ends that are here: of its input (a socket, so that a child that has gone raises no signal),
 * output, messages, and of a pipe that says why it could not be begun. -1: closed. */
typedef struct {
    pid_t pid;
    int in, out, messages, reason;
    int64_t deadline; /* by the clock, in milliseconds */
} running;

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

static void limit(int resource, size_t most)
{
    struct rlimit wanted = {most, most};
    setrlimit(resource, &wanted);
}

/* In the child; only what may be called between fork and exec. */
static void become(const annals_child *child, const int ends[3], int reason)
{
    static char locale[] = "LC_ALL=C.UTF-8", home[] = "HOME=/nonexistent", zone[] = "TZ=UTC";
    static char *const environment[] = {locale, home, zone, NULL};
    for (int i = 0; i < 3; i++)
        if (dup2(ends[i], i) < 0)
            goto failed;
    limit(RLIMIT_AS, child->memory_most);
    limit(RLIMIT_CPU, child->seconds_most);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    setpgid(0, 0);
    if (chdir("/") == 0)
        execvpe(child->words[0], (char *const *)(uintptr_t)child->words, environment);
failed:;
    int why = errno;
    if (write(reason, &why, sizeof why) < 0)
        _exit(EXEC_FAILED);
    _exit(EXEC_FAILED);
}

static annals_status begin(const annals_child *child, running *run, annals_error *error)
{
    int in[2] = {-1, -1}, out[2] = {-1, -1}, messages[2] = {-1, -1}, reason[2] = {-1, -1};
    bool made = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) == 0 && pipe2(out, O_CLOEXEC) == 0 &&
                pipe2(messages, O_CLOEXEC) == 0 && pipe2(reason, O_CLOEXEC) == 0;
    pid_t pid = made ? fork() : -1;
    int why = errno;
    if (pid == 0)
        become(child, (const int[]){in[1], out[1], messages[1]}, reason[1]);
    int *const others[] = {&in[1], &out[1], &messages[1], &reason[1]};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        close_end(others[i]);
    *run = (running){pid, in[0], out[0], messages[0], reason[0], now() + (int64_t)child->seconds_most * 1000};
    if (pid > 0)
        return ANNALS_OK;
    int *const mine[] = {&run->in, &run->out, &run->messages, &run->reason};
    for (size_t i = 0; i < sizeof mine / sizeof *mine; i++)
        close_end(mine[i]);
    return annals_error_set(error, ANNALS_IO, "%s can't be run: %s", child->words[0], strerror(why));
}

/* Sends what the child takes; closes its input at the end, or when it has gone. */
static void feed(running *run, const char **in, size_t *left)
{
    ssize_t sent = *left > 0 ? send(run->in, *in, *left, MSG_NOSIGNAL | MSG_DONTWAIT) : 0;
    if (sent > 0) {
        *in += sent;
        *left -= (size_t)sent;
    }
    if (*left == 0 || (sent < 0 && errno != EAGAIN && errno != EINTR))
        close_end(&run->in);
}

/* Takes what the child wrote, of which no more than `most` is kept; false where that is less than all. */
static bool drain(int *end, annals_str *out, size_t most)
{
    char piece[PIECE];
    ssize_t got = read(*end, piece, sizeof piece);
    if (got == 0 || (got < 0 && errno != EINTR))
        close_end(end);
    if (got <= 0)
        return true;
    size_t room = out->size < most ? most - out->size : 0;
    annals_str_add_bytes(out, piece, (size_t)got < room ? (size_t)got : room);
    return (size_t)got <= room;
}

/* Talks to the child until it has closed its output; false where it went over a limit. */
static annals_status talk(const annals_child *child, running *run, const char *in, size_t size, annals_str *out,
                          annals_str *messages, annals_error *error)
{
    while (run->out >= 0 || run->messages >= 0) {
        struct pollfd ends[] = {{run->in, POLLOUT, 0}, {run->out, POLLIN, 0}, {run->messages, POLLIN, 0}};
        int64_t left = run->deadline - now();
        int ready = left > 0 ? poll(ends, 3, (int)left) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return annals_error_set(error, ANNALS_OVERFLOW, "%s takes more than %u seconds", child->words[0],
                                    child->seconds_most);
        if (ends[0].revents)
            feed(run, &in, &size);
        if (ends[1].revents && !drain(&run->out, out, child->output_most))
            return annals_error_set(error, ANNALS_OVERFLOW, "%s makes more than %zu MiB of text of it", child->words[0],
                                    child->output_most >> 20);
        if (ends[2].revents)
            drain(&run->messages, messages, MESSAGES_MOST);
    }
    return out->failed || messages->failed ? annals_error_no_memory(error) : ANNALS_OK;
}

/* Waits for the child, which has closed its output or is killed. */
static annals_status finish(const annals_child *child, running *run, bool kill_it, annals_error *error)
{
    int how, why = 0;
    if (kill_it)
        kill(-run->pid, SIGKILL), kill(run->pid, SIGKILL);
    while (waitpid(run->pid, &how, 0) < 0 && errno == EINTR)
        continue;
    ssize_t told = read(run->reason, &why, sizeof why);
    int *const ends[] = {&run->in, &run->out, &run->messages, &run->reason};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        close_end(ends[i]);
    if (kill_it)
        return ANNALS_OK;
    if (told == sizeof why)
        return annals_error_set(error, ANNALS_UNAVAILABLE, "%s can't be run: %s", child->words[0], strerror(why));
    if (WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU)
        return annals_error_set(error, ANNALS_OVERFLOW, "%s takes more than %u seconds", child->words[0],
                                child->seconds_most);
    if (WIFSIGNALED(how))
        return annals_error_set(error, ANNALS_INVALID, "%s was ended by signal %d", child->words[0], WTERMSIG(how));
    if (WEXITSTATUS(how) != 0)
        return annals_error_set(error, ANNALS_INVALID, "%s gives up with exit status %d", child->words[0],
                                WEXITSTATUS(how));
    return ANNALS_OK;
}

annals_status annals_child_run(const annals_child *child, const char *in, size_t size, annals_str *out,
                               annals_str *messages, annals_error *error)
{
    running run;
    annals_status status = begin(child, &run, error);
    if (status)
        return status;
    status = talk(child, &run, in, size, out, messages, error);
    annals_status ended = finish(child, &run, status != ANNALS_OK, error);
    return status ? status : ended;
}
