
package io.github.logoclassifier.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.evaluation.LookAlikes;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.testing.Seed;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as looking alike. */
class ThumbnailTest {

	@TempDir
	Path folder;

	@Test
	void itIsTheMeanOfEachPlace() {
		final int[] pixels = new int[48 * 48];
		Arrays.fill(pixels, 0xff102030);
		assertEquals(0x20, new Thumbnail(pixels, 48).mean(), 1e-9);
		final int[] brighter = new int[7 * 7]; // smaller than a thumbnail
		Arrays.fill(brighter, 0xff112233);
		assertEquals(Math.sqrt((1 + 4 + 9) / 3.0), new Thumbnail(pixels, 48)
			.difference(new Thumbnail(brighter, 7)), 1e-9);
		final int[] edge = new int[32 * 32];
		Arrays.fill(edge, 0, 32, 0xffffff); // the upper half of the first row
		assertEquals(127.5 / 4, new Thumbnail(edge, 32).difference(new Thumbnail(
			new int[32 * 32], 32)), 0.5);
	}

	@Test
	void aCopyThatWasScaledOrSavedAgainLooksAlike() throws IOException {
		final BufferedImage disc = Pictures.shape("disc", 200, 0);
		final Thumbnail thumbnail = thumbnail(disc);
		final BufferedImage jpeg = ImageIO.read(Pictures.write(disc, folder.resolve(
			"disc.jpg")).toFile());
		assertAlike(thumbnail, thumbnail(jpeg));
		assertAlike(thumbnail, thumbnail(scaled(disc, 140)));
		assertAlike(thumbnail, thumbnail(scaled(disc, 300)));
	}

	@Test
	void anotherShapeDoesNot() {
		final Thumbnail disc = thumbnail(Pictures.shape("disc", 200, 0));
		for (final BufferedImage other : new BufferedImage[] { Pictures.shape(
			"square", 200, 0), Pictures.shape("cross", 200, 0), scaled(Pictures.shape(
				"disc", 200, 0).getSubimage(20, 20, 160, 160), 200) })
		{
			assertTrue(disc.difference(thumbnail(other)) > 3 *
				LookAlikes.MAX_DIFFERENCE);
		}
	}

	/** Three pairs of files are equal; trimmed, drawings of many sizes are. */
	@Test
	void theTutorialsIconsComeToGroupsOfTheSameDrawing() throws IOException {
		assertEquals(87, groups(Framing.STRETCH));
		assertEquals(69, groups(Framing.TRIM));
	}

	private static int groups(final Framing framing) throws IOException {
		final List<Thumbnail> thumbnails = new ArrayList<>();
		try (DirectoryStream<Path> icons = Files.newDirectoryStream(Seed.path(
			"train")))
		{
			for (final Path icon : icons) {
				thumbnails.add(thumbnail(ImageIO.read(icon.toFile()), framing));
			}
		}
		assertEquals(90, thumbnails.size());
		return new LookAlikes(thumbnails).groups().size();
	}

	private static void assertAlike(final Thumbnail a, final Thumbnail b) {
		assertTrue(a.difference(b) <= LookAlikes.MAX_DIFFERENCE, a.difference(b) +
			" of 255");
	}

	private static BufferedImage scaled(final BufferedImage image,
		final int side)
	{
		final BufferedImage scaled = new BufferedImage(side, side,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = scaled.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
			RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		graphics.drawImage(image, 0, 0, side, side, null);
		graphics.dispose();
		return scaled;
	}

	private static Thumbnail thumbnail(final BufferedImage image) {
		return thumbnail(image, Framing.LETTERBOX);
	}

	private static Thumbnail thumbnail(final BufferedImage image,
		final Framing framing)
	{
		return new Thumbnail(new Preprocessing(framing, 112).frame(ArrayImgs.argbs(
			image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image
				.getWidth()), image.getWidth(), image.getHeight())), 112);
	}

}
