
package io.github.logoclassifier.backbone.weights;

import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.testing.Hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Backbones in the TF.js layers format: model.json, a zero, and the shard
 * "weights.bin".
 */
public final class TfjsFuzz {

	private static final Path FOLDER = Hostile.folder();

	private TfjsFuzz() {}

	public static void fuzzerTestOneInput(final byte[] data) throws IOException {
		final byte[][] parts = Hostile.parts(data, 2);
		Files.write(FOLDER.resolve("model.json"), parts[0]);
		Files.write(FOLDER.resolve("weights.bin"), parts[1]);
		Hostile.read(data, FOLDER.toString(), () -> new Backbones(FOLDER.resolve(
			"cache")).open(FOLDER.toString()));
	}

}
