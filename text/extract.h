/* The text of documents in other formats than plain text: by pdftotext and pandoc, as child processes under limits. */
#ifndef ANNALS_TEXT_EXTRACT_H
#define ANNALS_TEXT_EXTRACT_H

#include "../series/status.h"

enum { ANNALS_EXTRACTOR_SIZE = 64 };

/* A document's text. `text` is freed with free(). */
typedef struct {
    char *text; /* NULL: the file's own bytes are the text */
    size_t size;
    char extractor[ANNALS_EXTRACTOR_SIZE]; /* program and version, such as "pdftotext 22.12.0"; "" if none was needed */
} annals_extracted;

/* True if the extractor that made a text ends its pages with form feeds. */
ANNALS_API bool annals_extractor_has_pages(const char *extractor);

/* True if a document is plain text, by its name and its first bytes (512 are enough): its own bytes are the text. */
ANNALS_API bool annals_text_is_plain(const char *name, const char *bytes, size_t size);

/* Gives the text of a document. The format is told by its first bytes, else by the ending of `name`: PDF, HTML, DOCX,
 * ODT, EPUB; all else is plain text, Markdown too. `encoding` (NULL: UTF-8) is that of plain text and HTML; HTML
 * that is no UTF-8 may name its own. What is given is UTF-8 where any extractor or encoding made it; plain text without
 * an encoding is not looked at.
 *
 * ANNALS_INVALID      the document can't be read: damaged, encrypted, without text (a scan); bytes that the encoding
 *                     does not have, with their offset
 * ANNALS_OVERFLOW     it unpacks to too much, or takes too long
 * ANNALS_USAGE        no such encoding; an encoding for a format that has its own
 * ANNALS_UNAVAILABLE  the extractor is not installed; the message names its Debian package */
ANNALS_API ANNALS_CHECKED annals_status annals_text_extract(const char *name, const char *encoding, const char *bytes,
                                                            size_t size, annals_extracted *out, annals_error *error);

#endif
