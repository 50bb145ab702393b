/* Reads the files of all languages; knows files and their order, nothing of what stands in them. */
#include "scan/compile/library.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static annals_status read_file(const char *path, annals_str *text, annals_error *error)
{
    char bytes[65536];
    size_t got;
    FILE *file = fopen(path, "rb");
    if (file) {
        while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
            annals_str_add_bytes(text, bytes, got);
    }
    bool failed = !file || ferror(file);
    if (failed) {
        annals_error_set(error, ANNALS_NO_INPUT, "%s", strerror(errno));
        annals_error_place(error, path, 0, 0);
    }
    if (file)
        fclose(file);
    if (failed)
        return ANNALS_NO_INPUT;
    return text->failed ? annals_error_no_memory(error) : ANNALS_OK;
}

static annals_status read_language(annals_draft *draft, const annals_language_file *common,
                                   const annals_language_file *file, annals_error *error)
{
    annals_status status = annals_draft_read(draft, common, error);
    if (status == ANNALS_OK)
        status = annals_draft_read(draft, file, error);
    if (status != ANNALS_OK)
        return status;
    bool tagged = draft->tags.size > 0 || draft->tags.failed; /* the other may be for want of memory */
    status = tagged ? annals_draft_finish(draft, error)
                    : annals_error_set(error, ANNALS_INVALID, "a row \"tags\" is missing");
    if (status != ANNALS_OK)
        annals_error_place(error, file->name, 0, 0);
    return status;
}

static annals_status add_language(annals_library *library, const annals_language_file *common, const char *path,
                                  annals_error *error)
{
    annals_str text = {0};
    annals_draft *draft = &library->drafts[library->count++];
    annals_status status = read_file(path, &text, error);
    annals_language_file file = {path, annals_str_text(&text), text.size};
    if (status == ANNALS_OK)
        status = read_language(draft, common, &file, error);
    annals_str_free(&text);
    if (status != ANNALS_OK)
        return status;
    library->languages[library->count - 1] = draft->language;
    status = annals_detect_draft_add(&library->detect, draft, error);
    if (status != ANNALS_OK)
        annals_error_place(error, path, 0, 0);
    return status;
}

annals_status annals_library_read(annals_library *library, const char *const *paths, size_t count, annals_error *error)
{
    annals_str text = {0};
    library->drafts = calloc(count, sizeof *library->drafts);
    library->languages = calloc(count, sizeof *library->languages);
    if (!library->drafts || !library->languages)
        return annals_error_no_memory(error);
    annals_status status = read_file(paths[0], &text, error);
    annals_language_file common = {paths[0], annals_str_text(&text), text.size};
    for (size_t i = 1; i < count && status == ANNALS_OK; i++)
        status = add_language(library, &common, paths[i], error);
    annals_str_free(&text);
    return status;
}

void annals_library_free(annals_library *library)
{
    for (size_t i = 0; i < library->count; i++)
        annals_draft_free(&library->drafts[i]);
    annals_detect_draft_free(&library->detect);
    free(library->drafts);
    free(library->languages);
    *library = (annals_library){.count = 0};
}
