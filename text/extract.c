/* Tells a document's format and has its text made by the program for it; knows no format from the inside. */
#include "text/extract.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "text/child.h"
#include "text/text.h"
#include "text/zip.h"

enum { MEMORY_MOST = 1 << 30, TEXT_MOST = 64 << 20, SECONDS_MOST = 60, BEGINNING = 1024 };

typedef struct {
    const char *const *words; /* standard input to standard output */
    const char *const *version;
    const char *package;
} program;

typedef struct {
    const char *name;
    const char *endings; /* each between spaces */
    const char *begins;  /* bytes; NULL: told by its ending or contents alone */
    const char *holds;   /* the file that tells a ZIP container of this format */
    const program *by;   /* NULL: it can't be read */
} format;

static const char *const pdf_words[] = {"pdftotext", "-enc", "UTF-8", "-", "-", NULL};
static const char *const pdf_version[] = {"pdftotext", "-v", NULL};
static const char *const pandoc_version[] = {"pandoc", "--version", NULL};
#define PANDOC(from)                                                                        \
    {                                                                                       \
        "pandoc", "--sandbox", "--quiet", "--wrap=none", "--to=plain", "--from=" from, NULL \
    }
static const char *const html_words[] = PANDOC("html");
static const char *const docx_words[] = PANDOC("docx");
static const char *const odt_words[] = PANDOC("odt");
static const char *const epub_words[] = PANDOC("epub");
static const program by_pdftotext = {pdf_words, pdf_version, "poppler-utils"};
static const program html = {html_words, pandoc_version, "pandoc"}, docx = {docx_words, pandoc_version, "pandoc"},
                     odt = {odt_words, pandoc_version, "pandoc"}, epub = {epub_words, pandoc_version, "pandoc"};

static const format formats[] = {
    {"PDF", " pdf ", "%PDF-", NULL, &by_pdftotext},
    {"RTF", " rtf ", "{\\rtf", NULL, NULL},
    {"DOCX", " docx docm ", NULL, "word/document.xml", &docx},
    {"EPUB", " epub ", NULL, "META-INF/container.xml", &epub},
    {"ODT", " odt ", NULL, "content.xml", &odt},
    {"HTML", " html htm xhtml ", "<!doctype html", NULL, &html},
    {"HTML", " html htm xhtml ", "<html", NULL, &html},
};
enum { FORMATS = sizeof formats / sizeof *formats };

static const char CONTAINER[] = "PK\003\004"; /* a ZIP file */

bool annals_extractor_has_pages(const char *extractor)
{
    return extractor && strncmp(extractor, "pdftotext", 9) == 0;
}

static bool begins_with(const char *bytes, size_t size, const char *start)
{
    return size >= strlen(start) && strncasecmp(bytes, start, strlen(start)) == 0;
}

static const format *by_ending(const char *name)
{
    const char *dot = strrchr(name, '.');
    char ending[16];
    if (!dot || strlen(dot + 1) > sizeof ending - 3)
        return NULL;
    snprintf(ending, sizeof ending, " %s ", dot + 1);
    for (size_t i = 0; i < FORMATS; i++)
        if (strcasestr(formats[i].endings, ending))
            return &formats[i];
    return NULL;
}

typedef struct {
    const format *found;
} search;

static void see_file(void *context, const char *name, size_t size)
{
    search *look = context;
    for (size_t i = 0; i < FORMATS && !look->found; i++)
        if (formats[i].holds && strlen(formats[i].holds) == size && memcmp(formats[i].holds, name, size) == 0)
            look->found = &formats[i];
}

/* The format of a container, by what it holds. */
static annals_status tell_container(const char *bytes, size_t size, const format **found, annals_error *error)
{
    search look = {.found = NULL};
    annals_status status = annals_zip_check(bytes, size, see_file, &look, error);
    if (!status && !look.found)
        status = annals_error_set(error, ANNALS_INVALID, "is a ZIP container, but no DOCX, ODT or EPUB");
    *found = look.found;
    return status;
}

static const format *by_beginning(const char *bytes, size_t size)
{
    const char *start = bytes, *end = bytes + size;
    while (start < end && *start && strchr(" \t\r\n\xEF\xBB\xBF", *start))
        start++;
    for (size_t i = 0; i < FORMATS; i++)
        if (formats[i].begins && begins_with(start, (size_t)(end - start), formats[i].begins))
            return &formats[i];
    return NULL;
}

bool annals_text_is_plain(const char *name, const char *bytes, size_t size)
{
    return !begins_with(bytes, size, CONTAINER) && !by_beginning(bytes, size) && !by_ending(name);
}

/* *found stays NULL for plain text. */
static annals_status tell_format(const char *name, const char *bytes, size_t size, const format **found,
                                 annals_error *error)
{
    if (begins_with(bytes, size, CONTAINER))
        return tell_container(bytes, size, found, error);
    *found = by_beginning(bytes, size);
    if (*found && !(*found)->by)
        return annals_error_set(error, ANNALS_INVALID, "is %s, which can't be read; save it as DOCX, HTML or text",
                                (*found)->name);
    if (*found)
        return ANNALS_OK;
    *found = by_ending(name);
    if (*found && (*found)->by != &html)
        return annals_error_set(error, ANNALS_INVALID, "is no %s, though its name says so", (*found)->name);
    return ANNALS_OK;
}

/* The first line of some text, cut to fit. */
static void first_line(const char *text, char *out, size_t room)
{
    size_t size = strcspn(text, "\r\n");
    snprintf(out, room, "%.*s", (int)(size < room ? size : room - 1), text);
}

