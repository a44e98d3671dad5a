
package io.github.logoclassifier.backbone.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.backbone.WeightHash;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;
import io.github.logoclassifier.backbone.weights.TfjsReader;
import io.github.logoclassifier.backbone.weights.TfjsWriter;
import io.github.logoclassifier.backbone.weights.WeightFolder;
import io.github.logoclassifier.image.PixelScaling;
import io.github.logoclassifier.testing.KerasFile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backbones from the jar, from files, from the cache and from a server. */
class BackbonesTest {

	private static final String NAME = "mobilenet_0.25_224";

	@TempDir
	Path folder;

	private Path cache;
	private HttpServer server;

	@BeforeEach
	void startServer() throws IOException {
		cache = folder.resolve("cache");
		server = HttpServer.create(new InetSocketAddress(InetAddress
			.getLoopbackAddress(), 0), 0);
		server.createContext("/", exchange -> {
			final Path file = folder.resolve("served" + exchange.getRequestURI()
				.getPath());
			if (Files.isRegularFile(file)) {
				final byte[] bytes = Files.readAllBytes(file);
				exchange.sendResponseHeaders(200, bytes.length);
				exchange.getResponseBody().write(bytes);
			}
			else exchange.sendResponseHeaders(404, -1);
			exchange.close();
		});
		server.start();
	}

	@AfterEach
	void stopServer() {
		server.stop(0);
	}

	@Test
	void aModelOfAnEarlierBundledBackboneSaysSo(@TempDir final Path empty) {
		final String message = assertThrows(MissingBackboneException.class,
			() -> new Backbones(empty).find("logonet_0.25_112", "62a855b9e7b7",
				Backbones.BUNDLED)).getMessage();
		assertTrue(message.contains("another version of this plugin"), message);
		assertTrue(message.contains("train it again"), message);
	}

	@Test
	void theBundledOneIsThereAndReadOnce() throws IOException {
		final Backbones backbones = new Backbones(cache);
		final Backbone bundled = backbones.open("bundled");
		assertEquals("logonet_0.25_112", bundled.name());
		assertEquals(112, bundled.inputSize());
		assertEquals(3, bundled.gridSize());
		assertEquals(256, bundled.channels());
		assertSame(bundled, backbones.open(""));
		assertFalse(Files.exists(cache));
	}

	@Test
	void aFolderAndItsModelJsonAreOpened() throws IOException {
		final Path own = Files.createDirectories(folder.resolve("own net"));
		TfjsWriter.write(bundled(), own);
		final String sha = new Backbones(cache).open("bundled").sha256();
		assertEquals(sha, new Backbones(cache).open(own.toString()).sha256());
		assertEquals(sha, new Backbones(cache).open(own.resolve("model.json")
			.toString()).sha256());
	}

	@Test
	void whatIsNowhereSaysHowToGetIt() {
		final String message = assertThrows(MissingBackboneException.class,
			() -> new Backbones(cache).open("mobilenet_1.0_224")).getMessage();
		assertTrue(message.contains("Install Logo Backbone"), message);
		final String trained = assertThrows(MissingBackboneException.class,
			() -> new Backbones(cache).find("some_net", "0123456789abcdef0123",
				"/gone/away")).getMessage();
		assertTrue(trained.contains("some_net") && trained.contains("0123456789ab"),
			trained);
		assertTrue(trained.contains(cache.toString()), trained);
	}

	@Test
	void aFileThatIsNoHdf5IsNoKerasFile() throws IOException {
		final Path file = Files.writeString(folder.resolve("x.h5"), "no HDF5");
		final String message = assertThrows(IOException.class, () -> new Backbones(
			cache).open(file.toString())).getMessage();
		assertTrue(message.contains("is not a Keras .h5 file"), message);
	}

