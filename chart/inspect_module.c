/* The module annals-inspect.so: its table of readers, the one thing that it exports. */
#include "chart/inspect_module.h"

extern ANNALS_API const annals_inspect_functions annals_inspect;
const annals_inspect_functions annals_inspect = {annals_inspect_png, annals_inspect_pdf, annals_inspect_svg};
