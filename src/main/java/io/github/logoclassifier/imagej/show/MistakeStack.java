
package io.github.logoclassifier.imagej.show;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;

import io.github.logoclassifier.evaluation.Outcome;
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
import java.util.List;
import java.util.Locale;

/**
 * Images that were labelled wrongly, as a stack of pictures of one size. Each
 * slice's label says what it shows, what was predicted, how confidently, and
 * its file; the same stands below the picture.
 */
final class MistakeStack {

	/** More than anyone looks through. */
	static final int MOST = 200;

	private static final int SIDE = 360;
	private static final int CAPTION = 48;
	private static final int MARGIN = 6;

	private final List<Outcome> mistakes;

	MistakeStack(final List<Outcome> mistakes) {
		this.mistakes = mistakes;
	}

	/**
	 * The stack as an image that is not shown yet; its title says what is cut.
	 */
	ImagePlus image(final String title) {
		final ImageStack stack = new ImageStack(SIDE, SIDE + CAPTION);
		mistakes.stream().limit(MOST).forEach(mistake -> stack.addSlice(said(
			mistake) + ", " + mistake.file().getFileName(), slice(mistake)));
		return new ImagePlus(mistakes.size() <= MOST ? title : title + " (" + MOST +
			" of " + mistakes.size() + ")", stack);
	}

	private static String said(final Outcome mistake) {
		return mistake.truth() + " → " + mistake.prediction().label() + ", " +
			String.format(Locale.ROOT, "%.2f", mistake.prediction().confidence());
	}

	private static ColorProcessor slice(final Outcome mistake) {
		final BufferedImage slice = new BufferedImage(SIDE, SIDE + CAPTION,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = slice.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
			RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, SIDE, SIDE + CAPTION);
		graphics.setColor(Color.BLACK);
		write(graphics, said(mistake), Font.BOLD, SIDE + CAPTION / 2 - MARGIN);
		write(graphics, mistake.file().getFileName().toString(), Font.PLAIN, SIDE +
			CAPTION - MARGIN - 2);
		try {
			final int[] pixels = new Preprocessing(Framing.LETTERBOX, SIDE).frame(
				DisplayedPixels.of(ImageFileReader.open(mistake.file())));
			slice.setRGB(0, 0, SIDE, SIDE, pixels, 0, SIDE);
		}
		catch (final IOException exc) {
			write(graphics, "It cannot be read any more.", Font.PLAIN, SIDE / 2);
		}
		graphics.dispose();
		return new ColorProcessor(slice);
	}

	private static void write(final Graphics2D graphics, final String text,
		final int style, final int y)
	{
		graphics.setFont(new Font(Font.SANS_SERIF, style, 14));
		final FontMetrics metrics = graphics.getFontMetrics();
		graphics.drawString(ConfusionMatrixPicture.shortened(text, metrics, SIDE -
			2 * MARGIN), MARGIN, y);
	}

}
