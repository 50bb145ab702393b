/* What every step of a layout stands on: its first failure, and memory that goes with its scene. */
#include <stdio.h>
#include <string.h>

#include "chart/layout.h"

annals_status annals_layout_fail(annals_layout *layout, annals_status status)
{
    if (!layout->status)
        layout->status = status;
    return layout->status;
}

void annals_layout_fail_cramped(annals_layout *layout, const char *format, ...)
{
    char words[ANNALS_MESSAGE_SIZE];
    va_list arguments;
    if (layout->status)
        return;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    annals_error_set(layout->error, ANNALS_INVALID, "%s", words);
    layout->status = ANNALS_INVALID;
    layout->cramped = true;
}

void *annals_layout_alloc(annals_layout *layout, size_t count, size_t size)
{
    void *block = annals_arena_alloc(layout->arena, (count + 1) * size);
    if (block)
        memset(block, 0, (count + 1) * size);
    else if (!layout->status)
        annals_layout_fail(layout, annals_error_no_memory(layout->error));
    return block;
}

const char *annals_layout_take(annals_layout *layout, annals_str *str)
{
    const char *text = str->failed ? NULL : annals_arena_copy(layout->arena, annals_str_text(str), str->size);
    annals_str_free(str);
    if (!text && !layout->status)
        annals_layout_fail(layout, annals_error_no_memory(layout->error));
    return text ? text : "";
}
