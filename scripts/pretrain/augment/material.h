// What a logo is made of and stands on: plates, outlines, shadows, and the
// shading of embossed print and of metal badges.
#ifndef MATERIAL_H
#define MATERIAL_H
#include "colour.h"
#include "picture.h"
#include "random.h"

/** A round or rounded plate behind the logo; the colour that is behind the logo then. */
static Colour add_plate(Random *r, Picture *p, float size, float x0, float y0, Colour behind, const Colour *avoid) {
	Colour colour = colour_against(r, behind, .15f);
	if (avoid && contrast(colour, *avoid) < .22f) return behind;
	int S = p->side, round = chance(r, .4f);
	float w = size * S * between(r, .52f, .75f) * (round ? 1.2f : 1), h = w;
	if (!round && chance(r, .4f)) h = size * S * between(r, .52f, .75f);
	float power = round ? 2 : between(r, 4, 12);
	for (int y = 0; y < S; y++) {
		for (int x = 0; x < S; x++) {
			float u = fabsf(x - x0) / w, v = fabsf(y - y0) / h;
			if (u > 1.05f || v > 1.05f) continue;
			float edge = round ? u * u + v * v : powf(u, power) + powf(v, power);
			float k = clamp((1 - edge) * w * .5f + .5f, 0, 1);
			for (int c = 0; c < 3; c++) p->plane[c][y * S + x] += k * (colour.c[c] - p->plane[c][y * S + x]);
		}
	}
	return colour;
}

/** Darkens what is under the logo, or lightens it: a shadow or a glow, off to one side. */
static void add_shadow(Random *r, Picture *p, const Layer *layer) {
	static float soft[MAX_AREA];
	int S = p->side, dx = below(r, 9) - 4, dy = below(r, 7) - 2, blurs = 1 + below(r, 4);
	float depth = between(r, .2f, .8f), target = chance(r, .85f) ? 0 : 1;
	memcpy(soft, layer->alpha, sizeof(float) * S * S);
	for (int i = 0; i < blurs; i++) blur(soft, S);
	for (int y = 0; y < S; y++) {
		for (int x = 0; x < S; x++) {
			int u = x - dx, v = y - dy;
			if (u < 0 || v < 0 || u >= S || v >= S) continue;
			float k = depth * soft[v * S + u];
			for (int c = 0; c < 3; c++) p->plane[c][y * S + x] += k * (target - p->plane[c][y * S + x]);
		}
	}
}

/**
 * Shades a logo as a relief: height is what is opaque and light, blurred; light
 * comes from one side. With `metal` the surface mirrors a horizon instead of
 * having a colour, as chrome does.
 */
static void emboss(Random *r, Layer *layer, int metal) {
	static float height[MAX_AREA], slope[MAX_AREA];
	int S = layer->side, area = S * S, blurs = 1 + below(r, 5);
	float lightness = between(r, -.8f, .8f);
	for (int i = 0; i < area; i++) {
		float l = .3f * layer->plane[0][i] + .59f * layer->plane[1][i] + .11f * layer->plane[2][i];
		height[i] = layer->alpha[i] + lightness * l;
	}
	for (int i = 0; i < blurs; i++) blur(height, S);
	float angle = between(r, 0, 6.2832f), c = cosf(angle), s = sinf(angle), gain = between(r, .6f, 3) * (1 + .4f * blurs);
	memset(slope, 0, sizeof(float) * area);
	for (int y = 1; y < S - 1; y++)
		for (int x = 1; x < S - 1; x++) {
			int i = y * S + x;
			slope[i] = gain * .5f * (c * (height[i + 1] - height[i - 1]) + s * (height[i + S] - height[i - S]));
		}
	if (!metal) {
		for (int q = 0; q < 3; q++)
			for (int i = 0; i < area; i++) layer->plane[q][i] = clamp(layer->plane[q][i] * (1 + slope[i]) + .3f * layer->alpha[i] * fmaxf(slope[i], 0), 0, layer->alpha[i]);
		return;
	}
	float waves = between(r, 1, 7), phase = between(r, 0, 6.28f), bands = between(r, 0, 6), keep = between(r, 0, .5f);
	float base = between(r, .35f, .8f), swing = between(r, .15f, .5f);
	Colour tint = blend(grey(1), hsv(uniform(r), 1, 1), chance(r, .7f) ? between(r, 0, .12f) : between(r, .1f, .4f));
	for (int y = 0; y < S; y++) {
		for (int x = 0; x < S; x++) {
			int i = y * S + x;
			float light = base + swing * sinf(waves * slope[i] + bands * y / S + phase) + .4f * slope[i];
			for (int q = 0; q < 3; q++) {
				float metallic = clamp(light * tint.c[q], 0, 1) * layer->alpha[i];
				layer->plane[q][i] += (1 - keep) * (metallic - layer->plane[q][i]);
			}
		}
	}
}

/** Leaves the logo's edges only, or hollows it to a line. */
static void outline(Random *r, Layer *layer) {
	static float inner[MAX_AREA];
	int S = layer->side, blurs = 1 + below(r, 3);
	memcpy(inner, layer->alpha, sizeof(float) * S * S);
	for (int i = 0; i < blurs; i++) blur(inner, S);
	float fill = between(r, 0, .4f);
	for (int i = 0; i < S * S; i++) {
		float k = fill + (1 - fill) * clamp(layer->alpha[i] * 2.2f * (1 - inner[i]) * (1 + blurs), 0, 1);
		layer->alpha[i] *= k;
		for (int c = 0; c < 3; c++) layer->plane[c][i] *= k;
	}
}

/** Things that lie in front of the logo. */
static void occlude(Random *r, Picture *p) {
	int S = p->side, count = 1 + below(r, 2);
	for (int q = 0; q < count; q++) {
		Colour colour = random_colour(r);
		int w = S * between(r, .06f, .4f), h = S * between(r, .06f, .4f), x0 = between(r, 0, S - w), y0 = between(r, 0, S - h);
		for (int c = 0; c < 3; c++)
			for (int y = y0; y < y0 + h; y++)
				for (int x = x0; x < x0 + w; x++) p->plane[c][y * S + x] = colour.c[c];
	}
}

#endif
