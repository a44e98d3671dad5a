
package io.github.logoclassifier.figures;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;

import java.io.IOException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prints what settings come to on a folder of photographs with few images to
 * learn from, as a Markdown table. Each setting is compared with the first,
 * answer by answer. Arguments: the folder, and a folder with the ImageNet
 * MobileNet in the TF.js format.
 */
public final class PhotographFigures {

	private final Photographs photographs;

	private PhotographFigures(final Photographs photographs) {
		this.photographs = photographs;
	}

	public static void main(final String... arguments) throws IOException {
		new PhotographFigures(new Photographs(Paths.get(arguments[0]))).print(
			arguments[1]);
	}

	private void print(final String mobileNet) throws IOException {
		final Backbone imageNet = new Backbones().open(mobileNet);
		final Backbone bundled = new Backbones().open(Backbones.BUNDLED);
		final Method single = new Method("bundled, one crop", bundled,
			HeadKind.POOLED, Framing.TRIM, Crops.SINGLE, false);
		final Method colors = new Method("bundled, one crop, augmented", bundled,
			HeadKind.POOLED, Framing.TRIM, Crops.SINGLE, true);
		final Method defaults = new Method(
			"**bundled, eight crops, augmented (defaults)**", bundled,
			HeadKind.POOLED, Framing.TRIM, Crops.MULTIPLE, true);
		System.out.println("| images learned per class: | 5 | 10 |" +
			" 20 |\n|---|---|---|---|");
		final Method baseline = new Method("ImageNet, stretch, one crop", imageNet,
			HeadKind.POOLED, Framing.STRETCH, Crops.SINGLE, false);
		final boolean[][] base = row(baseline.name(), baseline, baseline.features(
			photographs.images(), true), null);
		row(single.name(), single, single.features(photographs.images(), true),
			base);
		row(colors.name(), colors, colors.features(photographs.images(), true),
			base);
		for (final Framing framing : Arrays.asList(Framing.LETTERBOX,
			Framing.STRETCH, Framing.CROP))
		{
			final Method framed = new Method("bundled, eight crops, augmented, " +
				framing.id(), bundled, HeadKind.POOLED, framing, Crops.MULTIPLE, true);
			row(framed.name(), framed, framed.features(photographs.images(), true),
				base);
		}
		final Method plain = new Method("bundled, eight crops", bundled,
			HeadKind.POOLED, Framing.TRIM, Crops.MULTIPLE, false);
		row(plain.name(), plain, plain.features(photographs.images(), true), base);
		final List<Sample> own = defaults.features(photographs.images(), true);
		row(defaults.name(), defaults, own, base);
		final Method other = new Method("ImageNet, eight crops, augmented",
			imageNet, HeadKind.POOLED, Framing.TRIM, Crops.MULTIPLE, true);
		final List<Sample> others = other.features(photographs.images(), true);
		row(other.name(), other, others, base);
		final List<Sample> both = new ArrayList<>();
		for (int i = 0; i < own.size(); i++) {
			both.add(own.get(i).with(others.get(i)));
		}
		row("both together", defaults, both, base);
	}

	/** Prints a row; returns for each size which answers were right. */
	private boolean[][] row(final String name, final Method method,
		final List<Sample> features, final boolean[][] base)
	{
		System.err.println(name + " …");
		final boolean[][] right = photographs.answers(method, features);
		System.out.println("| " + name + Photographs.cells(right, base) + " |");
		return right;
	}

}
