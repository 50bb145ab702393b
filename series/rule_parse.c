/* Reads a rule into a tree; knows no series. */
#include "series/rule_tree.h"
#include "series/utf8.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const char *text;
    const char *at;
    const char *end;
    annals_rule *rule;
    uint32_t *measures; /* of the side that is being read */
    int depth;
    annals_error *error;
} reader;

typedef annals_status (*part_reader)(reader *in, const annals_node **out);

static annals_status refuse(const reader *in, const char *at, const char *format, ...) ANNALS_PRINTF(3, 4);

static annals_status refuse(const reader *in, const char *at, const char *format, ...)
{
    char words[ANNALS_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    annals_error_set(in->error, ANNALS_INVALID, "rule: byte %zu: %s", (size_t)(at - in->text) + 1, words);
    if (in->error)
        in->error->byte = at - in->text;
    return ANNALS_INVALID;
}

/* "wanted, not X": the character that stands there, or the end. */
static annals_status refuse_character(const reader *in, const char *wanted)
{
    char shown[ANNALS_SHOWN_SIZE];
    uint32_t character;
    if (in->at == in->end)
        return refuse(in, in->at, "the rule ends where %s is wanted", wanted);
    size_t size = annals_utf8_read(in->at, &character);
    return refuse(in, in->at, "%s is wanted, not \"%s\"", wanted, annals_utf8_show(in->at, size, shown));
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The size of the space that stands at `at`, or 0. */
static size_t space_size(const char *at, const char *end)
{
    uint32_t character;
    if (at == end)
        return 0;
    size_t size = annals_utf8_read(at, &character);
    return annals_utf8_is_space(character) ? size : 0;
}

static void skip_spaces(reader *in)
{
    for (size_t size; (size = space_size(in->at, in->end)) > 0;)
        in->at += size;
}

static annals_node *add_node(reader *in, annals_node_kind kind, const annals_node *left, const annals_node *right)
{
    annals_node *node = annals_arena_alloc(in->rule->arena, sizeof *node);
    if (node)
        *node = (annals_node){.kind = kind, .left = left, .right = right};
    return node;
}

/* A measure by its name: known, or the next one. */
static annals_status take_measure(reader *in, const char *start, const char *name, size_t size, const annals_node **out)
{
    annals_rule *rule = in->rule;
    uint32_t index = 0;
    while (index < rule->measure_count &&
           (strlen(rule->measures[index]) != size || memcmp(rule->measures[index], name, size) != 0))
        index++;
    if (index == ANNALS_RULE_MEASURES)
        return refuse(in, start, "more than %d measures", ANNALS_RULE_MEASURES);
    if (index == rule->measure_count) {
        rule->measures[index] = annals_arena_copy(rule->arena, name, size);
        if (!rule->measures[index])
            return annals_error_no_memory(in->error);
        rule->measure_count++;
    }
    annals_node *node = add_node(in, ANNALS_NODE_MEASURE, NULL, NULL);
    if (!node)
        return annals_error_no_memory(in->error);
    node->measure = index;
    *in->measures |= UINT32_C(1) << index;
    *out = node;
    return ANNALS_OK;
}

static annals_status read_quoted(reader *in, const annals_node **out)
{
    char name[ANNALS_RULE_MAX];
    size_t size = 0;
    const char *start = in->at++;
    while (in->at < in->end && *in->at != '"') {
        if (*in->at == '\\' && (++in->at == in->end || (*in->at != '"' && *in->at != '\\')))
            return refuse(in, in->at - 1, "\\ goes before \" or \\ only; write \\\\ for itself");
        name[size++] = *in->at++;
    }
    if (in->at == in->end)
        return refuse(in, start, "the \" that begins here is not closed");
    in->at++;
    if (size == 0)
        return refuse(in, start, "a measure is wanted between the quotes");
    return take_measure(in, start, name, size, out);
}

static annals_status read_bare(reader *in, const annals_node **out)
{
    const char *start = in->at;
    while (in->at < in->end && !annals_rule_is_special(*in->at) && space_size(in->at, in->end) == 0)
        in->at++;
    return take_measure(in, start, start, (size_t)(in->at - start), out);
}

/* The sign of an exponent belongs to the number: 1e-3. */
static bool is_in_number(const reader *in)
{
    const char *at = in->at;
    if (is_digit(*at) || is_letter(*at) || *at == '.' || *at == ',' || *at == '%')
        return true;
    return (*at == '-' || *at == '+') && (at[-1] == 'e' || at[-1] == 'E') && at + 1 < in->end && is_digit(at[1]);
}

static annals_status read_number(reader *in, const annals_node **out)
{
    const char *start = in->at;
    annals_amount number;
    while (in->at < in->end && is_in_number(in))
        in->at++;
    annals_status status = annals_amount_parse(start, (size_t)(in->at - start), &number, in->error);
    if (status) {
        annals_error_prefix(in->error, "rule: byte %zu", (size_t)(start - in->text) + 1);
        if (in->error)
            in->error->byte = start - in->text;
        return status;
    }
    if (annals_amount_qualifier(&number) != ANNALS_EXACT)
        return refuse(in, start, "a range; a rule takes exact numbers");
    annals_node *node = add_node(in, ANNALS_NODE_NUMBER, NULL, NULL);
    if (!node)
        return annals_error_no_memory(in->error);
    node->number = number;
    *out = node;
    return ANNALS_OK;
}

static annals_status read_expression(reader *in, const annals_node **out);
static annals_status read_factor(reader *in, const annals_node **out);

static annals_status read_negated(reader *in, const annals_node **out)
{
    const annals_node *inner = NULL;
    in->at++;
    annals_status status = read_factor(in, &inner);
    if (status)
        return status;
    *out = add_node(in, ANNALS_NODE_NEGATE, inner, NULL);
    return *out ? ANNALS_OK : annals_error_no_memory(in->error);
}

static annals_status read_parentheses(reader *in, const annals_node **out)
{
    in->at++;
    annals_status status = read_expression(in, out);
    if (status)
        return status;
    if (in->at == in->end || *in->at != ')')
        return refuse_character(in, "an operator or )");
    in->at++;
    return ANNALS_OK;
}

static annals_status read_nested(reader *in, part_reader read, const annals_node **out)
{
    if (in->depth == ANNALS_RULE_DEPTH)
        return refuse(in, in->at, "more than %d parentheses and signs within each other", ANNALS_RULE_DEPTH);
    in->depth++;
    annals_status status = read(in, out);
    in->depth--;
    return status;
}

static annals_status read_factor(reader *in, const annals_node **out)
{
    skip_spaces(in);
    char next = in->at < in->end ? *in->at : '=';
    if (next == '-')
        return read_nested(in, read_negated, out);
    if (next == '(')
        return read_nested(in, read_parentheses, out);
    if (next == '"')
        return read_quoted(in, out);
    if (is_digit(next))
        return read_number(in, out);
    if (annals_rule_is_special(next))
        return refuse_character(in, "a measure or a number");
    return read_bare(in, out);
}

/* Parts with one of two operators between them, from left to right. */
static annals_status read_chain(reader *in, part_reader read, const char operators[2], const annals_node_kind kinds[2],
                                const annals_node **out)
{
    annals_status status = read(in, out);
    for (;;) {
        if (status)
            return status;
        skip_spaces(in);
        if (in->at == in->end || (*in->at != operators[0] && *in->at != operators[1]))
            return ANNALS_OK;
        annals_node_kind kind = kinds[*in->at++ == operators[1]];
        const annals_node *right;
        status = read(in, &right);
        if (!status && !(*out = add_node(in, kind, *out, right)))
            status = annals_error_no_memory(in->error);
    }
}

static annals_status read_term(reader *in, const annals_node **out)
{
    static const annals_node_kind kinds[] = {ANNALS_NODE_MULTIPLY, ANNALS_NODE_DIVIDE};
    return read_chain(in, read_factor, "*/", kinds, out);
}

static annals_status read_expression(reader *in, const annals_node **out)
{
    static const annals_node_kind kinds[] = {ANNALS_NODE_ADD, ANNALS_NODE_SUBTRACT};
    return read_chain(in, read_term, "+-", kinds, out);
}

static annals_status refuse_comma(const reader *in)
{
    return refuse(in, in->at,
                  "a rule names measures without their dimensions; write a measure with a , in it in quotes");
}

static annals_status read_sides(reader *in)
{
    annals_rule *rule = in->rule;
    in->measures = &rule->on_left;
    annals_status status = read_expression(in, &rule->left);
    if (status)
        return status;
    if (in->at < in->end && *in->at == ',')
        return refuse_comma(in);
    if (in->at == in->end || *in->at != '=')
        return refuse_character(in, "an operator or =");
    in->at++;
    in->measures = &rule->on_right;
    status = read_expression(in, &rule->right);
    if (status)
        return status;
    if (in->at < in->end && *in->at == ',')
        return refuse_comma(in);
    if (in->at < in->end && *in->at == '=')
        return refuse(in, in->at, "a second =");
    if (in->at < in->end)
        return refuse_character(in, "an operator or the end");
    return rule->measure_count > 0 ? ANNALS_OK : refuse(in, in->text, "no measure in it: there is nothing to check");
}

static annals_status check_bytes(const reader *in)
{
    size_t size = (size_t)(in->end - in->text);
    if (size > ANNALS_RULE_MAX)
        return refuse(in, in->text + ANNALS_RULE_MAX, "a rule has at most %d bytes", ANNALS_RULE_MAX);
    size_t bad = annals_utf8_bad(in->text, size);
    if (bad < size)
        return refuse(in, in->text + bad, "not UTF-8");
    bad = annals_utf8_control(in->text, size);
    return bad < size ? refuse(in, in->text + bad, "a control character") : ANNALS_OK;
}

static annals_status write_text(annals_rule *rule, annals_error *error)
{
    annals_str out = {0};
    annals_rule_print(rule, rule->left, &out);
    annals_str_add(&out, " = ");
    annals_rule_print(rule, rule->right, &out);
    size_t size = out.size;
    bool fits = out.failed || size <= ANNALS_RULE_MAX;
    if (!out.failed && fits)
        rule->text = annals_arena_copy(rule->arena, annals_str_text(&out), size);
    annals_str_free(&out);
    if (!fits)
        return annals_error_set(error, ANNALS_INVALID, "rule: %zu bytes with a space around each operator; at most %d",
                                size, ANNALS_RULE_MAX);
    return rule->text ? ANNALS_OK : annals_error_no_memory(error);
}

annals_status annals_rule_parse(const char *text, size_t size, annals_rule **rule, annals_error *error)
{
    annals_arena *arena = annals_arena_new();
    annals_rule *made = arena ? annals_arena_alloc(arena, sizeof *made) : NULL;
    reader in = {.text = text, .at = text, .end = text + size, .rule = made, .error = error};
    annals_status status = made ? check_bytes(&in) : annals_error_no_memory(error);
    if (!status) {
        *made = (annals_rule){.arena = arena};
        status = read_sides(&in);
    }
    if (!status)
        status = write_text(made, error);
    if (status)
        annals_arena_free(arena);
    else
        *rule = made;
    return status;
}
