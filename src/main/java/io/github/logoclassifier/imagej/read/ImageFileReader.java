
package io.github.logoclassifier.imagej.read;

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
import javax.imageio.stream.ImageInputStream;

/**
 * Opens image files as ImageJ's own File &gt; Open does, pixel for pixel, but
 * without dialogs: what goes wrong is an exception. Safe for several threads.
 * <p>
 * JPEG files in CMYK, which ImageJ cannot open, are converted to RGB.
 */
public final class ImageFileReader {

	/** How ImageJ writes a photograph's EXIF orientation. */
	private static final Pattern ROTATION = Pattern.compile(
		"Orientation:.*Rotate (90|180|270)");

	private static final Pattern ENDING = Pattern.compile(
		"\\.[A-Za-z0-9]{1,16}$");

	/** What follows the name of a file in a message. */
	static final String DAMAGED = ": damaged, cannot be decoded";
	static final String NO_MEMORY = ": needs more memory than ImageJ has (Edit " +
		"> Options > Memory & Threads), or is damaged";

	private ImageFileReader() {}

	/**
	 * Opens an image.
	 *
	 * @throws IOException if it is missing, not an image, truncated or damaged;
	 *           the message says which, and names the file
	 */
	public static ImagePlus open(final Path file) throws IOException {
		return checked(file.toString(), ImageFileCheck.defect(file), () -> decode(
			file.toAbsolutePath()));
	}

	/**
	 * Opens an image file that is in memory: the same bytes give the same image.
	 *
	 * @param name of the file that the bytes are from
	 * @throws IOException as above; the message begins with the name
	 */
	public static ImagePlus open(final String name, final byte[] bytes)
		throws IOException
	{
		final ImagePlus image = checked(name, ImageFileCheck.defect(bytes),
			() -> decode(name, bytes));
		image.setTitle(name);
		return image;
	}

	private interface Decoder {

		/** @return null, or an image without pixels, if there is none */
		ImagePlus decode() throws IOException;
	}

	private static ImagePlus checked(final String name,
		final Optional<String> defect, final Decoder decoder) throws IOException
	{
		if (defect.isPresent()) throw new IOException(name + ": " + defect.get());
		try {
			final ImagePlus image = decoder.decode();
			if (image != null && image.getWidth() > 0) return image;
		}
		catch (final IIOException exc) {
			throw new IOException(name + DAMAGED + " (" + exc.getMessage() + ")",
				exc);
		}
		catch (final RuntimeException exc) {
			// What a decoder trips over says nothing to people.
			throw new IOException(name + DAMAGED, exc);
		}
		catch (final OutOfMemoryError exc) {
			throw new IOException(name + NO_MEMORY, exc);
		}
		// ImageJ does not tell the three apart.
		throw new IOException(name + ": damaged, of a kind that ImageJ cannot " +
			"decode, or larger than its memory (Edit > Options > Memory & Threads)");
	}

	private static ImagePlus decode(final String name, final byte[] bytes)
		throws IOException
	{
		final int first = bytes[0] & 0xff;
		final ImageContent content = ImageContent.of(name, bytes);
		if (first == 0x89) return decodePng(content);
		if (first == 0xff && !mayHaveExif(bytes)) return decodeJpeg(content);
		// ImageJ's readers of the rest know files only.
		final Path copy = Files.createTempFile("logo", ending(name));
		try {
			Files.write(copy, bytes);
			return decodeNamed(copy);
		}
		catch (final IIOException exc) {
			throw exc;
		}
		catch (final IOException exc) {
			throw new IOException(name + ": " + SkippedFile.reason(copy.toString(),
				exc), exc);
		}
		finally {
			Files.delete(copy);
		}
	}

	private static boolean mayHaveExif(final byte[] bytes) {
		for (int i = 0; i + 3 < bytes.length; i++) {
			if (bytes[i] == 'E' && bytes[i + 1] == 'x' && bytes[i + 2] == 'i' &&
				bytes[i + 3] == 'f') return true;
		}
		return false;
	}

	/** What ImageJ may look at of a name; other names need not be possible. */
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
		final ImageContent content = ImageContent.of(file);
		if (CmykJpeg.isCmyk(content)) return named(file, decodeJpeg(content));
		final ImagePlus image = named(file, new ImagePlus("", content.image()));
		rotate(image);
		Opener.convertGrayJpegTo8Bits(image);
		return image;
	}

	private static ImagePlus decodeJpeg(final ImageContent content)
		throws IOException
	{
		if (CmykJpeg.isCmyk(content)) return new ImagePlus("", CmykJpeg.read(
			content));
		final ImagePlus image = new ImagePlus("", content.image());
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
		final ImagePlus image = decodePng(ImageContent.of(file));
		return image == null ? null : named(file, image);
	}

	private static ImagePlus decodePng(final ImageContent content)
		throws IOException
	{
		final ImageInputStream in = content.openImage();
		final BufferedImage decoded = ImageIO.read(in);
		if (decoded == null) {
			in.close(); // else ImageIO has
			return null;
		}
		final boolean custom = decoded.getType() == BufferedImage.TYPE_CUSTOM &&
			decoded.getSampleModel().getDataType() == 0;
		final ImagePlus image = new ImagePlus("", decoded.getColorModel()
			.hasAlpha() || custom ? overWhite(decoded) : decoded);
		return image.getBitDepth() == 16 && image.getStackSize() > 1
			? new CompositeImage(image, IJ.COMPOSITE) : image;
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
