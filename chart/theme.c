/* Themes as values: the one that charts have unless they say otherwise; knows no files. */
#include "chart/theme.h"

const annals_theme annals_theme_screen = {
    .background = {0xFF, 0xFF, 0xFF, 255},
    .ink = {0x1A, 0x1F, 0x24, 255},
    .muted = {0x5B, 0x66, 0x70, 255},
    .faint = {0x6B, 0x75, 0x7E, 255},
    .grid = {0xE2, 0xE6, 0xEA, 255},
    .axis = {0x1A, 0x1F, 0x24, 255},
    .accent = {0x00, 0x67, 0xA8, 255},
    .series = {{0x00, 0x67, 0xA8, 255},
               {0xD5, 0x5E, 0x00, 255},
               {0x6B, 0x75, 0x7E, 255},
               {0x00, 0x86, 0x5E, 255},
               {0xB6, 0x4F, 0x8E, 255},
               {0x3B, 0x98, 0xD4, 255},
               {0x8A, 0x6A, 0x00, 255}},
    .series_count = 7,
    .shades = {{0x00, 0x67, 0xA8, 255}, {0xD5, 0x5E, 0x00, 255}, {0xA9, 0xB1, 0xB8, 255}, {0x24, 0x2B, 0x33, 255}},
    .shade_count = 4,
    .faces = {[ANNALS_FACE_TITLE] = {22, 700},
              [ANNALS_FACE_SUBTITLE] = {14, 400},
              [ANNALS_FACE_NAME] = {14, 500},
              [ANNALS_FACE_VALUE] = {14, 600},
              [ANNALS_FACE_TICK] = {12.5, 400},
              [ANNALS_FACE_NOTE] = {11.5, 400},
              [ANNALS_FACE_EVENT] = {12.5, 400}},
};
