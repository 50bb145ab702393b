/* What makes PLplot end a process comes back as a status, and the next chart is drawn as if nothing had been. Each case
 * is a process of its own, as PLplot looks for its files once. */
#include "tests/chart/drawing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__has_feature)
#define HAS_FEATURE(name) __has_feature(name)
#else
#define HAS_FEATURE(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || HAS_FEATURE(address_sanitizer)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

enum { SURVIVED = 77, REFUSED, BORNE };

/* --- What PLplot gets from the system: this program's symbols come before the C library's ---------------------------
 */

static const char *denied; /* files whose names end in this are not there; NULL: all are */

ANNALS_API FILE *fopen(const char *restrict name, const char *restrict mode)
{
    static FILE *(*open_file)(const char *, const char *);
    size_t size = strlen(name), end = denied ? strlen(denied) : 0;
    if (!open_file) {
        void *symbol = dlsym(RTLD_NEXT, "fopen");
        memcpy(&open_file, &symbol, sizeof open_file);
    }
    if (denied && size >= end && strcmp(name + size - end, denied) == 0) {
        errno = ENOENT;
        return NULL;
    }
    return open_file(name, mode);
}

#if !SANITIZED
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

static long fail_in; /* this many allocations of PLplot from now; 0: none */

static bool is_refused(const void *caller)
{
    Dl_info from;
    if (fail_in == 0 || dladdr(caller, &from) == 0 || !strstr(from.dli_fname, "libplplot"))
        return false;
    return --fail_in == 0;
}

ANNALS_API void *malloc(size_t size)
{
    return is_refused(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

ANNALS_API void *calloc(size_t count, size_t size)
{
    return is_refused(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

ANNALS_API void *realloc(void *block, size_t size)
{
    return is_refused(__builtin_return_address(0)) ? NULL : __libc_realloc(block, size);
}
#endif

/* --- Drawing -------------------------------------------------------------------------------------------------------
 */

static annals_status draw(annals_error *error)
{
    annals_mark marks[] = {
        {.shape = ANNALS_MARK_RECTANGLE, .box = {10, 10, 30, 20}, .colour = {0, 104, 171, 255}},
        {.shape = ANNALS_MARK_DISC,
         .box = {50, 10, 20, 20},
         .points = (annals_point[]){{60, 20}},
         .point_count = 1,
         .colour = {0, 104, 171, 255}},
        {.shape = ANNALS_MARK_LINE,
         .box = {0, 0, 90, 50},
         .points = (annals_point[]){{0, 0}, {90, 50}},
         .point_count = 2,
         .stroke = {0, 0, 0, 255},
         .stroke_width = 2},
    };
    annals_scene scene = drawing_page(100, 60);
    scene.marks = marks;
    scene.mark_count = 3;
    annals_canvas *canvas = NULL;
    annals_status status = drawing_module->open(&canvas, error);
    if (status)
        return status;
    drawing_file out;
    status = drawing_try_write(canvas, &scene, ANNALS_PNG, 1, &out);
    *error = out.error;
    drawing_free(&out);
    drawing_module->close(canvas);
    return status;
}

/* Runs a case in a process without standard input and fails where it ended in any other way than by its own return. */
static void survive(bool (*run)(void))
{
    int result;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int nothing = open("/dev/null", O_RDWR);
        dup2(nothing, STDIN_FILENO);
        dup2(nothing, STDOUT_FILENO);
        alarm(60);
        _exit(run() ? SURVIVED : 1);
    }
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_true(WIFEXITED(result));
    assert_int_equal(WEXITSTATUS(result), SURVIVED);
}

static bool is_told(annals_status status, const annals_error *error, const char *words)
{
    if (status == ANNALS_UNAVAILABLE && strstr(error->message, words))
        return true;
    fprintf(stderr, "status %d: %s\n", (int)status, status ? error->message : "");
    return false;
}

static bool draws(void)
{
    annals_error error;
    annals_status status = draw(&error);
    if (status)
        fprintf(stderr, "%s\n", error.message);
    return status == ANNALS_OK;
}

/* --- Cases ---------------------------------------------------------------------------------------------------------
 */

static bool without_fonts(void)
{
    annals_error error;
    denied = ".fnt";
    bool told = is_told(draw(&error), &error, "libplplot-data");
    denied = NULL;
    return told && draws();
}

/* Their colours stand in PLplot's code as well. */
static bool without_palettes(void)
{
    denied = ".pal";
    return draws();
}

/* PLplot keeps its list of drivers in a temporary file. */
static bool without_temporary_files(void)
{
    annals_error error;
    setenv("TMPDIR", "/nonexistent", 1);
    setenv("TMP", "/nonexistent", 1);
    setenv("TEMP", "/nonexistent", 1);
    annals_status status = draw(&error);
    return status == ANNALS_OK || is_told(status, &error, "PLplot: ");
}

static bool without_a_list_of_drivers(void)
{
    annals_error error;
    denied = ".driver_info";
    return is_told(draw(&error), &error, "PLplot: ");
}

static void put(const char *folder, const char *name, const char *text)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int file = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text));
    close(file);
}

