/* The public id is fixed for ever: what goes into it, in which order, in which form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/checksum.h"
#include "record/identity.h"

#include <string.h>

typedef struct {
    const char *key;
    const char *unit;
    annals_nature nature;
    const char *source;
    const char *sha256;
    annals_kind kind;
    const char *period;
    const char *amount;
    annals_evidence evidence;
    const char *note;
} content;

static const content usual = {
    .key = "capex,company=Meta",
    .unit = "USD",
    .nature = ANNALS_FLOW,
    .source = "story",
    .sha256 = "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1",
    .kind = ANNALS_ACTUAL,
    .period = "2025",
    .amount = "14B",
    .evidence = {.quote = "spent 14B", .start = 5, .end = 14},
    .note = "by hand",
};

static annals_id id_of(content c)
{
    annals_str scratch = {0};
    annals_id head, id;
    annals_error error;
    assert_int_equal(annals_identity_head(c.key, c.unit, c.nature, c.source, c.sha256, &scratch, &head, &error),
                     ANNALS_OK);
    assert_int_equal(annals_identity(&head, c.kind, c.period, c.amount, &c.evidence, c.note, &scratch, &id, &error),
                     ANNALS_OK);
    annals_str_free(&scratch);
    return id;
}

static void is_the_documented_sum(void **state)
{
    (void)state;
    static const char head[] = "annals observation 1\0capex,company=Meta\0USD\0flow\0story\0"
                               "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1";
    static const char rest[] = "actual\0"
                               "2025\0"
                               "14B\0"
                               "5\0"
                               "14\0"
                               "spent 14B\0by hand";
    uint8_t whole[32 + sizeof rest];
    annals_id sum = annals_checksum(head, sizeof head), id = id_of(usual);
    memcpy(whole, sum.bytes, 32);
    memcpy(whole + 32, rest, sizeof rest);
    sum = annals_checksum(whole, sizeof whole);
    assert_memory_equal(&sum, &id, sizeof id);
}

static void without_evidence_its_places_are_empty(void **state)
{
    (void)state;
    static const char head[] = "annals observation 1\0a\0USD\0level\0feed\0";
    static const char rest[] = "target\0"
                               "2025\0"
                               "1\0\0\0\0";
    content bare = {.key = "a",
                    .unit = "USD",
                    .nature = ANNALS_LEVEL,
                    .source = "feed",
                    .kind = ANNALS_TARGET,
                    .period = "2025",
                    .amount = "1",
                    .evidence = {.start = -1, .end = -1}};
    uint8_t whole[32 + sizeof rest];
    annals_id sum = annals_checksum(head, sizeof head), id = id_of(bare);
    memcpy(whole, sum.bytes, 32);
    memcpy(whole + 32, rest, sizeof rest);
    sum = annals_checksum(whole, sizeof whole);
    assert_memory_equal(&sum, &id, sizeof id);
}

static void every_part_counts(void **state)
{
    (void)state;
    content others[12];
    for (size_t i = 0; i < 12; i++)
        others[i] = usual;
    others[0].key = "capex,company=Met";
    others[1].unit = "USD ";
    others[2].nature = ANNALS_LEVEL;
    others[3].source = "stor";
    others[4].sha256 = "";
    others[5].kind = ANNALS_ESTIMATE;
    others[6].period = "2025~";
    others[7].amount = "14.0B";
    others[8].evidence.start = 4;
    others[9].evidence.quote = "spent 14";
    others[10].note = NULL;
    others[11].evidence = (annals_evidence){.start = -1, .end = -1};
    annals_id first = id_of(usual);
    for (size_t i = 0; i < 12; i++) {
        annals_id other = id_of(others[i]);
        assert_memory_not_equal(&first, &other, sizeof first);
    }
    content around = usual;
    around.evidence.prefix = "Meta ";
    annals_id same = id_of(around);
    assert_memory_equal(&first, &same, sizeof first);
}

static void reads_what_it_prints(void **state)
{
    (void)state;
    annals_id id = id_of(usual), again;
    char text[ANNALS_ID_TEXT];
    annals_id_print(&id, text);
    assert_true(annals_id_parse(text, &again));
    assert_memory_equal(&id, &again, sizeof id);
    text[63] = '\0';
    assert_false(annals_id_parse(text, &again));
    assert_false(annals_id_parse("zz", &again));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_the_documented_sum),
        cmocka_unit_test(without_evidence_its_places_are_empty),
        cmocka_unit_test(every_part_counts),
        cmocka_unit_test(reads_what_it_prints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
