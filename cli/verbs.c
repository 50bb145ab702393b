/* The table of verbs: help, manual, completions and the reading of command lines go by it and by options.c. */
#include "cli/verbs.h"

#include "cli/options.h"

static const verb rows[] = {
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
                "no file.\n"
                "Plain text (and Markdown) is kept as it is. Of PDF the text is made by pdftotext, of HTML, DOCX, ODT "
                "and EPUB by pandoc, under limits of time and memory; the program and its version are kept too.",
     .options = {&option_id, &option_language, &option_publisher, &option_published, &option_title, &option_url,
                 &option_source_note, &option_encoding, &option_feed, &option_because, &option_json},
     .examples = {"annals source add story.txt --id story --language it --published 2025-08-30~",
                  "annals source add --feed --id web-metrics"}},
    {.name = "source update",
     .operands = "ID FILE",
     .least = 2,
     .most = 2,
     .operand = WORD_SOURCE,
     .run = run_source_update,
     .summary = "add a new version of a document's text, and look for its figures' words in it",
     .details = "What was read from the earlier version stays where it was read; for each figure is said whether its "
                "words stand there still: exact, normalised, moved, changed or missing. What no option states is as it "
                "was.",
     .options = {&option_language, &option_publisher, &option_published, &option_title, &option_url,
                 &option_source_note, &option_encoding, &option_because, &option_json},
     .examples = {"annals source update story story-corrected.txt --because \"the paper corrected it\""}},
    {.name = "source list",
     .operands = "",
     .summary = "list the sources",
     .run = run_source_list,
     .options = {&option_as_of, &option_published_by, &option_json}},
    {.name = "source show",
     .operands = "ID",
     .least = 1,
     .most = 1,
     .operand = WORD_SOURCE,
     .run = run_source_show,
     .summary = "show a source, or print its text",
     .options = {&option_text, &option_as_of, &option_json},
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
         "The quote must stand in the source's text and must not contradict the amount; one that reads as several "
         "figures must be shorter.\n"
         "Unit and nature are needed with the first figure of a series.",
     .options = {&option_cited, &option_quote, &option_at, &option_unit, &option_nature, &option_kind, &option_note,
                 &option_because, &option_json},
     .examples = {"annals record \"hires,employer=Meta,origin=Google\" ../2025-08-15~ \">=13\" --unit people --nature "
                  "flow --source story --quote \"almeno 13\""}},
    {.name = "import",
     .operands = "FILE",
     .least = 1,
     .most = 1,
     .operand = WORD_FILE,
     .run = run_import,
     .summary =
         "import a table of sources or of figures (CSV, NDJSON, SDMX-CSV or a data package; - is standard input)",
     .details =
         "All of it or nothing, as one operation; rows that are there already are skipped. A quote that contradicts "
         "its amount is an error.\n"
         "SDMX-CSV is told by its header; a data package is its folder, or the datapackage.json in it. Both as "
         "annals export writes them: an id in a package that differs from the observation's is an error.\n"
         "Figures have the columns series, period, amount, unit, source, and may have nature, kind, offset, "
         "quote, note.\n"
         "Sources have the columns source, file, and may have language, published, publisher, title, url, note, "
         "bytes, sha256.",
     .options = {&option_dry_run, &option_format, &option_delimiter, &option_folder, &option_because, &option_json},
     .examples = {"annals import sources.csv", "annals import figures.csv --dry-run"}},
    {.name = "scan",
     .operands = "FILE...",
     .least = 1,
     .most = -1,
     .operand = WORD_FILE,
     .run = run_scan,
     .summary = "read the figures out of documents: propose amounts with their places",
     .details =
         "Proposes each figure with its amount, unit, qualifier, period, what it counts, and its bytes in the text. "
         "Nothing is recorded: --csv gives a table to edit and import. Left alone are model names, dates, list "
         "numbers and the like; --all shows them with the reason.\n"
         "--only money,people keeps to figures of these, told by their units: money; percent (and percentage points); "
         "people; duration (ages too); physical (metres, tonnes, degrees, watts); count (all else that is counted, and "
         "bare numbers). With --all it shows of what is left alone only what has such a unit: no date, no name.\n"
         "A file that ends in .ndjson or .jsonl, and with --ndjson standard input (-), holds documents, a JSON object "
         "a line with the members text, id, language and published; each is answered before the next one has to "
         "come, in constant memory. A document that can't be read is reported, the rest goes on.\n"
         "PDF, HTML, DOCX, ODT and EPUB are read through pdftotext and pandoc; bytes are then those of the text "
         "that `annals source add` keeps, and a PDF's figures have their page.\n"
         "Output is in the order of the input, whatever --jobs says.",
     .options = {&option_json, &option_ndjson, &option_figures_csv, &option_left_alone, &option_only,
                 &option_scan_language, &option_scan_published, &option_encoding, &option_lossy, &option_jobs},
     .examples = {"annals scan story.txt", "annals scan --csv --language it story.txt >figures.csv",
                  "annals scan --only money,percent story.txt",
                  "annals scan --ndjson - <documents.ndjson >figures.ndjson"}},
    {.name = "review",
     .operands = "FILE|SOURCE",
     .least = 1,
     .most = 1,
     .operand = WORD_FILE,
     .run = run_review,
     .summary = "walk over the figures of a document at the terminal: record, edit or skip each",
     .details =
         "Shows one figure after another in its line, with what it would be recorded as. Keys: a records it, with its "
         "words as evidence, and asks for what is missing; e edits it; s assigns it to another series; k skips it; u "
         "takes the last decision back; q quits. Each figure is an operation of its own, as with annals record.\n"
         "A file whose bytes are those of a source is that source, one that has changed since is refused; any other "
         "becomes a source with the first figure that is recorded. A later review goes on where this one ended: "
         "figures whose words are evidence already are "
         "not shown again, and skipped ones are kept in a file beside the record, its name with .review behind it.",
     .options = {&option_scan_language, &option_scan_published, &option_encoding},
     .examples = {"annals review story.txt"}},
    {.name = "list",
     .operands = "[SELECTOR]",
     .least = 0,
     .most = 1,
     .operand = WORD_SERIES,
     .run = run_list,
     .summary = "list the series: unit, nature, count, span, last amount",
     .options = {&option_json, &option_as_of, &option_published_by},
     .examples = {"annals list", "annals list \"hires,employer=*,origin=*\""}},
    {.name = "show",
     .operands = "SELECTOR",
     .least = 1,
     .most = 1,
     .operand = WORD_SERIES,
     .run = run_show,
     .summary = "show every observation of a series with its evidence",
     .options = {&option_only_source, &option_as_of, &option_published_by, &option_json},
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
     .options = {&option_by, &option_from, &option_to, &option_only_source, &option_only_kind, &option_every,
                 &option_aggregate, &option_cumulate, &option_change, &option_rebase, &option_in_unit,
                 &option_rate_period, &option_as_of, &option_published_by, &option_csv, &option_json},
     .examples = {"annals query hires,employer=Meta --by origin --source story",
                  "annals query \"hires,employer=Meta,origin=*\" --agg sum --source story --json"}},
    {.name = "verify",
     .operands = "[SELECTOR]",
     .least = 0,
     .most = 1,
     .operand = WORD_SERIES,
     .run = run_verify,
     .summary = "check that every figure's words still stand in its source and say it",
     .details = "For each observation: is the source's text the one that was read (SHA-256), does the quote stand "
                "there, does it read as the amount? Number, scale, currency, "
                "percent and direction can contradict; a qualifier or sign that the words lack is by hand. Periods and "
                "keys are not checked. Exit 1 where something is contradicted, "
                "moved, changed or missing.",
     .options = {&option_only_source, &option_as_of, &option_published_by, &option_strict_unread, &option_json},
     .examples = {"annals verify", "annals verify capex,company=Meta --json"}},
    {.name = "conflicts",
     .operands = "[SELECTOR]",
     .least = 0,
     .most = 1,
     .operand = WORD_SERIES,
     .run = run_conflicts,
     .summary = "find figures of one series that cannot both hold",
     .details = "Compares observations of one series whose periods overlap, with their bounds and stated precision: "
                ">20 and 23 are compatible, 14B rounds 14.3B, "
                "guidance conflicts with nothing. Exit 1 where a conflict is found.",
     .options = {&option_all_pairs, &option_about, &option_only_source, &option_as_of, &option_published_by,
                 &option_json},
     .examples = {"annals conflicts --all"}},
    {.name = "totals",
     .operands = "",
     .run = run_totals,
     .summary = "check totals against their parts by a dimension",
     .details = "For every series and those with just one more dimension, per period and kind: do the parts fit, and "
                "what do they leave? A remainder that the record does "
                "not bound is said to be so. Exit 1 where parts are more than their total.\n"
                "A measure that is no sum, such as a price, is declared to be none: annals rule add \"price is no "
                "total\".",
     .options = {&option_about, &option_only_source, &option_as_of, &option_published_by, &option_json},
     .examples = {"annals totals"}},
    {.name = "rule add",
     .operands = "RULE",
     .least = 1,
     .most = 1,
     .operand = WORD_TEXT,
     .run = run_rule_add,
     .summary = "declare an identity between measures, or that a measure is no total",
     .details =
         "An identity has measures, numbers, + - * / ( ) and one =; it names no dimensions: the series that have "
         "the same ones belong together. A noun as unit is a plain number, currencies must fit.\n"
         "MEASURE is no total [by DIMENSION]: annals totals does not compare its series with parts.",
     .options = {&option_because, &option_json},
     .examples =
         {"annals rule add \"bonus_cost = bonus_recipients * bonus_per_head\" --because \"by definition\"",
          "annals rule add \"pay_offer is no total\" --because \"an offer to one person is no part of another\""}},
    {.name = "rule list",
     .operands = "",
     .run = run_rule_list,
     .summary = "list the rules that are in force",
     .options = {&option_as_of, &option_json}},
    {.name = "rule check",
     .operands = "[RULE]",
     .least = 0,
     .most = 1,
     .operand = WORD_TEXT,
     .run = run_rule_check,
     .summary = "check whether the record keeps its rules, or one that is given",
     .details = "For each period and kind the two sides are reckoned with their bounds. ~ disproves nothing, unless "
                "--about gives it a width. Exit 1 where a rule cannot hold.",
     .options = {&option_about, &option_only_source, &option_as_of, &option_published_by, &option_json},
     .examples = {"annals rule check", "annals rule check \"revenue = price * units\" --about 10%"}},
    {.name = "revise",
     .operands = "ID",
     .least = 1,
     .most = 1,
     .run = run_revise,
     .summary = "correct an observation; the old one stays in its history",
     .details =
         "ID is the beginning of an observation's id, four digits at least. The evidence is checked as in record.",
     .options = {&option_amount, &option_new_period, &option_quote, &option_at, &option_note, &option_because,
                 &option_json},
     .examples = {"annals revise 249a81f9 --amount \"~72B\" --because \"misread\""}},
    {.name = "retract",
     .operands = "ID",
     .least = 1,
     .most = 1,
     .run = run_retract,
     .summary = "take an observation out of what stands",
     .options = {&option_because, &option_json},
     .examples = {"annals retract 249a81f9 --because \"the report was withdrawn\""}},
    {.name = "prefer",
     .operands = "ID",
     .least = 1,
     .most = 1,
     .run = run_prefer,
     .summary = "decide a conflict in favour of an observation",
     .details = "The decision is kept with its reason; `annals conflicts` asks again when a newer figure comes in.",
     .options = {&option_because, &option_json},
     .examples = {"annals prefer df4919c9 --because \"stated by the founder\""}},
    {.name = "history",
     .operands = "ID",
     .least = 1,
     .most = 1,
     .run = run_history,
     .summary = "show all versions of an observation",
     .options = {&option_as_of, &option_json}},
    {.name = "check",
     .operands = "",
     .run = run_check,
     .summary = "check that the record is as it was written, and print the head's hash",
     .details = "Every operation carries a hash over its content and the one before. A record whose every hash was "
                "computed anew after a change is whole by itself: only a hash "
                "that was kept elsewhere, given with --head, tells. Exit 1 where something was tampered with.",
     .options = {&option_head, &option_json}},
    {.name = "log",
     .operands = "[SELECTOR]",
     .least = 0,
     .most = 1,
     .operand = WORD_SERIES,
     .run = run_log,
     .summary = "list the operations, newest first",
     .details =
         "Of a series: those that entered, revised, retracted or preferred its figures, and those that took such "
         "operations back.",
     .options = {&option_only_source, &option_as_of, &option_json},
     .examples = {"annals log", "annals log capex,company=Meta"}},
    {.name = "undo",
     .operands = "[OPERATION]",
     .least = 0,
     .most = 1,
     .operand = WORD_NUMBER,
     .run = run_undo,
     .summary = "take back an operation (else the newest that stands and is no undo itself)",
     .details = "Nothing is deleted: the undo is an operation of its own and can be undone as well.",
     .options = {&option_because, &option_json},
     .examples = {"annals undo", "annals undo 7 --because \"wrong source\""}},
    {.name = "export",
     .operands = "[SELECTOR]",
     .least = 0,
     .most = 1,
     .operand = WORD_SERIES,
     .run = run_export,
     .summary = "export figures with their evidence: CSV, NDJSON, SDMX-CSV or a data package",
     .details =
         "Importing any of the formats into a record with the same sources gives the same figures, evidence and "
         "notes.\n"
         "csv (RFC 4180) and ndjson have the columns that import takes; a FILE that ends in .ndjson or .jsonl is "
         "ndjson "
         "without --format. sdmx-csv is SDMX-CSV 2.0, with AMOUNT and EDTF beside OBS_VALUE and TIME_PERIOD where SDMX "
         "has no form for them.\n"
         "datapackage (Frictionless Data Package v2) is a folder, which -o names: observations.csv, evidence.csv and "
         "datapackage.json. It is made, or put in the place of an empty folder or of an older package; a folder with "
         "any "
         "other file in it is left alone.\n"
         "--guard is one way: cells that begin with = + - @, a tab or a carriage return and are no numbers get a ' in "
         "front, so the file is not for import.",
     .options = {&option_output, &option_export_format, &option_guard, &option_as_of, &option_published_by},
     .examples = {"annals export -o figures.csv", "annals export --format sdmx-csv -o figures.sdmx.csv",
                  "annals export capex,company=Meta --format datapackage -o capex"}},
    {.name = "chart",
     .operands = "SPEC...|SELECTOR",
     .least = 1,
     .most = -1,
     .operand = WORD_FILE,
     .run = run_chart,
     .summary = "draw a chart as PNG, PDF or SVG",
     .details =
         "An operand that ends in .json or holds a / is a spec, - is a spec on standard input, anything else is "
         "a series.\n"
         "What is chosen of a series (--by to --rebase) a spec says itself. Looks (--chart to --theme, --size) go "
         "with both: they take the place of what a spec says, which must go together with them.\n"
         "With --out-dir each of several specs is drawn whatever becomes of the others; the exit status is that "
         "of the worst.",
     .options = {&option_output,         &option_out_dir,  &option_spec_out,  &option_picture_format, &option_scale,
                 &option_size,           &option_terminal, &option_strict,    &option_chart,          &option_style,
                 &option_chart_title,    &option_subtitle, &option_multiples, &option_highlight,      &option_retracted,
                 &option_chart_language, &option_theme,    &option_by,        &option_only_source,    &option_only_kind,
                 &option_from,           &option_to,       &option_every,     &option_aggregate,      &option_cumulate,
                 &option_change,         &option_rebase,   &option_as_of,     &option_published_by},
     .examples = {"annals chart examples/meta-ai/hires.json -o hires.png --scale 2",
                  "annals chart hires,employer=Meta --by origin --source story --theme print -o hires.pdf",
                  "annals chart examples/meta-ai/*.json --out-dir pictures --format png --format svg",
                  "annals chart capex,company=Meta --terminal"}},
    {.name = "inspect",
     .operands = "FILE",
     .least = 1,
     .most = 1,
     .operand = WORD_FILE,
     .run = run_inspect,
     .summary = "print what a picture that annals drew says of itself",
     .details =
         "Title, alternative text, the SHA-256 of the spec, the operation of the record, sources and observations "
         "stand inside every PNG, PDF and SVG.",
     .options = {&option_json},
     .examples = {"annals inspect hires.png"}},
    {.name = "help",
     .operands = "[VERB]",
     .least = 0,
     .most = 2,
     .operand = WORD_VERB,
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

const verb_table all_verbs = {.rows = rows, .count = sizeof rows / sizeof *rows};
