/* Writes a spec that was made for a series as JSON, to be edited; what it says nothing of keeps its default. */
#include "chart/spec.h"
#include "series/json_write.h"

static void add_member(annals_str *out, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    annals_str_format(out, ",\n      \"%s\": ", name);
    annals_json_write_string(out, value);
}

static void add_by(annals_str *out, const annals_query *query)
{
    for (size_t i = 0; i < query->by_count; i++) {
        annals_str_add(out, i == 0 ? ",\n      \"by\": [" : ", ");
        annals_json_write_string(out, query->by[i]);
    }
    annals_str_add(out, query->by_count > 0 ? "]" : "");
}

static void add_entry(annals_str *out, const annals_spec_entry *entry)
{
    static const char *const changes[] = {"", "absolute", "percent"};
    const annals_query *query = &entry->query;
    annals_str_add(out, "    {\n      \"series\": ");
    annals_json_write_string(out, entry->selector->text);
    add_by(out, query);
    add_member(out, "source", query->source);
    add_member(out, "kind", query->has_kind ? annals_kind_name(query->kind) : NULL);
    add_member(out, "from", entry->from.text);
    add_member(out, "to", entry->to.text);
    add_member(out, "every", query->has_every ? annals_grain_name(query->every) : NULL);
    add_member(out, "aggregate", annals_aggregate_name(query->aggregate));
    annals_str_add(out, query->cumulate ? ",\n      \"cumulate\": true" : "");
    add_member(out, "change", changes[query->change]);
    add_member(out, "rebase", entry->rebase.text);
    annals_str_add(out, "\n    }");
}

static void add_key(annals_str *out, const char *name, const char *value)
{
    if (!value)
        return;
    annals_str_format(out, ",\n  \"%s\": ", name);
    annals_json_write_string(out, value);
}

static void add_highlight(annals_str *out, const annals_spec *spec)
{
    for (size_t i = 0; i < spec->highlight_count; i++) {
        annals_str_add(out, i == 0 ? ",\n  \"highlight\": [" : ", ");
        annals_json_write_string(out, spec->highlights[i]);
    }
    annals_str_add(out, spec->highlight_count > 0 ? "]" : "");
}

static void add_size(annals_str *out, const annals_spec *spec)
{
    double pixels = spec->millimetres ? ANNALS_PIXELS_MM : 1;
    if (!spec->sized)
        return;
    annals_str_format(out, ",\n  \"size\": {\"width\": %.10g", spec->width / pixels);
    if (spec->height > 0)
        annals_str_format(out, ", \"height\": %.10g", spec->height / pixels);
    annals_str_add(out, spec->millimetres ? ", \"unit\": \"mm\"}" : "}");
}

/* What options asked for beside the series. */
static void add_look(annals_str *out, const annals_spec *spec)
{
    add_key(out, "title", spec->title);
    add_key(out, "subtitle", spec->subtitle);
    add_key(out, "style", spec->style == ANNALS_STYLE_AUTO ? NULL : annals_spec_style_names[spec->style - 1]);
    add_key(out, "multiples", spec->multiples);
    add_highlight(out, spec);
    add_key(out, "retracted", spec->struck ? "struck" : NULL);
    add_size(out, spec);
    add_key(out, "language", spec->language);
    add_key(out, "theme", spec->theme_name);
}

annals_status annals_spec_print(const annals_spec *spec, const char *as_of, const char *published_by, char **text,
                                size_t *size, annals_error *error)
{
    annals_str out = {0};
    annals_str_format(&out, "{\n  \"annals\": %d,\n  \"chart\": \"%s\",\n  \"data\": [\n", ANNALS_SPEC_VERSION,
                      annals_chart_kind_names[spec->kind]);
    for (size_t i = 0; i < spec->entry_count; i++) {
        annals_str_add(&out, i > 0 ? ",\n" : "");
        add_entry(&out, &spec->entries[i]);
    }
    annals_str_add(&out, "\n  ]");
    add_look(&out, spec);
    const char *const states[][2] = {{"as_of", as_of}, {"published_by", published_by}};
    for (size_t i = 0; i < 2; i++)
        if (states[i][1]) {
            annals_str_format(&out, ",\n  \"%s\": ", states[i][0]);
            annals_json_write_string(&out, states[i][1]);
        }
    annals_str_add(&out, "\n}\n");
    *size = out.size;
    *text = annals_str_take(&out);
    return *text ? ANNALS_OK : annals_error_no_memory(error);
}
