/* Feeds a text to a scan of its own; knows nothing of what is wanted of it. */
#include "tests/scan/scans.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

void scan_show(const annals_scan_options *options, const char *text, const char *separator, scan_writer *write,
               char *out, size_t room)
{
    annals_scanner *scanner;
    annals_scan *scan;
    const annals_found *found;
    size_t count, used = 0;
    out[0] = '\0';
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_open(scanner, options, &scan, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_feed(scan, text, strlen(text), true, &found, &count, NULL), ANNALS_OK);
    for (size_t i = 0; i < count; i++) {
        used += (size_t)snprintf(out + used, room - used, "%s", used ? separator : "");
        assert_true(used < room);
        used += (size_t)write(&found[i], text + found[i].start, (int)(found[i].end - found[i].start), out + used,
                              room - used);
        assert_true(used < room);
    }
    annals_scan_close(scan);
    annals_scanner_close(scanner);
}

int scan_write_place(const annals_found *found, const char *words, int size, char *out, size_t room)
{
    char amount[ANNALS_AMOUNT_SIZE];
    (void)words, (void)size;
    annals_amount_print(&found->amount, amount);
    return snprintf(out, room, "%s %s@%d-%d", amount, found->unit, (int)found->start, (int)found->end);
}
