/* The rules that are in force in a state of the record: identities, and declarations that a measure is no total. */
#ifndef ANNALS_CLI_RULES_H
#define ANNALS_CLI_RULES_H

#include "cli/state.h"
#include "series/arena.h"
#include "series/rule.h"

/* A rule as it is written, in its canonical text, which the arena owns. */
ANNALS_CHECKED annals_status rules_canonical(const char *text, annals_arena *arena, const char **canonical,
                                             annals_error *error);

/* Adds the declarations in force to the options of a check; the arena owns them. */
ANNALS_CHECKED annals_status rules_declare(const state *given, annals_arena *arena, annals_check_options *options,
                                           annals_error *error);

#endif
