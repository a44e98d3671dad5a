
package io.github.logoclassifier.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.image.PixelScaling;
import io.github.logoclassifier.testing.KerasFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of layer that is allowed, by itself, against what Keras's
 * documentation says that it does. In front of it is a layer "twice", which
 * doubles the picture.
 */
class LayerArithmeticTest {

	private static final int SIDE = 17;

	@TempDir
	Path folder;

	private final Random random = new Random(8);
	private final float[] pixels = values(SIDE * SIDE * 3);
	private int files;
	private String front = "twice";

	@Test
	void convolutions() throws IOException {
		for (final String padding : new String[] { "same", "valid" }) {
			for (final int[] form : new int[][] { { 3, 3, 1, 1 }, { 3, 3, 2, 1 }, { 5,
				5, 1, 1 }, { 3, 3, 1, 2 } })
			{
				assertConvolution(form[0], form[1], form[2], form[3], padding);
			}
		}
		assertConvolution(1, 7, 1, 1, "same");
		assertConvolution(7, 1, 2, 1, "same");
	}

	private void assertConvolution(final int height, final int width,
		final int stride, final int dilation, final String padding)
		throws IOException
	{
		final float[] kernel = values(height * width * 3 * 4);
		final float[] bias = values(4);
		final Map<String, float[]> weights = new LinkedHashMap<>();
		weights.put("kernel " + height + " " + width + " 3 4", kernel);
		weights.put("bias 4", bias);
		final LayerWindow window = window(height, width, stride, dilation, padding);
		assertLayer("Conv2D", "'filters':4," + window.config(height, width) +
			",'groups':1,'use_bias':true", weights, window.count() * 4, i -> {
				double sum = bias[i % 4];
				for (int t = 0; t < height * width * 3; t++) {
					sum += kernel[t * 4 + i % 4] * window.at(i / 4, t / 3, t % 3, 0);
				}
				return sum;
			});
	}

	@Test
	void depthwiseAndSeparableConvolutions() throws IOException {
		final float[] depthwise = values(9 * 3);
		final float[] pointwise = values(3 * 5);
		for (final int stride : new int[] { 1, 2 }) {
			final LayerWindow window = window(3, 3, stride, 1, "same");
			final String config = window.config(3, 3) +
				",'depth_multiplier':1,'use_bias':false";
			final Map<String, float[]> weights = new LinkedHashMap<>();
			weights.put("depthwise_kernel 3 3 3 1", depthwise);
			final IntToDoubleFunction of = i -> {
				double sum = 0;
				for (int t = 0; t < 9; t++) {
					sum += depthwise[t * 3 + i % 3] * window.at(i / 3, t, i % 3, 0);
				}
				return sum;
			};
			assertLayer("DepthwiseConv2D", config, weights, window.count() * 3, of);
			weights.put("pointwise_kernel 1 1 3 5", pointwise);
			assertLayer("SeparableConv2D", "'filters':5," + config, weights, window
				.count() * 5, i -> {
					double sum = 0;
					for (int c = 0; c < 3; c++) {
						sum += pointwise[c * 5 + i % 5] * of.applyAsDouble(i / 5 * 3 + c);
					}
					return sum;
				});
		}
	}

	/** At the border a mean is of the pixels that there are. */
	@Test
	void pooling() throws IOException {
		for (final String padding : new String[] { "same", "valid" }) {
			for (final int[] form : new int[][] { { 2, 2 }, { 3, 2 }, { 3, 1 }, { 3,
				3 } })
			{
				final int side = form[0];
				final LayerWindow window = window(side, side, form[1], 1, padding);
				final String config = "'pool_size':[" + side + "," + side + "]," +
					window.strides();
				assertLayer("MaxPooling2D", config, new LinkedHashMap<>(), window
					.count() * 3, i -> {
						double most = Double.NEGATIVE_INFINITY;
						for (int t = 0; t < side * side; t++) {
							most = Math.max(most, window.at(i / 3, t, i % 3,
								Double.NEGATIVE_INFINITY));
						}
						return most;
					});
				assertLayer("AveragePooling2D", config, new LinkedHashMap<>(), window
					.count() * 3, i -> {
						double sum = 0;
						int count = 0;
						for (int t = 0; t < side * side; t++) {
							sum += window.at(i / 3, t, i % 3, 0);
							if (!Double.isNaN(window.at(i / 3, t, i % 3, Double.NaN)))
								count++;
						}
						return sum / count;
					});
			}
		}
		assertLayer("GlobalMaxPooling2D", "'keepdims':false", new LinkedHashMap<>(),
			3, c -> {
				double most = Double.NEGATIVE_INFINITY;
				for (int i = c; i < pixels.length; i += 3) {
					most = Math.max(most, twice(i));
				}
				return most;
			});
	}

