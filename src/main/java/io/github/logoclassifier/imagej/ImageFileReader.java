
package io.github.logoclassifier.imagej;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.plugin.ImageInfo;
import ij.process.ImageProcessor;

import io.github.logoclassifier.dataset.ImageFileCheck;
import io.github.logoclassifier.dataset.SkippedFile;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Toolkit;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.IIOException;
import javax.imageio.ImageIO;

/**
 * Opens image files as ImageJ's own File &gt; Open does, pixel for pixel, but
 * without dialogs: what goes wrong is an exception. Safe for several threads.
 * <p>
 * JPEG files in CMYK, which ImageJ cannot open, are converted to RGB.
 */
final class ImageFileReader {

	/** How ImageJ writes a photograph's EXIF orientation. */
	private static final Pattern ROTATION = Pattern.compile(
		"Orientation:.*Rotate (90|180|270)");

	private static final Pattern ENDING = Pattern.compile(
		"\\.[A-Za-z0-9]{1,16}$");

	private ImageFileReader() {}

	/**
	 * Opens an image.
	 *
	 * @throws IOException if it is missing, not an image, truncated or damaged;
	 *           the message says which, and names the file
	 */
	static ImagePlus open(final Path file) throws IOException {
		final Optional<String> defect = ImageFileCheck.defect(file);
		if (defect.isPresent()) throw new IOException(file + ": " + defect.get());
		try {
			final ImagePlus image = decode(file.toAbsolutePath());
			if (image != null && image.getWidth() > 0) return image;
		}
		catch (final IIOException | RuntimeException exc) {
			throw new IOException(file + ": damaged, cannot be decoded (" + exc
				.getMessage() + ")", exc);
		}
		catch (final OutOfMemoryError exc) {
			throw new IOException(file +
				": needs more memory than ImageJ has (Edit " +
				"> Options > Memory & Threads), or is damaged", exc);
		}
		throw new IOException(file + ": damaged, or of a kind that ImageJ cannot " +
			"decode");
	}

	/**
	 * Opens an image that is in memory: by way of a file, since some of ImageJ's
	 * readers can read nothing else.
	 *
	 * @param name of the file that the bytes are from
	 * @throws IOException as above; the message begins with the name
	 */
	static ImagePlus open(final String name, final byte[] bytes)
		throws IOException
	{
		final Path copy = Files.createTempFile("logo", ending(name));
		try {
			Files.write(copy, bytes);
			final ImagePlus image = open(copy);
			image.setTitle(name);
			return image;
		}
		catch (final IOException exc) {
			throw new IOException(name + ": " + SkippedFile.of(copy, exc).reason(),
				exc);
		}
		finally {
			Files.delete(copy);
		}
	}

	/**
	 * What ImageJ may look at of a name; other names need not be possible here.
	 */
	private static String ending(final String name) {
		final Matcher ending = ENDING.matcher(name);
		return ending.find() ? ending.group() : "";
	}

	private static ImagePlus decode(final Path file) throws IOException {
		// ImageJ's readers want a name as a text, which not every name is.
		if (file.toFile().exists()) return decodeNamed(file);
		final Path copy = Files.createTempFile("logo", ".image");
		try {
			Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
			final ImagePlus image = decodeNamed(copy);
			if (image != null) image.setTitle(file.getFileName().toString());
			return image;
		}
		finally {
			Files.delete(copy);
		}
	}

	private static ImagePlus decodeNamed(final Path file) throws IOException {
		final int first;
		try (InputStream in = Files.newInputStream(file)) {
			first = in.read();
		}
		if (first == 0xff) return openJpeg(file);
		if (first == 0x89) return openPng(file);
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		// Opener reports through IJ.error, which would show a dialog.
		IJ.redirectErrorMessages(true);
		try {
			return opener.openImage(file.toString());
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
	}

	private static ImagePlus openJpeg(final Path file) throws IOException {
		if (CmykJpeg.isCmyk(file)) return named(file, new ImagePlus("", CmykJpeg
			.read(file)));
		final ImagePlus image = named(file, new ImagePlus("", Toolkit
			.getDefaultToolkit().createImage(file.toString())));
		rotate(image);
		Opener.convertGrayJpegTo8Bits(image);
		return image;
	}

	private static void rotate(final ImagePlus image) {
		final String exif = new ImageInfo().getExifData(image);
		if (exif == null) return;
		final Matcher rotation = ROTATION.matcher(exif);
		if (!rotation.find()) return;
		final ImageProcessor pixels = image.getProcessor();
		switch (rotation.group(1)) {
			case "90":
				image.setProcessor(pixels.rotateRight());
				break;
			case "180":
				image.setProcessor(pixels.rotateRight().rotateRight());
				break;
			default:
				image.setProcessor(pixels.rotateLeft());
		}
	}

	private static ImagePlus openPng(final Path file) throws IOException {
		final BufferedImage decoded = ImageIO.read(file.toFile());
		if (decoded == null) return null;
		final boolean custom = decoded.getType() == BufferedImage.TYPE_CUSTOM &&
			decoded.getSampleModel().getDataType() == 0;
		final ImagePlus image = named(file, new ImagePlus("", decoded
			.getColorModel().hasAlpha() || custom ? overWhite(decoded) : decoded));
		if (image.getBitDepth() == 16 && image.getStackSize() > 1) {
			return named(file, new CompositeImage(image, IJ.COMPOSITE));
		}
		return image;
	}

	private static BufferedImage overWhite(final BufferedImage image) {
		final BufferedImage flat = new BufferedImage(image.getWidth(), image
			.getHeight(), BufferedImage.TYPE_INT_ARGB);
		final Graphics2D graphics = flat.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, flat.getWidth(), flat.getHeight());
		graphics.drawImage(image, 0, 0, null);
		graphics.dispose();
		return flat;
	}

	private static ImagePlus named(final Path file, final ImagePlus image) {
		final String name = file.getFileName().toString();
		image.setTitle(name);
		final FileInfo info = new FileInfo();
		info.fileFormat = FileInfo.IMAGEIO;
		info.fileName = name;
		info.directory = file.getParent() + File.separator;
		image.setFileInfo(info);
		return image;
	}

}
