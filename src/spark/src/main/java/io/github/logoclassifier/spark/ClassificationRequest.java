
package io.github.logoclassifier.spark;

import io.github.logoclassifier.model.LogoModel;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Map;

/** What to classify on a cluster, and how. Immutable. */
final class ClassificationRequest {

	/** Far above any picture of a logo: 256 MB. */
	private static final int MAX_BYTES = 1 << 28;

	private final String folder;
	private final Path model;
	private final String output;
	private final TableFormat format;
	private final int top;
	private final double threshold;
	private final int maxBytes;

	private ClassificationRequest(final Settings settings) {
		folder = settings.text("folder");
		model = Paths.get(settings.text("model"));
		output = settings.text("output");
		format = TableFormat.of(settings.text("format", "parquet"));
		top = settings.integer("top", 2, 1);
		threshold = settings.number("threshold", LogoModel.OWN_THRESHOLD);
		maxBytes = settings.integer("maxbytes", MAX_BYTES, 1);
	}

	/**
	 * @param texts {@code folder}, {@code model} and {@code output}, and perhaps
	 *          {@code format}, {@code top}, {@code threshold} and
	 *          {@code maxbytes}
	 * @throws IllegalArgumentException if one is missing, out of range or unknown
	 */
	static ClassificationRequest of(final Map<String, String> texts) {
		return new ClassificationRequest(new Settings(texts, Arrays.asList("folder",
			"model", "output", "format", "top", "threshold", "maxbytes")));
	}

	/** A path of any file system that Hadoop knows. */
	String folder() {
		return folder;
	}

	/** On the driver's disks. */
	Path model() {
		return model;
	}

	/** A folder to be made, on any file system that Hadoop knows. */
	String output() {
		return output;
	}

	TableFormat format() {
		return format;
	}

	int top() {
		return top;
	}

	double threshold() {
		return threshold;
	}

	/** Larger files are not read: their row says so. */
	int maxBytes() {
		return maxBytes;
	}

}
