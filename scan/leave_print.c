/* Knows what print sets beside figures and is none: footnote marks in brackets, the scale of a table's numbers. */
#include "scan/leave.h"

/* What stands in brackets beside footnote marks. */
static bool is_part_of_list(const annals_tokens *tokens, size_t at)
{
    return tokens->items[at].kind == ANNALS_TOKEN_LITERAL || annals_token_reads(tokens, at, ",") ||
           annals_token_reads(tokens, at, "-") || annals_token_reads(tokens, at, "^");
}

bool annals_leave_footnote(const annals_tokens *tokens, const annals_figure *figure)
{
    enum { PARTS = 6 };
    size_t at = figure->first, behind = figure->last;
    for (size_t parts = 0; parts < PARTS && at > 0 && !annals_token_reads(tokens, at - 1, "["); parts++)
        at -= is_part_of_list(tokens, at - 1);
    for (size_t parts = 0; parts < PARTS && behind < tokens->count && !annals_token_reads(tokens, behind, "]"); parts++)
        behind += is_part_of_list(tokens, behind);
    return at > 0 && annals_token_reads(tokens, at - 1, "[") && annals_token_reads(tokens, behind, "]");
}

bool annals_leave_scale(const annals_tokens *tokens, const annals_figures *figures, size_t i)
{
    enum { WORDS = 3 };
    const annals_figure *figure = &figures->items[i];
    size_t at = figure->first;
    if (!figure->number.vague || figure->unit_last > figure->unit_first ||
        !annals_token_reads(tokens, figure->last, ")") || at < 2 ||
        !annals_token_is(tokens, at - 1, ANNALS_ROLE_FUNCTION))
        return false;
    for (size_t words = 1; words <= WORDS && at > 0; words++)
        if (annals_token_reads(tokens, --at, "("))
            return true;
    return false;
}
