/* PDF files: draws on a page in points, with text that can be selected, tags and document properties. Must not know
 * marks or fonts. */
#include "chart/canvas.h"
#include "chart/pdf_tags.h"
#include "series/str.h"

#include <cairo-pdf.h>

#if defined(__has_feature)
#define HAS_FEATURE(name) __has_feature(name)
#else
#define HAS_FEATURE(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || HAS_FEATURE(address_sanitizer)
#include <sanitizer/lsan_interface.h>
#define BEGIN_KNOWN_LEAK() __lsan_disable()
#define END_KNOWN_LEAK() __lsan_enable()
#else
#define BEGIN_KNOWN_LEAK() ((void)0)
#define END_KNOWN_LEAK() ((void)0)
#endif

static const double points_a_pixel = 72.0 / 96.0;

static cairo_status_t add_bytes(void *file, const unsigned char *bytes, unsigned int size)
{
    annals_str_add_bytes(file, bytes, size);
    return ((annals_str *)file)->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

/* Cairo 1.16 has no place for an alternative text of its own: it goes where readers look for what a file is about. */
static void describe(cairo_surface_t *page, const annals_scene *scene)
{
    const struct {
        cairo_pdf_metadata_t key;
        const char *text;
    } entries[] = {{CAIRO_PDF_METADATA_TITLE, scene->title},
                   {CAIRO_PDF_METADATA_SUBJECT, scene->description},
                   {CAIRO_PDF_METADATA_KEYWORDS, scene->facts},
                   {CAIRO_PDF_METADATA_CREATOR, "annals"},
                   {CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z"}}; /* of no day: the same bytes every day */
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++)
        if (entries[i].text != NULL && entries[i].text[0] != '\0')
            cairo_pdf_surface_set_metadata(page, entries[i].key, entries[i].text);
}

/* That of the page's words; most are in one. */
static const char *language_of(const annals_scene *scene)
{
    const char *language = scene->text_count > 0 ? scene->texts[0].face.language : NULL;
    return language ? language : "en";
}

annals_status annals_pdf_write(annals_fonts *fonts, const annals_scene *scene, double scale, char **bytes, size_t *size,
                               annals_warnings *warnings, annals_error *error)
{
    (void)scale;
    annals_str file = {0};
    cairo_surface_t *page = cairo_pdf_surface_create_for_stream(add_bytes, &file, scene->width * points_a_pixel,
                                                                scene->height * points_a_pixel);
    describe(page, scene);
    annals_sheet sheet = {.surface = page, .units = points_a_pixel, .tagged = true};
    annals_status status = annals_sheet_draw(&sheet, fonts, scene, warnings, error);
    BEGIN_KNOWN_LEAK(); /* Cairo 1.16 loses 768 bytes for a subset of a font with more than 256 letters */
    cairo_surface_finish(page);
    END_KNOWN_LEAK();
    if (status == ANNALS_OK)
        status = annals_sheet_status(cairo_surface_status(page), error);
    cairo_surface_destroy(page);
    if (status == ANNALS_OK)
        annals_pdf_tag(&file, scene->description ? scene->description : "", language_of(scene));
    *size = file.size;
    *bytes = status == ANNALS_OK ? annals_str_take(&file) : NULL;
    if (status == ANNALS_OK && *bytes == NULL)
        status = annals_error_no_memory(error);
    annals_str_free(&file);
    return status;
}
