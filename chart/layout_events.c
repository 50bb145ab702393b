/* Places events: thin rules and their words above the plot, in lanes that no rule crosses; knows no axis. */
#include "chart/layout_events.h"

#include <math.h>
#include <stdlib.h>

enum { LANES = 6, LANE = 20, APART = 8, WORDS_GAP = 5, BESIDE = 4, RISE = 5, SIDES = 2 };

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
            events->places[events->count++] = (annals_event_place){.event = event, .x = x};
        else
            annals_warnings_add(layout->warnings,
                                "event \"%s\" left out: %s lies outside the data; a wider \"from\" or \"to\" shows it",
                                event->label, event->period.text);
    }
}

static annals_phrase words_of(annals_layout *layout, const annals_spec_event *event)
{
    annals_str when = {0};
    annals_phrase words = {.align = ANNALS_ANCHOR_START};
    annals_setting setting = {ANNALS_ROLE_EVENT, when_face(layout), layout->theme->ink, ANNALS_YIELD_NEVER, NULL};
    annals_format_period(&when, &event->period, layout->language);
    annals_phrase_add(layout, &words, annals_layout_take(layout, &when), setting, 0);
    setting = (annals_setting){ANNALS_ROLE_EVENT, annals_layout_face(layout, ANNALS_FACE_EVENT), layout->theme->ink,
                               ANNALS_YIELD_CUT, "event"};
    annals_phrase_add(layout, &words, event->label, setting, WORDS_GAP * layout->scale);
    return words;
}

/* To the right of the rule, or to its left, in one lane above the other. */
static annals_spot *make_spots(annals_layout *layout, const annals_phrase *words)
{
    annals_spot *spots = annals_layout_alloc(layout, LANES * SIDES, sizeof *spots);
    double rise = RISE + (words->count > 0 ? words->parts[0].baseline / layout->scale : 0);
    for (size_t i = 0; spots && i < LANES * SIDES; i++)
        spots[i] = i % SIDES == 0 ? (annals_spot){0, 0, BESIDE, -(double)(i / SIDES) * LANE - rise}
                                  : (annals_spot){-1, 0, -BESIDE, -(double)(i / SIDES) * LANE - rise};
    return spots;
}

static annals_wish wish_of(annals_layout *layout, const annals_events *events, const annals_event_place *place)
{
    annals_wish wish = {.words = words_of(layout, place->event),
                        .at = {place->x, 0},
                        .spot_count = LANES * SIDES,
                        .room = {events->frame.x, -1e6, events->frame.width, 2e6},
                        .apart = APART * layout->scale,
                        .stands = true,
                        .adrift = true};
    wish.spots = make_spots(layout, &wish.words);
    return wish;
}

static int rightmost_first(const void *left, const void *right)
{
    const annals_event_place *a = left, *b = right;
    if (a->x != b->x)
        return a->x < b->x ? 1 : -1;
    return (a->event > b->event) - (a->event < b->event);
}

double annals_events_plan(annals_layout *layout, annals_events *events)
{
    size_t lanes = 0;
    if (events->count == 0)
        return 0;
    qsort(events->places, events->count, sizeof *events->places, rightmost_first);
    events->wishes = annals_layout_alloc(layout, events->count, sizeof *events->wishes);
    annals_phrase *whole = annals_layout_alloc(layout, events->count, sizeof *whole);
    for (size_t i = 0; events->wishes && whole && i < events->count && !layout->status; i++) {
        events->wishes[i] = wish_of(layout, events, &events->places[i]);
        whole[i] = events->wishes[i].words;
    }
    if (layout->status)
        return 0;
    annals_place_find(layout, events->wishes, events->count);
    for (size_t i = 0; i < events->count && !layout->status; i++) {
        const annals_wish *wish = &events->wishes[i];
        if (wish->placed)
            annals_phrase_warn(layout, &whole[i], &wish->words, NULL);
        else
            annals_warnings_add(layout->warnings, "event \"%s\" left without its words: no room",
                                events->places[i].event->label);
        lanes = wish->placed && wish->spot / SIDES + 1 > lanes ? wish->spot / SIDES + 1 : lanes;
    }
    return (double)lanes * LANE * layout->scale;
}

void annals_events_draw(annals_layout *layout, const annals_events *events, double floor_y)
{
    for (size_t i = 0; i < events->count && !layout->status; i++) {
        const annals_event_place *place = &events->places[i];
        const annals_wish nothing = {.placed = false}, *wish = events->wishes ? &events->wishes[i] : &nothing;
        bool beside = wish->placed && (place->x < wish->box.x || place->x > wish->box.x + wish->box.width);
        double top = floor_y;
        if (wish->placed) /* up to the top of its letters, or to below them */
            top += beside ? wish->box.y + wish->words.parts[0].baseline - wish->words.parts[0].setting.face.size
                          : wish->box.y + wish->words.height;
        annals_layout_rule(layout, ANNALS_ROLE_EVENT, (annals_point){place->x + 0.5, top},
                           (annals_point){place->x + 0.5, fmax(place->bottom, top)}, layout->theme->ink,
                           fmax(1, layout->scale * 0.9), 3 * layout->scale);
    }
    for (size_t i = 0; events->wishes && i < events->count && !layout->status; i++)
        annals_place_write(layout, &events->wishes[i], floor_y);
}
