/* The options that verbs take: name, value and help of each; which verb has which is said in verbs.c. */
#include "cli/options.h"

const option option_store = {.name = "--store",
                             .value = "FILE",
                             .kind = WORD_FILE,
                             .help = "the record to use (else $ANNALS_STORE, else ./annals.db)"};
const option option_help = {.name = "--help", .letter = "-h", .help = "help on the verb"};
const option option_version = {.name = "--version", .help = "print the version"};
const option *const global_options[] = {&option_store, &option_help, &option_version, NULL};

const option option_json = {.name = "--json", .help = "write one JSON object to standard output"};
const option option_because = {
    .name = "--because", .value = "TEXT", .kind = WORD_TEXT, .help = "the reason, kept in the log"};
const option option_dry_run = {.name = "--dry-run", .help = "check everything, write nothing"};
const option option_format = {.name = "--format",
                              .value = "FORMAT",
                              .kind = WORD_FORMAT,
                              .help = "csv, ndjson, sdmx-csv or datapackage (else by the file's name and first byte)"};
const option option_delimiter = {.name = "--delimiter",
                                 .value = "CHARACTER",
                                 .kind = WORD_TEXT,
                                 .help = "what separates the fields of a CSV file; \\t is a tab (default ,)"};
const option option_folder = {.name = "--folder",
                              .value = "FOLDER",
                              .kind = WORD_FILE,
                              .help = "what the file names of a table from standard input are relative to"};

const option option_id = {.name = "--id",
                          .value = "ID",
                          .kind = WORD_TEXT,
                          .help = "the source's id (else the file's name without its ending)"};
const option option_language = {.name = "--language",
                                .value = "TAG",
                                .kind = WORD_TEXT,
                                .help = "language of the text, such as it or zh-Hant (BCP 47)"};
const option option_publisher = {.name = "--publisher", .value = "NAME", .kind = WORD_TEXT, .help = "who published it"};
const option option_published = {.name = "--published",
                                 .value = "PERIOD",
                                 .kind = WORD_PERIOD,
                                 .help = "when it was published, such as 2025-08-30~"};
const option option_title = {.name = "--title", .value = "TEXT", .kind = WORD_TEXT, .help = "its title"};
const option option_url = {.name = "--url", .value = "URL", .kind = WORD_TEXT, .help = "where it was found"};
const option option_source_note = {.name = "--note", .value = "TEXT", .kind = WORD_TEXT, .help = "a remark"};
const option option_encoding = {.name = "--encoding",
                                .value = "NAME",
                                .kind = WORD_TEXT,
                                .help = "encoding of the file where it is not UTF-8, such as Big5"};
const option option_feed = {.name = "--feed", .help = "a machine feed: no file, and its points need no quote"};
const option option_text = {.name = "--text", .help = "print the stored text alone"};

const option option_ndjson = {.name = "--ndjson",
                              .help = "write a JSON object a figure and line; - is then documents, one a line"};
const option option_figures_csv = {.name = "--csv", .help = "write CSV in the columns that annals import takes"};
const option option_left_alone = {.name = "--all", .help = "also what is no figure (model names, dates ...), and why"};
const option option_only = {.name = "--only",
                            .value = "LIST",
                            .kind = WORD_TEXT,
                            .help = "only figures of money, percent, people, duration, physical or count (commas)"};
const option option_scan_language = {.name = "--language",
                                     .value = "TAG",
                                     .kind = WORD_TEXT,
                                     .help = "language of the documents, such as it (else found by itself)"};
const option option_scan_published = {.name = "--published",
                                      .value = "PERIOD",
                                      .kind = WORD_PERIOD,
                                      .help = "when they were published: what \"last year\" is relative to"};
const option option_lossy = {.name = "--lossy", .help = "go on where bytes are not UTF-8, instead of an error"};
const option option_jobs = {.name = "--jobs",
                            .value = "N",
                            .kind = WORD_NUMBER,
                            .help = "scan so many documents at once (default: one a core)"};

