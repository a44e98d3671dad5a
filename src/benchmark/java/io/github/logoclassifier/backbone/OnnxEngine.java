
package io.github.logoclassifier.backbone;

import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;
import io.github.logoclassifier.exchange.OnnxNetwork;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;

/** ONNX Runtime, on the same folded weights. */
final class OnnxEngine implements FeatureEngine {

	private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
	private final OrtSession.SessionOptions options =
		new OrtSession.SessionOptions();
	private final OrtSession session;
	private final FloatBuffer pixels;
	private final long[] shape;

	OnnxEngine(final MobileNetV1 network, final int threads,
		final List<float[]> images) throws OrtException
	{
		options.setIntraOpNumThreads(threads);
		options.setInterOpNumThreads(1);
		session = environment.createSession(OnnxNetwork.features(network), options);
		final int side = network.inputSize();
		shape = new long[] { images.size(), 3, side, side };
		// The layout that it wants, made once: only the network is measured.
		pixels = ByteBuffer.allocateDirect(4 * 3 * side * side * images.size())
			.order(ByteOrder.nativeOrder()).asFloatBuffer();
		for (final float[] image : images) {
			for (int c = 0; c < 3; c++) {
				for (int p = 0; p < side * side; p++) {
					pixels.put(image[3 * p + c]);
				}
			}
		}
		pixels.rewind();
	}

	@Override
	public float[] features(final List<float[]> images) throws OrtException {
		try (OnnxTensor in = OnnxTensor.createTensor(environment, pixels, shape);
				OrtSession.Result result = session.run(Collections.singletonMap(
					"pixels", in)))
		{
			final FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
			final float[] features = new float[out.remaining()];
			out.get(features);
			return features;
		}
	}

	@Override
	public void close() throws OrtException {
		session.close();
		options.close();
	}

}
