/* Scanning a text in tests, and writing down what is proposed. */
#ifndef ANNALS_TESTS_SCANS_H
#define ANNALS_TESTS_SCANS_H

#include "scan/scan.h"

/* Writes one figure as snprintf does; `words` are its bytes of the text, `size` of them. */
typedef int scan_writer(const annals_found *found, const char *words, int size, char *out, size_t room);

/* Scans a text whole and writes its figures, the separator between them; asserts that they fit. */
void scan_show(const annals_scan_options *options, const char *text, const char *separator, scan_writer *write,
               char *out, size_t room);

/* "amount unit@start-end". */
scan_writer scan_write_place;

#endif
