/* What Cairo leaves out of the tags of a PDF. Internal to the drawing module. */
#ifndef ANNALS_CHART_PDF_TAGS_H
#define ANNALS_CHART_PDF_TAGS_H

#include "series/str.h"

/* Says in a finished file that it is tagged, in which language (BCP 47) it is, and what its figure shows. */
void annals_pdf_tag(annals_str *file, const char *description, const char *language);

#endif
