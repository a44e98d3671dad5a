
package io.github.logoclassifier.imagej.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import io.github.logoclassifier.command.Gallery;
import io.github.logoclassifier.command.TrainLogoClassifier;
import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** Pictures of a labelled folder. */
class GalleryTest {

	@TempDir
	Path folder;

	@Test
	void itShowsTenOfEachClassSpreadOverAll() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 25);
		final Gallery gallery = new Gallery(ImageFolder.read(shapes), "trim", 112);
		assertEquals(3, gallery.labels().size());
		assertEquals(25, gallery.count("disc"));
		assertEquals(10, gallery.files("disc").size());
		assertEquals(10, gallery.files("disc").stream().distinct().count());
		final ImagePlus picture = new GalleryPicture(gallery).image("Shapes");
		assertTrue(picture.getWidth() > 10 * 96 && picture.getHeight() > 3 * 96);
		// The middle of the first disc; trimmed, it fills its tile.
		assertFalse((picture.getProcessor().get(150 + 48, 30 + 96 + 6 + 48) &
			0xffffff) == 0xffffff);
	}

	@Test
	void moreClassesThanFitAreSaid() throws IOException {
		final Path many = Files.createDirectory(folder.resolve("many"));
		for (int i = 0; i < 23; i++) {
			Pictures.write(Pictures.shape("disc", 40, i), many.resolve("class" + i +
				"-0.png"));
		}
		final Gallery gallery = new Gallery(ImageFolder.read(many), "stretch", 112);
		assertEquals(20, gallery.labels().size());
		assertEquals(23, gallery.classes());
	}

	@Test
	void aFileThatIsGoneIsATileThatSaysSo() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 2);
		final Gallery gallery = new Gallery(ImageFolder.read(shapes), "crop", 112);
		Files.delete(gallery.files("cross").get(0));
		assertTrue(new GalleryPicture(gallery).image("").getWidth() > 0);
	}

	@Test
	void withoutAScreenItIsWrittenBesideTheModel() throws Exception {
		final Path shapes = Pictures.labelledFolder(folder, 3);
		try (Context context = new Context()) {
			context.service(CommandService.class).run(TrainLogoClassifier.class, true,
				"folder", shapes.toFile(), "model", folder.resolve("a.logomodel")
					.toFile(), "gallery", true).get();
		}
		assertTrue(Files.size(folder.resolve("a-gallery.png")) > 0);
		assertTrue(Files.size(folder.resolve("a-loss.png")) > 0);
	}

}
