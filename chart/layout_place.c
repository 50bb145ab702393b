/* Finds places for words, candidate by candidate, against all that is drawn and each other; knows no axis and no kind
 * of chart. */
#include "chart/layout_place_free.h"

#include <math.h>
#include <string.h>

/* --- A batch -------------------------------------------------------------------------------------------------------
 */

enum {
    GAP = 8,
    RINGS = 3,
    WAYS = 12,
    CUTS = 3,
    MOVES = 2,
    RULE_CLEAR = 2,
    LEADER_GAP = 5,
    PAD = 3,
    SEARCHED = 12,
    TRIALS = 3000,
    TRIALS_ALL = 60000
};

const annals_spot annals_spots_about[] = {
    {-0.5, -1, 0, -GAP},
    {0, -0.5, 1.2 * GAP, 0},
    {-1, -0.5, -1.2 * GAP, 0},
    {-0.5, 0, 0, GAP},
    {0, -1, 0.7 * GAP, -0.7 * GAP},
    {-1, -1, -0.7 * GAP, -0.7 * GAP},
    {0, 0, 0.7 * GAP, 0.7 * GAP},
    {-1, 0, -0.7 * GAP, 0.7 * GAP},
    {-0.5, -1, 0, -1.7 * GAP},
    {-0.5, 0, 0, 1.7 * GAP},
    {-0.5, -1, 0, -3.6 * GAP},
    {-0.5, 0, 0, 3.6 * GAP},
    {0, -0.5, 3 * GAP, 0},
    {-1, -0.5, -3 * GAP, 0},
    {-0.5, -1, 0, -5.5 * GAP},
    {-0.5, 0, 0, 5.5 * GAP},
};
const size_t annals_spots_about_count = sizeof annals_spots_about / sizeof *annals_spots_about;

const annals_spot annals_spot_behind = {0, -0.5, 0, 0}, annals_spot_before = {-1, -0.5, 0, 0},
                  annals_spot_above = {-0.5, -1, 0, 0}, annals_spot_below = {-0.5, 0, 0, 0},
                  annals_spot_middle = {-0.5, -0.5, 0, 0};

typedef struct {
    annals_layout *layout;
    annals_wish *wishes;
    size_t count;
} batch;

static const size_t nobody = SIZE_MAX, several = SIZE_MAX - 1;

static bool is_over(annals_point from, annals_point to, annals_box box)
{
    return annals_segment_meets(from, to,
                                (annals_box){box.x + ANNALS_TOUCH, box.y + ANNALS_TOUCH, box.width - 2 * ANNALS_TOUCH,
                                             box.height - 2 * ANNALS_TOUCH});
}

/* Whether the rule below one runs through the words of another. */
static bool stands_through(const annals_wish *wish, annals_box words)
{
    annals_point top = {wish->at.x, wish->box.y + wish->box.height / 2};
    words.x -= RULE_CLEAR;
    words.width += 2 * RULE_CLEAR;
    return wish->stands && is_over(wish->at, top, words);
}

static bool collide(const annals_wish *a, const annals_wish *b)
{
    double apart = fmax(a->apart, b->apart);
    annals_box wide = {a->box.x - apart, a->box.y, a->box.width + 2 * apart, a->box.height};
    return annals_boxes_meet(wide, b->box) || (a->led && is_over(a->leader[0], a->leader[1], b->box)) ||
           (b->led && is_over(b->leader[0], b->leader[1], a->box)) || stands_through(a, b->box) ||
           stands_through(b, a->box);
}

/* Who of those that are placed is in the way of one. */
static size_t who_blocks(const batch *all, size_t at)
{
    size_t found = nobody;
    for (size_t i = 0; i < all->count; i++)
        if (i != at && all->wishes[i].placed && collide(&all->wishes[at], &all->wishes[i]))
            found = found == nobody ? i : several;
    return found;
}

static annals_box box_at(const annals_layout *layout, const annals_wish *wish, const annals_spot *spot)
{
    double width = wish->words.width, height = wish->words.height;
    double up = spot->heights == -0.5 ? annals_phrase_middle(&wish->words) : -spot->heights * height;
    return (annals_box){wish->at.x + spot->widths * width + spot->x * layout->scale,
                        wish->at.y - up + spot->y * layout->scale, width, height};
}

static bool try_spots(batch *all, size_t at, int moves);

/* Puts one into a box, where nobody else is, or who is there finds another place. */
static bool take(batch *all, size_t at, annals_box box, int moves)
{
    annals_wish *wish = &all->wishes[at];
    if (!annals_place_is_free_for(all->layout, wish, box))
        return false;
    wish->box = box;
    size_t other = who_blocks(all, at);
    if (other == nobody)
        return wish->placed = true;
    if (moves == 0 || other == several)
        return false;
    annals_wish before = all->wishes[other];
    all->wishes[other].placed = all->wishes[other].led = false;
    wish->placed = true;
    if (try_spots(all, other, moves - 1))
        return true;
    all->wishes[other] = before;
    return wish->placed = false;
}

