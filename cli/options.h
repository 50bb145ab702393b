/* The options that verbs take. */
#ifndef ANNALS_CLI_OPTIONS_H
#define ANNALS_CLI_OPTIONS_H

#include "cli/cli.h"

extern const option option_store;
extern const option option_help;
extern const option option_version;
extern const option option_json;
extern const option option_because;
extern const option option_dry_run;
extern const option option_format;
extern const option option_delimiter;
extern const option option_folder;
extern const option option_id;
extern const option option_language;
extern const option option_publisher;
extern const option option_published;
extern const option option_title;
extern const option option_url;
extern const option option_source_note;
extern const option option_encoding;
extern const option option_feed;
extern const option option_text;
extern const option option_ndjson;
extern const option option_figures_csv;
extern const option option_left_alone;
extern const option option_only;
extern const option option_scan_language;
extern const option option_scan_published;
extern const option option_lossy;
extern const option option_jobs;
extern const option option_unit;
extern const option option_nature;
extern const option option_kind;
extern const option option_cited;
extern const option option_quote;
extern const option option_at;
extern const option option_note;
extern const option option_only_source;
extern const option option_only_kind;
extern const option option_by;
extern const option option_from;
extern const option option_to;
extern const option option_every;
extern const option option_aggregate;
extern const option option_cumulate;
extern const option option_change;
extern const option option_rebase;
extern const option option_in_unit;
extern const option option_rate_period;
extern const option option_strict_unread;
extern const option option_as_of;
extern const option option_published_by;
extern const option option_amount;
extern const option option_new_period;
extern const option option_head;
extern const option option_all_pairs;
extern const option option_about;
extern const option option_csv;
extern const option option_output;
extern const option option_scale;
extern const option option_size;
extern const option option_export_format;
extern const option option_guard;
extern const option option_picture_format;
extern const option option_out_dir;
extern const option option_spec_out;
extern const option option_terminal;
extern const option option_chart;
extern const option option_style;
extern const option option_chart_title;
extern const option option_subtitle;
extern const option option_multiples;
extern const option option_highlight;
extern const option option_retracted;
extern const option option_chart_language;
extern const option option_theme;
extern const option option_strict;

/* What every verb takes; NULL-terminated. */
extern const option *const global_options[];

#endif
