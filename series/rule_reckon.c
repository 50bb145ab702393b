/* Both sides of a rule as intervals, and whether they can be equal. Knows no series. */
#include "series/product.h"
#include "series/rule_tree.h"

/* How the amounts of a rule are taken: as they stand, or with all that rounding and the width of `~` allow. */
typedef struct {
    const annals_amount *amounts;
    const annals_decimal *about_percent;
    bool loosely;
    int place; /* of the finest term: numbers that end before it may be rounded */
    annals_error *error;
} reckoning;

static annals_status reckon(const reckoning *in, const annals_node *node, bool is_term, annals_amount *out);

/* A number in a rule is exact, so it is never loosened. */
static annals_status take_number(const reckoning *in, annals_amount number, annals_amount *out)
{
    const annals_amount one = annals_amount_exact((annals_decimal){1, 0});
    *out = number;
    return number.percent ? annals_amount_multiply(&number, &one, out, in->error) : ANNALS_OK;
}

/* A rounded end has all 18 digits, or the finest place there is: it moves outward by one in its last digit. */
static void loosen_end(annals_decimal *value, uint8_t *end, int direction)
{
    const int64_t many = annals_power_of_ten(ANNALS_DECIMAL_DIGITS - 1);
    bool may_be_rounded = value->exponent == ANNALS_EXPONENT_MIN || value->digits >= many || value->digits <= -many;
    bool rounded = false;
    if (*end == ANNALS_END_NONE || !may_be_rounded)
        return;
    annals_wide moved = {annals_wide_from(*value).digits + direction, value->exponent};
    if (!annals_wide_shorten(moved, ANNALS_DECIMAL_DIGITS, direction, value, &rounded)) {
        *value = (annals_decimal){0, 0};
        *end = ANNALS_END_NONE;
    }
}

static void loosen(annals_amount *amount)
{
    if (!amount->derived)
        return;
    loosen_end(&amount->low, &amount->low_end, -1);
    loosen_end(&amount->high, &amount->high_end, 1);
    amount->derived = false;
}

static annals_amount take_measure(const reckoning *in, const annals_node *node, bool is_term)
{
    annals_amount amount = in->amounts[node->measure];
    if (!in->loosely)
        return amount;
    loosen(&amount);
    if (is_term)
        amount = annals_amount_unround(&amount, in->place);
    return in->about_percent ? annals_amount_widen(&amount, *in->about_percent) : amount;
}

static annals_status multiply(const reckoning *in, const annals_amount *a, const annals_amount *b, annals_amount *out)
{
    annals_rounding rounding = in->loosely ? ANNALS_ROUND_OUTWARD : ANNALS_ROUND_NEAREST;
    annals_status status = annals_amount_multiply_rounded(a, b, rounding, out, in->error);
    if (in->loosely)
        out->derived = false;
    return status;
}

static annals_status divide(const reckoning *in, const annals_amount *a, const annals_amount *b, annals_amount *out)
{
    annals_status status = annals_amount_divide(a, b, out, in->error);
    if (!status && in->loosely)
        loosen(out);
    return status;
}

static annals_status combine(const reckoning *in, const annals_node *node, bool is_term, annals_amount *out)
{
    bool has_terms = node->kind == ANNALS_NODE_ADD || node->kind == ANNALS_NODE_SUBTRACT;
    annals_amount left, right;
    annals_status status = reckon(in, node->left, is_term && has_terms, &left);
    if (!status)
        status = reckon(in, node->right, is_term && has_terms, &right);
    if (status)
        return status;
    switch (node->kind) {
    case ANNALS_NODE_ADD: return annals_amount_add(&left, &right, out, in->error);
    case ANNALS_NODE_SUBTRACT: return annals_amount_subtract(&left, &right, out, in->error);
    case ANNALS_NODE_MULTIPLY: status = multiply(in, &left, &right, out); break;
    default: status = divide(in, &left, &right, out);
    }
    if (!status && in->loosely && is_term)
        *out = annals_amount_unround(out, in->place);
    return status;
}

static annals_status reckon(const reckoning *in, const annals_node *node, bool is_term, annals_amount *out)
{
    annals_status status = ANNALS_OK;
    switch (node->kind) {
    case ANNALS_NODE_MEASURE: *out = take_measure(in, node, is_term); break;
    case ANNALS_NODE_NUMBER: status = take_number(in, node->number, out); break;
    case ANNALS_NODE_NEGATE:
        status = reckon(in, node->left, is_term, out);
        if (!status)
            *out = annals_amount_negate(out);
        break;
    default: status = combine(in, node, is_term, out);
    }
    return status;
}

static int finer(int a, int b)
{
    return a < b ? a : b;
}

/* The finest place among the terms of a side. Reckoning has succeeded before; numbers in the rule have no say. */
static int finest_place(const reckoning *in, const annals_node *node)
{
    annals_amount amount;
    switch (node->kind) {
    case ANNALS_NODE_NUMBER: return ANNALS_EXPONENT_MAX;
    case ANNALS_NODE_NEGATE: return finest_place(in, node->left);
    case ANNALS_NODE_ADD:
    case ANNALS_NODE_SUBTRACT: return finer(finest_place(in, node->left), finest_place(in, node->right));
    default: return reckon(in, node, true, &amount) ? ANNALS_EXPONENT_MAX : annals_amount_place(&amount);
    }
}

/* How the sides are to each other when rounding and the width of `~` are allowed for. False where that needs more
 * digits than there are: nothing is proved then. */
static bool relate_loosely(const annals_rule *rule, const reckoning *exact, annals_relation *relation)
{
    reckoning loose = *exact;
    annals_amount left, right;
    loose.loosely = true;
    loose.error = NULL;
    loose.place = finer(finest_place(exact, rule->left), finest_place(exact, rule->right));
    if (reckon(&loose, rule->left, true, &left) || reckon(&loose, rule->right, true, &right))
        return false;
    *relation = annals_amount_relate(&left, &right, NULL);
    return true;
}

static void judge(const annals_rule *rule, const reckoning *exact, annals_rule_sides *sides)
{
    const annals_amount *left = &sides->left, *right = &sides->right;
    bool about = left->about || right->about;
    bool numbers = annals_amount_is_number(left) && annals_amount_is_number(right);
    annals_relation stated = annals_amount_relate(left, right, NULL);
    bool together = about ? exact->about_percent != NULL : stated == ANNALS_SAME || stated == ANNALS_ROUNDED;
    bool computed = true;
    sides->relation = stated;
    if (stated == ANNALS_APART || stated == ANNALS_LOOSE) {
        annals_relation loose = ANNALS_MEET;
        computed = relate_loosely(rule, exact, &loose);
        sides->relation = loose == ANNALS_APART ? ANNALS_APART : about ? ANNALS_LOOSE : ANNALS_ROUNDED;
    }
    sides->verdict = numbers && together && computed ? ANNALS_RULE_HOLDS : ANNALS_RULE_UNDECIDED;
    if (sides->relation == ANNALS_APART)
        sides->verdict = ANNALS_RULE_BROKEN;
}

annals_status annals_rule_reckon(const annals_rule *rule, const annals_amount *amounts,
                                 const annals_decimal *about_percent, annals_rule_sides *out, annals_error *error)
{
    reckoning exact = {.amounts = amounts, .about_percent = about_percent, .error = error};
    annals_status status = reckon(&exact, rule->left, true, &out->left);
    if (!status)
        status = reckon(&exact, rule->right, true, &out->right);
    if (!status)
        status = annals_amount_subtract(&out->left, &out->right, &out->difference, error);
    if (!status)
        judge(rule, &exact, out);
    return status;
}
