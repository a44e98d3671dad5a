
package io.github.logoclassifier.keras;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.image.PixelScaling;
import io.github.logoclassifier.testing.SmallKerasNetwork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, and what the message says. */
class KerasImporterTest {

	private static final SmallKerasNetwork GRAPH = SmallKerasNetwork.functional(
		1);

	@TempDir
	Path folder;

	@Test
	void aLayerThatIsNoneListsThoseThatAre() {
		final String message = refused(IllegalArgumentException.class, GRAPH.write(
			file()), "convolution");
		assertTrue(message.startsWith("net.h5 has no layer \"convolution\""),
			message);
		assertTrue(message.endsWith("classes (5), mean (14), both (6×6×14), " +
			"add (6×6×8), relu_c (6×6×8), conv_c (6×6×8), conv_b (6×6×8), pool (6×6×6), " +
			"relu (12×12×6), bn (12×12×6), conv (12×12×6)"), message);
	}

	@Test
	void theInputIsNoPlaceToCut() {
		final String message = refused(IllegalArgumentException.class, GRAPH.write(
			file()), "pixels");
		assertTrue(message.startsWith("net.h5 has no layer \"pixels\" to be cut"),
			message);
	}

	@Test
	void aLayerOfAnotherShapeIsNoPlaceToCut() {
		final String message = refused(IllegalArgumentException.class, GRAPH.write(
			file(), "2.11.0", changed("[2,2],'padding':'valid','strides':[2,2]",
				"[2,2],'padding':'valid','strides':[2,3]")), "pool");
		assertTrue(message.contains(
			"cannot be cut behind layer pool, whose output " +
				"is 6×4×6: give one of"), message);
		assertFalse(message.contains("conv_b ("), message);
	}

	@Test
	void channelsFirstAreRefused() {
		assertRefused(changed("channels_last", "channels_first"),
			"channels first in layer conv");
	}

	@Test
	void anInputThatIsNoSquarePictureIsRefused() {
		for (final String shape : new String[] { "[null,null,null,3]",
			"[null,24,24,1]", "[null,24,32,3]", "[null,8,8,3]", "[null,9999,9999,3]",
			"[null,100]" })
		{
			assertRefused(changed("[null,24,24,3]", shape), "has an input of " + shape
				.replace("null", "any"));
		}
	}

	@Test
	void severalInputsAreRefused() {
		final JsonObject model = GRAPH.config();
		model.getAsJsonObject("config").getAsJsonArray("layers").add(JsonParser
			.parseString("{'class_name':'InputLayer','config':{'name':'mask'," +
				"'batch_input_shape':[null,24,24,3]},'name':'mask'," +
				"'inbound_nodes':[]}"));
		assertRefused(model, "has several inputs");
	}

	@Test
	void aNetworkAsALayerIsRefused() {
		final JsonObject model = GRAPH.config();
		model.getAsJsonObject("config").getAsJsonArray("layers").add(JsonParser
			.parseString("{'class_name':'Functional','config':{'name':'resnet'," +
				"'layers':[]},'name':'resnet','inbound_nodes':[]}"));
		assertRefused(model, "has a whole network as its layer resnet");
	}

	@Test
	void aLayerThatIsNotKnownIsNamed() {
		assertRefused(changed("'ReLU'", "'Swish9'"), "Swish9");
	}

	/** They are imported, and would compute something else. */
	@Test
	void layersThatDoNotComputeWhatTheyDoInKerasAreRefused() {
		assertRefused(changed("[1,1],'groups':1", "[1,1],'groups':2"),
			"needs its layer conv, a Conv2D with groups of 2");
		assertRefused(changed("'ReLU'", "'ThresholdedReLU'"),
			"needs its layer relu, a ThresholdedReLU");
	}

	@Test
	void aLayerBehindTheCutMayBeAnything() throws IOException {
		KerasImporter.read(GRAPH.write(file(), "2.11.0", changed(
			"'negative_slope':0.0,'threshold':0.0},'name':'relu_c'",
			"'negative_slope':0.0,'threshold':0.0,'groups':2},'name':'relu_c'")),
			"net", new KerasCut("0".repeat(64), "conv_c", PixelScaling.TF));
	}

	@Test
	void keras3IsRefused() {
		final String message = refused(IOException.class, GRAPH.write(file(),
			"3.1.0", GRAPH.config()), "");
		assertTrue(message.contains("was saved by Keras 3.1.0"), message);
	}

	@Test
	void aSubclassIsRefused() {
		assertRefused(changed("'class_name':'Functional'",
			"'class_name':'MyModel'"), "is a MyModel");
	}

	@Test
	void weightsAloneAreRefused() {
		final String message = refused(IOException.class, GRAPH.writeWeightsAlone(
			file()), "");
		assertTrue(message.contains("weights alone") && message.contains(
			"model.save"), message);
	}

	@Test
	void weightsThatAreNoNumbersAreRefused() {
		final String message = refused(IOException.class, SmallKerasNetwork
			.functional(1).with("conv_b/kernel", 100, Float.NaN).write(file()), "");
		assertTrue(message.contains("features that are not numbers"), message);
	}

	@Test
	void aDamagedFileIsAnError() throws IOException {
		final Path file = GRAPH.write(file());
		final byte[] bytes = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
		final String message = refused(IOException.class, file, "");
		assertTrue(message.contains("net.h5"), message);
	}

	private void assertRefused(final JsonObject model, final String part) {
		final String message = refused(IOException.class, GRAPH.write(file(),
			"2.11.0", model), "");
		assertTrue(message.contains("net.h5") && message.contains(part), message);
	}

	private static <T extends Exception> String refused(final Class<T> type,
		final Path file, final String layer)
	{
		return assertThrows(type, () -> KerasImporter.read(file, "net",
			new KerasCut("0".repeat(64), layer, PixelScaling.TF))).getMessage();
	}

	/** The description with a text in it replaced. */
	private static JsonObject changed(final String from, final String to) {
		final String text = GRAPH.config().toString();
		final String wanted = from.replace('\'', '"');
		assertTrue(text.contains(wanted), text);
		return JsonParser.parseString(text.replace(wanted, to.replace('\'', '"')))
			.getAsJsonObject();
	}

	private Path file() {
		return folder.resolve("net.h5");
	}

}
