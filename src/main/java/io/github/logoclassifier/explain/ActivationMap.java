
package io.github.logoclassifier.explain;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;

import java.util.ArrayList;
import java.util.List;

/**
 * The class activation map of a pooled head (Zhou et al. 2016,
 * arXiv:1512.04150). Such a head is linear in the features of each place, so
 * that what it says is a sum over the places, and each one's part is exact:
 *
 * <pre>
 * logit(c) = bias(c) + Σ crops a Σ places p  weight(a) / places · Σ k  w(k, c) · f(a, p, k)
 * </pre>
 *
 * Softmax sees only how much more one logit is than others. What speaks for
 * every class alike says nothing, so the mean over the classes is taken off the
 * weights. And a place of plain background has features too: the parts are
 * counted from those of an empty picture, which shifts the sum by a constant.
 * Immutable.
 */
public final class ActivationMap {

	private final List<double[][]> contributions = new ArrayList<>();
	private final List<CropGrid> grids = new ArrayList<>();

	/**
	 * @param head of the kind {@link HeadKind#POOLED}, and of one layer
	 * @param classIndex which of its outputs to explain
	 * @param crops of the picture
	 * @param empty the features of a picture in which nothing is
	 * @throws IllegalArgumentException if the head is of another kind
	 */
	public ActivationMap(final Head head, final int classIndex,
		final List<CropFeatures> crops, final FeatureMap empty)
	{
		if (!isFor(head)) {
			throw new IllegalArgumentException("a " + head.kind().id() + " head of " +
				head.layers().size() + " layers has no activation map");
		}
		final double[] direction = direction(head.layers().get(0), classIndex);
		for (final CropFeatures crop : crops) {
			final double[][] parts = contributions(crop, empty, direction);
			contributions.add(parts);
			grids.add(new CropGrid(parts, crop.place()));
		}
	}

	/** Whether a head is linear in the features of each place. */
	static boolean isFor(final Head head) {
		return head.kind() == HeadKind.POOLED && head.layers().size() == 1;
	}

	/** The class's weights, less the mean of all classes'. */
	private static double[] direction(final DenseLayer layer,
		final int classIndex)
	{
		final float[] weights = layer.weights();
		final double[] direction = new double[layer.inputs()];
		for (int k = 0; k < direction.length; k++) {
			double sum = 0;
			for (int c = 0; c < layer.outputs(); c++) {
				sum += weights[k * layer.outputs() + c];
			}
			direction[k] = weights[k * layer.outputs() + classIndex] - sum / layer
				.outputs();
		}
		return direction;
	}

	private static double[][] contributions(final CropFeatures crop,
		final FeatureMap empty, final double[] direction)
	{
		final FeatureMap map = crop.map();
		final double scale = crop.weight() / (map.height() * map.width());
		final double[][] parts = new double[map.height()][map.width()];
		for (int y = 0; y < map.height(); y++) {
			for (int x = 0; x < map.width(); x++) {
				for (int k = 0; k < direction.length; k++) {
					parts[y][x] += scale * direction[k] * (map.get(y, x, k) - empty.get(y,
						x, k));
				}
			}
		}
		return parts;
	}

	/**
	 * What each place of each crop's map contributes to the class's logit, in
	 * rows. All together add up to the class's logit less the mean of all
	 * classes' logits, less the same for the empty picture.
	 */
	public List<double[][]> contributions() {
		final List<double[][]> copies = new ArrayList<>();
		for (final double[][] parts : contributions) {
			final double[][] copy = new double[parts.length][];
			for (int y = 0; y < parts.length; y++) {
				copy[y] = parts[y].clone();
			}
			copies.add(copy);
		}
		return copies;
	}

	/**
	 * The contributions laid over the framed picture, in which the crops overlap.
	 * Its mean is their sum, but for what turned crops have outside.
	 */
	public HeatMap heat() {
		return HeatMap.sampled((x, y) -> {
			double sum = 0;
			for (final CropGrid grid : grids) {
				sum += grid.at(x, y);
			}
			return sum;
		});
	}

}
