/* Measures of colours against published values. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "chart/colour.h"

/* From the test data of Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", table 1. */
static void differences_are_those_of_the_published_pairs(void **state)
{
    (void)state;
    static const struct {
        annals_lab a, b;
        double difference;
    } pairs[] = {
        {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
        {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
        {{50, 2.8361, -74.0200}, {50, 0, -82.7485}, 3.4412},
        {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
        {{50, 0, 0}, {50, -1, 2}, 2.3669},
        {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
        {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
        {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
        {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
        {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
        {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
        {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
        {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
        {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
        {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_true(fabs(annals_lab_difference(pairs[i].a, pairs[i].b) - pairs[i].difference) < 1e-4);
        assert_true(fabs(annals_lab_difference(pairs[i].b, pairs[i].a) - pairs[i].difference) < 1e-4);
    }
}

static const annals_colour black = {0, 0, 0, 255}, white = {255, 255, 255, 255};

static void contrast_goes_from_one_to_twenty_one(void **state)
{
    (void)state;
    assert_true(fabs(annals_colour_contrast(black, white) - 21) < 1e-9);
    assert_true(fabs(annals_colour_contrast(white, white) - 1) < 1e-9);
    assert_true(fabs(annals_colour_contrast((annals_colour){0x77, 0x77, 0x77, 255}, white) - 4.48) < 0.005);
}

static void red_and_green_are_alike_to_some_readers(void **state)
{
    (void)state;
    annals_colour red = {0xC0, 0x40, 0x30, 255}, olive = {0x80, 0x78, 0x20, 255};
    double normal = annals_colour_difference(red, olive, ANNALS_VISION_NORMAL);
    assert_true(normal > 30);
    assert_true(annals_colour_difference(red, olive, ANNALS_VISION_DEUTERANOPIA) < normal / 2);
    assert_true(fabs(annals_colour_difference(black, white, ANNALS_VISION_TRITANOPIA) - 100) < 0.1);
    for (annals_vision vision = ANNALS_VISION_NORMAL; vision < ANNALS_VISION_COUNT; vision++)
        assert_true(annals_colour_difference(red, red, vision) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_are_those_of_the_published_pairs),
        cmocka_unit_test(contrast_goes_from_one_to_twenty_one),
        cmocka_unit_test(red_and_green_are_alike_to_some_readers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
