/* Shows a figure of a review, and the keys; decides nothing. */
#include "cli/review.h"

#include "cli/grid.h"
#include "text/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_safe(const char *text, size_t size)
{
    char *safe = annals_text_safe(text, size);
    fputs(safe ? safe : "(out of memory)", stdout);
    free(safe);
}

/* Columns for the line that a figure stands in: one row of the terminal, with its indent and brackets. */
static size_t line_width(void)
{
    enum { MOST = 100, LEAST = 20, BESIDE = 4 };
    size_t columns = terminal_width();
    if (columns == 0 || columns > MOST + BESIDE)
        return MOST;
    return columns < LEAST + BESIDE ? LEAST : columns - BESIDE;
}

static void show_line(const review *of, const review_item *item)
{
    annals_found found = {.start = item->start, .end = item->end};
    proposal figure = {.found = &found, .text = of->file.text, .size = of->file.text_size};
    annals_str line = {0};
    size_t from, to;
    bool bold = colour_wanted();
    proposal_write_line(&figure, line_width(), &line, &from, &to);
    for (size_t i = 0; i < line.size; i++)
        if (strchr("\n\r\t\f", line.data[i]))
            line.data[i] = ' ';
    fputs("  ", stdout);
    if (!line.failed) {
        print_safe(line.data, from);
        fputs(bold ? "\033[1m" : "[", stdout);
        print_safe(line.data + from, to - from);
        fputs(bold ? "\033[0m" : "]", stdout);
        print_safe(line.data + to, line.size - to);
    }
    putchar('\n');
    annals_str_free(&line);
}

void review_show(const review *of, size_t at)
{
    const review_item *item = &of->items[at];
    printf("\n%zu of %zu, bytes %" PRId64 "-%" PRId64, at + 1, of->count, item->start, item->end);
    if (item->page > 0)
        printf(", page %" PRId64, item->page);
    printf(", sure %d", item->confidence);
    if (*item->reasons)
        printf(" (%s)", item->reasons);
    putchar('\n');
    show_line(of, item);
    for (size_t i = 0; i < REVIEW_FIELDS; i++) {
        printf("  %-7s ", review_field_names[i]);
        print_safe(*item->fields[i] ? item->fields[i] : "-", strlen(*item->fields[i] ? item->fields[i] : "-"));
        putchar('\n');
    }
    fputs("accept, edit, series, skip, undo, quit (a e s k u q, ? explains): ", stdout);
}

void review_show_keys(void)
{
    puts("\n  a  record the figure as it stands here; asks for what is missing\n"
         "  e  edit field by field; an empty line keeps what stands\n"
         "  s  assign it to another series, out of a list or typed\n"
         "  k  skip it; a later review does not show it again\n"
         "  u  take the last decision back and show that figure again\n"
         "  q  quit; `annals review` of the same document goes on where you left off");
}
