
package io.github.logoclassifier.backbone;

/** Fused multiplications and additions. */
final class FusedLanes extends Lanes {

	@Override
	void multiplyAdd2x4(final float[] a, final float[] b, final float[] s,
		final float[] t, final float[] u, final float[] v, final float as,
		final float at, final float au, final float av, final float bs,
		final float bt, final float bu, final float bv, final int from,
		final int to)
	{
		for (int i = from; i < to; i++) {
			a[i] = Math.fma(s[i], as, Math.fma(t[i], at, Math.fma(u[i], au, Math.fma(
				v[i], av, a[i]))));
			b[i] = Math.fma(s[i], bs, Math.fma(t[i], bt, Math.fma(u[i], bu, Math.fma(
				v[i], bv, b[i]))));
		}
	}

	@Override
	void multiplyAdd(final float[] out, final float[] x, final float w,
		final int from, final int to)
	{
		for (int i = from; i < to; i++) {
			out[i] = Math.fma(x[i], w, out[i]);
		}
	}

	@Override
	void multiplyAdd3(final float[] out, final float[] a, final float[] b,
		final float[] c, final float[] u, final float[] v, final float[] w,
		final int to)
	{
		for (int i = 0; i < to; i++) {
			out[i] = Math.fma(a[i], u[i], Math.fma(b[i], v[i], Math.fma(c[i], w[i],
				out[i])));
		}
	}

	@Override
	void combine3(final float[] out, final float[] x, final float[] y,
		final float[] z, final float wx, final float wy, final float wz,
		final int to)
	{
		for (int i = 0; i < to; i++) {
			out[i] = Math.fma(x[i], wx, Math.fma(y[i], wy, z[i] * wz));
		}
	}

	@Override
	void combine3x3(final float[] a, final float[] b, final float[] c,
		final float[] x, final float[] y, final float[] z, final float ax,
		final float ay, final float az, final float bx, final float by,
		final float bz, final float cx, final float cy, final float cz,
		final int to)
	{
		for (int i = 0; i < to; i++) {
			a[i] = Math.fma(x[i], ax, Math.fma(y[i], ay, z[i] * az));
			b[i] = Math.fma(x[i], bx, Math.fma(y[i], by, z[i] * bz));
			c[i] = Math.fma(x[i], cx, Math.fma(y[i], cy, z[i] * cz));
		}
	}

}
