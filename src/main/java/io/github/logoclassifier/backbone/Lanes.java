
package io.github.logoclassifier.backbone;

/**
 * The innermost loops, over channels. In each, every array is indexed by the
 * loop variable alone: only then does the JIT compiler vectorise them.
 */
final class Lanes {

	private Lanes() {}

	/** out += w · x. */
	static void multiplyAdd(final float[] out, final float[] w, final float x) {
		for (int i = 0; i < out.length; i++) {
			out[i] += w[i] * x;
		}
	}

	/** out += a · u + b · v + c · w, channel by channel. */
	static void multiplyAdd3(final float[] out, final float[] a, final float[] b,
		final float[] c, final float[] u, final float[] v, final float[] w)
	{
		for (int i = 0; i < out.length; i++) {
			out[i] += a[i] * u[i] + b[i] * v[i] + c[i] * w[i];
		}
	}

	/** Four outputs from p, four input channels from k. */
	static void multiplyAdd4x4(final float[][] out, final float[][] in,
		final int p, final float[][] weights, final int k)
	{
		final float[] a = out[p];
		final float[] b = out[p + 1];
		final float[] c = out[p + 2];
		final float[] d = out[p + 3];
		final float[] s = weights[k];
		final float[] t = weights[k + 1];
		final float[] u = weights[k + 2];
		final float[] v = weights[k + 3];
		final float as = in[p][k];
		final float at = in[p][k + 1];
		final float au = in[p][k + 2];
		final float av = in[p][k + 3];
		final float bs = in[p + 1][k];
		final float bt = in[p + 1][k + 1];
		final float bu = in[p + 1][k + 2];
		final float bv = in[p + 1][k + 3];
		final float cs = in[p + 2][k];
		final float ct = in[p + 2][k + 1];
		final float cu = in[p + 2][k + 2];
		final float cv = in[p + 2][k + 3];
		final float ds = in[p + 3][k];
		final float dt = in[p + 3][k + 1];
		final float du = in[p + 3][k + 2];
		final float dv = in[p + 3][k + 3];
		for (int i = 0; i < a.length; i++) {
			a[i] += s[i] * as + t[i] * at + u[i] * au + v[i] * av;
			b[i] += s[i] * bs + t[i] * bt + u[i] * bu + v[i] * bv;
			c[i] += s[i] * cs + t[i] * ct + u[i] * cu + v[i] * cv;
			d[i] += s[i] * ds + t[i] * dt + u[i] * du + v[i] * dv;
		}
	}

	/** min(max(x, 0), 6). */
	static void relu6(final float[] out) {
		for (int i = 0; i < out.length; i++) {
			out[i] = Math.min(Math.max(out[i], 0), 6);
		}
	}

}
