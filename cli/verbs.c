/* The table of verbs and options: help, manual, completions and the reading of command lines all come from here. */
#include "cli/cli.h"

static const option store = {.name = "--store",
                             .value = "FILE",
                             .kind = WORD_FILE,
                             .help = "the record to use (else $ANNALS_STORE, else ./annals.db)"};
static const option help = {.name = "--help", .letter = "-h", .help = "help on the verb"};
static const option version = {.name = "--version", .help = "print the version"};
const option *const global_options[] = {&store, &help, &version, NULL};

static const option json = {.name = "--json", .help = "write one JSON object to standard output"};
static const option because = {
    .name = "--because", .value = "TEXT", .kind = WORD_TEXT, .help = "the reason, kept in the log"};
static const option dry_run = {.name = "--dry-run", .help = "check everything, write nothing"};
static const option format = {.name = "--format",
                              .value = "FORMAT",
                              .kind = WORD_FORMAT,
                              .help = "csv or ndjson (else by the file's name and first byte)"};
static const option delimiter = {.name = "--delimiter",
                                 .value = "CHARACTER",
                                 .kind = WORD_TEXT,
                                 .help = "what separates the fields of a CSV file; \\t is a tab (default ,)"};
static const option folder = {.name = "--folder",
                              .value = "FOLDER",
                              .kind = WORD_FILE,
                              .help = "what the file names of a table from standard input are relative to"};

static const option id = {.name = "--id",
                          .value = "ID",
                          .kind = WORD_TEXT,
                          .help = "the source's id (else the file's name without its ending)"};
static const option language = {.name = "--language",
                                .value = "TAG",
                                .kind = WORD_TEXT,
                                .help = "language of the text, such as it or zh-Hant (BCP 47)"};
static const option publisher = {.name = "--publisher", .value = "NAME", .kind = WORD_TEXT, .help = "who published it"};
static const option published = {.name = "--published",
                                 .value = "PERIOD",
                                 .kind = WORD_PERIOD,
                                 .help = "when it was published, such as 2025-08-30~"};
static const option title = {.name = "--title", .value = "TEXT", .kind = WORD_TEXT, .help = "its title"};
static const option url = {.name = "--url", .value = "URL", .kind = WORD_TEXT, .help = "where it was found"};
static const option source_note = {.name = "--note", .value = "TEXT", .kind = WORD_TEXT, .help = "a remark"};
static const option encoding = {.name = "--encoding",
                                .value = "NAME",
                                .kind = WORD_TEXT,
                                .help = "encoding of the file where it is not UTF-8, such as Big5"};
static const option feed = {.name = "--feed", .help = "a machine feed: no file, and its points need no quote"};
static const option text = {.name = "--text", .help = "print the stored text alone"};

static const option unit = {.name = "--unit",
                            .value = "UNIT",
                            .kind = WORD_TEXT,
                            .help = "ISO 4217 currency, %, pp or a noun; needed once a series"};
static const option nature = {.name = "--nature",
                              .value = "NATURE",
                              .kind = WORD_NATURE,
                              .help = "level, flow, cumulative, change or ratio; needed once a series"};
static const option kind = {
    .name = "--kind", .value = "KIND", .kind = WORD_KIND, .help = "actual (default), estimate, guidance or target"};
static const option cited = {
    .name = "--source", .value = "ID", .kind = WORD_SOURCE, .help = "the source that states it"};
static const option quote = {
    .name = "--quote", .value = "TEXT", .kind = WORD_TEXT, .help = "the words it stands in, as the source has them"};
static const option at = {.name = "--at",
                          .value = "OFFSET",
                          .kind = WORD_NUMBER,
                          .help = "byte of the text where the quote begins, if it stands in several places"};
static const option note = {
    .name = "--note", .value = "TEXT", .kind = WORD_TEXT, .help = "a remark, kept and exported"};

static const option only_source = {
    .name = "--source", .value = "ID", .kind = WORD_SOURCE, .help = "only what this source states"};
static const option only_kind = {
    .name = "--kind", .value = "KIND", .kind = WORD_KIND, .help = "only actual, estimate, guidance or target"};
static const option by = {.name = "--by",
                          .value = "DIMENSION",
                          .kind = WORD_DIMENSION,
                          .repeatable = true,
                          .help = "group by a dimension; may be given again"};
