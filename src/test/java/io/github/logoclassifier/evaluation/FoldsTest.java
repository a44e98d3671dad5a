
package io.github.logoclassifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.image.Thumbnail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

/** How images are dealt out to folds, by labels and plain grey thumbnails. */
class FoldsTest {

	private final List<String> labels = new ArrayList<>();
	private final List<Thumbnail> thumbnails = new ArrayList<>();

	@Test
	void everyImageIsHeldOutOnceAndTrainedOnOtherwise() {
		images("a", 13, 0, 20);
		images("b", 11, 0, 20);
		final Folds folds = folds(5, 1);
		assertEquals(5, folds.count());
		final int[] heldOut = new int[24];
		for (int f = 0; f < 5; f++) {
			folds.heldOut(f).forEach(i -> heldOut[i]++);
			assertEquals(24, folds.heldOut(f).size() + folds.training(f).size());
			final List<Integer> both = new ArrayList<>(folds.training(f));
			both.retainAll(folds.heldOut(f));
			assertTrue(both.isEmpty());
		}
		for (final int times : heldOut) {
			assertEquals(1, times);
		}
	}

	@Test
	void classesAreSpreadEvenly() {
		images("a", 13, 0, 10);
		images("b", 7, 5, 10);
		for (long seed = 0; seed < 20; seed++) {
			final Folds folds = folds(5, seed);
			for (int f = 0; f < 5; f++) {
				final long a = folds.heldOut(f).stream().filter(i -> labels.get(i)
					.equals("a")).count();
				assertTrue(a == 2 || a == 3, "a " + a);
				final long b = folds.heldOut(f).size() - a;
				assertTrue(b == 1 || b == 2, "b " + b);
			}
		}
	}

	@Test
	void whatLooksAlikeIsHeldOutTogether() {
		images("a", 4, 0, 0);
		images("a", 6, 50, 10);
		images("b", 6, 55, 10);
		images("b", 3, 200, 2);
		for (long seed = 0; seed < 20; seed++) {
			final Folds folds = folds(4, seed);
			assertEquals(foldOf(folds, 0), foldOf(folds, 3));
			// 200 is like 202, and 202 like 204.
			assertEquals(foldOf(folds, 16), foldOf(folds, 18));
		}
	}

	@Test
	void theSeedDecides() {
		images("a", 20, 0, 10);
		assertEquals(parts(folds(4, 7)), parts(folds(4, 7)));
		assertNotEquals(parts(folds(4, 7)), parts(folds(4, 8)));
	}

	@Test
	void aClassOfFewImagesIsInFewFolds() {
		images("a", 12, 0, 10);
		images("b", 2, 130, 60);
		final Folds folds = folds(5, 1);
		assertEquals(5, folds.count());
		assertNotEquals(foldOf(folds, 12), foldOf(folds, 13));
	}

	@Test
	void thereAreNoMoreFoldsThanGroups() {
		images("a", 2, 0, 50);
		images("b", 5, 150, 0);
		final Folds folds = folds(10, 1);
		assertEquals(3, folds.count());
		assertEquals(
			"folds must be at least 2, the number of parts of which each " +
				"is held out once, not 1", assertThrows(IllegalArgumentException.class,
					() -> folds(1, 1)).getMessage());
	}

	@Test
	void imagesThatLookAlikeInTwoClassesAreNamed() {
		images("a", 2, 0, 50);
		images("b", 2, 1, 100);
		final LookAlikes alike = new LookAlikes(thumbnails);
		assertEquals("[[0, 2], [1], [3]]", alike.groups().toString());
		assertEquals("[[0, 2]]", alike.acrossLabels(labels).toString());
	}

	private void images(final String label, final int count, final int first,
		final int step)
	{
		for (int i = 0; i < count; i++) {
			final int grey = first + i * step;
			final int[] pixels = new int[32 * 32];
			Arrays.fill(pixels, grey << 16 | grey << 8 | grey);
			labels.add(label);
			thumbnails.add(new Thumbnail(pixels, 32));
		}
	}

	private Folds folds(final int count, final long seed) {
		return Folds.stratified(labels, new LookAlikes(thumbnails), count, seed);
	}

	private static int foldOf(final Folds folds, final int image) {
		for (int f = 0; f < folds.count(); f++) {
			if (folds.heldOut(f).contains(image)) return f;
		}
		throw new AssertionError(image + " is in no fold");
	}

	private static String parts(final Folds folds) {
		final StringBuilder parts = new StringBuilder();
		for (int f = 0; f < folds.count(); f++) {
			parts.append(folds.heldOut(f));
		}
		return parts.toString();
	}

}