	@Test
	void activations() throws IOException {
		assertEach("ReLU", "'max_value':0.5,'negative_slope':0.1,'threshold':0.0",
			x -> x > 0 ? Math.min(0.5, x) : 0.1 * x);
		assertEach("LeakyReLU", "'alpha':0.30000001192092896", x -> x > 0 ? x
			: 0.3 * x);
		assertEach("ELU", "'alpha':1.0", LayerArithmeticTest::elu);
		assertActivation("elu", LayerArithmeticTest::elu);
		assertActivation("selu", x -> 1.0507009873554805 * (x > 0 ? x
			: 1.6732632423543772 * Math.expm1(x)));
		assertActivation("relu", x -> Math.max(0, x));
		assertActivation("sigmoid", LayerArithmeticTest::sigmoid);
		assertActivation("hard_sigmoid", x -> Math.max(0, Math.min(1, 0.2 * x +
			0.5)));
		assertActivation("swish", x -> x * sigmoid(x));
		assertActivation("tanh", Math::tanh);
		assertActivation("softplus", x -> Math.log1p(Math.exp(x)));
		assertActivation("softsign", x -> x / (1 + Math.abs(x)));
		assertActivation("linear", x -> x);
	}

	private void assertActivation(final String name, final DoubleUnaryOperator of)
		throws IOException
	{
		assertEach("Activation", "'activation':'" + name + "'", of);
	}

	private static double elu(final double x) {
		return x > 0 ? x : Math.expm1(x);
	}

	private static double sigmoid(final double x) {
		return 1 / (1 + Math.exp(-x));
	}

	@Test
	void denseLayersOfFlattenedMaps() throws IOException {
		front = "flat";
		final int count = pixels.length;
		final float[] kernel = values(count * 4);
		final float[] bias = values(4);
		final Map<String, float[]> weights = new LinkedHashMap<>();
		weights.put("kernel " + count + " 4", kernel);
		weights.put("bias 4", bias);
		assertLayer("Dense", "'units':4,'activation':'linear','use_bias':true," +
			"'kernel_initializer':{'class_name':'Zeros','config':{}}," +
			"'bias_initializer':{'class_name':'Zeros','config':{}}", weights, 4,
			i -> {
				double sum = bias[i];
				for (int t = 0; t < count; t++) {
					sum += kernel[t * 4 + i] * twice(t);
				}
				return sum;
			});
	}

	/** Keras may learn neither a factor nor a summand. */
	@Test
	void normalization() throws IOException {
		final float[] mean = values(3);
		final float[] variance = { 0.5f, 1, 2 };
		final float[] gamma = values(3);
		final float[] beta = values(3);
		for (int learned = 0; learned < 4; learned++) {
			final boolean scale = (learned & 1) > 0;
			final boolean center = (learned & 2) > 0;
			final Map<String, float[]> weights = new LinkedHashMap<>();
			if (scale) weights.put("gamma 3", gamma);
			if (center) weights.put("beta 3", beta);
			weights.put("moving_mean 3", mean);
			weights.put("moving_variance 3", variance);
			assertLayer("BatchNormalization", "'axis':[3],'momentum':0.99," +
				"'epsilon':0.002,'scale':" + scale + ",'center':" + center, weights,
				pixels.length, i -> (scale ? gamma[i % 3] : 1) * (twice(i) - mean[i %
					3]) / Math.sqrt(variance[i % 3] + 0.002) + (center ? beta[i % 3]
						: 0));
		}
	}

	@Test
	void whatServesTrainingOnlyAndWhatOnlyChangesTheShapeDoNothing()
		throws IOException
	{
		assertEach("Dropout", "'rate':0.5,'noise_shape':null,'seed':null", x -> x);
		assertEach("SpatialDropout2D", "'rate':0.5,'noise_shape':null,'seed':null",
			x -> x);
		assertEach("GaussianNoise", "'stddev':0.5", x -> x);
		assertEach("Flatten", "", x -> x);
		for (final String shape : new String[] { SIDE + "," + SIDE + ",3", SIDE *
			SIDE * 3 + "", "-1", "1,1,-1" })
		{
			assertEach("Reshape", "'target_shape':[" + shape + "]", x -> x);
		}
	}

	@Test
	void bordersAndUpsampling() throws IOException {
		assertLayer("ZeroPadding2D", "'padding':[[1,2],[1,2]]",
			new LinkedHashMap<>(), 20 * 20 * 3, i -> at(i / 3 / 20 - 1, i / 3 % 20 -
				1, i % 3, 0));
		assertLayer("Cropping2D", "'cropping':[[1,2],[1,2]]", new LinkedHashMap<>(),
			14 * 14 * 3, i -> at(i / 3 / 14 + 1, i / 3 % 14 + 1, i % 3, 0));
		assertLayer("UpSampling2D", "'size':[2,2],'interpolation':'nearest'",
			new LinkedHashMap<>(), 34 * 34 * 3, i -> at(i / 3 / 34 / 2, i / 3 % 34 /
				2, i % 3, 0));
	}

