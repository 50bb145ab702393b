/* Sums, products and quotients of amounts as intervals; knows no notation but to show operands in messages. */
#include "series/amount.h"

#include "series/amount_internal.h"
#include "series/decimal.h"

/* An end of an interval on the extended line. */
struct edge {
    int infinite; /* -1 or 1: it goes on for ever */
    annals_wide value;
    bool open;
    bool rounded;
};

typedef struct edge (*edge_operation)(struct edge, struct edge);

static annals_status refuse(const annals_amount *a, const char *sign, const annals_amount *b, annals_status status,
                            const char *words, annals_error *error)
{
    if (!error)
        return status;
    char left[ANNALS_AMOUNT_SIZE];
    char right[ANNALS_AMOUNT_SIZE];
    annals_amount_print(a, left);
    annals_amount_print(b, right);
    return annals_error_set(error, status, "amount: %s %s %s: %s", left, sign, right, words);
}

static const char *const no_room = "the exact result does not fit the 18 digits that an amount holds";

static bool add_ends(annals_decimal a, uint8_t a_end, annals_decimal b, uint8_t b_end, annals_decimal *sum,
                     uint8_t *end)
{
    *end = a_end > b_end ? a_end : b_end; /* none over open over closed */
    *sum = (annals_decimal){0, 0};
    return *end == ANNALS_END_NONE || annals_decimal_add(a, b, sum);
}

static annals_status add(const annals_amount *a, const annals_amount *b, annals_amount *out)
{
    annals_amount sum = {.about = a->about || b->about, .percent = a->percent, .derived = a->derived || b->derived};
    if (a->percent != b->percent)
        return ANNALS_INVALID;
    if (!add_ends(a->low, a->low_end, b->low, b->low_end, &sum.low, &sum.low_end) ||
        !add_ends(a->high, a->high_end, b->high, b->high_end, &sum.high, &sum.high_end))
        return ANNALS_OVERFLOW;
    annals_amount_settle(&sum);
    *out = sum;
    return ANNALS_OK;
}

static const char *sum_words(annals_status status)
{
    return status == ANNALS_INVALID ? "one is in % and the other is not" : no_room;
}

annals_status annals_amount_add(const annals_amount *a, const annals_amount *b, annals_amount *out, annals_error *error)
{
    annals_status status = add(a, b, out);
    return status ? refuse(a, "+", b, status, sum_words(status), error) : status;
}

annals_status annals_amount_subtract(const annals_amount *a, const annals_amount *b, annals_amount *out,
                                     annals_error *error)
{
    annals_amount minus_b = annals_amount_negate(b);
    annals_status status = add(a, &minus_b, out);
    return status ? refuse(a, "-", b, status, sum_words(status), error) : status;
}

static struct edge edge_from(annals_decimal value, uint8_t end, int outward)
{
    if (end == ANNALS_END_NONE)
        return (struct edge){.infinite = outward, .open = true};
    return (struct edge){.value = annals_wide_from(value), .open = end == ANNALS_END_OPEN};
}

static int edge_sign(struct edge edge)
{
    if (edge.infinite)
        return edge.infinite;
    return (edge.value.digits > 0) - (edge.value.digits < 0);
}

/* Zero times anything, without end or not: reached if one of the factors can be zero itself. */
static struct edge zero_edge(struct edge x, struct edge y, int exponent)
{
    bool reached = (edge_sign(x) == 0 && !x.open) || (edge_sign(y) == 0 && !y.open);
    return (struct edge){.value = {0, exponent}, .open = !reached};
}

static struct edge multiply_edges(struct edge x, struct edge y)
{
    if (edge_sign(x) == 0 || edge_sign(y) == 0)
        return zero_edge(x, y, x.value.exponent + y.value.exponent);
    if (x.infinite || y.infinite)
        return (struct edge){.infinite = edge_sign(x) * edge_sign(y), .open = true};
    return (struct edge){.value = annals_wide_multiply(x.value, y.value), .open = x.open || y.open};
}

/* The divisor's edge is not zero: where it was, it has become the infinite edge of a reciprocal. */
static struct edge divide_edges(struct edge x, struct edge y)
{
    if (edge_sign(x) == 0 || edge_sign(y) == 0)
        return zero_edge(x, y, x.value.exponent - y.value.exponent);
    if (x.infinite || y.infinite)
        return (struct edge){.infinite = edge_sign(x) * edge_sign(y), .open = true};
    struct edge quotient = {.open = x.open || y.open};
    quotient.value = annals_wide_divide(x.value, y.value, &quotient.rounded);
    return quotient;
}

