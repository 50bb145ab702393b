/* Periods as people write them, from their canonical text; knows nothing of charts. */
#include <string.h>

#include "chart/format.h"

#define DASH "\xE2\x80\x93"

const char *annals_format_month(int32_t month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return names[(month - 1) % 12];
}

void annals_format_year(annals_str *out, int32_t year)
{
    if (year > 0)
        annals_str_format(out, "%d", (int)year);
    else
        annals_str_format(out, "%d BC", 1 - (int)year);
}

static void add_day(annals_str *out, annals_date date)
{
    annals_str_format(out, "%d %s ", (int)date.day, annals_format_month(date.month));
    annals_format_year(out, date.year);
}

/* "10:00", "10:00:05", "10:00:05.25": seconds where there are some. */
static void add_clock(annals_str *out, annals_date date, bool seconds)
{
    int64_t second = date.microsecond / 1000000, rest = date.microsecond % 1000000;
    annals_str_format(out, "%02d:%02d", (int)(second / 3600), (int)(second / 60 % 60));
    if (seconds || second % 60 != 0 || rest != 0)
        annals_str_format(out, ":%02d", (int)(second % 60));
    if (rest == 0)
        return;
    int places = 6;
    for (; rest % 10 == 0; rest /= 10)
        places--;
    annals_str_format(out, ".%0*d", places, (int)rest);
}

static void add_instant(annals_str *out, annals_date date)
{
    add_day(out, date);
    annals_str_add(out, ", ");
    add_clock(out, date, false);
    annals_str_add(out, " UTC");
}

static void add_season(annals_str *out, const annals_period *period, int32_t year)
{
    static const char *const names[] = {"Spring", "Summer", "Autumn", "Winter"};
    const char *code = strrchr(period->text, '-');
    int season = code && code[1] == '2' && code[2] >= '1' && code[2] <= '4' ? code[2] - '1' : 0;
    annals_str_add(out, names[season]);
    annals_str_add_char(out, ' ');
    annals_format_year(out, year);
}

/* A period of one grain, without its flags. */
static void add_plain(annals_str *out, const annals_period *period)
{
    annals_date date = annals_date_of(period->earliest);
    const char *week = strchr(period->text, 'W');
    switch ((annals_grain)period->grain) {
    case ANNALS_INSTANT: add_instant(out, date); return;
    case ANNALS_DAY: add_day(out, date); return;
    case ANNALS_WEEK:
        annals_str_format(out, "week %.2s, ", week ? week + 1 + (week[1] == '0') : "");
        annals_format_year(out, annals_date_of(period->earliest + (period->latest - period->earliest) / 2).year);
        return;
    case ANNALS_MONTH: annals_str_format(out, "%s ", annals_format_month(date.month)); break;
    case ANNALS_SEASON: add_season(out, period, date.year); return;
    case ANNALS_QUARTER: annals_str_format(out, "Q%d ", (int)(date.month + 2) / 3); break;
    case ANNALS_HALF: annals_str_format(out, "H%d ", date.month > 6 ? 2 : 1); break;
    case ANNALS_YEAR: break;
    case ANNALS_DECADE:
        if (date.year > 0) {
            annals_str_format(out, "%ds", (int)date.year);
            return;
        }
        break;
    case ANNALS_CENTURY:
        annals_format_year(out, date.year);
        annals_str_add(out, DASH);
        annals_format_year(out, annals_date_of(period->latest).year);
        return;
    case ANNALS_INTERVAL:
    case ANNALS_SPAN: annals_str_add(out, period->text); return;
    }
    annals_format_year(out, date.year);
}

static const char *flags(const annals_period *period)
{
    if (period->approximate)
        return period->uncertain ? "perhaps about " : "about ";
    return period->uncertain ? "perhaps " : "";
}

/* "24–30 Jun 2025", "Aug–Dec 2025", "2020–2025", "24 Jun – 3 Jul 2025". */
static void add_pair(annals_str *out, const annals_period *first, const annals_period *last)
{
    annals_date a = annals_date_of(first->earliest);
    annals_date b = annals_date_of(last->earliest);
    bool same_grain = first->grain == last->grain;
    bool days = same_grain && first->grain == ANNALS_DAY;
    bool months = same_grain && first->grain == ANNALS_MONTH;
    if (days && a.year == b.year && a.month == b.month) {
        annals_str_format(out, "%d" DASH, (int)a.day);
    } else if (days && a.year == b.year) {
        annals_str_format(out, "%d %s " DASH " ", (int)a.day, annals_format_month(a.month));
    } else if (months && a.year == b.year) {
        annals_str_format(out, "%s" DASH, annals_format_month(a.month));
    } else {
        add_plain(out, first);
        annals_str_add(out, same_grain && first->grain == ANNALS_YEAR ? DASH : " " DASH " ");
    }
    add_plain(out, last);
}

static void add_interval(annals_str *out, const annals_period *period)
{
    annals_period first, last;
    const char *slash = strchr(period->text, '/');
    if (!slash) {
        annals_str_add(out, period->text);
        return;
    }
    bool has_first = annals_period_parse(period->text, (size_t)(slash - period->text), &first, NULL) == ANNALS_OK &&
                     period->earliest != ANNALS_MOMENT_MIN;
    bool has_last = annals_period_parse(slash + 1, strlen(slash + 1), &last, NULL) == ANNALS_OK &&
                    period->latest != ANNALS_MOMENT_MAX;
    if (has_first && has_last) {
        annals_str_add(out, flags(period));
        add_pair(out, &first, &last);
    } else if (has_first || has_last) {
        annals_str_add(out, has_first ? "since " : "to ");
        annals_format_period(out, has_first ? &first : &last);
    } else {
        annals_str_add(out, "all time");
    }
}

void annals_format_period(annals_str *out, const annals_period *period)
{
    if (period->grain == ANNALS_INTERVAL) {
        add_interval(out, period);
        return;
    }
    annals_str_add(out, flags(period));
    add_plain(out, period);
}

static bool same_day(annals_date a, annals_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

void annals_format_span(annals_str *out, const annals_period *first, const annals_period *last)
{
    annals_date a = annals_date_of(first->earliest), b = annals_date_of(last->earliest);
    bool years = first->grain == ANNALS_YEAR && last->grain == ANNALS_YEAR && !last->approximate;
    if (annals_period_same(first, last)) {
        annals_format_period(out, first);
    } else if (first->grain == ANNALS_INSTANT && last->grain == ANNALS_INSTANT && same_day(a, b)) {
        bool seconds = a.microsecond % 60000000 != 0 || b.microsecond % 60000000 != 0;
        add_day(out, a);
        annals_str_add(out, ", ");
        add_clock(out, a, seconds);
        annals_str_add(out, DASH);
        add_clock(out, b, seconds);
        annals_str_add(out, " UTC");
    } else {
        annals_format_period(out, first);
        annals_str_add(out, years ? DASH : " " DASH " ");
        annals_format_period(out, last);
    }
}
