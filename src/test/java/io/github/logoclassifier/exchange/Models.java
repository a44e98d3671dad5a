
package io.github.logoclassifier.exchange;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.head.DenseLayer.Activation;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.model.BackboneReference;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.ModelCard;
import io.github.logoclassifier.model.Novelty;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Models with random weights behind the bundled backbone. */
final class Models {

	static final List<String> LABELS = Arrays.asList("a", "b", "c");

	private static final int CHANNELS = 256;
	private static final int FEATURES = 3 * 3 * CHANNELS;

	private Models() {}

	static Backbone bundled() throws IOException {
		return new Backbones().open(Backbones.BUNDLED);
	}

	static LogoModel pooled(final Crops crops) throws IOException {
		return model(crops, new Head(HeadKind.POOLED, Collections.singletonList(
			dense(CHANNELS, 3, Activation.SOFTMAX))));
	}

	static LogoModel tutorial() throws IOException {
		return model(Crops.SINGLE, new Head(HeadKind.TUTORIAL, Arrays.asList(dense(
			FEATURES, 10, Activation.RELU), dense(10, 3, Activation.SOFTMAX))));
	}

	static DenseLayer dense(final int inputs, final int outputs,
		final Activation activation)
	{
		return new DenseLayer(values(inputs * outputs, 1), values(outputs, 2),
			activation);
	}

	private static LogoModel model(final Crops crops, final Head head)
		throws IOException
	{
		final List<float[]> centroids = new ArrayList<>();
		for (int i = 0; i < LABELS.size(); i++) {
			centroids.add(map(1, 1, CHANNELS, i).values());
		}
		return new LogoModel(LABELS, Framing.TRIM, crops, BackboneReference.of(
			bundled(), Backbones.BUNDLED), head, new Novelty(centroids, 0.5),
			new ModelCard("", Collections.emptyMap(), Collections.emptyMap(),
				Collections.emptyMap(), Collections.emptyMap(), Collections.emptyList(),
				Collections.emptyList()));
	}

	/** Features that are never below 0, as of a real backbone. */
	static FeatureMap map(final int height, final int width, final int channels,
		final long seed)
	{
		final Random random = new Random(seed);
		final float[] values = new float[height * width * channels];
		for (int i = 0; i < values.length; i++) {
			values[i] = 6 * random.nextFloat();
		}
		return new FeatureMap(height, width, channels, values);
	}

	private static float[] values(final int count, final long seed) {
		final Random random = new Random(seed);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = (float) (0.1 * random.nextGaussian());
		}
		return values;
	}

	/** A backbone that does not tell its layers. */
	static Backbone withoutLayers() {
		return new Backbone() {

			@Override
			public String name() {
				return "other";
			}

			@Override
			public String sha256() {
				return "0";
			}

			@Override
			public String arithmetic() {
				return "none";
			}

			@Override
			public int inputSize() {
				return 112;
			}

			@Override
			public int gridSize() {
				return 3;
			}

			@Override
			public int channels() {
				return CHANNELS;
			}

			@Override
			public Worker newWorker() {
				return pixels -> map(3, 3, CHANNELS, 0);
			}
		};
	}

}
