
package io.github.logoclassifier.exchange;

import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.testing.Hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

/**
 * Heads of strangers: model.json, metadata.json, labels.txt, with zeros
 * between, and the shard "weights.bin". What is empty is not there.
 */
public final class ImportFuzz {

	private static final String[] FILES = { "model.json", "metadata.json",
		"labels.txt", "weights.bin" };

	private static final Path FOLDER = Hostile.folder();
	private static final Backbones BACKBONES = new Backbones(FOLDER.resolve(
		"cache"));

	private ImportFuzz() {}

	public static void fuzzerTestOneInput(final byte[] data) throws IOException {
		final byte[][] parts = Hostile.parts(data, FILES.length);
		for (int i = 0; i < FILES.length; i++) {
			final Path file = FOLDER.resolve(FILES[i]);
			if (parts[i].length > 0) Files.write(file, parts[i]);
			else Files.deleteIfExists(file);
		}
		Hostile.read(data, FOLDER.toString(), ImportFuzz::read);
	}

	private static void read() throws IOException {
		try {
			new ModelImporter(BACKBONES, Collections.emptyMap()).read(ImportRequest
				.of(FOLDER));
		}
		catch (final NumberFormatException exc) {
			throw exc;
		}
		catch (final IllegalArgumentException exc) {
			final String message = exc.getMessage();
			final boolean asks = message.startsWith("labels are missing") || message
				.startsWith("backbone is missing");
			if (!asks) throw exc;
		}
	}

}
