
package io.github.logoclassifier.backbone;

import io.github.logoclassifier.backbone.mobilenet.FoldedLayer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Identifies a network by what it computes: the SHA-256 of its folded weights
 * and its input size. The format it was read from, the classifier that was cut
 * off and its name make no difference.
 */
public final class WeightHash {

	private final MessageDigest digest;

	private WeightHash() {
		try {
			digest = MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new IllegalStateException("every Java has SHA-256", exc);
		}
	}

	public static String of(final int inputSize, final FoldedLayer first,
		final FoldedLayer[] depthwise, final FoldedLayer[] pointwise)
	{
		final WeightHash hash = new WeightHash();
		hash.digest.update(ByteBuffer.allocate(4).putInt(inputSize).array());
		hash.add(first);
		for (int i = 0; i < depthwise.length; i++) {
			hash.add(depthwise[i]);
			hash.add(pointwise[i]);
		}
		return hex(hash.digest.digest());
	}

	/** SHA-256 of a text in UTF-8. */
	static String ofText(final String text) {
		return hex(new WeightHash().digest.digest(text.getBytes(
			StandardCharsets.UTF_8)));
	}

	/** SHA-256 of all bytes of a file. */
	public static String ofFile(final Path file) throws IOException {
		final WeightHash hash = new WeightHash();
		final byte[] buffer = new byte[1 << 16];
		try (InputStream in = Files.newInputStream(file)) {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				hash.digest.update(buffer, 0, n);
			}
		}
		return hex(hash.digest.digest());
	}

	private void add(final FoldedLayer layer) {
		for (final float[] row : layer.weights) {
			add(row);
		}
		add(layer.bias);
	}

	private void add(final float[] values) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
		bytes.asFloatBuffer().put(values);
		digest.update(bytes.array());
	}

	public static String hex(final byte[] bytes) {
		final StringBuilder hex = new StringBuilder();
		for (final byte b : bytes) {
			hex.append(Character.forDigit(b >> 4 & 0xf, 16));
			hex.append(Character.forDigit(b & 0xf, 16));
		}
		return hex.toString();
	}

}
