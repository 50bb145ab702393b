/* Fuzzes the entry of documents in other formats: what tells a format, walks a ZIP container and decodes HTML. The
 * first byte picks the file's name. No extractor is found, so what is handed on to one ends there. */
#include <stdlib.h>
#include <string.h>

#include "text/extract.h"
#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const NAMES[] = {"-",      "a.txt", "a.html", "a.docx", "a.odt",
                                    "a.epub", "a.pdf", "a.md",   ".",      "a.DOCX"};

static void check(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    annals_extracted made;
    annals_error error;
    if (size < 1)
        return 0;
    setenv("PATH", "/nonexistent", 1);
    const char *name = NAMES[data[0] % (sizeof NAMES / sizeof *NAMES)], *bytes = (const char *)data + 1;
    bool plain = annals_text_is_plain(name, bytes, size - 1);
    annals_status status = annals_text_extract(name, NULL, bytes, size - 1, &made, &error);
    check(plain == (status == ANNALS_OK));
    check(status == ANNALS_OK ||
          (error.message[0] && annals_utf8_valid(error.message, strlen(error.message)) == strlen(error.message)));
    check(made.text == NULL);
    return 0;
}
