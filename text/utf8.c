/* The public check for UTF-8; knows nothing of what the characters mean. */
#include "series/utf8.h"
#include "text/text.h"

size_t annals_utf8_valid(const char *text, size_t size)
{
    return annals_utf8_bad(text, size);
}
