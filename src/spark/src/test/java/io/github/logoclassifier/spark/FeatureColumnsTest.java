
package io.github.logoclassifier.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.features.ImageFeatures;
import io.github.logoclassifier.image.Thumbnail;

import java.util.Arrays;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class FeatureColumnsTest {

	@Test
	void featuresComeBackAsTheyWere() {
		final int[] framed = new int[16 * 16];
		Arrays.setAll(framed, i -> 0xff000000 | 1000 * i);
		final ImageFeatures features = new ImageFeatures("content", new Thumbnail(
			framed, 16), Arrays.asList(map(1), map(2)), new double[] { 0.25, 0.75 });
		final Row row = asRead(FeatureColumns.row(7, "/a.png", features));
		final ImageFeatures read = FeatureColumns.features(row, new double[] { 0.25,
			0.75 });
		assertFalse(FeatureColumns.isFailed(row));
		assertEquals(7, FeatureColumns.index(row));
		assertEquals("content", read.content());
		assertEquals(0, read.thumbnail().difference(features.thumbnail()));
		assertArrayEquals(features.seen().values(), read.seen().values());
		for (int i = 0; i < 2; i++) {
			final FeatureMap view = read.views().get(i);
			assertEquals(2, view.height());
			assertEquals(1, view.width());
			assertArrayEquals(features.views().get(i).values(), view.values());
		}
	}

	@Test
	void aReasonComesBackToo() {
		final Row row = FeatureColumns.row(3, "/b.png", "truncated");
		assertTrue(FeatureColumns.isFailed(row));
		assertEquals("truncated", FeatureColumns.reason(row));
	}

	private static FeatureMap map(final int first) {
		return new FeatureMap(2, 1, 3, new float[] { first, 1.5f, -0f,
			Float.MIN_VALUE, 6, 1e-7f });
	}

	/** Spark gives a list where an array was given. */
	private static Row asRead(final Row row) {
		final Object[] cells = new Object[row.length()];
		Arrays.setAll(cells, row::get);
		cells[7] = scala.collection.JavaConverters.asScalaBuffer(Arrays.asList(
			(Object[]) cells[7]));
		return RowFactory.create(cells);
	}

}
