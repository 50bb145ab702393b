/* Reads the document properties of a PDF through qpdf; knows nothing of charts. */
#include "chart/inspect_module.h"

#include <qpdf/qpdf-c.h>

static void keep_text(qpdf_data pdf, qpdf_oh info, const char *key, annals_str *text)
{
    if (!qpdf_oh_has_key(pdf, info, key))
        return;
    qpdf_oh value = qpdf_oh_get_key(pdf, info, key);
    if (qpdf_oh_is_string(pdf, value))
        annals_str_add(text, qpdf_oh_get_utf8_value(pdf, value));
    qpdf_oh_release(pdf, value);
}

static void add_length(annals_str *out, double length)
{
    int hundredths = length > 0 && length < 1e6 ? (int)(length * 100 + 0.5) : 0;
    annals_str_format(out, "%d", hundredths / 100);
    if (hundredths % 100 > 0)
        annals_str_format(out, hundredths % 10 > 0 ? ".%02d" : ".%d",
                          hundredths % 10 > 0 ? hundredths % 100 : hundredths % 100 / 10);
}

static void keep_size(qpdf_data pdf, annals_str *size)
{
    qpdf_oh box = qpdf_oh_get_key(pdf, qpdf_get_page_n(pdf, 0), "/MediaBox");
    if (!qpdf_oh_is_array(pdf, box) || qpdf_oh_get_array_n_items(pdf, box) != 4)
        return;
    double sides[4];
    for (int i = 0; i < 4; i++) {
        qpdf_oh side = qpdf_oh_get_array_item(pdf, box, i);
        sides[i] = qpdf_oh_is_number(pdf, side) ? qpdf_oh_get_numeric_value(pdf, side) : 0;
    }
    add_length(size, sides[2] - sides[0]);
    annals_str_add(size, " x ");
    add_length(size, sides[3] - sides[1]);
    annals_str_add(size, " pt");
}

static annals_status read_file(qpdf_data pdf, const char *bytes, size_t size, annals_inscription *found,
                               annals_error *error)
{
    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(pdf, QPDF_FALSE);
    qpdf_read_memory(pdf, "the file", bytes, size, NULL);
    if (!qpdf_has_error(pdf)) {
        qpdf_oh trailer = qpdf_get_trailer(pdf), info = qpdf_oh_get_key(pdf, trailer, "/Info");
        if (qpdf_oh_is_dictionary(pdf, info)) {
            keep_text(pdf, info, "/Title", &found->title);
            keep_text(pdf, info, "/Subject", &found->description);
            keep_text(pdf, info, "/Keywords", &found->facts);
        }
        if (qpdf_get_num_pages(pdf) > 0)
            keep_size(pdf, &found->size);
    }
    if (!qpdf_has_error(pdf))
        return ANNALS_OK;
    qpdf_error wrong = qpdf_get_error(pdf);
    return annals_error_set(error, ANNALS_INVALID, "the PDF is broken: %s", qpdf_get_error_message_detail(pdf, wrong));
}

annals_status annals_inspect_pdf(const char *bytes, size_t size, annals_inscription *found, annals_error *error)
{
    qpdf_data pdf = qpdf_init();
    annals_status status = read_file(pdf, bytes, size, found, error);
    qpdf_cleanup(&pdf);
    return status;
}