static bool try_spots(batch *all, size_t at, int moves)
{
    annals_wish *wish = &all->wishes[at];
    for (size_t i = 0; i < wish->spot_count && !all->layout->status; i++) {
        wish->spot = i;
        if (take(all, at, box_at(all->layout, wish, &wish->spots[i]), moves))
            return true;
    }
    return false;
}

/* A spot that lies over an edge of the room, shifted inwards: as far as what is named is still beside it. */
static bool shifted_box(const annals_layout *layout, const annals_wish *wish, const annals_spot *spot, annals_box *box)
{
    *box = box_at(layout, wish, spot);
    double x = fmax(wish->room.x, fmin(box->x, wish->room.x + wish->room.width - box->width));
    bool moved = x != box->x;
    box->x = x;
    return moved && wish->at.x >= x && wish->at.x <= x + box->width;
}

static bool try_shifted(batch *all, size_t at)
{
    annals_wish *wish = &all->wishes[at];
    annals_box box;
    for (size_t i = 0; i < wish->spot_count && !all->layout->status; i++) {
        wish->spot = i;
        if (shifted_box(all->layout, wish, &wish->spots[i], &box) && take(all, at, box, 0))
            return true;
    }
    return false;
}

/* --- Farther away, with a line -------------------------------------------------------------------------------------
 */

/* From a point to the nearest edge of a box. */
static annals_point edge_of(annals_box box, annals_point from)
{
    return (annals_point){fmin(fmax(from.x, box.x), box.x + box.width), fmin(fmax(from.y, box.y), box.y + box.height)};
}

/* From beside the point to before the words; none where they are so near that none is needed. */
static void set_leader(const annals_layout *layout, annals_wish *wish, annals_box box)
{
    annals_point to = edge_of(box, wish->at);
    double dx = to.x - wish->at.x, dy = to.y - wish->at.y, length = hypot(dx, dy);
    double from = GAP * layout->scale, until = length - LEADER_GAP * layout->scale;
    wish->led = until > from;
    if (!wish->led)
        return;
    wish->leader[0] = (annals_point){wish->at.x + dx * from / length, wish->at.y + dy * from / length};
    wish->leader[1] = (annals_point){wish->at.x + dx * until / length, wish->at.y + dy * until / length};
}

static bool runs_through_words(const annals_layout *layout, const annals_wish *wish)
{
    return wish->led && annals_place_crosses_words(layout, wish->leader[0], wish->leader[1]);
}

/* In rings about the point, the nearest first. */
static bool try_far(batch *all, size_t at)
{
    annals_wish *wish = &all->wishes[at];
    double width = wish->words.width, height = wish->words.height;
    for (int ring = 1; ring <= RINGS && wish->leads; ring++)
        for (int way = 0; way < WAYS && !all->layout->status; way++) {
            double angle = 2 * acos(-1) * way / WAYS, reach = height * (1 + 1.5 * ring);
            annals_point middle = {wish->at.x + cos(angle) * (reach + width / 2), wish->at.y - sin(angle) * reach};
            annals_box box = {middle.x - width / 2, middle.y - height / 2, width, height};
            set_leader(all->layout, wish, box);
            if (!runs_through_words(all->layout, wish) && take(all, at, box, 0))
                return true;
        }
    wish->led = false;
    return false;
}

/* --- Shorter -------------------------------------------------------------------------------------------------------
 */

static bool try_whole(batch *all, size_t at)
{
    return try_spots(all, at, 0) || try_shifted(all, at) || try_spots(all, at, MOVES) || try_far(all, at);
}

static bool try_brief(batch *all, size_t at)
{
    annals_wish *wish = &all->wishes[at];
    annals_phrase whole = wish->words, brief = {.align = whole.align};
    if (!wish->brief || whole.count == 0)
        return false;
    annals_phrase_add(all->layout, &brief, wish->brief, whole.parts[0].setting, 0);
    wish->words = brief;
    if (try_whole(all, at))
        return true;
    wish->words = whole;
    return false;
}

/* How wide words at a spot may be within the room. */
static double width_at(const annals_layout *layout, const annals_wish *wish, const annals_spot *spot)
{
    double x = wish->at.x + spot->x * layout->scale, before = x - wish->room.x;
    double after = wish->room.x + wish->room.width - x;
    if (spot->widths == 0)
        return after;
    return spot->widths == -1 ? before : 2 * fmin(before, after);
}

/* As wide as the widest spot is; else three quarters, a half, a quarter of what it was. */
static bool try_cut(batch *all, size_t at)
{
    annals_wish *wish = &all->wishes[at];
    annals_phrase whole = wish->words;
    double widest = 0;
    for (size_t i = 0; i < wish->spot_count; i++)
        widest = fmax(widest, width_at(all->layout, wish, &wish->spots[i]));
    for (int cut = CUTS + 1; cut > 0 && !all->layout->status; cut--) {
        double width = cut > CUTS ? widest : whole.width * cut / (CUTS + 1);
        wish->words = whole;
        if (width < whole.width && annals_phrase_shorten(all->layout, &wish->words, width) && try_spots(all, at, 0))
            return true;
    }
    wish->words = whole;
    return false;
}

