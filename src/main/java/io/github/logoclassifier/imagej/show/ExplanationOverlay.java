
package io.github.logoclassifier.imagej.show;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

import io.github.logoclassifier.explain.Explanation;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.Locale;

/**
 * An explanation as elements of an image's overlay: the heat map, and what it
 * is of in a corner. They are named, so that the next explanation replaces
 * them; other elements are left alone, and so are the pixels.
 */
public final class ExplanationOverlay {

	/** The name of the elements. */
	static final String NAME = "Explain Logo";

	private static final int SMALLEST_FONT = 6;
	private static final int LARGE_FONT = 60;

	/** The font's size as a part of the picture's shorter side. */
	private static final int OF_SIDE = 14;

	/** The same of large ones, which are looked at from further away. */
	private static final int OF_LARGE_SIDE = 20;

	private final Explanation explanation;
	private final Rectangle bounds;

	/** @param bounds what was explained of the image, in pixels */
	public ExplanationOverlay(final Explanation explanation,
		final Rectangle bounds)
	{
		this.explanation = explanation;
		this.bounds = bounds;
	}

	/** Shows it on the current slice of an image. */
	public void showOn(final ImagePlus image) {
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image
			.getOverlay();
		final Roi heat = heat();
		setPosition(heat, image);
		for (int i = overlay.size() - 1; i >= 0; i--) {
			final Roi old = overlay.get(i);
			if (NAME.equals(old.getName()) && isAtSamePlace(old, heat)) {
				overlay.remove(i);
			}
		}
		overlay.add(heat);
		final Roi caption = caption();
		setPosition(caption, image);
		overlay.add(caption);
		image.setOverlay(overlay);
		image.setHideOverlay(false);
	}

	private Roi heat() {
		return new HeatRoi(bounds.x, bounds.y, new EvidencePixels(explanation,
			bounds.width, bounds.height).colored());
	}

	private Roi caption() {
		final String label = explanation.label();
		final TextRoi caption = caption(label + " " + percent(explanation
			.confidence()));
		// On an icon there is room for the label only.
		return caption.getBounds().width <= bounds.width ? caption : caption(label);
	}

	/** As large as there is room for, down to a size. */
	private TextRoi caption(final String text) {
		final int side = Math.min(bounds.width, bounds.height);
		int size = Math.max(SMALLEST_FONT, Math.min(side / OF_SIDE, Math.max(
			LARGE_FONT, side / OF_LARGE_SIDE)));
		TextRoi caption = caption(text, size);
		while (caption.getBounds().width > bounds.width && size > SMALLEST_FONT) {
			caption = caption(text, --size);
		}
		caption.setStrokeColor(Color.WHITE);
		caption.setFillColor(new Color(0, 0, 0, 170));
		return caption;
	}

	/** Never 100 % of what is not certain, nor 0 % of what is possible. */
	public static String percent(final double confidence) {
		final long whole = Math.round(100 * confidence);
		if (whole == 100 && confidence < 1) return String.format(Locale.ROOT,
			"%.1f %%", Math.floor(1000 * confidence) / 10);
		if (whole == 0 && confidence > 0) return "< 0.5 %";
		return whole + " %";
	}

	private TextRoi caption(final String text, final int size) {
		return new TextRoi(bounds.x, bounds.y, text, new Font(Font.SANS_SERIF,
			Font.PLAIN, size));
	}

	private static void setPosition(final Roi roi, final ImagePlus image) {
		roi.setName(NAME);
		if (image.isHyperStack()) {
			roi.setPosition(image.isComposite() ? 0 : image.getC(), image.getZ(),
				image.getT());
		}
		else if (image.getStackSize() > 1) {
			roi.setPosition(image.getCurrentSlice());
		}
	}

	/** Whether two elements belong to the same slice. */
	static boolean isAtSamePlace(final Roi a, final Roi b) {
		return a.getPosition() == b.getPosition() && a.getCPosition() == b
			.getCPosition() && a.getZPosition() == b.getZPosition() && a
				.getTPosition() == b.getTPosition();
	}

}
