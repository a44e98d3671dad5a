
package io.github.logoclassifier.backbone;

import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;
import io.github.logoclassifier.backbone.mobilenet.RandomMobileNet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * The features of a batch of images, from pixels in Java arrays to features in
 * Java's reach, by several engines on the same weights: MobileNetV1 of α = 0.25
 * for 224 × 224 pixels. The weights are random; nothing here takes longer or
 * shorter for that.
 * <p>
 * An iteration is a round in which each engine has its turn for a moment: on a
 * machine whose speed comes and goes, only what was measured within a fraction
 * of a second can be compared.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 40)
@Fork(1)
public class FeaturesBenchmark {

	static final String OWN = "Logo Classifier";
	/** In the same rounds as two threads, to compare with them. */
	static final String OWN_ALONE = "Logo Classifier, one thread";
	static final String ONNX = "ONNX Runtime";
	static final String TENSORFLOW = "TensorFlow Java";
	static final String SAMEDIFF = "SameDiff";
	static final String KERAS = "Deeplearning4j's imported graph";

	private static final int SIDE = 224;
	private static final double ALPHA = 0.25;
	private static final double TOLERANCE = 1e-3;
	private static final long TURN_NANOS = 60_000_000;

	/** Engines beside our own, joined by commas. */
	@Param("")
	public String peers;

	@Param({ "1", "8", "32", "90" })
	public int batch;

	@Param({ "1", "2" })
	public int threads;

	private final List<float[]> images = new ArrayList<>();
	private final Map<String, FeatureEngine> engines = new LinkedHashMap<>();

	/** Milliseconds per image in this round. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Millis {

		public double own;
		public double alone;
		public double onnx;
		public double tensorflow;
		public double samediff;
		public double keras;

		void set(final String engine, final double millis) {
			switch (engine) {
				case OWN:
					own = millis;
					break;
				case OWN_ALONE:
					alone = millis;
					break;
				case ONNX:
					onnx = millis;
					break;
				case TENSORFLOW:
					tensorflow = millis;
					break;
				case SAMEDIFF:
					samediff = millis;
					break;
				default:
					keras = millis;
			}
		}
	}

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
		engines.put(OWN, new OwnEngine(network, threads));
		if (threads > 1) engines.put(OWN_ALONE, new OwnEngine(network, 1));
		for (final String peer : peers.split(",")) {
			engines.put(peer, engine(peer, network));
			// That graph has its own file's weights.
			if (!peer.equals(KERAS)) requireSame(peer);
		}
	}

	private FeatureEngine engine(final String name, final MobileNetV1 network)
		throws Exception
	{
		switch (name) {
			case ONNX:
				return new OnnxEngine(network, threads, images);
			case TENSORFLOW:
				return new TensorFlowEngine(network, threads, images);
			case SAMEDIFF:
				return new SameDiffEngine(network, images);
			case KERAS:
				return new KerasEngine(System.getProperty("benchmark.keras"), images);
			default:
				throw new IOException("there is no engine " + name);
		}
	}

	/** The same values, in whatever order. */
	private void requireSame(final String peer) throws Exception {
		final float[] ours = engines.get(OWN).features(images);
		final float[] theirs = engines.get(peer).features(images);
		Arrays.sort(ours);
		Arrays.sort(theirs);
		for (int i = 0; i < ours.length; i++) {
			if (Math.abs(theirs[i] - ours[i]) > TOLERANCE) {
				throw new IllegalStateException(peer + " computes " + theirs[i] +
					", not " + ours[i]);
			}
		}
	}

	@TearDown
	public void stop() throws Exception {
		for (final FeatureEngine engine : engines.values()) {
			engine.close();
		}
	}

	@Benchmark
	public void round(final Millis millis, final Blackhole features)
		throws Exception
	{
		for (final Map.Entry<String, FeatureEngine> entry : engines.entrySet()) {
			final long start = System.nanoTime();
			long now;
			int runs = 0;
			do {
				features.consume(entry.getValue().features(images));
				runs++;
				now = System.nanoTime();
			}
			while (now - start < TURN_NANOS);
			millis.set(entry.getKey(), (now - start) / 1e6 / runs / batch);
		}
	}

}
