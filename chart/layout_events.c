/* Places events: thin rules and their words above the plot, in lanes that no rule crosses; knows no axis. */
#include "chart/layout_events.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LANES = 6, LANE = 20, APART = 8, WORDS_GAP = 5, BESIDE = 4, TRIALS = 3000 };

static annals_face when_face(const annals_layout *layout)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_EVENT);
    face.weight = 600;
    return face;
}

void annals_events_collect(annals_layout *layout, annals_events *events,
                           bool (*shows)(const void *context, const annals_period *period, double *x),
                           const void *context)
{
    size_t count = layout->spec->event_count;
    events->places = annals_layout_alloc(layout, count, sizeof *events->places);
    for (size_t i = 0; events->places && i < count && !layout->status; i++) {
        const annals_spec_event *event = &layout->spec->events[i];
        double x = 0;
        if (shows(context, &event->period, &x))
            events->places[events->count++] = (annals_event_place){.event = event, .x = x, .lane = -1};
        else
            annals_warnings_add(layout->warnings,
                                "event \"%s\" left out: %s lies outside the data; a wider \"from\" or \"to\" shows it",
                                event->label, event->period.text);
    }
}

static void say_event(annals_layout *layout, const annals_events *events, annals_event_place *place)
{
    annals_str when = {0};
    annals_face face = annals_layout_face(layout, ANNALS_FACE_EVENT);
    annals_format_period(&when, &place->event->period, layout->language);
    place->when = annals_layout_take(layout, &when);
    place->when_width = annals_layout_measure(layout, place->when, when_face(layout)).width + WORDS_GAP * layout->scale;
    double room = fmax(events->frame.width - place->when_width, 1);
    annals_lines lines = annals_layout_wrap(layout, place->event->label, face, room, 1);
    annals_layout_warn_cut(layout, "event", place->event->label, &lines);
    place->words = lines.count > 0 ? lines.lines[0] : "";
    place->to = place->when_width + annals_lines_width(&lines); /* the width, until a side is chosen */
}

/* --- Lanes: searched for, since the first place that is free may be the only one for another ------------------------
 */

typedef struct {
    double from, to;
    int lane;
} stand;

typedef struct {
    const annals_layout *layout;
    const annals_events *events;
    stand *stands;
    int lanes;
    size_t drops, trials;
} search;

static bool collides(const search *s, size_t a, size_t b)
{
    const stand *first = &s->stands[a], *second = &s->stands[b];
    double apart = APART * s->layout->scale, near = 2;
    double x = s->events->places[a].x, y = s->events->places[b].x;
    bool crossed = x > second->from - near && x < second->to + near; /* a's rule, b's words */
    bool crossing = y > first->from - near && y < first->to + near;
    if (first->lane >= 0 && first->lane == second->lane)
        return first->from < second->to + apart && second->from < first->to + apart;
    bool rule_a_up = second->lane >= 0 && first->lane > second->lane;
    bool rule_b_up = first->lane >= 0 && second->lane > first->lane;
    return (rule_a_up && crossed) || (rule_b_up && crossing);
}

static bool clear(const search *s, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (collides(s, at, i))
            return false;
    return true;
}

/* To the right of the rule, to its left, or about it where neither side of the page has the room. */
static bool choose_side(const search *s, size_t at, int side, stand *out)
{
    const annals_box *frame = &s->events->frame;
    double width = s->events->places[at].to, x = s->events->places[at].x, right = frame->x + frame->width;
    double beside = BESIDE * s->layout->scale;
    bool fits_right = x + beside + width <= right, fits_left = x - beside - width >= frame->x;
    if (side == 0 && !fits_right && fits_left)
        return false;
    if (side == 1 && !fits_left)
        return false;
    out->from = side == 1 ? x - beside - width : fits_right ? x + beside : fmax(frame->x, right - width);
    out->to = out->from + width;
    return true;
}

static bool find_places(search *s, size_t at)
{
    if (at == s->events->count)
        return true;
    if (++s->trials > TRIALS)
        return false;
    for (int lane = 0; lane < s->lanes; lane++)
        for (int side = 0; side < 2; side++) {
            s->stands[at].lane = lane;
            if (choose_side(s, at, side, &s->stands[at]) && clear(s, at) && find_places(s, at + 1))
                return true;
        }
    if (s->drops == 0)
        return false;
    s->drops--;
    s->stands[at] = (stand){.lane = -1};
    if (clear(s, at) && find_places(s, at + 1))
        return true;
    s->drops++;
    return false;
}

static int rightmost_first(const void *left, const void *right)
{
    const annals_event_place *a = left, *b = right;
    if (a->x != b->x)
        return a->x < b->x ? 1 : -1;
    return (a->event > b->event) - (a->event < b->event);
}

/* As few events without words as can be, then as few lanes. */
static void find_lanes(annals_layout *layout, annals_events *events)
{
    stand *stands = annals_layout_alloc(layout, events->count, sizeof *stands);
    bool found = false;
    for (size_t drops = 0; stands && !found && drops <= events->count; drops++)
        for (int lanes = 1; !found && lanes <= LANES; lanes++) {
            search s = {layout, events, stands, lanes, drops, 0};
            found = find_places(&s, 0);
        }
    for (size_t i = 0; found && i < events->count; i++) {
        annals_event_place *place = &events->places[i];
        place->lane = stands[i].lane;
        place->from = stands[i].from;
        place->to = stands[i].to;
    }
}

double annals_events_plan(annals_layout *layout, annals_events *events)
{
    int lanes = 0;
    if (events->count == 0)
        return 0;
    qsort(events->places, events->count, sizeof *events->places, rightmost_first);
    for (size_t i = 0; i < events->count && !layout->status; i++)
        say_event(layout, events, &events->places[i]);
    find_lanes(layout, events);
    for (size_t i = 0; i < events->count && !layout->status; i++) {
        const annals_event_place *place = &events->places[i];
        lanes = place->lane + 1 > lanes ? place->lane + 1 : lanes;
        if (place->lane < 0)
            annals_warnings_add(layout->warnings, "event \"%s\" left without its words: no room", place->event->label);
    }
    return lanes * LANE * layout->scale;
}

void annals_events_draw(annals_layout *layout, const annals_events *events, double floor_y)
{
    annals_face face = annals_layout_face(layout, ANNALS_FACE_EVENT);
    for (size_t i = 0; i < events->count && !layout->status; i++) {
        const annals_event_place *place = &events->places[i];
        double bottom = floor_y - (place->lane < 0 ? 0 : place->lane) * LANE * layout->scale;
        double baseline = bottom - 5 * layout->scale;
        bool beside = place->lane >= 0 && (place->x < place->from || place->x > place->to);
        double top = beside ? baseline - face.size : bottom;
        annals_layout_rule(layout, ANNALS_ROLE_EVENT, (annals_point){place->x + 0.5, top},
                           (annals_point){place->x + 0.5, fmax(place->bottom, top)}, layout->theme->ink,
                           fmax(1, layout->scale * 0.9), 3 * layout->scale);
        if (place->lane < 0)
            continue;
        annals_layout_write(layout, ANNALS_ROLE_EVENT, place->when, when_face(layout), layout->theme->ink,
                            ANNALS_ANCHOR_START, place->from, baseline);
        annals_layout_write(layout, ANNALS_ROLE_EVENT, place->words, face, layout->theme->ink, ANNALS_ANCHOR_START,
                            place->from + place->when_width, baseline);
    }
}
