
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.logoclassifier.backbone.LayerSummary;
import io.github.logoclassifier.backbone.library.BackboneChoice;
import io.github.logoclassifier.backbone.library.MissingBackboneException;
import io.github.logoclassifier.exchange.ExportFormat;
import io.github.logoclassifier.explain.Explanation;
import io.github.logoclassifier.explain.Method;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.testing.SmallKerasNetwork;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** Models behind a Keras network, from training to another machine. */
class KerasModelsTest {

	private static final String CACHE = "logoclassifier.cache";

	@TempDir
	Path folder;

	private String usualCache;
	private final List<Context> contexts = new ArrayList<>();
	private Path network;
	private Path model;

	@BeforeEach
	void writeNetwork() throws IOException {
		usualCache = System.getProperty(CACHE);
		network = SmallKerasNetwork.functional(6).write(folder.resolve(
			"small net.h5"));
		model = folder.resolve("shapes.logomodel");
		Pictures.labelledFolder(folder, 5);
	}

	@AfterEach
	void dispose() {
		System.setProperty(CACHE, usualCache);
		contexts.forEach(Context::dispose);
	}

	@Test
	void aModelIsTrainedAndSaysTheSameWhenOpenedAgain() throws IOException {
		final LogoService here = machine("here");
		final LogoModel trained = train(here, choice());
		assertEquals("small net", trained.backbone().name());
		assertEquals("both", trained.backbone().kerasCut().get().layer());
		final LogoClassifier first = here.open(model);
		// Another session: nothing but the cache is kept.
		Files.delete(network);
		final LogoClassifier later = machine("here").open(model);
		for (final String label : new String[] { "cross", "disc", "square" }) {
			final Prediction prediction = first.classify(picture(label));
			assertEquals(label, prediction.label(), prediction.toString());
			assertEquals(prediction.toString(), later.classify(picture(label))
				.toString());
			assertEquals(prediction.toString(), later.threads(2).classify(picture(
				label)).toString());
		}
	}

	@Test
	void everyHeadAndCutCanBeTrained() throws IOException {
		final LogoService here = machine("here");
		for (final HeadKind head : HeadKind.values()) {
			for (final String layer : new String[] { "relu", "mean" }) {
				final LogoModel trained = here.train(request().options(TrainingOptions
					.of(head).epochs(3)).backbone(choice().layer(layer))).model();
				assertEquals(layer.equals("mean") ? 14 : head == HeadKind.POOLED ? 6
					: 12 * 12 * 6, trained.head().inputs());
				assertEquals(layer, trained.card().settings().get("layer"));
				assertEquals("0..1", trained.card().settings().get("preprocessing"));
			}
		}
	}

	@Test
	void theSettingsOfTheChoiceAreWhatIsCrossValidated() throws IOException {
		final LogoService here = machine("here");
		assertTrue(here.evaluate(EvaluationRequest.crossValidation(request()
			.backbone(choice())).folds(2)).accuracy().value() > 0.5);
		assertThrows(IllegalArgumentException.class, () -> here.evaluate(
			EvaluationRequest.crossValidation(request().backbone(choice().layer(
				"no such")))));
	}

	@Test
	void onAnotherMachineTheUserIsAskedForTheFileAndHasToChooseIt()
		throws IOException
	{
		final String expected = classified(trained("here"));
		final LogoService other = machine("other");
		// The file lies where the model says; still nobody chose it here.
		final String message = assertThrows(MissingBackboneException.class,
			() -> other.open(model)).getMessage();
		assertTrue(message.contains(network.toString()) && message.contains(
			"Install Logo Backbone"), message);
		assertTrue(message.contains(other.inspect(model).model().backbone()
			.kerasCut().get().fileSha256()), message);
		assertTrue(other.inspect(model).backbone().isEmpty());
		other.installBackbone(network.toString());
		assertEquals(expected, classified(other));
	}

	@Test
	void anotherFileOfTheSameNameIsNotTheOne() throws IOException {
		trained("here");
		final LogoService other = machine("other");
		other.installBackbone(SmallKerasNetwork.functional(7).write(network)
			.toString());
		final String message = assertThrows(MissingBackboneException.class,
			() -> other.open(model)).getMessage();
		assertTrue(message.contains("small net"), message);
	}

	@Test
	void aCopyThatWasChangedIsNotUsed() throws IOException {
		trained("here");
		final Path copy;
		try (Stream<Path> all = Files.walk(folder.resolve("here"))) {
			copy = all.filter(file -> file.endsWith("keras.h5")).findFirst().get();
		}
		final byte[] bytes = Files.readAllBytes(copy);
		bytes[bytes.length / 2] ^= 1;
		Files.write(copy, bytes);
		final String message = assertThrows(IOException.class, () -> machine("here")
			.open(model)).getMessage();
		assertTrue(message.contains(copy + " has changed"), message);
	}

	/** A model of a stranger may name any file: it is not even looked at. */
	@Test
	void correctingDoesNotReadAnotherFileThatTheModelNames() throws IOException {
		final LogoService here = trained("here");
		final byte[] before = Files.readAllBytes(model);
		Files.writeString(network, "no HDF5 any more");
		final CorrectionReport report = here.correct(CorrectionRequest.of(picture(
			"cross"), "cross", model), TrainingMonitor.NONE);
		assertTrue(report.training().isPresent());
		assertFalse(Arrays.equals(before, Files.readAllBytes(model)));
		assertEquals("0..1", report.training().get().model().card().settings().get(
			"preprocessing"));
		assertEquals(network.toString(), report.training().get().model().backbone()
			.source());
	}

