
package io.github.logoclassifier.features;

import io.github.logoclassifier.testing.Hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Features kept on disk, which must never be an error. */
public final class FeatureStoreFuzz {

	private static final Path FOLDER = Hostile.folder();

	private FeatureStoreFuzz() {}

	public static void fuzzerTestOneInput(final byte[] data) throws IOException {
		final Path file = FOLDER.resolve("backbone").resolve("content.features");
		Files.createDirectories(file.getParent());
		Files.write(file, data);
		Hostile.read(data, file.toString(), () -> new FeatureStore(FOLDER, 1 << 20)
			.get("backbone", "content").ifPresent(map -> map.values().clone()));
	}

}
