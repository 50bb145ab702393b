/* compile-languages OUTPUT common.txt LANGUAGE.txt ...: a program of the build, no part of annals. It writes the tables
 * of the language files as C, or says which line of which file is at fault. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "scan/compile/library.h"
#include "scan/compile/write.h"

/* As sysexits.h has them. */
enum { USAGE = 64, DATA = 65, CANNOT_CREATE = 73 };

/* In the form that compilers have, which editors jump to. */
static void complain(const annals_error *error)
{
    if (error->file[0])
        fprintf(stderr, "%s:", error->file);
    if (error->line > 0)
        fprintf(stderr, "%lld:", (long long)error->line);
    fprintf(stderr, "%s%s\n", error->file[0] ? " " : "", error->message);
}

static annals_status write_file(const char *path, const annals_str *text, annals_error *error)
{
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(text->data, 1, text->size, file) == text->size;
    if ((!file || fclose(file) == 0) && written)
        return ANNALS_OK;
    annals_error_set(error, ANNALS_CANNOT_CREATE, "%s", strerror(errno));
    annals_error_place(error, path, 0, 0);
    remove(path);
    return ANNALS_CANNOT_CREATE;
}

static annals_status compile(const char *output, const char *const *paths, size_t count, annals_error *error)
{
    annals_library library = {.count = 0};
    annals_str text = {0};
    annals_status status = annals_library_read(&library, paths, count, error);
    if (status == ANNALS_OK)
        annals_tables_write(&text, library.languages, library.count, &library.detect.detector);
    if (status == ANNALS_OK)
        status = text.failed ? annals_error_no_memory(error) : write_file(output, &text, error);
    annals_str_free(&text);
    annals_library_free(&library);
    return status;
}

int main(int argc, char **argv)
{
    annals_error error;
    if (argc < 4) {
        fprintf(stderr, "usage: %s OUTPUT common.txt LANGUAGE.txt ...\n", argv[0]);
        return USAGE;
    }
    annals_status status = compile(argv[1], (const char *const *)argv + 2, (size_t)argc - 2, &error);
    if (status == ANNALS_OK)
        return 0;
    complain(&error);
    return status == ANNALS_CANNOT_CREATE ? CANNOT_CREATE : DATA;
}
