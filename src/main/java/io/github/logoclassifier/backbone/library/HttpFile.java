
package io.github.logoclassifier.backbone.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Fetches files by HTTP, through the proxy that Java is set to. When the
 * connection breaks, what is missing is asked for (RFC 9110, Range), from the
 * same version of the file where the server names versions.
 */
final class HttpFile {

	/** How often a file is asked for, the first time included. */
	static final int ATTEMPTS = 4;

	private static final long MAX_BYTES = 1L << 26;

	private static final int OK = 200;
	private static final int PARTIAL = 206;

	/** A connection that is silent for so long is taken for broken. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Duration patience;
	private final HttpClient client = HttpClient.newBuilder().followRedirects(
		HttpClient.Redirect.NORMAL).connectTimeout(Duration.ofSeconds(30)).build();

	HttpFile() {
		this(PATIENCE);
	}

	HttpFile(final Duration patience) {
		this.patience = patience;
	}

	/** The server has answered, and asking again would not help. */
	private static final class RefusedException extends IOException {

		private static final long serialVersionUID = 1L;

		RefusedException(final String message) {
			super(message);
		}
	}

	/**
	 * Fetches a file.
	 *
	 * @param to a file that does not exist
	 * @throws IOException if it cannot be fetched whole; the message has the
	 *           address
	 */
	void fetch(final URI from, final Path to) throws IOException {
		Files.createFile(to);
		Optional<String> version = Optional.empty();
		for (int attempt = 1;; attempt++) {
			try {
				final HttpResponse<InputStream> response = send(from, Files.size(to),
					version);
				version = response.headers().firstValue("ETag").filter(tag -> !tag
					.startsWith("W/"));
				take(response, from, to);
				return;
			}
			catch (final RefusedException exc) {
				throw exc;
			}
			catch (final IOException exc) {
				if (attempt == ATTEMPTS) throw new IOException(from +
					" broke off again and again, the last time after " + Files.size(to) +
					" bytes: " + exc.getMessage(), exc);
			}
		}
	}

	/** Asks for what is behind the bytes that are there. */
	private HttpResponse<InputStream> send(final URI from, final long there,
		final Optional<String> version) throws IOException
	{
		final HttpRequest.Builder request = HttpRequest.newBuilder(from).timeout(
			Duration.ofSeconds(60));
		if (there > 0) request.header("Range", "bytes=" + there + "-");
		if (there > 0 && version.isPresent()) {
			request.header("If-Range", version.get());
		}
		try {
			return client.send(request.build(), HttpResponse.BodyHandlers
				.ofInputStream());
		}
		catch (final ConnectException | HttpTimeoutException exc) {
			throw new RefusedException(from + " cannot be reached (" + exc + ")");
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new RefusedException("interrupted while fetching " + from);
		}
	}

	private void take(final HttpResponse<InputStream> response, final URI from,
		final Path to) throws IOException
	{
		try (InputStream in = new StallGuard(response.body(), patience)) {
			final long there = Files.size(to);
			final boolean continued = response.statusCode() == PARTIAL && response
				.headers().firstValue("Content-Range").orElse("").startsWith("bytes " +
					there + "-");
			if (response.statusCode() != OK && !continued) {
				throw new RefusedException(from + " answers with status " + response
					.statusCode());
			}
			try (OutputStream out = Files.newOutputStream(to, continued
				? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING))
			{
				copy(in, out, continued ? there : 0, from);
			}
		}
	}

	private static void copy(final InputStream in, final OutputStream out,
		final long there, final URI from) throws IOException
	{
		final byte[] buffer = new byte[1 << 16];
		long total = there;
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
			total += n;
			if (total > MAX_BYTES) {
				throw new RefusedException(from + " is larger than " +
					(MAX_BYTES >> 20) + " MB, more than any MobileNet");
			}
			out.write(buffer, 0, n);
		}
	}

}
