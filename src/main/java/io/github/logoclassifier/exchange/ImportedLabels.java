
package io.github.logoclassifier.exchange;

import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.io.UnexpectedJsonException;
import io.github.logoclassifier.model.Prediction;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The labels of an imported head, in the order of its outputs. Models have them
 * sorted, so that the outputs are put in that order.
 */
final class ImportedLabels {

	private static final String TEXT = "labels.txt";

	/** The largest file of labels or metadata that is read, in bytes. */
	private static final int MAX_BYTES = 1 << 24;

	private final List<String> labels;
	private final List<Integer> order;

	/**
	 * @param labels in the order of the outputs
	 * @param origin where they are from, for messages
	 * @param outputs how many there must be
	 * @throws IOException if there are more or fewer, one is empty, or one is
	 *           there twice
	 */
	ImportedLabels(final List<String> labels, final String origin,
		final int outputs) throws IOException
	{
		final List<String> names = new ArrayList<>();
		for (final String label : labels) {
			names.add(label == null ? "" : label.strip());
		}
		if (names.size() != outputs) {
			throw new IOException(origin + " has " + names.size() + " labels (" +
				String.join(", ", names) + "), but the head tells " + outputs +
				" classes apart: give labels=…, one for each output, in their order, " +
				"with commas between");
		}
		if (names.contains("") || new TreeSet<>(names).size() < names.size()) {
			throw new IOException(origin + " has a label twice, or an empty one: " +
				String.join(", ", names));
		}
		if (names.stream().anyMatch(Prediction.UNKNOWN::equalsIgnoreCase)) {
			throw new IOException(origin + " has the label " + Prediction.UNKNOWN +
				", which is what pictures of no class are called: give labels=… with " +
				"another name for it");
		}
		if (outputs < 2) throw new IOException(origin +
			": a head must tell at least 2 classes apart");
		order = IntStream.range(0, outputs).boxed().sorted((a, b) -> names.get(a)
			.compareTo(names.get(b))).collect(Collectors.toList());
		this.labels = sorted(names);
	}

	/** Sorted. */
	List<String> labels() {
		return labels;
	}

	/** A list in the order of the outputs, brought in the order of the labels. */
	<T> List<T> sorted(final List<T> byOutput) {
		return order.stream().map(byOutput::get).collect(Collectors.toList());
	}

	/** A head with its outputs in the order of the labels. */
	Head sorted(final Head head) {
		final List<DenseLayer> layers = new ArrayList<>(head.layers());
		final DenseLayer last = layers.remove(layers.size() - 1);
		final int outputs = last.outputs();
		final float[] weights = new float[last.inputs() * outputs];
		final float[] bias = new float[outputs];
		for (int o = 0; o < outputs; o++) {
			bias[o] = last.bias()[order.get(o)];
		}
		final float[] before = last.weights();
		for (int i = 0; i < weights.length; i++) {
			weights[i] = before[i - i % outputs + order.get(i % outputs)];
		}
		layers.add(new DenseLayer(weights, bias, last.activation()));
		return new Head(head.kind(), layers);
	}

	/**
	 * The metadata beside a model, if there is any that can be read.
	 *
	 * @throws IOException if this plugin wrote it, and it is damaged or of a
	 *           later version
	 */
	static Optional<Metadata> metadata(final Path folder) throws IOException {
		final Path file = folder.resolve(Metadata.FILE);
		if (!Files.exists(file)) return Optional.empty();
		final String text = text(file);
		try {
			final Metadata metadata = Metadata.parse(text);
			if (metadata.isOurs() && metadata.version > Metadata.VERSION) {
				throw new IOException(file + " is of version " + metadata.version +
					", made by a later Logo Classifier: update the plugin");
			}
			return Optional.of(metadata);
		}
		catch (final UnexpectedJsonException exc) {
			if (text.contains(Metadata.FORMAT)) throw new IOException(file +
				" is damaged: " + exc.getMessage(), exc);
			return Optional.empty(); // of other software
		}
	}

	/** The labels in labels.txt, one a line, with numbers before them or not. */
	static List<String> inTextFile(final Path folder) throws IOException {
		final Path file = folder.resolve(TEXT);
		if (!Files.exists(file)) return Collections.emptyList();
		final List<String> lines = Arrays.stream(text(file).split("\\R")).map(
			String::strip).filter(line -> !line.isEmpty()).collect(Collectors
				.toList());
		final boolean numbered = IntStream.range(0, lines.size()).allMatch(
			i -> lines.get(i).startsWith(i + " "));
		return numbered ? lines.stream().map(line -> line.substring(line.indexOf(
			' ') + 1)).collect(Collectors.toList()) : lines;
	}

	private static String text(final Path file) throws IOException {
		if (Files.size(file) > MAX_BYTES) {
			throw new IOException(file + " is too large: more than " + MAX_BYTES +
				" bytes");
		}
		try {
			return Files.readString(file);
		}
		catch (final CharacterCodingException exc) {
			throw new IOException(file + " is no UTF-8 text", exc);
		}
	}

}
