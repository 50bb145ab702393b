/* Threads that take tasks from a ring, and the order in which what they write comes out; knows nothing of the tasks. */
#include "cli/crew.h"
#include "series/str.h"

#include <pthread.h>
#include <stdlib.h>

enum { AHEAD = 4 /* tasks a worker that may wait or be finished early */, PENDING_MOST = 4 << 20 };

typedef enum { LANE_FREE, LANE_WAITING, LANE_RUNNING, LANE_DONE } lane_state;

struct lane {
    crew *of;
    uint64_t number; /* of the task */
    lane_state state;
    void *task;
    annals_str pending;
    annals_status status;
    annals_error error;
};

struct crew {
    crew_job job;
    size_t jobs;
    pthread_t *threads;
    size_t begun; /* threads */
    size_t idle;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    lane *lanes;
    size_t room;
    uint64_t added, taken, head; /* tasks put in, begun, put out: head <= taken <= added <= head + room */
    bool closing, stopped;
};

typedef struct {
    crew *of;
    size_t number;
} worker;

annals_status crew_open(const crew_job *job, size_t jobs, crew **made, annals_error *error)
{
    crew *workers = calloc(1, sizeof *workers);
    if (!workers)
        return annals_error_no_memory(error);
    *workers = (crew){.job = *job, .jobs = jobs, .room = jobs > 1 ? jobs * AHEAD : 1};
    workers->threads = calloc(jobs, sizeof *workers->threads);
    workers->lanes = calloc(workers->room, sizeof *workers->lanes);
    if (!workers->threads || !workers->lanes) {
        free(workers->threads);
        free(workers->lanes);
        free(workers);
        return annals_error_no_memory(error);
    }
    for (size_t i = 0; i < workers->room; i++)
        workers->lanes[i].of = workers;
    pthread_mutex_init(&workers->lock, NULL);
    pthread_cond_init(&workers->changed, NULL);
    *made = workers;
    return ANNALS_OK;
}

/* Puts out what a lane holds; only the head's worker does so, or whoever retires it. */
static bool flush(lane *out)
{
    crew *of = out->of;
    bool well =
        !of->stopped && (out->pending.size == 0 || of->job.emit(of->job.context, out->pending.data, out->pending.size));
    annals_str_clear(&out->pending);
    return well;
}

static void stop(crew *of)
{
    pthread_mutex_lock(&of->lock);
    of->stopped = true;
    pthread_cond_broadcast(&of->changed);
    pthread_mutex_unlock(&of->lock);
}

/* Keeps some rows until the task's turn, or waits for it where they are many; false where they are still kept. */
static bool keep(lane *out, const char *bytes, size_t size)
{
    crew *of = out->of;
    annals_str_add_bytes(&out->pending, bytes, size);
    while (of->head != out->number && out->pending.size > PENDING_MOST && !of->stopped)
        pthread_cond_wait(&of->changed, &of->lock);
    return of->head == out->number;
}

bool lane_write(lane *out, const char *bytes, size_t size)
{
    crew *of = out->of;
    pthread_mutex_lock(&of->lock);
    bool early = of->head != out->number;
    bool turn = !early || keep(out, bytes, size);
    bool well = !of->stopped && !out->pending.failed;
    pthread_mutex_unlock(&of->lock);
    if (!turn || !well)
        return well;
    well = flush(out) && (early || of->job.emit(of->job.context, bytes, size));
    if (!well)
        stop(of);
    return well;
}

/* Puts out the lanes at the head that are done. */
static void retire(crew *of)
{
    for (;;) {
        lane *head = &of->lanes[of->head % of->room];
        if (head->state != LANE_DONE)
            return;
        if (!flush(head))
            of->stopped = true;
        of->job.done(of->job.context, head->status, &head->error);
        annals_str_free(&head->pending);
        head->state = LANE_FREE;
        of->head++;
        pthread_cond_broadcast(&of->changed);
    }
}

/* Does the next task; the lock is held before and after. */
static void do_next(crew *of, size_t number)
{
    lane *mine = &of->lanes[of->taken++ % of->room];
    mine->state = LANE_RUNNING;
    pthread_mutex_unlock(&of->lock);
    mine->status = of->job.work(of->job.context, number, mine->task, mine, &mine->error);
    pthread_mutex_lock(&of->lock);
    mine->state = LANE_DONE;
    retire(of);
}

static void *run(void *context)
{
    worker *self = context;
    crew *of = self->of;
    pthread_mutex_lock(&of->lock);
    for (;;) {
        while (of->taken == of->added && !of->closing) {
            of->idle++;
            pthread_cond_wait(&of->changed, &of->lock);
            of->idle--;
        }
        if (of->taken == of->added)
            break;
        do_next(of, self->number);
    }
    pthread_mutex_unlock(&of->lock);
    free(self);
    return NULL;
}

/* Begins one more thread; where that fails the others do the work, or crew_add itself. */
static bool begin_thread(crew *of)
{
    worker *self = malloc(sizeof *self);
    if (!self)
        return false;
    *self = (worker){of, of->begun};
    if (pthread_create(&of->threads[of->begun], NULL, run, self) != 0) {
        free(self);
        return false;
    }
    of->begun++;
    return true;
}

bool crew_add(crew *of, void *task)
{
    pthread_mutex_lock(&of->lock);
    while (of->added == of->head + of->room)
        pthread_cond_wait(&of->changed, &of->lock);
    lane *next = &of->lanes[of->added % of->room];
    next->number = of->added++;
    next->state = LANE_WAITING;
    next->task = task;
    if (of->jobs > 1 && of->idle < of->added - of->taken && of->begun < of->jobs)
        begin_thread(of);
    if (of->begun == 0)
        do_next(of, 0);
    else
        pthread_cond_broadcast(&of->changed);
    bool well = !of->stopped;
    pthread_mutex_unlock(&of->lock);
    return well;
}

void crew_close(crew *of)
{
    if (!of)
        return;
    pthread_mutex_lock(&of->lock);
    of->closing = true;
    pthread_cond_broadcast(&of->changed);
    pthread_mutex_unlock(&of->lock);
    for (size_t i = 0; i < of->begun; i++)
        pthread_join(of->threads[i], NULL);
    pthread_cond_destroy(&of->changed);
    pthread_mutex_destroy(&of->lock);
    free(of->threads);
    free(of->lanes);
    free(of);
}
