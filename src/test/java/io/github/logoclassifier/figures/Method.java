
package io.github.logoclassifier.figures;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.features.FeatureCache;
import io.github.logoclassifier.features.FeatureExtractor;
import io.github.logoclassifier.features.ImageFeatures;
import io.github.logoclassifier.features.Progress;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Augmentation;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.image.Preprocessing;
import io.github.logoclassifier.training.HeadTrainer;
import io.github.logoclassifier.training.LabelledFeatures;
import io.github.logoclassifier.training.TrainedHead;
import io.github.logoclassifier.training.TrainingListener;
import io.github.logoclassifier.training.TrainingOptions;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

/** One way to train, for a row of the table. */
final class Method {

	private static final int VIEWS = 4;

	private final String name;
	private final TrainingOptions options;
	private final FeatureExtractor extractor;
	private final Augmentation augmentation;

	Method(final String name, final Backbone backbone, final HeadKind head,
		final Framing framing, final Crops crops, final boolean augment)
	{
		this(name, TrainingOptions.of(head), new FeatureExtractor(backbone,
			new Preprocessing(framing, backbone.inputSize()), crops, new FeatureCache(
				0)), augment ? Augmentation.colors(VIEWS, 1) : Augmentation.NONE);
	}

	private Method(final String name, final TrainingOptions options,
		final FeatureExtractor extractor, final Augmentation augmentation)
	{
		this.name = name;
		this.options = options;
		this.extractor = extractor;
		this.augmentation = augmentation;
	}

	/** The same on the same features, but for how the head is trained. */
	Method with(final String otherName,
		final UnaryOperator<TrainingOptions> change)
	{
		return new Method(otherName, change.apply(options), extractor,
			augmentation);
	}

	String name() {
		return name;
	}

	/** The features of pictures, with the views that this method trains on. */
	List<Sample> features(final List<BufferedImage> images,
		final boolean training)
	{
		final Sample[] found = new Sample[images.size()];
		extractor.features(images, Method::pixels, training ? augmentation
			: Augmentation.NONE, 2, Progress.NONE,
			new FeatureExtractor.Receiver<BufferedImage>()
			{

				@Override
				public void accept(final int index, final BufferedImage image,
					final ImageFeatures features)
			{
					found[index] = Sample.of(features);
				}

				@Override
				public void fail(final int index, final BufferedImage image,
					final IOException reason)
			{
					throw new IllegalStateException(reason);
				}
			});
		return Arrays.asList(found);
	}

	TrainedHead train(final List<Sample> features, final List<Integer> labels,
		final int classes, final long seed)
	{
		final LabelledFeatures set = new LabelledFeatures(classes);
		for (int i = 0; i < features.size(); i++) {
			for (final FeatureMap view : features.get(i).views()) {
				set.add(view, labels.get(i));
			}
		}
		return new HeadTrainer(options.seed(seed)).train(set, new LabelledFeatures(
			classes), TrainingListener.NONE);
	}

	/** The class that a head thinks likeliest. */
	static int classOf(final TrainedHead trained, final Sample features) {
		final double[] probabilities = trained.head().probabilities(features
			.seen());
		int best = 0;
		for (int c = 1; c < probabilities.length; c++) {
			if (probabilities[c] > probabilities[best]) best = c;
		}
		return best;
	}

	static <T> List<T> pick(final List<T> all, final List<Integer> indices) {
		final List<T> picked = new ArrayList<>();
		indices.forEach(i -> picked.add(all.get(i)));
		return picked;
	}

	private static RandomAccessibleInterval<ARGBType> pixels(
		final BufferedImage image)
	{
		return ArrayImgs.argbs(image.getRGB(0, 0, image.getWidth(), image
			.getHeight(), null, 0, image.getWidth()), image.getWidth(), image
				.getHeight());
	}

}
