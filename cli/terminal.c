/* Switches a terminal between keys and lines, and always back; knows nothing of what is asked. */
#include "cli/terminal.h"
#include "text/text.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static struct termios before;
static bool taken;
static volatile sig_atomic_t asked_to_stop;

static void stop(int signal)
{
    asked_to_stop = signal;
}

/* Without SA_RESTART: a wait for a key ends. */
static void catch_signals(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = stop};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
}

static void keys_one_by_one(void)
{
    struct termios wanted = before;
    wanted.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    wanted.c_cc[VMIN] = 1;
    wanted.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &wanted);
}

/* Whole lines, as the terminal had them; backspace takes a character of UTF-8 away, not one of its bytes. */
static void lines_one_by_one(void)
{
    struct termios wanted = before;
    wanted.c_iflag |= IUTF8;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &wanted);
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
        tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    taken = false;
}

static int read_byte(void)
{
    unsigned char byte;
    fflush(stdout);
    while (!asked_to_stop) {
        ssize_t got = read(STDIN_FILENO, &byte, 1);
        if (got == 1)
            return byte;
        if (got == 0 || errno != EINTR)
            break;
    }
    return KEY_END;
}

int terminal_key(void)
{
    enum { CONTROL_D = 4, ESCAPE = 27 };
    for (;;) {
        int byte = read_byte();
        if (byte == ESCAPE) {
            byte = read_byte();
            while (byte == '[' || byte == 'O' || byte == ';' || (byte >= '0' && byte <= '9'))
                byte = read_byte();
            if (byte != KEY_END)
                continue;
        }
        if (byte == KEY_END || byte == CONTROL_D)
            return KEY_END;
        if (byte < 0x80)
            return byte;
    }
}

/* The bytes of a line as the terminal hands them over when it is whole; what does not fit is dropped. */
static bool read_line(char *line, size_t room)
{
    size_t size = 0;
    for (int byte; (byte = read_byte()) != '\n';) {
        if (byte == KEY_END)
            return false;
        if (size + 1 < room)
            line[size++] = (char)byte;
    }
    while (size > 0 && (line[size - 1] == ' ' || line[size - 1] == '\t' || line[size - 1] == '\r'))
        size--;
    line[size] = '\0';
    size_t blank = strspn(line, " \t");
    memmove(line, line + blank, size - blank + 1);
    return true;
}

bool terminal_line(const char *question, const char *standing, char *line, size_t room)
{
    char *safe = annals_text_safe(standing, strlen(standing));
    printf("%s%s%s%s: ", question, *standing ? " [" : "", safe ? safe : "", *standing ? "]" : "");
    free(safe);
    fflush(stdout);
    lines_one_by_one();
    bool whole = read_line(line, room);
    keys_one_by_one();
    if (!whole)
        putchar('\n');
    return whole;
}
