/* Marks: draws rectangles, fades, hatches, lines and discs through PLplot's extcairo device on a Cairo surface of ours.
 * Must not know text or file formats.
 *
 * PLplot keeps one global stream, ends the process on errors and stores coordinates in 16 bits. So one lock holds for
 * the whole drawing, handlers jump back out of it, and its page is laid out in whole fractions of a pixel, on which
 * edges of device pixels fall exactly. */
#include "chart/canvas.h"

#include <math.h>
#include <plplot/plplot.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef ANNALS_PLPLOT_DRIVERS
#define ANNALS_PLPLOT_DRIVERS "/usr/lib/x86_64-linux-gnu/plplot5.15.0/drivers"
#endif

enum { PLPLOT_MOST = 32767, COLOURS = 16, PEN = 1, PIECE = 32 };

struct easel {
    const annals_sheet *sheet;
    cairo_t *ours;   /* in pixels of the page */
    cairo_t *theirs; /* PLplot's: y up, `fine` units a pixel */
    double fine;
};

/* PLplot's handlers take no context; the lock guards it. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
    jmp_buf back;
    char message[256];
} trap;
static bool worn_out; /* no stream is left */

static void jump_back(const char *message)
{
    snprintf(trap.message, sizeof trap.message, "%s", message == NULL ? "unknown error" : message);
    longjmp(trap.back, 1);
}

static int leave_exit(const char *message)
{
    jump_back(message);
    return 1;
}

static void leave_abort(const char *message)
{
    jump_back(message);
}

/* Without its driver PLplot asks the terminal which device to use. */
static annals_status check_driver(annals_error *error)
{
    static const char *const files[] = {"cairo.driver_info", "cairo.so"};
    const char *folder = getenv("PLPLOT_DRV_DIR");
    if (folder == NULL)
        folder = ANNALS_PLPLOT_DRIVERS;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char path[4096];
        int length = snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        if (length < 0 || (size_t)length >= sizeof path || access(path, R_OK) != 0)
            return annals_error_set(error, ANNALS_UNAVAILABLE,
                                    "PLplot's Cairo driver is not installed in %s; Debian package plplot-driver-cairo",
                                    folder);
    }
    return ANNALS_OK;
}

/* --- Edges ---------------------------------------------------------------------------------------------------------*/

/* The nearest edge between device pixels. */
static double snap(const struct easel *easel, double value)
{
    double units = easel->sheet->units;
    return easel->sheet->pixels ? floor(value * units + 0.5) / units : value;
}

static void snap_span(const struct easel *easel, double *start, double *length)
{
    double from = snap(easel, *start), to = snap(easel, *start + *length);
    if (easel->sheet->pixels && *length > 0 && to <= from)
        to = from + 1 / easel->sheet->units;
    *start = from;
    *length = to - from;
}

static annals_box snap_box(const struct easel *easel, annals_box box)
{
    snap_span(easel, &box.x, &box.width);
    snap_span(easel, &box.y, &box.height);
    return box;
}

/* Where the middle of an upright or level line goes so that both its edges are edges of pixels. */
static double snap_middle(const struct easel *easel, double middle, double width)
{
    double start = middle - width / 2;
    snap_span(easel, &start, &width);
    return start + width / 2;
}

static double snap_width(const struct easel *easel, double width)
{
    double start = 0;
    snap_span(easel, &start, &width);
    return width;
}

/* --- Pens ----------------------------------------------------------------------------------------------------------*/

static void use_colour(annals_colour colour)
{
    plscol0a(PEN, colour.red, colour.green, colour.blue, colour.alpha / 255.0);
    plcol0(PEN);
}

static void use_our_colour(const struct easel *easel, annals_colour colour)
{
    cairo_set_source_rgba(easel->ours, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                          colour.alpha / 255.0);
}

/* Strokes the path of our own context: where PLplot's line would show seams (every 256 points), bevelled corners, an
 * open corner where an outline closes, or dashes with round ends. */