	@Test
	void whatIsMissingInTheChoiceIsSaid() throws IOException {
		final LogoService here = machine("here");
		assertRefused(here, BackboneChoice.of(network.toString()),
			"preprocessing is missing", "tf, torch, caffe, 0..1, 0..255");
		assertRefused(here, choice().layer("last"), "has no layer \"last\"",
			"both (6×6×14)");
		assertRefused(here, BackboneChoice.of("bundled").layer("add"),
			"layer and preprocessing are for Keras .h5 files");
		assertRefused(here, BackboneChoice.of("bundled").preprocessing("caffe"),
			"layer and preprocessing are for Keras .h5 files");
		assertTrue(assertThrows(IllegalArgumentException.class, () -> choice()
			.preprocessing("imagenet")).getMessage().startsWith(
				"preprocessing must be one of tf"));
		try (Stream<Path> kept = Files.walk(folder.resolve("here"))) {
			assertEquals(0, kept.filter(Files::isRegularFile).count());
		}
	}

	/** It is smaller than 100 KB, and says that it takes 90 GB. */
	@Test
	void aNetworkThatDoesNotFitTogetherIsNeitherRunNorKept() throws IOException {
		final JsonObject config = JsonParser.parseString(SmallKerasNetwork
			.functional(6).config().toString().replace("\"filters\":8",
				"\"filters\":800000000")).getAsJsonObject();
		SmallKerasNetwork.functional(6).write(network, "2.11.0", config);
		final LogoService here = machine("here");
		final String message = assertThrows(IOException.class, () -> here.train(
			request().backbone(choice().layer("add")))).getMessage();
		assertTrue(message.startsWith(
			"small net.h5 does not fit together: its layer conv_b"), message);
		try (Stream<Path> kept = Files.walk(folder.resolve("here"))) {
			assertEquals(0, kept.filter(Files::isRegularFile).count());
		}
	}

	@Test
	void theModelIsOfVersion4AndListsTheLayersOfTheNetwork() throws IOException {
		final ModelSummary summary = trained("here").inspect(model);
		assertEquals(4, summary.formatVersion());
		assertEquals(
			"[pixels, conv, bn, relu, pool, conv_b, conv_c, relu_c, add, both]",
			summary.backbone().stream().map(LayerSummary::name).collect(Collectors
				.toList()).toString());
		final LogoModel read = LogoModelFile.read(model);
		assertEquals("0..1", read.backbone().kerasCut().get().preprocessing());
	}

	@Test
	void whatSpokeForALabelCanBeShown() throws IOException {
		final LogoService here = trained("here");
		final Explanation covered = here.open(model).explain(picture("disc"),
			Method.OCCLUSION);
		assertEquals("disc", covered.label());
		here.open(model).explain(picture("disc"), Method.ACTIVATION);
		train(here, choice().layer("mean"));
		final String message = assertThrows(IllegalArgumentException.class,
			() -> here.open(model).explain(picture("disc"), Method.ACTIVATION))
			.getMessage();
		assertTrue(message.contains("use method occlusion"), message);
		here.open(model).explain(picture("disc"), Method.OCCLUSION);
	}

	@Test
	void exportsAreRefused() throws IOException {
		final LogoService here = trained("here");
		for (final ExportFormat format : ExportFormat.values()) {
			final String message = assertThrows(IllegalArgumentException.class,
				() -> here.exportModel(model, format, folder.resolve("out")), format
					.id()).getMessage();
			assertTrue(message.contains("only models with a MobileNetV1"), message);
		}
	}

	/** Features of one cut must not be taken for those of another. */
	@Test
	void theFeatureCacheTellsCutsApart() throws IOException {
		final LogoService here = machine("here");
		final float[] first = train(here, choice().layer("relu_c")).novelty()
			.centroids().get(0);
		final float[] second = train(here, choice().layer("conv_c")).novelty()
			.centroids().get(0);
		assertEquals(first.length, second.length);
		assertFalse(Arrays.equals(first, second));
		assertArrayEquals(first, train(here, choice().layer("relu_c")).novelty()
			.centroids().get(0));
	}

	private void assertRefused(final LogoService logos,
		final BackboneChoice choice, final String... parts)
	{
		final String message = assertThrows(IllegalArgumentException.class,
			() -> logos.train(request().backbone(choice))).getMessage();
		for (final String part : parts) {
			assertTrue(message.contains(part), message);
		}
	}

	private String classified(final LogoService logos) throws IOException {
		return logos.open(model).classify(picture("cross")).toString();
	}

	private RandomAccessibleInterval<ARGBType> picture(final String label)
		throws IOException
	{
		return contexts.get(0).service(PictureService.class).open(Pictures.write(
			Pictures.shape(label, 77, 2), folder.resolve(label + ".png")));
	}

	private LogoService trained(final String machine) throws IOException {
		final LogoService logos = machine(machine);
		train(logos, choice());
		return logos;
	}

	private LogoModel train(final LogoService logos, final BackboneChoice choice)
		throws IOException
	{
		final LogoModel trained = logos.train(request().backbone(choice)).model();
		logos.save(trained, model);
		return trained;
	}

	private TrainingRequest request() {
		return TrainingRequest.of(folder.resolve("shapes"));
	}

	private BackboneChoice choice() {
		return BackboneChoice.of(network.toString()).preprocessing("0..1");
	}

	/** A new session, with a cache folder of this name. */
	private LogoService machine(final String name) {
		System.setProperty(CACHE, folder.resolve(name).toString());
		final Context context = new Context(LogoService.class);
		contexts.add(context);
		return context.service(LogoService.class);
	}

}
