// Random numbers: xorshift64*, and what is drawn from it.
#ifndef RANDOM_H
#define RANDOM_H
#include <math.h>
#include <stdint.h>

#define NORMALS 65536

typedef struct {
	uint64_t state;
} Random;

static inline uint32_t next_bits(Random *r) {
	uint64_t x = r->state;
	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	r->state = x;
	return (uint32_t)((x * 2685821657736338717ULL) >> 32);
}

/** A generator of its own for every seed: neighbouring seeds give unlike numbers. */
static inline Random random_of(uint64_t seed) {
	Random r = { (seed + 1) * 0x9E3779B97F4A7C15ULL | 1 };
	for (int i = 0; i < 8; i++) next_bits(&r);
	return r;
}

static inline float uniform(Random *r) {
	return (next_bits(r) >> 8) * (1.f / 16777216.f);
}

static inline float between(Random *r, float low, float high) {
	return low + (high - low) * uniform(r);
}

static inline int chance(Random *r, float probability) {
	return uniform(r) < probability;
}

static inline int below(Random *r, int bound) {
	return (int)(next_bits(r) % (uint32_t)bound);
}

/** A table of normal deviates: noise over a picture reads it from a random place on. */
static float normals[NORMALS];

__attribute__((constructor)) static void fill_normals(void) {
	Random r = random_of(1);
	for (int i = 0; i < NORMALS; i += 2) {
		float radius = sqrtf(-2 * logf(uniform(&r) + 1e-7f));
		float angle = 6.2831853f * uniform(&r);
		normals[i] = radius * cosf(angle);
		normals[i + 1] = radius * sinf(angle);
	}
}

static inline float clamp(float v, float low, float high) {
	return v < low ? low : v > high ? high : v;
}

#endif
