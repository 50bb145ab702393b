/* Parts of a number, largest first, each below what the one before leaves room for; knows no words. */
#include "scan/sum.h"

#include "series/decimal.h"

static const annals_decimal NONE = {0, 0}, ONE = {1, 0};

static bool multiply(annals_decimal a, annals_decimal b, annals_decimal *product)
{
    return annals_wide_fit(annals_wide_multiply(annals_wide_from(a), annals_wide_from(b)), product);
}

/* 10 for 20, 100 for 300, 1 for 25; of 1 and less, nothing. */
static annals_decimal last_power(annals_decimal value)
{
    annals_decimal power = {1, value.exponent};
    while (value.digits != 0 && value.digits % 10 == 0) {
        value.digits /= 10;
        power.exponent++;
    }
    return power;
}

annals_decimal annals_sum_room(const annals_sum *sum)
{
    return sum->count ? sum->parts[sum->count - 1].room : NONE;
}

static bool push(annals_sum *sum, annals_part part)
{
    if (sum->count == ANNALS_SUM_PARTS)
        return false;
    if (sum->count > 0 && annals_decimal_compare(part.high, annals_sum_room(sum)) >= 0)
        return false;
    if (sum->count == 0)
        sum->last_times = ONE;
    sum->parts[sum->count++] = part;
    sum->open = false;
    return true;
}

bool annals_sum_add(annals_sum *sum, annals_decimal low, annals_decimal high)
{
    annals_part part = {low, high, annals_decimal_compare(low, high) == 0 ? last_power(low) : ONE};
    if (low.digits == 0)
        part.room = NONE;
    return !sum->open && push(sum, part);
}

bool annals_sum_add_several(annals_sum *sum, annals_decimal low, annals_decimal high)
{
    static const annals_decimal ten = {10, 0};
    bool alone = sum->count == 0;
    if (!alone && annals_decimal_compare(annals_sum_room(sum), ten) != 0)
        return false;
    if (!annals_sum_add(sum, alone ? low : ONE, high))
        return false;
    sum->several = alone && annals_decimal_compare(high, ten) < 0;
    return true;
}

bool annals_sum_begin(annals_sum *sum, annals_decimal value)
{
    if (sum->count > 0)
        return false;
    push(sum, (annals_part){value, value, NONE});
    sum->open = true;
    return true;
}

bool annals_sum_add_scaled(annals_sum *sum, annals_decimal value, annals_decimal scale)
{
    annals_decimal product;
    if (sum->count == 0 || sum->open || !multiply(value, scale, &product) ||
        !push(sum, (annals_part){product, product, scale}))
        return false;
    sum->last_times = scale;
    return true;
}

static bool add_parts(const annals_sum *sum, size_t first, annals_part *total)
{
    *total = (annals_part){NONE, NONE, NONE};
    for (size_t i = first; i < sum->count; i++) {
        const annals_part *part = &sum->parts[i];
        if (i == first)
            *total = (annals_part){part->low, part->high, NONE};
        else if (!annals_decimal_add(total->low, part->low, &total->low) ||
                 !annals_decimal_add(total->high, part->high, &total->high))
            return false;
    }
    return true;
}

/* "Three hundred and two dozen" are 324, "two hundred dozen" 2400. */
static size_t first_of_dozens(const annals_sum *sum)
{
    static const annals_decimal hundred = {100, 0};
    size_t first = sum->count;
    while (first > 0 && annals_decimal_compare(sum->parts[first - 1].high, hundred) < 0)
        first--;
    return first == sum->count ? 0 : first;
}

/* A dozen multiplies what is below a hundred, or all there is; a power of ten only what is smaller. */
static size_t first_multiplied(const annals_sum *sum, annals_decimal scale)
{
    size_t first = sum->count;
    if (annals_decimal_compare(scale, last_power(scale)) != 0)
        return first_of_dozens(sum);
    while (first > 0 && annals_decimal_compare(sum->parts[first - 1].high, scale) < 0)
        first--;
    return sum->open && first == sum->count ? first - 1 : first;
}

/* "Several hundred" goes up to 999, and not to 900: several tens, hundreds, thousands are vague down to their last
 * place. */
static void widen(annals_part *part, annals_decimal scale)
{
    static const annals_decimal most = {1, 3}, minus_one = {-1, 0};
    annals_decimal next = {scale.digits, (int8_t)(scale.exponent + 1)};
    if (annals_decimal_compare(scale, most) <= 0)
        annals_decimal_add(next, minus_one, &part->high);
}

bool annals_sum_times(annals_sum *sum, annals_decimal scale)
{
    size_t first = first_multiplied(sum, scale);
    annals_part total;
    if (first == sum->count || !add_parts(sum, first, &total) || !multiply(total.low, scale, &total.low) ||
        !multiply(total.high, scale, &total.high))
        return false;
    if (first > 0 && annals_decimal_compare(total.high, sum->parts[first - 1].room) >= 0)
        return false;
    if (sum->several && first + 1 == sum->count)
        widen(&total, scale);
    sum->several = false;
    total.room = scale;
    sum->count = first;
    sum->parts[sum->count++] = total;
    sum->last_times = scale;
    sum->open = false;
    return true;
}

bool annals_sum_teen(annals_sum *sum, annals_decimal value)
{
    if (sum->count == 0 || sum->open)
        return false;
    annals_part *last = &sum->parts[sum->count - 1];
    if (annals_decimal_compare(last->high, value) >= 0)
        return false;
    last->room = NONE;
    return annals_decimal_add(last->low, value, &last->low) && annals_decimal_add(last->high, value, &last->high);
}

bool annals_sum_half(annals_sum *sum)
{
    annals_decimal half;
    if (sum->count == 0 || sum->count == ANNALS_SUM_PARTS || !multiply((annals_decimal){5, -1}, sum->last_times, &half))
        return false;
    sum->parts[sum->count++] = (annals_part){half, half, NONE};
    sum->open = false;
    return true;
}

bool annals_sum_trailing(annals_sum *sum, annals_decimal digit)
{
    annals_decimal value, place = annals_sum_room(sum);
    if (sum->count == 0 || sum->open || annals_decimal_compare(place, (annals_decimal){1, 2}) < 0)
        return false;
    if (place.digits % 10 == 0)
        place.digits /= 10;
    else
        place.exponent--;
    if (!multiply(digit, place, &value))
        return false;
    return push(sum, (annals_part){value, value, NONE});
}

bool annals_sum_total(const annals_sum *sum, annals_decimal *low, annals_decimal *high)
{
    annals_part total;
    if (sum->count == 0 || !add_parts(sum, 0, &total))
        return false;
    *low = total.low;
    *high = total.high;
    return true;
}
