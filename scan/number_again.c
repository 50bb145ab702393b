/* A number that is said twice, in words and in digits, as contracts and laws do: twenty-five (25), 30 (tiga puluh). */
#include "scan/number.h"
#include "series/decimal.h"

void annals_number_take_repeated(const annals_tokens *tokens, annals_number *number)
{
    annals_number again;
    size_t open = number->last;
    if (!annals_token_reads(tokens, open, "(") || number->vague || number->fraction ||
        !annals_number_read_plain(tokens, open + 1, &again) || !annals_token_reads(tokens, again.last, ")") ||
        again.literal == number->literal || annals_decimal_compare(again.low, number->low) != 0 ||
        annals_decimal_compare(again.high, number->high) != 0)
        return;
    number->last = again.last + 1;
    number->weak = false;
    number->doubt = ANNALS_DOUBT_NONE;
}
