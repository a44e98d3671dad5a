// What light, lens, print and file formats do to a picture.
#ifndef CAMERA_H
#define CAMERA_H
#include "picture.h"
#include "random.h"

static void shade(Random *r, Picture *p) {
	int S = p->side;
	float depth = between(r, .1f, .6f) / (.5f * S), gx = between(r, -1, 1) * depth, gy = between(r, -1, 1) * depth;
	for (int y = 0; y < S; y++)
		for (int x = 0; x < S; x++) {
			float k = 1 + gx * (x - S / 2) + gy * (y - S / 2);
			for (int c = 0; c < 3; c++) p->plane[c][y * S + x] *= k;
		}
}

/** A bright spot, as of a lamp on a glossy surface. */
static void highlight(Random *r, Picture *p) {
	int S = p->side;
	float x0 = between(r, 0, S), y0 = between(r, 0, S), peak = between(r, .2f, .8f);
	float a = between(r, 6, 90) / (S * S), b = between(r, 6, 90) / (S * S), angle = between(r, 0, 3.14f), c = cosf(angle), s = sinf(angle);
	for (int y = 0; y < S; y++)
		for (int x = 0; x < S; x++) {
			float u = (x - x0) * c + (y - y0) * s, v = (y - y0) * c - (x - x0) * s, k = peak / (1 + a * u * u + b * v * v) - .1f * peak;
			if (k <= 0) continue;
			for (int q = 0; q < 3; q++) p->plane[q][y * S + x] += k * (1 - p->plane[q][y * S + x]);
		}
}

static void smear(Random *r, float *plane, int S, float dx, float dy, int taps) {
	static float sum[MAX_AREA];
	for (int y = 0; y < S; y++)
		for (int x = 0; x < S; x++) {
			float total = 0;
			for (int t = 0; t < taps; t++) {
				int u = x + (int)lrintf(dx * (t - .5f * taps)), v = y + (int)lrintf(dy * (t - .5f * taps));
				u = u < 0 ? 0 : u >= S ? S - 1 : u;
				v = v < 0 ? 0 : v >= S ? S - 1 : v;
				total += plane[v * S + u];
			}
			sum[y * S + x] = total / taps;
		}
	memcpy(plane, sum, sizeof(float) * S * S);
}

static void lens(Random *r, Picture *p) {
	if (chance(r, .15f)) {
		float angle = between(r, 0, 3.14f);
		int taps = 3 + below(r, 1 + p->side / 16);
		for (int c = 0; c < 3; c++) smear(r, p->plane[c], p->side, cosf(angle), sinf(angle), taps);
		return;
	}
	int times = 1 + below(r, p->side > 80 ? 5 : 3);
	for (int i = 0; i < times; i++)
		for (int c = 0; c < 3; c++) blur(p->plane[c], p->side);
}

/** Out of focus, by up to a twentieth of the picture: that much of a small logo is left when it is cut out and enlarged. */
static void defocus(Random *r, Picture *p) {
	float sigma = p->side * expf(between(r, logf(.01f), logf(.05f)));
	int times = (int)(2 * sigma * sigma + .5f); // each has a variance of half a pixel
	for (int i = 0; i < times; i++)
		for (int c = 0; c < 3; c++) blur(p->plane[c], p->side);
}

/** A picture taken or kept small, and enlarged: means over blocks, with or without blurring them after. */
static void lose_resolution(Random *r, Picture *p) {
	int S = p->side, block = 2 + below(r, p->side > 80 ? 2 : 1), smooth = chance(r, .7f);
	for (int c = 0; c < 3; c++) {
		for (int y = 0; y < S; y += block)
			for (int x = 0; x < S; x += block) {
				float sum = 0;
				int n = 0;
				for (int v = y; v < y + block && v < S; v++)
					for (int u = x; u < x + block && u < S; u++, n++) sum += p->plane[c][v * S + u];
				for (int v = y; v < y + block && v < S; v++)
					for (int u = x; u < x + block && u < S; u++) p->plane[c][v * S + u] = sum / n;
			}
		if (smooth) blur(p->plane[c], S);
	}
}

/** Dots of print: a screen of each channel at its own angle. */
static void halftone(Random *r, Picture *p) {
	int S = p->side;
	float f = between(r, 1.2f, 2.6f), hard = between(r, .3f, 1.2f), angle = between(r, 0, 1.57f);
	for (int c = 0; c < 3; c++) {
		float cc = cosf(angle + .5f * c) * f, ss = sinf(angle + .5f * c) * f;
		for (int y = 0; y < S; y++)
			for (int x = 0; x < S; x++) p->plane[c][y * S + x] += .25f * hard * sinf(cc * x + ss * y) * sinf(cc * y - ss * x);
	}
}

