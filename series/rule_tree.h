/* A rule as a tree, and what the steps of its check hand to each other. Internal. */
#ifndef ANNALS_SERIES_RULE_TREE_H
#define ANNALS_SERIES_RULE_TREE_H

#include "cells.h"
#include "rule.h"
#include "str.h"

typedef enum {
    ANNALS_NODE_MEASURE,
    ANNALS_NODE_NUMBER,
    ANNALS_NODE_NEGATE, /* `left` only */
    ANNALS_NODE_ADD,
    ANNALS_NODE_SUBTRACT,
    ANNALS_NODE_MULTIPLY,
    ANNALS_NODE_DIVIDE
} annals_node_kind;

typedef struct annals_node annals_node;
struct annals_node {
    annals_node_kind kind;
    uint32_t measure;     /* index into the rule's */
    annals_amount number; /* exact */
    const annals_node *left;
    const annals_node *right;
};

struct annals_rule {
    const annals_node *left;
    const annals_node *right;
    const char *measures[ANNALS_RULE_MEASURES];
    size_t measure_count;
    uint32_t on_left; /* measures of each side, a bit each */
    uint32_t on_right;
    const char *text;
    annals_arena *arena; /* holds all of it */
};

/* Whether a byte ends a measure that stands without quotes, or has to be within them (rule_print.c). */
bool annals_rule_is_special(char c);

/* Adds the canonical form of an expression (rule_print.c). */
void annals_rule_print(const annals_rule *rule, const annals_node *node, annals_str *out);

/* Series that belong together, one for each measure or ANNALS_RULE_NO_SERIES; what is wrong with them, or "". */
typedef struct {
    uint32_t *series;
    const annals_key *key;     /* one that has all the dimensions */
    annals_rule_verdict fault; /* ANNALS_RULE_HOLDS: none; MISSING or COMPETING */
    const char *words;
} annals_rule_company;

/* Finds the companies, sorted by their dimensions (rule_match.c). They lie in the scratch arena, what they point at in
 * the other one. */
ANNALS_CHECKED annals_status annals_rule_match(const annals_rule *rule, const annals_table *table, annals_arena *arena,
                                               annals_arena *scratch, annals_rule_company **out, size_t *count,
                                               annals_error *error);

/* The unit of both sides, in the arena, or what does not fit about the series' units, the other one being NULL
 * (rule_unit.c). */
ANNALS_CHECKED annals_status annals_rule_fit_units(const annals_rule *rule, const annals_table *table,
                                                   const uint32_t *series, annals_arena *arena, const char **unit,
                                                   const char **words, annals_error *error);

/* Two sides reckoned from one amount for each measure (rule_reckon.c). */
typedef struct {
    annals_amount left;
    annals_amount right;
    annals_amount difference;
    annals_rule_verdict verdict;
    annals_relation relation;
} annals_rule_sides;

/* `amounts` are plain numbers: `%` is resolved. The error's message says what can't be computed.
 *
 * ANNALS_OVERFLOW, ANNALS_INVALID (zero in a divisor) */
ANNALS_CHECKED annals_status annals_rule_reckon(const annals_rule *rule, const annals_amount *amounts,
                                                const annals_decimal *about_percent, annals_rule_sides *out,
                                                annals_error *error);

#endif
