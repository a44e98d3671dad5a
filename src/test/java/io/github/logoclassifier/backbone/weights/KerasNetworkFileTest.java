
package io.github.logoclassifier.backbone.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.testing.KerasFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the HDF5 library wrote, read by jHDF. */
class KerasNetworkFileTest {

	private static final float[] SIX = { 1, 2, 3, 4, 5, 6 };

	@TempDir
	Path folder;

	/** What is to be in the file. */
	private interface Writing {

		void write(KerasFile file);
	}

	@Test
	void attributesAndWeightsAreWhatKerasWrote() throws IOException {
		final KerasNetworkFile network = written(file -> {
			file.layer("dense", "kernel", "bias");
			file.tensor("dense", "kernel", SIX, 2, 3);
			file.tensor("dense", "bias", new float[] { 7 }, 1);
			file.layer("none");
		});
		assertEquals("{\"name\":\"m\"}", network.description());
		assertEquals("2.11.0", network.version());
		assertEquals("tensorflow", network.backend());
		final Map<String, Map<String, Tensor>> weights = network.weights(Arrays
			.asList("dense", "none", "nowhere"));
		assertEquals("{dense={kernel=dense/kernel[2, 3], bias=dense/bias[1]}, " +
			"none={}, nowhere={}}", weights.toString());
		assertArrayEquals(SIX, weights.get("dense").get("kernel").values());
	}

	@Test
	void layersOfAnyPathAndNumbersBehindNamesAreRead() throws IOException {
		assertEquals("{kernel=block/conv/kernel[6]}", weights("block/conv",
			file -> {
				file.layer("block");
				file.layer("block/conv", "kernel_1");
				file.tensor("block/conv", "kernel_1", SIX, 6);
			}).toString());
	}

	@Test
	void weightsThatAreNamedAndMissingAreAnError() {
		assertRefused("names weights \"bias\" of its layer conv, and has none",
			file -> {
				file.layer("conv", "kernel", "bias");
				file.tensor("conv", "kernel", SIX, 6);
			});
	}

	@Test
	void packedWeightsAreRefused() {
		assertRefused("\"conv/kernel\" that are packed or in pieces", file -> {
			file.layer("conv", "kernel");
			file.packed("conv", "kernel", new float[10_000], 100, 100);
		});
	}

	/** A small file could make many large arrays of one. */
	@Test
	void weightsThatAreTogetherLargerThanTheFileAreRefused() {
		assertRefused("would be larger than the file", file -> {
			file.layer("conv", "a", "b", "c", "d", "e");
			file.tensor("conv", "a", new float[10_000], 10_000);
			for (final String other : new String[] { "b", "c", "d", "e" }) {
				file.alias("conv", "a", other);
			}
		});
	}

	@Test
	void linksAreNotFollowed() {
		assertRefused("names weights \"bias\" of its layer conv, and has none",
			file -> {
				file.layer("conv", "kernel", "bias");
				file.tensor("conv", "kernel", SIX, 6);
				file.link("conv", "kernel", "bias");
			});
	}

	@Test
	void aFileOfAnyLengthLessIsAnErrorThatNamesIt() throws IOException {
		written(file -> {
			file.layer("conv", "kernel");
			file.tensor("conv", "kernel", SIX, 6);
		});
		final byte[] whole = Files.readAllBytes(file());
		for (int length = 8; length < whole.length; length += 97) {
			Files.write(file(), Arrays.copyOf(whole, length));
			final String message = assertThrows(IOException.class,
				() -> KerasNetworkFile.open(file(), "net.h5").weights(Collections
					.singleton("conv")), "length " + length).getMessage();
			assertTrue(message.contains("net.h5"), message);
		}
	}

	private void assertRefused(final String part, final Writing writing) {
		final String message = assertThrows(IOException.class, () -> weights("conv",
			writing)).getMessage();
		assertTrue(message.startsWith("net.h5 ") && message.contains(part),
			message);
	}

	private Map<String, Tensor> weights(final String layer, final Writing writing)
		throws IOException
	{
		return written(writing).weights(Collections.singleton(layer)).get(layer);
	}

	private KerasNetworkFile written(final Writing writing) throws IOException {
		final JsonObject model = new JsonObject();
		model.addProperty("name", "m");
		try (KerasFile file = new KerasFile(file(), "2.11.0", model)) {
			writing.write(file);
		}
		return KerasNetworkFile.open(file(), "net.h5");
	}

	private Path file() {
		return folder.resolve("any name.h5");
	}

}