static void exposure(Random *r, Picture *p, float strength) {
	int area = p->side * p->side;
	float brightness = between(r, -.15f, .15f) * strength, contrast = expf(between(r, -.5f, .35f) * strength);
	if (chance(r, .35f)) brightness = 0, contrast = 1;
	for (int c = 0; c < 3; c++) {
		float gain = chance(r, .5f) ? 1 : 1 + between(r, -.15f, .15f) * strength;
		for (int i = 0; i < area; i++) p->plane[c][i] = ((p->plane[c][i] - .5f) * contrast + .5f + brightness) * gain;
	}
}

static float cosines[8][8];

__attribute__((constructor)) static void fill_cosines(void) {
	for (int k = 0; k < 8; k++)
		for (int n = 0; n < 8; n++) cosines[k][n] = (k ? .5f : .35355339f) * cosf(3.14159265f * (n + .5f) * k / 8);
}

/** JPEG's rounding: 8 × 8 cosine transforms with coarser steps for higher frequencies. */
static void jpeg(float *plane, int S, float step) {
	float rows[8][8], freq[8][8];
	for (int y0 = 0; y0 + 8 <= S; y0 += 8)
		for (int x0 = 0; x0 + 8 <= S; x0 += 8) {
			float *block = plane + y0 * S + x0;
			for (int k = 0; k < 8; k++)
				for (int x = 0; x < 8; x++) {
					rows[k][x] = 0;
					for (int n = 0; n < 8; n++) rows[k][x] += cosines[k][n] * block[n * S + x];
				}
			for (int k = 0; k < 8; k++)
				for (int l = 0; l < 8; l++) {
					float sum = 0, q = step * (1 + .6f * (k + l));
					for (int n = 0; n < 8; n++) sum += cosines[l][n] * rows[k][n];
					freq[k][l] = rintf(sum / q) * q;
				}
			for (int n = 0; n < 8; n++)
				for (int l = 0; l < 8; l++) {
					rows[n][l] = 0;
					for (int k = 0; k < 8; k++) rows[n][l] += cosines[k][n] * freq[k][l];
				}
			for (int n = 0; n < 8; n++)
				for (int m = 0; m < 8; m++) {
					float sum = 0;
					for (int l = 0; l < 8; l++) sum += cosines[l][m] * rows[n][l];
					block[n * S + m] = sum;
				}
		}
}

static void add_grain(Random *r, Picture *p) {
	int area = p->side * p->side, grey = chance(r, .4f), from = below(r, NORMALS);
	float sigma = between(r, .005f, .09f);
	for (int c = 0; c < 3; c++) {
		int start = grey ? from : below(r, NORMALS);
		for (int i = 0; i < area; i++) p->plane[c][i] += sigma * normals[(start + i) & (NORMALS - 1)];
	}
}

static void lose_colour(Picture *p) {
	for (int i = 0; i < p->side * p->side; i++) {
		float l = .3f * p->plane[0][i] + .59f * p->plane[1][i] + .11f * p->plane[2][i];
		for (int c = 0; c < 3; c++) p->plane[c][i] = l;
	}
}

static void negative(Picture *p) {
	for (int c = 0; c < 3; c++)
		for (int i = 0; i < p->side * p->side; i++) p->plane[c][i] = 1 - p->plane[c][i];
}

/** Everything that happens to a picture between the world and the file. */
static void photograph(Random *r, Picture *p, float strength) {
	if (chance(r, .3f * strength)) shade(r, p);
	if (chance(r, .12f * strength)) highlight(r, p);
	if (chance(r, .05f * strength)) halftone(r, p);
	if (chance(r, .15f * strength)) defocus(r, p);
	else if (chance(r, .4f * strength)) lens(r, p);
	if (chance(r, .1f * strength)) lose_resolution(r, p);
	exposure(r, p, strength);
	if (chance(r, .03f * strength)) negative(p);
	if (chance(r, .08f * strength)) lose_colour(p);
	if (chance(r, .5f * strength)) add_grain(r, p);
	if (chance(r, .25f * strength)) {
		float step = between(r, .02f, .2f);
		for (int c = 0; c < 3; c++) jpeg(p->plane[c], p->side, step);
	}
}

#endif
