
package io.github.logoclassifier.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

	@TempDir
	Path folder;

	@Test
	void subFoldersAreClasses() throws IOException {
		image("zebra/1.png");
		image("zebra/2.png");
		image("ant/x.png");
		image("ant/deeper/y.png");
		final ImageFolder read = ImageFolder.read(folder);
		assertEquals(Arrays.asList("ant", "zebra"), read.labels());
		assertEquals(2, read.counts().get("ant"));
		assertEquals(2, read.counts().get("zebra"));
		assertTrue(read.skipped().isEmpty());
		read.requireTrainable();
	}

	@Test
	void aFlatFolderIsReadByItsFileNames() throws IOException {
		image("android-0.png");
		image("android-11.png");
		image("a-b-3.png");
		image("no number.png");
		final ImageFolder read = ImageFolder.read(folder);
		assertEquals(Arrays.asList("a-b", "android"), read.labels());
		assertEquals("its name is not LABEL-NUMBER.ext", reasons(read).get(
			"no number.png"));
	}

	@Test
	void namesMayHaveSpacesDotsAndAnyScript() throws IOException {
		image("Zoë & Söhne.v2/ein Bild.1.png");
		image("日本/絵.png");
		assertEquals(Arrays.asList("Zoë & Söhne.v2", "日本"), ImageFolder.read(folder)
			.labels());
	}

	@Test
	void whatIsNoWholeImageIsSkippedWithItsReason() throws IOException {
		image("a/good.png");
		image("a/.hidden.png");
		image("loose.png");
		Files.write(folder.resolve("a/empty.png"), new byte[0]);
		Files.writeString(folder.resolve("a/text.png"), "this is no picture");
		final byte[] png = Files.readAllBytes(folder.resolve("a/good.png"));
		Files.write(folder.resolve("a/cut.png"), Arrays.copyOf(png, png.length -
			20));
		Files.createDirectories(folder.resolve("nothing"));
		Files.createSymbolicLink(folder.resolve("a/broken link.png"), folder
			.resolve("gone.png"));
		final ImageFolder read = ImageFolder.read(folder);
		assertEquals(1, read.files().size());
		final Map<String, String> reasons = reasons(read);
		assertEquals("hidden", reasons.get(".hidden.png"));
		assertEquals("lies beside the class folders", reasons.get("loose.png"));
		assertEquals("empty, zero bytes", reasons.get("empty.png"));
		assertEquals("not an image", reasons.get("text.png"));
		assertEquals("truncated", reasons.get("cut.png"));
		assertEquals("holds no images", reasons.get("nothing"));
		assertTrue(reasons.get("broken link.png").startsWith("unreadable"));
		assertEquals(7, reasons.size());
	}

	@Test
	void aLinkThatLoopsIsSkipped() throws IOException {
		image("a/1.png");
		Files.createSymbolicLink(folder.resolve("a/again"), folder.resolve("a"));
		final ImageFolder read = ImageFolder.read(folder);
		assertEquals(1, read.files().size());
		assertEquals("symbolic link that leads back to a folder above it", reasons(
			read).get("again"));
	}

	@Test
	void aLinkToAFolderElsewhereIsFollowed(@TempDir final Path elsewhere)
		throws IOException
	{
		Pictures.write(Pictures.shape("disc", 9, 0), elsewhere.resolve("1.png"));
		Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
		assertEquals(Arrays.asList("linked"), ImageFolder.read(folder).labels());
	}

	@Test
	void oneClassIsTooFew() throws IOException {
		image("apple/1.png");
		image("apple/2.png");
		final String message = assertThrows(IllegalArgumentException.class,
			ImageFolder.read(folder)::requireTrainable).getMessage();
		assertTrue(message.contains("has 1 class (apple)"), message);
		assertTrue(message.contains("at least 2"), message);
	}

	@Test
	void oneImageInAClassIsTooFew() throws IOException {
		image("apple/1.png");
		image("apple/2.png");
		image("pear/1.png");
		final String message = assertThrows(IllegalArgumentException.class,
			ImageFolder.read(folder)::requireTrainable).getMessage();
		assertTrue(message.contains("pear: 1"), message);
	}

	@Test
	void anEmptyFolderSaysSo() throws IOException {
		final String message = assertThrows(IllegalArgumentException.class,
			ImageFolder.read(folder)::requireTrainable).getMessage();
		assertTrue(message.contains("has no images"), message);
	}

	@Test
	void aMissingFolderAndAFileAreErrors() throws IOException {
		final Path missing = folder.resolve("missing");
		assertTrue(assertThrows(NotDirectoryException.class, () -> ImageFolder.read(
			missing)).getMessage().contains("there is no such folder"));
		image("file.png");
		assertTrue(assertThrows(NotDirectoryException.class, () -> ImageFolder.read(
			folder.resolve("file.png"))).getMessage().contains("is a file"));
	}

	private void image(final String name) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Pictures.write(Pictures.shape("disc", 16, 0), file);
	}

	private static Map<String, String> reasons(final ImageFolder read) {
		return read.skipped().stream().collect(Collectors.toMap(s -> s.path()
			.getFileName().toString(), SkippedFile::reason));
	}

}