/* A folder of drivers that lists this one and has a file for it. */
static bool with_drivers(const char *list)
{
    char folder[] = "/tmp/annals-drivers-XXXXXX", command[100];
    annals_error error;
    if (!mkdtemp(folder))
        return false;
    put(folder, "cairo.driver_info", list);
    put(folder, "cairo.so", "no library");
    setenv("PLPLOT_DRV_DIR", folder, 1);
    bool told = is_told(draw(&error), &error, "PLplot: ");
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) == 0 && told;
}

static bool with_a_broken_driver(void)
{
    return with_drivers("extcairo:Cairo External Context Driver:0:cairo:107:extcairo\n");
}

static bool with_another_driver(void)
{
    return with_drivers("pngcairo:PNG Cairo Driver:0:cairo:101:pngcairo\n");
}

static bool with_a_garbled_list(void)
{
    return with_drivers("no driver at all\n");
}

static void fonts_that_are_missing_are_named_with_their_package(void **state)
{
    (void)state;
    survive(without_fonts);
}

static void palettes_that_are_missing_change_nothing(void **state)
{
    (void)state;
    survive(without_palettes);
}

static void files_that_can_not_be_opened_are_a_status(void **state)
{
    (void)state;
    survive(without_temporary_files);
    if (!SANITIZED) /* PLplot's message names a file of a list that it has freed */
        survive(without_a_list_of_drivers);
}

static void a_driver_that_can_not_be_used_is_a_status(void **state)
{
    (void)state;
    survive(with_a_broken_driver);
    survive(with_another_driver);
    survive(with_a_garbled_list);
}

#if !SANITIZED
/* PLplot does without some memory, and takes a lack of other for a missing driver. */
static bool is_borne(annals_status status, const annals_error *error)
{
    return status == ANNALS_OK || status == ANNALS_NO_MEMORY || is_told(status, error, "PLplot: ");
}

/* Draws while the nth allocation fails, and ends as the status says. */
static void draw_without(long nth)
{
    annals_error error;
    fail_in = nth;
    annals_status status = draw(&error);
    _exit(fail_in > 0 ? SURVIVED : status == ANNALS_NO_MEMORY ? REFUSED : is_borne(status, &error) ? BORNE : 1);
}

/* More failures than PLplot has streams. */
static bool again_and_again(void)
{
    for (long i = 0; i < 300; i++) {
        annals_error error;
        fail_in = 1 + i % 5;
        annals_status status = draw(&error);
        fail_in = 0;
        if (!is_borne(status, &error))
            return false;
    }
    return draws();
}

static void failures_do_not_use_up_the_streams(void **state)
{
    (void)state;
    survive(again_and_again);
}

/* Of some allocations PLplot 5.15 does not look whether they came; that ends it by a signal. None ends in its exit().
 */
static void memory_that_runs_out_is_a_status(void **state)
{
    (void)state;
    size_t refused = 0;
    int result = 0;
    for (long nth = 1; !WIFEXITED(result) || WEXITSTATUS(result) != SURVIVED; nth++) {
        fflush(NULL);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            signal(SIGSEGV, SIG_DFL);
            draw_without(nth);
        }
        assert_int_equal(waitpid(child, &result, 0), child);
        if (WIFSIGNALED(result))
            assert_int_equal(WTERMSIG(result), SIGSEGV);
        else
            assert_true(WEXITSTATUS(result) >= SURVIVED && WEXITSTATUS(result) <= BORNE);
        refused += WIFEXITED(result) && WEXITSTATUS(result) == REFUSED;
    }
    assert_true(refused > 2);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fonts_that_are_missing_are_named_with_their_package),
        cmocka_unit_test(palettes_that_are_missing_change_nothing),
        cmocka_unit_test(files_that_can_not_be_opened_are_a_status),
        cmocka_unit_test(a_driver_that_can_not_be_used_is_a_status),
#if !SANITIZED
        cmocka_unit_test(memory_that_runs_out_is_a_status),
        cmocka_unit_test(failures_do_not_use_up_the_streams),
#endif
    };
    return cmocka_run_group_tests(tests, drawing_setup, drawing_teardown);
}
