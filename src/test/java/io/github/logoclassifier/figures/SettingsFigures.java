
package io.github.logoclassifier.figures;

import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints what each setting of how a head is trained comes to when it is not the
 * default, as a Markdown table: on the tutorial's icons spoiled in thirteen
 * ways, and on photographs. Arguments: the folder of the tutorial's data, and
 * one of photographs.
 */
public final class SettingsFigures {

	private static final int FEW = 4;
	private static final int MANY = 20;

	private final Icons icons;
	private final Photographs photographs;

	private SettingsFigures(final Icons icons, final Photographs photographs) {
		this.icons = icons;
		this.photographs = photographs;
	}

	public static void main(final String... arguments) throws IOException {
		new SettingsFigures(new Icons(Paths.get(arguments[0])), new Photographs(
			Paths.get(arguments[1]))).print();
	}

	private void print() throws IOException {
		final Method defaults = method("**defaults**", HeadKind.POOLED,
			Crops.MULTIPLE);
		final List<Method> pooled = new ArrayList<>();
		pooled.add(defaults);
		for (final int epochs : new int[] { 20, 50, 100 }) {
			pooled.add(defaults.with("`epochs=" + epochs + "`", options -> options
				.epochs(epochs)));
		}
		for (final double rate : new double[] { 0.001, 0.1 }) {
			pooled.add(defaults.with("`learningrate=" + rate + "`", options -> options
				.learningRate(rate)));
		}
		pooled.add(defaults.with("`batchsize=32 epochs=20`", options -> options
			.epochs(20).batchSize(32)));
		for (final double l2 : new double[] { 1e-4, 1e-3, 1e-2, 3e-2 }) {
			pooled.add(defaults.with("L2 of " + BigDecimal.valueOf(l2)
				.toPlainString() + " instead of 0.003", options -> options.l2(l2)));
		}
		System.out.println("| | icons spoiled in 13 ways | photographs: 5 per " +
			"class | 10 | 20 |\n|---|---|---|---|---|");
		final boolean[][] base = rows(pooled, null);
		rows(List.of(method("`head=tutorial`", HeadKind.TUTORIAL, Crops.SINGLE)),
			base);
		imbalanced(defaults);
	}

	private static Method method(final String name, final HeadKind head,
		final Crops crops) throws IOException
	{
		return new Method(name, new Backbones().open(Backbones.BUNDLED), head,
			Framing.TRIM, crops, true);
	}

	/**
	 * Prints rows of methods that have the same features.
	 *
	 * @param base what to compare with; null for the first row
	 * @return the first row's answers
	 */
	private boolean[][] rows(final List<Method> methods, final boolean[][] base) {
		final Method first = methods.get(0);
		final List<Sample> drawn = first.features(icons.images(), true);
		final List<List<Sample>> spoiled = icons.spoiled(first);
		final List<Sample> taken = first.features(photographs.images(), true);
		boolean[][] compared = base;
		for (final Method method : methods) {
			System.err.println(method.name() + " …");
			final boolean[][] right = photographs.answers(method, taken);
			System.out.println("| " + method.name() + String.format(Locale.ROOT,
				" | %.3f", icons.spoiledAccuracy(method, drawn, spoiled)) + Photographs
					.cells(right, compared) + " |");
			if (compared == null) compared = right;
		}
		return compared;
	}

	/** Every other class has few images, the others many. */
	private void imbalanced(final Method method) {
		final List<Sample> taken = method.features(photographs.images(), true);
		final boolean[][] plain = { photographs.answers(method, taken, c -> c %
			2 == 0 ? FEW : MANY, false) };
		final boolean[][] balanced = { photographs.answers(method, taken, c -> c %
			2 == 0 ? FEW : MANY, true) };
		System.out.println("\n| 10 classes of " + FEW + " photographs, 10 of " +
			MANY + " | percent right |\n|---|---|\n| **each image counts the same " +
			"(default)**" + Photographs.cells(plain, null) +
			" |\n| each class counts the same" + Photographs.cells(balanced, plain) +
			" |");
	}

}
