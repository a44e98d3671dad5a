
package io.github.logoclassifier.dataset;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads numbers from a file at a position that can be moved; reading or moving
 * past the end throws {@link EOFException}. Big endian until told otherwise.
 */
final class ByteReader implements Closeable {

	private final SeekableByteChannel channel;
	private final long size;
	private final ByteBuffer buffer = ByteBuffer.allocate(1 << 14);

	ByteReader(final Path path) throws IOException {
		this(Files.newByteChannel(path));
	}

	ByteReader(final SeekableByteChannel channel) throws IOException {
		this.channel = channel;
		size = channel.size();
		buffer.limit(0);
	}

	/** The first bytes, fewer if the file is shorter; then at position 0. */
	byte[] head(final int length) throws IOException {
		final ByteBuffer head = ByteBuffer.allocate(length);
		channel.position(0);
		while (head.hasRemaining() && channel.read(head) > 0) {
			// until full, or the end
		}
		channel.position(0);
		return Arrays.copyOf(head.array(), head.position());
	}

	void order(final ByteOrder order) {
		buffer.order(order);
	}

	long position() throws IOException {
		return channel.position() - buffer.remaining();
	}

	/** Moves to a position, at most just behind the last byte. */
	void seek(final long position) throws IOException {
		if (position < 0 || position > size) throw new EOFException();
		channel.position(position);
		buffer.limit(0);
	}

	void skip(final long count) throws IOException {
		if (count <= buffer.remaining()) {
			buffer.position(buffer.position() + (int) count);
		}
		else seek(position() + count);
	}

	/** Whether so many bytes are still to come. */
	boolean has(final int count) throws IOException {
		return size - position() >= count;
	}

	int u8() throws IOException {
		require(1);
		return buffer.get() & 0xff;
	}

	int u16() throws IOException {
		require(2);
		return buffer.getShort() & 0xffff;
	}

	int i32() throws IOException {
		require(4);
		return buffer.getInt();
	}

	long u32() throws IOException {
		return i32() & 0xffffffffL;
	}

	/** Reads bytes into the beginning of an array. */
	void read(final byte[] into, final int count) throws IOException {
		final int ready = Math.min(count, buffer.remaining());
		buffer.get(into, 0, ready);
		final ByteBuffer rest = ByteBuffer.wrap(into, ready, count - ready);
		while (rest.hasRemaining()) {
			if (channel.read(rest) < 0) throw new EOFException();
		}
	}

	private void require(final int count) throws IOException {
		if (buffer.remaining() >= count) return;
		buffer.compact();
		while (buffer.position() < count) {
			if (channel.read(buffer) < 0) throw new EOFException();
		}
		buffer.flip();
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}

}
