
package io.github.logoclassifier.backbone.weights;

import io.github.logoclassifier.testing.Hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Backbones in Keras .h5 files: MobileNets, and what is read of any network
 * before its description is looked at, which NetworkDescriptionFuzz does.
 */
public final class KerasFuzz {

	/** Those of the inputs that fuzzing begins with. */
	private static final List<String> LAYERS = Arrays.asList("conv", "bn",
		"conv_b", "group/conv", "classes");

	private static final Path FOLDER = Hostile.folder();

	private KerasFuzz() {}

	public static void fuzzerTestOneInput(final byte[] data) throws IOException {
		final Path file = FOLDER.resolve("mobilenet_2_5_32_tf.h5");
		Files.write(file, data);
		Hostile.read(data, file.toString(), () -> KerasReader.read(file));
		Hostile.read(data, "any.h5", () -> KerasNetworkFile.open(file, "any.h5")
			.weights(LAYERS));
	}

}
