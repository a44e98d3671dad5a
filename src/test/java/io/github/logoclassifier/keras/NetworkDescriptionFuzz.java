
package io.github.logoclassifier.keras;

import io.github.logoclassifier.testing.Hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/**
 * What strangers' Keras files say of their networks: the JSON of the
 * description, a zero, and the layer to be cut behind. All that is done with it
 * before Deeplearning4j gets anything.
 */
public final class NetworkDescriptionFuzz {

	private static final String FILE = "any.h5";

	private NetworkDescriptionFuzz() {}

	public static void fuzzerTestOneInput(final byte[] data) {
		final byte[][] parts = Hostile.parts(data, 2);
		Hostile.read(data, FILE, () -> read(new String(parts[0],
			StandardCharsets.UTF_8), new String(parts[1], StandardCharsets.UTF_8)));
	}

	private static void read(final String json, final String layer)
		throws IOException
	{
		final NetworkDescription description = NetworkDescription.of(FILE, "2.11.0",
			"tensorflow", json);
		final NetworkForms forms = new NetworkForms(description);
		final String last = new CutLayers(description, forms).choose(layer);
		for (final LayerDescription part : forms.upTo(last)) {
			forms.of(part.name()).requireWeights(part, Collections.emptyMap());
		}
	}

}
