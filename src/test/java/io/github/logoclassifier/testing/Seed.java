
package io.github.logoclassifier.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * The tutorial's own data and reference values, which are not part of this
 * project: a test that asks for them is skipped, with a message, where they are
 * missing.
 */
public final class Seed {

	private static final Path FOLDER = Paths.get("..", "shared", "seed");

	private Seed() {}

	/** A file or folder of the seed data, which is there. */
	public static Path path(final String first, final String... more) {
		assumeTrue(Files.isDirectory(FOLDER),
			"skipped: it compares with the tutorial's data in " + FOLDER +
				", which is not here");
		return FOLDER.resolve(Paths.get(first, more));
	}

	/** A JSON object of the reference values. */
	public static JsonObject json(final String name) throws IOException {
		return JsonParser.parseString(Files.readString(path("golden", name)))
			.getAsJsonObject();
	}

	/** The values of a little-endian float32 .npy file in C order. */
	public static float[] npy(final String name) throws IOException {
		return Npy.read(path("golden", name));
	}

}