static const option from = {
    .name = "--from", .value = "PERIOD", .kind = WORD_PERIOD, .help = "leave out what begins before it"};
static const option to = {
    .name = "--to", .value = "PERIOD", .kind = WORD_PERIOD, .help = "leave out what ends after it"};
static const option every = {
    .name = "--every", .value = "GRAIN", .kind = WORD_GRAIN, .help = "bins: day, week, month, quarter, half or year"};
static const option aggregate = {
    .name = "--agg", .value = "HOW", .kind = WORD_AGGREGATE, .help = "sum, mean, min, max, last or count"};
static const option cumulate = {.name = "--cumulate", .help = "running totals (flows and changes)"};
static const option change = {.name = "--change",
                              .value = "abs|pct",
                              .kind = WORD_CHANGE,
                              .help = "difference to the period before, or in percent of it"};
static const option rebase = {
    .name = "--rebase", .value = "PERIOD", .kind = WORD_PERIOD, .help = "make that period's amount 100"};
static const option csv = {.name = "--csv", .help = "write CSV to standard output"};

static const option output = {.name = "--output",
                              .letter = "-o",
                              .value = "FILE",
                              .kind = WORD_FILE,
                              .help = "the file to write; - is standard output"};
static const option scale = {
    .name = "--scale", .value = "N", .kind = WORD_NUMBER, .help = "device pixels a pixel, 1 to 8 (PNG)"};
static const option size = {.name = "--size",
                            .value = "WxH",
                            .kind = WORD_TEXT,
                            .help = "size in pixels (1200x675) or millimetres (160x90mm) instead of the spec's"};
static const option picture_format = {
    .name = "--format", .value = "png|pdf", .kind = WORD_FORMAT, .help = "the format (else by the file's ending)"};
static const option strict = {.name = "--strict", .help = "a warning, such as a label left out, is an error"};

