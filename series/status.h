/* Status and error: how every call of the library says whether it worked. */
#ifndef ANNALS_SERIES_STATUS_H
#define ANNALS_SERIES_STATUS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define ANNALS_API __attribute__((visibility("default")))
#define ANNALS_CHECKED __attribute__((warn_unused_result))
#define ANNALS_PRINTF(position, first) __attribute__((format(printf, position, first)))
#else
#define ANNALS_API
#define ANNALS_CHECKED
#define ANNALS_PRINTF(position, first)
#endif

/* Zero is success; everything else left the caller's data and the record as they were, unless a call says otherwise. */
typedef enum {
    ANNALS_OK = 0,
    ANNALS_USAGE,         /* the caller asked for something that makes no sense */
    ANNALS_INVALID,       /* a value can't be read, or doesn't fit the record */
    ANNALS_OVERFLOW,      /* an exact result needs more than 18 digits */
    ANNALS_AMBIGUOUS,     /* more than one thing fits; the message lists them and the ways to choose */
    ANNALS_EVIDENCE,      /* the quote is not where it should be in the source's text */
    ANNALS_EXISTS,        /* it is there already */
    ANNALS_MISSING,       /* what was named is not in the record */
    ANNALS_NO_INPUT,      /* an input file is missing or can't be read */
    ANNALS_CANNOT_CREATE, /* an output or a store can't be created or written */
    ANNALS_IO,            /* reading or writing failed half way: disk full, I/O error */
    ANNALS_BUSY,          /* another process held the record for too long */
    ANNALS_NO_MEMORY,     /* an allocation failed */
    ANNALS_UNAVAILABLE,   /* a module (drawing, encodings) is not installed */
    ANNALS_CANCELLED      /* the caller asked to stop */
} annals_status;

enum { ANNALS_MESSAGE_SIZE = 2000, ANNALS_FILE_SIZE = 512 };

/* What went wrong, in words, and where. The caller owns it, usually on the stack, and hands its address to each call;
 * it needs no initialisation and no release. A call that returns ANNALS_OK leaves it alone. NULL may be passed where no
 * words are wanted. */
typedef struct {
    annals_status status;
    char message[ANNALS_MESSAGE_SIZE]; /* UTF-8, no final newline or full stop; cut at a character's edge */
    char file[ANNALS_FILE_SIZE];       /* "" where no file is at fault */
    int64_t line;                      /* from 1; 0: none */
    int64_t column;                    /* from 1, in characters; 0: none */
    int64_t byte;                      /* offset from 0 in the file; -1: none */
} annals_error;

/* Fills the error with a status and words, clears its place, and returns the status. */
ANNALS_API annals_status annals_error_set(annals_error *error, annals_status status, const char *format, ...)
    ANNALS_PRINTF(3, 4);

/* Puts words and ": " in front of the message: what the caller was doing. Returns the status that the error holds. With
 * a NULL error there is no status to return: callers keep the one they got from the failed call and return that. */
ANNALS_API annals_status annals_error_prefix(annals_error *error, const char *format, ...) ANNALS_PRINTF(2, 3);

/* Says where: the file (NULL leaves the one that is set), line and column from 1 (0: not known). Returns the status. */
ANNALS_API annals_status annals_error_place(annals_error *error, const char *file, int64_t line, int64_t column);

/* ANNALS_NO_MEMORY with the usual words. */
ANNALS_API annals_status annals_error_no_memory(annals_error *error);

#ifdef __clang_analyzer__ /* tells the analyser what it can't see: the status that is handed in is the one that comes \
                             back */
#define annals_error_set(error, status, ...) ((annals_error_set)(error, status, __VA_ARGS__), (status))
#define annals_error_no_memory(error) ((annals_error_no_memory)(error), ANNALS_NO_MEMORY)
#endif

/* The status's name in lower case, such as "no input"; never NULL. Static storage. */
ANNALS_API const char *annals_status_name(annals_status status);

#endif
