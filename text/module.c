/* Opens modules on demand; must not know what they do. */
#include "text/module.h"

#include <dlfcn.h>
#include <stdlib.h>

#include "series/str.h"

#ifndef ANNALS_MODULE_PATH
#define ANNALS_MODULE_PATH "/usr/local/lib/annals"
#endif

/* Opened again on each call: the loader counts and gives the same handle, so nothing need be kept here. */
static void *open_module(const char *module, const char **why, annals_error *error)
{
    void *handle = dlopen(module, RTLD_NOW | RTLD_LOCAL);
    if (handle)
        return handle;
    annals_str path = {0};
    annals_str_format(&path, "%s/%s", ANNALS_MODULE_PATH, module);
    if (path.failed)
        annals_error_no_memory(error);
    else
        handle = dlopen(annals_str_text(&path), RTLD_NOW | RTLD_LOCAL);
    if (!handle && !path.failed)
        *why = dlerror();
    annals_str_free(&path);
    return handle;
}

void *annals_module_symbol(const char *module, const char *symbol, annals_error *error)
{
    const char *why = NULL;
    void *handle = open_module(module, &why, error);
    if (!handle && !why)
        return NULL;
    void *address = handle ? dlsym(handle, symbol) : NULL;
    if (!address) {
        why = handle ? dlerror() : why;
        annals_error_set(error, ANNALS_UNAVAILABLE, "the module %s can't be opened: %s", module,
                         why ? why : "unknown reason");
    }
    return address;
}
