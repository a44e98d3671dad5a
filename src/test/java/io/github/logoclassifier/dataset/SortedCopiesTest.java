
package io.github.logoclassifier.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedCopiesTest {

	private static final List<String> LABELS = Arrays.asList("unknown", "apple",
		"Apple", "a/b", "nul");

	@TempDir
	Path home;

	private Path source;
	private Path target;

	@BeforeEach
	void makeFolder() throws IOException {
		source = Files.createDirectories(home.resolve("source"));
		target = home.resolve("sorted/by label");
	}

	@Test
	void aCopyIsTheFileInTheFolderOfItsLabel() throws IOException {
		final Path file = file("more/x.png", "bytes");
		Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
		final Path copy = copies().add(file, "apple");
		assertEquals(target.resolve("apple/x.png"), copy);
		assertEquals("bytes", Files.readString(copy));
		assertEquals(1_000_000_000_000L, Files.getLastModifiedTime(copy)
			.toMillis());
		assertEquals("bytes", Files.readString(file));
	}

	@Test
	void labelsThatOneSystemTakesForTheSameOrForbidsHaveFoldersOfTheirOwn()
		throws IOException
	{
		final Path file = file("x.png", "bytes");
		final SortedCopies copies = copies();
		for (final String label : LABELS) {
			copies.add(file, label);
		}
		assertEquals("Apple-2/x.png _nul/x.png a_b/x.png apple/x.png unknown/x.png",
			names());
	}

	@Test
	void anotherFileOfTheSameNameGetsANumber() throws IOException {
		final SortedCopies copies = copies();
		copies.add(file("1/x.png", "one"), "apple");
		copies.add(file("2/x.png", "two"), "apple");
		copies.add(file("3/x.png", "three"), "apple");
		assertEquals("apple/x-2.png apple/x-3.png apple/x.png", names());
		assertEquals("three", Files.readString(target.resolve("apple/x-3.png")));
	}

	@Test
	void whatIsThereIsNeverWrittenOverAndACopyIsMadeOnce() throws IOException {
		Files.createDirectories(target.resolve("apple/y.png"));
		Files.writeString(target.resolve("apple/x.png"), "mine");
		for (int run = 0; run < 2; run++) {
			final SortedCopies copies = copies();
			copies.add(file("x.png", "ours"), "apple");
			copies.add(file("y.png", "ours"), "apple");
		}
		assertEquals("apple/x-2.png apple/x.png apple/y-2.png", names());
		assertEquals("mine", Files.readString(target.resolve("apple/x.png")));
	}

	@Test
	void whatAKilledRunLeftOfACopyIsGoneOnceItIsMade() throws IOException {
		final Path file = file("x.png", "whole");
		final Path half = Files.createDirectories(target.resolve("apple")).resolve(
			"." + UUID.nameUUIDFromBytes(file.toAbsolutePath().normalize().toUri()
				.toString().getBytes(StandardCharsets.UTF_8)) + ".part");
		Files.writeString(half, "who");
		Files.writeString(half.resolveSibling(".of another.part"), "");
		final Path copy = copies().add(file, "apple");
		assertEquals("whole", Files.readString(copy));
		assertEquals("apple/.of another.part apple/x.png", names());
	}

	@Test
	void largeFilesThatDifferInOneByteAreTwo() throws IOException {
		final byte[] bytes = new byte[200_000];
		final SortedCopies copies = copies();
		Files.write(file("1/x.png", ""), bytes);
		bytes[150_000] = 1;
		Files.write(file("2/x.png", ""), bytes);
		copies.add(source.resolve("1/x.png"), "apple");
		copies.add(source.resolve("2/x.png"), "apple");
		copies.add(source.resolve("2/x.png"), "apple");
		assertEquals("apple/x-2.png apple/x.png", names());
	}

	@Test
	void theCopiesMayNotBeWhereTheFilesAre() throws IOException {
		assertRefused(source);
		assertRefused(source.resolve("in/it"));
		assertRefused(source.resolve("in/../it"));
		Files.createSymbolicLink(home.resolve("link"), source);
		assertRefused(home.resolve("link").resolve("sorted"));
		assertFalse(Files.exists(source.resolve("in")));
		final Path apple = Files.createDirectories(home.resolve("apple"));
		assertTrue(assertThrows(IllegalArgumentException.class,
			() -> new SortedCopies(home, LABELS, apple)).getMessage().contains(
				"labelled apple"));
		new SortedCopies(home.resolve("source 2"), LABELS, source);
	}

	@Test
	void aFileThatCannotBeCopiedIsNamedAndNothingIsLeft() throws IOException {
		final SortedCopies copies = copies();
		final String message = assertThrows(IOException.class, () -> copies.add(
			source.resolve("none.png"), "apple")).getMessage();
		assertTrue(message.contains("none.png could not be copied to"), message);
		assertEquals("", names());
	}

	@Test
	void aFileInPlaceOfTheFolderIsNamed() throws IOException {
		Files.createDirectories(target.getParent());
		Files.createFile(target);
		assertTrue(assertThrows(IOException.class, this::copies).getMessage()
			.endsWith("is a file, not a folder"));
	}

	private void assertRefused(final Path folder) {
		final String message = assertThrows(IllegalArgumentException.class,
			() -> new SortedCopies(folder, LABELS, source)).getMessage();
		assertTrue(message.contains("lies in the folder that is classified"),
			message);
	}

	private SortedCopies copies() throws IOException {
		return new SortedCopies(target, LABELS, source);
	}

	private Path file(final String name, final String content)
		throws IOException
	{
		final Path file = source.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, content);
	}

	/** Of all files among the copies, hidden ones too. */
	private String names() throws IOException {
		try (Stream<Path> files = Files.walk(target)) {
			return files.filter(Files::isRegularFile).map(file -> target.relativize(
				file).toString()).sorted().collect(Collectors.joining(" "));
		}
	}

}
