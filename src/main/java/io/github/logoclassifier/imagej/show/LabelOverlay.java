
package io.github.logoclassifier.imagej.show;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

import io.github.logoclassifier.imagej.read.Subject;
import io.github.logoclassifier.model.Prediction;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels as elements of images' overlays, each on its slice: a caption, and
 * where a part of the image was classified, its outline. They are named, so
 * that another run on the same slice replaces them; other elements are left
 * alone, and so are the pixels. One object is for one run.
 */
public final class LabelOverlay {

	/** The name of the elements. */
	static final String NAME = "Classify Logo";

	/** Pixels; what can be read on an icon. */
	private static final int SMALLEST_FONT = 10;

	/** Pixels; on an icon a long label goes down to this one. */
	private static final int LEAST_FONT = 6;

	/** The font's size as a part of the image's shorter side. */
	private static final int OF_SIDE = 28;

	/** The outline's width as a part of the image's shorter side. */
	private static final double LINE_OF_SIDE = 300;

	private static final Color BACKGROUND = new Color(0, 0, 0, 180);

	/** What earlier runs drew, by image. */
	private final Map<ImagePlus, List<Roi>> earlier = new HashMap<>();

	/** The label and its confidence: {@code android (98.7 %)}. */
	public static String text(final Prediction prediction) {
		// The confidence is that of the likeliest class, which it is not.
		return prediction.isUnknown() ? prediction.label() : prediction.label() +
			" (" + percent(prediction) + ")";
	}

	private static String percent(final Prediction prediction) {
		return ExplanationOverlay.percent(prediction.confidence());
	}

	/** Shows the label of a subject on it. */
	public void show(final Subject subject, final Prediction prediction) {
		final ImagePlus image = subject.image();
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image
			.getOverlay();
		final List<Roi> elements = new ArrayList<>();
		subject.selection().ifPresent(roi -> elements.addAll(outline(roi, image)));
		elements.add(caption(subject, prediction));
		for (final Roi element : elements) {
			element.setName(NAME);
			subject.place(element);
		}
		removeEarlier(overlay, image, elements.get(0));
		elements.forEach(overlay::add);
		image.setOverlay(overlay);
		image.setHideOverlay(false);
	}

	private void removeEarlier(final Overlay overlay, final ImagePlus image,
		final Roi element)
	{
		final List<Roi> old = earlier.computeIfAbsent(image, i -> named(overlay));
		old.removeIf(roi -> {
			final boolean isReplaced = ExplanationOverlay.isAtSamePlace(roi, element);
			if (isReplaced) overlay.remove(roi);
			return isReplaced;
		});
	}

	private static List<Roi> named(final Overlay overlay) {
		final List<Roi> named = new ArrayList<>();
		for (final Roi roi : overlay.toArray()) {
			if (NAME.equals(roi.getName())) named.add(roi);
		}
		return named;
	}

	/** White in black, so that it is seen on any picture. */
	private static List<Roi> outline(final Roi roi, final ImagePlus image) {
		final double width = Math.max(1, side(image) / LINE_OF_SIDE);
		final List<Roi> lines = new ArrayList<>();
		for (final Color color : new Color[] { Color.BLACK, Color.WHITE }) {
			final Roi line = (Roi) roi.clone();
			line.setFillColor(null);
			line.setStrokeColor(color);
			line.setStrokeWidth(color == Color.BLACK ? 3 * width : width);
			lines.add(line);
		}
		return lines;
	}

	private static Roi caption(final Subject subject,
		final Prediction prediction)
	{
		final ImagePlus image = subject.image();
		final Rectangle bounds = subject.bounds();
		final boolean isPart = subject.selection().isPresent();
		final TextRoi caption = fitting(prediction, bounds, side(image), isPart);
		final Rectangle box = caption.getBounds();
		final int x = Math.max(0, Math.min(bounds.x, image.getWidth() - box.width));
		caption.setLocation(x, isPart ? beside(bounds, box.height, image)
			: bounds.y);
		caption.setStrokeColor(Color.WHITE);
		caption.setFillColor(BACKGROUND);
		return caption;
	}

	/** Above a part of an image, or below; on it only where there is no room. */
	private static int beside(final Rectangle bounds, final int height,
		final ImagePlus image)
	{
		if (bounds.y >= height) return bounds.y - height;
		final int below = bounds.y + bounds.height;
		return below + height <= image.getHeight() ? below : bounds.y;
	}

	/**
	 * As large as is pleasant; where that is too wide, smaller, in two lines, and
	 * smaller still. A part of an image mostly has room beside it.
	 */
	private static TextRoi fitting(final Prediction prediction,
		final Rectangle bounds, final int side, final boolean isPart)
	{
		final int largest = Math.max(SMALLEST_FONT, side / OF_SIDE);
		final int smallest = isPart ? Math.max(SMALLEST_FONT, largest / 2)
			: SMALLEST_FONT;
		for (int size = largest; size >= smallest; size--) {
			final TextRoi line = text(text(prediction), size);
			if (line.getBounds().width <= bounds.width) return line;
		}
		if (isPart) return text(text(prediction), smallest);
		final String lines = prediction.isUnknown() ? prediction.label()
			: prediction.label() + "\n" + percent(prediction);
		int size = SMALLEST_FONT;
		TextRoi two = text(lines, size);
		while (two.getBounds().width > bounds.width && size > LEAST_FONT) {
			two = text(lines, --size);
		}
		return two;
	}

	private static TextRoi text(final String text, final int size) {
		return new TextRoi(0, 0, text, new Font(Font.SANS_SERIF, Font.PLAIN, size));
	}

	private static int side(final ImagePlus image) {
		return Math.min(image.getWidth(), image.getHeight());
	}

}
