/* Gives frequent words and rare letters their weights; knows no text that is weighed. */
#include "scan/compile/detect_draft.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "series/list.h"
#include "series/utf8.h"

static const uint8_t LETTER_WEIGHT = 3 * ANNALS_DETECT_UNIT, SCRIPT_LETTER_WEIGHT = ANNALS_DETECT_UNIT / 2;

void annals_detect_draft_free(annals_detect_draft *draft)
{
    free(draft->signs);
    *draft = (annals_detect_draft){.signs = NULL};
}

static bool grow_signs(annals_detect_draft *draft)
{
    annals_detect_sign *signs =
        annals_list_widen(draft->signs, draft->detector.sign_count, &draft->room, 1024, sizeof *signs);
    if (signs)
        draft->detector.signs = draft->signs = signs;
    return signs != NULL;
}

/* Finds or makes the sign of a hash. */
static annals_status place(annals_detect_draft *draft, uint64_t hash, annals_detect_sign **sign, annals_error *error)
{
    annals_detector *detector = &draft->detector;
    size_t slot = annals_detect_slot(detector, hash), bit = annals_detect_sieve_bit(hash);
    if (!detector->slots[slot]) {
        if (detector->sign_count >= ANNALS_DETECT_SLOTS / 2)
            return annals_error_set(error, ANNALS_INVALID, "more words to tell languages by than there is room for");
        if (!grow_signs(draft))
            return annals_error_no_memory(error);
        draft->signs[detector->sign_count] = (annals_detect_sign){.hash = hash};
        detector->slots[slot] = (uint16_t)++detector->sign_count;
        detector->sieve[bit / 8] |= (uint8_t)(1 << bit % 8);
    }
    *sign = &draft->signs[detector->slots[slot] - 1];
    return ANNALS_OK;
}

/* About how much likelier a word is in a language in which it is the `rank`th than in one in which it is not listed:
 * Zipf's law, with one word in 17 for the first. */
static float weight_of(size_t rank)
{
    return fmaxf(logf(0.06F / powf((float)rank + 1, 0.9F) / 0.0003F), 0.25F);
}

static annals_status add_words(annals_detect_draft *draft, const annals_str *words, size_t language,
                               annals_error *error)
{
    annals_status status = ANNALS_OK;
    size_t rank = 0;
    for (size_t at = 0; at < words->size && status == ANNALS_OK; at++) {
        annals_detect_sign *sign;
        uint64_t hash = annals_detect_hash_begin(ANNALS_DETECT_WORD);
        for (; words->data[at]; at++)
            hash = annals_detect_hash_byte(hash, (unsigned char)words->data[at]);
        status = place(draft, hash, &sign, error);
        if (status == ANNALS_OK)
            sign->weights[language] = (uint8_t)(weight_of(rank++) * ANNALS_DETECT_UNIT);
    }
    return status;
}

/* The number of a script, from 1; of "" 0. */
static annals_status script_of(annals_detector *detector, size_t language, const char *tag, uint8_t *script,
                               annals_error *error)
{
    *script = 0;
    if (!*tag)
        return ANNALS_OK;
    for (size_t i = 0; i < detector->script_count; i++)
        if (strcmp(detector->scripts[i], tag) == 0)
            *script = (uint8_t)(i + 1);
    if (*script)
        return ANNALS_OK;
    if (detector->script_count == ANNALS_DETECT_SCRIPTS || strlen(tag) >= ANNALS_DETECT_TAG)
        return annals_error_set(error, ANNALS_INVALID,
                                "letters %s: more scripts, or letters in the name of one, than "
                                "there is room for",
                                tag);
    strcpy(detector->scripts[detector->script_count], tag);
    detector->script_languages[detector->script_count] = language;
    *script = (uint8_t)++detector->script_count;
    return ANNALS_OK;
}

static annals_status add_letter(annals_detect_draft *draft, const char *letter, size_t size, size_t language,
                                uint8_t script, annals_error *error)
{
    annals_detect_sign *sign;
    uint64_t hash = annals_detect_hash_begin(ANNALS_DETECT_LETTER);
    for (size_t i = 0; i < size; i++)
        hash = annals_detect_hash_byte(hash, (unsigned char)letter[i]);
    annals_status status = place(draft, hash, &sign, error);
    if (status != ANNALS_OK)
        return status;
    sign->weights[language] = script ? SCRIPT_LETTER_WEIGHT : LETTER_WEIGHT;
    if (script)
        sign->script = script;
    return ANNALS_OK;
}

static annals_status add_letters(annals_detect_draft *draft, const char *tag, const char *letters, size_t language,
                                 annals_error *error)
{
    uint8_t script;
    annals_status status = script_of(&draft->detector, language, tag, &script, error);
    while (*letters && status == ANNALS_OK) {
        uint32_t character;
        size_t size = annals_utf8_read(letters, &character);
        status = add_letter(draft, letters, size, language, script, error);
        draft->detector.han_letters[language] += annals_detect_is_han(character);
        letters += size;
    }
    return status;
}

annals_status annals_detect_draft_add(annals_detect_draft *draft, const annals_draft *language, annals_error *error)
{
    annals_detector *detector = &draft->detector;
    size_t number = detector->count;
    if (number == ANNALS_DETECT_LANGUAGES)
        return annals_error_set(error, ANNALS_INVALID, "more languages than can be told apart");
    snprintf(detector->tags[number], ANNALS_DETECT_TAG, "%s", language->language.tags);
    if (language->doubt == ANNALS_DOUBT_TAKEN)
        detector->in_doubt = number;
    detector->reluctant[number] = language->doubt == ANNALS_DOUBT_NEVER;
    detector->count++;
    annals_status status = add_words(draft, &language->frequent, number, error);
    const annals_str *letters = &language->letters;
    for (size_t at = 0; at < letters->size && status == ANNALS_OK;) {
        const char *tag = letters->data + at, *row = annals_language_next(tag);
        status = add_letters(draft, tag, row, number, error);
        at = (size_t)(annals_language_next(row) - letters->data);
    }
    return status;
}
