
package io.github.logoclassifier.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a folder while its name is typed. */
class FolderCheckTest {

	@TempDir
	Path folder;

	private final FolderCheck check = new FolderCheck(() -> false);
	private Path shapes;

	@BeforeEach
	void makeImages() throws IOException {
		shapes = Pictures.labelledFolder(folder, 3);
	}

	@Test
	void itCountsTheClassesAndSaysWhatIsSkipped() throws IOException {
		Files.writeString(shapes.resolve("disc/notes.txt"), "no image");
		final Path unknown = Files.createDirectory(shapes.resolve("unknown"));
		Pictures.write(Pictures.shape("cross", 50, 1), unknown.resolve("a.png"));
		final Finding finding = check.labelled(shapes, true);
		assertTrue(finding.allowsRun());
		assertTrue(finding.text().startsWith(
			"3 classes: cross 3, disc 3, square 3; 1 of no class; 1 file skipped: " +
				"notes.txt ("), finding.text());
	}

	@Test
	void manyClassesAreNotAllNamed() throws IOException {
		for (int i = 0; i < 6; i++) {
			final Path more = Files.createDirectory(shapes.resolve("a" + i));
			Pictures.write(Pictures.shape("disc", 50, 1), more.resolve("a.png"));
			Pictures.write(Pictures.shape("disc", 60, 1), more.resolve("b.png"));
		}
		assertEquals("9 classes: a0 2, a1 2, a2 2, a3 2, a4 2, a5 2 and 3 more",
			check.labelled(shapes, true).text());
	}

	@Test
	void tooLittleToTrainOnMayBeEnoughToTest() throws IOException {
		final Path one = Files.createDirectories(folder.resolve("one/disc"));
		Pictures.write(Pictures.shape("disc", 50, 1), one.resolve("a.png"));
		final Finding trained = check.labelled(one.getParent(), true);
		assertEquals(Finding.Kind.BAD, trained.kind());
		assertTrue(trained.text().startsWith(
			"1 class (disc): training needs at least 2 sub-folders"), trained.text());
		assertEquals("1 class: disc 1", check.labelled(one.getParent(), false)
			.text());
	}

	@Test
	void whatIsNoFolderIsSaid() throws IOException {
		assertEquals("There is no such folder.", check.labelled(folder.resolve(
			"none"), true).text());
		final Path file = Files.createFile(folder.resolve("file"));
		final Finding finding = check.labelled(file, true);
		assertEquals("This is a file, not a folder.", finding.text());
		assertFalse(finding.allowsRun());
	}

	@Test
	void itStopsWhenNobodyWantsToKnowAnyMore() {
		assertThrows(CancellationException.class, () -> new FolderCheck(() -> true)
			.labelled(shapes, true));
	}

}
