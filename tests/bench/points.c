/* Draws a file of points, 64-bit integers in hundredths, as a line over seconds: points FILE OUTPUT. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chart/chart.h"
#include "series/points.h"

static const char spec_text[] =
    "{\"annals\": 1, \"chart\": \"time\", \"style\": \"line\", \"title\": \"Load\", \"data\": "
    "[{\"series\": \"load\"}], \"size\": {\"width\": 1200, \"height\": 675}}";

static int fail(const annals_error *error)
{
    fprintf(stderr, "points: %s\n", error->message);
    return 1;
}

/* The file's bytes as they lie in memory. */
static const int64_t *map_points(const char *name, size_t *count)
{
    struct stat facts;
    int file = open(name, O_RDONLY);
    if (file < 0 || fstat(file, &facts) != 0)
        return NULL;
    *count = (size_t)facts.st_size / sizeof(int64_t);
    void *bytes = mmap(NULL, (size_t)facts.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    close(file);
    return bytes == MAP_FAILED ? NULL : bytes;
}

static annals_format format_of(const char *name)
{
    return strstr(name, ".pdf") ? ANNALS_PDF : strstr(name, ".svg") ? ANNALS_SVG : ANNALS_PNG;
}

static int draw(const annals_points *points, const char *output)
{
    annals_error error;
    annals_thinned *thinned;
    annals_spec *spec;
    annals_warnings warnings = {0};
    annals_drawing drawing = {.format = format_of(output), .scale = 1};
    char *bytes;
    size_t size;
    if (annals_points_thin(points, 1200, &thinned, &error) ||
        annals_spec_parse(spec_text, strlen(spec_text), "spec", &spec, &error))
        return fail(&error);
    const annals_answer *answer = &thinned->answer;
    if (annals_chart_draw(spec, &answer, 1, &drawing, &bytes, &size, &warnings, &error))
        return fail(&error);
    FILE *file = fopen(output, "wb");
    return file && fwrite(bytes, 1, size, file) == size && fclose(file) == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    annals_error error;
    annals_key *key;
    annals_points points = {.first = INT64_C(1000000001) * 1000000, .step = 1000000, .exponent = -2};
    const int64_t *digits = argc == 3 ? map_points(argv[1], &points.count) : NULL;
    if (!digits || annals_key_parse("load", 4, &key, &error))
        return 64;
    annals_series series = {.key = key, .unit = "x", .nature = ANNALS_LEVEL};
    annals_source source = {.id = "feed", .kind = ANNALS_FEED};
    points.digits = digits;
    points.series = &series;
    points.source = &source;
    return draw(&points, argv[2]);
}
