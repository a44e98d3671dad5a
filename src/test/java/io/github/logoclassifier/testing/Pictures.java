
package io.github.logoclassifier.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** Draws small pictures for tests: discs, squares and crosses. */
public final class Pictures {

	private Pictures() {}

	/** A folder with the sub-folders "cross", "disc" and "square". */
	public static Path labelledFolder(final Path parent, final int perClass)
		throws IOException
	{
		final Path folder = parent.resolve("shapes");
		for (final String label : new String[] { "disc", "square", "cross" }) {
			Files.createDirectories(folder.resolve(label));
			for (int i = 0; i < perClass; i++) {
				write(shape(label, 64 + 3 * i, i), folder.resolve(label).resolve(label +
					" " + i + ".png"));
			}
		}
		return folder;
	}

	/** A black shape on white; the variant moves and scales it a little. */
	public static BufferedImage shape(final String name, final int size,
		final int variant)
	{
		final BufferedImage image = new BufferedImage(size, size,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, size, size);
		graphics.setColor(Color.BLACK);
		final int side = size / 2 + variant % 3;
		final int at = size / 5 + variant % 4;
		if (name.equals("disc")) graphics.fillOval(at, at, side, side);
		else if (name.equals("square")) graphics.fillRect(at, at, side, side);
		else {
			graphics.fillRect(at, at + side / 3, side, side / 3);
			graphics.fillRect(at + side / 3, at, side / 3, side);
		}
		graphics.dispose();
		return image;
	}

	/** Writes an image in the format that the file's name ends in. */
	public static Path write(final BufferedImage image, final Path file)
		throws IOException
	{
		final String name = file.getFileName().toString();
		final String format = name.substring(name.lastIndexOf('.') + 1);
		if (!ImageIO.write(image, format, file.toFile())) {
			throw new IOException("no writer for " + format);
		}
		return file;
	}

}
