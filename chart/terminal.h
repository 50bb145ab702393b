/* What the parts of a chart in text share: a page of terminal cells. Internal. */
#ifndef ANNALS_CHART_TERMINAL_H
#define ANNALS_CHART_TERMINAL_H

#include "layout.h"

/* A page of text that grows downwards. */
typedef struct {
    annals_layout *layout; /* collected; lengths are cells */
    annals_str out;
    size_t columns;
    bool colour; /* escape sequences may be used */
} annals_page;

typedef enum { ANNALS_PEN_PLAIN, ANNALS_PEN_BOLD, ANNALS_PEN_FAINT, ANNALS_PEN_SERIES } annals_pen;

/* Adds a text; `series` is whose colour ANNALS_PEN_SERIES takes. */
void annals_page_write(annals_page *page, annals_pen pen, size_t series, const char *text);
void annals_page_space(annals_page *page, size_t count);
/* Ends the line, without the spaces at its end. */
void annals_page_break(annals_page *page);
size_t annals_page_width(const char *text); /* in cells */
/* A text cut to a width, with "…" where it must be; in the arena. */
const char *annals_page_cut(annals_page *page, const char *text, size_t columns);
/* An amount in words, and what kind of statement it is, where that is no fact; in the arena. */
const char *annals_page_amount(annals_page *page, const annals_item *item);

/* terminal_rows.c: a row for each item, with a bar or, where bars are no measure, a point. */
void annals_page_rows(annals_page *page);
/* terminal_lines.c: series over time in Braille, on axes. */
void annals_page_lines(annals_page *page);
/* terminal_timeline.c: a row for each thing that happened. */
void annals_page_timeline(annals_page *page);
/* terminal_spark.c: a row of blocks for each series. */
void annals_page_sparks(annals_page *page);

#endif