	@Test
	void aMobileNetOfKerasRunsOnOurOwnKernelUnlessItIsCutElsewhere()
		throws IOException
	{
		final Path file = kerasFile(bundled());
		final List<String> imported = new ArrayList<>();
		final Backbones backbones = new Backbones(cache, (copy, name, cut) -> {
			imported.add(name + " " + cut.layer() + " " + cut.preprocessing());
			throw new IOException("imported");
		});
		final BackboneChoice choice = BackboneChoice.of(file.toString());
		for (final BackboneChoice own : new BackboneChoice[] { choice, choice.layer(
			"conv_pw_13_relu"), choice.preprocessing("tf") })
		{
			assertEquals(backbones.open("bundled").sha256(), backbones.open(own)
				.sha256());
		}
		assertEquals(Collections.emptyList(), imported);
		assertThrows(IllegalArgumentException.class, () -> backbones.open(choice
			.layer("conv_pw_5_relu")));
		for (final BackboneChoice other : new BackboneChoice[] { choice.layer(
			"conv_pw_5_relu").preprocessing("tf"), choice.preprocessing("caffe") })
		{
			assertThrows(IOException.class, () -> backbones.open(other));
		}
		assertEquals(Arrays.asList("own conv_pw_5_relu tf", "own  caffe"),
			imported);
	}

	/** Only the user chooses which files are read. */
	@Test
	void anH5FileThatAModelNamesIsNotReadUntilTheUserChoosesIt()
		throws IOException
	{
		final Weights other = otherThanBundled();
		final Path file = kerasFile(other);
		final String sha = MobileNetV1.of(other).sha256();
		final String message = assertThrows(MissingBackboneException.class,
			() -> new Backbones(cache).find("own", sha, file.toString()))
			.getMessage();
		assertTrue(message.contains("Keras .h5 file") && message.contains(
			"Install Logo Backbone"), message);
		assertFalse(Files.exists(cache));
		new Backbones(cache).install(file);
		assertEquals(sha, new Backbones(cache).find("own", sha, file.toString())
			.sha256());
		// Another model may have been cut elsewhere in the same file.
		assertEquals("own conv_pw_5_relu", assertThrows(IOException.class,
			() -> new Backbones(cache, (copy, name, cut) -> {
				throw new IOException(name + " " + cut.layer());
			}).find("own", new KerasCut(WeightHash.ofFile(file), "conv_pw_5_relu",
				PixelScaling.TF), "")).getMessage());
	}

	@Test
	void aKerasFileThatChangesWhileItIsReadIsNotKept() throws IOException {
		final Path file = kerasFile(bundled());
		final Backbones backbones = new Backbones(cache, (path, name, cut) -> {
			Files.write(path, new byte[1], StandardOpenOption.APPEND);
			return new Backbones(cache).open("bundled");
		});
		final String message = assertThrows(IOException.class, () -> backbones.open(
			BackboneChoice.of(file.toString()).preprocessing("caffe"))).getMessage();
		assertEquals(file + " changed while it was read: try again", message);
		try (Stream<Path> kept = Files.list(cache)) {
			assertEquals(0, kept.count());
		}
	}

	/** On Windows such a path is that of another machine. */
	@Test
	void aModelCannotMakeThisMachineTalkToAnother() throws IOException {
		final Path place = Files.createDirectory(folder.resolve("place"));
		final Weights weights = otherThanBundled();
		TfjsWriter.write(weights, place);
		final String sha256 = MobileNetV1.of(weights).sha256();
		final Backbones backbones = new Backbones(cache);
		for (final String source : new String[] { "/" + place,
			"\\\\host\\share" })
		{
			assertThrows(MissingBackboneException.class, () -> backbones.find("x",
				sha256, source));
		}
		assertEquals(sha256, backbones.find("x", sha256, place.toString())
			.sha256());
	}

	@Test
	void aDownloadIsKeptAndFoundByNameAndBySha() throws IOException {
		serve();
		final Backbone installed = new Backbones(cache).install(NAME, download(
			Collections.emptyMap()));
		final Backbones later = new Backbones(cache);
		assertEquals(installed.sha256(), later.open("logonet_0.25_112").sha256());
		assertEquals(installed.sha256(), new Backbones(cache).find("any", installed
			.sha256(), "/gone").sha256());
		assertOneFolderIn(cache);
	}

