
package io.github.logoclassifier.backbone;

/**
 * Multiplications, then additions, for CPUs that do not fuse them. Results
 * differ from {@link FusedLanes} in the last digits.
 */
final class PlainLanes extends Lanes {

	/** One output after the other: both would not fit the compiler's limit. */
	@Override
	void multiplyAdd2x4(final float[] a, final float[] b, final float[] s,
		final float[] t, final float[] u, final float[] v, final float as,
		final float at, final float au, final float av, final float bs,
		final float bt, final float bu, final float bv, final int from,
		final int to)
	{
		multiplyAdd4(a, s, t, u, v, as, at, au, av, from, to);
		multiplyAdd4(b, s, t, u, v, bs, bt, bu, bv, from, to);
	}

	private static void multiplyAdd4(final float[] out, final float[] s,
		final float[] t, final float[] u, final float[] v, final float ws,
		final float wt, final float wu, final float wv, final int from,
		final int to)
	{
		for (int i = from; i < to; i++) {
			out[i] += s[i] * ws + t[i] * wt + u[i] * wu + v[i] * wv;
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
	void multiplyAdd3(final float[] out, final float[] a, final float[] b,
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
