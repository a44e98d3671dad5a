
package io.github.logoclassifier.imagej.show;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import io.github.logoclassifier.evaluation.ConfusionMatrix;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * Draws a confusion matrix: truth in rows, predictions in columns, a cell's
 * colour being its fraction of the row, blue where it is right and orange where
 * it is not.
 */
final class ConfusionMatrixPicture {

	private static final Color RIGHT = new Color(0x08519c);
	private static final Color WRONG = new Color(0xb34700);
	private static final Color LINES = new Color(0xd0d0d0);
	private static final Color FAINT = new Color(0xb0b0b0);

	/** All cells together are about as wide as this, within these bounds. */
	private static final int GRID = 480;
	private static final int LARGEST_CELL = 72;
	private static final int SMALLEST_CELL = 24;

	/** Labels that would be longer are shortened. */
	private static final int LONGEST_LABEL = 150;
	private static final int MARGIN = 12;
	private static final int LINE = 22;

	private final ConfusionMatrix matrix;
	private final int count;
	private final int rows;
	private final int cell;
	private final Font font;
	private final Font bold;
	private int left;
	private int top;
	private int labels;

	ConfusionMatrixPicture(final ConfusionMatrix matrix) {
		this.matrix = matrix;
		count = matrix.labels().size();
		rows = matrix.truths().size();
		cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, GRID / count));
		font = new Font(Font.SANS_SERIF, Font.PLAIN, cell < 40 ? 12 : 14);
		bold = font.deriveFont(Font.BOLD, 14);
	}

	/** The picture as an image that is not shown yet. */
	ImagePlus image(final String title) {
		final BufferedImage one = new BufferedImage(1, 1,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D measuring = graphics(one);
		layOut(measuring.getFontMetrics(font));
		measuring.dispose();
		final int width = Math.max(left + count * cell + MARGIN, 360);
		final BufferedImage picture = new BufferedImage(width, top + rows * cell +
			LINE + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = graphics(picture);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
		drawTitles(graphics);
		for (int column = 0; column < count; column++) {
			drawLabels(graphics, column);
			for (int row = 0; row < rows; row++) {
				drawCell(graphics, row, column);
			}
		}
		graphics.dispose();
		return new ImagePlus(title, new ColorProcessor(picture));
	}

	private static Graphics2D graphics(final BufferedImage picture) {
		final Graphics2D graphics = picture.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
			RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		return graphics;
	}

	private void layOut(final FontMetrics metrics) {
		for (final String label : matrix.labels()) {
			labels = Math.max(labels, metrics.stringWidth(shortened(label, metrics,
				LONGEST_LABEL)));
		}
		left = MARGIN + LINE + labels + MARGIN;
		top = MARGIN + LINE + labels + MARGIN;
	}

	/**
	 * The text, its middle left out where it is too long: labels often differ at
	 * their end only.
	 *
	 * @param longest in pixels
	 */
	static String shortened(final String text, final FontMetrics metrics,
		final int longest)
	{
		if (metrics.stringWidth(text) <= longest) return text;
		final int[] points = text.codePoints().toArray();
		for (int kept = points.length - 1; kept > 0; kept--) {
			final int end = kept / 2;
			final String shorter = new String(points, 0, kept - end) + "…" +
				new String(points, points.length - end, end);
			if (metrics.stringWidth(shorter) <= longest) return shorter;
		}
		return "…";
	}

	private void drawTitles(final Graphics2D graphics) {
		graphics.setColor(Color.BLACK);
		graphics.setFont(bold);
		final FontMetrics metrics = graphics.getFontMetrics();
		final int size = count * cell;
		final String columns = "predicted (columns)";
		graphics.drawString(columns, left + Math.max(0, (size - metrics.stringWidth(
			columns)) / 2), MARGIN + metrics.getAscent());
		final String truth = "truth (rows)";
		final int height = rows * cell;
		drawUpwards(graphics, truth, MARGIN + metrics.getAscent(), top + (height +
			metrics.stringWidth(truth)) / 2);
		graphics.setFont(font.deriveFont(12f));
		graphics.setColor(Color.DARK_GRAY);
		long right = 0;
		long all = 0;
		for (int i = 0; i < count; i++) {
			right += matrix.count(i, i);
			all += matrix.actual(i);
		}
		graphics.drawString(right + " of " + all +
			" right. Colour: fraction of the row", MARGIN, top + height + MARGIN +
				LINE / 2 + 4);
	}

	private void drawLabels(final Graphics2D graphics, final int index) {
		graphics.setFont(font);
		graphics.setColor(Color.BLACK);
		final FontMetrics metrics = graphics.getFontMetrics();
		final String label = shortened(matrix.labels().get(index), metrics,
			LONGEST_LABEL);
		final int middle = index * cell + cell / 2;
		final int drop = (metrics.getAscent() - metrics.getDescent()) / 2;
		if (index < rows) graphics.drawString(label, left - MARGIN / 2 - metrics
			.stringWidth(label), top + middle + drop);
		drawUpwards(graphics, label, left + middle + drop, top - MARGIN / 2);
	}

	/** Draws a text that begins at a point and goes up. */
	private static void drawUpwards(final Graphics2D graphics, final String text,
		final int x, final int y)
	{
		graphics.rotate(-Math.PI / 2, x, y);
		graphics.drawString(text, x, y);
		graphics.rotate(Math.PI / 2, x, y);
	}

	private void drawCell(final Graphics2D graphics, final int row,
		final int column)
	{
		final int x = left + column * cell;
		final int y = top + row * cell;
		final double fraction = matrix.fraction(row, column);
		graphics.setColor(mixed(row == column ? RIGHT : WRONG, fraction));
		graphics.fillRect(x, y, cell, cell);
		graphics.setColor(LINES);
		graphics.drawRect(x, y, cell, cell);
		final long number = matrix.count(row, column);
		if (number == 0 && cell < 40) return;
		final String text = String.valueOf(number);
		graphics.setFont(font);
		while (graphics.getFontMetrics().stringWidth(text) > cell - 2 && graphics
			.getFont().getSize() > 6)
		{
			graphics.setFont(graphics.getFont().deriveFont(graphics.getFont()
				.getSize() - 1f));
		}
		final FontMetrics metrics = graphics.getFontMetrics();
		graphics.setColor(number == 0 ? FAINT : shade(fraction) > 0.5 ? Color.WHITE
			: Color.BLACK);
		graphics.drawString(text, x + (cell - metrics.stringWidth(text)) / 2, y +
			(cell + metrics.getAscent() - metrics.getDescent()) / 2);
	}

	/** The colour's share: even one image of many is to be seen. */
	private static double shade(final double fraction) {
		return fraction == 0 ? 0 : 0.12 + 0.88 * fraction;
	}

	private static Color mixed(final Color color, final double fraction) {
		final double share = shade(fraction);
		return new Color(mixed(color.getRed(), share), mixed(color.getGreen(),
			share), mixed(color.getBlue(), share));
	}

	private static int mixed(final int channel, final double share) {
		return (int) Math.round(255 + (channel - 255) * share);
	}

}
