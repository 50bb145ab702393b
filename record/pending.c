/* Collects the observations of a change in compact memory; knows no store. */
#include "record/pending.h"

#include "record/index.h"
#include "series/list.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROWS = 4, FIRST_SLOTS = 8 };

/* Eight bytes a row, for rows that are here and rows that are gone. */
struct annals_pending_slot {
    uint32_t check;
    uint32_t ordinal; /* from 1; 0: empty */
};

void annals_pending_free(annals_pending *pending)
{
    free(pending->rows);
    free(pending->slots);
    annals_arena_free(pending->arena);
    *pending = (annals_pending){0};
}

static uint32_t hash_of(const annals_stored_observation *row)
{
    uint64_t hash = annals_hash(ANNALS_HASH_START, row->period, strlen(row->period));
    int64_t numbers[] = {row->series, row->source, row->kind};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hash = (hash ^ (uint64_t)numbers[i]) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(hash >> 32);
}

static bool same(const annals_stored_observation *a, const annals_stored_observation *b)
{
    return a->series == b->series && a->source == b->source && a->kind == b->kind && strcmp(a->period, b->period) == 0;
}

const annals_stored_observation *annals_pending_find(const annals_pending *pending,
                                                     const annals_stored_observation *row, bool *gone)
{
    *gone = false;
    if (pending->slot_room == 0)
        return NULL;
    uint32_t check = hash_of(row);
    size_t mask = pending->slot_room - 1;
    for (size_t at = check & mask; pending->slots[at].ordinal > 0; at = (at + 1) & mask) {
        if (pending->slots[at].check != check)
            continue;
        size_t ordinal = pending->slots[at].ordinal;
        if (ordinal <= pending->gone)
            *gone = true;
        else if (same(&pending->rows[ordinal - 1 - pending->gone], row))
            return &pending->rows[ordinal - 1 - pending->gone];
    }
    return NULL;
}

static void put(annals_pending_slot *slots, size_t room, annals_pending_slot slot)
{
    size_t at = slot.check & (room - 1);
    while (slots[at].ordinal > 0)
        at = (at + 1) & (room - 1);
    slots[at] = slot;
}

static annals_status make_slot_room(annals_pending *pending, annals_error *error)
{
    if ((pending->gone + pending->count + 1) * 4 <= pending->slot_room * 3)
        return ANNALS_OK;
    size_t room = pending->slot_room > 0 ? pending->slot_room * 2 : FIRST_SLOTS;
    annals_pending_slot *slots = calloc(room, sizeof *slots);
    if (!slots)
        return annals_error_no_memory(error);
    for (size_t i = 0; i < pending->slot_room; i++)
        if (pending->slots[i].ordinal > 0)
            put(slots, room, pending->slots[i]);
    free(pending->slots);
    pending->slots = slots;
    pending->slot_room = room;
    return ANNALS_OK;
}

static annals_status make_row_room(annals_pending *pending, annals_error *error)
{
    annals_stored_observation *rows =
        annals_list_widen(pending->rows, pending->count, &pending->room, FIRST_ROWS, sizeof *rows);
    if (!rows)
        return annals_error_no_memory(error);
    pending->rows = rows;
    return ANNALS_OK;
}

/* Moves a text to the front of the room that is left. */
static const char *place(char **room, const char *text, size_t size)
{
    char *placed = *room;
    memcpy(placed, text, size);
    placed[size] = '\0';
    *room = placed + size + 1;
    return placed;
}

/* Copies the row's texts into one block of the arena. */
static annals_status copy_texts(annals_pending *pending, annals_stored_observation *row, const annals_context *context,
                                annals_error *error)
{
    size_t period = strlen(row->period), amount = strlen(row->amount), note = strlen(row->note);
    size_t quote = row->evidence.quote ? strlen(row->evidence.quote) : 0;
    size_t size = period + amount + note + 3;
    if (row->evidence.quote)
        size += quote + context->prefix_size + context->suffix_size + 3;
    char *room = annals_arena_alloc(pending->arena, size);
    if (!room)
        return annals_error_no_memory(error);
    row->period = place(&room, row->period, period);
    row->amount = place(&room, row->amount, amount);
    row->note = place(&room, row->note, note);
    if (row->evidence.quote) {
        row->evidence.quote = place(&room, row->evidence.quote, quote);
        row->evidence.prefix = place(&room, context->prefix, context->prefix_size);
        row->evidence.suffix = place(&room, context->suffix, context->suffix_size);
    }
    return ANNALS_OK;
}

annals_status annals_pending_add(annals_pending *pending, const annals_stored_observation *row,
                                 const annals_context *context, annals_error *error)
{
    if (!pending->arena)
        pending->arena = annals_arena_new();
    annals_status status = pending->arena ? ANNALS_OK : annals_error_no_memory(error);
    if (!status)
        status = make_slot_room(pending, error);
    if (!status)
        status = make_row_room(pending, error);
    if (status)
        return status;
    annals_stored_observation *added = &pending->rows[pending->count];
    *added = *row;
    status = copy_texts(pending, added, context, error);
    if (status)
        return status;
    pending->count++;
    uint32_t ordinal = (uint32_t)(pending->gone + pending->count);
    put(pending->slots, pending->slot_room, (annals_pending_slot){hash_of(row), ordinal});
    return ANNALS_OK;
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Rows then go in at the end of the store's index as far as they can. */
static int in_store_order(const void *a, const void *b)
{
    const annals_stored_observation *left = a, *right = b;
    int order = compare(left->series, right->series);
    order = order ? order : compare(left->earliest, right->earliest);
    order = order ? order : compare(left->latest, right->latest);
    order = order ? order : compare(left->kind, right->kind);
    order = order ? order : compare(left->source, right->source);
    return order ? order : strcmp(left->period, right->period);
}

void annals_pending_number(annals_pending *pending, int64_t first)
{
    if (pending->count > 1)
        qsort(pending->rows, pending->count, sizeof *pending->rows, in_store_order);
    for (size_t i = 0; i < pending->count; i++)
        pending->rows[i].number = first + (int64_t)i;
}

void annals_pending_clear(annals_pending *pending)
{
    pending->gone += pending->count;
    pending->count = 0;
    annals_arena_free(pending->arena);
    pending->arena = NULL;
}
