/* Tables of figures for chart tests, one line of text a figure, and a measure that knows no font. */
#ifndef ANNALS_TESTS_CHART_FIGURES_H
#define ANNALS_TESTS_CHART_FIGURES_H

#include "chart/scene.h"
#include "series/vintage.h"

enum { FIGURES_MAX = 400, SOURCES_MAX = 20 };

typedef struct {
    annals_observation observations[FIGURES_MAX];
    annals_series series[FIGURES_MAX];
    annals_key *keys[FIGURES_MAX];
    annals_source sources[SOURCES_MAX];
    char units[FIGURES_MAX][48];
    annals_table table;
} figures;

figures *figures_new(void);
void figures_free(figures *made);

/* "series; period; amount; unit; nature; kind; source number", such as
 * "hires,employer=Meta,origin=xAI; 2025-08; >=13; people; flow; actual; 0"; "retracted" for a kind is an actual that
 * was retracted. */
void figures_add(figures *made, const char *line);

/* A chart of a spec over these figures; fails the test where parsing or querying fails. Free both. */
typedef struct {
    annals_spec *spec;
    annals_answer *answers[16];
    annals_vintages *vintages[16]; /* that answers are of; NULL: none */
    size_t count;
} chart_case;
void chart_case_open(chart_case *chart, const figures *made, const char *json);
void chart_case_answer(chart_case *chart, const annals_table *table, const char *json); /* over any table */
void chart_case_close(chart_case *chart);

/* 0.55 em a character, 1 em for wide ones. */
extern const annals_measure plain_measure;

/* Every scene must hold: no text over another or over data, nothing outside the page, all lengths finite. Fails the
 * test. */
void check_scene(const annals_scene *scene);

/* A chart laid out, or why not. */
typedef struct {
    figures *figures;
    chart_case chart;
    annals_scene *scene; /* NULL: it failed */
    annals_warnings warnings;
    annals_error error;
    annals_status status;
} laid_out;
/* Takes the figures; checks the scene. Put it away. */
laid_out figures_lay_out(figures *made, const char *json);
void put_away(laid_out *out);

/* Compares a scene with tests/chart/golden/NAME.txt and puts it away. ANNALS_GOLDEN=write writes the files anew; read
 * what changes. */
void check_golden(const char *name, laid_out *out);
void check_golden_scene(const char *name, const annals_scene *scene);

/* A file as text, freed with free(); NULL: there is none. */
char *read_text(const char *path);

/* The first text of a role that holds these words; NULL: none. */
const annals_text *text_of(const annals_scene *scene, annals_role role, const char *words);
/* The lines of the note, as one text, freed with free(). */
char *scene_note(const annals_scene *scene);
size_t marks_of(const annals_scene *scene, annals_role role, annals_mark_shape shape);

#endif
