/* Switches a terminal between keys and lines, and always back; knows nothing of what is asked. */
#include "cli/terminal.h"
#include "text/text.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static struct termios before, wanted;
static bool taken;
static volatile sig_atomic_t asked_to_stop, asked_to_rest, going_on;

static void note(int signal)
{
    if (signal == SIGTSTP)
        asked_to_rest = 1;
    else if (signal == SIGCONT)
        going_on = 1;
    else
        asked_to_stop = 1;
}

/* Without SA_RESTART: a wait for a key ends. */
static void on_signal(int signal, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

static void catch_signals(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        on_signal(signals[i], note);
}

static void switch_terminal(const struct termios *to)
{
    tcsetattr(STDIN_FILENO, TCSADRAIN, to);
}

static void keys_one_by_one(void)
{
    wanted = before;
    wanted.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    wanted.c_cc[VMIN] = 1;
    wanted.c_cc[VTIME] = 0;
    switch_terminal(&wanted);
}

/* Whole lines, as the terminal had them; backspace takes a character of UTF-8 away, not one of its bytes. */
static void lines_one_by_one(void)
{
    wanted = before;
    wanted.c_iflag |= IUTF8;
    switch_terminal(&wanted);
}

/* Rests where that is asked for, the terminal as it was; true once it goes on, whoever had the terminal meanwhile. The
 * system lets no process rest that no shell could wake. */
static bool rested(void)
{
    if (asked_to_rest) {
        asked_to_rest = 0;
        switch_terminal(&before);
        on_signal(SIGTSTP, SIG_DFL);
        raise(SIGTSTP);
        on_signal(SIGTSTP, note);
        going_on = 1;
    }
    if (!going_on)
        return false;
    going_on = 0;
    switch_terminal(&wanted);
    return true;
}

bool terminal_open(void)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &before) != 0)
        return false;
    taken = true;
    catch_signals();
    keys_one_by_one();
    return true;
}

void terminal_close(void)
{
    if (taken)
        switch_terminal(&before);
    taken = false;
}

static int read_byte(void)
{
    unsigned char byte;
    fflush(stdout);
    while (!asked_to_stop) {
        if (rested())
            return KEY_AGAIN;
        ssize_t got = read(STDIN_FILENO, &byte, 1);
        if (got == 1)
            return byte;
        if (got == 0 || errno != EINTR)
            break;
    }
    return KEY_END;
}

/* Whether more comes at once: the rest of what a key sends, and no other key. */
static bool more_comes(void)
{
    enum { MILLISECONDS = 50 };
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&input, 1, MILLISECONDS) > 0;
}

/* Reads what a key sends behind its Escape; gives the last byte of it. */
static int read_sequence(void)
{
    int byte;
    do
        byte = more_comes() ? read_byte() : 0;
    while (byte == '[' || byte == 'O' || byte == ';' || (byte >= '0' && byte <= '9'));
    return byte;
}

int terminal_key(void)
{
    enum { CONTROL_D = 4, ESCAPE = 27 };
    for (;;) {
        int byte = read_byte();
        bool sequence = byte == ESCAPE;
        if (sequence)
            byte = read_sequence();
        if (byte == KEY_END || byte == CONTROL_D)
            return KEY_END;
        if (byte == KEY_AGAIN || (!sequence && byte < 0x80))
            return byte;
    }
}

/* The bytes of a line as the terminal hands them over when it is whole; what does not fit is dropped. Gives what ended
 * it: its end, or as terminal_key. */
static int read_line(char *line, size_t room)
{
    size_t size = 0;
    for (int byte; (byte = read_byte()) != '\n';) {
        if (byte < 0)
            return byte;
        if (size + 1 < room)
            line[size++] = (char)byte;
    }
    while (size > 0 && (line[size - 1] == ' ' || line[size - 1] == '\t' || line[size - 1] == '\r'))
        size--;
    line[size] = '\0';
    size_t blank = strspn(line, " \t");
    memmove(line, line + blank, size - blank + 1);
    return '\n';
}

static void ask(const char *question, const char *standing)
{
    char *safe = annals_text_safe(standing, strlen(standing));
    printf("%s%s%s%s: ", question, *standing ? " [" : "", safe ? safe : "", *standing ? "]" : "");
    free(safe);
}

bool terminal_line(const char *question, const char *standing, char *line, size_t room)
{
    int end;
    fflush(stdout);
    lines_one_by_one();
    do {
        ask(question, standing);
        end = read_line(line, room);
    } while (end == KEY_AGAIN);
    keys_one_by_one();
    if (end == KEY_END)
        putchar('\n');
    return end != KEY_END;
}
