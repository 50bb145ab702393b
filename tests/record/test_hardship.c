/* Two writers at once, a process that is killed, a disk that is full, a folder that can't be written. */
#include "tests/record/fixture.h"
#include "tests/support/memory_engine.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define USD .unit = "USD", .nature = ANNALS_FLOW

enum { EACH_WRITES = 25 };

/* In a child process: what its function returns is its exit code; it must not run the parent's clean-up. */
static pid_t spawn(fixture *f, int (*work)(fixture *f, int argument), int argument)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child > 0)
        return child;
    _exit(work(f, argument));
}

static int wait_for(pid_t child)
{
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void release(fixture *f)
{
    annals_record_close(f->record);
    f->record = NULL;
}

/* Adds one figure without cmocka's assertions, which belong to the parent. */
static annals_status add_year(fixture *f, const char *key_text, int year)
{
    char text[16];
    snprintf(text, sizeof text, "%04d", year);
    annals_change *change;
    annals_status status = annals_change_begin(f->record, "record", &change, &f->error);
    if (status)
        return status;
    status = try_state(f, change, (words){.key = key_text, USD, .period = text});
    if (status) {
        annals_change_cancel(change);
        return status;
    }
    return annals_change_commit(change, "a year", NULL, NULL, &f->error);
}

static int write_years(fixture *f, int writer)
{
    annals_author author = author_of(f);
    if (annals_record_open(f->place, ANNALS_WRITE, &author, &f->record, &f->error))
        return 2;
    for (int i = 0; i < EACH_WRITES; i++)
        if (add_year(f, writer == 0 ? "a" : "b", 2000 + i))
            return 3;
    annals_record_close(f->record);
    return 0;
}

/* As above, but opens and closes the record for each figure, as one program run after the other does. */
static int write_years_alone(fixture *f, int writer)
{
    annals_author author = author_of(f);
    for (int i = 0; i < EACH_WRITES; i++) {
        if (annals_record_open(f->place, ANNALS_WRITE_ALONE, &author, &f->record, &f->error))
            return 2;
        if (add_year(f, writer == 0 ? "a" : "b", 2000 + i))
            return 3;
        annals_record_close(f->record);
    }
    return 0;
}

static void write_together(fixture *f, int (*first)(fixture *, int), int (*second)(fixture *, int))
{
    add_sources(f);
    release(f);
    pid_t one = spawn(f, first, 0), two = spawn(f, second, 1);
    assert_int_equal(wait_for(one), 0);
    assert_int_equal(wait_for(two), 0);
    reopen(f, ANNALS_READ);
    annals_operation *log;
    size_t count;
    assert_int_equal(annals_record_operations(f->record, &log, &count, &f->error), ANNALS_OK);
    assert_int_equal(count, 1 + 2 * EACH_WRITES);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(log[i].number, i + 1);
        assert_true(i == 0 || log[i].at > log[i - 1].at);
    }
    annals_operations_free(log);
    annals_selection all = {0};
    annals_table *table;
    assert_int_equal(annals_record_read(f->record, &all, &table, &f->error), ANNALS_OK);
    assert_int_equal(table->count, 2 * EACH_WRITES);
    annals_record_table_free(table);
}

static void two_writers_wait_for_each_other_and_lose_nothing(void **state)
{
    write_together(*state, write_years, write_years);
}

static void writers_that_want_to_be_alone_wait_too(void **state)
{
    write_together(*state, write_years_alone, write_years_alone);
}

static void both_kinds_of_writers_wait_for_each_other(void **state)
{
    write_together(*state, write_years_alone, write_years);
}

static void a_writer_that_wants_to_be_alone_lets_an_open_reader_be(void **state)
{
    fixture *f = *state;
    add_sources(f);
    reopen(f, ANNALS_READ);
    stands(f, "");
    fixture other = *f;
    other.record = NULL;
    reopen(&other, ANNALS_WRITE_ALONE);
    record_it(&other, (words){USD});
    stands(f, "capex,company=Meta|2025|14B|actual|story||\n");
    annals_record_close(other.record);
}

/* Writes more than is kept in memory, then says so through a pipe and waits to be killed. */
static int write_until_killed(fixture *f, int pipe_end)
{
    annals_author author = author_of(f);
    annals_change *change;
    if (annals_record_open(f->place, ANNALS_WRITE, &author, &f->record, &f->error) ||
        annals_change_begin(f->record, "import", &change, &f->error))
        return 2;
    char period[16];
    for (int year = 1; year <= 9000; year++) {
        snprintf(period, sizeof period, "%04d", year);
        if (try_state(f, change, (words){USD, .period = period}))
            return 3;
    }
    if (write(pipe_end, "x", 1) != 1)
        return 4;
    for (;;)
        pause();
}

