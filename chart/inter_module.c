/* The module annals-inter.so: its table of functions, the one thing that it exports. */
#include "chart/inter_module.h"

extern ANNALS_API const annals_inter_functions annals_inter_table;
const annals_inter_functions annals_inter_table = {annals_inter_open, annals_inter_close, annals_inter_measure};