	/** Of the picture and its double. */
	@Test
	void severalInputs() throws IOException {
		final Map<String, float[]> none = new LinkedHashMap<>();
		final int count = pixels.length;
		final String both = ",['in',0,0,{}]";
		assertLayer("Add", "", none, count, i -> 3.0 * pixels[i], both);
		assertLayer("Average", "", none, count, i -> 1.5 * pixels[i], both);
		assertLayer("Maximum", "", none, count, i -> Math.max(pixels[i], twice(i)),
			both);
		assertLayer("Multiply", "", none, count, i -> pixels[i] * twice(i), both);
		for (final String axis : new String[] { "-1", "3" }) {
			assertLayer("Concatenate", "'axis':" + axis, none, 2 * count, i -> i %
				6 < 3 ? twice(i / 6 * 3 + i % 3) : pixels[i / 6 * 3 + i % 3], both);
		}
	}

	private void assertEach(final String type, final String config,
		final DoubleUnaryOperator of) throws IOException
	{
		assertLayer(type, config, new LinkedHashMap<>(), pixels.length, i -> of
			.applyAsDouble(twice(i)));
	}

	/**
	 * @param weights by name and shape, with spaces between
	 * @param more further inputs
	 */
	private void assertLayer(final String type, final String config,
		final Map<String, float[]> weights, final int count,
		final IntToDoubleFunction expected, final String... more) throws IOException
	{
		final String input = "['" + front + "',0,0,{}]" + String.join("", more);
		final JsonObject model = json("{'class_name':'Functional','config':{" +
			"'name':'one','layers':[" + layer("InputLayer", "in",
				"'batch_input_shape':[null," + SIDE + "," + SIDE + ",3]", "") + "," +
			layer("Conv2D", "twice", "'filters':3," + window(1, 1, 1, 1, "same")
				.config(1, 1) + ",'use_bias':false", "[['in',0,0,{}]]") + "," + (front
					.equals("twice") ? "" : layer("Flatten", front, "",
						"[['twice',0,0,{}]]") + ",") + layer(type, "x", config, "[" +
							input + "]") + "," + layer("Dropout", "end", "'rate':0.5",
								"[['x',0,0,{}]]") +
			"],'input_layers':[['in',0,0]],'output_layers':[['end',0,0]]}}");
		final Path path = folder.resolve(files++ + ".h5");
		try (KerasFile file = new KerasFile(path, "2.11.0", model)) {
			file.layer("in");
			file.layer("twice", "kernel");
			file.tensor("twice", "kernel", new float[] { 2, 0, 0, 0, 2, 0, 0, 0, 2 },
				1, 1, 3, 3);
			file.layer("x", weights.keySet().stream().map(name -> name.split(" ")[0])
				.toArray(String[]::new));
			for (final Map.Entry<String, float[]> weight : weights.entrySet()) {
				final String[] words = weight.getKey().split(" ");
				final long[] shape = new long[words.length - 1];
				for (int i = 0; i < shape.length; i++) {
					shape[i] = Long.parseLong(words[i + 1]);
				}
				file.tensor("x", words[0], weight.getValue(), shape);
			}
			file.layer("end");
		}
		final float[] actual = KerasImporter.read(path, "one", new KerasCut("0"
			.repeat(64), "x", PixelScaling.TF)).newWorker().features(pixels).values();
		assertEquals(count, actual.length, type + " " + config);
		for (int i = 0; i < count; i++) {
			assertEquals(expected.applyAsDouble(i), actual[i], 1e-5, type + " " +
				config + ", value " + i);
		}
	}

	private static String layer(final String type, final String name,
		final String config, final String inputs)
	{
		return "{'class_name':'" + type + "','name':'" + name +
			"','inbound_nodes':[" + inputs + "],'config':{'name':'" + name +
			"','dtype':'float32'" + (config.isEmpty() ? "" : "," + config) + "}}";
	}

	private static JsonObject json(final String text) {
		return JsonParser.parseString(text).getAsJsonObject();
	}

	/** What the layer gets. */
	private double twice(final int index) {
		return 2.0 * pixels[index];
	}

	private double at(final int y, final int x, final int channel,
		final double outside)
	{
		final boolean isInside = y >= 0 && x >= 0 && y < SIDE && x < SIDE;
		return isInside ? twice((y * SIDE + x) * 3 + channel) : outside;
	}

	private LayerWindow window(final int height, final int width,
		final int stride, final int dilation, final String padding)
	{
		return new LayerWindow(SIDE, this::at, height, width, stride, dilation,
			padding);
	}

	private float[] values(final int count) {
		final float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = random.nextFloat() - 0.5f;
		}
		return values;
	}

}
