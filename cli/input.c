/* Reads a file or standard input whole, and names it. */
#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STREAM_GUESS = 65535 };

/* Reads on behind `head`, of which some may have been read already. */
static annals_status read_all(int descriptor, const char *name, const char *head, size_t head_size, size_t guess,
                              char **bytes, size_t *size, annals_error *error)
{
    size_t room = head_size + guess + 1, used = head_size;
    char *data = malloc(room);
    if (!data)
        return annals_error_no_memory(error);
    if (head_size > 0)
        memcpy(data, head, head_size);
    for (;;) {
        ssize_t got = read(descriptor, data + used, room - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            annals_error_set(error, errno == EISDIR ? ANNALS_NO_INPUT : ANNALS_IO, "%s: %s", name, strerror(errno));
            free(data);
            return error->status;
        }
        if (got == 0)
            break;
        used += (size_t)got;
        if (used < room)
            continue;
        char *grown = realloc(data, room * 2);
        if (!grown) {
            free(data);
            return annals_error_no_memory(error);
        }
        data = grown;
        room *= 2;
    }
    *bytes = data;
    *size = used;
    return ANNALS_OK;
}

annals_status input_read(const char *file, char **bytes, size_t *size, annals_error *error)
{
    if (strcmp(file, "-") == 0)
        return read_all(STDIN_FILENO, "standard input", NULL, 0, STREAM_GUESS, bytes, size, error);
    int descriptor = open(file, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return annals_error_set(error, ANNALS_NO_INPUT, "%s: %s", file, strerror(errno));
    struct stat facts;
    size_t guess = STREAM_GUESS;
    if (fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode))
        guess = (size_t)facts.st_size + 1;
    annals_status status = read_all(descriptor, file, NULL, 0, guess, bytes, size, error);
    close(descriptor);
    return status;
}

annals_status input_rest(int descriptor, const char *name, const char *head, size_t head_size, char **bytes,
                         size_t *size, annals_error *error)
{
    return read_all(descriptor, name, head, head_size, STREAM_GUESS, bytes, size, error);
}

void file_id(const char *file, char *id, size_t room)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file;
    const char *dot = strrchr(name, '.');
    size_t size = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    snprintf(id, room, "%.*s", (int)size, name);
}
