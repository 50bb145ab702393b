/* A timeline in text: a row for each thing that happened, in order of time. */
#include <math.h>

#include "chart/layout_timeline.h"
#include "chart/terminal.h"

enum { GAP = 2 };

static const char disc[] = "\xE2\x97\x8F";
static const char ring[] = "\xE2\x97\x8B";

void annals_page_timeline(annals_page *page)
{
    annals_layout *layout = page->layout;
    size_t count = 0, dates = 0;
    annals_happening *rows = annals_timeline_list(layout, &count);
    for (size_t i = 0; rows && i < count; i++)
        dates = (size_t)fmax((double)dates, (double)annals_page_width(rows[i].date));
    for (size_t i = 0; rows && i < count && !layout->status; i++) {
        const annals_item *item = rows[i].item;
        bool fact = !item || item->row->kind == ANNALS_ACTUAL;
        size_t said = annals_page_width(rows[i].said), taken = dates + 2 * GAP + 1 + (said > 0 ? said + GAP : 0);
        annals_page_space(page, dates - annals_page_width(rows[i].date));
        annals_page_write(page, ANNALS_PEN_FAINT, 0, rows[i].date);
        annals_page_space(page, GAP);
        annals_page_write(page, item ? ANNALS_PEN_SERIES : ANNALS_PEN_FAINT, item ? item->entry : 0,
                          fact ? disc : ring);
        annals_page_space(page, GAP);
        annals_page_write(page, ANNALS_PEN_BOLD, 0,
                          annals_page_cut(page, rows[i].name, page->columns > taken ? page->columns - taken : 1));
        annals_page_space(page, GAP);
        annals_page_write(page, ANNALS_PEN_PLAIN, 0, rows[i].said);
        annals_page_break(page);
    }
}
