
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.testing.JavaProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacking the images that the plugin brings with it. */
class SampleLogosTest {

	@TempDir
	Path folder;

	@Test
	void thereAreImagesToTrainOnAndOthersToClassify() throws IOException {
		final SampleLogos samples = SampleLogos.unpack(folder.resolve(
			"new/ünïcode folder"));
		final ImageFolder labelled = ImageFolder.read(samples.trainingFolder());
		assertEquals(Arrays.asList("android", "apple", "windows"), labelled
			.labels());
		assertEquals(60, labelled.files().size());
		assertEquals(Collections.emptyList(), labelled.skipped());
		assertEquals(9, samples.testImages().size());
		assertTrue(Files.exists(samples.folder().resolve("LICENCES.txt")));
	}

	@Test
	void whatIsThereAlreadyStaysAsItIs() throws IOException {
		final SampleLogos samples = SampleLogos.unpack(folder);
		final Path mine = samples.trainingFolder().resolve("apple/mine.png");
		Files.write(mine, new byte[] { 1 });
		final Path changed = samples.testImages().get(0);
		Files.write(changed, new byte[] { 2 });
		Files.delete(samples.testImages().get(1));
		SampleLogos.unpack(folder);
		assertArrayEquals(new byte[] { 1 }, Files.readAllBytes(mine));
		assertArrayEquals(new byte[] { 2 }, Files.readAllBytes(changed));
		assertEquals(9, samples.testImages().size());
	}

	@Test
	void aFolderThatCannotBeWrittenToIsNamed() throws IOException {
		final Path file = Files.write(folder.resolve("file"), new byte[0]);
		final IOException reason = assertThrows(IOException.class, () -> SampleLogos
			.unpack(file));
		assertTrue(reason.getMessage().contains(file.toString()), reason
			.getMessage());
	}

	/** In Fiji they lie in a jar, whose path may have spaces. */
	@Test
	void theyComeOutOfAJarToo() throws IOException {
		final Path jar = folder.resolve("a jar+with signs.jar");
		final Path classes = Paths.get("target", "classes");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
				Stream<Path> all = Files.walk(classes.resolve(
					"io/github/logoclassifier")))
		{
			for (final Path file : all.collect(Collectors.toList())) {
				final String name = classes.relativize(file).toString().replace('\\',
					'/');
				final boolean directory = Files.isDirectory(file);
				zip.putNextEntry(new ZipEntry(directory ? name + "/" : name));
				if (!directory) Files.copy(file, zip);
			}
		}
		final Path target = folder.resolve("samples");
		final JavaProcess process = JavaProcess.run(folder.resolve("log.txt"),
			Collections.emptyMap(), Arrays.asList(Paths.get(System.getProperty(
				"java.home"), "bin", "java").toString(), "-cp", jar.toString() + System
					.getProperty("path.separator") + Paths.get("target", "test-classes"),
				Unpack.class.getName(), target.toString()));
		assertEquals(0, process.exitCode(), process::out);
		assertEquals("9", process.out().trim());
		assertFalse(Files.exists(target.resolve("train/apple.part")));
	}

	/** Runs in a JVM of its own. */
	public static final class Unpack {

		private Unpack() {}

		public static void main(final String... arguments) throws IOException {
			System.out.println(SampleLogos.unpack(Paths.get(arguments[0]))
				.testImages().size());
		}

	}

}
