
package io.github.logoclassifier.exchange;

import io.github.logoclassifier.image.CropCut;
import io.github.logoclassifier.image.Crops;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds what is done before and behind a backbone that looks at several crops of
 * a picture: the framed picture is cut, each crop rounded to whole levels as
 * the plugin does, and the mean features of the crops are averaged. It works on
 * levels, 0..255, so that rounding means the same.
 */
final class OnnxCrops {

	/** The first one with GridSample, which turns pictures. */
	static final int OPSET = 16;

	private final OnnxGraph graph;
	private final Crops crops;
	private final int inputSize;
	private final int frameSize;

	OnnxCrops(final OnnxGraph graph, final Crops crops, final int inputSize) {
		this.graph = graph;
		this.crops = crops;
		this.inputSize = inputSize;
		frameSize = crops.frameSize(inputSize);
	}

	/**
	 * Adds the cutting of a batch of framed pictures.
	 *
	 * @return the name of crops · batch × 3 × inputSize × inputSize values in
	 *         -1..1, the first crop of each picture first
	 */
	String add(final String pixels) {
		graph.constant("half_range", new float[] { 127.5f });
		graph.constant("half", new float[] { 0.5f });
		graph.constant("middle_rounded", new float[] { 128 });
		graph.add("Mul", "scaled", pixels, "half_range");
		graph.add("Add", "shifted", "scaled", "middle_rounded");
		graph.add("Floor", "levels", "shifted");
		addBorder();
		final List<String> names = new ArrayList<>();
		for (final CropCut cut : crops.cuts(inputSize)) {
			final String name = "crop_" + names.size();
			if (cut.isWindow()) addWindow(cut, name);
			else if (cut.isTurned()) addTurned(cut, name);
			else addWhole(name);
			names.add(name);
		}
		graph.add(OnnxGraph.node("Concat", "crops", names.toArray(new String[0]))
			.with("axis", 0));
		graph.add("Sub", "crops_shifted", "crops", "half_range");
		graph.add("Div", "crops_normal", "crops_shifted", "half_range");
		return "crops_normal";
	}

	/** Adds the mean of crops · batch × channels features over the crops. */
	String addMean(final String features, final int channels) {
		final double[] weights = crops.weights();
		final float[] counts = new float[weights.length];
		for (int i = 0; i < counts.length; i++) {
			counts[i] = (float) weights[i];
		}
		graph.constant("crop_weights", counts, counts.length, 1, 1);
		graph.integers("by_crop", counts.length, -1, channels);
		graph.integers("crop_axis", 0);
		graph.add("Reshape", "features_by_crop", features, "by_crop");
		graph.add("Mul", "features_weighted", "features_by_crop", "crop_weights");
		graph.add(OnnxGraph.node("ReduceSum", "features", "features_weighted",
			"crop_axis").with("keepdims", 0));
		return "features";
	}

	/**
	 * The median of each channel along the edges, of which the corners count
	 * twice: the largest of the lower half.
	 */
	private void addBorder() {
		graph.integers("outermost", 0, frameSize - 1L);
		graph.integers("by_channel", 0, 3, 2L * frameSize);
		graph.integers("lower_half", 2L * frameSize);
		graph.integers("last_axis", 3);
		for (int axis = 2; axis <= 3; axis++) {
			graph.add(OnnxGraph.node("Gather", "edges_" + axis, "levels", "outermost")
				.with("axis", axis));
			graph.add("Reshape", "edge_" + axis, "edges_" + axis, "by_channel");
		}
		graph.add(OnnxGraph.node("Concat", "edge", "edge_2", "edge_3").with("axis",
			2));
		// Two outputs, of which the second, where they were, has to be named too.
		graph.add(OnnxGraph.node("TopK", "edge_low", "edge", "lower_half").output(
			"edge_low_at").with("axis", 2).with("largest", 0).with("sorted", 1));
		graph.add(OnnxGraph.node("ReduceMax", "edge_median", "edge_low").withAll(
			"axes", 2).with("keepdims", 1));
		graph.add("Unsqueeze", "border", "edge_median", "last_axis");
		graph.add("Sub", "levels_over_border", "levels", "border");
		graph.add(OnnxGraph.node("Shape", "batch_size", "levels").with("start", 0)
			.with("end", 1));
		graph.integers("ones", 1, 1, 1);
		graph.add(OnnxGraph.node("Concat", "grid_shape", "batch_size", "ones").with(
			"axis", 0));
	}

	/** Made smaller: a product with sixteenths as weights, which is exact. */
	private void addWhole(final String name) {
		final double[] positions = crops.positions(inputSize);
		final float[] rows = new float[inputSize * frameSize];
		final float[] columns = new float[inputSize * frameSize];
		for (int i = 0; i < inputSize; i++) {
			final int first = (int) positions[i];
			final int second = Math.min(first + 1, frameSize - 1);
			final float part = (float) (positions[i] - first);
			rows[i * frameSize + first] += 1 - part;
			rows[i * frameSize + second] += part;
			columns[first * inputSize + i] += 1 - part;
			columns[second * inputSize + i] += part;
		}
		graph.constant("row_weights", rows, inputSize, frameSize);
		graph.constant("column_weights", columns, frameSize, inputSize);
		graph.add("MatMul", name + "/rows", "row_weights", "levels");
		graph.add("MatMul", name + "/mixed", name + "/rows", "column_weights");
		graph.add("Floor", name, name + "/mixed");
	}

	private void addWindow(final CropCut cut, final String name) {
		graph.integers(name + "/from", cut.top(), cut.left());
		graph.integers(name + "/to", (long) cut.top() + inputSize, (long) cut
			.left() + inputSize);
		graph.integers(name + "/axes", 2, 3);
		graph.add("Slice", name, "levels", name + "/from", name + "/to", name +
			"/axes");
	}

	/** What comes in from outside is 0, so the border's colour is taken off. */
	private void addTurned(final CropCut cut, final String name) {
		final float[] grid = new float[inputSize * inputSize * 2];
		for (int y = 0; y < inputSize; y++) {
			for (int x = 0; x < inputSize; x++) {
				final int at = 2 * (y * inputSize + x);
				grid[at] = gridPlace(cut.frameX(x, y, frameSize, inputSize));
				grid[at + 1] = gridPlace(cut.frameY(x, y, frameSize, inputSize));
			}
		}
		graph.constant(name + "/grid", grid, 1, inputSize, inputSize, 2);
		graph.add("Expand", name + "/grids", name + "/grid", "grid_shape");
		graph.add(OnnxGraph.node("GridSample", name + "/turned",
			"levels_over_border", name + "/grids").with("align_corners", 1).with(
				"mode", "bilinear").with("padding_mode", "zeros"));
		graph.add("Add", name + "/mixed", name + "/turned", "border");
		graph.add("Add", name + "/raised", name + "/mixed", "half");
		graph.add("Floor", name, name + "/raised");
	}

	/** From pixels to -1 at the first one's middle and 1 at the last one's. */
	private float gridPlace(final double pixel) {
		return (float) (2 * pixel / (frameSize - 1) - 1);
	}

}
