/* Opens modules on demand; must not know what they do. */
#include "text/module.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "series/str.h"

#ifndef ANNALS_MODULE_PATH
#define ANNALS_MODULE_PATH "/usr/local/lib/annals"
#endif
#ifndef ANNALS_MODULE_BESIDE
#define ANNALS_MODULE_BESIDE "../lib/annals"
#endif

enum { FLAGS = RTLD_NOW | RTLD_LOCAL };

/* Opens a module in a folder beside the one of `object`: where it is built, where a program finds it once it is
 * installed, and where the library does. */
static void *open_beside(const char *object, const char *module, annals_str *path)
{
    static const char *const folders[] = {"modules", ANNALS_MODULE_BESIDE, "annals"};
    const char *slash = strrchr(object, '/');
    void *handle = NULL;
    for (size_t i = 0; slash && !handle && i < sizeof folders / sizeof *folders; i++) {
        annals_str_clear(path);
        annals_str_format(path, "%.*s/%s/%s", (int)(slash - object), object, folders[i], module);
        if (!path->failed && access(path->data, F_OK) == 0)
            handle = dlopen(path->data, FLAGS);
    }
    return handle;
}

/* Beside the library that this code is in, else beside the program: a run path would do the same, but the loader
 * searches it for every library at every start. */
static void *open_near(const char *module, annals_str *path)
{
    Dl_info self;
    char program[PATH_MAX];
    void *handle = NULL;
    if (dladdr(ANNALS_MODULE_PATH, &self) != 0 && self.dli_fname[0] == '/')
        handle = open_beside(self.dli_fname, module, path);
    ssize_t size = handle ? -1 : readlink("/proc/self/exe", program, sizeof program - 1);
    if (size <= 0)
        return handle;
    program[size] = '\0';
    return open_beside(program, module, path);
}

/* Opened again on each call: the loader counts and gives the same handle, so nothing need be kept here. */
static void *open_module(const char *module, const char **why, annals_error *error)
{
    annals_str path = {0};
    void *handle = open_near(module, &path);
    if (!handle && !path.failed)
        handle = dlopen(module, FLAGS);
    if (!handle) {
        annals_str_clear(&path);
        annals_str_format(&path, "%s/%s", ANNALS_MODULE_PATH, module);
    }
    if (!handle && !path.failed && !(handle = dlopen(path.data, FLAGS)))
        *why = dlerror();
    if (!handle && path.failed)
        annals_error_no_memory(error);
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
