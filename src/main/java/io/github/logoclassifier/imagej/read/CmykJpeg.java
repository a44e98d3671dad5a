
package io.github.logoclassifier.imagej.read;

import ij.process.ColorProcessor;

import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * JPEG files with four components, as printers use them: CMYK, or YCCK (Adobe
 * Technical Note 5116). Their embedded profile is not applied: the colours are
 * those of the simple formula, R = 255 · (1 − C) · (1 − K).
 */
final class CmykJpeg {

	private static final int APP14 = 0xee;
	private static final int YCCK = 2;

	/** The file has an Adobe segment; such files store inverted values. */
	private final boolean adobe;
	private final int transform;
	private final int components;

	private CmykJpeg(final ImageContent content) throws IOException {
		boolean isAdobe = false;
		int colorTransform = 0;
		int count = 0;
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(
			content.open())))
		{
			in.skipBytes(2);
			while (count == 0) {
				int marker = in.readUnsignedShort() & 0xff;
				while (marker == 0xff) {
					marker = in.readUnsignedByte();
				}
				final byte[] segment = new byte[in.readUnsignedShort() - 2];
				in.readFully(segment);
				if (marker == APP14 && segment.length >= 12 && segment[0] == 'A' &&
					segment[1] == 'd')
				{
					isAdobe = true;
					colorTransform = segment[11];
				}
				if (isFrame(marker)) count = segment[5];
			}
		}
		catch (final EOFException | NegativeArraySizeException
				| ArrayIndexOutOfBoundsException exc)
		{
			throw new IOException(content.name() + ImageFileReader.DAMAGED, exc);
		}
		adobe = isAdobe;
		transform = colorTransform;
		components = count;
	}

	/** SOF0 to SOF15, but DHT, JPG and DAC, which lie between them. */
	private static boolean isFrame(final int marker) {
		return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
			marker != 0xc8 && marker != 0xcc;
	}

	/** Whether a JPEG file has four components. */
	static boolean isCmyk(final ImageContent content) throws IOException {
		return new CmykJpeg(content).components == 4;
	}

	/** Decodes a JPEG file with four components. */
	static ColorProcessor read(final ImageContent content) throws IOException {
		final CmykJpeg jpeg = new CmykJpeg(content);
		final Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(
			"jpeg");
		while (readers.hasNext()) {
			final ImageReader reader = readers.next();
			try (ImageInputStream in = content.openImage()) {
				if (!reader.canReadRaster()) continue;
				reader.setInput(in);
				return jpeg.toRgb(reader.readRaster(0, null));
			}
			finally {
				reader.dispose();
			}
		}
		throw new IOException(content.name() +
			": this Java cannot decode JPEG in CMYK");
	}

	private ColorProcessor toRgb(final Raster raster) {
		final int width = raster.getWidth();
		final int height = raster.getHeight();
		final int[] rgb = new int[width * height];
		final int[] row = new int[4 * width];
		for (int y = 0; y < height; y++) {
			raster.getPixels(0, y, width, 1, row);
			for (int x = 0; x < width; x++) {
				rgb[y * width + x] = toRgb(row, 4 * x);
			}
		}
		return new ColorProcessor(width, height, rgb);
	}

	private int toRgb(final int[] row, final int at) {
		double c = row[at];
		double m = row[at + 1];
		double y = row[at + 2];
		if (transform == YCCK) {
			final double luma = c;
			final double cb = m - 128;
			final double cr = y - 128;
			c = luma + 1.402 * cr;
			m = luma - 0.344136 * cb - 0.714136 * cr;
			y = luma + 1.772 * cb;
		}
		final int k = row[at + 3];
		return 0xff000000 | light(c, k) << 16 | light(m, k) << 8 | light(y, k);
	}

	private int light(final double ink, final int black) {
		final double clamped = Math.max(0, Math.min(255, ink));
		final double a = adobe ? clamped : 255 - clamped;
		final double b = adobe ? black : 255 - black;
		return (int) Math.round(a * b / 255);
	}

}
