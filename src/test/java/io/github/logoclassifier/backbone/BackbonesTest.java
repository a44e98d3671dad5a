
package io.github.logoclassifier.backbone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
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
			"/io/github/logoclassifier/backbone/logonet_0.25_112"));
	}

	private static void assertOneFolderIn(final Path cache) throws IOException {
		try (Stream<Path> entries = Files.list(cache)) {
			assertEquals(1, entries.count());
		}
	}

}
