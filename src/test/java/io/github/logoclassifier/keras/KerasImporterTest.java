
package io.github.logoclassifier.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.image.PixelScaling;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.SmallKerasNetwork;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

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
		for (final String[] head : new String[][] { { "'Dense'", "'Swish9'" }, {
			"'keepdims':false", "'keepdims':true" } })
		{
			assertEquals("both", KerasImporter.read(GRAPH.write(file(), "2.11.0",
				changed(head[0], head[1])), "net", new KerasCut("0".repeat(64), "",
					PixelScaling.TF)).kerasCut().get().layer());
		}
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
		for (final int length : new int[] { 100, bytes.length / 3, bytes.length /
			2 })
		{
			Files.write(file, Arrays.copyOf(bytes, length));
			final String message = refused(IOException.class, file, "");
			assertTrue(message.contains("net.h5") && message.contains("damaged"),
				message);
		}
	}

	@Test
	void layersThatAreLargerThanTheirWeightsAreRefused() {
		for (final String units : new String[] { "2000000000", "5e3", "-5", "'5'",
			"null", "[5]", "99999999999999999999" })
		{
			assertRefused("classes", changed("'units':5", "'units':" + units),
				"its layer classes has \"units\" of " + units.replace('\'', '"')
					.replace("null", "nothing"));
		}
		assertRefused("classes", changed("'units':5", "'units':900000000"),
			"would give 900000000 values of one picture");
		assertRefused("classes", changed("'units':5", "'units':90000000"),
			"needs weights \"kernel\" of the shape [14, 90000000], and those in " +
				"the file are [14, 5]");
		assertRefused(changed("'filters':6", "'filters':60000"),
			"its layer conv needs weights \"kernel\" of the shape [3, 3, 3, 60000]");
		assertRefused(changed("'kernel_size':[3,3]", "'kernel_size':[3,4]"),
			"its layer conv needs weights \"kernel\" of the shape [3, 4, 3, 6]");
	}

	@Test
	void weightsThatAreMissingOrTooManyAreRefused() {
		assertRefused(changed("'conv_c'", "'conv_d'"),
			"its layer conv_d needs weights \"kernel\" of the shape [1, 1, 8, 8], " +
				"and the file has none of them");
		assertRefused(changed("'activation':'relu','use_bias':true",
			"'activation':'relu','use_bias':false"),
			"its layer conv_b has weights \"bias\"");
		assertRefused(changed("'center':true,'scale':true",
			"'center':true,'scale':false"), "its layer bn has weights \"gamma\"");
	}

	/** Nothing of them is in the file. */
	@Test
	void mapsThatAreTooLargeToBeComputedAreRefused() {
		final String pool = "'class_name':'MaxPooling2D','config':{'name':'pool'," +
			"'trainable':true,'dtype':'float32','pool_size':[2,2]";
		final String other = "'class_name':'%s','config':{'name':'pool'," +
			"'trainable':true,'dtype':'float32','pool_size':[2,2],%s";
		assertRefused(changed(pool, String.format(other, "UpSampling2D",
			"'size':[30000,30000]")),
			"its layer pool would give 360000×360000×6 values");
		assertRefused(changed(pool + ",'padding':'valid'", String.format(other,
			"ZeroPadding2D", "'padding':[[0,0],[0,900000000]]")),
			"its layer pool would give 12×900000012×6 values");
		assertRefused(changed(pool + ",'padding':'valid'", String.format(other,
			"Cropping2D", "'cropping':12")),
			"its layer pool would give -12×-12×6 values");
		assertRefused(changed("'pool_size':[2,2],'padding':'valid'",
			"'pool_size':[9000,9000],'padding':'same'"),
			"its layer pool has windows of 9000×9000 on 12×12×6 values");
		assertRefused(changed("'dilation_rate':[1,1]", "'dilation_rate':[1,9000]"),
			"its layer conv has windows or steps of more than 16384 pixels");
	}

	@Test
	void layersThatAreUsedOtherwiseThanOnceAreRefused() {
		final String inputs =
			"'name':'relu_c','inbound_nodes':[[['conv_c',0,0,{}]]";
		for (final String more : new String[] { ",[['conv_b',0,0,{}]]", ",7" }) {
			assertRefused(changed(inputs, inputs + more),
				"its layer relu_c, a ReLU " +
					"whose input is not the output of other layers, once");
		}
		assertRefused(changed(inputs, inputs.replace("'conv_c',0", "'conv_c',1")),
			"its layer relu_c, a ReLU whose input");
		for (final String none : new String[] { "classes", "relu_c", "nowhere" }) {
			assertRefused(changed(inputs, inputs.replace("'conv_c'", "'" + none +
				"'")), "its layer relu_c gets its input from none that is before it");
		}
	}

	@Test
	void arithmeticThatKerasDoesOtherwiseIsRefused() {
		assertRefused(changed("'axis':[3]", "'axis':[1]"),
			"a BatchNormalization of another axis");
		assertRefused(changed("'axis':-1", "'axis':1"),
			"a Concatenate along another axis");
		assertRefused("mean", changed("'keepdims':false", "'keepdims':true"),
			"a GlobalAveragePooling2D of unusual form");
		assertRefused("classes", changed("'class_name':'GlobalAveragePooling2D'",
			"'class_name':'Dropout'"), "a Dense of unusual form");
		assertRefused(changed("'padding':'same'", "'padding':'causal'"),
			"padding is neither same nor valid");
	}

	@Test
	void otherBackendsThanTensorFlowAreRefused() {
		final String message = assertThrows(IOException.class,
			() -> NetworkDescription.of("net.h5", "2.0.8", "theano", GRAPH.config()
				.toString())).getMessage();
		assertTrue(message.startsWith(
			"net.h5 was not saved by Keras on TensorFlow"), message);
	}

	@Test
	void descriptionsThatAreNoneAreErrorsThatNameTheFile() {
		final String whole = GRAPH.config().toString();
		for (final String json : new String[] { "", "null", "7", "[]", "{}",
			"{\"class_name\":7}", "{\"class_name\":\"Model\"}", whole.replace(
				"\"layers\"", "\"strata\""), whole.replaceFirst("\\[\\{", "[7,{"), whole
					.replaceFirst("\"name\":\"conv\"", "\"name\":null"), whole
						.replaceFirst("\"config\":\\{\"name\":\"conv\"",
							"\"config\":{\"n\":1"), whole.replace("\"bn\"", "\"conv\""), whole
								.substring(0, whole.length() / 2), "[".repeat(100_000) })
		{
			final String message = assertThrows(IOException.class,
				() -> NetworkDescription.of("net.h5", "2.11.0", "tensorflow", json),
				json.length() > 99 ? "" : json).getMessage();
			assertTrue(message.startsWith("net.h5 ") && !message.contains(
				"Exception") && message.length() < 300, message);
		}
	}

	/** It is native code, for some machines only, and trusts what it reads. */
	@Test
	void networksAreReadWithoutTheHdf5Library() throws IOException {
		final Path file = GRAPH.write(file());
		final List<String> command = JavaProcess.command(Collections.emptyList(),
			ReadKerasMain.class.getName(), file.toString());
		assertTrue(command.toString().contains("hdf5-"));
		command.replaceAll(argument -> Arrays.stream(argument.split(
			File.pathSeparator)).filter(path -> !path.contains("hdf5-")).collect(
				Collectors.joining(File.pathSeparator)));
		final JavaProcess process = JavaProcess.run(folder.resolve("log"),
			Collections.emptyMap(), command);
		assertEquals("both 6" + System.lineSeparator(), process.out(), Files
			.readString(folder.resolve("log")));
	}

	private void assertRefused(final JsonObject model, final String part) {
		assertRefused("", model, part);
	}

	private void assertRefused(final String layer, final JsonObject model,
		final String part)
	{
		final String message = refused(IOException.class, GRAPH.write(file(),
			"2.11.0", model), layer);
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
