/* compile-widths OUTPUT LANGUAGE ...: a program of the build, no part of annals. It writes tables of how wide Latin
 * letters are in Inter, in languages of charts; empty ones where Inter is not installed. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chart/compile/widths_check.h"
#include "chart/compile/widths_probe.h"
#include "chart/compile/widths_write.h"

/* As sysexits.h has them. */
enum { USAGE = 64, SOFTWARE = 70, CANNOT_CREATE = 73 };

/* Languages that no style has forms of its own for, each ended by NUL. */
typedef struct {
    const char *names[64];
    size_t count;
} language_list;

static void drop_languages(language_list *languages, const widths_shaper *shaper)
{
    size_t kept = 0;
    for (size_t i = 0; i < languages->count; i++)
        if (!widths_own_forms(shaper, languages->names[i]))
            languages->names[kept++] = languages->names[i];
    languages->count = kept;
}

/* What can't be told by a table is left out, and HarfBuzz is asked when a chart is drawn. */
static void make_style(widths_draft *draft, const char *path, widths_forms *forms, language_list *languages)
{
    widths_shaper shaper = {0};
    if (!widths_shaper_open(&shaper, path)) {
        fprintf(stderr, "%s: not there, so that there is no table of its widths\n", path);
        return;
    }
    bool made = widths_forms_find(forms, &shaper) && widths_probe(draft, forms, &shaper);
    if (made)
        widths_pack(draft);
    if (made && !widths_check(draft, &shaper)) {
        fprintf(stderr, "%s: no table of its widths, as they depend on more than neighbours\n", path);
        made = false;
    }
    if (!made)
        *draft = (widths_draft){.em = 0};
    drop_languages(languages, &shaper);
    widths_shaper_close(&shaper);
}

static bool write_file(const char *path, const annals_str *text)
{
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(text->data, 1, text->size, file) == text->size;
    if ((!file || fclose(file) == 0) && written)
        return true;
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    remove(path);
    return false;
}

static int compile(const char *output, language_list *languages, widths_draft *drafts, widths_forms *forms)
{
    for (size_t i = 0; i < ANNALS_INTER_STYLES; i++)
        make_style(&drafts[i], annals_inter_file(i), forms, languages);
    annals_str names = {0}, text = {0};
    for (size_t i = 0; i < languages->count; i++)
        annals_str_add_bytes(&names, languages->names[i], strlen(languages->names[i]) + 1);
    widths_write(&text, drafts, annals_str_text(&names));
    int status = text.failed || names.failed ? SOFTWARE : write_file(output, &text) ? 0 : CANNOT_CREATE;
    annals_str_free(&names);
    annals_str_free(&text);
    return status;
}

int main(int argc, char **argv)
{
    language_list languages = {.count = 0};
    if (argc < 3 || (size_t)argc - 2 > sizeof languages.names / sizeof *languages.names) {
        fprintf(stderr, "usage: %s OUTPUT LANGUAGE ...\n", argv[0]);
        return USAGE;
    }
    for (int i = 2; i < argc; i++)
        languages.names[languages.count++] = argv[i];
    widths_draft *drafts = calloc(ANNALS_INTER_STYLES, sizeof *drafts);
    widths_forms *forms = calloc(1, sizeof *forms);
    int status = drafts && forms ? compile(argv[1], &languages, drafts, forms) : SOFTWARE;
    if (forms)
        widths_forms_free(forms);
    free(forms);
    free(drafts);
    return status;
}
