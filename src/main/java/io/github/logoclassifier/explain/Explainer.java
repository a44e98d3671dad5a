
package io.github.logoclassifier.explain;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Preprocessing;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * Explains what a model says. Immutable, and safe for several threads, each
 * with a worker of its own.
 */
public final class Explainer {

	private final LogoModel model;
	private final Crops crops;
	/** To the size that crops are cut from. */
	private final Preprocessing framing;

	public Explainer(final LogoModel model) {
		this.model = model;
		crops = model.crops();
		framing = new Preprocessing(model.preprocessing().framing(), crops
			.frameSize(model.backbone().inputSize()));
	}

	/**
	 * Explains a class.
	 *
	 * @param picture of any size
	 * @param prediction what the model says of it
	 * @param label of the class, in any case
	 * @param worker of the backbone that the model names
	 * @throws IllegalArgumentException if the model has no such class (the
	 *           message lists them), or its head is not for the method
	 */
	public Explanation explain(final RandomAccessibleInterval<ARGBType> picture,
		final Prediction prediction, final String label, final Method method,
		final Backbone.Worker worker)
	{
		method.requireFor(model.head());
		final int index = index(label);
		final int[] framed = framing.frame(picture);
		final HeatMap heat = method == Method.ACTIVATION ? activation(framed, index,
			worker) : occlusion(framed, index, worker);
		return new Explanation(prediction, model.labels().get(index), heat, framing
			.placement(picture));
	}

	private int index(final String label) {
		final int exact = model.labels().indexOf(label);
		if (exact >= 0) return exact;
		for (int i = 0; i < model.labels().size(); i++) {
			if (model.labels().get(i).equalsIgnoreCase(label)) return i;
		}
		throw new IllegalArgumentException("label must be a class of the model (" +
			String.join(", ", model.labels()) + "), not \"" + label + "\"");
	}

	private HeatMap activation(final int[] framed, final int index,
		final Backbone.Worker worker)
	{
		final List<FeatureMap> maps = features(framed, worker);
		if (maps.get(0).height() == 1) {
			throw new IllegalArgumentException("method activation needs a map of " +
				"features, and the backbone " + model.backbone().name() +
				" gives one place only: use method occlusion");
		}
		final double[] weights = crops.weights();
		final List<CropFeatures> all = new ArrayList<>();
		for (int i = 0; i < weights.length; i++) {
			all.add(new CropFeatures(maps.get(i), weights[i], crops.places().get(i)));
		}
		final int[] empty = new int[framed.length];
		Arrays.fill(empty, framing.background(framed));
		return new ActivationMap(model.head(), index, all, features(empty, worker)
			.get(0)).heat();
	}

	private HeatMap occlusion(final int[] framed, final int index,
		final Backbone.Worker worker)
	{
		return new Occlusion(framed, framing.size(), framing.background(framed))
			.heat(pixels -> odds(model.head().probabilities(seen(features(pixels,
				worker))), index));
	}

	/** The natural logarithm of how much likelier a class is than all others. */
	private static double odds(final double[] probabilities, final int index) {
		double others = 0;
		for (int i = 0; i < probabilities.length; i++) {
			if (i != index) others += probabilities[i];
		}
		return Math.log(Math.max(probabilities[index], Double.MIN_NORMAL)) - Math
			.log(Math.max(others, Double.MIN_NORMAL));
	}

	private FeatureMap seen(final List<FeatureMap> maps) {
		return maps.size() == 1 ? maps.get(0) : FeatureMap.average(maps, crops
			.weights());
	}

	private List<FeatureMap> features(final int[] framed,
		final Backbone.Worker worker)
	{
		return worker.features(crops.of(framed, model.backbone().inputSize())
			.stream().map(framing::normalize).collect(Collectors.toList()));
	}

}
