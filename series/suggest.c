/* The nearest of several names, for "did you mean"; compares bytes and knows nothing of what the names are. */
#include "series/suggest.h"

#include <string.h>

enum { NAME_MAX_BYTES = 64 };

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each part touched once. Both
 * texts have at most NAME_MAX_BYTES. */
static size_t distance(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t rows[3][NAME_MAX_BYTES + 1];
    size_t *before_last = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_size; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_size; i++) {
        size_t *spare = before_last;
        before_last = last;
        last = row;
        row = spare;
        row[0] = i;
        for (size_t j = 1; j <= b_size; j++) {
            size_t change = last[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = smallest(last[j] + 1, row[j - 1] + 1, change);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && before_last[j - 2] + 1 < row[j])
                row[j] = before_last[j - 2] + 1;
        }
    }
    return row[b_size];
}

const char *annals_suggest(const char *text, const char *const *candidates, size_t count)
{
    size_t size = strlen(text);
    if (size > NAME_MAX_BYTES)
        return NULL;
    const char *nearest = NULL;
    size_t best = size / 3 + 1; /* beyond the limit */
    for (size_t i = 0; i < count; i++) {
        size_t other = strlen(candidates[i]);
        if (other > NAME_MAX_BYTES)
            continue;
        size_t apart = distance(text, size, candidates[i], other);
        if (apart < best) {
            best = apart;
            nearest = candidates[i];
        }
    }
    return nearest;
}
