/* annals check: whether the record is as it was written, operation by operation. */
#include "cli/cli.h"
#include "cli/json.h"

#include <stdio.h>
#include <string.h>

static int answer(const invocation *call, const annals_check_report *found, bool whole)
{
    annals_error error;
    json_answer out;
    char number[24];
    json_begin(&out, "checks");
    snprintf(number, sizeof number, "%lld", (long long)found->tampered);
    json_row(&out, json_pack("{sbsIss?ss?}", "whole", whole, "operations", (json_int_t)found->operations, "head",
                             found->head[0] ? found->head : NULL, "tampered", found->tampered ? number : NULL));
    return json_end(&out, &error) ? report(call, &error) : 0;
}

int run_check(invocation *call)
{
    annals_error error;
    annals_record *record;
    annals_check_report found;
    const char *head = option_value(call, "--head");
    if (head && (strlen(head) != ANNALS_ID_TEXT - 1 || strspn(head, "0123456789abcdefABCDEF") != ANNALS_ID_TEXT - 1)) {
        annals_error_set(&error, ANNALS_INVALID, "--head: \"%s\" is no hash; wants 64 hexadecimal digits", head);
        return report(call, &error);
    }
    if (store_open(call, ANNALS_READ, &record, &error))
        return report(call, &error);
    annals_status status = annals_record_check(record, head, &found, &error);
    annals_record_close(record);
    bool broken = status == ANNALS_INVALID;
    if (status && !broken)
        return report(call, &error);
    if (broken)
        report(call, &error);
    int exit = option_given(call, "--json") ? answer(call, &found, !broken) : 0;
    if (!broken && !option_given(call, "--json"))
        printf("%s\n", found.head);
    if (!broken)
        say("%lld operations are as they were written; the line is the head's hash: kept elsewhere, it lets `annals "
            "check --head` prove that "
            "history continues from it",
            (long long)found.operations);
    return broken ? EXIT_FOUND : exit;
}
