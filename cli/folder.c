/* Writes a folder under a name of its own and renames it when it is whole; knows nothing of what its files say. */
#include "cli/folder.h"

#include "cli/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder {
    const char *files[FOLDER_FILES];
    output *outputs[FOLDER_FILES];
    size_t count;
    bool replaces;            /* a folder with files in it stands where this one is to go */
    mode_t mode;              /* that it is to have */
    char target[PATH_MAX];    /* without slashes at its end; what links lead to, so that a link stays one */
    char temporary[PATH_MAX]; /* "" while there is none */
};

static annals_status failed(const folder *out, annals_error *error)
{
    return annals_error_set(error, ANNALS_CANNOT_CREATE, "%s: %s", out->target, strerror(errno));
}

static bool join(char out[PATH_MAX], const char *folder_name, const char *file)
{
    if (snprintf(out, PATH_MAX, "%s/%s", folder_name, file) < PATH_MAX)
        return true;
    errno = ENAMETOOLONG;
    return false;
}

/* --- What stands there already ---------------------------------------------------------------------------------------
 */

static bool is_own(const folder *out, const char *name)
{
    for (size_t i = 0; i < out->count; i++)
        if (strcmp(out->files[i], name) == 0)
            return true;
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Whether it is empty, and the first file in it that is none of this folder's. */
static bool look_into(const folder *out, bool *empty, char stranger[NAME_MAX + 1])
{
    DIR *stream = opendir(out->target);
    if (!stream)
        return false;
    *empty = true;
    stranger[0] = '\0';
    for (struct dirent *each; (each = readdir(stream));) {
        *empty &= each->d_name[0] == '.' && is_own(out, each->d_name);
        if (!stranger[0] && !is_own(out, each->d_name))
            snprintf(stranger, NAME_MAX + 1, "%s", each->d_name);
    }
    closedir(stream);
    return true;
}

static annals_status check_target(folder *out, folder_check replaceable, annals_error *error)
{
    struct stat facts;
    char stranger[NAME_MAX + 1];
    bool empty;
    if (stat(out->target, &facts) != 0)
        return errno == ENOENT ? ANNALS_OK : failed(out, error);
    if (!S_ISDIR(facts.st_mode))
        return annals_error_set(error, ANNALS_CANNOT_CREATE, "%s: is a file; this format writes a folder", out->target);
    if (access(out->target, W_OK) != 0 || !look_into(out, &empty, stranger))
        return failed(out, error);
    out->mode = facts.st_mode & 0777;
    out->replaces = !empty;
    if (empty)
        return ANNALS_OK;
    if (!replaceable(out->target))
        return annals_error_set(error, ANNALS_CANNOT_CREATE,
                                "%s: holds files that annals did not write; name a new or an empty folder",
                                out->target);
    if (stranger[0])
        return annals_error_set(
            error, ANNALS_CANNOT_CREATE,
            "%s: would be replaced, but holds \"%s\" as well; move that away or name another folder", out->target,
            stranger);
    return ANNALS_OK;
}

/* --- Writing ---------------------------------------------------------------------------------------------------------
 */

static bool name_target(folder *out, const char *name)
{
    size_t size = strlen(name);
    if (size >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (realpath(name, out->target))
        return true;
    while (size > 1 && name[size - 1] == '/')
        size--;
    snprintf(out->target, PATH_MAX, "%.*s", (int)size, name);
    return true;
}

static annals_status make_temporary(folder *out, annals_error *error)
{
    char name[PATH_MAX];
    const char *slash = strrchr(out->target, '/');
    int parent = slash ? (int)(slash - out->target) + 1 : 0;
    if (snprintf(name, PATH_MAX, "%.*s.annals-XXXXXX", parent, out->target) >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return failed(out, error);
    }
    if (!mkdtemp(name))
        return failed(out, error);
    strcpy(out->temporary, name);
    return ANNALS_OK;
}

static annals_status open_files(folder *out, annals_error *error)
{
    annals_status status = ANNALS_OK;
    for (size_t i = 0; !status && i < out->count; i++) {
        char path[PATH_MAX];
        status =
            join(path, out->temporary, out->files[i]) ? output_open(path, &out->outputs[i], error) : failed(out, error);
    }
    return status;
}

annals_status folder_open(const char *name, const char *const *files, size_t count, folder_check replaceable,
                          folder **given, annals_error *error)
{
    folder *out = calloc(1, sizeof *out);
    if (!out)
        return annals_error_no_memory(error);
    mode_t mask = umask(0);
    umask(mask);
    out->mode = 0777 & ~mask;
    out->count = count < FOLDER_FILES ? count : FOLDER_FILES;
    memcpy(out->files, files, out->count * sizeof *files);
    annals_status status = name_target(out, name) ? check_target(out, replaceable, error) : failed(out, error);
    if (!status)
        status = make_temporary(out, error);
    if (!status)
        status = open_files(out, error);
    if (status)
        folder_abandon(out);
    else
        *given = out;
    return status;
}

annals_status folder_add(folder *out, size_t file, const char *bytes, size_t size, annals_error *error)
{
    return output_add(out->outputs[file], bytes, size, error);
}

/* Removes a folder of these files, and nothing else. */
static void remove_files(const folder *out, const char *name)
{
    char path[PATH_MAX];
    for (size_t i = 0; i < out->count; i++)
        if (join(path, name, out->files[i]))
            unlink(path);
    rmdir(name);
}

/* Where a file system can't exchange two folders, the old one steps aside for a moment. */
static bool step_aside(const folder *out)
{
    char aside[PATH_MAX];
    if (snprintf(aside, PATH_MAX, "%s-old", out->temporary) >= PATH_MAX || rename(out->target, aside) != 0)
        return false;
    if (rename(out->temporary, out->target) == 0) {
        remove_files(out, aside);
        return true;
    }
    int reason = errno;
    if (rename(aside, out->target) != 0)
        return false;
    errno = reason;
    return false;
}

static bool put_in_place(const folder *out)
{
    if (chmod(out->temporary, out->mode) != 0)
        return false;
    if (!out->replaces)
        return rename(out->temporary, out->target) == 0;
    if (renameat2(AT_FDCWD, out->temporary, AT_FDCWD, out->target, RENAME_EXCHANGE) != 0)
        return (errno == EINVAL || errno == ENOSYS) && step_aside(out);
    remove_files(out, out->temporary);
    return true;
}

annals_status folder_commit(folder *out, annals_error *error)
{
    annals_status status = ANNALS_OK;
    for (size_t i = 0; !status && i < out->count; i++) {
        output *file = out->outputs[i];
        out->outputs[i] = NULL;
        status = output_commit(file, error);
    }
    if (!status && !put_in_place(out))
        status = annals_error_set(error, ANNALS_IO, "%s: %s", out->target, strerror(errno));
    if (!status)
        out->temporary[0] = '\0';
    folder_abandon(out);
    return status;
}

void folder_abandon(folder *out)
{
    if (!out)
        return;
    for (size_t i = 0; i < out->count; i++)
        output_abandon(out->outputs[i]);
    if (out->temporary[0])
        remove_files(out, out->temporary);
    free(out);
}
