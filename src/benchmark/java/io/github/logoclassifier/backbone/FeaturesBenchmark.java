
package io.github.logoclassifier.backbone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The features of a batch of images, from pixels in Java arrays to features in
 * Java's reach, by several engines on the same weights: MobileNetV1 of α = 0.25
 * for 224 × 224 pixels. The weights are random; nothing here takes longer or
 * shorter for that.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FeaturesBenchmark {

	private static final int SIDE = 224;
	private static final double ALPHA = 0.25;

	@Param({ "logo-classifier", "onnxruntime" })
	public String engine;

	@Param({ "1", "8", "32", "90" })
	public int batch;

	@Param({ "1", "2" })
	public int threads;

	private final List<float[]> images = new ArrayList<>();
	private FeatureEngine runner;

	@Setup
	public void start() throws Exception {
		final Random random = new Random(1);
		for (int n = 0; n < batch; n++) {
			final float[] pixels = new float[SIDE * SIDE * 3];
			for (int i = 0; i < pixels.length; i++) {
				pixels[i] = 2 * random.nextFloat() - 1;
			}
			images.add(pixels);
		}
		final MobileNetV1 network = RandomMobileNet.of(SIDE, ALPHA, true);
		switch (engine) {
			case "logo-classifier":
				runner = new OwnEngine(network, threads);
				break;
			case "onnxruntime":
				runner = new OnnxEngine(network, threads, images);
				break;
			case "deeplearning4j":
				runner = new KerasEngine(System.getProperty("benchmark.keras"), images);
				break;
			default:
				throw new IOException("there is no engine " + engine);
		}
	}

	@TearDown
	public void stop() throws Exception {
		runner.close();
	}

	@Benchmark
	public Object features() throws Exception {
		return runner.features(images);
	}

}