const option option_unit = {.name = "--unit",
                            .value = "UNIT",
                            .kind = WORD_TEXT,
                            .help = "ISO 4217 currency, %, pp or a noun; needed once a series"};
const option option_nature = {.name = "--nature",
                              .value = "NATURE",
                              .kind = WORD_NATURE,
                              .help = "level, flow, cumulative, change or ratio; needed once a series"};
const option option_kind = {
    .name = "--kind", .value = "KIND", .kind = WORD_KIND, .help = "actual (default), estimate, guidance or target"};
const option option_cited = {
    .name = "--source", .value = "ID", .kind = WORD_SOURCE, .help = "the source that states it"};
const option option_quote = {
    .name = "--quote", .value = "TEXT", .kind = WORD_TEXT, .help = "the words it stands in, as the source has them"};
const option option_at = {.name = "--at",
                          .value = "OFFSET",
                          .kind = WORD_NUMBER,
                          .help = "byte of the text where the quote begins, if it stands in several places"};
const option option_note = {
    .name = "--note", .value = "TEXT", .kind = WORD_TEXT, .help = "a remark, kept and exported"};

const option option_only_source = {
    .name = "--source", .value = "ID", .kind = WORD_SOURCE, .help = "only what this source states"};
const option option_only_kind = {
    .name = "--kind", .value = "KIND", .kind = WORD_KIND, .help = "only actual, estimate, guidance or target"};
const option option_by = {.name = "--by",
                          .value = "DIMENSION",
                          .kind = WORD_DIMENSION,
                          .repeatable = true,
                          .help = "group by a dimension; may be given again"};
const option option_from = {
    .name = "--from", .value = "PERIOD", .kind = WORD_PERIOD, .help = "leave out what begins before it"};
const option option_to = {
    .name = "--to", .value = "PERIOD", .kind = WORD_PERIOD, .help = "leave out what ends after it"};
const option option_every = {
    .name = "--every", .value = "GRAIN", .kind = WORD_GRAIN, .help = "bins: day, week, month, quarter, half or year"};
const option option_aggregate = {
    .name = "--agg", .value = "HOW", .kind = WORD_AGGREGATE, .help = "sum, mean, min, max, last or count"};
const option option_cumulate = {.name = "--cumulate", .help = "running totals (flows and changes)"};
const option option_change = {.name = "--change",
                              .value = "abs|pct",
                              .kind = WORD_CHANGE,
                              .help = "difference to the row before it, or in percent of that"};
const option option_rebase = {
    .name = "--rebase", .value = "PERIOD", .kind = WORD_PERIOD, .help = "make that period's amount 100"};
const option option_in_unit = {.name = "--in",
                               .value = "UNIT",
                               .kind = WORD_TEXT,
                               .help = "convert at the rates that the record holds, such as EUR"};
const option option_rate_period = {.name = "--rate-period",
                                   .value = "PERIOD",
                                   .kind = WORD_PERIOD,
                                   .help = "the period of the rates, instead of each figure's own"};
const option option_strict_unread = {.name = "--strict", .help = "exit 1 also where a quote is unread"};
const option option_as_of = {.name = "--as-of",
                             .value = "WHEN",
                             .kind = WORD_PERIOD,
                             .help = "the record as it was: an operation's number, or a time"};
const option option_published_by = {.name = "--published-by",
                                    .value = "DATE",
                                    .kind = WORD_PERIOD,
                                    .help = "only what sources published by then could say"};
const option option_amount = {
    .name = "--amount", .value = "AMOUNT", .kind = WORD_AMOUNT, .help = "the amount as it should be"};
const option option_new_period = {
    .name = "--period", .value = "PERIOD", .kind = WORD_PERIOD, .help = "the period as it should be"};
