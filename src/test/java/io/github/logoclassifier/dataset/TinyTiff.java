
package io.github.logoclassifier.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

/**
 * A TIFF file of one black plane of bytes in one strip, to be put together
 * wrongly.
 */
final class TinyTiff {

	private static final int DIRECTORY = 8;
	private static final int TAGS = 8;
	private static final int DATA = DIRECTORY + 2 + TAGS * 12 + 4;

	private int width;
	private int height;
	private byte[] data;
	private int next;

	private TinyTiff(final int width, final int height, final byte[] data) {
		this.width = width;
		this.height = height;
		this.data = data;
	}

	/** Adobe's Deflate. */
	static TinyTiff deflated(final int width, final int height)
		throws IOException
	{
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
			out.write(new byte[width * height]);
		}
		return new TinyTiff(width, height, bytes.toByteArray());
	}

	/** Another image lies there. */
	TinyTiff leadingTo(final int position) {
		next = position;
		return this;
	}

	/** Its pixels end early. */
	TinyTiff cut(final int bytes) {
		data = Arrays.copyOf(data, Math.max(0, data.length - bytes));
		return this;
	}

	TinyTiff damaged() {
		Arrays.fill(data, 2, data.length, (byte) 0xff);
		return this;
	}

	/** It is of another size than it has pixels. */
	TinyTiff saying(final int otherWidth, final int otherHeight) {
		width = otherWidth;
		height = otherHeight;
		return this;
	}

	byte[] bytes() {
		final ByteBuffer file = ByteBuffer.allocate(DATA + data.length).order(
			ByteOrder.LITTLE_ENDIAN);
		file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(DIRECTORY)
			.putShort((short) TAGS);
		tag(file, 256, width);
		tag(file, 257, height);
		tag(file, 258, 8);
		tag(file, 259, 8);
		tag(file, 262, 1);
		tag(file, 273, DATA);
		tag(file, 278, height);
		tag(file, 279, data.length);
		return file.putInt(next).put(data).array();
	}

	private static void tag(final ByteBuffer file, final int tag,
		final int value)
	{
		file.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
	}

}
