
package io.github.logoclassifier.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message of protocol buffers: fields by number, in the order added. */
final class ProtoMessage {

	private static final int BYTES = 2;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	ProtoMessage add(final int field, final long value) {
		varint((long) field << 3);
		varint(value);
		return this;
	}

	ProtoMessage add(final int field, final byte[] bytes) {
		varint((long) field << 3 | BYTES);
		varint(bytes.length);
		out.write(bytes, 0, bytes.length);
		return this;
	}

	ProtoMessage add(final int field, final String text) {
		return add(field, text.getBytes(StandardCharsets.UTF_8));
	}

	ProtoMessage add(final int field, final ProtoMessage message) {
		return add(field, message.bytes());
	}

	byte[] bytes() {
		return out.toByteArray();
	}

	private void varint(final long value) {
		long rest = value;
		while ((rest & ~0x7fL) != 0) {
			out.write((int) (rest & 0x7f | 0x80));
			rest >>>= 7;
		}
		out.write((int) rest);
	}

}
