
package io.github.logoclassifier.imagej.macro;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.testing.Screen;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ImageJ that finds the plugin and its libraries in its plugins folder, as
 * the zip puts them there, and has only its own jar on the class path.
 */
class InstalledInPlainImageJTest {

	@TempDir
	Path folder;

	@Test
	void trainsAndClassifies() throws IOException {
		final String imagej = install();
		final Path images = Pictures.labelledFolder(folder, 4);
		final Path model = folder.resolve("shapes.logomodel");
		final Path said = folder.resolve("said.txt");
		final Path macro = Files.writeString(folder.resolve("macro.ijm"),
			"run(\"Train Logo Classifier\", \"folder=[" + images + "] model=[" +
				model + "] epochs=20\");\nopen(\"" + images.resolve("disc/disc 1.png") +
				"\");\nrun(\"Classify Logo\", \"model=[" + model +
				"]\");\nFile.saveString(getResultString(\"Label\", 0), \"" + said +
				"\");\n");
		final Path log = folder.resolve("log.txt");
		try (Screen screen = Screen.start()) {
			JavaProcess.run(log, Collections.singletonMap("DISPLAY", screen
				.display()), Arrays.asList(Paths.get(System.getProperty("java.home"),
					"bin", "java").toString(), "-Dplugins.dir=" + folder, "-Duser.home=" +
						folder, "-cp", imagej, "ij.ImageJ", "-batch", macro.toString()));
		}
		assertTrue(Files.exists(said), Files.readString(log));
		assertTrue(Files.readString(said).startsWith("disc"));
	}

	/** JUnit would warn of each link that it deletes. */
	@AfterEach
	void deleteLinks() throws IOException {
		try (Stream<Path> links = Files.list(folder.resolve("plugins/jars"))) {
			for (final Path link : links.collect(Collectors.toList())) {
				Files.delete(link);
			}
		}
	}

	/** Returns ImageJ's own jar. */
	private String install() throws IOException {
		final Path plugins = Files.createDirectories(folder.resolve("plugins"));
		final Path libraries = Files.createDirectories(plugins.resolve("jars"));
		final List<Path> path = Arrays.stream(JavaProcess.classPath().split(
			File.pathSeparator)).map(Paths::get).collect(Collectors.toList());
		String imagej = "";
		for (final Path entry : path) {
			final String name = entry.getFileName().toString();
			if (name.matches("ij-[0-9].*jar")) imagej = entry.toString();
			else if (name.endsWith(".jar")) Files.createSymbolicLink(libraries
				.resolve(name), entry);
		}
		try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(plugins
			.resolve("Logo_Classifier.jar"))))
		{
			add(Paths.get("target", "classes"), jar);
		}
		return imagej;
	}

	private static void add(final Path classes, final ZipOutputStream jar)
		throws IOException
	{
		try (Stream<Path> all = Files.walk(classes)) {
			for (final Path file : all.filter(Files::isRegularFile).collect(Collectors
				.toList()))
			{
				jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()
					.replace(File.separatorChar, '/')));
				Files.copy(file, jar);
			}
		}
	}

}