/* --- All of a small batch at once, where one after the other does not do ------------------------------------------
 */

typedef struct {
    batch *all;
    size_t spots;  /* of each that may be taken */
    size_t drops;  /* that may still be left out */
    size_t trials; /* that are left */
} search;

static bool search_from(search *s, size_t at)
{
    if (at == s->all->count)
        return true;
    annals_wish *wish = &s->all->wishes[at];
    for (size_t i = 0; i < 2 * wish->spot_count && i / 2 < s->spots && s->trials > 0; i++) {
        const annals_spot *spot = &wish->spots[i / 2];
        annals_box box = box_at(s->all->layout, wish, spot);
        s->trials--;
        wish->spot = i / 2;
        if (i % 2 == 1 && !shifted_box(s->all->layout, wish, spot, &box))
            continue;
        if (take(s->all, at, box, 0) && search_from(s, at + 1))
            return true;
        wish->placed = false;
    }
    if (s->drops == 0)
        return false;
    s->drops--;
    if (search_from(s, at + 1))
        return true;
    s->drops++;
    return false;
}

/* As few left out as can be, then as few spots as can be; gives how many are placed. */
static size_t search_all(batch *all)
{
    size_t most = 0;
    for (size_t i = 0; i < all->count; i++)
        most = all->wishes[i].spot_count > most ? all->wishes[i].spot_count : most;
    size_t budget = all->wishes[0].adrift ? TRIALS_ALL : TRIALS; /* what is drawn makes trials dear */
    for (size_t drops = 0; drops <= all->count; drops++)
        for (size_t spots = 2; spots <= most + 1 && budget > 0; spots += 2) {
            search s = {all, spots, drops, budget < TRIALS ? budget : TRIALS};
            for (size_t i = 0; i < all->count; i++)
                all->wishes[i].placed = all->wishes[i].led = false;
            budget -= s.trials;
            if (search_from(&s, 0))
                return all->count - drops + s.drops;
            budget += s.trials;
        }
    return 0;
}

static size_t place_in_turn(batch *all)
{
    size_t placed = 0;
    for (size_t i = 0; i < all->count && !all->layout->status; i++)
        placed += all->wishes[i].words.count > 0 && (try_whole(all, i) || try_brief(all, i) || try_cut(all, i));
    return placed;
}

size_t annals_place_find(annals_layout *layout, annals_wish *wishes, size_t count)
{
    batch all = {layout, wishes, count};
    annals_wish *before = count > 1 && count <= SEARCHED ? annals_layout_alloc(layout, count, sizeof *before) : NULL;
    if (before)
        memcpy(before, wishes, count * sizeof *before);
    size_t placed = place_in_turn(&all);
    annals_wish *in_turn = before && placed < count ? annals_layout_alloc(layout, count, sizeof *in_turn) : NULL;
    if (!in_turn || layout->status)
        return placed;
    memcpy(in_turn, wishes, count * sizeof *in_turn);
    memcpy(wishes, before, count * sizeof *wishes);
    size_t found = search_all(&all);
    if (found > placed)
        return found;
    memcpy(wishes, in_turn, count * sizeof *wishes);
    return placed;
}

/* A little wider, so that no grid line touches a letter, where there is nothing but grid. */
static annals_box widened(const annals_layout *layout, const annals_wish *wish, annals_box box)
{
    double pad = PAD * layout->scale;
    annals_wish alone = {.clears = wish->clears, .room = annals_place_page(layout)};
    annals_box wide = {box.x - pad, box.y, box.width + 2 * pad, box.height};
    return annals_place_is_free_for(layout, &alone, wide) ? wide : box;
}

void annals_place_write(annals_layout *layout, const annals_wish *wish, double down)
{
    annals_box box = wish->box;
    if (!wish->placed || wish->words.count == 0)
        return;
    box.y += down;
    if (!wish->within)
        annals_place_clear_below(layout, widened(layout, wish, box), wish->clears);
    annals_phrase_write(layout, &wish->words, box.x, box.y);
    if (wish->led)
        annals_layout_rule(layout, ANNALS_ROLE_SERIES, wish->leader[0], wish->leader[1],
                           annals_colour_alpha(wish->words.parts[0].setting.colour, 0.6),
                           fmax(0.75, layout->scale * 0.75), 0);
}

size_t annals_place_all(annals_layout *layout, annals_wish *wishes, size_t count)
{
    annals_phrase *whole = annals_layout_alloc(layout, count, sizeof *whole);
    for (size_t i = 0; whole && i < count; i++)
        whole[i] = wishes[i].words;
    size_t placed = whole ? annals_place_find(layout, wishes, count) : 0;
    for (size_t i = 0; whole && i < count && !layout->status; i++) {
        annals_place_write(layout, &wishes[i], 0);
        bool brief = wishes[i].brief && wishes[i].placed && wishes[i].words.parts[0].text == wishes[i].brief;
        if (!brief)
            annals_phrase_warn(layout, &whole[i], wishes[i].placed ? &wishes[i].words : &(annals_phrase){.count = 0},
                               wishes[i].of);
    }
    return placed;
}
