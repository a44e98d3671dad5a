
package io.github.logoclassifier.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An ImageJ folder whose plugins/ holds a jar with this project's menu. */
public final class PluginsFolder {

	private PluginsFolder() {}

	/** Makes it; returns what plugins.dir is to be set to. */
	public static Path in(final Path folder) throws IOException {
		final Path imagej = folder.resolve("imagej");
		final Path plugins = Files.createDirectories(imagej.resolve("plugins"));
		try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(plugins
			.resolve("Logo_Classifier.jar"))))
		{
			jar.putNextEntry(new ZipEntry("plugins.config"));
			Files.copy(Paths.get("src", "main", "resources", "plugins.config"), jar);
		}
		return imagej;
	}

}
