// The drawings, and how one gets into a picture: a homography, sampled
// bilinearly from the level of a pyramid that has about the right size.
#ifndef DRAWING_H
#define DRAWING_H
#include "colour.h"
#include "picture.h"
#include "random.h"

#define LEVELS 3

typedef struct {
	const uint8_t *level[LEVELS]; // all drawings at 144, 72 and 36 pixels, RGBA premultiplied
	const uint8_t *mono;          // 1: one colour only
	const float *mean;            // their mean colours, 0 to 1
	const int *clutter;           // the drawings that may lie about
	int clutter_count;
} Drawings;

static const int level_side[LEVELS] = { 144, 72, 36 };

static Colour mean_of(const Drawings *d, int index) {
	const float *m = d->mean + 3 * index;
	return (Colour){ { m[0], m[1], m[2] } };
}

static void multiply(const float *a, const float *b, float *out) {
	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++)
			out[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
}

static void invert(const float *m, float *out) {
	out[0] = m[4] * m[8] - m[5] * m[7];
	out[1] = m[2] * m[7] - m[1] * m[8];
	out[2] = m[1] * m[5] - m[2] * m[4];
	out[3] = m[5] * m[6] - m[3] * m[8];
	out[4] = m[0] * m[8] - m[2] * m[6];
	out[5] = m[2] * m[3] - m[0] * m[5];
	out[6] = m[3] * m[7] - m[4] * m[6];
	out[7] = m[1] * m[6] - m[0] * m[7];
	out[8] = m[0] * m[4] - m[1] * m[3];
	float determinant = m[0] * out[0] + m[1] * out[3] + m[2] * out[6];
	for (int i = 0; i < 9; i++) out[i] /= determinant;
}

/**
 * A view of a drawing: turned, stretched, sheared, in perspective. The result
 * takes the picture's pixels back to those of the drawing at the level.
 */
static void random_view(Random *r, int side, int source, float scale, float x, float y, float strength, float *back) {
	float turn = 0;
	if (chance(r, .5f + .5f * strength)) turn = strength * (chance(r, .15f * strength) ? between(r, -.8f, .8f) : between(r, -.2f, .2f));
	float stretch = expf(between(r, -.15f, .15f) * strength);
	float shear = chance(r, .5f) ? between(r, -.2f, .2f) * strength : 0;
	float w = scale * side / source * stretch, h = scale * side / source / stretch;
	float c = cosf(turn), s = sinf(turn), middle = .5f * source;
	float affine[9] = { w * c, h * (shear * c - s), 0, w * s, h * (shear * s + c), 0, 0, 0, 1 };
	affine[2] = -middle * (affine[0] + affine[1]);
	affine[5] = -middle * (affine[3] + affine[4]);
	float tilt_x = 0, tilt_y = 0;
	if (chance(r, .5f * strength)) {
		tilt_x = between(r, -.4f, .4f) * strength / side;
		tilt_y = between(r, -.4f, .4f) * strength / side;
	}
	float perspective[9] = { 1 + x * tilt_x, x * tilt_y, x, y * tilt_x, 1 + y * tilt_y, y, tilt_x, tilt_y, 1 };
	float forward[9];
	multiply(perspective, affine, forward);
	invert(forward, back);
}

static int level_for(float scale, int side) {
	float ratio = level_side[0] / (scale * side);
	return ratio < 1.6f ? 0 : ratio < 3.2f ? 1 : 2;
}

typedef float Texel __attribute__((vector_size(16)));

static inline Texel texel(const uint8_t *drawing, int T, int u, int v) {
	if (u < 0 || v < 0 || u >= T || v >= T) return (Texel){ 0, 0, 0, 0 };
	const uint8_t *p = drawing + 4 * (v * T + u);
	return (Texel){ p[0], p[1], p[2], p[3] };
}

static void sample(const uint8_t *drawing, int T, const float *back, Layer *layer) {
	int S = layer->side;
	for (int y = 0; y < S; y++) {
		for (int x = 0; x < S; x++) {
			float w = 1 / (back[6] * x + back[7] * y + back[8]);
			float u = (back[0] * x + back[1] * y + back[2]) * w - .5f;
			float v = (back[3] * x + back[4] * y + back[5]) * w - .5f;
			Texel sum = { 0, 0, 0, 0 };
			if (w > 0 && u > -1 && v > -1 && u < T && v < T) {
				int u0 = (int)(u + 1) - 1, v0 = (int)(v + 1) - 1;
				float du = u - u0, dv = v - v0;
				Texel upper = (1 - du) * texel(drawing, T, u0, v0) + du * texel(drawing, T, u0 + 1, v0);
				Texel lower = (1 - du) * texel(drawing, T, u0, v0 + 1) + du * texel(drawing, T, u0 + 1, v0 + 1);
				sum = ((1 - dv) * upper + dv * lower) * (1 / 255.f);
			}
			int i = y * S + x;
			for (int c = 0; c < 3; c++) layer->plane[c][i] = sum[c];
			layer->alpha[i] = sum[3];
		}
	}
}

/** Puts a drawing into a layer: its middle at (x, y), `scale` times as large as the picture. */
static void place(Random *r, const Drawings *d, int index, float scale, float x, float y, float strength, Layer *layer) {
	int level = level_for(scale, layer->side), T = level_side[level];
	float back[9];
	random_view(r, layer->side, T, scale, x, y, strength, back);
	sample(d->level[level] + (size_t)index * T * T * 4, T, back, layer);
}

#endif
