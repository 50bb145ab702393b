/* Themes: the colours, fonts and sizes of a chart. Internal. */
#ifndef ANNALS_CHART_THEME_H
#define ANNALS_CHART_THEME_H

#include "scene.h"

typedef enum {
    ANNALS_FACE_TITLE,
    ANNALS_FACE_SUBTITLE,
    ANNALS_FACE_NAME,
    ANNALS_FACE_VALUE,
    ANNALS_FACE_TICK,
    ANNALS_FACE_NOTE,
    ANNALS_FACE_EVENT,
    ANNALS_FACE_COUNT
} annals_face_use;

enum { ANNALS_THEME_COLOURS = 12 };

typedef struct {
    annals_colour background; /* of the page, and around marks that lie over others */
    annals_colour ink;        /* titles, names, values */
    annals_colour muted;      /* subtitles, ticks */
    annals_colour faint;      /* notes, sources; and what is known of no side */
    annals_colour grid;
    annals_colour axis;
    annals_colour accent;                       /* the tag above the title */
    annals_colour quiet;                        /* marks that step back: the past, levels, what is not highlighted */
    annals_colour series[ANNALS_THEME_COLOURS]; /* lines and their words; the first two are those of bars: gain, loss */
    size_t series_count;
    annals_colour shades[ANNALS_THEME_COLOURS]; /* bars side by side or stacked: apart in grey print, too */
    size_t shade_count;
    bool grey_print;                      /* its shades are told apart by their lightness alone */
    annals_face faces[ANNALS_FACE_COUNT]; /* on a page 720 wide */
} annals_theme;

/* The files of chart/themes/; the first is what a chart wears unless it says otherwise. */
typedef struct {
    const char *name;
    const char *text; /* JSON */
} annals_theme_file;
extern const annals_theme_file annals_theme_files[];
extern const size_t annals_theme_file_count;

/* The JSON of a theme that annals brings along; NULL: it has none of that name. */
const char *annals_theme_text(const char *name);
/* The names of these themes; gives how many, at most `most`. */
size_t annals_theme_names(const char **names, size_t most);

#endif
