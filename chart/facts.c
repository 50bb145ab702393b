/* Writes down where a chart comes from, for the inside of its file; knows no format of pictures. */
#include "chart/facts.h"

#include <inttypes.h>
#include <string.h>

#include "series/json_write.h"

static void add_sources(annals_str *out, const annals_scene *scene)
{
    annals_str_add(out, "\"sources\":[");
    for (size_t i = 0; i < scene->source_count; i++) {
        annals_str_add(out, i > 0 ? "," : "");
        annals_json_write_string(out, scene->sources[i]);
    }
    annals_str_add(out, "]");
}

static void add_observations(annals_str *out, const annals_scene *scene)
{
    annals_str_format(out, ",\"observation_count\":%zu,\"observations\":[", scene->observation_count);
    for (const char *id = scene->keywords; *id;) {
        size_t size = strcspn(id, " ");
        annals_str_add(out, id > scene->keywords ? ",\"" : "\"");
        annals_str_add_bytes(out, id, size);
        annals_str_add_char(out, '"');
        id += size + (id[size] == ' ');
    }
    annals_str_add(out, "]");
}

static void add_fact(annals_str *out, const char *name, const char *value)
{
    if (!value)
        return;
    annals_str_format(out, "\"%s\":", name);
    annals_json_write_string(out, value);
    annals_str_add(out, ",");
}

/* Line by line. */
static void add_options(annals_str *out, const char *options)
{
    annals_str line = {0};
    if (!options)
        return;
    annals_str_add(out, "\"options\":[");
    for (const char *at = options; *at;) {
        size_t size = strcspn(at, "\n");
        annals_str_clear(&line);
        annals_str_add_bytes(&line, at, size);
        annals_str_add(out, at > options ? "," : "");
        annals_json_write_string(out, annals_str_text(&line));
        at += size + (at[size] == '\n');
    }
    annals_str_add(out, "],");
    out->failed = out->failed || line.failed;
    annals_str_free(&line);
}

/* Of which state of the record the chart says that it is; nothing of one of now. */
static void add_state(annals_str *out, const annals_spec *spec)
{
    char at[ANNALS_MOMENT_SIZE];
    if (spec->past) {
        annals_moment_print(spec->moment, at);
        add_fact(out, "as_of", at);
    }
    add_fact(out, "published_by", spec->published_by.text[0] ? spec->published_by.text : NULL);
}

annals_status annals_facts_write(annals_scene *scene, const annals_spec *spec, const annals_drawing *drawing,
                                 annals_error *error)
{
    annals_str out = {0};
    annals_str_format(&out, "{\"annals\":%d,", ANNALS_FACTS_VERSION);
    add_fact(&out, "spec", drawing->spec_sha256);
    add_fact(&out, "theme", drawing->theme_sha256);
    add_options(&out, drawing->options);
    if (drawing->operation > 0)
        annals_str_format(&out, "\"operation\":\"%" PRId64 "\",", drawing->operation);
    add_state(&out, spec);
    add_sources(&out, scene);
    add_observations(&out, scene);
    annals_str_add(&out, "}");
    scene->facts = out.failed ? NULL : annals_arena_copy(scene->arena, annals_str_text(&out), out.size);
    annals_str_free(&out);
    return scene->facts ? ANNALS_OK : annals_error_no_memory(error);
}
