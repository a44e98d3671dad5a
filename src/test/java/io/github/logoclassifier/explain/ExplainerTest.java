
package io.github.logoclassifier.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.head.DenseLayer.Activation;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.model.BackboneReference;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.ModelCard;
import io.github.logoclassifier.model.Novelty;
import io.github.logoclassifier.model.Prediction;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A model that tells red from blue, by a network that sees no further than a
 * place: a red and a blue square in one picture are found where they are.
 */
class ExplainerTest {

	private static final int WIDTH = 200;
	private static final int HEIGHT = 120;
	private static final int SIDE = 50;
	private static final int[] RED_AT = { 48, 5 };
	private static final int[] BLUE_AT = { 104, 66 };

	private final ColorBackbone backbone = new ColorBackbone();

	@ParameterizedTest
	@EnumSource(Framing.class)
	void bothMethodsFindEachSquareInEveryFraming(final Framing framing) {
		for (final Crops crops : Crops.values()) {
			for (final Method method : Method.values()) {
				final LogoModel model = model(framing, crops, HeadKind.POOLED);
				assertFinds(RED_AT, explain(model, "red", method));
				assertFinds(BLUE_AT, explain(model, "Blue", method));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Framing.class)
	void coveringFindsThemForTheTutorialsHeadToo(final Framing framing) {
		final LogoModel model = model(framing, Crops.SINGLE, HeadKind.TUTORIAL);
		assertFinds(RED_AT, explain(model, "red", Method.OCCLUSION));
		assertFinds(BLUE_AT, explain(model, "blue", Method.OCCLUSION));
	}

	@Test
	void whatCannotBeExplainedIsSaid() {
		final LogoModel model = model(Framing.TRIM, Crops.SINGLE,
			HeadKind.TUTORIAL);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> explain(model,
			"green", Method.OCCLUSION)).getMessage().contains("(red, blue)"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> explain(model,
			"red", Method.ACTIVATION)).getMessage().contains("use method occlusion"));
	}

	private static void assertFinds(final int[] at,
		final Explanation explanation)
	{
		double inside = 0;
		double all = 0;
		double strongest = 0;
		boolean isInside = false;
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				final double value = Math.max(0, explanation.evidence(x + 0.5, y +
					0.5));
				final boolean in = x >= at[0] && x < at[0] + SIDE && y >= at[1] &&
					y < at[1] + SIDE;
				all += value;
				if (in) inside += value;
				if (value > strongest) {
					strongest = value;
					isInside = in;
				}
			}
		}
		assertTrue(isInside, explanation.label() + " is strongest elsewhere");
		assertTrue(inside > 0.5 * all, explanation.label() + " has only " + inside /
			all + " inside");
	}

	private Explanation explain(final LogoModel model, final String label,
		final Method method)
	{
		final FeatureMap map = backbone.newWorker().features(new float[3 * backbone
			.inputSize() * backbone.inputSize()]);
		final Prediction prediction = model.predict(map, 0);
		final Explanation explanation = new Explainer(model).explain(picture(),
			prediction, label, method, backbone.newWorker());
		assertEquals(label.toLowerCase(Locale.ROOT), explanation.label());
		return explanation;
	}

	private static Img<ARGBType> picture() {
		final int[] pixels = new int[WIDTH * HEIGHT];
		Arrays.fill(pixels, -1);
		for (int y = 0; y < SIDE; y++) {
			final int red = (RED_AT[1] + y) * WIDTH + RED_AT[0];
			Arrays.fill(pixels, red, red + SIDE, 0xffff0000);
			final int blue = (BLUE_AT[1] + y) * WIDTH + BLUE_AT[0];
			Arrays.fill(pixels, blue, blue + SIDE, 0xff0000ff);
		}
		return ArrayImgs.argbs(pixels, WIDTH, HEIGHT);
	}

	private LogoModel model(final Framing framing, final Crops crops,
		final HeadKind kind)
	{
		final int places = kind == HeadKind.POOLED ? 1 : backbone.gridSize() *
			backbone.gridSize();
		final float[] weights = new float[4 * places];
		for (int i = 0; i < weights.length; i += 4) {
			weights[i] = 9f / places;
			weights[i + 3] = 9f / places;
		}
		final FeatureMap centroid = new FeatureMap(1, 1, 2, new float[] { 1, 1 });
		return new LogoModel(Arrays.asList("red", "blue"), framing, crops,
			BackboneReference.of(backbone, "test"), new Head(kind, Collections
				.singletonList(new DenseLayer(weights, new float[2],
					Activation.SOFTMAX))), Novelty.of(Collections.nCopies(2, Collections
						.singletonList(centroid))), new ModelCard("", Collections
							.emptyMap(), Collections.emptyMap(), Collections.emptyMap(),
							Collections.emptyMap(), Collections.emptyList(), Collections
								.emptyList()));
	}

}
