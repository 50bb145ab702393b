/* Modules: shared objects of annals' own that are opened only when something needs them. Internal. */
#ifndef ANNALS_TEXT_MODULE_H
#define ANNALS_TEXT_MODULE_H

#include "../series/status.h"

/* Lends the address of a symbol of a module, such as "annals-icu.so": looked for beside the library or
 * program that this is linked into, then by its name, then in the folder that modules are installed to. A module stays
 * open as long as the process. NULL with ANNALS_UNAVAILABLE in *error where there is none, and why.
 *
 * A module's symbol is best a constant struct of functions: one address, and no function pointer made of a void *. */
void *annals_module_symbol(const char *module, const char *symbol, annals_error *error);

#endif
