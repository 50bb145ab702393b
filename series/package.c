/* Reads the descriptor of a data package: which files hold its tables; must not know what is in them. */
#include "series/package.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static annals_status parse(const char *bytes, size_t size, json_t **root, annals_error *error)
{
    json_error_t wrong;
    *root = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &wrong);
    if (*root)
        return ANNALS_OK;
    if (json_error_code(&wrong) == json_error_out_of_memory)
        return annals_error_no_memory(error);
    annals_error_set(error, ANNALS_INVALID, "is no JSON: %s", wrong.text);
    return annals_error_place(error, NULL, wrong.line, wrong.column > 0 ? wrong.column : 0);
}

static annals_status check_writer(const json_t *root, annals_error *error)
{
    const json_t *version = json_object_get(root, "annals");
    if (!json_is_integer(version))
        return annals_error_set(error, ANNALS_INVALID,
                                "is no data package that annals wrote: it has no member \"annals\" with a number");
    if (json_integer_value(version) != ANNALS_PACKAGE_VERSION)
        return annals_error_set(error, ANNALS_INVALID,
                                "\"annals\": %" JSON_INTEGER_FORMAT
                                " is of another version of annals; this one reads %d",
                                json_integer_value(version), ANNALS_PACKAGE_VERSION);
    return ANNALS_OK;
}

static const json_t *find_resource(const json_t *resources, const char *name)
{
    size_t i;
    json_t *each;
    json_array_foreach(resources, i, each)
    {
        const char *other = json_string_value(json_object_get(each, "name"));
        if (other && strcmp(other, name) == 0)
            return each;
    }
    return NULL;
}

/* A path that stays within the folder: no absolute one, no `..`, no address. */
static bool stays_inside(const char *path)
{
    if (!*path || *path == '/' || strstr(path, "://"))
        return false;
    for (const char *part = path; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || !part[2]))
            return false;
    }
    return true;
}

static annals_status take_path(const json_t *root, const char *name, char **path, annals_error *error)
{
    const json_t *resource = find_resource(json_object_get(root, "resources"), name);
    if (!resource)
        return annals_error_set(error, ANNALS_INVALID, "resources: \"%s\" is missing", name);
    const char *text = json_string_value(json_object_get(resource, "path"));
    if (!text)
        return annals_error_set(error, ANNALS_INVALID, "resources: \"%s\" has no \"path\" with one file's name", name);
    if (!stays_inside(text))
        return annals_error_set(error, ANNALS_INVALID,
                                "resources: \"%s\": path \"%.100s\" leads out of the package's folder", name, text);
    *path = strdup(text);
    return *path ? ANNALS_OK : annals_error_no_memory(error);
}

annals_status annals_package_read(const char *bytes, size_t size, annals_package *package, annals_error *error)
{
    json_t *root;
    *package = (annals_package){0};
    annals_status status = parse(bytes, size, &root, error);
    if (status)
        return status;
    status = check_writer(root, error);
    if (!status)
        status = take_path(root, ANNALS_PACKAGE_OBSERVATIONS, &package->observations, error);
    if (!status)
        status = take_path(root, ANNALS_PACKAGE_EVIDENCE, &package->evidence, error);
    json_decref(root);
    if (status)
        annals_package_free(package);
    return status;
}

void annals_package_free(annals_package *package)
{
    free(package->observations);
    free(package->evidence);
    *package = (annals_package){0};
}
