// What may lie behind a logo: plain colours, gradients, clouds of noise,
// stripes, and something like a photograph.
#ifndef BACKGROUND_H
#define BACKGROUND_H
#include "colour.h"
#include "drawing.h"
#include "picture.h"
#include "random.h"

#define CELLS 42

static void plain(Picture *p, Colour a) {
	for (int c = 0; c < 3; c++)
		for (int i = 0; i < p->side * p->side; i++) p->plane[c][i] = a.c[c];
}

static void gradient(Random *r, Picture *p, Colour a, Colour b) {
	int S = p->side;
	float gx = between(r, -1, 1) / S, gy = between(r, -1, 1) / S;
	for (int y = 0; y < S; y++) {
		for (int x = 0; x < S; x++) {
			float t = clamp(.5f + gx * (x - S / 2) + gy * (y - S / 2), 0, 1);
			for (int c = 0; c < 3; c++) p->plane[c][y * S + x] = a.c[c] + (b.c[c] - a.c[c]) * t;
		}
	}
}

/** Adds smooth value noise of `cells` × `cells` cells, weighted. */
static void add_noise(Random *r, float *plane, int S, int cells, float weight) {
	static float grid[(CELLS + 1) * (CELLS + 1)], column[MAX_SIDE], ease[MAX_SIDE];
	int K = cells + 1;
	float step = (float)cells / S;
	for (int i = 0; i < K * K; i++) grid[i] = weight * uniform(r);
	for (int x = 0; x < S; x++) {
		float u = x * step - (int)(x * step);
		ease[x] = u * u * (3 - 2 * u);
	}
	for (int y = 0; y < S; y++) {
		const float *above = grid + (int)(y * step) * K;
		for (int i = 0; i < K; i++) column[i] = above[i] + (above[K + i] - above[i]) * ease[y];
		for (int x = 0; x < S; x++) {
			const float *g = column + (int)(x * step);
			plane[y * S + x] += g[0] + (g[1] - g[0]) * ease[x];
		}
	}
}

static void clouds(Random *r, Picture *p, Colour a, Colour b) {
	int S = p->side, area = S * S, octaves = 1 + below(r, 4), first = 2 + below(r, 4), coloured = chance(r, .5f);
	float harden = between(r, .7f, 1.8f), decay = between(r, .4f, .75f);
	static float noise[MAX_AREA];
	for (int c = 0; c < 3; c++) {
		if (c == 0 || coloured) {
			float weight = 1, total = 0;
			memset(noise, 0, sizeof(float) * area);
			for (int o = 0, cells = first; o < octaves && cells <= CELLS; o++, cells *= 3, weight *= decay) {
				add_noise(r, noise, S, cells, weight);
				total += weight;
			}
			for (int i = 0; i < area; i++) noise[i] = clamp((noise[i] / total - .5f) * harden + .5f, 0, 1);
		}
		for (int i = 0; i < area; i++) p->plane[c][i] = a.c[c] + (b.c[c] - a.c[c]) * noise[i];
	}
}

static void stripes(Random *r, Picture *p, Colour a, Colour b) {
	int S = p->side, checks = chance(r, .3f);
	float angle = between(r, 0, 3.14159f), f = between(r, .08f, 1.2f), phase = between(r, 0, 6), edge = chance(r, .5f) ? 8 : 1;
	float kx = cosf(angle) * f, ky = sinf(angle) * f;
	for (int y = 0; y < S; y++) {
		for (int x = 0; x < S; x++) {
			float wave = sinf(kx * x + ky * y + phase);
			if (checks) wave *= sinf(kx * y - ky * x + phase);
			float t = clamp(.5f + .5f * wave * edge, 0, 1);
			for (int c = 0; c < 3; c++) p->plane[c][y * S + x] = a.c[c] + (b.c[c] - a.c[c]) * t;
		}
	}
}

/** Lays a soft-edged shape over a picture: a half plane, a bar, a box or an ellipse. */
static void add_shape(Random *r, Picture *p, Colour colour) {
	int S = p->side, kind = below(r, 4);
	float angle = between(r, 0, 6.2832f), c = cosf(angle), s = sinf(angle);
	float x0 = between(r, 0, S), y0 = between(r, 0, S);
	float w = S * between(r, .03f, .5f), h = S * between(r, .03f, .5f), soft = S * between(r, .008f, .12f);
	float shade_x = between(r, -.5f, .5f) / S, shade_y = between(r, -.5f, .5f) / S, opacity = between(r, .5f, 1);
	for (int y = 0; y < S; y++) {
		for (int x = 0; x < S; x++) {
			float u = (x - x0) * c + (y - y0) * s, v = (y - y0) * c - (x - x0) * s, inside;
			if (kind == 0) inside = u;
			else if (kind == 1) inside = h * .4f - fabsf(v);
			else if (kind == 2) inside = fminf(w - fabsf(u), h - fabsf(v));
			else inside = (1 - sqrtf(u * u / (w * w) + v * v / (h * h))) * fminf(w, h);
			float k = clamp(.5f + inside / soft, 0, 1) * opacity;
			if (k <= 0) continue;
			float shade = 1 + shade_x * (x - x0) + shade_y * (y - y0);
			for (int q = 0; q < 3; q++) {
				float *pixel = &p->plane[q][y * S + x];
				*pixel += k * (clamp(colour.c[q] * shade, 0, 1) - *pixel);
			}
		}
	}
}

/** Shapes near and far with textures and shades of few related colours: a photograph, seen without glasses. */
static void scene(Random *r, Picture *p, Colour a, Colour b) {
	clouds(r, p, a, b);
	int shapes = 2 + below(r, 7);
	for (int i = 0; i < shapes; i++) {
		Colour c = blend(a, b, between(r, -.3f, 1.3f));
		if (chance(r, .3f)) c = random_colour(r);
		for (int q = 0; q < 3; q++) c.c[q] = clamp(c.c[q], 0, 1);
		add_shape(r, p, c);
	}
	float grain = between(r, 0, .25f);
	static float texture[MAX_AREA];
	memset(texture, 0, sizeof(float) * p->side * p->side);
	add_noise(r, texture, p->side, 12 + below(r, CELLS - 12), grain);
	add_noise(r, texture, p->side, 3 + below(r, 8), grain);
	for (int c = 0; c < 3; c++)
		for (int i = 0; i < p->side * p->side; i++) p->plane[c][i] = clamp(p->plane[c][i] + texture[i] - grain, 0, 1);
}

/**
 * Draws a background.
 *
 * @param avoid a colour that it must not hide, or NULL
 * @return its main colour
 */
static Colour background(Random *r, Picture *p, float strength, const Colour *avoid) {
	Colour a = avoid ? colour_against(r, *avoid, .22f) : random_colour(r);
	Colour b = blend(a, random_colour(r), between(r, .15f, avoid ? .6f : 1));
	float kind = chance(r, strength) ? uniform(r) : 0;
	if (kind < .36f) {
		plain(p, a);
		return a;
	}
	if (kind < .48f) gradient(r, p, a, b);
	else if (kind < .66f) clouds(r, p, a, b);
	else if (kind < .75f) stripes(r, p, a, b);
	else scene(r, p, a, b);
	return blend(a, b, .5f);
}

#endif
