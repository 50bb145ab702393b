/* Writes an output under a name of its own and renames it when it is whole. */
#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct output {
    int descriptor;
    bool direct;              /* standard output, a pipe, a device: nothing to rename */
    char target[PATH_MAX];    /* what links lead to, so that a link stays one */
    char temporary[PATH_MAX]; /* "" while the file has no name yet */
    size_t used;
    char buffer[1 << 16];
};

static annals_status failed(const output *out, annals_status status, annals_error *error)
{
    return annals_error_set(error, status, "%s: %s", out->target, strerror(errno));
}

/* The folder of the target, in `folder`. */
static void folder_of(const char *target, char folder[PATH_MAX])
{
    const char *slash = strrchr(target, '/');
    if (!slash)
        strcpy(folder, ".");
    else if (slash == target)
        strcpy(folder, "/");
    else
        snprintf(folder, PATH_MAX, "%.*s", (int)(slash - target), target);
}

static mode_t wanted_mode(const output *out)
{
    struct stat facts;
    if (stat(out->target, &facts) == 0)
        return facts.st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* A file without a name vanishes by itself whatever happens; not every file system has them. */
static bool open_hidden(output *out)
{
    char folder[PATH_MAX];
    folder_of(out->target, folder);
    out->descriptor = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (out->descriptor >= 0)
        return true;
    if (snprintf(out->temporary, PATH_MAX, "%s/.annals-XXXXXX", folder) >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    out->descriptor = mkstemp(out->temporary);
    if (out->descriptor < 0)
        out->temporary[0] = '\0';
    return out->descriptor >= 0;
}

/* Follows a link to where it leads, though nothing is there yet; a link that leads nowhere else stays what it is. */
static void resolve(const char *file, char target[PATH_MAX])
{
    enum { LINKS_MOST = 40 };
    if (realpath(file, target))
        return;
    snprintf(target, PATH_MAX, "%s", file);
    for (int i = 0; i < LINKS_MOST; i++) {
        char link[PATH_MAX], folder[PATH_MAX], next[2 * PATH_MAX];
        ssize_t size = readlink(target, link, sizeof link - 1);
        if (size < 0)
            return;
        link[size] = '\0';
        folder_of(target, folder);
        snprintf(next, sizeof next, "%s%s%s", link[0] == '/' ? "" : folder, link[0] == '/' ? "" : "/", link);
        if (strlen(next) >= PATH_MAX)
            return;
        memcpy(target, next, strlen(next) + 1);
    }
}

/* A place that exists and may not be written must not be replaced by a rename either. */
static bool open_target(output *out, const char *file)
{
    struct stat facts;
    resolve(file, out->target);
    if (stat(out->target, &facts) != 0)
        return open_hidden(out);
    if (S_ISREG(facts.st_mode))
        return access(out->target, W_OK) == 0 && open_hidden(out);
    out->direct = true;
    out->descriptor = open(out->target, O_WRONLY | O_CLOEXEC);
    return out->descriptor >= 0;
}

annals_status output_open(const char *file, output **given, annals_error *error)
{
    output *out = malloc(sizeof *out);
    if (!out)
        return annals_error_no_memory(error);
    out->direct = false;
    out->temporary[0] = '\0';
    out->used = 0;
    if (strcmp(file, "-") == 0) {
        strcpy(out->target, "standard output");
        out->direct = true;
        out->descriptor = STDOUT_FILENO;
    } else if (!*file || strlen(file) >= PATH_MAX) {
        free(out);
        if (!*file)
            return annals_error_set(error, ANNALS_USAGE, "the output's name is empty");
        return annals_error_set(error, ANNALS_CANNOT_CREATE, "output: a name of %zu bytes is too long", strlen(file));
    } else if (!open_target(out, file)) {
        annals_error_set(error, ANNALS_CANNOT_CREATE, "%s: %s", file, strerror(errno));
        free(out);
        return ANNALS_CANNOT_CREATE;
    }
    *given = out;
    return ANNALS_OK;
}

static bool write_all(int descriptor, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(descriptor, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

static bool flush(output *out)
{
    bool done = write_all(out->descriptor, out->buffer, out->used);
    out->used = 0;
    return done;
}

annals_status output_add(output *out, const char *bytes, size_t size, annals_error *error)
{
    if (size > sizeof out->buffer - out->used && !flush(out))
        return failed(out, ANNALS_IO, error);
    if (size >= sizeof out->buffer)
        return write_all(out->descriptor, bytes, size) ? ANNALS_OK : failed(out, ANNALS_IO, error);
    if (size > 0)
        memcpy(out->buffer + out->used, bytes, size);
    out->used += size;
    return ANNALS_OK;
}

/* Gives the nameless file a name of its own, because a link can't replace the target. */
static bool name_hidden(output *out)
{
    if (out->temporary[0])
        return true;
    char folder[PATH_MAX], self[64], name[PATH_MAX];
    folder_of(out->target, folder);
    snprintf(self, sizeof self, "/proc/self/fd/%d", out->descriptor);
    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        if (snprintf(name, PATH_MAX, "%s/.annals-%ld-%u", folder, (long)getpid(), attempt) >= PATH_MAX) {
            errno = ENAMETOOLONG;
            return false;
        }
        if (linkat(AT_FDCWD, self, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0) {
            strcpy(out->temporary, name);
            return true;
        }
        if (errno != EEXIST)
            return false;
    }
    return false;
}

static bool put_in_place(output *out)
{
    return fchmod(out->descriptor, wanted_mode(out)) == 0 && name_hidden(out) &&
           rename(out->temporary, out->target) == 0;
}

annals_status output_commit(output *out, annals_error *error)
{
    annals_status status = ANNALS_OK;
    if (!flush(out) || (!out->direct && !put_in_place(out)))
        status = failed(out, ANNALS_IO, error);
    else
        out->temporary[0] = '\0';
    output_abandon(out);
    return status;
}

void output_abandon(output *out)
{
    if (!out)
        return;
    if (out->temporary[0])
        unlink(out->temporary);
    if (out->descriptor != STDOUT_FILENO)
        close(out->descriptor);
    free(out);
}

annals_status output_write(const char *file, const char *bytes, size_t size, annals_error *error)
{
    output *out = NULL;
    annals_status status = output_open(file, &out, error);
    if (status)
        return status;
    status = output_add(out, bytes, size, error);
    if (status) {
        output_abandon(out);
        return status;
    }
    return output_commit(out, error);
}
