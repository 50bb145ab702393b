/* What is no figure to propose is left alone, and shown with the reason where all is asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scan/scan.h"

/* Scans a text and writes "words (reason)" for each figure, without the reason where it is proposed. */
static void scan_all(const char *language, const char *text, bool all, char *out, size_t room)
{
    annals_scanner *scanner;
    annals_scan *scan;
    annals_scan_options options = {.language = language, .all = all};
    const annals_found *found;
    size_t count, used = 0;
    out[0] = '\0';
    assert_int_equal(annals_scanner_open(&scanner, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_open(scanner, &options, &scan, NULL), ANNALS_OK);
    assert_int_equal(annals_scan_feed(scan, text, strlen(text), true, &found, &count, NULL), ANNALS_OK);
    for (size_t i = 0; i < count; i++) {
        int length = (int)(found[i].end - found[i].start);
        used += (size_t)snprintf(out + used, room - used, "%s%.*s", used ? "; " : "", length, text + found[i].start);
        if (found[i].left_alone)
            used += (size_t)snprintf(out + used, room - used, " (%s)", found[i].left_alone);
    }
    annals_scan_close(scan);
    annals_scanner_close(scanner);
}

static void shows_why_it_leaves_numbers_alone(void **state)
{
    static const struct {
        const char *language, *text, *seen;
    } CASES[] = {
        {"en", "They bought 40 H100 GPUs.", "40 H100 GPUs"},
        {"en", "The H100 costs $9.", "H100 (model name); $9"},
        {"en", "Acme 11 is out.", "11 (model name)"},
        {"en", "It opened in 1987.", "1987 (year)"},
        {"en", "They won 3-1.", "3 (score); 1 (score)"},
        {"en", "It lost to the 49ers and called 911.", "49ers (ordinal or number in a name)"},
        {"de", "Am 24.03. und am Montag (20.30) regnete es.",
         "24.03 (date, time of day or version); 20.30 (date, time of day or version)"},
        {"de", "Am Montag (19. August) fuhren 3 Boote.", "19. August (date); 3 Boote"},
        {"de", "Sie melden 8 je 100.000 Einwohner.", "8; 100.000 Einwohner (what something is counted by)"},
        {"de", "Sie bauen je 700 Boote.", "700 Boote"},
        {"de", "Am Abend sah der Verein 745 Boote.", "745 Boote"},
        {"en", "They hired 1200 and sold 1900 boats.", "1200; 1900 boats"},
        {"en", "A clear #2 in the Top-9 heat.", "2 (number in a name); 9 (number in a name)"},
        {"en", "In 2011-12 and 2014-15 it rained.", "2011 (year); 12 (score); 2014 (year); 15 (score)"},
        {"zh", "他們以3比1獲勝。", "3 (score); 1 (score)"},
        {"en", "It sank 66 million years ago.", "66 million years"},
        {"en", "It sank 66 years ago.", "66 years (period)"},
        {"de", "Vor rund 30 Jahren sank vor 200 Zuschauern ein Boot.", "rund 30 Jahren (period); 200 Zuschauern"},
        {"fr", "Il y a plus de 30 ans, il y avait 4 moulins.", "plus de 30 ans (period); 4 moulins"},
        {"es", "Hace 30 años compraron 4 barcos.", "30 años (period); 4 barcos"},
        {"pt", "Há 30 anos compraram 4 barcos.", "30 anos (period); 4 barcos"},
        {"en", "The N95 mask and the R2 robot.", "N95 (model name); R2 (model name)"},
        {"de", "Die 90er waren die Zeit von Web 4.0 und 3 Booten.",
         "90er (ordinal or number in a name); 4.0 (date, time of day or version); 3 Booten"},
        {"en", "Call 5550134 now.", "5550134 (phone or identity number)"},
        {"en", "See page 17 for more.", "page 17 (ordinal or number in a name)"},
        {"en", "1. Buy milk.", "1 (list number or footnote mark)"},
        {"en", "It has one.", "one (article or pronoun)"},
        {"en", "The two left.", "two (spoken of before)"},
        {"it", "Si parte alle 18.45.", "18.45 (time of day)"},
        {"it", "La fiera apre intorno alle 9.", "intorno alle 9 (time of day)"},
        {"it", "Giovedì 6/9 e domenica 24 la fiera è chiusa.", "6/9 (date); 24 (date)"},
        {"it", "Domenica 24 mulini erano aperti.", "24 mulini"},
        {"it", "Nella stagione 24/25 ha perso 3 capre.", "24/25 (date); 3 capre"},
        {"it", "Pavia, 25 set. (Ansa) - Ci sono 4 mulini.", "25 set. (date); 4 mulini"},
        {"it", "Negli anni ’60 e negli anni Ottanta c'erano 9 mulini.",
         "60 (number in a name); Ottanta (number in a name); 9 mulini"},
        {"it", "Maioliche del ‘500, mulini del Seicento e 4 torri.", "500 (number in a name); 4 torri"},
        {"it", "Da metà giugno 4 mulini.", "metà giugno (date); 4 mulini"},
        {"it", "Nascono 9 agnelli ogni 100 capre.", "9 agnelli; 100 capre (what something is counted by)"},
        {"it", "Le mele sono 1038, a valle 980 e 1120 a monte.", "1038; 980; 1120"},
        {"it", "Il borgo ha mura del 1038.", "1038 (year)"},
        {"es", "Los molinos de los años 80 y la A-92 tienen un peso de 4 toneladas.",
         "80 (number in a name); 92 (number in a name); 4 toneladas"},
        {"fr", "Les moulins des années 80 sont 4.", "80 (number in a name); 4"},
        {"pt", "Nos anos 90, a cada 3 moinhos, um fechava.",
         "90 (number in a name); 3 moinhos (what something is counted by)"},
        {"pt", "Cinco delas fecharam.", "Cinco"},
        {"it", "Il mulino del maggio '68 e le rocce di 4 miliardi di anni fa.", "68 (year); 4 miliardi di anni"},
        {"it", "La 3/a fiera ha 9 mulini.", "3/a (ordinal or number in a name); 9 mulini"},
        {"it", "A Pavia 30 mulini hanno un Acme 20.", "30 mulini; 20 (model name)"},
        {"es", "En Lugo 30 molinos.", "30 molinos"},
        {"it", "I medici del 118 hanno curato 4 turisti.", "4 turisti"},
        {"en", "On May 4 it rained.", "May 4 (date)"},
        {"en", "They flew an Acme 415 MAX 7 home.", "415 (number in a name); 7 (model name)"},
        {"en", "Covid-19 and COP29 filled 3 halls.", "19 (number in a name); 3 halls"},
        {"en", "The JN.1 variant is here.", "JN.1 (model name)"},
        {"en", "In Q3/24 an A320/21 flew 3 crews.", "24 (model name); A320 (model name); 21 (model name); 3 crews"},
        {"id", "Dalam enam bulan pertama terjual 40 kapal.", "enam bulan (period); 40 kapal"},
        {"tl", "Umiskor siya ng 9 mula sa 4-of-7 tira at may 9-11 kartada sila.",
         "9; 4 (score); 7 tira (score); 9-11 (score)"},
        {"tl", "Dumating sa Rizal (12), Cavite (8) at Laguna (15) ang mga bangka.", "12; 8; 15"},
        {"tl", "Dumating sina Ana Cruz (32) at Ben Cruz (41).", "32; 41"},
        {"id", "Di Kota Bogor 5 kapal tiba, dengan Acme 7 buatan Bogor.", "5 kapal; 7 buatan (model name)"},
        {"en", "The 415 MAX landed.", "415 MAX (number in a name)"},
        {"en", "The 405 Freeway was shut.", "405 (number in a name)"},
        {"en", "They raised the FY18 outlook.", "FY18 (date)"},
        {"en", "It began at 1130 GMT with 12 boats.", "1130 GMT (date); 12 boats"},
        {"en", "Call 0300 123 4567 at 3.30.",
         "0300 (time, date, version or number with a leading zero); 123 (phone or identity "
         "number); 4567 (phone or identity number); 3.30 (time of day)"},
        {"en", "A magnitude 5.2 quake and a half-point rise.", "5.2"},
        {"en", "It rained for several days.", "several days (too vague)"},
        {"en", "It is 26.9 vs. 26.8 now.", "26.9; 26.8"},
        {"en", "They had 9 births per 1,000 people.", "9 births; 1,000 people (what something is counted by)"},
        {"en", "Versus 48 for us, they had 51.", "48; 51"},
        {"zh", "截至9月底有20名學生。", "9月底 (date); 20名"},
        {"zh", "渡船8点40分开走，晚了20分鐘。", "8点40分 (date); 20分鐘"},
        {"zh", "每10艘的費用是40元。", "10艘 (what something is counted by); 40元"},
        {"ja", "10万人当たり5人。", "10万人 (what something is counted by); 5人"},
        {"en", "1 dollar = 7 kroner.", "1 dollar (what something is counted by); 7 kroner"},
        {"zh", "前11個月售出40艘。", "11個月 (period); 40艘"},
        {"zh", "前10名是渡船。", "10名 (rank)"},
        {"zh", "第三、四名和第5至8名是渡船。",
         "第三、四 (ordinal or number in a name); 第5至8 (ordinal or number in a name)"},
        {"zh", "在「4321航運平台」售出40艘。", "4321航運平台 (number in a name); 40艘"},
        {"zh", "《航海王3》有40集。", "3 (number in a name); 40集"},
        {"zh", "《30天開船》售出40本。", "30天 (number in a name); 40本"},
        {"zh", "船每四年入港，每年售出40艘。", "四年; 40艘"},
        {"zh", "一年內售出40艘。", "一年; 40艘"},
        {"zh", "1、2號線0至24時售出2、3艘。",
         "1 (ordinal or number in a name); 2號線 (ordinal or number in a name); 0 (ordinal or number in a name); "
         "24時 (date); 2、3艘"},
        {"zh", "晚上9时半，海景6座高層，228連假售出40艘。",
         "9时半 (date); 6座高層 (ordinal or number in a name); 228連假 (ordinal or number in a name); 40艘"},
        {"zh", "大多数船兩度停航，投進3分球。", "3分球 (ordinal or number in a name)"},
        {"zh", "請致電熱線18222，由4棒查詢。", "18222 (number in a name); 4棒 (ordinal or number in a name)"},
        {"zh", "1歐元兌換8元，165打詐專線。",
         "1歐元 (what something is counted by); 8元; 165打詐 (ordinal or number in a name)"},
        {"ja", "1ユーロ160円の相場で40隻を買う。", "1ユーロ (what something is counted by); 160円; 40隻"},
        {"ja", "船員の男性（37）と木村さん（9）、(3)が乗る。", "37; 9; 3 (alone in parentheses)"},
        {"zh", "船在北緯23.5度。", "23.5度 (number in a name)"},
        {"zh", "一七年售出40艘。", "一七年 (year); 40艘"},
        {"zh", "船長判囚21日，5月21日出獄。", "21日; 5月21日 (date)"},
        {"zh", "3M公司售出40艘。", "3M公司 (number in a name); 40艘"},
        {"zh", "船在3樓展出。", "3樓 (ordinal or number in a name)"},
        {"zh", "20年前有40艘。", "20年 (period); 40艘"},
        {"zh", "1、检查渡船。", "1 (list number or footnote mark)"},
        {"zh", "先買： 2.雞蛋", "2 (list number or footnote mark)"},
        {"zh", "渡船装了Ferry 8 Pro和海豚-20。", "8 Pro (model name); -20 (model name)"},
        {"zh", "公司 5 款 Acme 9000", "5 款; 9000 (model name)"},
        {"zh", "1/31開航，三分之一即1/3", "1/31 (date); 三分之一; 1/3"},
        {"zh", "9·11之後", "9 (date); 11 (date)"},
        {"zh", "電話(02)2345-6789",
         "02 (time, date, version or number with a leading zero); 2345-6789 (phone or identity "
         "number)"},
        {"en", "Call +1 202 555 0100 or +44 20 7946 0958 now.",
         "1 202 555 (phone or identity number); 0100 (time, date, version or number with a leading zero); 44 (phone or "
         "identity number); 20 (phone or identity number); 7946 (phone or identity number); 0958 (time, date, version "
         "or "
         "number with a leading zero)"},
        {"id", "Telepon +62 812 3456 7890.",
         "62 (phone or identity number); 812 (phone or identity number); 3456 (phone or identity number); 7890 (phone "
         "or "
         "identity number)"},
        {"en", "It rose by +1 202 555 people.", "1 202 555 people"},
        {"en", "Call +1 202 555 0100 now.",
         "1 202 555 (phone or identity number); 0100 (time, date, version or number with a leading zero)"},
        {"id", "Telepon +62 812 3456 7890.",
         "62 (phone or identity number); 812 (phone or identity number); 3456 (phone or identity number); 7890 (phone "
         "or "
         "identity number)"},
        {"en", "Call (202) 555-0100 now.",
         "202 (phone or identity number); 555 (phone or identity number); 0100 (time, date, version or number with a "
         "leading zero)"},
        {"pt", "Ligue (11) 98765-4321.",
         "11 (phone or identity number); 98765 (phone or identity number); 4321 (phone or identity number)"},
        {"en", "It lost (12) 345 678 boats.", "12 (alone in parentheses); 345; 678 boats"},
        {"en", "It rose to +1 202 555 people.", "1 202 555 people"},
        {"zh", "毒株ABC.1.5出現了。", "ABC.1.5 (model name)"},
        {"zh", "一二九学生", "一二九 (counts nothing)"},
        {"zh", "119接警後出動5輛消防車。", "119接警 (ordinal or number in a name); 5輛"},
        {"en", "It lost $1O0 million.", "1O0 (letters among its digits, perhaps misread)"},
        {"en", "It sold 9[^7] and 8 [4, 5] of ~~$7m~~ now.",
         "9; 7 (list number or footnote mark); 8; 4 (list number or footnote mark); 5 (list number or footnote mark); "
         "$7m"},
        {"en", "Fees (in millions), sales (in thousands of euros) and (dozens of people)",
         "millions (scale of a table); thousands of euros (scale of a table); dozens of people"},
        {"it", "Ricavi (in migliaia di euro)", "migliaia di euro (scale of a table)"},
        {"en", "It hired twenty-five (25) cooks.", "twenty-five (25) cooks"},
        {"id", "Dalam 30 (tiga puluh) hari.", "30 (tiga puluh) hari"},
        {"en", "About l000 people came.", "About l000 (letters among its digits, perhaps misread)"},
        {"id", "Menerima minimal 2.000 insinyur hingga 2027.", "minimal 2.000 insinyur; hingga 2027 (year)"},
        {"id", "Pasal 5 dan 6 mengatur Covid-19.",
         "Pasal 5 (ordinal or number in a name); 6 (number in a name); 19 (number in a name)"},
        {"it", "Dal 16 al 30 aprile 5 navi.", "16 al 30 aprile (date); 5 navi"},
        {"id", "Digelar 16 hingga 30 April.", "16 hingga 30 April (date)"},
        {"de", "Vom 16. bis 30. April.", "16. bis 30. April (date)"},
        {"tl", "Mula April 16 hanggang 30 ang laro.", "April 16 hanggang 30 (date)"},
        {"en", "On April 16 and 30 people came.", "April 16 (date); 30 people"},
        {"id", "Truk B 1234 XYZ membawa 3 mobil.", "1234 XYZ (licence plate); 3 mobil"},
        {"id", "Kadar PM2,5 naik.", "PM2,5 (model name)"},
        {"id", "Seorang nelayan dan dua lainnya selamat.", "Seorang nelayan (article or pronoun); dua"},
        {"tl", "Bumagal ito sa 4th quarter.", "4th (ordinal or number in a name)"},
        {"tl", "Sarado ang Region 2, 5 at 8 sa 3 araw.",
         "2 (number in a name); 5 (number in a name); 8 (number in a name); 3 araw"},
        {"en", "See pages 3, 14, and 15 of 80 pages.",
         "3 (number in a name); 14 (number in a name); 15 (number in a name); 80 pages"},
        {"de", "Die Linie Nr.5 fährt 3 Tage.", "Nr.5 (ordinal or number in a name); 3 Tage"},
        {"id", "Kapal tiba pada H-7 dengan 90 peti.", "7 (number in a name); 90 peti"},
        {"id", "Indeks ke posisi 2.311,75 dan tim ke posisi 4.", "2.311,75; 4 (number in a name)"},
        {"id", "Di Brebes 31 gudang, di Tegal 18 gudang.", "31 gudang; 18 gudang"},
        {"id", "Gol Pratama (17') dan Wibowo (33').", "17 (alone in parentheses); 33 (alone in parentheses)"},
        {"ms", "Gombak (310), Klang (288) dan Sepang (4).", "310; 288; 4"},
        {"ms", "Seramai 9,106 petang semalam.", "9,106"},
        {"ms", "Dibuka 9.30 petang semalam.", "9.30 petang semalam (date)"},
        {"it", "La squadra ha un tecnico nuovo.", ""},
        {"it", "Ne resta uno.", "uno (article or pronoun)"},
        {"it", "Hanno chiuso un ponte per 3 giorni.", "3 giorni"},
        {"it", "Il corso dura un giorno.", "un giorno (article or pronoun)"},
        {"it", "Ci sono almeno un disperso, più di un metro di neve.", "almeno un disperso; più di un metro"},
        {"it", "Hanno tagliato sei alberi.", "sei alberi"},
        {"it", "La gara della classe 3 si chiude 4 a 2.", "3 (number in a name); 4 (score); 2 (score)"},
        {"it", "In ogni classe 2 milioni di libri.", "2 milioni di libri"},
        {"pt", "O mercado abre em 1º de outubro.", "1º de outubro (date)"},
        {"pt", "O preço caiu de 5 a 3.", "5; 3"},
        {"en", "The mill closed 20 years ago and took 3 years to build.", "20 years (period); 3 years"},
        {"it", "Il mulino ha chiuso due anni fa dopo 3 mesi.", "due anni (period); 3 mesi"},
        {"id", "Pabrik itu tutup 20 tahun lalu setelah 3 bulan.", "20 (period); 3 bulan"},
        {"it", "Nei primi nove mesi ricavi per 3 milioni.", "nove mesi (period); 3 milioni"},
        {"fr", "Sur les 6 premiers mois, 40 trains.", "6 premiers mois (period); 40 trains"},
        {"it", "Ne hanno venduti cento, dieci in meno.", "cento; dieci"},
        {"fr", "Une offre à 30 millions de dollars et deux billets à 12 euros.",
         "30 millions de dollars; deux billets; 12 euros"},
        {"it", "Dura quasi un mese.", "quasi un mese"},
        {"it", "Mostra aperta dal 29 al 30 aprile, il 3, il 4 e il 5 maggio.",
         "29 al 30 aprile (date); 3 (date); 4 e il 5 maggio (date)"},
        {"es", "Entre el 12 y el 14 de marzo cayeron 12 árboles.", "12 y el 14 de marzo (date); 12 árboles"},
        {"it", "La stagione 2024/2025 inizia.", "2024/2025 (time, date, version or number with a leading zero)"},
        {"it", "Salvati un cane e tre gatti, due capre e una mucca.", "un cane; tre gatti; due capre; una mucca"},
        {"it", "I gatti salvati sono quattro, due i cani.", "quattro; due i cani"},
        {"it", "Costa 200 milioni e un premio di 3 milioni.", "200 milioni; 3 milioni"},
        {"it", "In ritardo il treno Aurora 9541 per Bari.", "9541 (model name)"},
        {"es", "El precio medio de la casa sube medio millón en media hora.",
         "medio de la casa (counts nothing); medio millón; media hora"},
        {"fr", "Un chien de 12 ans et une chatte de 3 ans.", "12 ans; 3 ans"},
        {"it", "È la 12^ volta.", "12^ (ordinal or number in a name)"},
        {"pt", "Perderam por 1 a 2 em 8 a 10 dias.", "1 a 2 (score); 8 a 10 dias"},
        {"en", "www.annals.example/99", "www.annals.example/99 (address)"},
    };
    (void)state;
    char out[512];
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        scan_all(CASES[i].language, CASES[i].text, true, out, sizeof out);
        assert_string_equal(out, CASES[i].seen);
    }
}

static void proposes_none_of_them(void **state)
{
    static const char TEXT[] = "On May 4, 1987 Windows 11 beat the H100 3-1 at page 17; call 5550134. The two left.";
    (void)state;
    char out[512];
    scan_all("en", TEXT, false, out, sizeof out);
    assert_string_equal(out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_why_it_leaves_numbers_alone),
        cmocka_unit_test(proposes_none_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
