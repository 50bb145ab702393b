/* Units through a rule: currencies multiply and cancel, all else is a pure number. Knows no amounts. */
#include "series/rule_tree.h"

#include <stdlib.h>
#include <string.h>

enum { CODE_SIZE = 4, CODES = 2 * ANNALS_RULE_MEASURES };

/* Currencies to their powers, sorted by code; none is a pure number. A rule has no more of them than its measures'
 * units can name. */
typedef struct {
    char codes[CODES + 1][CODE_SIZE];
    int powers[CODES + 1];
    size_t count;
} measure_unit;

typedef struct {
    const annals_rule *rule;
    const annals_table *table;
    const uint32_t *series;
    annals_str words; /* what does not fit */
} context;

static void multiply_code(measure_unit *unit, const char *code, int power)
{
    size_t at = 0;
    while (at < unit->count && memcmp(unit->codes[at], code, CODE_SIZE) < 0)
        at++;
    if (at == unit->count || memcmp(unit->codes[at], code, CODE_SIZE) != 0) {
        memmove(unit->codes[at + 1], unit->codes[at], (unit->count - at) * CODE_SIZE);
        memmove(&unit->powers[at + 1], &unit->powers[at], (unit->count - at) * sizeof *unit->powers);
        memcpy(unit->codes[at], code, CODE_SIZE);
        unit->powers[at] = 0;
        unit->count++;
    }
    unit->powers[at] += power;
    if (unit->powers[at] != 0)
        return;
    unit->count--;
    memmove(unit->codes[at], unit->codes[at + 1], (unit->count - at) * CODE_SIZE);
    memmove(&unit->powers[at], &unit->powers[at + 1], (unit->count - at) * sizeof *unit->powers);
}

/* One half of a unit: its currency, if it is one. */
static void multiply_half(measure_unit *unit, const char *text, size_t size, int power)
{
    char code[CODE_SIZE] = "";
    if (size != CODE_SIZE - 1)
        return;
    memcpy(code, text, size);
    if (annals_unit_is_currency(code))
        multiply_code(unit, code, power);
}

static measure_unit read_unit(const char *text)
{
    measure_unit unit = {.count = 0};
    const char *slash = strchr(text, '/');
    multiply_half(&unit, text, slash ? (size_t)(slash - text) : strlen(text), 1);
    if (slash)
        multiply_half(&unit, slash + 1, strlen(slash + 1), -1);
    return unit;
}

static bool same_unit(const measure_unit *a, const measure_unit *b)
{
    return a->count == b->count && memcmp(a->codes, b->codes, a->count * CODE_SIZE) == 0 &&
           memcmp(a->powers, b->powers, a->count * sizeof *a->powers) == 0;
}

/* Codes of one sign of power, each as often as it counts. */
static size_t print_codes(const measure_unit *unit, int sign, const char *before, annals_str *out)
{
    size_t printed = 0;
    for (size_t i = 0; i < unit->count; i++)
        for (int power = unit->powers[i] * sign; power > 0; power--)
            annals_str_format(out, "%s%s", printed++ > 0 && sign > 0 ? "*" : before, unit->codes[i]);
    return printed;
}

static void print_unit(const measure_unit *unit, annals_str *out)
{
    if (print_codes(unit, 1, "", out) == 0 && unit->count > 0)
        annals_str_add_char(out, '1');
    print_codes(unit, -1, "/", out);
}

static void print_unit_words(const measure_unit *unit, annals_str *out)
{
    if (unit->count == 0)
        annals_str_add(out, "a plain number");
    else
        annals_str_add(out, "in ");
    print_unit(unit, out);
}

static void add_misfit(context *in, const annals_node *left, const measure_unit *left_unit, const annals_node *right,
                       const measure_unit *right_unit)
{
    annals_rule_print(in->rule, left, &in->words);
    annals_str_add(&in->words, " is ");
    print_unit_words(left_unit, &in->words);
    annals_str_add(&in->words, " and ");
    annals_rule_print(in->rule, right, &in->words);
    annals_str_add(&in->words, " is ");
    print_unit_words(right_unit, &in->words);
}

/* False, with words, where units don't fit. */
static bool find_unit(context *in, const annals_node *node, measure_unit *unit)
{
    measure_unit right;
    *unit = (measure_unit){.count = 0};
    if (node->kind == ANNALS_NODE_MEASURE)
        *unit = read_unit(in->table->series[in->series[node->measure]].unit);
    if (node->kind == ANNALS_NODE_NEGATE)
        return find_unit(in, node->left, unit);
    if (node->kind < ANNALS_NODE_ADD)
        return true;
    if (!find_unit(in, node->left, unit) || !find_unit(in, node->right, &right))
        return false;
    if (node->kind == ANNALS_NODE_ADD || node->kind == ANNALS_NODE_SUBTRACT) {
        bool same = same_unit(unit, &right);
        if (!same)
            add_misfit(in, node->left, unit, node->right, &right);
        return same;
    }
    int sign = node->kind == ANNALS_NODE_MULTIPLY ? 1 : -1;
    for (size_t i = 0; i < right.count; i++)
        multiply_code(unit, right.codes[i], sign * right.powers[i]);
    return true;
}

annals_status annals_rule_fit_units(const annals_rule *rule, const annals_table *table, const uint32_t *series,
                                    annals_arena *arena, const char **unit, const char **words, annals_error *error)
{
    context in = {.rule = rule, .table = table, .series = series};
    measure_unit left, right;
    bool fits = find_unit(&in, rule->left, &left) && find_unit(&in, rule->right, &right);
    if (fits && !same_unit(&left, &right)) {
        add_misfit(&in, rule->left, &left, rule->right, &right);
        fits = false;
    } else if (fits) {
        print_unit(&left, &in.words);
    }
    *unit = *words = NULL;
    const char *text = in.words.failed ? NULL : annals_arena_copy(arena, annals_str_text(&in.words), in.words.size);
    annals_str_free(&in.words);
    if (!text)
        return annals_error_no_memory(error);
    *(fits ? unit : words) = text;
    return ANNALS_OK;
}
