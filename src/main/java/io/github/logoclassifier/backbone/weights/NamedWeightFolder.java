
package io.github.logoclassifier.backbone.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The folder around a topology file of any name. A browser saves NAME.json and
 * NAME.weights.bin; who renames the one often leaves the other, and then the
 * name inside is wrong. So a missing weight file is replaced by the only one
 * that is there, and a warning says so.
 */
final class NamedWeightFolder extends WeightFolder {

	private final Path json;
	private final Consumer<String> warnings;

	NamedWeightFolder(final Path json, final Consumer<String> warnings) {
		this.json = json;
		this.warnings = warnings;
	}

	@Override
	String json() {
		return json.getFileName().toString();
	}

	@Override
	InputStream open(final String name) throws IOException {
		final Path file = json.resolveSibling(name);
		if (Files.exists(file)) return Files.newInputStream(file);
		final List<Path> others = weightFiles();
		if (name.equals(json()) || others.size() != 1) {
			throw new NoSuchFileException(describe(name) +
				" does not exist: put the weight file that " + json() +
				" names beside it");
		}
		warnings.accept(json + " names the weight file " + name +
			", which is not there: " + others.get(0).getFileName() +
			", the only one beside it, was taken for it.");
		return Files.newInputStream(others.get(0));
	}

	private List<Path> weightFiles() throws IOException {
		final List<Path> files = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(json
			.toAbsolutePath().getParent(), "*.bin"))
		{
			entries.forEach(files::add);
		}
		return files;
	}

	@Override
	String describe(final String name) {
		return json.resolveSibling(name).toString();
	}

}