/* The same for the last one that says something: the fault, behind what led to it. */
static void last_line(const char *text, char *out, size_t room)
{
    for (out[0] = '\0'; *text; text += strspn(text, "\r\n")) {
        first_line(text, out, room);
        text += strcspn(text, "\r\n");
    }
}

/* Says what failed in the program's own words, or which package has it. */
static annals_status explain(const program *by, annals_status status, const annals_str *messages, annals_error *error)
{
    char line[200];
    if (status == ANNALS_UNAVAILABLE)
        return annals_error_set(error, ANNALS_UNAVAILABLE, "%s is needed to read it; it is in the Debian package %s",
                                by->words[0], by->package);
    last_line(annals_str_text(messages), line, sizeof line);
    if (status == ANNALS_INVALID && line[0])
        return annals_error_set(error, ANNALS_INVALID, "%s can't read it: %s", by->words[0], line);
    return status;
}

static annals_status run(const program *by, const char *const *words, const char *in, size_t size, annals_str *out,
                         annals_str *messages, annals_error *error)
{
    annals_child child = {words, MEMORY_MOST, TEXT_MOST, SECONDS_MOST};
    annals_status status = annals_child_run(&child, in, size, out, messages, error);
    return status ? explain(by, status, messages, error) : ANNALS_OK;
}

/* "pdftotext version 22.12.0" and "pandoc 2.17.1.1": the program and the last word of its first line. */
static annals_status name_version(const program *by, char extractor[ANNALS_EXTRACTOR_SIZE], annals_error *error)
{
    annals_str out = {0}, messages = {0};
    char line[100];
    annals_status status = run(by, by->version, "", 0, &out, &messages, error);
    first_line(annals_str_text(out.size ? &out : &messages), line, sizeof line);
    const char *space = strrchr(line, ' ');
    snprintf(extractor, ANNALS_EXTRACTOR_SIZE, "%.20s %.40s", by->words[0], space ? space + 1 : "");
    annals_str_free(&out);
    annals_str_free(&messages);
    return status;
}

/* True if nothing is there but white space and page ends: the pages are pictures. */
static bool is_blank(const annals_str *text)
{
    for (size_t i = 0; i < text->size; i++)
        if (!strchr(" \t\r\n\f", text->data[i]))
            return false;
    return true;
}

static annals_status extract(const format *of, const char *bytes, size_t size, annals_extracted *out,
                             annals_error *error)
{
    annals_str text = {0}, messages = {0};
    annals_status status = name_version(of->by, out->extractor, error);
    if (!status)
        status = run(of->by, of->by->words, bytes, size, &text, &messages, error);
    annals_str_free(&messages);
    if (!status && is_blank(&text))
        status =
            annals_error_set(error, ANNALS_INVALID, "no text is in it%s",
                             of->by == &by_pdftotext ? "; are its pages pictures? An OCR program adds their text" : "");
    if (!status && annals_utf8_valid(text.data, text.size) < text.size)
        status = annals_error_set(error, ANNALS_INVALID, "%s made no UTF-8 of it", of->by->words[0]);
    if (status) {
        annals_str_free(&text);
        return status;
    }
    out->size = text.size;
    out->text = annals_str_take(&text);
    return out->text ? ANNALS_OK : annals_error_no_memory(error);
}

/* The encoding that HTML names in its first bytes (HTML Living Standard 13.2.3.2, in short); "" for none. */
static void named_encoding(const char *bytes, size_t size, char name[40])
{
    char start[BEGINNING + 1];
    size_t length = size < BEGINNING ? size : BEGINNING;
    name[0] = '\0';
    for (size_t i = 0; i < length; i++)
        start[i] = bytes[i] ? bytes[i] : ' ';
    start[length] = '\0';
    const char *at = strcasestr(start, "charset=");
    if (!at)
        return;
    at += strlen("charset=");
    at += strspn(at, "\"' ");
    snprintf(name, 40, "%.*s", (int)strcspn(at, "\"' ;/>"), at);
}

static annals_status extract_html(const char *encoding, const format *of, const char *bytes, size_t size,
                                  annals_extracted *out, annals_error *error)
{
    char *decoded = NULL, named[40];
    named_encoding(bytes, size, named);
    if (!encoding && named[0] && annals_utf8_valid(bytes, size) < size)
        encoding = named;
    annals_status status = encoding ? annals_text_decode(encoding, bytes, size, &decoded, &size, error) : ANNALS_OK;
    if (!status && !decoded && annals_utf8_valid(bytes, size) < size)
        status = annals_error_set(error, ANNALS_INVALID,
                                  "is HTML that is no UTF-8 and names no encoding; --encoding "
                                  "says what it is");
    if (!status)
        status = extract(of, decoded ? decoded : bytes, size, out, error);
    free(decoded);
    return status;
}

annals_status annals_text_extract(const char *name, const char *encoding, const char *bytes, size_t size,
                                  annals_extracted *out, annals_error *error)
{
    const format *of;
    *out = (annals_extracted){.size = size};
    annals_status status = tell_format(name, bytes, size, &of, error);
    if (status)
        return status;
    if (!of)
        return encoding ? annals_text_decode(encoding, bytes, size, &out->text, &out->size, error) : ANNALS_OK;
    if (of->by == &html)
        return extract_html(encoding, of, bytes, size, out, error);
    if (encoding)
        return annals_error_set(error, ANNALS_USAGE, "is %s, which has an encoding of its own; leave out --encoding",
                                of->name);
    return extract(of, bytes, size, out, error);
}
