
package io.github.logoclassifier.imagej.show;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import io.github.logoclassifier.command.Gallery;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.image.Preprocessing;
import io.github.logoclassifier.imagej.read.DisplayedPixels;
import io.github.logoclassifier.imagej.read.ImageFileReader;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws a gallery: a row for each class, its images as the network sees them.
 */
final class GalleryPicture {

	private static final int TILE = 96;
	private static final int GAP = 6;
	private static final int LABELS = 150;
	private static final int LINE = 24;
	private static final Color PAPER = new Color(0xe8e8e8);

	private final Gallery gallery;
	private final Preprocessing framing;

	GalleryPicture(final Gallery gallery) {
		this.gallery = gallery;
		framing = new Preprocessing(Framing.of(gallery.framing()), gallery.side());
	}

	/** The picture as an image that is not shown yet. */
	ImagePlus image(final String title) {
		final List<String> labels = gallery.labels();
		final int columns = labels.stream().mapToInt(label -> gallery.files(label)
			.size()).max().orElse(0);
		final BufferedImage picture = new BufferedImage(LABELS + Math.max(4,
			columns) * (TILE + GAP) + GAP, LINE + GAP + labels.size() * (TILE + GAP),
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = picture.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
			RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
			RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		graphics.setColor(PAPER);
		graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
		write(graphics, heading(), Font.PLAIN, LINE - GAP, picture.getWidth() - 2 *
			GAP);
		for (int row = 0; row < labels.size(); row++) {
			drawRow(graphics, labels.get(row), LINE + GAP + row * (TILE + GAP));
		}
		graphics.dispose();
		return new ImagePlus(title, new ColorProcessor(picture));
	}

	private String heading() {
		final int left = gallery.classes() - gallery.labels().size();
		return "As the network sees them: " + gallery.framing() + ", " + gallery
			.side() + " × " + gallery.side() + " pixels" + (left == 0 ? "" : "; " +
				left + (left == 1 ? " more class is" : " more classes are") +
				" not shown");
	}

	private void drawRow(final Graphics2D graphics, final String label,
		final int top)
	{
		final List<Path> files = gallery.files(label);
		write(graphics, label, Font.BOLD, top + TILE / 2, LABELS - 2 * GAP);
		final int all = gallery.count(label);
		write(graphics, files.size() == all ? all + (all == 1 ? " image"
			: " images") : files.size() + " of " + all + " images", Font.PLAIN, top +
				TILE / 2 + 18, LABELS - 2 * GAP);
		for (int i = 0; i < files.size(); i++) {
			drawTile(graphics, files.get(i), LABELS + i * (TILE + GAP), top);
		}
	}

	private void drawTile(final Graphics2D graphics, final Path file,
		final int left, final int top)
	{
		final int side = gallery.side();
		final BufferedImage framed = new BufferedImage(side, side,
			BufferedImage.TYPE_INT_RGB);
		try {
			framed.setRGB(0, 0, side, side, framing.frame(DisplayedPixels.of(
				ImageFileReader.open(file))), 0, side);
			graphics.drawImage(framed, left, top, TILE, TILE, null);
		}
		catch (final IOException exc) {
			graphics.setColor(Color.GRAY);
			graphics.drawRect(left, top, TILE - 1, TILE - 1);
			graphics.setColor(Color.BLACK);
			graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
			graphics.drawString("unreadable", left + GAP, top + TILE / 2);
		}
	}

	private static void write(final Graphics2D graphics, final String text,
		final int style, final int y, final int longest)
	{
		graphics.setFont(new Font(Font.SANS_SERIF, style, style == Font.BOLD ? 14
			: 12));
		graphics.setColor(Color.BLACK);
		final FontMetrics metrics = graphics.getFontMetrics();
		graphics.drawString(ConfusionMatrixPicture.shortened(text, metrics,
			longest), GAP, y);
	}

}