static void a_killed_change_leaves_nothing(void **state)
{
    fixture *f = *state;
    add_sources(f);
    release(f);
    int ends[2];
    char byte;
    assert_int_equal(pipe(ends), 0);
    pid_t child = spawn(f, write_until_killed, ends[1]);
    close(ends[1]);
    assert_int_equal(read(ends[0], &byte, 1), 1);
    close(ends[0]);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_true(WIFSIGNALED(wait_for(child)));
    reopen(f, ANNALS_WRITE);
    stands(f, "");
    assert_int_equal(record_it(f, (words){USD}), 2);
}

static int commit_and_die(fixture *f, int access)
{
    annals_author author = author_of(f);
    if (annals_record_open(f->place, (annals_access)access, &author, &f->record, &f->error) || add_year(f, "a", 2025))
        return 2;
    raise(SIGKILL);
    return 3;
}

static void what_was_committed_survives_a_kill(void **state)
{
    fixture *f = *state;
    add_sources(f);
    release(f);
    assert_true(WIFSIGNALED(wait_for(spawn(f, commit_and_die, ANNALS_WRITE))));
    reopen(f, ANNALS_READ);
    stands(f, "a|2025|14B|actual|story||\n");
}

static void what_was_committed_alone_survives_a_kill(void **state)
{
    fixture *f = *state;
    add_sources(f);
    release(f);
    assert_true(WIFSIGNALED(wait_for(spawn(f, commit_and_die, ANNALS_WRITE_ALONE))));
    reopen(f, ANNALS_READ);
    stands(f, "a|2025|14B|actual|story||\n");
}

/* In a child whose files may not grow beyond `limit` bytes, alone where it is odd: 0 where the change went through, 1
 * where it failed as it should. */
static int write_within(fixture *f, int limit)
{
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit size = {(rlim_t)limit, (rlim_t)limit};
    if (setrlimit(RLIMIT_FSIZE, &size))
        return 2;
    annals_author author = author_of(f);
    annals_access access = limit % 2 ? ANNALS_WRITE_ALONE : ANNALS_WRITE;
    annals_status status = annals_record_open(f->place, access, &author, &f->record, &f->error);
    annals_change *change = NULL;
    if (!status)
        status = annals_change_begin(f->record, "record", &change, &f->error);
    char period[16];
    for (int year = 1; !status && year <= 9000; year++) {
        snprintf(period, sizeof period, "%04d", year);
        status = try_state(f, change, (words){USD, .period = period});
    }
    if (status)
        annals_change_cancel(change);
    else
        status = annals_change_commit(change, "years", NULL, NULL, &f->error);
    if (status && status != ANNALS_IO && status != ANNALS_CANNOT_CREATE)
        return 3;
    annals_record_close(f->record);
    return status ? 1 : 0;
}

static void fill_the_disk(fixture *f, int odd)
{
    add_sources(f);
    record_it(f, (words){.key = "before", USD});
    release(f);
    int failures = 0;
    for (int limit = 4096; limit < 1 << 24; limit *= 4) {
        int status = wait_for(spawn(f, write_within, limit + odd));
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
        if (WEXITSTATUS(status) == 0)
            break;
        failures++;
        reopen(f, ANNALS_READ);
        stands(f, "before|2025|14B|actual|story||\n");
        release(f);
    }
    assert_true(failures > 2);
    reopen(f, ANNALS_WRITE);
    assert_int_equal(record_it(f, (words){.key = "after", USD}), 4);
}

static void a_full_disk_leaves_the_record_as_it_was(void **state)
{
    fill_the_disk(*state, 0);
}

static void a_full_disk_leaves_the_record_of_a_lone_writer_as_it_was(void **state)
{
    fill_the_disk(*state, 1);
}

static int create_within(fixture *f, int limit)
{
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit size = {(rlim_t)limit, (rlim_t)limit};
    if (setrlimit(RLIMIT_FSIZE, &size))
        return 2;
    char name[120];
    snprintf(name, sizeof name, "%s/new.db", f->folder);
    annals_status status = annals_record_create(name, &f->error);
    if (status && access(name, F_OK) == 0)
        return 3;
    if (status)
        return status == ANNALS_IO ? 1 : 4;
    return unlink(name) == 0 ? 0 : 5;
}

static void a_full_disk_makes_no_half_record(void **state)
{
    fixture *f = *state;
    int failures = 0, status = 1;
    for (int limit = 1024; status != 0 && limit < 1 << 22; limit *= 2) {
        status = wait_for(spawn(f, create_within, limit));
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
        failures += status != 0;
    }
    assert_true(failures > 2);
    assert_int_equal(status, 0);
}

/* Root may write anywhere, so the child becomes nobody. */
static int read_as_nobody(fixture *f, int access)
{
    if (geteuid() == 0 && (setgid(65534) || setuid(65534)))
        return 2;
    annals_author author = author_of(f);
    annals_status status = annals_record_open(f->place, (annals_access)access, &author, &f->record, &f->error);
    if (access == ANNALS_WRITE)
        return status == ANNALS_CANNOT_CREATE ? 0 : 3;
    annals_selection all = {0};
    annals_table *table;
    if (!status)
        status = annals_record_read(f->record, &all, &table, &f->error);
    if (status) {
        fprintf(stderr, "%s\n", f->error.message);
        return 4;
    }
    int wrong = table->count != 1;
    annals_record_table_free(table);
    annals_record_close(f->record);
    return wrong ? 5 : 0;
}

