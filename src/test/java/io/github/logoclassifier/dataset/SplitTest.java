
package io.github.logoclassifier.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class SplitTest {

	private final List<String> labels = new ArrayList<>();
	private final List<String> contents = new ArrayList<>();

	@Test
	void everyImageIsOnOneSide() {
		add("a", 50);
		add("b", 50);
		final Split split = Split.stratified(labels, contents, 0.2, 1);
		final Set<Integer> all = new HashSet<>(split.training());
		all.addAll(split.validation());
		assertEquals(100, all.size());
		assertEquals(100, split.training().size() + split.validation().size());
	}

	@Test
	void eachClassGivesAboutItsShare() {
		for (int c = 0; c < 20; c++) {
			add("class " + c, 30);
		}
		final Split split = Split.stratified(labels, contents, 0.2, 1);
		for (int c = 0; c < 20; c++) {
			final String label = "class " + c;
			final long held = split.validation().stream().filter(i -> labels.get(i)
				.equals(label)).count();
			assertTrue(held >= 3 && held <= 9, label + ": " + held);
		}
		assertEquals(120, split.validation().size(), 20);
	}

	@Test
	void smallClassesKeepWhatTheyNeed() {
		add("two", 2);
		add("three", 3);
		add("four", 4);
		final Split split = Split.stratified(labels, contents, 0.2, 5);
		assertEquals(0, held(split, "two"));
		assertEquals(0, held(split, "three"));
		assertEquals(1, held(split, "four"));
	}

	@Test
	void equalImagesAreOnOneSideWhateverTheirLabel() {
		add("a", 40);
		add("b", 40);
		for (int i = 0; i < 20; i++) {
			labels.add("b");
			contents.add("a" + i); // an image of class a, filed under b too
			labels.add("a");
			contents.add("a" + i);
		}
		for (int seed = 0; seed < 20; seed++) {
			final Split split = Split.stratified(labels, contents, 0.3, seed);
			final Set<String> training = contents(split.training());
			training.retainAll(contents(split.validation()));
			assertTrue(training.isEmpty(), training.toString());
		}
	}

	@Test
	void addingImagesMovesNoOldOne() {
		add("a", 60);
		add("b", 60);
		final Set<String> before = contents(Split.stratified(labels, contents, 0.25,
			3).validation());
		for (int i = 1000; i < 1040; i++) {
			labels.add(i % 2 == 0 ? "a" : "b");
			contents.add("new " + i);
		}
		final Set<String> after = contents(Split.stratified(labels, contents, 0.25,
			3).validation());
		after.removeIf(content -> content.startsWith("new"));
		assertEquals(before, after);
	}

	@Test
	void anotherSeedIsAnotherSplitAndTheSameTheSame() {
		add("a", 60);
		final Split one = Split.stratified(labels, contents, 0.2, 1);
		assertEquals(one.validation(), Split.stratified(labels, contents, 0.2, 1)
			.validation());
		assertTrue(!one.validation().equals(Split.stratified(labels, contents, 0.2,
			2).validation()));
	}

	@Test
	void nothingIsHeldOutOfNothing() {
		add("a", 10);
		assertTrue(Split.stratified(labels, contents, 0, 1).validation().isEmpty());
	}

	@Test
	void aFractionOutOfRangeIsAnError() {
		for (final double wrong : new double[] { -0.1, 0.95, Double.NaN }) {
			final String message = assertThrows(IllegalArgumentException.class,
				() -> Split.stratified(labels, contents, wrong, 1)).getMessage();
			assertTrue(message.startsWith("validation must be between"), message);
		}
	}

	private void add(final String label, final int count) {
		for (int i = 0; i < count; i++) {
			labels.add(label);
			contents.add(label + i);
		}
	}

	private long held(final Split split, final String label) {
		return split.validation().stream().filter(i -> labels.get(i).equals(label))
			.count();
	}

	private Set<String> contents(final List<Integer> indices) {
		final Set<String> found = new HashSet<>();
		indices.forEach(i -> found.add(contents.get(i)));
		return found;
	}

}
