
package io.github.logoclassifier.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.table.ReportTable;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.testing.SmallKerasNetwork;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;

class LogoModelInfoTest {

	@TempDir
	Path folder;

	private final Context context = new Context();
	private final CommandService commands = context.service(CommandService.class);
	private final List<ReportTable> shown = new ArrayList<>();
	private List<EventSubscriber<?>> subscriptions;
	private File model;

	@BeforeEach
	void subscribe() {
		subscriptions = context.service(EventService.class).subscribe(this);
		model = folder.resolve("shapes.logomodel").toFile();
	}

	@AfterEach
	void dispose() {
		context.service(EventService.class).unsubscribe(subscriptions);
		context.dispose();
	}

	@EventHandler
	void onEvent(final ReportShownEvent event) {
		shown.add(event.table());
	}

	@Test
	void thePooledHeadIsOneLayerBehindTheBackbone() throws Exception {
		train("pooled");
		assertFalse(info().isCanceled());
		final String items = shown.get(0).toCsv();
		for (final String row : new String[] { "Format version,2",
			"Crops of each image,8", "Images of cross,4", "Framing,trim",
			"Input,112×112 pixels", "Head,pooled", "Setting seed,1",
			"Setting folder," + folder.resolve("shapes"),
			"Software,Deeplearning4j " })
		{
			assertTrue(items.contains(row), row + " in " + items);
		}
		assertTrue(items.matches("(?s).*Backbone SHA-256,[0-9a-f]{64}\n.*"), items);
		final double loss = Double.parseDouble(items.replaceFirst(
			"(?s).*Training loss,([^\n]*)\n.*", "$1"));
		assertTrue(loss > 0 && loss < 0.1, items);
		final String layers = shown.get(1).toCsv();
		assertTrue(layers.contains("backbone,conv_pw_13,3×3×256,66560," +
			"\"conv 1×1, BN, ReLU6\"\n"), layers);
		assertTrue(layers.contains("backbone,total,,218544,not trained\n"), layers);
		assertTrue(layers.contains("head,dense_1,3,"), layers);
		assertTotalsAddUp(shown.get(1));
	}

	/** 3·3·256 features, 10 hidden units, 3 classes. */
	@Test
	void theTutorialsHeadHasTheLayersOfItsSummary() throws Exception {
		train("tutorial");
		info();
		final String layers = shown.get(1).toCsv();
		assertTrue(layers.contains("head,flatten,2304,0,all features of the map\n" +
			"head,dense_1,10,23050,\"dense, relu\"\n" +
			"head,dense_2,3,33,\"dense, softmax\"\n" + "head,total,,23083,trained\n"),
			layers);
		assertTotalsAddUp(shown.get(1));
	}

	@Test
	void withoutItsBackboneTheRestIsShown() throws Exception {
		train("pooled");
		final String sha = new Backbones().open(Backbones.BUNDLED).sha256();
		rewrite(sha, "0123456789abcdef".repeat(4));
		assertFalse(info().isCanceled());
		assertTrue(shown.get(0).toCsv().contains("0123456789abcdef"));
		final String layers = shown.get(1).toCsv();
		assertFalse(layers.contains("conv1"), layers);
		assertTrue(layers.contains("backbone,left out,"), layers);
		assertTrue(layers.contains("bundled backbone of another version"), layers);
		assertTrue(layers.contains("head,total,,"), layers);
	}

	@Test
	void ofAKerasNetworkTheFileTheLayerAndThePreprocessingAreNamed()
		throws Exception
	{
		final Path network = SmallKerasNetwork.functional(3).write(folder.resolve(
			"net.h5"));
		train("pooled", "backbone", network.toString(), "layer", "relu",
			"preprocessing", "torch");
		assertFalse(info().isCanceled());
		final String items = shown.get(0).toCsv();
		for (final String row : new String[] { "Format version,4", "Backbone,net",
			"Backbone layer,relu", "Backbone preprocessing,torch", "Backbone from," +
				network, "Setting layer,relu", "Setting preprocessing,torch",
			"Input,24×24 pixels" })
		{
			assertTrue(items.contains(row + "\n"), row + " in " + items);
		}
		assertTrue(items.matches("(?s).*Backbone file SHA-256,[0-9a-f]{64}\n.*"),
			items);
		final String layers = shown.get(1).toCsv();
		assertTrue(layers.contains("backbone,relu,12×12×6,0,ReLU\n" +
			"backbone,total,,192,not trained\nhead,pooling,6,0,"), layers);
		assertTotalsAddUp(shown.get(1));
	}

	@Test
	void whatIsNoModelIsNamed() throws Exception {
		Files.writeString(model.toPath(), "no zip");
		assertTrue(info().getCancelReason().contains("is no model file"));
		Files.delete(model.toPath());
		assertTrue(info().getCancelReason().contains("there is no model file"));
		model = new File("");
		assertTrue(info().getCancelReason().contains("model is missing"));
		assertEquals(0, shown.size());
	}

	private static void assertTotalsAddUp(final ReportTable layers) {
		int sum = 0;
		int total = 0;
		for (final List<Object> row : layers.rows()) {
			final int parameters = (Integer) row.get(3);
			if (!row.get(1).equals("total")) sum += parameters;
			else if (row.get(0).equals("all")) total = parameters;
		}
		assertTrue(sum > 0);
		assertEquals(sum, total);
	}

	/** Changes what model.json says. */
	private void rewrite(final String from, final String to) throws IOException {
		final byte[] json;
		final byte[] parameters;
		try (ZipFile zip = new ZipFile(model)) {
			json = zip.getInputStream(zip.getEntry("model.json")).readAllBytes();
			parameters = zip.getInputStream(zip.getEntry("parameters.bin"))
				.readAllBytes();
		}
		final String text = new String(json, StandardCharsets.UTF_8);
		assertTrue(text.contains(from), text);
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(model
			.toPath())))
		{
			zip.putNextEntry(new ZipEntry("model.json"));
			zip.write(text.replace(from, to).getBytes(StandardCharsets.UTF_8));
			zip.putNextEntry(new ZipEntry("parameters.bin"));
			zip.write(parameters);
		}
	}

	private void train(final String head, final Object... settings)
		throws Exception
	{
		final List<Object> all = new ArrayList<>(Arrays.asList("folder", Pictures
			.labelledFolder(folder, 4).toFile(), "model", model, "head", head));
		all.addAll(Arrays.asList(settings));
		commands.run(TrainLogoClassifier.class, true, all.toArray()).get();
		shown.clear();
	}

	private Cancelable info() throws Exception {
		return (Cancelable) commands.run(LogoModelInfo.class, true, "model", model)
			.get().getDelegateObject();
	}

}
