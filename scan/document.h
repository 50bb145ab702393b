/* How much a scan has worked, counted in steps: what tests compare where a clock would tell nothing. Internal. */
#ifndef ANNALS_SCAN_DOCUMENT_H
#define ANNALS_SCAN_DOCUMENT_H

#include "scan.h"

/* Bytes looked at, tokens made and looked through, numbers and periods tried so far. */
uint64_t annals_scan_work(const annals_scan *scan);

#endif
