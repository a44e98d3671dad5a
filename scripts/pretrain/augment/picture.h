// Pictures as planes of floats, 0 to 1, and how they lie over one another.
#ifndef PICTURE_H
#define PICTURE_H
#include <string.h>
#include "random.h"

#define MAX_SIDE 224 // drawings.py checks it
#define MAX_AREA (MAX_SIDE * MAX_SIDE)

typedef struct {
	int side;
	float plane[3][MAX_AREA];
} Picture;

/** A picture with alpha, its colours premultiplied by it. */
typedef struct {
	int side;
	float plane[3][MAX_AREA];
	float alpha[MAX_AREA];
} Layer;

static void lay_over(Picture *below, const Layer *layer, float opacity) {
	int area = below->side * below->side;
	for (int c = 0; c < 3; c++) {
		float *p = below->plane[c];
		const float *q = layer->plane[c];
		for (int i = 0; i < area; i++) p[i] += opacity * (q[i] - p[i] * layer->alpha[i]);
	}
}

/** Blurs a plane with (1 2 1) / 4 both ways. */
static void blur(float *plane, int S) {
	static float rows[MAX_AREA];
	for (int y = 0; y < S; y++) {
		const float *in = plane + y * S;
		float *out = rows + y * S;
		out[0] = .25f * (3 * in[0] + in[1]);
		for (int x = 1; x < S - 1; x++) out[x] = .25f * (in[x - 1] + 2 * in[x] + in[x + 1]);
		out[S - 1] = .25f * (in[S - 2] + 3 * in[S - 1]);
	}
	for (int y = 0; y < S; y++) {
		const float *above = rows + (y ? y - 1 : 0) * S, *here = rows + y * S, *under = rows + (y < S - 1 ? y + 1 : y) * S;
		for (int x = 0; x < S; x++) plane[y * S + x] = .25f * (above[x] + 2 * here[x] + under[x]);
	}
}

#endif
