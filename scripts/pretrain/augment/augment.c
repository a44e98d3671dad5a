// Makes training images from drawings of logos: each drawing in another view,
// other colours, on another background, as if photographed or printed.
//
//   gcc -O3 -march=native -ffast-math -shared -fPIC augment.c -o libaugment.so -lm
#include "background.h"
#include "camera.h"
#include "drawing.h"
#include "material.h"

/** Other logos, small and pale or not, behind and beside the one that counts. */
static void add_clutter(Random *r, Picture *p, const Drawings *d, Colour behind, float strength, Layer *layer) {
	int count = 1 + below(r, 4);
	for (int i = 0; i < count; i++) {
		int other = d->clutter[below(r, d->clutter_count)];
		float scale = between(r, .15f, .8f);
		place(r, d, other, scale, between(r, -.1f, 1.1f) * p->side, between(r, -.1f, 1.1f) * p->side, strength, layer);
		recolour(r, layer, d->mono[other], behind, strength);
		lay_over(p, layer, between(r, .4f, 1));
	}
}

static void compose(Random *r, Picture *p, const Drawings *d, int index, float strength, float smallest, float largest) {
	static Layer layer;
	int S = p->side, mono = d->mono[index];
	layer.side = S;
	Colour own = mean_of(d, index);
	const Colour *avoid = mono ? 0 : &own;
	Colour behind = background(r, p, strength, avoid);
	if (chance(r, .22f * strength)) add_clutter(r, p, d, behind, strength, &layer);

	float scale = expf(between(r, logf(smallest), logf(largest)));
	float slack = .5f * fabsf(1 - scale) + .08f * strength;
	float x = (.5f + between(r, -slack, slack)) * S, y = (.5f + between(r, -slack, slack)) * S;
	if (chance(r, .17f * strength)) behind = add_plate(r, p, scale, x, y, behind, avoid);
	place(r, d, index, scale, x, y, strength, &layer);
	recolour(r, &layer, mono, behind, strength);
	if (chance(r, .04f * strength)) outline(r, &layer);
	int relief = chance(r, .22f * strength);
	if (relief) emboss(r, &layer, chance(r, .55f));
	if (chance(r, relief ? .5f : .1f * strength)) add_shadow(r, p, &layer);
	lay_over(p, &layer, chance(r, .1f * strength) ? between(r, .6f, 1) : 1);
	if (chance(r, .18f * strength)) occlude(r, p);
}

/**
 * Fills out[n][side][side][3] with images of the drawings `indices[n]`.
 *
 * @param strength 0 (drawings on plain backgrounds) to 1 (everything)
 * @param smallest, largest the range of the logos' sizes; 1 fills the image
 */
void augment(const uint8_t *level0, const uint8_t *level1, const uint8_t *level2, const uint8_t *mono, const float *mean, const int *clutter,
	int clutter_count, const int *indices, int n, int side, uint64_t seed, float strength, float smallest, float largest, uint8_t *out) {
	static Picture picture;
	Drawings d = { { level0, level1, level2 }, mono, mean, clutter, clutter_count };
	Random r = random_of(seed);
	picture.side = side;
	int area = side * side;
	for (int b = 0; b < n; b++) {
		compose(&r, &picture, &d, indices[b], strength, smallest, largest);
		photograph(&r, &picture, strength);
		uint8_t *pixels = out + (size_t)b * area * 3;
		for (int c = 0; c < 3; c++)
			for (int i = 0; i < area; i++) pixels[3 * i + c] = (uint8_t)clamp(picture.plane[c][i] * 255 + .5f, 0, 255);
	}
}
