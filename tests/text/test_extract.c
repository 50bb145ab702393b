/* Text out of other formats: told by name and contents, made under limits, and refused with a reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/allocation.h"
#include "text/child.h"
#include "text/extract.h"
#include "text/zip.h"

static annals_extracted made;
static annals_error error;

static annals_status extract(const char *name, const char *encoding, const char *bytes, size_t size)
{
    free(made.text);
    made = (annals_extracted){.text = NULL};
    return annals_text_extract(name, encoding, bytes, size, &made, &error);
}

static void check_refused(const char *name, const char *bytes, size_t size, const char *message)
{
    assert_int_equal(extract(name, NULL, bytes, size), ANNALS_INVALID);
    assert_string_equal(error.message, message);
    assert_null(made.text);
}

static void plain_text_is_its_own(void **state)
{
    (void)state;
    assert_int_equal(extract("story.txt", NULL, "# 5 cats", 8), ANNALS_OK);
    assert_null(made.text);
    assert_int_equal(made.size, 8);
    assert_string_equal(made.extractor, "");
    assert_true(annals_text_is_plain("notes.md", "# 5 cats", 8));
    assert_true(annals_text_is_plain("-", "", 0));
    assert_false(annals_text_is_plain("-", "\xEF\xBB\xBF  <!DOCTYPE html>", 19));
    assert_false(annals_text_is_plain("page.HTM", "5 cats", 6));
    assert_false(annals_text_is_plain("story.txt", "%PDF-1.4", 8));
}

static void html_gives_its_text_without_marks_and_entities(void **state)
{
    static const char page[] = "<html><body><p>It cost &euro;5&nbsp;million.</p><script>9</script></body></html>";
    (void)state;
    assert_int_equal(extract("page.html", NULL, page, sizeof page - 1), ANNALS_OK);
    assert_string_equal(made.text, "It cost €5\xC2\xA0million.\n");
    assert_int_equal(made.size, strlen(made.text));
    assert_memory_equal(made.extractor, "pandoc ", 7);
    assert_false(annals_extractor_has_pages(made.extractor));
}

static void html_may_name_its_encoding(void **state)
{
    static const char page[] = "<html><head><meta charset='big5'></head><body>\xA4\x40\xBB\xF5</body></html>";
    static const char nameless[] = "<html><body>\xA4\x40</body></html>";
    (void)state;
    assert_int_equal(extract("page.html", NULL, page, sizeof page - 1), ANNALS_OK);
    assert_string_equal(made.text, "一億\n");
    assert_int_equal(extract("page.html", "Big5", nameless, sizeof nameless - 1), ANNALS_OK);
    assert_string_equal(made.text, "一\n");
    check_refused("page.html", nameless, sizeof nameless - 1,
                  "is HTML that is no UTF-8 and names no encoding; --encoding says what it is");
}

static void refuses_what_is_damaged_or_not_what_its_name_says(void **state)
{
    (void)state;
    check_refused("a.pdf", "five cats", 9, "is no PDF, though its name says so");
    check_refused("a.docx", "", 0, "is no DOCX, though its name says so");
    check_refused("a.docx", "PK\003\004 and no more", 15, "its ZIP directory is damaged or cut off");
    check_refused("a.txt", "PK\003\004", 4, "its ZIP directory is damaged or cut off");
    assert_int_equal(extract("a.txt", NULL, "%PDF-1.4\n%%EOF\n", 15), ANNALS_INVALID);
    assert_memory_equal(error.message, "pdftotext can't read it: ", 25);
    assert_int_equal(extract("a.pdf", "Big5", "%PDF-1.4\n", 9), ANNALS_USAGE);
    assert_int_equal(annals_text_extract("a.pdf", NULL, "five cats", 9, &made, NULL), ANNALS_INVALID);
}

static void names_the_package_of_a_missing_program(void **state)
{
    (void)state;
    char *path = strdup(getenv("PATH"));
    setenv("PATH", "/nonexistent", 1);
    assert_int_equal(extract("a.html", NULL, "<html>5</html>", 14), ANNALS_UNAVAILABLE);
    assert_string_equal(error.message, "pandoc is needed to read it; it is in the Debian package pandoc");
    assert_int_equal(extract("a.pdf", NULL, "%PDF-1.4", 8), ANNALS_UNAVAILABLE);
    assert_string_equal(error.message, "pdftotext is needed to read it; it is in the Debian package poppler-utils");
    setenv("PATH", path, 1);
    free(path);
}

/* A directory with one entry of this name and size, and the record at its end. */
static size_t make_zip(char *out, const char *name, uint32_t unpacked, uint16_t flags)
{
    size_t length = strlen(name), at = 4;
    memcpy(out, "PK\003\004", 4);
    memset(out + at, 0, 46);
    memcpy(out + at, "PK\001\002", 4);
    memcpy(out + at + 8, &flags, 2);
    memcpy(out + at + 24, &unpacked, 4);
    memcpy(out + at + 28, &(uint16_t){(uint16_t)length}, 2);
    memcpy(out + at + 46, name, length);
    at += 46 + length;
    memset(out + at, 0, 22);
    memcpy(out + at, "PK\005\006", 4);
    memcpy(out + at + 10, &(uint16_t){1}, 2);
    memcpy(out + at + 16, &(uint32_t){4}, 4);
    return at + 22;
}

