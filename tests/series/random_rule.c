/* Writes random rules from a fixed-seed generator; knows nothing of what is tested with them. */
#include "random_rule.h"

#include "series/str.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A random expression over four measures and small numbers. */
static void write_expression(random_source *random, int depth, annals_str *out)
{
    static const char *const leaves[] = {"a", "b", "\"c d\"", "e", "2", "1.5", "30%"};
    static const char *const operators[] = {" + ", "-", "*", " / "};
    if (depth == 0 || random_below(random, 4) == 0) {
        annals_str_add(out, leaves[random_below(random, COUNT(leaves))]);
        return;
    }
    bool negated = random_below(random, 5) == 0;
    annals_str_add(out, negated ? "-(" : "(");
    write_expression(random, depth - 1, out);
    annals_str_add(out, operators[random_below(random, COUNT(operators))]);
    write_expression(random, depth - 1, out);
    annals_str_add(out, ")");
}

char *random_rule(random_source *random)
{
    annals_str out = {0};
    write_expression(random, 3, &out);
    annals_str_add(&out, " = a + ");
    write_expression(random, 3, &out);
    return annals_str_take(&out);
}
