/* Data packages (Frictionless Data Package v2): the names within one, and its descriptor read back. Internal. */
#ifndef ANNALS_SERIES_PACKAGE_H
#define ANNALS_SERIES_PACKAGE_H

#include "status.h"

#define ANNALS_PACKAGE_DESCRIPTOR "datapackage.json"
#define ANNALS_PACKAGE_OBSERVATIONS "observations" /* the two resources */
#define ANNALS_PACKAGE_EVIDENCE "evidence"
enum { ANNALS_PACKAGE_VERSION = 1 }; /* the descriptor's member "annals": the layout of the package */

/* Where the tables are, relative to the descriptor's folder and within it. */
typedef struct {
    char *observations;
    char *evidence;
} annals_package;

/* Reads the descriptor of a package that annals wrote. Gives *package, whose members annals_package_free releases.
 *
 * ANNALS_INVALID  no JSON (with line and column), not written by annals or by a newer version of it, a resource is
 *                 missing or lies outside the folder
 * ANNALS_NO_MEMORY */
ANNALS_CHECKED annals_status annals_package_read(const char *bytes, size_t size, annals_package *package,
                                                 annals_error *error);
void annals_package_free(annals_package *package);

#endif
