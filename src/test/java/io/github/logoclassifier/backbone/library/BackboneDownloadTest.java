
package io.github.logoclassifier.backbone.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;
import io.github.logoclassifier.backbone.weights.TfjsReader;
import io.github.logoclassifier.backbone.weights.TfjsWriter;
import io.github.logoclassifier.backbone.weights.WeightFolder;
import io.github.logoclassifier.testing.JavaProcess;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server, a network and a disk that fail in the usual ways. */
class BackboneDownloadTest {

	private static final String NAME = "mobilenet_0.25_224";
	private static final String PLACE = "/tfjs/mobilenet_v1_0.25_224/";
	private static final String SHARD = "group1-shard1of1.bin";

	/** Answers a request for the shard. */
	private interface Answer {

		void send(HttpExchange exchange, byte[] shard) throws IOException;
	}

	@TempDir
	Path folder;

	private final List<String> ranges = Collections.synchronizedList(
		new ArrayList<>());
	private Path cache;
	private HttpServer server;
	private ExecutorService threads;
	private Answer answer = BackboneDownloadTest::whole;
	private HttpFile http = new HttpFile();
	private String sha256;

	@BeforeEach
	void startServer() throws IOException {
		cache = folder.resolve("cache");
		final Weights bundled = TfjsReader.read(WeightFolder.ofResources(
			"/io/github/logoclassifier/backbone/weights/logonet_0.25_112"));
		sha256 = MobileNetV1.of(bundled).sha256();
		final Path served = Files.createDirectory(folder.resolve("served"));
		TfjsWriter.write(bundled, served);
		server = HttpServer.create(new InetSocketAddress(InetAddress
			.getLoopbackAddress(), 0), 0);
		threads = Executors.newFixedThreadPool(4);
		server.setExecutor(threads);
		server.createContext(PLACE, exchange -> {
			final String name = exchange.getRequestURI().getPath().substring(PLACE
				.length());
			final byte[] bytes = Files.readAllBytes(served.resolve(name));
			if (!name.equals(SHARD)) whole(exchange, bytes);
			else {
				ranges.add(exchange.getRequestHeaders().getFirst("Range") + " " +
					exchange.getRequestHeaders().getFirst("If-Range"));
				answer.send(exchange, bytes);
			}
			exchange.close();
		});
		server.start();
	}

	@AfterEach
	void stopServer() {
		server.stop(0);
		threads.shutdownNow();
	}

	@Test
	void aConnectionThatBreaksIsResumedWhereItBroke() throws IOException {
		answer = (exchange, shard) -> {
			exchange.getResponseHeaders().set("ETag", "\"v1\"");
			if (ranges.size() < 3) cut(exchange, shard, 300_000);
			else rest(exchange, shard, start(exchange));
		};
		assertEquals(sha256, install().sha256());
		assertEquals(3, ranges.size());
		assertEquals("null null", ranges.get(0));
		final int first = resumedAt(1, "\"v1\"");
		final int second = resumedAt(2, "\"v1\"");
		assertTrue(0 < first && first <= 300_000, ranges.toString());
		assertTrue(first < second && second <= first + 300_000, ranges.toString());
		assertOneFolder();
	}

	@Test
	void aServerThatCannotResumeSendsAllAgain() throws IOException {
		answer = (exchange, shard) -> {
			if (ranges.size() == 1) cut(exchange, shard, 500_000);
			else whole(exchange, shard);
		};
		assertEquals(sha256, install().sha256());
		assertEquals(2, ranges.size());
		assertTrue(resumedAt(1, "null") > 0);
	}

	@Test
	void aPartThatIsNotTheOneAskedForIsRefused() {
		answer = (exchange, shard) -> {
			if (ranges.size() == 1) cut(exchange, shard, 500_000);
			else rest(exchange, shard, start(exchange) - 1);
		};
		assertFails("answers with status 206", "by hand");
	}

