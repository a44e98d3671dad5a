
package io.github.logoclassifier.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddedImageTest {

	private static final AddedImage.Writer DISC = file -> {
		try (OutputStream out = Files.newOutputStream(file)) {
			ImageIO.write(Pictures.shape("disc", 40, 1), "png", out);
		}
	};

	@TempDir
	Path folder;

	@Test
	void inASubfolderItIsNamedByItsOriginAndNothingIsWrittenOver()
		throws IOException
	{
		final Path shapes = Pictures.labelledFolder(folder, 2);
		final Path mine = Files.writeString(shapes.resolve("disc/new one.png"),
			"mine");
		assertEquals("new one 2.png", name(add(shapes, "disc", "new one")));
		assertEquals("new one 3.png", name(add(shapes, "disc", "new one")));
		assertEquals("mine", Files.readString(mine));
		assertEquals(4L, ImageFolder.read(shapes).counts().get("disc").longValue());
	}

	@Test
	void anyTitleBecomesAFileName() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 2);
		assertEquals("логотип りんご 🍎.png", name(add(shapes, "disc",
			"логотип りんご 🍎")));
		assertEquals("_.._.._etc_passwd.png", name(add(shapes, "disc",
			"/../../etc/passwd")));
		assertEquals("a_b__.png", name(add(shapes, "disc", "a:b\n?")));
		assertEquals("hidden.png", name(add(shapes, "disc", "..hidden")));
		assertEquals("image.png", name(add(shapes, "disc", " ")));
		assertEquals(66 * 3 + 4, name(add(shapes, "disc", "り".repeat(300)))
			.getBytes(StandardCharsets.UTF_8).length);
		assertEquals(8L, ImageFolder.read(shapes).counts().get("disc").longValue());
	}

	@Test
	void inAFlatFolderItGetsTheNextNumberOfItsLabel() throws IOException {
		for (final String name : new String[] { "apple-008.png", "apple-09.jpg",
			"apple-3.png", "pear-1.png", "apple-x-70.png", "pear-2.txt" })
		{
			DISC.write(folder.resolve(name));
		}
		assertTrue(ImageFolder.read(folder).isFlat());
		assertEquals("apple-10.png", name(add(folder, "apple", "x")));
		assertEquals("apple-11.png", name(add(folder, "apple", "x")));
		assertEquals("pear-3.png", name(add(folder, "pear", "x")));
		assertEquals("りんご-0.png", name(add(folder, "りんご", "x")));
		DISC.write(folder.resolve("plum-007.png"));
		assertEquals("plum-008.png", name(add(folder, "plum", "x")));
	}

	@Test
	void takenAwayItLeavesNothing() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 2);
		final List<String> before = all(shapes);
		add(shapes, "disc", "x").remove();
		add(shapes, "star", "x").remove();
		assertEquals(before, all(shapes));
		final AddedImage image = add(shapes, "star", "x");
		Files.writeString(shapes.resolve("star/mine.txt"), "mine");
		image.remove();
		assertTrue(Files.exists(shapes.resolve("star/mine.txt")));
		assertFalse(Files.exists(image.path()));
	}

	@Test
	void whenItCannotBeWrittenNothingIsLeft() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 2);
		Files.writeString(shapes.resolve("star"), "a file with a class's name");
		final List<String> before = all(shapes);
		assertTrue(assertThrows(IOException.class, () -> add(shapes, "star", "x"))
			.getMessage().contains("star is a file, not a folder"));
		for (final String label : new String[] { "disc", "moon" }) {
			assertEquals("disk full", assertThrows(IOException.class, () -> AddedImage
				.add(ImageFolder.read(shapes), label, "x", file -> {
					Files.writeString(file, "half");
					throw new IOException("disk full");
				})).getMessage());
		}
		assertEquals(before, all(shapes));
	}

	@Test
	void aReadOnlyFolderIsNamed() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 2);
		final List<String> before = all(shapes);
		assertReadOnly(shapes.resolve("disc"), shapes, "disc");
		assertReadOnly(shapes, shapes, "new");
		assertEquals(before, all(shapes));
	}

	private static void assertReadOnly(final Path readOnly, final Path shapes,
		final String label)
	{
		assertTrue(readOnly.toFile().setWritable(false));
		try {
			assumeFalse(Files.isWritable(readOnly),
				"skipped: to this user no folder is read-only");
			final String message = assertThrows(IOException.class, () -> add(shapes,
				label, "x")).getMessage();
			assertTrue(message.contains(readOnly + " is read-only"), message);
		}
		finally {
			assertTrue(readOnly.toFile().setWritable(true));
		}
	}

	@Test
	void aClassThatHasOnlyBegunIsLeftOutAndSaid() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 2);
		final Path star = add(shapes, "star", "x").path();
		final ImageFolder read = ImageFolder.read(shapes).withoutBegunClasses();
		assertEquals("[cross, disc, square]", read.labels().toString());
		assertEquals(1, read.skipped().size());
		assertEquals(star, read.skipped().get(0).path());
		assertTrue(read.skipped().get(0).reason().contains("training needs 2"));
	}

	private static AddedImage add(final Path folder, final String label,
		final String origin) throws IOException
	{
		return AddedImage.add(ImageFolder.read(folder), label, origin, DISC);
	}

	private static String name(final AddedImage image) throws IOException {
		assertEquals("", ImageFileCheck.defect(image.path()).orElse(""));
		return image.path().getFileName().toString();
	}

	private static List<String> all(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.map(path -> folder.relativize(path).toString()).sorted()
				.collect(Collectors.toList());
		}
	}

}
