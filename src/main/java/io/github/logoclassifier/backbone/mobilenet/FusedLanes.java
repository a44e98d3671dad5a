
package io.github.logoclassifier.backbone.mobilenet;

/** Fused multiplications and additions. */
final class FusedLanes extends Lanes {

	/**
	 * Two rows at a time, all loaded before any is stored, so that nothing need
	 * be loaded twice: six multiplications for five loads and three stores. C2 of
	 * Java 17, 21 and 25 alike vectorises it so; of larger tiles, or with other
	 * orders of the loads, one or the other often does not.
	 * <p>
	 * The four loops are alike, and written out to make the method too large to
	 * be inlined (FreqInlineSize, 325 bytes): inside a caller's loops the same
	 * loop is often not vectorised, or not as well.
	 */
	@Override
	void multiplyAdd3(final float[] a, final float[] b, final float[] c,
		final float[][] rows, final float[] wa, final float[] wb, final float[] wc,
		final int start, final int end, final int from, final int to)
	{
		final float[] x = rows[start];
		final float[] y = rows[start + 1];
		final float ax = wa[start];
		final float ay = wa[start + 1];
		final float bx = wb[start];
		final float by = wb[start + 1];
		final float cx = wc[start];
		final float cy = wc[start + 1];
		for (int i = from; i < to; i++) {
			final float xi = x[i];
			final float yi = y[i];
			final float ai = a[i];
			final float bi = b[i];
			final float ci = c[i];
			a[i] = Math.fma(yi, ay, Math.fma(xi, ax, ai));
			b[i] = Math.fma(yi, by, Math.fma(xi, bx, bi));
			c[i] = Math.fma(yi, cy, Math.fma(xi, cx, ci));
		}
		if (start + 2 >= end) return;
		final float[] s = rows[start + 2];
		final float[] t = rows[start + 3];
		final float as = wa[start + 2];
		final float at = wa[start + 3];
		final float bs = wb[start + 2];
		final float bt = wb[start + 3];
		final float cs = wc[start + 2];
		final float ct = wc[start + 3];
		for (int i = from; i < to; i++) {
			final float si = s[i];
			final float ti = t[i];
			final float ai = a[i];
			final float bi = b[i];
			final float ci = c[i];
			a[i] = Math.fma(ti, at, Math.fma(si, as, ai));
			b[i] = Math.fma(ti, bt, Math.fma(si, bs, bi));
			c[i] = Math.fma(ti, ct, Math.fma(si, cs, ci));
		}
		if (start + 4 >= end) return;
		final float[] u = rows[start + 4];
		final float[] v = rows[start + 5];
		final float au = wa[start + 4];
		final float av = wa[start + 5];
		final float bu = wb[start + 4];
		final float bv = wb[start + 5];
		final float cu = wc[start + 4];
		final float cv = wc[start + 5];
		for (int i = from; i < to; i++) {
			final float ui = u[i];
			final float vi = v[i];
			final float ai = a[i];
			final float bi = b[i];
			final float ci = c[i];
			a[i] = Math.fma(vi, av, Math.fma(ui, au, ai));
			b[i] = Math.fma(vi, bv, Math.fma(ui, bu, bi));
			c[i] = Math.fma(vi, cv, Math.fma(ui, cu, ci));
		}
		if (start + 6 >= end) return;
		final float[] p = rows[start + 6];
		final float[] q = rows[start + 7];
		final float ap = wa[start + 6];
		final float aq = wa[start + 7];
		final float bp = wb[start + 6];
		final float bq = wb[start + 7];
		final float cp = wc[start + 6];
		final float cq = wc[start + 7];
		for (int i = from; i < to; i++) {
			final float pi = p[i];
			final float qi = q[i];
			final float ai = a[i];
			final float bi = b[i];
			final float ci = c[i];
			a[i] = Math.fma(qi, aq, Math.fma(pi, ap, ai));
			b[i] = Math.fma(qi, bq, Math.fma(pi, bp, bi));
			c[i] = Math.fma(qi, cq, Math.fma(pi, cp, ci));
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
	void addProducts3(final float[] out, final float[] a, final float[] b,
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
