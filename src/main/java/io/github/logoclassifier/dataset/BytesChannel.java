
package io.github.logoclassifier.dataset;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory, read as those of a file are. */
final class BytesChannel implements SeekableByteChannel {

	private final byte[] bytes;
	private long position;
	private boolean isOpen = true;

	BytesChannel(final byte[] bytes) {
		this.bytes = bytes;
	}

	@Override
	public int read(final ByteBuffer to) {
		if (position >= bytes.length) return -1;
		final int count = Math.min(to.remaining(), bytes.length - (int) position);
		to.put(bytes, (int) position, count);
		position += count;
		return count;
	}

	@Override
	public long position() {
		return position;
	}

	@Override
	public SeekableByteChannel position(final long moved) {
		position = moved;
		return this;
	}

	@Override
	public long size() {
		return bytes.length;
	}

	@Override
	public int write(final ByteBuffer from) {
		throw new NonWritableChannelException();
	}

	@Override
	public SeekableByteChannel truncate(final long length) {
		throw new NonWritableChannelException();
	}

	@Override
	public boolean isOpen() {
		return isOpen;
	}

	@Override
	public void close() {
		isOpen = false;
	}

}