const option option_head = {.name = "--head",
                            .value = "HASH",
                            .kind = WORD_TEXT,
                            .help = "a hash that was kept elsewhere: history must continue from it"};
const option option_all_pairs = {.name = "--all", .help = "the harmless pairs too, with their class"};
const option option_about = {.name = "--about",
                             .value = "PERCENT",
                             .kind = WORD_TEXT,
                             .help = "how far ~ reaches, such as 10%; else it disproves nothing"};
const option option_csv = {.name = "--csv", .help = "write CSV to standard output"};

const option option_output = {.name = "--output",
                              .letter = "-o",
                              .value = "FILE",
                              .kind = WORD_FILE,
                              .help = "the file to write; - is standard output"};
const option option_scale = {
    .name = "--scale", .value = "N", .kind = WORD_NUMBER, .help = "device pixels a pixel, 1 to 8 (PNG)"};
const option option_size = {.name = "--size",
                            .value = "WxH",
                            .kind = WORD_TEXT,
                            .help = "size in pixels (1200x675) or millimetres (160x90mm) instead of the spec's"};
const option option_export_format = {.name = "--format",
                                     .value = "FORMAT",
                                     .kind = WORD_FORMAT,
                                     .help = "csv (default), ndjson, sdmx-csv or datapackage"};
const option option_guard = {.name = "--guard",
                             .help = "CSV for a spreadsheet: a ' before cells that it would take for formulas"};
const option option_picture_format = {.name = "--format",
                                      .value = "png|pdf|svg",
                                      .kind = WORD_FORMAT,
                                      .repeatable = true,
                                      .help = "the format (else by the file's ending); again for more into --out-dir"};
const option option_out_dir = {.name = "--out-dir",
                               .value = "FOLDER",
                               .kind = WORD_FILE,
                               .help = "draw each spec into this folder, as SPEC's name with .png (or --format)"};
const option option_spec_out = {
    .name = "--spec-out", .value = "FILE", .kind = WORD_FILE, .help = "write the spec of a series, to edit it"};
const option option_chart = {.name = "--chart",
                             .value = "KIND",
                             .kind = WORD_CHART,
                             .help = "bars, columns, time, dots, table ... (else one that fits)"};
const option option_style = {.name = "--style",
                             .value = "STYLE",
                             .kind = WORD_STYLE,
                             .help = "of a chart over time: line, points, step, area or stacked"};
const option option_chart_title = {
    .name = "--title", .value = "TEXT", .kind = WORD_TEXT, .help = "the title (else one is made that claims nothing)"};
const option option_subtitle = {
    .name = "--subtitle", .value = "TEXT", .kind = WORD_TEXT, .help = "the line below it; \"\" for none"};
const option option_multiples = {
    .name = "--multiples", .value = "DIMENSION", .kind = WORD_DIMENSION, .help = "a panel for each of its values"};
const option option_highlight = {.name = "--highlight",
                                 .value = "NAME",
                                 .kind = WORD_TEXT,
                                 .repeatable = true,
                                 .help = "what stands out, the others in grey; may be given again"};
const option option_retracted = {.name = "--retracted",
                                 .value = "HOW",
                                 .kind = WORD_TEXT,
                                 .help = "left-out (default), counted in the note, or struck: drawn struck through"};
const option option_chart_language = {.name = "--language",
                                      .value = "TAG",
                                      .kind = WORD_LANGUAGE,
                                      .help = "of words, numbers and dates, such as it or pt-PT (default en)"};
const option option_theme = {.name = "--theme",
                             .value = "NAME|FILE",
                             .kind = WORD_THEME,
                             .help = "screen (default), print, dark, monochrome, or a house's own file.json"};
const option option_terminal = {.name = "--terminal",
                                .help = "draw as text on standard output, at the terminal's width (80 in a pipe)"};
const option option_strict = {.name = "--strict", .help = "a warning, such as a label left out, is an error"};