/* What a divisor's edge multiplies by, but for finite ones, which are kept for a true division. `side` is the sign of
 * the whole divisor. */
static struct edge turned(struct edge edge, int side)
{
    if (edge.infinite)
        return (struct edge){.value = {0, 0}, .open = true};
    if (edge_sign(edge) == 0)
        return (struct edge){.infinite = side, .open = true};
    return edge;
}

static int compare_edges(struct edge a, struct edge b)
{
    if (a.infinite || b.infinite)
        return (a.infinite > b.infinite) - (a.infinite < b.infinite);
    return annals_wide_compare(a.value, b.value);
}

/* Of two edges the one further to `direction`; where they are equal, what one of them reaches is reached. */
static struct edge further(struct edge a, struct edge b, int direction)
{
    int order = compare_edges(a, b) * direction;
    if (order != 0)
        return order > 0 ? a : b;
    struct edge edge = a.value.exponent <= b.value.exponent ? a : b;
    edge.open = a.open && b.open;
    return edge;
}

static bool store_edge(struct edge edge, annals_decimal *value, uint8_t *end, bool *derived)
{
    if (edge.infinite) {
        *value = (annals_decimal){0, 0};
        *end = ANNALS_END_NONE;
        return true;
    }
    *end = edge.open ? ANNALS_END_OPEN : ANNALS_END_CLOSED;
    *derived = *derived || edge.rounded;
    return annals_wide_fit(edge.value, value);
}

/* The interval that an operation on all four pairs of edges spans. `out` comes with its flags. */
static bool span_edges(const struct edge x[2], const struct edge y[2], edge_operation operation, annals_amount *out)
{
    struct edge low = operation(x[0], y[0]);
    struct edge high = low;
    for (int i = 1; i < 4; i++) {
        struct edge corner = operation(x[i / 2], y[i % 2]);
        low = further(low, corner, -1);
        high = further(high, corner, 1);
    }
    if (!store_edge(low, &out->low, &out->low_end, &out->derived) ||
        !store_edge(high, &out->high, &out->high_end, &out->derived))
        return false;
    annals_amount_settle(out);
    return true;
}

static void edges_from(const annals_amount *amount, int shift, struct edge edges[2])
{
    edges[0] = edge_from(amount->low, amount->low_end, -1);
    edges[1] = edge_from(amount->high, amount->high_end, 1);
    edges[0].value.exponent += shift;
    edges[1].value.exponent += shift;
}

annals_status annals_amount_multiply(const annals_amount *a, const annals_amount *b, annals_amount *out,
                                     annals_error *error)
{
    struct edge x[2];
    struct edge y[2];
    edges_from(a, a->percent ? -2 : 0, x);
    edges_from(b, b->percent ? -2 : 0, y);
    annals_amount product = {.about = a->about || b->about, .derived = a->derived || b->derived};
    if (!span_edges(x, y, multiply_edges, &product))
        return refuse(a, "*", b, ANNALS_OVERFLOW, no_room, error);
    *out = product;
    return ANNALS_OK;
}

/* The sign of all values in an interval; 0 if zero is among them or they have both signs. */
static int side_of(const struct edge edges[2])
{
    int low = edge_sign(edges[0]);
    int high = edge_sign(edges[1]);
    if (low > 0 || (low == 0 && edges[0].open))
        return 1;
    return high < 0 || (high == 0 && edges[1].open) ? -1 : 0;
}

/* By how many powers of ten its `%` moves a divisor. A dividend keeps its own, or loses it to that of the divisor. */
static int divisor_shift(const annals_amount *a, const annals_amount *b)
{
    return b->percent && !a->percent ? -2 : 0;
}

annals_status annals_amount_divide(const annals_amount *a, const annals_amount *b, annals_amount *out,
                                   annals_error *error)
{
    struct edge x[2];
    struct edge y[2];
    edges_from(a, 0, x);
    edges_from(b, divisor_shift(a, b), y);
    int side = side_of(y);
    if (side == 0)
        return refuse(a, "/", b, ANNALS_INVALID, "zero lies in the divisor", error);
    y[0] = turned(y[0], side);
    y[1] = turned(y[1], side);
    annals_amount quotient = {.about = a->about || b->about, .percent = a->percent && !b->percent, .derived = true};
    if (!span_edges(x, y, divide_edges, &quotient))
        return refuse(a, "/", b, ANNALS_OVERFLOW, no_room, error);
    *out = quotient;
    return ANNALS_OK;
}
