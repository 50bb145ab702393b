/* Imports a row of SDMX-CSV: its cells become those of a row of figures. What SDMX says and what annals' own columns
 * say beside it must agree. */
#include "record/import.h"

#include "series/sdmx.h"

#include <string.h>

/* Room for the cells that are made, not lent. */
typedef struct {
    char period[ANNALS_PERIOD_SIZE];
    char amount[ANNALS_AMOUNT_SIZE];
} made;

static void set_cell(annals_import_row *figure, annals_figure_column column, const char *text)
{
    figure->cells[column] = text;
    figure->sizes[column] = text ? strlen(text) : 0;
}

static annals_status check_structure(const annals_import_row *row, annals_error *error)
{
    const char *structure = row->cells[ANNALS_SDMX_STRUCTURE], *id = row->cells[ANNALS_SDMX_STRUCTURE_ID];
    const char *action = row->cells[ANNALS_SDMX_ACTION];
    if (strcmp(structure, "dataflow") != 0)
        return annals_error_set(error, ANNALS_INVALID, "STRUCTURE: \"%.40s\": wants dataflow", structure);
    if (strcmp(id, ANNALS_SDMX_DATAFLOW) != 0)
        return annals_error_set(error, ANNALS_INVALID, "STRUCTURE_ID: \"%.60s\": wants " ANNALS_SDMX_DATAFLOW, id);
    if (action && strcmp(action, "I") != 0 && strcmp(action, "A") != 0)
        return annals_error_set(error, ANNALS_INVALID,
                                "ACTION: \"%.40s\": an import only adds: wants I (information) or A (append)", action);
    return ANNALS_OK;
}

static annals_status take_kind(const annals_import_row *row, annals_import_row *figure, annals_error *error)
{
    const char *code = row->cells[ANNALS_SDMX_OBS_STATUS], *name = row->cells[ANNALS_SDMX_KIND];
    annals_kind of_code = ANNALS_ACTUAL, kind;
    if (code && !annals_sdmx_status_parse(code, &of_code))
        return annals_error_set(error, ANNALS_INVALID,
                                "OBS_STATUS: \"%.40s\" is none that annals has; wants A (actual), E (estimate) or F "
                                "(guidance, or target if KIND says so)",
                                code);
    set_cell(figure, ANNALS_FIGURE_KIND, name ? name : annals_kind_name(of_code));
    if (code && name && annals_kind_parse(name, &kind) && strcmp(annals_sdmx_status(kind), code) != 0)
        return annals_error_set(error, ANNALS_INVALID, "OBS_STATUS: \"%s\", but KIND is %s, which is %s", code, name,
                                annals_sdmx_status(kind));
    return ANNALS_OK;
}

static annals_status take_period(const annals_import_row *row, annals_import_row *figure, made *room,
                                 annals_error *error)
{
    const char *time = row->cells[ANNALS_SDMX_TIME_PERIOD], *edtf = row->cells[ANNALS_SDMX_EDTF];
    annals_period of_time, period;
    if (!time && !edtf)
        return annals_error_set(error, ANNALS_INVALID, "TIME_PERIOD: empty, and EDTF as well");
    annals_status status =
        time ? annals_sdmx_period_parse(time, row->sizes[ANNALS_SDMX_TIME_PERIOD], &of_time, error) : ANNALS_OK;
    if (status)
        return status;
    if (edtf && annals_period_parse(edtf, row->sizes[ANNALS_SDMX_EDTF], &period, error))
        return annals_error_prefix(error, "EDTF");
    if (time && edtf && (period.earliest != of_time.earliest || period.latest != of_time.latest))
        return annals_error_set(error, ANNALS_INVALID, "TIME_PERIOD: \"%s\" is another period than EDTF's \"%s\"", time,
                                edtf);
    strcpy(room->period, edtf ? period.text : of_time.text);
    set_cell(figure, ANNALS_FIGURE_PERIOD, room->period);
    return ANNALS_OK;
}

static annals_status take_amount(const annals_import_row *row, annals_import_row *figure, made *room,
                                 annals_error *error)
{
    const char *value = row->cells[ANNALS_SDMX_OBS_VALUE], *notation = row->cells[ANNALS_SDMX_AMOUNT];
    annals_decimal of_value, stated;
    annals_amount amount;
    if (!value && !notation)
        return annals_error_set(error, ANNALS_INVALID, "OBS_VALUE: empty, and AMOUNT as well");
    annals_status status =
        value ? annals_sdmx_value_parse(value, row->cells[ANNALS_SDMX_UNIT_MULT], &of_value, error) : ANNALS_OK;
    if (status)
        return status;
    if (!notation) {
        amount = annals_amount_exact(of_value);
    } else if (annals_amount_parse(notation, row->sizes[ANNALS_SDMX_AMOUNT], &amount, error)) {
        return annals_error_prefix(error, "AMOUNT");
    } else if (value && (!annals_amount_stated(&amount, &stated) || annals_decimal_compare(stated, of_value) != 0)) {
        return annals_error_set(error, ANNALS_INVALID, "OBS_VALUE: %s is another number than AMOUNT's \"%s\"", value,
                                notation);
    }
    annals_amount_print(&amount, room->amount);
    set_cell(figure, ANNALS_FIGURE_AMOUNT, room->amount);
    return ANNALS_OK;
}

annals_status annals_import_add_sdmx(annals_import *run, const annals_import_row *row, annals_error *error)
{
    static const struct {
        annals_sdmx_column from;
        annals_figure_column to;
    } same[] = {
        {ANNALS_SDMX_SERIES, ANNALS_FIGURE_SERIES},     {ANNALS_SDMX_SOURCE, ANNALS_FIGURE_SOURCE},
        {ANNALS_SDMX_UNIT_MEASURE, ANNALS_FIGURE_UNIT}, {ANNALS_SDMX_NATURE, ANNALS_FIGURE_NATURE},
        {ANNALS_SDMX_OFFSET, ANNALS_FIGURE_OFFSET},     {ANNALS_SDMX_QUOTE, ANNALS_FIGURE_QUOTE},
        {ANNALS_SDMX_NOTE, ANNALS_FIGURE_NOTE},
    };
    annals_import_row figure = {.line = row->line};
    made room;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        figure.cells[same[i].to] = row->cells[same[i].from];
        figure.sizes[same[i].to] = row->sizes[same[i].from];
    }
    annals_status status = check_structure(row, error);
    if (!status)
        status = take_kind(row, &figure, error);
    if (!status)
        status = take_period(row, &figure, &room, error);
    if (!status)
        status = take_amount(row, &figure, &room, error);
    annals_id id;
    return status ? status : annals_import_figure(run, &figure, &id, error);
}
