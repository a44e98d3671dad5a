
package io.github.logoclassifier.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PixelScalingTest {

	/** Two pixels: red 255, green 0, blue 51; and 10, 20, 30. */
	private static final float[] PIXELS = new Preprocessing(Framing.STRETCH, 1)
		.normalize(new int[] { 0xffff0033, 0xff0a141e });

	@Test
	void eachIsWhatKerasDoes() {
		assertScaled("tf", 1, -1, -0.6, -0.92156863, -0.84313726, -0.76470588);
		assertScaled("0..1", 1, 0, 0.2, 10 / 255.0, 20 / 255.0, 30 / 255.0);
		assertScaled("0..255", 255, 0, 51, 10, 20, 30);
		assertScaled("torch", (1 - 0.485) / 0.229, -0.456 / 0.224, (0.2 - 0.406) /
			0.225, (10 / 255.0 - 0.485) / 0.229, (20 / 255.0 - 0.456) / 0.224, (30 /
				255.0 - 0.406) / 0.225);
		assertScaled("caffe", 51 - 103.939, -116.779, 255 - 123.68, 30 - 103.939,
			20 - 116.779, 10 - 123.68);
	}

	@Test
	void valuesOf0To255AreExact() {
		final int[] framed = new int[256];
		for (int v = 0; v < 256; v++) {
			framed[v] = v;
		}
		final float[] bytes = PixelScaling.BYTE.apply(new Preprocessing(
			Framing.STRETCH, 16).normalize(framed));
		for (int v = 0; v < 256; v++) {
			assertEquals(v, bytes[3 * v + 2], 1e-5);
		}
	}

	@Test
	void whatIsGivenStaysAsItIs() {
		final float[] before = PIXELS.clone();
		for (final PixelScaling scaling : PixelScaling.values()) {
			scaling.apply(PIXELS);
			assertArrayEquals(before, PIXELS);
			assertEquals(scaling, PixelScaling.of(scaling.id()));
		}
	}

	@Test
	void aNameThatIsNoneListsAll() {
		final String message = assertThrows(IllegalArgumentException.class,
			() -> PixelScaling.of("imagenet")).getMessage();
		assertTrue(message.contains("tf, torch, caffe, 0..1, 0..255"), message);
	}

	private static void assertScaled(final String id, final double... expected) {
		final float[] scaled = PixelScaling.of(id).apply(PIXELS);
		for (int i = 0; i < expected.length; i++) {
			assertEquals(expected[i], scaled[i], 2e-5, id + " " + i);
		}
	}

}
