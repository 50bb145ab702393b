/* Reads title, description and metadata of an SVG through expat; knows nothing of charts. */
#include "chart/inspect_module.h"

#include <expat.h>
#include <limits.h>
#include <string.h>

typedef struct {
    annals_inscription *found;
    int depth;        /* of the element that is open: 1 is <svg> */
    annals_str *into; /* where the text goes; NULL: nowhere */
    bool svg;
} reader;

static void keep_size(reader *source, const char **attributes)
{
    const char *sides[2] = {NULL, NULL};
    for (; *attributes != NULL; attributes += 2) {
        if (strcmp(attributes[0], "width") == 0)
            sides[0] = attributes[1];
        if (strcmp(attributes[0], "height") == 0)
            sides[1] = attributes[1];
    }
    if (sides[0] == NULL || sides[1] == NULL)
        return;
    bool plain = strspn(sides[0], "0123456789.") == strlen(sides[0]);
    annals_str_format(&source->found->size, "%s x %s%s", sides[0], sides[1], plain ? " px" : "");
}

static void begin(void *context, const char *name, const char **attributes)
{
    reader *source = context;
    annals_inscription *found = source->found;
    const struct {
        const char *name;
        annals_str *text;
    } children[] = {{"title", &found->title}, {"desc", &found->description}, {"metadata", &found->facts}};
    source->depth++;
    if (source->depth == 1) {
        source->svg = strcmp(name, "svg") == 0;
        keep_size(source, attributes);
    }
    for (size_t i = 0; source->depth == 2 && i < sizeof children / sizeof children[0]; i++)
        if (strcmp(name, children[i].name) == 0 && children[i].text->size == 0)
            source->into = children[i].text;
}

static void end(void *context, const char *name)
{
    reader *source = context;
    (void)name;
    source->depth--;
    source->into = NULL;
}

static void add_text(void *context, const char *text, int size)
{
    const reader *source = context;
    if (source->into != NULL && source->depth == 2)
        annals_str_add_bytes(source->into, text, (size_t)size);
}

annals_status annals_inspect_svg(const char *bytes, size_t size, annals_inscription *found, annals_error *error)
{
    reader source = {.found = found};
    XML_Parser parser = size <= INT_MAX ? XML_ParserCreate("UTF-8") : NULL;
    if (parser == NULL)
        return annals_error_no_memory(error);
    XML_SetUserData(parser, &source);
    XML_SetElementHandler(parser, begin, end);
    XML_SetCharacterDataHandler(parser, add_text);
    annals_status status = ANNALS_OK;
    if (XML_Parse(parser, bytes, (int)size, XML_TRUE) != XML_STATUS_OK) {
        enum XML_Error code = XML_GetErrorCode(parser);
        status = code == XML_ERROR_NO_MEMORY
                     ? annals_error_no_memory(error)
                     : annals_error_set(error, ANNALS_INVALID, "the SVG is broken in line %lu: %s",
                                        (unsigned long)XML_GetCurrentLineNumber(parser), XML_ErrorString(code));
    } else if (!source.svg) {
        status = annals_error_set(error, ANNALS_INVALID, "no PNG, PDF or SVG");
    }
    XML_ParserFree(parser);
    return status;
}
