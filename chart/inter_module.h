/* What the module annals-inter.so gives: measuring text without a drawing library. Internal. */
#ifndef ANNALS_CHART_INTER_MODULE_H
#define ANNALS_CHART_INTER_MODULE_H

#include "inter.h"

#define ANNALS_INTER_MODULE "annals-inter.so"
#define ANNALS_INTER_SYMBOL "annals_inter_table"

/* The functions of inter.h. */
typedef struct {
    annals_status (*open)(annals_inter **inter, annals_error *error);
    void (*close)(annals_inter *inter);
    bool (*measure)(annals_inter *inter, const char *text, annals_face face, annals_extent *extent);
} annals_inter_functions;

#endif
