
package io.github.logoclassifier.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads NumPy's .npy format, version 1, float32 in C order. */
final class Npy {

	private Npy() {}

	static float[] read(final Path file) throws IOException {
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(
			ByteOrder.LITTLE_ENDIAN);
		final int header = bytes.getShort(8);
		final String description = new String(bytes.array(), 10, header,
			StandardCharsets.US_ASCII);
		if (!description.contains("'<f4'") || !description.contains(
			"'fortran_order': False"))
		{
			throw new IOException(file + " is not float32 in C order: " +
				description);
		}
		bytes.position(10 + header);
		final float[] values = new float[bytes.remaining() / 4];
		bytes.asFloatBuffer().get(values);
		return values;
	}

}
