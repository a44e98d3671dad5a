
package io.github.logoclassifier.backbone;

import io.github.logoclassifier.testing.Hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Backbones in Keras .h5 files. */
public final class KerasFuzz {

	private static final Path FOLDER = Hostile.folder();

	private KerasFuzz() {}

	public static void fuzzerTestOneInput(final byte[] data) throws IOException {
		final Path file = FOLDER.resolve("mobilenet_2_5_32_tf.h5");
		Files.write(file, data);
		Hostile.read(data, file.toString(), () -> KerasReader.read(file));
		Hostile.read(data, file.toString(), () -> KerasReader.requireWhole(file));
	}

}
