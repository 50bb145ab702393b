/* Random amounts from a fixed-seed generator; knows nothing of what is tested with them. */
#include "random_amount.h"

static uint64_t next(random_source *source)
{
    source->state ^= source->state << 13;
    source->state ^= source->state >> 7;
    source->state ^= source->state << 17;
    return source->state * UINT64_C(0x2545F4914F6CDD1D);
}

uint64_t random_below(random_source *source, uint64_t limit)
{
    return (next(source) >> 8) % limit;
}

annals_decimal random_decimal(random_source *source, int digits, int reach)
{
    int count = (int)random_below(source, (uint64_t)digits + 1);
    int zeros = count > 0 && random_below(source, 3) == 0 ? (int)random_below(source, (uint64_t)count) : 0;
    int64_t value = 0;
    for (int i = 0; i < count; i++)
        value = value * 10 + (i < count - zeros ? (int64_t)random_below(source, 10) : 0);
    int exponent = random_below(source, 2) ? (int)random_below(source, (uint64_t)(2 * reach + 1)) - reach : 0;
    return (annals_decimal){random_below(source, 2) ? value : -value, (int8_t)exponent};
}

static annals_amount random_range(annals_decimal a, annals_decimal b, uint8_t low_end, uint8_t high_end)
{
    int order = annals_decimal_compare(a, b);
    if (order == 0)
        return annals_amount_exact(a);
    return (annals_amount){
        .low = order < 0 ? a : b, .high = order < 0 ? b : a, .low_end = low_end, .high_end = high_end};
}

static annals_amount random_shape(random_source *source, int digits, int reach)
{
    annals_decimal a = random_decimal(source, digits, reach);
    annals_decimal b = random_decimal(source, digits, reach);
    uint8_t low_end = (uint8_t)random_below(source, 2);
    uint8_t high_end = (uint8_t)random_below(source, 2);
    switch (random_below(source, 8)) {
    case 0: return (annals_amount){.low_end = ANNALS_END_NONE, .high_end = ANNALS_END_NONE};
    case 1: return (annals_amount){.low = a, .low_end = low_end, .high_end = ANNALS_END_NONE};
    case 2: return (annals_amount){.high = a, .low_end = ANNALS_END_NONE, .high_end = high_end};
    case 3:
    case 4:
    case 5: return random_range(a, b, low_end, high_end);
    default: return annals_amount_exact(a);
    }
}

annals_amount random_amount(random_source *source, int digits, int reach)
{
    annals_amount amount = random_shape(source, digits, reach);
    amount.about = random_below(source, 4) == 0;
    amount.percent = random_below(source, 4) == 0;
    return amount;
}