	@Test
	void aConnectionThatFallsSilentIsTakenForBroken() throws IOException {
		final CountDownLatch asked = new CountDownLatch(2);
		answer = (exchange, shard) -> {
			asked.countDown();
			if (asked.getCount() == 0) {
				rest(exchange, shard, start(exchange));
				return;
			}
			cut(exchange, shard, 1000);
			await(asked); // and says nothing meanwhile
		};
		http = new HttpFile(Duration.ofMillis(500));
		assertEquals(sha256, install().sha256());
		assertEquals(2, ranges.size());
		assertOneFolder();
	}

	@Test
	void aConnectionThatBreaksForEverEnds() {
		answer = (exchange, shard) -> cut(exchange, shard, 1000);
		assertFails("broke off again and again", SHARD, "by hand");
		assertEquals(HttpFile.ATTEMPTS, ranges.size());
	}

	@Test
	void aBrokenConnectionThatEndsInAnErrorIsNotAskedAgain() {
		answer = (exchange, shard) -> {
			if (ranges.size() == 1) cut(exchange, shard, 1000);
			else exchange.sendResponseHeaders(503, -1);
		};
		assertFails("answers with status 503");
		assertEquals(2, ranges.size());
	}

	@Test
	void aServerThatIsNotThereIsNamed() {
		final String address = address().toString();
		server.stop(0);
		assertFails(address, "cannot be reached", "by hand");
	}

	@Test
	void redirectsAreFollowed() throws IOException {
		answer = (exchange, shard) -> {
			exchange.getResponseHeaders().set("Location", "/elsewhere.bin");
			exchange.sendResponseHeaders(302, -1);
		};
		server.createContext("/elsewhere.bin", exchange -> {
			whole(exchange, Files.readAllBytes(folder.resolve("served").resolve(
				SHARD)));
			exchange.close();
		});
		assertEquals(sha256, install().sha256());
	}

	@Test
	void whatIsNotTheKnownNetworkIsNotKept() {
		final String message = assertThrows(IOException.class, () -> new Backbones(
			cache).install(NAME, new BackboneDownload(address().resolve("tfjs/"),
				address(), Collections.singletonMap(NAME, "abc")))).getMessage();
		assertTrue(message.contains("SHA-256 " + sha256 + " instead of abc"),
			message);
		assertFalse(Files.exists(cache));
	}

	/** The name resolves nowhere: only the proxy can have answered. */
	@Test
	void theProxyOfJavaIsUsed() throws IOException {
		final String[] keys = { "http.proxyHost", "http.proxyPort" };
		final String[] before = { System.getProperty(keys[0]), System.getProperty(
			keys[1]) };
		System.setProperty(keys[0], server.getAddress().getAddress()
			.getHostAddress());
		System.setProperty(keys[1], String.valueOf(server.getAddress().getPort()));
		try {
			final URI far = URI.create("http://models.invalid/");
			assertEquals(sha256, new Backbones(cache).install(NAME,
				new BackboneDownload(far.resolve("tfjs/"), far.resolve("keras/"),
					Collections.emptyMap())).sha256());
		}
		finally {
			for (int i = 0; i < keys.length; i++) {
				if (before[i] == null) System.clearProperty(keys[i]);
				else System.setProperty(keys[i], before[i]);
			}
		}
	}

	@Test
	void aPlaceThatCannotBeWrittenIsNamedBeforeAnythingIsFetched()
		throws IOException
	{
		Files.writeString(cache, "a file");
		assertFails("cannot be kept in " + cache, "is no folder",
			"-Dlogoclassifier.cache=");
		assertEquals(0, ranges.size());
	}

	@Test
	void aReadOnlyFolderIsNamedBeforeAnythingIsFetched() throws IOException {
		Files.createDirectory(cache);
		assertTrue(cache.toFile().setWritable(false));
		assumeFalse(Files.isWritable(cache), "skipped: this user may write into " +
			"read-only folders");
		assertFails("cannot be kept in " + cache, "is read-only");
		assertEquals(0, ranges.size());
	}