static void stroke_ours(const struct easel *easel, const annals_mark *mark, double width)
{
    cairo_set_line_width(easel->ours, width);
    cairo_set_line_join(easel->ours, mark->shape == ANNALS_MARK_LINE ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_set_line_cap(easel->ours, CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(easel->ours, &mark->dash, mark->dash > 0 ? 1 : 0, 0);
    use_our_colour(easel, mark->stroke);
    cairo_stroke(easel->ours);
}

/* --- Shapes --------------------------------------------------------------------------------------------------------*/

static void fill_box(const struct easel *easel, annals_box box)
{
    double right = box.x + box.width, bottom = box.y + box.height;
    double x[] = {box.x, right, right, box.x}, y[] = {box.y, box.y, bottom, bottom};
    /* with antialiasing on, the driver also strokes what it fills, and a viewer of PDF fattens that hairline */
    cairo_set_antialias(easel->theirs, CAIRO_ANTIALIAS_NONE);
    plfill(4, x, y);
    cairo_set_antialias(easel->theirs, CAIRO_ANTIALIAS_DEFAULT);
}

static void outline_box(const struct easel *easel, const annals_mark *mark, annals_box box)
{
    double width = snap_width(easel, mark->stroke_width);
    double left = snap_middle(easel, box.x, width), right = snap_middle(easel, box.x + box.width, width);
    double top = snap_middle(easel, box.y, width), bottom = snap_middle(easel, box.y + box.height, width);
    cairo_rectangle(easel->ours, left, top, right - left, bottom - top);
    stroke_ours(easel, mark, width);
}

static void draw_rectangle(const struct easel *easel, const annals_mark *mark)
{
    annals_box box = snap_box(easel, mark->box);
    if (mark->colour.alpha > 0 && box.width > 0 && box.height > 0) {
        use_colour(mark->colour);
        fill_box(easel, box);
    }
    if (mark->stroke_width > 0)
        outline_box(easel, mark, mark->box);
}

/* PLplot's own gradient looks the same, but its driver never frees the pattern. */
static void draw_fade(const struct easel *easel, const annals_mark *mark)
{
    annals_box box = snap_box(easel, mark->box);
    double right = box.x + box.width, bottom = box.y + box.height;
    const double ends[][4] = {[ANNALS_FROM_LEFT] = {box.x, 0, right, 0},
                              [ANNALS_FROM_RIGHT] = {right, 0, box.x, 0},
                              [ANNALS_FROM_TOP] = {0, box.y, 0, bottom},
                              [ANNALS_FROM_BOTTOM] = {0, bottom, 0, box.y}};
    const double *end = ends[mark->from];
    double red = mark->colour.red / 255.0, green = mark->colour.green / 255.0, blue = mark->colour.blue / 255.0;
    cairo_pattern_t *pattern = cairo_pattern_create_linear(end[0], end[1], end[2], end[3]);
    cairo_pattern_add_color_stop_rgba(pattern, 0, red, green, blue, mark->colour.alpha / 255.0);
    cairo_pattern_add_color_stop_rgba(pattern, 1, red, green, blue, 0);
    cairo_set_source(easel->ours, pattern);
    cairo_rectangle(easel->ours, box.x, box.y, box.width, box.height);
    cairo_fill(easel->ours);
    cairo_pattern_destroy(pattern);
}

/* PLplot cuts its own patterns square to the line; a clip on its context cuts them along the box. */
static void draw_hatch(const struct easel *easel, const annals_mark *mark)
{
    annals_box box = snap_box(easel, mark->box);
    if (!(box.width > 0 && box.height > 0))
        return;
    double least = 1 / easel->sheet->units, apart = fmax(mark->dash, 1) * sqrt(2);
    cairo_save(easel->theirs);
    cairo_identity_matrix(easel->theirs);
    double units = easel->sheet->units;
    cairo_rectangle(easel->theirs, box.x * units, box.y * units, box.width * units, box.height * units);
    cairo_restore(easel->theirs);
    cairo_save(easel->theirs);
    cairo_clip(easel->theirs);
    use_colour(mark->colour);
    plwidth(fmax(mark->stroke_width, least / 2) * easel->fine);
    double over = mark->stroke_width + 1, bottom = box.y + box.height;
    for (double x = floor((box.x - box.height) / apart) * apart; x < box.x + box.width + over; x += apart)
        pljoin(x - over, bottom + over, x + box.height + over, box.y - over);
    cairo_restore(easel->theirs);
}

static void draw_segment(const struct easel *easel, const annals_mark *mark)
{
    annals_point from = mark->points[0], to = mark->points[1];
    double width = mark->stroke_width;
    if (from.x == to.x || from.y == to.y)
        width = snap_width(easel, width);
    if (from.x == to.x) {
        from.x = to.x = snap_middle(easel, from.x, width);
        from.y = snap(easel, from.y);
        to.y = snap(easel, to.y);
    } else if (from.y == to.y) {
        from.y = to.y = snap_middle(easel, from.y, width);
        from.x = snap(easel, from.x);
        to.x = snap(easel, to.x);
    }
    if (mark->dash > 0) {
        cairo_move_to(easel->ours, from.x, from.y);
        cairo_line_to(easel->ours, to.x, to.y);
        stroke_ours(easel, mark, width);
        return;
    }
    /* a line of two points would get round ends */
    double x[] = {from.x, (from.x + to.x) / 2, to.x}, y[] = {from.y, (from.y + to.y) / 2, to.y};
    use_colour(mark->stroke);
    plwidth(width * easel->fine);
    plline(3, x, y);
}

static void draw_line(const struct easel *easel, const annals_mark *mark)
{
    if (mark->point_count < 2 || !(mark->stroke_width > 0))
        return;
    if (mark->point_count == 2) {
        draw_segment(easel, mark);
        return;
    }
    /* Cairo's time for a stroke on pixels grows faster than its points: pieces take a third of it. Each reaches one
     * point into the next, so that every corner is joined in one of them; what is not opaque would show where two
     * overlap. */
    bool pieces = easel->sheet->pixels && mark->stroke.alpha == 255 && !(mark->dash > 0);
    size_t length = pieces ? PIECE : mark->point_count;
    for (size_t from = 0; from + 1 < mark->point_count; from += length) {
        for (size_t i = from; i < mark->point_count && i <= from + length + 1; i++)
            cairo_line_to(easel->ours, mark->points[i].x, mark->points[i].y);
        stroke_ours(easel, mark, mark->stroke_width);
    }
}

/* PLplot's own fill rounds corners to its units and sews hairlines along slanting edges. */
static void draw_area(const struct easel *easel, const annals_mark *mark)
{
    if (mark->point_count < 3 || mark->colour.alpha == 0)
        return;
    for (size_t i = 0; i < mark->point_count; i++)
        cairo_line_to(easel->ours, mark->points[i].x, mark->points[i].y);
    cairo_close_path(easel->ours);
    use_our_colour(easel, mark->colour);
    cairo_fill(easel->ours);
}

static void draw_disc(const struct easel *easel, const annals_mark *mark)
{
    annals_point middle = mark->points[0];
    double radius = mark->box.width / 2;
    if (!(radius > 0))
        return;
    if (mark->colour.alpha > 0) {
        use_colour(mark->colour);
        plarc(middle.x, middle.y, radius, radius, 0, 360, 0, 1);
    }
    if (mark->stroke_width > 0) {
        use_colour(mark->stroke);
        plwidth(mark->stroke_width * easel->fine);
        plarc(middle.x, middle.y, radius, radius, 0, 360, 0, 0);
    }
}

static void draw_marks(const struct easel *easel, const annals_scene *scene)
{
    static void (*const shapes[])(const struct easel *, const annals_mark *) = {
        [ANNALS_MARK_RECTANGLE] = draw_rectangle, [ANNALS_MARK_FADE] = draw_fade, [ANNALS_MARK_HATCH] = draw_hatch,
        [ANNALS_MARK_LINE] = draw_line,           [ANNALS_MARK_DISC] = draw_disc, [ANNALS_MARK_AREA] = draw_area};
    for (size_t i = 0; i < scene->mark_count; i++)
        shapes[scene->marks[i].shape](easel, &scene->marks[i]);
}

/* --- The stream ----------------------------------------------------------------------------------------------------*/

/* As many PLplot units a pixel as 16 bits allow; halves of device pixels are whole units, where there is room. */
static double finest(const annals_sheet *sheet, const annals_scene *scene)
{
    double fine = floor((PLPLOT_MOST - 1) / ceil(fmax(scene->width, scene->height)));
    double step = sheet->pixels ? 2 * sheet->units : 2;
    return fine >= step ? fine - fmod(fine, step) : fine;
}

/* plwind stretches each window by a hundred-thousandth at either end, which would put edges between pixels. */
#define STRETCH (1 + 2e-5)

/* A page as wide as PLplot's numbers makes its unit ours; the window then counts pixels, y down. */
static void start_stream(const struct easel *easel, const annals_scene *scene)
{
    double height = ceil(scene->height * easel->fine);
    plsdev("extcairo");
    plspage(0, 0, PLPLOT_MOST, (PLINT)height, 0, 0);
    plscmap0n(COLOURS);
    plinit();
    pl_cmd(PLESC_DEVINIT, easel->theirs);
    pladv(0);
    plvpor(0, 1, 0, 1);
    double right = PLPLOT_MOST / easel->fine, bottom = height / easel->fine;
    plwind(0, right / STRETCH, bottom, bottom - bottom / STRETCH);
}

/* Of what PLplot said last. */
static annals_status tell_failure(annals_error *error)
{
    bool font = strstr(trap.message, "font") != NULL;
    if (!font && (strcasestr(trap.message, "memory") != NULL || strcasestr(trap.message, "alloc") != NULL))
        return annals_error_no_memory(error);
    return annals_error_set(error, ANNALS_UNAVAILABLE, "PLplot: %s%s", trap.message,
                            font ? "; Debian package libplplot-data has its fonts" : "");
}

/* A stream that failed is put away; one that can't be is left as it lies for another, of which there are a hundred. */
static void leave_stream(void)
{
    PLINT fresh = -1;
    if (setjmp(trap.back) == 0) {
        plend1();
        return;
    }
    if (setjmp(trap.back) == 0)
        plmkstrm(&fresh);
    worn_out = fresh < 0;
}

static annals_status draw_guarded(const struct easel *easel, const annals_scene *scene, annals_error *error)
{
    if (worn_out)
        return annals_error_set(error, ANNALS_UNAVAILABLE, "PLplot failed too often in this process to draw on");
    if (setjmp(trap.back) != 0) {
        annals_status status = tell_failure(error);
        leave_stream();
        return status;
    }
    plsexit(leave_exit);
    plsabort(leave_abort);
    start_stream(easel, scene);
    draw_marks(easel, scene);
    plend1();
    return ANNALS_OK;
}

annals_status annals_marks_draw(const annals_sheet *sheet, const annals_scene *scene, annals_error *error)
{
    annals_status status = check_driver(error);
    if (status != ANNALS_OK)
        return status;
    struct easel easel = {.sheet = sheet, .fine = finest(sheet, scene)};
    easel.ours = cairo_create(sheet->surface);
    cairo_scale(easel.ours, sheet->units, sheet->units);
    easel.theirs = cairo_create(sheet->surface);
    cairo_scale(easel.theirs, sheet->units / easel.fine, sheet->units / easel.fine);
    pthread_mutex_lock(&lock);
    status = draw_guarded(&easel, scene, error);
    pthread_mutex_unlock(&lock);
    if (status == ANNALS_OK)
        status = annals_sheet_status(cairo_status(easel.ours), error);
    if (status == ANNALS_OK)
        status = annals_sheet_status(cairo_status(easel.theirs), error);
    cairo_destroy(easel.ours);
    cairo_destroy(easel.theirs);
    return status;
}
