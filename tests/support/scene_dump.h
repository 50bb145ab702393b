/* A scene as lines of text, for golden files. */
#ifndef ANNALS_TESTS_SCENE_DUMP_H
#define ANNALS_TESTS_SCENE_DUMP_H

#include "chart/scene.h"

/* Freed with free(). */
char *scene_dump(const annals_scene *scene);

#endif