static void a_read_only_folder_can_be_read(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    release(f);
    assert_int_equal(chmod(f->place, 0444), 0);
    assert_int_equal(chmod(f->folder, 0555), 0);
    int read = wait_for(spawn(f, read_as_nobody, ANNALS_READ));
    int written = wait_for(spawn(f, read_as_nobody, ANNALS_WRITE));
    assert_int_equal(chmod(f->folder, 0755), 0);
    assert_int_equal(WEXITSTATUS(read), 0);
    assert_int_equal(WEXITSTATUS(written), 0);
}

static void a_read_only_file_leaves_nothing_beside_it(void **state)
{
    fixture *f = *state;
    add_sources(f);
    record_it(f, (words){USD});
    release(f);
    assert_int_equal(chmod(f->place, 0444), 0);
    assert_int_equal(chmod(f->folder, 0777), 0);
    int read = wait_for(spawn(f, read_as_nobody, ANNALS_READ));
    char name[120];
    snprintf(name, sizeof name, "%s-wal", f->place);
    assert_int_equal(access(name, F_OK), -1);
    snprintf(name, sizeof name, "%s-shm", f->place);
    assert_int_equal(access(name, F_OK), -1);
    assert_int_equal(WEXITSTATUS(read), 0);
}

static int meet_a_log(fixture *f, int argument)
{
    (void)argument;
    if (geteuid() == 0 && (setgid(65534) || setuid(65534)))
        return 2;
    annals_status status = annals_record_open(f->place, ANNALS_READ, NULL, &f->record, &f->error);
    return status == ANNALS_CANNOT_CREATE && strstr(f->error.message, "write-ahead log") ? 0 : 3;
}

static void says_when_a_log_lies_in_a_read_only_folder(void **state)
{
    fixture *f = *state;
    add_sources(f);
    release(f);
    assert_true(WIFSIGNALED(wait_for(spawn(f, commit_and_die, ANNALS_WRITE))));
    char name[120];
    snprintf(name, sizeof name, "%s-shm", f->place);
    assert_int_equal(unlink(name), 0);
    assert_int_equal(chmod(f->folder, 0555), 0);
    int status = wait_for(spawn(f, meet_a_log, 0));
    assert_int_equal(chmod(f->folder, 0755), 0);
    assert_int_equal(WEXITSTATUS(status), 0);
    reopen(f, ANNALS_READ);
    stands(f, "a|2025|14B|actual|story||\n");
}

/* A process of its own opens and closes the record; the parent's handle is not touched. */
static int look_and_leave(fixture *f, int argument)
{
    (void)argument;
    f->record = NULL;
    annals_author author = author_of(f);
    if (annals_record_open(f->place, ANNALS_READ, &author, &f->record, &f->error))
        return 1;
    annals_record_close(f->record);
    return 0;
}

/* A descriptor that is closed drops all locks that its process has on the file: the log of the handle that is still
 * open would then be deleted by the next who leaves. */
static void a_second_handle_of_one_process_leaves_the_first_its_locks(void **state)
{
    fixture *f = *state;
    annals_author author = author_of(f);
    annals_record *second;
    add_sources(f);
    assert_int_equal(annals_record_open(f->place, ANNALS_READ, &author, &second, &f->error), ANNALS_OK);
    annals_record_close(second);
    assert_int_equal(WEXITSTATUS(wait_for(spawn(f, look_and_leave, 0))), 0);
    assert_int_equal(add_year(f, "a", 2025), ANNALS_OK);
    release(f);
    reopen(f, ANNALS_READ);
    stands(f, "a|2025|14B|actual|story||\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(two_writers_wait_for_each_other_and_lose_nothing),
        ON_SQLITE(writers_that_want_to_be_alone_wait_too),
        ON_SQLITE(both_kinds_of_writers_wait_for_each_other),
        ON_SQLITE(a_writer_that_wants_to_be_alone_lets_an_open_reader_be),
        ON_SQLITE(a_second_handle_of_one_process_leaves_the_first_its_locks),
        ON_SQLITE(a_killed_change_leaves_nothing),
        ON_SQLITE(what_was_committed_survives_a_kill),
        ON_SQLITE(what_was_committed_alone_survives_a_kill),
        ON_SQLITE(a_full_disk_leaves_the_record_as_it_was),
        ON_SQLITE(a_full_disk_leaves_the_record_of_a_lone_writer_as_it_was),
        ON_SQLITE(a_full_disk_makes_no_half_record),
        ON_SQLITE(a_read_only_folder_can_be_read),
        ON_SQLITE(a_read_only_file_leaves_nothing_beside_it),
        ON_SQLITE(says_when_a_log_lies_in_a_read_only_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
