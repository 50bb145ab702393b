/* Option values and operands as typed values, with the option's name in front of what is wrong. */
#ifndef ANNALS_CLI_ARGUMENTS_H
#define ANNALS_CLI_ARGUMENTS_H

#include "cli/cli.h"

/* A key, or a selector where `select`, in normal form C: two spellings of a name are one series. Gives *key. */
ANNALS_CHECKED annals_status argument_key(const char *text, bool select, annals_key **key, annals_error *error);
ANNALS_CHECKED annals_status argument_kind(const invocation *call, bool *given, annals_kind *kind, annals_error *error);
ANNALS_CHECKED annals_status argument_nature(const invocation *call, annals_nature *nature, annals_error *error);
/* The operation that --as-of names, 0 where it is not given: a bare number is an operation; else a time in UTC, of
 * which the end counts (today's means now). */
ANNALS_CHECKED annals_status argument_as_of(const invocation *call, annals_record *record, int64_t *as_of,
                                            annals_error *error);
/* The same for a text, which messages call `what`; NULL: 0. */
ANNALS_CHECKED annals_status argument_as_of_text(const char *what, const char *text, annals_record *record,
                                                 int64_t *as_of, annals_error *error);
/* A percentage such as 10% or 2.5. */
ANNALS_CHECKED annals_status argument_percent(const invocation *call, const char *name, bool *given,
                                              annals_decimal *percent, annals_error *error);
/* A whole number from `least` on, all digits; leaves *value alone where the option is not given. */
ANNALS_CHECKED annals_status argument_number(const char *what, const char *text, int64_t least, int64_t *value,
                                             annals_error *error);
/* Reads an option's period into *period; *given says whether it was there. */
ANNALS_CHECKED annals_status argument_period(const invocation *call, const char *name, bool *given,
                                             annals_period *period, annals_error *error);

#endif
