/* annals review: a person walks over the figures of a document, by keys. */
#include "cli/review.h"
#include "cli/terminal.h"

#include <stdio.h>
#include <string.h>

typedef enum { STEP_STAY, STEP_NEXT, STEP_QUIT } step;

/* The next figure from `at` on that nothing was decided on, or the count. */
static size_t next_open(const review *of, size_t at)
{
    while (at < of->count && of->items[at].state != REVIEW_OPEN)
        at++;
    return at;
}

static size_t count_of(const review *of, review_state state)
{
    size_t found = 0;
    for (size_t i = 0; i < of->count; i++)
        found += of->items[i].state == state;
    return found;
}

/* Does what a key says with the figure *at. */
static step act(review *of, int key, size_t *at)
{
    putchar('\n');
    switch (key) {
    case 'a':
        if (!review_accept(of, *at))
            return STEP_QUIT;
        return of->items[*at].state == REVIEW_OPEN ? STEP_STAY : STEP_NEXT;
    case 'e': return review_edit(of, *at) ? STEP_STAY : STEP_QUIT;
    case 's': return review_assign(of, *at) ? STEP_STAY : STEP_QUIT;
    case 'k': review_skip(of, *at); return STEP_NEXT;
    case 'u': *at = review_undo(of, *at); return STEP_STAY;
    case 'q':
    case KEY_END: return STEP_QUIT;
    case KEY_AGAIN: return STEP_STAY;
    default: review_show_keys(); return STEP_STAY;
    }
}

static void walk(review *of)
{
    size_t at = next_open(of, 0);
    while (at < of->count) {
        review_show(of, at);
        step taken = act(of, terminal_key(), &at);
        if (taken == STEP_QUIT)
            return;
        if (taken == STEP_NEXT)
            at = next_open(of, at + 1);
    }
}

static void tell_start(const review *of)
{
    printf("%s: %zu figures, %zu recorded already, %zu skipped\n", of->id, of->count, count_of(of, REVIEW_RECORDED),
           count_of(of, REVIEW_SKIPPED));
}

static void tell_end(const review *of)
{
    printf("%s: %zu recorded, %zu skipped, %zu left\n", of->id, count_of(of, REVIEW_RECORDED),
           count_of(of, REVIEW_SKIPPED), count_of(of, REVIEW_OPEN));
}

int run_review(invocation *call)
{
    annals_error error;
    review all;
    if (strcmp(call->operands[0], "-") == 0)
        return report_usage(call, "wants a file or a source; standard input types the keys");
    if (!terminal_open())
        return report_usage(call, "wants a terminal; `annals scan --csv` gives a table to edit and import");
    annals_status status = review_open(call, &all, &error);
    if (!status) {
        tell_start(&all);
        walk(&all);
        tell_end(&all);
    }
    terminal_close();
    review_close(&all);
    return status ? report(call, &error) : 0;
}
