
package io.github.logoclassifier.imagej.show;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GUI;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Places windows beside each other, as far as the screen has room. */
public final class FreePlace {

	private static final int GAP = 4;

	private final Rectangle screen;
	private final List<Rectangle> taken;

	/**
	 * @param screen where windows may be
	 * @param taken where some are
	 */
	FreePlace(final Rectangle screen, final List<Rectangle> taken) {
		this.screen = screen;
		this.taken = taken;
	}

	/** Shows an image where it covers least. */
	static void show(final ImagePlus image) {
		image.show();
		if (image.getWindow() != null) move(image.getWindow());
	}

	/** Moves a window of ImageJ to where it covers least of the others. */
	public static void move(final Window window) {
		final List<Rectangle> others = new ArrayList<>();
		for (final Window other : Window.getWindows()) {
			if (other != window && other.isShowing() && isOfImageJ(other)) {
				others.add(other.getBounds());
			}
		}
		new FreePlace(GUI.getMaxWindowBounds(window), others).of(window.getSize())
			.ifPresent(window::setLocation);
	}

	private static boolean isOfImageJ(final Window window) {
		if (window == IJ.getInstance()) return true;
		final int[] images = WindowManager.getIDList();
		if (images != null) for (final int id : images) {
			if (WindowManager.getImage(id).getWindow() == window) return true;
		}
		return Arrays.asList(WindowManager.getNonImageWindows()).contains(window);
	}

	/**
	 * The place for a window where it covers least of others: beside or below
	 * them, or in a corner of the screen; of equal ones the uppermost, then the
	 * leftmost. None if it is larger than the screen.
	 */
	Optional<Point> of(final Dimension size) {
		final int right = screen.x + screen.width - size.width;
		final int bottom = screen.y + screen.height - size.height;
		final List<Point> corners = new ArrayList<>();
		corners.add(screen.getLocation());
		corners.add(new Point(right, screen.y));
		corners.add(new Point(screen.x, bottom));
		corners.add(new Point(right, bottom));
		for (final Rectangle other : taken) {
			final int beside = other.x + other.width + GAP;
			final int below = other.y + other.height + GAP;
			corners.add(new Point(beside, other.y));
			corners.add(new Point(beside, screen.y));
			corners.add(new Point(other.x, below));
			corners.add(new Point(screen.x, below));
			corners.add(new Point(right, below));
			corners.add(new Point(beside, bottom));
		}
		return corners.stream().filter(corner -> screen.contains(new Rectangle(
			corner, size))).min(Comparator.<Point> comparingLong(corner -> covered(
				new Rectangle(corner, size))).thenComparingInt(corner -> corner.y)
				.thenComparingInt(corner -> corner.x));
	}

	/** Pixels of other windows; those that lie on each other count each. */
	private long covered(final Rectangle place) {
		return taken.stream().map(place::intersection).filter(part -> !part
			.isEmpty()).mapToLong(part -> (long) part.width * part.height).sum();
	}

}
