
package io.github.logoclassifier.backbone.mobilenet;

/**
 * The innermost loops, each over a stretch of arrays: pixels of a channel, or
 * channels of a pixel.
 * <p>
 * They are written for HotSpot's C2 compiler, which turns a loop into vector
 * instructions only if every array in it is indexed by the plain loop variable,
 * and only if its body is small (LoopUnrollLimit, 60 nodes, of which an array
 * access takes three).
 */
abstract class Lanes {

	/** Fused where the CPU fuses, found out once. */
	static final Lanes FASTEST = isFusedFast() ? new FusedLanes()
		: new PlainLanes();

	private static final int ROUNDS = 5;
	private static final int CALLS = 100;
	private static final long MAX_NANOS_PER_CALL = 500;

	/** Most rows that {@link #multiplyAdd3} takes at once. */
	static final int AT_ONCE = 8;

	/**
	 * Adds a few rows to three outputs: a += Σ rows[k] · wa[k], and b and c
	 * likewise, for k from start up to, not including, min(start + 8, end).
	 *
	 * @param end even, as is start
	 */
	abstract void multiplyAdd3(float[] a, float[] b, float[] c, float[][] rows,
		float[] wa, float[] wb, float[] wc, int start, int end, int from, int to);

	/** out += x · w. */
	abstract void multiplyAdd(float[] out, float[] x, float w, int from, int to);

	/** out += a · u + b · v + c · w, element by element. */
	abstract void addProducts3(float[] out, float[] a, float[] b, float[] c,
		float[] u, float[] v, float[] w, int to);

	/** out = x · wx + y · wy + z · wz. */
	abstract void combine3(float[] out, float[] x, float[] y, float[] z, float wx,
		float wy, float wz, int to);

	/** The same x, y and z for three outputs. */
	abstract void combine3x3(float[] a, float[] b, float[] c, float[] x,
		float[] y, float[] z, float ax, float ay, float az, float bx, float by,
		float bz, float cx, float cy, float cz, int to);

	/**
	 * out = min(max(a + b + c + bias, 0), 6). For numbers that are not tiny
	 * beyond measure |x| / 2 + x / 2 is max(x, 0) to the last bit, and takes a
	 * third of the time: Math.max has to look after NaN and −0.
	 */
	final void addRelu6(final float[] out, final float[] a, final float[] b,
		final float[] c, final float bias, final int to)
	{
		for (int i = 0; i < to; i++) {
			final float sum = a[i] + b[i] + c[i] + bias;
			out[i] = Math.min(0.5f * Math.abs(sum) + 0.5f * sum, 6);
		}
	}

	/** min(max(x, 0), 6). */
	final void relu6(final float[] out, final int from, final int to) {
		for (int i = from; i < to; i++) {
			out[i] = Math.min(0.5f * Math.abs(out[i]) + 0.5f * out[i], 6);
		}
	}

	/**
	 * Math.fma takes one instruction where the CPU has it, and arithmetic with
	 * BigDecimal, a thousand times slower, where it has not. Nothing in Java says
	 * which; a few microseconds tell.
	 */
	private static boolean isFusedFast() {
		float sum = 1;
		for (int round = 0; round < ROUNDS; round++) {
			final long start = System.nanoTime();
			for (int i = 0; i < CALLS; i++) {
				sum = Math.fma(sum, 0.5f, 1);
			}
			final long nanos = System.nanoTime() - start;
			if (sum > 0 && nanos < CALLS * MAX_NANOS_PER_CALL) return true;
		}
		return false;
	}

}
