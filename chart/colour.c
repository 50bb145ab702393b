/* Measures of colours: contrast, and difference under full and deficient colour vision; knows no theme. */
#include "chart/colour.h"

#include <math.h>

#define PI 3.14159265358979323846

typedef struct {
    double red, green, blue; /* linear light, 0..1 */
} light;

static double linear(uint8_t part)
{
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4); /* IEC 61966-2-1 */
}

static light light_of(annals_colour colour)
{
    return (light){linear(colour.red), linear(colour.green), linear(colour.blue)};
}

double annals_colour_contrast(annals_colour a, annals_colour b)
{
    light first = light_of(a), second = light_of(b);
    double x = 0.2126 * first.red + 0.7152 * first.green + 0.0722 * first.blue;
    double y = 0.2126 * second.red + 0.7152 * second.green + 0.0722 * second.blue;
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static double clamp(double value)
{
    return fmin(fmax(value, 0), 1);
}

static light seen_by(light from, annals_vision vision)
{
    static const double matrices[ANNALS_VISION_COUNT][3][3] = {
        [ANNALS_VISION_NORMAL] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        [ANNALS_VISION_PROTANOPIA] = {{0.152286, 1.052583, -0.204868},
                                      {0.114503, 0.786281, 0.099216},
                                      {-0.003882, -0.048116, 1.051998}},
        [ANNALS_VISION_DEUTERANOPIA] = {{0.367322, 0.860646, -0.227968},
                                        {0.280085, 0.672501, 0.047413},
                                        {-0.011820, 0.042940, 0.968881}},
        [ANNALS_VISION_TRITANOPIA] = {
            {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
    const double(*m)[3] = matrices[vision];
    return (light){clamp(m[0][0] * from.red + m[0][1] * from.green + m[0][2] * from.blue),
                   clamp(m[1][0] * from.red + m[1][1] * from.green + m[1][2] * from.blue),
                   clamp(m[2][0] * from.red + m[2][1] * from.green + m[2][2] * from.blue)};
}

static double curve(double value)
{
    return value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116;
}

static annals_lab lab_of(light from)
{
    double x = curve((0.4124564 * from.red + 0.3575761 * from.green + 0.1804375 * from.blue) / 0.95047);
    double y = curve(0.2126729 * from.red + 0.7151522 * from.green + 0.0721750 * from.blue);
    double z = curve((0.0193339 * from.red + 0.1191920 * from.green + 0.9503041 * from.blue) / 1.08883);
    return (annals_lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double annals_colour_lightness(annals_colour colour)
{
    return lab_of(light_of(colour)).l;
}

static double radians(double degrees)
{
    return degrees * PI / 180;
}

static double hue_of(double a, double b)
{
    double hue = a == 0 && b == 0 ? 0 : atan2(b, a) * 180 / PI;
    return hue < 0 ? hue + 360 : hue;
}

static double pow7(double value)
{
    return value * value * value * value * value * value * value;
}

/* The mean of two hues, on the nearer side of the circle. */
static double mean_hue(double first, double second)
{
    if (fabs(first - second) <= 180)
        return (first + second) / 2;
    return first + second < 360 ? (first + second + 360) / 2 : (first + second - 360) / 2;
}

/* Lightness, chroma and hue with a* stretched near grey (Sharma, Wu, Dalal 2005, equations 2 to 7). */
typedef struct {
    double l, chroma, hue;
} lch;

static lch stretch(annals_lab from, double share)
{
    double a = from.a * (1 + share);
    return (lch){from.l, hypot(a, from.b), hue_of(a, from.b)};
}

static double weigh(lch first, lch second)
{
    bool grey = first.chroma * second.chroma == 0;
    double turn = grey ? 0 : fmod(second.hue - first.hue + 540, 360) - 180;
    double hue = grey ? first.hue + second.hue : mean_hue(first.hue, second.hue);
    double l = (first.l + second.l) / 2 - 50, chroma = (first.chroma + second.chroma) / 2;
    double t = 1 - 0.17 * cos(radians(hue - 30)) + 0.24 * cos(radians(2 * hue)) + 0.32 * cos(radians(3 * hue + 6)) -
               0.20 * cos(radians(4 * hue - 63));
    double rotation =
        -sin(radians(60 * exp(-pow((hue - 275) / 25, 2)))) * 2 * sqrt(pow7(chroma) / (pow7(chroma) + pow7(25)));
    double by_l = (second.l - first.l) / (1 + 0.015 * l * l / sqrt(20 + l * l));
    double by_chroma = (second.chroma - first.chroma) / (1 + 0.045 * chroma);
    double by_hue = 2 * sqrt(first.chroma * second.chroma) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * t);
    return sqrt(by_l * by_l + by_chroma * by_chroma + by_hue * by_hue + rotation * by_chroma * by_hue);
}

double annals_lab_difference(annals_lab a, annals_lab b)
{
    double mean = (hypot(a.a, a.b) + hypot(b.a, b.b)) / 2;
    double share = 0.5 * (1 - sqrt(pow7(mean) / (pow7(mean) + pow7(25))));
    return weigh(stretch(a, share), stretch(b, share));
}

double annals_colour_difference(annals_colour a, annals_colour b, annals_vision vision)
{
    return annals_lab_difference(lab_of(seen_by(light_of(a), vision)), lab_of(seen_by(light_of(b), vision)));
}
