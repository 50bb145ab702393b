/* An arena: its memory lives until it is cleared or freed, and is given again. */
#include "series/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { TEXTS = 5000 };

static void keeps_texts_apart(void **state)
{
    annals_arena *arena = annals_arena_new();
    char *kept[TEXTS], text[16];
    (void)state;
    assert_non_null(arena);
    for (int i = 0; i < TEXTS; i++) {
        snprintf(text, sizeof text, "%d", i);
        kept[i] = annals_arena_text(arena, text);
        assert_non_null(kept[i]);
    }
    for (int i = 0; i < TEXTS; i++) {
        snprintf(text, sizeof text, "%d", i);
        assert_string_equal(kept[i], text);
    }
    assert_null(annals_arena_text(arena, NULL));
    annals_arena_free(arena);
}

static void gives_memory_again_when_it_was_cleared(void **state)
{
    annals_arena *arena = annals_arena_new();
    char large[10000];
    (void)state;
    assert_non_null(arena);
    annals_arena_clear(arena);
    memset(large, 'x', sizeof large);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
            char *copy = annals_arena_copy(arena, large, sizeof large);
            assert_non_null(copy);
            assert_int_equal(copy[sizeof large], '\0');
            assert_memory_equal(copy, large, sizeof large);
        }
        annals_arena_clear(arena);
    }
    assert_string_equal(annals_arena_copy(arena, "after", 5), "after");
    annals_arena_free(arena);
    annals_arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_texts_apart),
        cmocka_unit_test(gives_memory_again_when_it_was_cleared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
