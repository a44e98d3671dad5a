
package io.github.logoclassifier.exchange;

import com.google.gson.JsonParseException;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.backbone.weights.TfjsReader;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.io.UnexpectedJsonException;
import io.github.logoclassifier.model.BackboneReference;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.ModelCard;
import io.github.logoclassifier.model.Novelty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a model of a head that was saved as a TF.js layers model: by the
 * tutorial's page and its like, or by this plugin, with its backbone or
 * without.
 */
public final class ModelImporter {

	/** The setting of a model's card that says where it was imported from. */
	public static final String IMPORTED = "imported";

	private final Backbones backbones;
	private final Map<String, String> software;
	private final List<String> warnings = new ArrayList<>();

	/** @param software versions by name, for the model's card */
	public ModelImporter(final Backbones backbones,
		final Map<String, String> software)
	{
		this.backbones = backbones;
		this.software = software;
	}

	/**
	 * Reads a model.
	 *
	 * @throws IllegalArgumentException if something that its files do not say was
	 *           not given, or the backbone is not the one of the head
	 * @throws IOException if a file is missing, or is not what it should be; the
	 *           message names it
	 */
	public LogoModel read(final ImportRequest request) throws IOException {
		final Path json = json(request.input());
		final Path folder = json.toAbsolutePath().getParent();
		try {
			return read(request, json, folder);
		}
		catch (final JsonParseException | NumberFormatException
				| IllegalStateException | ClassCastException | NullPointerException
				| UnsupportedOperationException | IndexOutOfBoundsException exc)
		{
			throw new IOException(json + " is not a TF.js layers model that can be " +
				"read: " + UnexpectedJsonException.of(exc).getMessage(), exc);
		}
		catch (final IOException exc) {
			final String message = String.valueOf(exc.getMessage());
			throw message.contains(folder.toString()) || message.contains(json
				.toString()) ? exc : new IOException(json + ": " + message, exc);
		}
	}

	private LogoModel read(final ImportRequest request, final Path json,
		final Path folder) throws IOException
	{
		final Weights weights = TfjsReader.read(json, warnings::add);
		final Optional<Metadata> found = ImportedLabels.metadata(folder);
		final KerasHead network = new KerasHead(weights);
		final ImportedBackbone source = new ImportedBackbone(backbones, request
			.backbone(), own(found));
		final Backbone backbone = network.isBehindBackbone() ? source.within(
			weights, json) : source.beside(json);
		final Head head = network.head();
		requireFits(head, backbone, json);
		return model(request, found, head, backbone, source.source(), folder);
	}

	private LogoModel model(final ImportRequest request,
		final Optional<Metadata> found, final Head head, final Backbone backbone,
		final String source, final Path folder) throws IOException
	{
		final Metadata own = own(found);
		final ImportedLabels labels = labels(request.labels(), found, folder, head
			.classes());
		final Framing given = request.framing().isEmpty() ? Framing.STRETCH
			: Framing.of(request.framing());
		final Framing framing = own.framing == null || !request.framing().isEmpty()
			? given : told(folder, () -> Framing.of(own.framing));
		final Crops crops = own.crops == null || head.kind() != HeadKind.POOLED
			? Crops.SINGLE : told(folder, () -> Crops.of(own.crops));
		final Novelty novelty = told(folder, () -> novelty(own, labels, head,
			backbone));
		return new LogoModel(labels.labels(), framing, crops, BackboneReference.of(
			backbone, source), labels.sorted(head), novelty, card(request, framing,
				novelty));
	}

	/**
	 * What the metadata beside the model says, which a stranger may have made.
	 */
	private static <T> T told(final Path folder, final Told<T> part)
		throws IOException
	{
		try {
			return part.read();
		}
		catch (final IllegalArgumentException exc) {
			throw new IOException(folder.resolve(Metadata.FILE) + " is damaged: " +
				exc.getMessage(), exc);
		}
	}

	private interface Told<T> {

		T read() throws IOException;
	}

	/** What this plugin wrote beside the model; else nothing. */
	private static Metadata own(final Optional<Metadata> found) {
		return found.filter(Metadata::isOurs).orElseGet(Metadata::new);
	}

	private static Path json(final Path input) throws IOException {
		final Path json = Files.isDirectory(input) ? input.resolve("model.json")
			: input;
		if (!Files.exists(json)) {
			throw new NoSuchFileException(json + " does not exist: give the folder " +
				"of a TF.js model, or its JSON file");
		}
		if (json.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip"))
			throw new IOException(json +
				" is a zip: unpack it, and give the folder or the model.json in it");
		return json;
	}

	private static ImportedLabels labels(final List<String> given,
		final Optional<Metadata> found, final Path folder, final int outputs)
		throws IOException
	{
		if (!given.isEmpty()) return new ImportedLabels(given, "labels", outputs);
		if (found.isPresent() && found.get().labels != null) {
			return new ImportedLabels(found.get().labels, folder.resolve(
				Metadata.FILE).toString(), outputs);
		}
		final List<String> lines = ImportedLabels.inTextFile(folder);
		if (!lines.isEmpty()) return new ImportedLabels(lines, folder.resolve(
			"labels.txt").toString(), outputs);
		throw new IllegalArgumentException("labels are missing: the head tells " +
			outputs + " classes apart, and there is neither a metadata.json nor a " +
			"labels.txt beside it. Give labels=…, in the order of its outputs, with " +
			"commas between");
	}

	private static void requireFits(final Head head, final Backbone backbone,
		final Path json) throws IOException
	{
		final int grid = backbone.gridSize();
		final int features = head.kind() == HeadKind.POOLED ? backbone.channels()
			: grid * grid * backbone.channels();
		if (head.inputs() == features) return;
		throw new IOException("the head in " + json + " takes " + head.inputs() +
			" features, but the backbone " + backbone.name() + " gives " + (head
				.kind() == HeadKind.POOLED ? "" : grid + "×" + grid + "×" + backbone
					.channels() + " = ") + features +
			": give the backbone that the head was trained behind");
	}

	private Novelty novelty(final Metadata own, final ImportedLabels labels,
		final Head head, final Backbone backbone) throws IOException
	{
		if (own.centroids == null || own.centroids.size() != head.classes()) {
			warnings.add("It was imported without its images: how similar an image " +
				"is to them is not known, and nothing is called unknown.");
			return Novelty.none();
		}
		if (own.centroids.stream().anyMatch(centroid -> centroid == null ||
			centroid.length != backbone.channels()))
		{
			throw new IOException("the metadata.json of the model is damaged: its " +
				"centroids are not those of its backbone");
		}
		return new Novelty(labels.sorted(own.centroids), own.threshold);
	}

	private ModelCard card(final ImportRequest request, final Framing framing,
		final Novelty novelty)
	{
		final Map<String, String> settings = new LinkedHashMap<>();
		settings.put(IMPORTED, request.input().toAbsolutePath().normalize()
			.toString());
		settings.put("framing", framing.id());
		final Map<String, String> results = new LinkedHashMap<>();
		results.put("Threshold of unknown", novelty.isKnown() ? String.valueOf(
			novelty.threshold()) : "none");
		return new ModelCard(Instant.now().truncatedTo(ChronoUnit.SECONDS)
			.toString(), settings, Collections.emptyMap(), results, software,
			Collections.emptyList(), warnings);
	}

}
