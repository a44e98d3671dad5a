
package io.github.logoclassifier.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.backbone.mobilenet.RandomMobileNet;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;
import io.github.logoclassifier.testing.SampleModels;
import io.github.logoclassifier.testing.Seed;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported ONNX files, run by ONNX Runtime. */
class OnnxInRuntimeTest {

	private static final double TOLERANCE = 1e-4;

	@TempDir
	Path folder;

	private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
	private SampleModels samples;

	@BeforeEach
	void start() {
		samples = new SampleModels(folder);
	}

	@AfterEach
	void stop() {
		samples.close();
	}

	@Test
	void theFileOfAPooledHeadMakesTheCropsItself() throws Exception {
		assertSame(samples.train(HeadKind.POOLED, true, Backbones.BUNDLED));
	}

	@Test
	void theFileOfAPooledHeadWithOneCropSaysTheSame() throws Exception {
		assertSame(samples.train(HeadKind.POOLED, false, Backbones.BUNDLED));
	}

	@Test
	void theFileOfTheTutorialsHeadSaysTheSame() throws Exception {
		assertSame(samples.train(HeadKind.TUTORIAL, false, Backbones.BUNDLED));
	}

	@Test
	void theTutorialsBackboneIsWrittenAsWell() throws Exception {
		final String backbone = Seed.path("mobilenet", "web_model").toString();
		assertSame(samples.train(HeadKind.TUTORIAL, false, backbone));
		assertSame(samples.train(HeadKind.POOLED, true, backbone));
	}

	/** Strides over odd sides are padded otherwise than over even ones. */
	@Test
	void backbonesOfAnySizeAndPaddingAreWritten() throws Exception {
		for (final int side : new int[] { 64, 97, 100 }) {
			for (final boolean padded : new boolean[] { true, false }) {
				final Backbone backbone = RandomMobileNet.of(side, 0.25, padded);
				final float[] pixels = new float[side * side * 3];
				final FloatBuffer planes = FloatBuffer.allocate(pixels.length);
				for (int i = 0; i < pixels.length; i++) {
					pixels[i] = (float) Math.sin(i);
				}
				for (int i = 0; i < pixels.length; i++) {
					planes.put(pixels[3 * (i % (side * side)) + i / (side * side)]);
				}
				planes.rewind();
				try (OrtSession session = environment.createSession(OnnxNetwork
					.features(backbone));
						OnnxTensor in = OnnxTensor.createTensor(environment, planes,
							new long[] { 1, 3, side, side });
						OrtSession.Result result = session.run(Collections.singletonMap(
							"pixels", in)))
				{
					final float[][][] map = ((float[][][][]) result.get(0)
						.getValue())[0];
					final FeatureMap expected = backbone.newWorker().features(pixels);
					assertEquals(expected.channels(), map.length);
					assertEquals(expected.height(), map[0].length);
					for (int c = 0; c < map.length; c++) {
						assertEquals(expected.get(1, 0, c), map[c][1][0], 1e-3f, side +
							" " + padded);
					}
				}
			}
		}
	}

	private void assertSame(final Path file) throws IOException, OrtException {
		final LogoModel model = LogoModelFile.read(file);
		final Path onnx = samples.logos().exportModel(file, ExportFormat.ONNX,
			folder.resolve("exported"));
		final List<Path> images = SampleModels.images();
		try (OrtSession session = environment.createSession(onnx.toString())) {
			assertDescribed(session, model);
			final float[][] batch = run(session, model, images);
			for (int i = 0; i < batch.length; i++) {
				final double[] expected = samples.probabilities(file, images.get(i));
				assertArrayEquals(expected, doubles(batch[i]), TOLERANCE, images.get(i)
					.toString());
			}
			// The batch is free, and an image's answer does not depend on it.
			assertArrayEquals(batch[2], run(session, model, images.subList(2,
				3))[0], 1e-6f);
		}
	}

	private static void assertDescribed(final OrtSession session,
		final LogoModel model) throws OrtException, IOException
	{
		final Map<String, String> properties = session.getMetadata()
			.getCustomMetadata();
		assertEquals(String.join("\n", model.labels()), properties.get("labels"));
		assertTrue(properties.get("input").contains("(v - 127.5) / 127.5"));
		assertEquals(model.labels(), Metadata.parse(properties.get(
			"logo-classifier")).labels);
		assertEquals("Logo Classifier", session.getMetadata().getProducerName());
	}

	private float[][] run(final OrtSession session, final LogoModel model,
		final List<Path> images) throws IOException, OrtException
	{
		final int side = model.crops().frameSize(model.backbone().inputSize());
		final FloatBuffer pixels = FloatBuffer.allocate(images.size() * 3 * side *
			side);
		for (final Path image : images) {
			final float[] values = model.preprocessing().normalize(samples.framed(
				model, image));
			for (int i = 0; i < values.length; i++) {
				pixels.put(values[3 * (i % (side * side)) + i / (side * side)]);
			}
		}
		pixels.rewind();
		try (OnnxTensor in = OnnxTensor.createTensor(environment, pixels,
			new long[] { images.size(), 3, side, side });
				OrtSession.Result result = session.run(Collections.singletonMap(
					"pixels", in)))
		{
			return (float[][]) result.get(0).getValue();
		}
	}

	private static double[] doubles(final float[] values) {
		final double[] doubles = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			doubles[i] = values[i];
		}
		return doubles;
	}

}
