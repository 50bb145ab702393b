/* annals init: creates an empty record. */
#include "cli/cli.h"

int run_init(invocation *call)
{
    annals_error error;
    if (annals_record_create(store_name(call), &error)) {
        if (error.status == ANNALS_EXISTS)
            error.status = ANNALS_CANNOT_CREATE;
        return report(call, &error);
    }
    say("created an empty record in %s", store_name(call));
    return 0;
}
