/* What the files of the module annals-icu.so share. Internal. */
#ifndef ANNALS_TEXT_ICU_MODULE_H
#define ANNALS_TEXT_ICU_MODULE_H

#include "icu.h"

annals_icu_result annals_icu_locale(const char *tag, annals_locale *locale, annals_currency *currencies, size_t count,
                                    const char **reason);

/* The parts of a locale; each does nothing after a failure. *status is a UErrorCode. `id` is ICU's name of it. */
void annals_icu_numbers(const char *id, annals_locale *locale, int *status);
void annals_icu_currency(const char *id, annals_currency *currency, int *status);
void annals_icu_dates(const char *id, annals_locale *locale, int *status);

/* ICU's text as UTF-8, with its end; too long is a failure. */
void annals_icu_utf8(char *out, size_t room, const void *text, int32_t size, int *status);

#endif
