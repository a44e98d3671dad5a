
package io.github.logoclassifier.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadableNameTest {

	@TempDir
	Path folder;

	@Test
	void aPathHasSlashesAndKeepsWhatIsInNames() {
		assertEquals("größer/a b.png", ReadableName.in(folder, folder.resolve(
			"größer").resolve("a b.png")));
		assumeTrue(File.separatorChar == '/',
			"skipped: no backslash in names here");
		assertEquals("a\\b.png", ReadableName.in(folder, folder.resolve(
			"a\\b.png")));
	}

	@Test
	void bytesThatAreNoTextAreToldApart() throws IOException {
		assertEquals("a\\xFF.png", ReadableName.of(named("a%FF.png")));
		assertEquals("a\\xFE.png", ReadableName.of(named("a%FE.png")));
		assertEquals("ö\\xC3(.png", ReadableName.of(named("%C3%B6%C3(.png")));
		assertEquals("in\\x80/ü", ReadableName.in(folder, named("in%80/%C3%BC")));
	}

	@Test
	void aWalkFindsFilesWhoseNamesAreNoText() throws IOException {
		for (final String name : new String[] { "b%FF", "b%FE", "a", "c" }) {
			Files.createFile(named(name));
		}
		final List<String> met = new ArrayList<>();
		SortedWalk.walk(folder, true, Optional.empty(), new SortedWalk.Visitor() {

			@Override
			public void file(final Path file) {
				assertTrue(Files.exists(file), ReadableName.of(file));
				met.add(ReadableName.of(file));
			}

			@Override
			public void unreadable(final SkippedFile skipped) {
				throw new AssertionError(skipped);
			}
		});
		assertEquals(Arrays.asList("a", "b\\xFE", "b\\xFF", "c"), met);
	}

	@Test
	void theOrderIsThatOfAWalk() throws IOException {
		final List<String> names = Arrays.asList("a/z.png", "a.png", "a/a/b", "a b",
			"ab/c");
		for (final String name : names) {
			Files.createDirectories(folder.resolve(name).getParent());
			Files.createFile(folder.resolve(name));
		}
		final List<String> met = new ArrayList<>();
		SortedWalk.walk(folder, true, Optional.empty(), new SortedWalk.Visitor() {

			@Override
			public void file(final Path file) {
				met.add(ReadableName.in(folder, file));
			}

			@Override
			public void unreadable(final SkippedFile skipped) {
				throw new AssertionError(skipped);
			}
		});
		names.sort(ReadableName.ORDER);
		assertEquals(names, met);
	}

	/** A path with the bytes that a percent sign stands before. */
	private Path named(final String encoded) {
		assumeTrue(File.separatorChar == '/',
			"skipped: names are always text on this system");
		try {
			return Path.of(URI.create(folder.toUri() + encoded));
		}
		catch (final InvalidPathException exc) {
			assumeTrue(false, "skipped: names are always text on this system");
			throw exc;
		}
	}

}