static void refuses_containers_that_unpack_to_too_much(void **state)
{
    char zip[256];
    (void)state;
    size_t size = make_zip(zip, "word/document.xml", UINT32_MAX, 0);
    assert_int_equal(extract("a.docx", NULL, zip, size), ANNALS_OVERFLOW);
    assert_string_equal(error.message, "it unpacks to 4095 MiB; 256 are the most");
    size = make_zip(zip, "word/document.xml", 5, 1);
    check_refused("a.docx", zip, size, "it is encrypted");
    size = make_zip(zip, "pictures/1.png", 5, 0);
    check_refused("a.docx", zip, size, "is a ZIP container, but no DOCX, ODT or EPUB");
    for (size_t cut = 0; cut < size; cut++)
        assert_int_equal(annals_zip_check(zip, cut, NULL, NULL, &error), ANNALS_INVALID);
}

static void survives_each_allocation_that_fails(void **state)
{
    static const char page[] = "<html><meta charset=big5><body>\xA4\x40</body></html>";
    annals_status status;
    size_t nth = 0;
    (void)state;
    do {
        allocation_fail(++nth);
        status = extract("page.html", NULL, page, sizeof page - 1);
        assert_true(status == ANNALS_OK || status == ANNALS_NO_MEMORY || status == ANNALS_UNAVAILABLE);
    } while (status != ANNALS_OK);
    allocation_fail(0);
    assert_string_equal(made.text, "一\n");
    assert_true(nth > 4);
}

/* Within so many seconds: plenty, where it is another limit that is meant to be met. */
enum { PLENTY = 60 };

static annals_status run(const char *const *words, unsigned seconds, const char *in, size_t size, annals_str *out)
{
    annals_child child = {words, 1 << 30, 1 << 20, seconds};
    annals_str messages = {0};
    annals_str_clear(out);
    annals_status status = annals_child_run(&child, in, size, out, &messages, &error);
    annals_str_free(&messages);
    return status;
}

static void holds_programs_to_their_limits(void **state)
{
    static const char *const cat[] = {"cat", NULL}, *const sleeper[] = {"sleep", "60", NULL},
                             *const endless[] = {"yes", NULL}, *const failing[] = {"false", NULL},
                             *const deaf[] = {"true", NULL},
                             *const greedy[] = {"python3", "-c", "x = bytearray(3 << 30)", NULL};
    (void)state;
    enum { MUCH = 900000 };
    annals_str out = {0};
    char *much = malloc(MUCH);
    assert_non_null(much);
    memset(much, 'x', MUCH);
    assert_int_equal(run(cat, PLENTY, much, MUCH, &out), ANNALS_OK);
    assert_int_equal(out.size, MUCH);
    assert_int_equal(run(deaf, PLENTY, much, MUCH, &out), ANNALS_OK);
    assert_int_equal(run(sleeper, 1, "", 0, &out), ANNALS_OVERFLOW);
    assert_string_equal(error.message, "sleep takes more than 1 seconds");
    assert_int_equal(run(endless, PLENTY, "", 0, &out), ANNALS_OVERFLOW);
    assert_string_equal(error.message, "yes makes more than 1 MiB of text of it");
    assert_int_equal(run(failing, PLENTY, "", 0, &out), ANNALS_INVALID);
    assert_string_equal(error.message, "false gives up with exit status 1");
    assert_int_equal(run(greedy, PLENTY, "", 0, &out), ANNALS_INVALID);
    annals_str_free(&out);
    free(much);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_its_own),
        cmocka_unit_test(html_gives_its_text_without_marks_and_entities),
        cmocka_unit_test(html_may_name_its_encoding),
        cmocka_unit_test(refuses_what_is_damaged_or_not_what_its_name_says),
        cmocka_unit_test(names_the_package_of_a_missing_program),
        cmocka_unit_test(refuses_containers_that_unpack_to_too_much),
        cmocka_unit_test(survives_each_allocation_that_fails),
        cmocka_unit_test(holds_programs_to_their_limits),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free(made.text);
    return failed;
}
