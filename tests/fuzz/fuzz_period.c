/* Any bytes as a period: what is read must print, read and stay the same, and lie in bins that hold it. */
#include "series/period.h"
#include "series/utf8.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void want(bool truth)
{
    if (!truth)
        abort();
}

static void check_period(const annals_period *period)
{
    annals_period again, bin;
    want(memchr(period->text, '\0', sizeof period->text) != NULL);
    want(annals_period_parse(period->text, strlen(period->text), &again, NULL) == ANNALS_OK);
    want(annals_period_compare(period, &again) == 0 && annals_period_same(period, &again));
    want(again.grain == period->grain && again.approximate == period->approximate);
    want(again.uncertain == period->uncertain && period->earliest <= period->latest);
    want(annals_period_contains(period, &again) && annals_period_overlaps(period, &again));
    if (annals_period_at(period->earliest, ANNALS_WEEK, &bin, NULL) == ANNALS_OK)
        want(bin.earliest <= period->earliest && period->earliest <= bin.latest);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    annals_period period;
    annals_error error;
    annals_status status = annals_period_parse((const char *)data, size, &period, &error);
    want(status == ANNALS_OK || status == ANNALS_INVALID);
    if (status == ANNALS_OK)
        check_period(&period);
    else
        want(annals_utf8_bad(error.message, strlen(error.message)) == strlen(error.message));
    return 0;
}