const verb verbs[] = {
    {.name = "init",
     .operands = "",
     .summary = "create an empty record",
     .run = run_init,
     .details = "Creates the record in the file that --store or $ANNALS_STORE names, else in ./annals.db. A file that "
                "is there already is left alone.",
     .examples = {"annals init", "annals init --store figures.db"}},
    {.name = "source add",
     .operands = "[FILE]",
     .least = 0,
     .most = 1,
     .operand = WORD_FILE,
     .run = run_source_add,
     .summary = "add a document, or a feed, that figures are read from",
     .details = "Keeps the text of the file with its SHA-256. Byte offsets of quotes point into that text. A feed has "
                "no file.",
     .options = {&id, &language, &publisher, &published, &title, &url, &source_note, &encoding, &feed, &because, &json},
     .examples = {"annals source add story.txt --id story --language it --published 2025-08-30~",
                  "annals source add --feed --id web-metrics"}},
    {.name = "source list", .operands = "", .summary = "list the sources", .run = run_source_list, .options = {&json}},
    {.name = "source show",
     .operands = "ID",
     .least = 1,
     .most = 1,
     .operand = WORD_SOURCE,
     .run = run_source_show,
     .summary = "show a source, or print its text",
     .options = {&text, &json},
     .examples = {"annals source show story --text"}},
    {.name = "record",
     .operands = "SERIES PERIOD AMOUNT",
     .least = 3,
     .most = 3,
     .operand = WORD_SERIES,
     .run = run_record,
     .summary = "record one figure with its evidence",
     .details =
         "SERIES is measure,dimension=value,... PERIOD is a date as EDTF has it: 2025-08-15, 2025-08, 2025, 2025-Q3, "
         "2025-H1, 2025-W34, "
         "an interval a/b, open with .., about with ~. AMOUNT is exact: 600, 2,000, 14.3B, -2B, 5%; or >20, >=13, "
         "<=72B, <5, ~600, 20..99.\n"
         "The quote must stand in the source's text; unit and nature are needed with the first figure of a series.",
     .options = {&cited, &quote, &at, &unit, &nature, &kind, &note, &because, &json},
     .examples = {"annals record \"hires,employer=Meta,origin=Google\" ../2025-08-15~ \">=13\" --unit people --nature "
                  "flow --source story --quote \"almeno 13\""}},
    {.name = "import",
     .operands = "FILE",
     .least = 1,
     .most = 1,
     .operand = WORD_FILE,
     .run = run_import,
     .summary = "import a table of sources or of figures (CSV or NDJSON; - is standard input)",
     .details = "All of it or nothing, as one operation; rows that are there already are skipped.\n"
                "Figures have the columns series, period, amount, unit, source, and may have nature, kind, offset, "
                "quote, note.\n"
                "Sources have the columns source, file, and may have language, published, publisher, title, url, note, "
                "bytes, sha256.",
     .options = {&dry_run, &format, &delimiter, &folder, &because, &json},
     .examples = {"annals import sources.csv", "annals import figures.csv --dry-run"}},
    {.name = "list",
     .operands = "[SELECTOR]",
     .least = 0,
     .most = 1,
     .operand = WORD_SERIES,
     .run = run_list,
     .summary = "list the series: unit, nature, count, span, last amount",
     .options = {&json},
     .examples = {"annals list", "annals list \"hires,employer=*,origin=*\""}},
    {.name = "show",
     .operands = "SELECTOR",
     .least = 1,
     .most = 1,
     .operand = WORD_SERIES,
     .run = run_show,
     .summary = "show every observation of a series with its evidence",
     .options = {&only_source, &json},
     .examples = {"annals show capex,company=Meta"}},
    {.name = "query",
     .operands = "SELECTOR",
     .least = 1,
     .most = 1,
     .operand = WORD_SERIES,
     .run = run_query,
     .summary = "select, group, add up and compare figures; bounds go along",
     .details = "A plain key is that series only; dimension=* or --by dimension selects over a dimension. Where more "
                "than one observation remains for "
                "a period, that is an error which lists them: choose with --source, --kind or a narrower window.",
     .options = {&by, &from, &to, &only_source, &only_kind, &every, &aggregate, &cumulate, &change, &rebase, &csv,
                 &json},
     .examples = {"annals query hires,employer=Meta --by origin --source story",
                  "annals query \"hires,employer=Meta,origin=*\" --agg sum --source story --json"}},
    {.name = "log", .operands = "", .summary = "list the operations, newest first", .run = run_log, .options = {&json}},
    {.name = "undo",
     .operands = "[OPERATION]",
     .least = 0,
     .most = 1,
     .operand = WORD_NUMBER,
     .run = run_undo,
     .summary = "take back an operation (the newest one if none is named)",
     .details = "Nothing is deleted: the undo is an operation of its own and can be undone as well.",
     .options = {&because, &json},
     .examples = {"annals undo", "annals undo 7 --because \"wrong source\""}},
    {.name = "export",
     .operands = "[SELECTOR]",
     .least = 0,
     .most = 1,
     .operand = WORD_SERIES,
     .run = run_export,
     .summary = "export figures with their evidence as CSV (RFC 4180)",
     .details = "The columns are those that import takes; importing the file into a record with the same sources gives "
                "the same figures.",
     .options = {&output},
     .examples = {"annals export -o figures.csv"}},
    {.name = "chart",
     .operands = "SPEC|SELECTOR",
     .least = 1,
     .most = 1,
     .operand = WORD_FILE,
     .run = run_chart,
     .summary = "draw a chart as PNG or PDF",
     .details = "An operand that ends in .json or holds a / is a spec, - is a spec on standard input, anything else is "
                "a series.",
     .options = {&output, &picture_format, &scale, &size, &strict, &by, &only_source, &only_kind, &from, &to},
     .examples = {"annals chart examples/meta-ai/hires.json -o hires.png --scale 2",
                  "annals chart hires,employer=Meta --by origin --source story -o hires.pdf"}},
    {.name = "help",
     .operands = "[VERB]",
     .least = 0,
     .most = 2,
     .run = run_help,
     .summary = "help on annals or on a verb"},
    {.name = "completion",
     .operands = "bash|zsh",
     .least = 1,
     .most = 1,
     .operand = WORD_SHELL,
     .run = run_completion,
     .summary = "print a completion script for a shell",
     .examples = {"eval \"$(annals completion bash)\""}},
    {.name = "manual", .operands = "", .summary = "print the manual page (mdoc)", .run = run_manual, .hidden = true},
    {.name = "complete",
     .operands = "-- WORD...",
     .least = 1,
     .most = -1,
     .summary = "answers the completion scripts",
     .run = run_complete,
     .hidden = true},
};
const size_t verb_count = sizeof verbs / sizeof *verbs;