	/** Each has its own everything, as processes have; they share the disk. */
	@Test
	void twoAtOnceLeaveOneWholeFolder() throws Exception {
		final CountDownLatch both = new CountDownLatch(2);
		answer = (exchange, shard) -> {
			both.countDown();
			await(both);
			whole(exchange, shard);
		};
		final ExecutorService installers = Executors.newFixedThreadPool(2);
		try {
			final Future<String> first = installers.submit(() -> install().sha256());
			final Future<String> second = installers.submit(() -> install().sha256());
			assertEquals(sha256, first.get());
			assertEquals(sha256, second.get());
		}
		finally {
			installers.shutdownNow();
		}
		assertOneFolder();
		assertEquals(sha256, new Backbones(cache).open("logonet_0.25_112")
			.sha256());
	}

	@Test
	void twoProcessesAtOnceLeaveOneWholeFolder() throws Exception {
		final CountDownLatch both = new CountDownLatch(2);
		answer = (exchange, shard) -> {
			both.countDown();
			await(both);
			whole(exchange, shard);
		};
		final List<Process> processes = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			processes.add(JavaProcess.start(folder.resolve("log " + i),
				new ArrayList<>(), InstallMain.class.getName(), cache.toString(),
				address().toString(), NAME));
		}
		for (int i = 0; i < 2; i++) {
			final int code = processes.get(i).waitFor();
			assertEquals(sha256, Files.readString(folder.resolve("log " + i)));
			assertEquals(0, code);
		}
		assertOneFolder();
		assertEquals(sha256, new Backbones(cache).open("logonet_0.25_112")
			.sha256());
	}

	private static void await(final CountDownLatch latch) throws IOException {
		try {
			assertTrue(latch.await(1, TimeUnit.MINUTES));
		}
		catch (final InterruptedException exc) {
			throw new IOException(exc);
		}
	}

	private static void whole(final HttpExchange exchange, final byte[] bytes)
		throws IOException
	{
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

	/** All that is behind some bytes. */
	private static void rest(final HttpExchange exchange, final byte[] bytes,
		final int from) throws IOException
	{
		head(exchange, bytes, from);
		exchange.getResponseBody().write(bytes, from, bytes.length - from);
	}

	/** Promises all that was asked for, and breaks off after some of it. */
	private static void cut(final HttpExchange exchange, final byte[] bytes,
		final int count) throws IOException
	{
		final int from = start(exchange);
		head(exchange, bytes, from);
		exchange.getResponseBody().write(bytes, from, count);
		exchange.getResponseBody().flush();
	}

	private static void head(final HttpExchange exchange, final byte[] bytes,
		final int from) throws IOException
	{
		if (from > 0) exchange.getResponseHeaders().set("Content-Range", "bytes " +
			from + "-" + (bytes.length - 1) + "/" + bytes.length);
		exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
	}

	/** Where the client wants to go on. */
	private static int start(final HttpExchange exchange) {
		final String range = exchange.getRequestHeaders().getFirst("Range");
		return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
	}

	/**
	 * Where a request went on: not always where the connection broke, because
	 * what was on its way then may be lost.
	 */
	private int resumedAt(final int request, final String version) {
		final String[] parts = ranges.get(request).split(" ");
		assertEquals(version, parts[1]);
		assertTrue(parts[0].matches("bytes=\\d+-"), parts[0]);
		return Integer.parseInt(parts[0].replaceAll("\\D", ""));
	}

	private void assertFails(final String... parts) {
		final String message = assertThrows(IOException.class, this::install)
			.getMessage();
		for (final String part : parts) {
			assertTrue(message.contains(part), message);
		}
		assertFalse(Files.exists(cache.resolve("model.json")));
	}

	private Backbone install() throws IOException {
		return new Backbones(cache).install(NAME, new BackboneDownload(address()
			.resolve("tfjs/"), address().resolve("keras/"), Collections.emptyMap(),
			http));
	}

	private URI address() {
		return URI.create("http://" + server.getAddress().getAddress()
			.getHostAddress() + ":" + server.getAddress().getPort() + "/");
	}

	private void assertOneFolder() throws IOException {
		try (Stream<Path> entries = Files.list(cache)) {
			assertEquals(1, entries.count());
		}
	}

}