	@Test
	void aDownloadOfSomethingElseIsNotKept() throws IOException {
		serve();
		final String message = assertThrows(IOException.class, () -> new Backbones(
			cache).install(NAME, download(Collections.singletonMap(NAME, "abc"))))
			.getMessage();
		assertTrue(message.contains("is not that network"), message);
		assertFalse(Files.exists(cache));
	}

	@Test
	void aTruncatedDownloadIsNotKept() throws IOException {
		serve();
		final Path shard = folder.resolve(
			"served/tfjs/mobilenet_v1_0.25_224/group1-shard1of1.bin");
		final byte[] bytes = Files.readAllBytes(shard);
		Files.write(shard, Arrays.copyOf(bytes, bytes.length / 2));
		final String message = assertThrows(IOException.class, () -> new Backbones(
			cache).install(NAME, download(Collections.emptyMap()))).getMessage();
		assertTrue(message.contains("truncated") && message.contains("404"),
			message);
		assertFalse(Files.exists(cache));
	}

	@Test
	void aMissingDownloadSaysWhatToDo() {
		final String message = assertThrows(IOException.class, () -> new Backbones(
			cache).install(NAME, download(Collections.emptyMap()))).getMessage();
		assertTrue(message.contains("404") && message.contains("by hand"), message);
	}

	@Test
	void anUnknownNameIsRefusedWithoutAskingTheNetwork() {
		final String message = assertThrows(IllegalArgumentException.class,
			() -> new Backbones(cache).install("resnet50", download(Collections
				.emptyMap()))).getMessage();
		assertTrue(message.contains("mobilenet_ALPHA_SIZE"), message);
	}

	/** Serves the bundled network under an official name. */
	private void serve() throws IOException {
		TfjsWriter.write(bundled(), Files.createDirectories(folder.resolve(
			"served/tfjs/mobilenet_v1_0.25_224")));
	}

	private BackboneDownload download(final Map<String, String> known) {
		final URI base = URI.create("http://" + server.getAddress().getAddress()
			.getHostAddress() + ":" + server.getAddress().getPort() + "/");
		return new BackboneDownload(base.resolve("tfjs/"), base.resolve("keras/"),
			known);
	}

	private static Weights bundled() throws IOException {
		return TfjsReader.read(WeightFolder.ofResources(
			"/io/github/logoclassifier/backbone/weights/logonet_0.25_112"));
	}

	private static Weights otherThanBundled() throws IOException {
		final Weights bundled = bundled();
		final Map<String, Tensor> tensors = new HashMap<>(bundled.tensors());
		final Tensor kernel = tensors.get("conv1/kernel");
		final float[] values = kernel.values().clone();
		values[0] += 1;
		tensors.put("conv1/kernel", new Tensor("conv1/kernel", kernel.shape(),
			values));
		return new Weights("other", bundled.topology(), tensors);
	}

	/** The same network as Keras saves it. */
	private Path kerasFile(final Weights weights) throws IOException {
		final JsonObject model = new JsonObject();
		model.addProperty("class_name", "Functional");
		model.add("config", weights.topology());
		final Map<String, List<String>> layers = new TreeMap<>();
		for (final String tensor : weights.tensors().keySet()) {
			layers.computeIfAbsent(tensor.split("/")[0], key -> new ArrayList<>())
				.add(tensor.split("/")[1]);
		}
		final Path path = folder.resolve("own.h5");
		try (KerasFile file = new KerasFile(path, "2.11.0", model)) {
			for (final Map.Entry<String, List<String>> layer : layers.entrySet()) {
				file.layer(layer.getKey(), layer.getValue().toArray(new String[0]));
				for (final String name : layer.getValue()) {
					final Tensor tensor = weights.tensors().get(layer.getKey() + "/" +
						name);
					file.tensor(layer.getKey(), name, tensor.values(), Arrays.stream(
						tensor.shape()).asLongStream().toArray());
				}
			}
		}
		return path;
	}

	private static void assertOneFolderIn(final Path cache) throws IOException {
		try (Stream<Path> entries = Files.list(cache)) {
			assertEquals(1, entries.count());
		}
	}

}
