
package io.github.logoclassifier.backbone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.logoclassifier.backbone.mobilenet.RandomMobileNet;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** The numbers are those of Keras: MobileNet(alpha=…, include_top=False). */
class LayerSummaryTest {

	@Test
	void aMobileNetHasTheLayersThatKerasTells() throws IOException {
		final List<LayerSummary> layers = RandomMobileNet.of(224, 0.25, true)
			.layers();
		assertEquals(1 + 1 + 2 * 13, layers.size());
		assertEquals("input_1 224×224×3 0", text(layers.get(0)));
		// 3·3·3·8 weights, and 4 numbers of batch normalisation for each channel.
		assertEquals("conv1 112×112×8 248", text(layers.get(1)));
		assertEquals("conv_dw_1 112×112×8 104", text(layers.get(2)));
		assertEquals("conv_pw_1 112×112×16 192", text(layers.get(3)));
		assertEquals("conv_dw_2 56×56×16 208", text(layers.get(4)));
		assertEquals("conv_pw_13 7×7×256 66560", text(layers.get(27)));
		assertEquals(218_544, sum(layers));
	}

	@Test
	void widerNetworksHaveKerassTotalsToo() throws IOException {
		assertEquals(829_536, sum(RandomMobileNet.of(160, 0.5, true).layers()));
		assertEquals(3_228_864, sum(RandomMobileNet.of(128, 1, false).layers()));
	}

	private static String text(final LayerSummary layer) {
		return layer.name() + " " + layer.outputShape() + " " + layer.parameters();
	}

	private static int sum(final List<LayerSummary> layers) {
		return layers.stream().collect(Collectors.summingInt(
			LayerSummary::parameters));
	}

}
