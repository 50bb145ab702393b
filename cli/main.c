/* The program: reads the command line by the table of verbs and runs the one that it names. */
#include "cli/verbs.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Data that could not be written must not look like success (a full disk behind stdout). */
static int close_stdout(int status)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fprintf(stderr, "annals: standard output: %s\n", errno ? strerror(errno) : "write error");
    return status ? status : EXIT_IO;
}

int main(int argc, char **argv)
{
    invocation call = {0};
    annals_error error;
    int status;
    annals_record_prepare_process();
    if (invocation_read(&call, &all_verbs, argc, argv, &error))
        status = call.verb->run(&call);
    else
        status = report(&call, &error);
    invocation_free(&call);
    return close_stdout(status);
}
