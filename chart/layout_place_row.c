/* Finds places for words along one line: blocks in a column, names and ticks in a row; draws nothing. */
#include "chart/layout_place.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- Blocks in a column --------------------------------------------------------------------------------------------
 */

static int upper_first(const void *left, const void *right)
{
    const annals_block *a = left, *b = right;
    double middle_a = a->wanted + a->height / 2, middle_b = b->wanted + b->height / 2;
    if (middle_a != middle_b)
        return middle_a < middle_b ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* Pushes blocks apart by as little as can be, in the sum of squares: those that would overlap move together to the
 * mean of their wishes (pool adjacent violators). */
static void spread(annals_layout *layout, annals_block *blocks, size_t count, double top, double bottom)
{
    typedef struct {
        double sum;
        size_t count;
    } pool;
    pool *pools = annals_layout_alloc(layout, count, sizeof *pools);
    double stacked = 0, all = 0;
    size_t made = 0;
    for (size_t i = 0; pools && i < count; i++) {
        pools[made++] = (pool){blocks[i].wanted - all, 1};
        all += blocks[i].height;
        while (made > 1 && pools[made - 2].sum / (double)pools[made - 2].count >
                               pools[made - 1].sum / (double)pools[made - 1].count) {
            pools[made - 2].sum += pools[made - 1].sum;
            pools[made - 2].count += pools[made - 1].count;
            made--;
        }
    }
    for (size_t i = 0, p = 0, left = 0; pools && i < count; i++) {
        if (left == 0)
            left = pools[p++].count;
        double place = pools[p - 1].sum / (double)pools[p - 1].count;
        blocks[i].top = fmax(top, fmin(place, bottom - all)) + stacked;
        stacked += blocks[i].height;
        left--;
    }
}

/* How near the nearest neighbour of one would like to be. */
static double nearness(const annals_block *blocks, size_t count, size_t at)
{
    double before = at > 0 ? blocks[at].wanted - blocks[at - 1].wanted : INFINITY;
    double after = at + 1 < count ? blocks[at + 1].wanted - blocks[at].wanted : INFINITY;
    return fmin(before, after);
}

/* Of neighbours that are as near to each other, the lower one. */
static size_t most_crowded(const annals_block *blocks, size_t count)
{
    size_t found = 0;
    for (size_t i = 1; i < count; i++)
        if (blocks[i].rank > blocks[found].rank ||
            (blocks[i].rank == blocks[found].rank && nearness(blocks, count, i) <= nearness(blocks, count, found)))
            found = i;
    return found;
}

size_t annals_place_column(annals_layout *layout, annals_block *blocks, size_t count, double top, double bottom)
{
    double sum = 0;
    qsort(blocks, count, sizeof *blocks, upper_first);
    for (size_t i = 0; i < count; i++)
        sum += blocks[i].height;
    for (; count > 0 && sum > bottom - top; count--) {
        size_t out = most_crowded(blocks, count);
        annals_block left_out = blocks[out];
        memmove(&blocks[out], &blocks[out + 1], (count - out - 1) * sizeof *blocks);
        blocks[count - 1] = left_out;
        sum -= left_out.height;
    }
    spread(layout, blocks, count, top, bottom);
    return count;
}

/* --- Names and ticks in a row --------------------------------------------------------------------------------------
 */

static bool is_clear(const annals_stop *stops, size_t count, const annals_stop *stop, double apart)
{
    for (size_t i = 0; i < count; i++)
        if (stops[i].shown && stop->from < stops[i].from + stops[i].length + apart &&
            stops[i].from < stop->from + stop->length + apart)
            return false;
    return true;
}

static int highest_rank(const annals_stop *stops, size_t count)
{
    int rank = 0;
    for (size_t i = 0; i < count; i++)
        rank = stops[i].rank > rank ? stops[i].rank : rank;
    return rank;
}

size_t annals_place_row(annals_stop *stops, size_t count, double first, double last, double apart, bool slides)
{
    size_t shown = 0;
    for (size_t i = 0; i < count; i++) {
        annals_stop *stop = &stops[i];
        stop->shown = false;
        stop->from = stop->wanted - stop->length / 2;
        if (slides)
            stop->from = fmax(first, fmin(stop->from, last - stop->length));
    }
    for (int rank = 0; rank <= highest_rank(stops, count); rank++)
        for (size_t i = 0; i < count; i++) {
            annals_stop *stop = &stops[i];
            bool within = stop->from >= first - 0.01 && stop->from + stop->length <= last + 0.01;
            if (stop->rank != rank || stop->length <= 0 || !within || !is_clear(stops, count, stop, apart))
                continue;
            stop->shown = true;
            shown++;
        }
    return shown;
}
