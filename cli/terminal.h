/* A person at a terminal: single keys, and lines that are typed. */
#ifndef ANNALS_CLI_TERMINAL_H
#define ANNALS_CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* What terminal_key gives beside the characters that keys type. */
enum {
    KEY_END = -1,  /* the terminal has gone, or a signal asks to stop; also Ctrl-C and Ctrl-D */
    KEY_AGAIN = -2 /* the program goes on after a rest (Ctrl-Z, fg): what was shown may have scrolled away */
};

/* Takes the terminal: keys come one by one and are not shown. While the program rests (Ctrl-Z) the terminal is as it
 * was before. False: standard input or output is none. */
bool terminal_open(void);
/* Gives it back as it was; allowed at any time. */
void terminal_close(void);

/* Waits for a key that types an ASCII character and gives that; keys that send sequences (arrows) are passed over,
 * Escape too. */
int terminal_key(void);

/* Asks for a line, with `standing` as what an empty one keeps; it is edited as the terminal has it, and its white space
 * at both ends is cut off. False: as KEY_END. */
bool terminal_line(const char *question, const char *standing, char *line, size_t room);

#endif
