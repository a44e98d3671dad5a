
package io.github.logoclassifier.explain;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;

/** Sees at each place of a fine map how red and how blue it is, no further. */
final class ColorBackbone implements Backbone {

	private static final int INPUT = 48;
	private static final int GRID = 12;

	@Override
	public String name() {
		return "colours";
	}

	@Override
	public String sha256() {
		return "0";
	}

	@Override
	public String arithmetic() {
		return "plain";
	}

	@Override
	public int inputSize() {
		return INPUT;
	}

	@Override
	public int gridSize() {
		return GRID;
	}

	@Override
	public int channels() {
		return 2;
	}

	@Override
	public Worker newWorker() {
		return ColorBackbone::features;
	}

	private static FeatureMap features(final float[] pixels) {
		final int cell = INPUT / GRID;
		final float[] values = new float[GRID * GRID * 2];
		for (int y = 0; y < INPUT; y++) {
			for (int x = 0; x < INPUT; x++) {
				final int at = 3 * (y * INPUT + x);
				final float difference = (pixels[at] - pixels[at + 2]) / (2 * cell *
					cell);
				final int place = 2 * (y / cell * GRID + x / cell);
				values[place] += Math.max(0, difference);
				values[place + 1] += Math.max(0, -difference);
			}
		}
		return new FeatureMap(GRID, GRID, 2, values);
	}

}
