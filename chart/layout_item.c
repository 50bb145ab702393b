/* What one amount is to a chart: its shape, its ends, the side on which it lies; draws nothing and says nothing. */
#include <stdlib.h>

#include "chart/layout.h"

double annals_decimal_double(annals_decimal decimal)
{
    double power = 1;
    for (int i = 0; i < abs(decimal.exponent); i++)
        power *= 10; /* exact up to 10^22 */
    return decimal.exponent < 0 ? (double)decimal.digits / power : (double)decimal.digits * power;
}

int annals_item_side(const annals_item *item)
{
    if (item->shape == ANNALS_SHAPE_UNKNOWN)
        return 0;
    if (item->shape == ANNALS_SHAPE_ACROSS)
        return item->low < 0 ? 1 : -1;
    if (item->high > 0)
        return item->low < 0 ? 0 : 1;
    if (item->low < 0)
        return -1;
    return item->row->amount.high_end == ANNALS_END_NONE ? 1 : item->row->amount.low_end == ANNALS_END_NONE ? -1 : 1;
}

double annals_item_end(const annals_item *item)
{
    if (item->shape == ANNALS_SHAPE_ACROSS)
        return 0;
    return annals_item_side(item) < 0 ? item->low : item->high;
}

void annals_item_shape(annals_item *item)
{
    const annals_amount *amount = &item->row->amount;
    bool low = amount->low_end != ANNALS_END_NONE;
    bool high = amount->high_end != ANNALS_END_NONE;
    if (!low && !high) {
        item->shape = ANNALS_SHAPE_UNKNOWN;
        return;
    }
    item->rank = low ? amount->low : amount->high;
    item->low = annals_decimal_double(item->rank);
    item->high = annals_decimal_double(high ? amount->high : amount->low);
    bool change = item->row->nature == ANNALS_CHANGE; /* all else has no business below zero */
    if ((low && !high && item->low < 0) || (high && !low && item->high > 0 && change))
        item->shape = ANNALS_SHAPE_ACROSS;
    else if (low != high)
        item->shape = (low && item->low >= 0) || (high && item->high <= 0) ? ANNALS_SHAPE_AWAY : ANNALS_SHAPE_TOWARD;
    else if (annals_decimal_compare(amount->low, amount->high) != 0)
        item->shape = ANNALS_SHAPE_RANGE;
    else
        item->shape = amount->about ? ANNALS_SHAPE_ABOUT : ANNALS_SHAPE_EXACT;
}

double annals_item_known(const annals_item *item)
{
    return item->base + item->low;
}

double annals_item_middle(const annals_item *item)
{
    return item->base + (item->low + item->high) / 2;
}
