
package io.github.logoclassifier.backbone.weights;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the values of a TF.js tensor are stored. */
final class TensorEncoding {

	private final String stored;
	private final float scale;
	private final float min;

	private TensorEncoding(final String stored, final float scale,
		final float min)
	{
		this.stored = stored;
		this.scale = scale;
		this.min = min;
	}

	/**
	 * @param type the tensor's own type; only float32 is known
	 * @param quantization its "quantization" object, or null
	 */
	static TensorEncoding of(final String type, final JsonObject quantization)
		throws IOException
	{
		if (!type.equals("float32")) {
			throw new JsonParseException("weights of type " + type +
				" cannot be read");
		}
		if (quantization == null) return new TensorEncoding(type, 1, 0);
		final String stored = quantization.get("dtype").getAsString();
		if (stored.equals("float16")) return new TensorEncoding(stored, 1, 0);
		if (!stored.equals("uint8") && !stored.equals("uint16")) {
			throw new JsonParseException("weights quantised to " + stored +
				" cannot be read");
		}
		return new TensorEncoding(stored, quantization.get("scale").getAsFloat(),
			quantization.get("min").getAsFloat());
	}

	/** Bytes of one stored value. */
	int bytes() {
		switch (stored) {
			case "uint8":
				return 1;
			case "float32":
				return 4;
			default:
				return 2;
		}
	}

	float[] decode(final byte[] bytes) {
		final ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		final float[] values = new float[bytes.length / bytes()];
		for (int i = 0; i < values.length; i++) {
			values[i] = next(in);
		}
		return values;
	}

	private float next(final ByteBuffer in) {
		switch (stored) {
			case "uint8":
				return (in.get() & 0xff) * scale + min;
			case "uint16":
				return (in.getShort() & 0xffff) * scale + min;
			case "float16":
				return half(in.getShort());
			default:
				return in.getFloat();
		}
	}

	/** IEEE 754 binary16 to binary32. */
	private static float half(final short bits) {
		final int exponent = bits >> 10 & 0x1f;
		final int fraction = bits & 0x3ff;
		final float sign = bits < 0 ? -1 : 1;
		if (exponent == 0) return sign * fraction * 0x1p-24f;
		if (exponent == 0x1f) {
			return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
		}
		return sign * Math.scalb(1 + fraction / 1024f, exponent - 15);
	}

}
