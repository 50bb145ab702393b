/* Numbers in words, and in digits and words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/scan/table.h"

static void adds_up_number_words(void **state)
{
    static const quote_case CASES[] = {
        {"en", "twenty-five ships", "25"},
        {"en", "three hundred and fifty ships", "350"},
        {"en", "two million three hundred thousand and four ships", "2300004"},
        {"en", "two and three ships", "2 ; 3"},
        {"en", "three dozen ships", "36"},
        {"en", "two hundred dozen ships", "2400"},
        {"en", "twenty-one dozen ships", "252"},
        {"it", "cinquecento e tre dozzine di navi", "536"},
        {"fr", "quatre cent deux douzaines de navires", "424"},
        {"it", "due miliardi e mezzo milione", "2000.5M"},
        {"it", "due miliardi e mezzo", "2.5B"},
        {"en", "a hundred ships", "100"},
        {"id", "dua puluh lima kapal", "25"},
        {"id", "dua ratus dua belas ribu kapal", "212k"},
        {"id", "seribu sebelas kapal", "1011"},
        {"zh", "二十五艘", "25"},
        {"zh", "一億五千零三萬艘", "150.03M"},
        {"zh", "一千零五艘", "1005"},
        {"zh", "一百五艘", "150"},
        {"zh", "六七三億二四一八萬五千艘", "67.324185B"},
        {"zh", "4萬3", "43k"},
        {"zh", "4萬3艘", "40003"},
        {"zh", "7 412艘", "7412"},
        {"zh", "十艘", "10"},
        {"zh", "廿三艘", "23"},
        {"zh", "零三十艘", "30"},
        {"zh", "2千零30萬艘", "20.30M"},
        {"zh", "三十两", "30"},
        {"zh", "一百零几万艘", ">1.00M"},
        {"zh", "上百艘", ">=100"},
        {"zh", "上千万艘", ">=10M"},
        {"zh", "过半的渡船", ">0.5"},
        {"zh", "船上8艘小艇", "8"},
        {"ja", "渡船の45・3%", "45.3%"},
        {"ja", "3・05ポイント", "3.05"},
        {"ja", "十数隻", "11..19"},
        {"ja", "二十数万隻", ">200k"},
        {"zh", "近千艘", "~1k"},
        {"zh", "百余艘", ">100"},
        {"zh", "逾百萬艘", ">1.00M"},
        {"zh", "百分之百", "100%"},
        {"zh", "1萬0939艘", "10939"},
        {"zh", "十二．五億艘", "1.25B"},
        {"zh", "一八〇〇點六九億艘", "180.069B"},
        {"zh", "旅客數10萬", "100k"},
        {"zh", "千三", "1.3k"},
        {"zh", "秋千三個", "3"},
        {"zh", "渡船數3萬", "30k"},
        {"zh", "數10萬艘", "200k..990k"},
        {"zh", "四成多的渡船", ">40%"},
        {"zh", "3成5的渡船", "35%"},
        {"zh", "三成半的渡船", "35%"},
        {"ja", "2割強の渡船", ">20%"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void takes_apart_words_written_together(void **state)
{
    static const quote_case CASES[] = {
        {"it", "venticinque navi", "25"},
        {"it", "ventuno navi", "21"},
        {"it", "trentotto navi", "38"},
        {"it", "duecentomila navi", "200k"},
        {"it", "millenovecentonovanta navi", "1990"},
        {"it", "295mila navi", "295k"},
        {"it", "ottone e duetto", "-"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void raises_to_powers(void **state)
{
    static const quote_case CASES[] = {
        {"en", "10^6 cells", "1000000"},
        {"en", "1.5 × 10^9 cells", "1500000000.0"},
        {"es", "2,5^-1", "0.4"},
        {"de", "10^-3 Liter", "0.001"},
        {"fr", "six millions et trois quarts", "6.75M"},
        {"en", "10^100 cells", "10 ; 100"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void adds_up_the_numerals_of_western_europe(void **state)
{
    static const quote_case CASES[] = {
        {"es", "tres mil cuatrocientos cincuenta y ocho barcos", "3458"},
        {"es", "2 mil millones de barcos", "2B"},
        {"es", "un billón de barcos", "1T"},
        {"es", "millones de barcos", "2M..999M"},
        {"es", "1 500 barcos", "1500"},
        {"es", "17 mil 500 barcos", "17500"},
        {"es", "2 millones 300 mil 400 barcos", "2300400"},
        {"es", "1 mil 200 millones de barcos", "1200M"},
        {"es", "12,500 barcos", "12500"},
        {"es", "12,500 pesos", "12500"},
        {"es", "1,459 euros", "1.459"},
        {"es", "1,085 dólares", "1.085"},
        {"es", "entre dos mil y tres mil barcos", "2k..3k"},
        {"it", "fra duemila e tremila barche", "2k..3k"},
        {"es", "dos o tres barcos", "2..3"},
        {"es", "2 o 3 millones de barcos", "2M..3M"},
        {"it", "da due a tre milioni di barche", "2M..3M"},
        {"fr", "deux ou trois bateaux", "2..3"},
        {"pt", "dois ou três barcos", "2..3"},
        {"pt", "cento e vinte e três mil e quatro navios", "123004"},
        {"pt", "três milhões e meio de navios", "3.5M"},
        {"pt", "5 mil milhões de navios", "5B"},
        {"fr", "quatre-vingt-dix-neuf navires", "99"},
        {"fr", "soixante et onze navires", "71"},
        {"fr", "septante-cinq navires", "75"},
        {"fr", "deux cent mille navires", "200k"},
        {"fr", "un demi-million de navires", "500k"},
        {"fr", "1 500 navires", "1500"},
        {"de", "fünfundzwanzig Schiffe", "25"},
        {"de", "zweihunderteinundzwanzigtausenddreihundert Schiffe", "221300"},
        {"de", "hundertundeins Schiffe", "101"},
        {"de", "zwischen fünf und zwanzig Schiffe", "5..20"},
        {"de", "fünfzehntausend Schiffe", "15k"},
        {"de", "anderthalb Millionen Schiffe", "1.5M"},
        {"es", "tres quintos", "0.6"},
        {"es", "veinte con tres quintos", "20.6"},
        {"es", "ocho con veinticinco por ciento", "8.25%"},
        {"pt", "1 vírgula 5 navios", "1.5"},
        {"fr", "cent et trois quarts", "100.75"},
        {"fr", "50 cents", "50"},
        {"de", "1’250.50 Franken", "1250.50"},
        {"de", "3,4 Mrd. Euro", "3.4B"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void reads_japanese_numerals_and_counters(void **state)
{
    static const quote_case CASES[] = {
        {"ja", "一兆二千億円", "1.2T"},
        {"ja", "千万円", "10M"},
        {"ja", "百六隻", "106"},
        {"ja", "二百・七一", "200.71"},
        {"ja", "2と4分の1", "2.25"},
        {"ja", "答えは-5。", "-5"},
        {"ja", "3万5千枚", "35k"},
        {"ja", "二〇二隻", "202"},
        {"ja", "四つの船", "4"},
        {"ja", "数千(すうせん)人", "2k..9999"},
        {"ja", "3分の1", "0.333333333333333333"},
        {"ja", "100人余り", ">100"},
        {"ja", "100人超", ">100"},
        {"ja", "100人を下回る", "<100"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void follows_the_linkers_of_tagalog(void **state)
{
    static const quote_case CASES[] = {
        {"tl", "walong barko", "8"},
        {"tl", "apat na barko", "4"},
        {"tl", "dalawampu't limang barko", "25"},
        {"tl", "dalawampu’t lima", "25"},
        {"tl", "apat na raan at limampung barko", "450"},
        {"tl", "isang daang libong piso", "100k"},
        {"tl", "labing-anim na barko", "16"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void multiplies_digits_by_scale_words(void **state)
{
    static const quote_case CASES[] = {
        {"it", "6 milioni e 458 mila", "6458k"},
        {"it", "2 e 3 milioni", "2M ; 3M"},
        {"zh", "143億", "14.3B"},
        {"zh", "1兆2000億", "1200.0B"},
        {"zh", "1萬2千", "12k"},
        {"zh", "1萬2000", "12000"},
        {"zh", "1.2萬億", "1.2T"},
        {"en", "2 million 300 thousand", "2300k"},
        {"en", "2 million 300 people", "2M ; 300"},
        {"en", "5k", "5k"},
        {"en", "5 thousand million", "5B"},
        {"en", "$5m", "5M"},
        {"en", "5 m", "5"},
        {"id", "3 jt", "3M"},
        {"id", "Rp 50,5 M", "50.5B"},
        {"id", "50,5 M", "50.5M"},
        {"id", "Rp2 T", "2T"},
        {"tl", "₱3.5-T", "3.5T"},
        {"tl", "84 na libo", "84k"},
        {"tl", "84 na libong barko", "84k"},
        {"tl", "dalawangpu't lima", "25"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void reads_halves_and_points_in_words(void **state)
{
    static const quote_case CASES[] = {
        {"en", "two and a half million", "2.5M"},
        {"en", "half a million", "500k"},
        {"it", "tre milioni e mezzo", "3.5M"},
        {"it", "due anni e mezzo", "2.5"},
        {"id", "satu setengah juta", "1.5M"},
        {"zh", "兩年半", "2.5"},
        {"en", "two point zero five", "2.05"},
        {"it", "due virgola settantuno", "2.71"},
        {"zh", "十二點三億", "1.23B"},
        {"zh", "五分之一", "0.2"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void reads_vague_numbers_as_ranges(void **state)
{
    static const quote_case CASES[] = {
        {"en", "dozens of ships", "24..99"},
        {"en", "hundreds of millions of ants", "200M..999M"},
        {"it", "decine di migliaia", "20k..99k"},
        {"it", "una ventina di gatti", "~20"},
        {"it", "oltre una decina di migliaia di gatti", ">10k"},
        {"fr", "une quinzaine de chats", "~15"},
        {"id", "puluhan kapal", "20..99"},
        {"id", "ratusan juta", "200M..999M"},
        {"zh", "數十艘", "20..99"},
        {"zh", "数百艘", "200..999"},
        {"zh", "數億", "200M..900M"},
        {"zh", "數十億", "2.0B..9.9B"},
        {"zh", "十幾艘", "11..19"},
        {"zh", "三十几万人", ">300k"},
        {"zh", "五六千艘", "5k..6k"},
        {"zh", "80多億", ">8.0B"},
        {"zh", "三百余艘", ">300"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void counts_a_word_that_may_be_an_article_only_where_nothing_is_better(void **state)
{
    static const quote_case CASES[] = {
        {"it", "una nave", "1"},    {"it", "una nave con tre alberi", "3"},
        {"it", "un milione", "1M"}, {"tl", "isang barko", "1"},
        {"en", "one ship", "1"},    {"en", "a ship", "-"},
        {"zh", "一直如此", "-"},    {"zh", "一艘船載三百人", "300"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

/* The style of contracts and laws. A number of another value, or of the same kind, is another number. */
static void takes_a_number_said_twice_for_one(void **state)
{
    static const quote_case CASES[] = {
        {"en", "twenty-five (25) ships", "25"},
        {"en", "one (1) ship", "1"},
        {"en", "one million (1,000,000) dollars", "1M"},
        {"it", "venti (20) navi", "20"},
        {"fr", "mille (1\u202F000) navires", "1k"},
        {"id", "30 (tiga puluh) kapal", "30"},
        {"zh", "二十五（25）艘", "25"},
        {"en", "twenty-five (26) ships", "25 ; 26"},
        {"en", "25 (25) ships", "25 ; 25"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

static void takes_no_numeral_apart_for_a_word_within_it(void **state)
{
    static const quote_case CASES[] = {
        {"zh", "用時二十分鐘", "20"},
        {"zh", "一百年前", "100"},
        {"zh", "一點五億元", "150M"},
        {"zh", "十分鐘", "10"},
    };
    (void)state;
    ASSERT_ALL_READ(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_up_number_words),
        cmocka_unit_test(takes_apart_words_written_together),
        cmocka_unit_test(raises_to_powers),
        cmocka_unit_test(adds_up_the_numerals_of_western_europe),
        cmocka_unit_test(reads_japanese_numerals_and_counters),
        cmocka_unit_test(follows_the_linkers_of_tagalog),
        cmocka_unit_test(multiplies_digits_by_scale_words),
        cmocka_unit_test(reads_halves_and_points_in_words),
        cmocka_unit_test(reads_vague_numbers_as_ranges),
        cmocka_unit_test(counts_a_word_that_may_be_an_article_only_where_nothing_is_better),
        cmocka_unit_test(takes_a_number_said_twice_for_one),
        cmocka_unit_test(takes_no_numeral_apart_for_a_word_within_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
