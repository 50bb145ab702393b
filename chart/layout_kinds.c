/* The table of chart kinds: what lays each out; knows none of them but by name. */
#include "chart/layout.h"

const annals_chart_form *annals_chart_form_of(annals_chart_kind kind)
{
    static const annals_chart_form *const forms[] = {
        [ANNALS_CHART_BARS] = &annals_form_bars,
        [ANNALS_CHART_COLUMNS] = &annals_form_columns,
        [ANNALS_CHART_DIVERGING] = &annals_form_diverging,
        [ANNALS_CHART_TIME] = &annals_form_time,
        [ANNALS_CHART_STACKED_BARS] = &annals_form_stacked_bars,
        [ANNALS_CHART_STACKED_COLUMNS] = &annals_form_stacked_columns,
        [ANNALS_CHART_DOTS] = &annals_form_dots,
        [ANNALS_CHART_DUMBBELL] = &annals_form_dumbbell,
        [ANNALS_CHART_SPARK] = &annals_form_spark,
        [ANNALS_CHART_TIMELINE] = &annals_form_timeline,
        [ANNALS_CHART_WATERFALL] = &annals_form_waterfall,
        [ANNALS_CHART_SLOPE] = &annals_form_slope,
        [ANNALS_CHART_TABLE] = &annals_form_table,
    };
    return forms[kind];
}
