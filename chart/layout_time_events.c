/* Places events: thin rules through the plot and their words above it, in lanes that no rule crosses. */
#include <math.h>
#include <stdlib.h>

#include "chart/format.h"
#include "chart/layout_time.h"

enum { LANES = 6, LANE = 20, APART = 8, WORDS_GAP = 5 };

static annals_face when_face(const annals_layout *layout)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_EVENT);
    face.weight = 600;
    return face;
}

static void say_event(annals_layout *layout, const annals_time_plot *plot, annals_event_place *place)
{
    annals_str when = {0};
    annals_face face = annals_layout_face(layout, ANNALS_FACE_EVENT);
    annals_format_period(&when, &place->event->period);
    place->when = annals_layout_take(layout, &when);
    place->when_width = annals_layout_measure(layout, place->when, when_face(layout)).width + WORDS_GAP * layout->scale;
    double room = fmax(plot->frame.width - place->when_width, 1);
    annals_lines lines = annals_layout_wrap(layout, place->event->label, face, room, 1);
    annals_layout_warn_cut(layout, "event", place->event->label, &lines);
    place->words = lines.count > 0 ? lines.lines[0] : "";
    double width = place->when_width + annals_lines_width(&lines);
    double right = plot->frame.x + plot->frame.width;
    place->from = place->x + width <= right ? place->x : fmax(plot->frame.x, place->x - width);
    place->to = place->from + width;
}

static bool collides(const annals_layout *layout, const annals_event_place *a, const annals_event_place *b, int lane)
{
    double apart = APART * layout->scale;
    if (b->lane < 0)
        return b->x > a->from - 2 && b->x < a->to + 2; /* a rule without words runs through all lanes */
    if (b->lane == lane)
        return a->from < b->to + apart && b->from < a->to + apart;
    if (b->lane < lane)
        return a->x > b->from - 2 && a->x < b->to + 2;
    return b->x > a->from - 2 && b->x < a->to + 2;
}

static int find_lane(const annals_layout *layout, const annals_event_place *places, size_t placed,
                     const annals_event_place *place)
{
    for (int lane = 0; lane < LANES; lane++) {
        bool clear = true;
        for (size_t i = 0; i < placed && clear; i++)
            clear = !collides(layout, place, &places[i], lane);
        if (clear)
            return lane;
    }
    return -1;
}

static int rightmost_first(const void *left, const void *right)
{
    const annals_event_place *a = left, *b = right;
    if (a->x != b->x)
        return a->x < b->x ? 1 : -1;
    return (a->event > b->event) - (a->event < b->event);
}

double annals_time_plan_events(annals_layout *layout, annals_time_plot *plot)
{
    size_t count = layout->spec->event_count;
    plot->events = annals_layout_alloc(layout, count, sizeof *plot->events);
    if (!plot->events || count == 0)
        return 0;
    for (size_t i = 0; i < count; i++) {
        annals_moment first = plot->first, last;
        plot->events[i].event = &layout->spec->events[i];
        annals_time_ends(&plot->events[i].event->period, &first, &last);
        plot->events[i].x = round(annals_time_x(plot, first));
    }
    qsort(plot->events, count, sizeof *plot->events, rightmost_first);
    int lanes = 0;
    for (size_t i = 0; i < count && !layout->status; i++) {
        annals_event_place *place = &plot->events[i];
        say_event(layout, plot, place);
        place->lane = find_lane(layout, plot->events, i, place);
        if (place->lane < 0)
            annals_warnings_add(layout->warnings, "event \"%s\" left without its words: no room", place->event->label);
        lanes = place->lane + 1 > lanes ? place->lane + 1 : lanes;
    }
    return lanes * LANE * layout->scale;
}

static void draw_event(annals_layout *layout, const annals_time_plot *plot, const annals_event_place *place)
{
    double bottom = plot->box.y + plot->box.height;
    double lane = place->lane < 0 ? 0 : place->lane;
    double floor_y = plot->box.y - 26 * layout->scale;
    double top = floor_y - lane * LANE * layout->scale;
    annals_moment first, last;
    annals_time_ends(&place->event->period, &first, &last);
    double right = annals_time_x(plot, last);
    if (right - place->x > 5 * layout->scale)
        annals_layout_rectangle(layout, ANNALS_ROLE_EVENT,
                                (annals_box){place->x, plot->box.y, right - place->x, plot->box.height},
                                annals_colour_alpha(annals_ink, 0.06));
    annals_layout_rule(layout, ANNALS_ROLE_EVENT, (annals_point){place->x + 0.5, top},
                       (annals_point){place->x + 0.5, bottom}, annals_ink, fmax(1, layout->scale * 0.9),
                       3 * layout->scale);
    if (place->lane < 0)
        return;
    double baseline = top - 5 * layout->scale;
    annals_layout_write(layout, ANNALS_ROLE_EVENT, place->when, when_face(layout), annals_ink, ANNALS_ANCHOR_START,
                        place->from, baseline);
    annals_layout_write(layout, ANNALS_ROLE_EVENT, place->words, annals_layout_face(layout, ANNALS_FACE_EVENT),
                        annals_ink, ANNALS_ANCHOR_START, place->from + place->when_width, baseline);
}

void annals_time_draw_events(annals_layout *layout, const annals_time_plot *plot)
{
    for (size_t i = 0; i < layout->spec->event_count && !layout->status; i++)
        draw_event(layout, plot, &plot->events[i]);
}
