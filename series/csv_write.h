/* Writes CSV as RFC 4180 has it: rows that end with CRLF, quotes only where a field needs them. Internal. */
#ifndef ANNALS_SERIES_CSV_WRITE_H
#define ANNALS_SERIES_CSV_WRITE_H

#include "str.h"

/* Adds one field, without a delimiter; NULL adds an empty one. */
void annals_csv_write_field(annals_str *out, const char *text);

/* Adds a whole row, delimited by commas, with its CRLF. A row of one empty field is written `""`, so that it is no
 * empty line. */
void annals_csv_write_row(annals_str *out, const char *const *fields, size_t count);

#endif
