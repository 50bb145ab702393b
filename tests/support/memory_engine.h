/* A naive store in memory behind the record's interface: every search is a walk over an array, every sort a qsort. */
#ifndef ANNALS_TESTS_MEMORY_ENGINE_H
#define ANNALS_TESTS_MEMORY_ENGINE_H

#include "record/engine.h"

extern const annals_engine memory_engine;

/* Forgets all stores. Stores have names and live on between close and open. */
void memory_engine_forget(void);

#endif
