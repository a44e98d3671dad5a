
package io.github.logoclassifier.backbone;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A pretrained network, cut before its classifier: pixels in, feature map out.
 * Immutable, and safe for use by several threads, each with a worker of its
 * own.
 */
public interface Backbone {

	/** Its name, "mobilenet_0.25_224" say. */
	String name();

	/**
	 * Identifies what it computes: SHA-256, in hex, of the weights and of the
	 * input size. The same network read from another format has the same.
	 */
	String sha256();

	/**
	 * Identifies how it computes on this machine: where this and the SHA-256 are
	 * the same, features are the same to the last bit.
	 */
	String arithmetic();

	/** The side of its square input in pixels. */
	int inputSize();

	/** The side of its square feature map. */
	int gridSize();

	/** Features at each place of the map. */
	int channels();

	/** Its layers, from input to output, where it can tell them. */
	default List<LayerSummary> layers() {
		return Collections.emptyList();
	}

	/**
	 * Its layers with their weights, from input to output, where it is a chain of
	 * such convolutions; else none.
	 */
	default List<Convolution> convolutions() {
		return Collections.emptyList();
	}

	/** Which part of which Keras file it is, where the user chose that. */
	default Optional<KerasCut> kerasCut() {
		return Optional.empty();
	}

	/** A new worker, with memory of its own. */
	Worker newWorker();

	/**
	 * Workers that share the images of one call, each on a thread of its own. No
	 * result depends on how many there are.
	 *
	 * @param threads at least 1
	 */
	default Worker newTeam(final int threads) {
		return threads == 1 ? newWorker() : new WorkerTeam(this, threads);
	}

	/** Runs the network for one caller at a time. */
	interface Worker {

		/**
		 * Computes the features of one image.
		 *
		 * @param pixels inputSize × inputSize × 3 values in -1..1: rows of pixels
		 *          of red, green, blue
		 * @return gridSize × gridSize × channels, in an array of its own
		 * @throws IllegalArgumentException if there are more or fewer values
		 */
		FeatureMap features(float[] pixels);

		/** The features of several images, in their order. */
		default List<FeatureMap> features(final List<float[]> images) {
			return images.stream().map(this::features).collect(Collectors.toList());
		}

	}

}
