/* Reads rules, of which there are two kinds; knows no verb. */
#include "cli/rules.h"

#include "series/no_total.h"

#include <string.h>

annals_status rules_canonical(const char *text, annals_arena *arena, const char **canonical, annals_error *error)
{
    annals_no_total declared;
    annals_rule *rule;
    size_t size = strlen(text);
    if (annals_no_total_is_meant(text, size))
        return annals_no_total_parse(text, size, arena, &declared, canonical, error);
    annals_status status = annals_rule_parse(text, size, &rule, error);
    if (status)
        return status;
    *canonical = annals_arena_text(arena, annals_rule_text(rule));
    annals_rule_free(rule);
    return *canonical ? ANNALS_OK : annals_error_no_memory(error);
}

annals_status rules_declare(const state *given, annals_arena *arena, annals_check_options *options, annals_error *error)
{
    annals_no_total *declared = annals_arena_alloc(arena, (given->rule_count + 1) * sizeof *declared);
    annals_status status = declared ? ANNALS_OK : annals_error_no_memory(error);
    size_t count = 0;
    for (size_t i = 0; !status && i < given->rule_count; i++) {
        const char *text = given->rules[i].rule, *canonical;
        if (annals_no_total_is_meant(text, strlen(text)))
            status = annals_no_total_parse(text, strlen(text), arena, &declared[count++], &canonical, error);
    }
    options->no_totals = declared;
    options->no_total_count = count;
    return status;
}
