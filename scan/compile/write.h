/* Tables as text of a C file. Internal. */
#ifndef ANNALS_SCAN_COMPILE_WRITE_H
#define ANNALS_SCAN_COMPILE_WRITE_H

#include "../../series/str.h"
#include "../detect_table.h"
#include "../language.h"

/* Adds the file: what language.h and detect.h declare extern. */
void annals_tables_write(annals_str *out, const annals_language *languages, size_t count,
                         const annals_detector *detector);

#endif
