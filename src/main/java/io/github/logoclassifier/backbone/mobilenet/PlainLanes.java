
package io.github.logoclassifier.backbone.mobilenet;

/**
 * Multiplications, then additions, for CPUs that do not fuse them. Results
 * differ from {@link FusedLanes} in the last digits.
 */
final class PlainLanes extends Lanes {

	/** One output after the other: all three would be too much for C2. */
	@Override
	void multiplyAdd3(final float[] a, final float[] b, final float[] c,
		final float[][] rows, final float[] wa, final float[] wb, final float[] wc,
		final int start, final int end, final int from, final int to)
	{
		for (int k = start; k < Math.min(start + AT_ONCE, end); k += 2) {
			multiplyAdd(a, rows[k], rows[k + 1], wa[k], wa[k + 1], from, to);
			multiplyAdd(b, rows[k], rows[k + 1], wb[k], wb[k + 1], from, to);
			multiplyAdd(c, rows[k], rows[k + 1], wc[k], wc[k + 1], from, to);
		}
	}

	private static void multiplyAdd(final float[] out, final float[] x,
		final float[] y, final float wx, final float wy, final int from,
		final int to)
	{
		for (int i = from; i < to; i++) {
			out[i] += x[i] * wx + y[i] * wy;
		}
	}

	@Override
	void multiplyAdd(final float[] out, final float[] x, final float w,
		final int from, final int to)
	{
		for (int i = from; i < to; i++) {
			out[i] += x[i] * w;
		}
	}

	@Override
	void addProducts3(final float[] out, final float[] a, final float[] b,
		final float[] c, final float[] u, final float[] v, final float[] w,
		final int to)
	{
		for (int i = 0; i < to; i++) {
			out[i] += a[i] * u[i] + b[i] * v[i] + c[i] * w[i];
		}
	}

	@Override
	void combine3(final float[] out, final float[] x, final float[] y,
		final float[] z, final float wx, final float wy, final float wz,
		final int to)
	{
		for (int i = 0; i < to; i++) {
			out[i] = x[i] * wx + y[i] * wy + z[i] * wz;
		}
	}

	@Override
	void combine3x3(final float[] a, final float[] b, final float[] c,
		final float[] x, final float[] y, final float[] z, final float ax,
		final float ay, final float az, final float bx, final float by,
		final float bz, final float cx, final float cy, final float cz,
		final int to)
	{
		combine3(a, x, y, z, ax, ay, az, to);
		combine3(b, x, y, z, bx, by, bz, to);
		combine3(c, x, y, z, cx, cy, cz, to);
	}

}
