
package io.github.logoclassifier.backbone.library;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;
import io.github.logoclassifier.backbone.weights.KerasReader;
import io.github.logoclassifier.backbone.weights.TfjsReader;
import io.github.logoclassifier.backbone.weights.WeightFolder;
import io.github.logoclassifier.io.StrangersJson;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches the official MobileNets: from TF.js, or else from Keras. Files come
 * into a temporary folder; what they hold is checked against a known SHA-256
 * where there is one.
 */
public final class BackboneDownload {

	private static final URI TFJS = URI.create(
		"https://storage.googleapis.com/tfjs-models/tfjs/");
	private static final URI KERAS = URI.create(
		"https://storage.googleapis.com/tensorflow/keras-applications/mobilenet/");

	/**
	 * What networks compute, see {@link Backbone#sha256()}: checked against the
	 * weights, so that it holds for both formats.
	 */
	private static final Map<String, String> KNOWN = Collections.singletonMap(
		"mobilenet_0.25_224",
		"62dd8f6336e109a05487142be8780eb8853bbde0408fc9da122be452db9b82a2");

	private static final Pattern NAME = Pattern.compile(
		"mobilenet_(0\\.25|0\\.5|0\\.75|1\\.0)_(128|160|192|224)");

	private final URI tfjs;
	private final URI keras;
	private final Map<String, String> known;
	private final HttpFile http;

	/** From the official addresses. */
	public BackboneDownload() {
		this(TFJS, KERAS, KNOWN);
	}

	/**
	 * @param tfjs the address that holds folders mobilenet_v1_ALPHA_SIZE
	 * @param keras the address that holds files mobilenet_ALPHA_SIZE_tf.h5
	 * @param known SHA-256 by name
	 */
	BackboneDownload(final URI tfjs, final URI keras,
		final Map<String, String> known)
	{
		this(tfjs, keras, known, new HttpFile());
	}

	BackboneDownload(final URI tfjs, final URI keras,
		final Map<String, String> known, final HttpFile http)
	{
		this.tfjs = tfjs;
		this.keras = keras;
		this.known = known;
		this.http = http;
	}

	Weights fetch(final String name) throws IOException {
		final Matcher parts = NAME.matcher(name);
		if (!parts.matches()) {
			throw new IllegalArgumentException("there is no official backbone \"" +
				name + "\": give mobilenet_ALPHA_SIZE, alpha 0.25, 0.5, 0.75 or 1.0, " +
				"size 128, 160, 192 or 224, for example mobilenet_0.25_224");
		}
		final Path folder = Files.createTempDirectory("logo-backbone");
		try {
			return verified(name, fetch(parts.group(1), parts.group(2), folder));
		}
		finally {
			BackboneCache.delete(folder);
		}
	}

	private Weights fetch(final String alpha, final String size,
		final Path folder) throws IOException
	{
		try {
			return fetchTfjs(tfjs.resolve("mobilenet_v1_" + alpha + "_" + size + "/"),
				folder);
		}
		catch (final IOException first) {
			final String percent = alpha.equals("1.0") ? "1_0" : alpha.equals("0.5")
				? "5_0" : alpha.substring(2, 3) + "_5";
			final String file = "mobilenet_" + percent + "_" + size + "_tf.h5";
			try {
				http.fetch(keras.resolve(file), folder.resolve(file));
				return KerasReader.read(folder.resolve(file)).orElseThrow(
					() -> new IOException(file + " is not a MobileNetV1"));
			}
			catch (final IOException second) {
				second.addSuppressed(first);
				throw new IOException("could not download the backbone (" + first
					.getMessage() + "; " + second.getMessage() +
					"). Without a network, " +
					"copy its TF.js folder here by hand and give that folder.", second);
			}
		}
	}

	private Weights fetchTfjs(final URI base, final Path folder)
		throws IOException
	{
		final Path json = folder.resolve("model.json");
		http.fetch(base.resolve("model.json"), json);
		try {
			final JsonObject model = StrangersJson.object(Files.readString(json));
			for (final JsonElement group : model.getAsJsonArray("weightsManifest")) {
				for (final JsonElement path : group.getAsJsonObject().getAsJsonArray(
					"paths"))
				{
					final String plain = TfjsReader.plainName(path.getAsString());
					http.fetch(base.resolve(plain), folder.resolve(plain));
				}
			}
		}
		catch (final JsonParseException | IllegalStateException
				| NullPointerException | ClassCastException exc)
		{
			throw new IOException(base + "model.json is not a TF.js model", exc);
		}
		return TfjsReader.read(WeightFolder.of(folder));
	}

	private Weights verified(final String name, final Weights weights)
		throws IOException
	{
		final String expected = known.get(name);
		final String actual = MobileNetV1.of(weights).sha256();
		if (expected != null && !expected.equals(actual)) {
			throw new IOException("what was downloaded as " + name +
				" is not that network: SHA-256 " + actual + " instead of " + expected);
		}
		return weights;
	}

}
