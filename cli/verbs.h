/* The table of verbs, which names every command: main.c alone looks at it, commands get it with their invocation. */
#ifndef ANNALS_CLI_VERBS_H
#define ANNALS_CLI_VERBS_H

#include "cli/cli.h"

extern const verb_table all_verbs;

#endif
