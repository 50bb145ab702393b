/* Rules back into text, and what is asked of one; knows no series. */
#include "series/rule_tree.h"
#include "series/utf8.h"

#include <string.h>

static const char signs[] = {
    [ANNALS_NODE_ADD] = '+', [ANNALS_NODE_SUBTRACT] = '-', [ANNALS_NODE_MULTIPLY] = '*', [ANNALS_NODE_DIVIDE] = '/'};

/* How tightly a node holds together: sums least. */
static int strength(const annals_node *node)
{
    static const int strengths[] = {
        [ANNALS_NODE_MEASURE] = 4,  [ANNALS_NODE_NUMBER] = 4,   [ANNALS_NODE_NEGATE] = 3, [ANNALS_NODE_ADD] = 1,
        [ANNALS_NODE_SUBTRACT] = 1, [ANNALS_NODE_MULTIPLY] = 2, [ANNALS_NODE_DIVIDE] = 2,
    };
    return strengths[node->kind];
}

bool annals_rule_is_special(char c)
{
    return c != '\0' && strchr("+-*/()=,\"\\", c);
}

static bool needs_quotes(const char *measure)
{
    if (measure[0] >= '0' && measure[0] <= '9')
        return true;
    for (const char *at = measure; *at;) {
        uint32_t character;
        if (annals_rule_is_special(*at))
            return true;
        at += annals_utf8_read(at, &character);
        if (annals_utf8_is_space(character))
            return true;
    }
    return false;
}

static void print_measure(const char *measure, annals_str *out)
{
    bool quotes = needs_quotes(measure);
    if (quotes)
        annals_str_add_char(out, '"');
    for (const char *at = measure; *at; at++) {
        if (*at == '"' || *at == '\\')
            annals_str_add_char(out, '\\');
        annals_str_add_char(out, *at);
    }
    if (quotes)
        annals_str_add_char(out, '"');
}

/* A part that holds together at least as tightly as asked for, else in parentheses. */
static void print_part(const annals_rule *rule, const annals_node *node, int wanted, annals_str *out)
{
    bool parentheses = strength(node) < wanted;
    if (parentheses)
        annals_str_add_char(out, '(');
    annals_rule_print(rule, node, out);
    if (parentheses)
        annals_str_add_char(out, ')');
}

void annals_rule_print(const annals_rule *rule, const annals_node *node, annals_str *out)
{
    char number[ANNALS_AMOUNT_SIZE];
    switch (node->kind) {
    case ANNALS_NODE_MEASURE: print_measure(rule->measures[node->measure], out); break;
    case ANNALS_NODE_NUMBER:
        annals_amount_print(&node->number, number);
        annals_str_add(out, number);
        break;
    case ANNALS_NODE_NEGATE:
        annals_str_add_char(out, '-');
        print_part(rule, node->left, strength(node), out);
        break;
    default:
        print_part(rule, node->left, strength(node), out);
        annals_str_format(out, " %c ", signs[node->kind]);
        print_part(rule, node->right, strength(node) + 1, out);
    }
}

const char *annals_rule_text(const annals_rule *rule)
{
    return rule->text;
}

const char *const *annals_rule_measures(const annals_rule *rule, size_t *count)
{
    *count = rule->measure_count;
    return rule->measures;
}

void annals_rule_free(annals_rule *rule)
{
    if (rule)
        annals_arena_free(rule->arena);
}
