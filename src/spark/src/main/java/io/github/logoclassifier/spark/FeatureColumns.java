
package io.github.logoclassifier.spark;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.features.ImageFeatures;
import io.github.logoclassifier.image.Thumbnail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The features of an image as a row: {@code index} and {@code path} of the
 * image, {@code content}, {@code thumbnail}, {@code height}, {@code width},
 * {@code channels}, {@code views}, each the float32 values of a feature map,
 * little endian, the channel running fastest; or {@code error}.
 */
final class FeatureColumns {

	static final String INDEX = "index";

	static final StructType FILES = new StructType().add(INDEX,
		DataTypes.IntegerType).add("path", DataTypes.StringType);

	static final StructType SCHEMA = FILES.add("content", DataTypes.StringType)
		.add("thumbnail", DataTypes.BinaryType).add("height", DataTypes.IntegerType)
		.add("width", DataTypes.IntegerType).add("channels", DataTypes.IntegerType)
		.add("views", DataTypes.createArrayType(DataTypes.BinaryType)).add("error",
			DataTypes.StringType);

	private static final int ERROR = 8;

	private FeatureColumns() {}

	static Row row(final int index, final String path,
		final ImageFeatures features)
	{
		final List<byte[]> views = new ArrayList<>();
		for (final FeatureMap view : features.views()) {
			final ByteBuffer bytes = ByteBuffer.allocate(4 * view.values().length)
				.order(ByteOrder.LITTLE_ENDIAN);
			bytes.asFloatBuffer().put(view.values());
			views.add(bytes.array());
		}
		final FeatureMap first = features.views().get(0);
		return RowFactory.create(index, path, features.content(), features
			.thumbnail().values(), first.height(), first.width(), first.channels(),
			views.toArray(), null);
	}

	/** @param reason why there are none */
	static Row row(final int index, final String path, final String reason) {
		return RowFactory.create(index, path, null, null, null, null, null, null,
			reason);
	}

	static int index(final Row row) {
		return row.getInt(0);
	}

	static boolean isFailed(final Row row) {
		return !row.isNullAt(ERROR);
	}

	static String reason(final Row row) {
		return row.getString(ERROR);
	}

	/** @param weights what each crop counts */
	static ImageFeatures features(final Row row, final double[] weights) {
		final List<FeatureMap> views = new ArrayList<>();
		for (final byte[] bytes : row.<byte[]> getList(7)) {
			final float[] values = new float[bytes.length / 4];
			ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(
				values);
			views.add(new FeatureMap(row.getInt(4), row.getInt(5), row.getInt(6),
				values));
		}
		return new ImageFeatures(row.getString(2), Thumbnail.of((byte[]) row.get(
			3)), views, weights);
	}

}
