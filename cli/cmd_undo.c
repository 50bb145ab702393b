/* annals undo: an operation that takes another one back. */
#include "cli/arguments.h"
#include "cli/entering.h"
#include "cli/json.h"

#include <stdio.h>

/* Says what was taken back, in the words that the log has for it. */
static void tell(annals_record *record, int64_t taken, int64_t operation)
{
    annals_operation *operations;
    size_t count;
    const char *what = "";
    bool listed = annals_record_operations(record, &operations, &count, NULL) == ANNALS_OK;
    for (size_t i = 0; listed && i < count; i++)
        if (operations[i].number == taken)
            what = operations[i].what;
    say("took back operation %lld (%s) as operation %lld; `annals undo %lld` brings it back", (long long)taken, what,
        (long long)operation, (long long)operation);
    if (listed)
        annals_operations_free(operations);
}

int run_undo(invocation *call)
{
    annals_error error;
    annals_record *record;
    int64_t number = 0, taken = 0, operation = 0;
    if (call->operand_count && argument_number("operation", call->operands[0], 1, &number, &error))
        return report(call, &error);
    if (store_open(call, ANNALS_WRITE_ALONE, &record, &error))
        return report(call, &error);
    annals_status status = enter_undo(record, number, option_value(call, "--because"), &taken, &operation, &error);
    if (!status)
        tell(record, taken, operation);
    status = store_close(record, status, &error);
    if (status)
        return report(call, &error);
    if (!option_given(call, "--json"))
        return 0;
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)taken);
    json_answer answer;
    json_begin(&answer, "operations");
    json_row(&answer, json_outcome("undo", operation, json_pack("{ss}", "undoes", text)));
    return json_end(&answer, &error) ? report(call, &error) : 0;
}
