// Colours: drawing them, telling them apart, and painting drawings anew.
#ifndef COLOUR_H
#define COLOUR_H
#include "picture.h"
#include "random.h"

typedef struct {
	float c[3];
} Colour;

static inline float luma(Colour a) {
	return .3f * a.c[0] + .59f * a.c[1] + .11f * a.c[2];
}

/** How well two colours can be told apart: mostly by lightness. */
static float contrast(Colour a, Colour b) {
	float squares = 0;
	for (int c = 0; c < 3; c++) squares += (a.c[c] - b.c[c]) * (a.c[c] - b.c[c]);
	return fabsf(luma(a) - luma(b)) + .35f * sqrtf(squares / 3);
}

static Colour blend(Colour a, Colour b, float t) {
	for (int c = 0; c < 3; c++) a.c[c] += (b.c[c] - a.c[c]) * t;
	return a;
}

static Colour grey(float v) {
	return (Colour){ { v, v, v } };
}

static Colour hsv(float hue, float saturation, float value) {
	static const float offset[3] = { 5, 3, 1 };
	Colour out;
	for (int c = 0; c < 3; c++) {
		float k = fmodf(offset[c] + 6 * hue, 6);
		out.c[c] = value - value * saturation * clamp(fminf(k, 4 - k), 0, 1);
	}
	return out;
}

/** White, black, grey or a colour, as often as print and screens have them. */
static Colour random_colour(Random *r) {
	float kind = uniform(r);
	if (kind < .2f) return grey(between(r, .88f, 1));
	if (kind < .34f) return grey(between(r, 0, .14f));
	if (kind < .5f) {
		Colour tinted = grey(between(r, .1f, .9f));
		for (int c = 0; c < 3; c++) tinted.c[c] = clamp(tinted.c[c] + between(r, -.06f, .06f), 0, 1);
		return tinted;
	}
	return hsv(uniform(r), between(r, .15f, 1), between(r, .25f, 1));
}

/** A colour that stands out from another by at least `least`. */
static Colour colour_against(Random *r, Colour other, float least) {
	for (int i = 0; i < 8; i++) {
		Colour c = random_colour(r);
		if (contrast(c, other) > least) return c;
	}
	return grey(luma(other) > .5f ? 0 : 1);
}

/** One colour, or two that run into each other, for drawings of one colour. */
static void paint_mono(Random *r, Layer *layer, Colour behind) {
	Colour from = colour_against(r, behind, chance(r, .12f) ? .12f : .28f), to = from;
	if (chance(r, .15f)) {
		to = blend(from, random_colour(r), between(r, .2f, .8f));
		if (contrast(to, behind) < .2f) to = from;
	}
	int S = layer->side;
	float gx = between(r, -1, 1) / S, gy = between(r, -1, 1) / S;
	for (int y = 0; y < S; y++) {
		for (int x = 0; x < S; x++) {
			float t = clamp(.5f + gx * (x - S / 2) + gy * (y - S / 2), 0, 1);
			int i = y * S + x;
			for (int c = 0; c < 3; c++) layer->plane[c][i] = (from.c[c] + (to.c[c] - from.c[c]) * t) * layer->alpha[i];
		}
	}
}

/** Bands of several colours, sharp or running into each other, for drawings of one colour. */
static void paint_bands(Random *r, Layer *layer, Colour behind) {
	Colour bands[7];
	int count = 2 + below(r, 6), sharp = chance(r, .6f), S = layer->side;
	for (int i = 0; i < count; i++) bands[i] = colour_against(r, behind, .15f);
	float angle = chance(r, .5f) ? 0 : between(r, 0, 6.2832f), width = between(r, .4f, 1.2f) * S;
	float gx = sinf(angle) * count / width, gy = cosf(angle) * count / width;
	for (int y = 0; y < S; y++) {
		for (int x = 0; x < S; x++) {
			float at = clamp(.5f * count + gx * (x - S / 2) + gy * (y - S / 2), 0, count - 1e-3f);
			int band = (int)at, i = y * S + x;
			float t = sharp ? clamp((at - band - .92f) / .08f, 0, 1) : at - band;
			Colour colour = blend(bands[band], bands[band + 1 < count ? band + 1 : band], t);
			for (int c = 0; c < 3; c++) layer->plane[c][i] = colour.c[c] * layer->alpha[i];
		}
	}
}

/** Two colours, by how light the drawing's own are. */
static void paint_duotone(Random *r, Layer *layer) {
	Colour dark = random_colour(r), light = colour_against(r, dark, .35f);
	for (int i = 0; i < layer->side * layer->side; i++) {
		float l = .3f * layer->plane[0][i] + .59f * layer->plane[1][i] + .11f * layer->plane[2][i];
		for (int c = 0; c < 3; c++) layer->plane[c][i] = l * light.c[c] + (layer->alpha[i] - l) * dark.c[c];
	}
}

/** Another hue, saturation and lightness (in YIQ), and at times the negative. */
static void shift_colours(Random *r, Layer *layer, float strength) {
	float hue = chance(r, .4f * strength) ? between(r, -3.14f, 3.14f) : between(r, -.25f, .25f) * strength;
	float saturation = chance(r, .18f * strength) ? 0 : between(r, 1 - .5f * strength, 1 + .4f * strength);
	float gain = between(r, 1 - .2f * strength, 1 + .1f * strength);
	int negative = chance(r, .1f * strength);
	float c = cosf(hue) * saturation, s = sinf(hue) * saturation;
	float *red = layer->plane[0], *green = layer->plane[1], *blue = layer->plane[2], *alpha = layer->alpha;
	for (int i = 0; i < layer->side * layer->side; i++) {
		float Y = .299f * red[i] + .587f * green[i] + .114f * blue[i];
		float I = .596f * red[i] - .274f * green[i] - .322f * blue[i];
		float Q = .211f * red[i] - .523f * green[i] + .312f * blue[i];
		float i2 = I * c - Q * s, q2 = I * s + Q * c;
		red[i] = clamp(gain * (Y + .956f * i2 + .621f * q2), 0, alpha[i]);
		green[i] = clamp(gain * (Y - .272f * i2 - .647f * q2), 0, alpha[i]);
		blue[i] = clamp(gain * (Y - 1.106f * i2 + 1.703f * q2), 0, alpha[i]);
		if (negative) {
			red[i] = alpha[i] - red[i];
			green[i] = alpha[i] - green[i];
			blue[i] = alpha[i] - blue[i];
		}
	}
}

/** Paints a drawing anew: one of one colour may have any, one of several keeps their order mostly. */
static void recolour(Random *r, Layer *layer, int mono, Colour behind, float strength) {
	int anew = mono || chance(r, .08f * strength);
	if (anew && chance(r, .12f * strength)) paint_bands(r, layer, behind);
	else if (anew) paint_mono(r, layer, behind);
	else if (chance(r, .1f * strength)) paint_duotone(r, layer);
	else shift_colours(r, layer, strength);
}

#endif
