
package io.github.logoclassifier.imagej.read;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Which pictures Classify Logo is to look at. */
public enum Subjects {

		/** What the active image displays, or what is selected of it. */
		CURRENT {

			@Override
			public List<Subject> of(final ImagePlus image) {
				return Collections.singletonList(Subject.current(image));
			}
		},

		/** Every slice of the active image, the same selected of each. */
		SLICES {

			@Override
			public List<Subject> of(final ImagePlus image) {
				final SliceView view = new SliceView(image);
				final Roi roi = image.getRoi();
				final List<Subject> all = new ArrayList<>();
				for (int i = 1; i <= image.getStackSize(); i++) {
					final int slice = i;
					if (hasPositions(image) && image.convertIndexToPosition(
						slice)[0] != image.getC()) continue;
					all.add(new Subject(image, image.getTitle() + position(image, slice),
						slice, roi, () -> view.pixels(slice, roi)));
				}
				return all;
			}
		},

		/** What each open image displays, or what is selected of it. */
		OPEN {

			@Override
			public List<Subject> of(final ImagePlus image) {
				final List<Subject> all = new ArrayList<>();
				final int[] ids = WindowManager.getIDList();
				if (ids != null) for (final int id : ids) {
					final ImagePlus open = WindowManager.getImage(id);
					if (open != null) all.add(Subject.current(open));
				}
				// Without windows an image is not among them.
				if (all.stream().noneMatch(subject -> subject.image() == image)) all
					.add(0, Subject.current(image));
				return all;
			}
		},

		/** The regions in the ROI Manager, on the active image. */
		REGIONS {

			@Override
			public List<Subject> of(final ImagePlus image) {
				final RoiManager manager = manager();
				if (manager == null && GraphicsEnvironment.isHeadless()) {
					throw new IllegalArgumentException("images=regions needs the ROI " +
						"Manager, which ImageJ does not have without a screen: start it " +
						"with one, or select each region in turn and use images=current");
				}
				if (manager == null || manager.getCount() == 0) {
					throw new IllegalArgumentException("images=regions, but the ROI " +
						"Manager " + (manager == null ? "is not open" : "has no regions") +
						": select a part of the image and choose " +
						"Edit > Selection > Add to Manager");
				}
				final SliceView view = new SliceView(image);
				final List<Subject> all = new ArrayList<>();
				for (int i = 0; i < manager.getCount(); i++) {
					final Roi roi = manager.getRoi(i);
					final String name = manager.getName(i);
					final int slice = slice(image, roi, name);
					if (!roi.isArea()) {
						throw new IllegalArgumentException("region " + name +
							" has no area: it is a " + roi.getTypeAsString().toLowerCase(
								Locale.ROOT) + "; take it out of the ROI Manager");
					}
					final Subject region = new Subject(image, image.getTitle() + ":" +
						name, slice, roi, () -> view.pixels(slice, roi));
					requireInside(region, name);
					all.add(region);
				}
				return all;
			}
		};

	/**
	 * The pictures to look at, the ones of the active image and others.
	 *
	 * @throws IllegalArgumentException if there are none, or one of them cannot
	 *           be looked at; the message says what to do
	 */
	public abstract List<Subject> of(ImagePlus image);

	/** @param images the name of one of these, in any case */
	public static Subjects named(final String images) {
		for (final Subjects subjects : values()) {
			if (subjects.name().equalsIgnoreCase(images)) return subjects;
		}
		throw new IllegalArgumentException(
			"images must be current, slices, open or regions, not \"" + images +
				"\"");
	}

	/** Whether a slice is displayed by its channel, slice and frame. */
	static boolean hasPositions(final ImagePlus image) {
		return image.isComposite() || image.isHyperStack();
	}

	/** As in the title of an image's window, where a number would not do. */
	private static String position(final ImagePlus image, final int slice) {
		if (!hasPositions(image)) return "";
		final int[] at = image.convertIndexToPosition(slice);
		final StringBuilder position = new StringBuilder();
		if (image.getNSlices() > 1) {
			position.append(" z:").append(at[1]).append('/').append(image
				.getNSlices());
		}
		if (image.getNFrames() > 1) {
			position.append(" t:").append(at[2]).append('/').append(image
				.getNFrames());
		}
		return position.toString();
	}

	/** The slice that a region was drawn on; the current one if on all. */
	private static int slice(final ImagePlus image, final Roi roi,
		final String name)
	{
		if (roi.hasHyperStackPosition()) {
			final int c = or(roi.getCPosition(), image.getC());
			final int z = or(roi.getZPosition(), image.getZ());
			final int t = or(roi.getTPosition(), image.getT());
			if (c <= image.getNChannels() && z <= image.getNSlices() && t <= image
				.getNFrames()) return image.getStackIndex(c, z, t);
		}
		else {
			final int slice = or(roi.getPosition(), image.getCurrentSlice());
			if (slice <= image.getStackSize()) return slice;
		}
		throw new IllegalArgumentException("region " + name + " is on a slice " +
			"that " + image.getTitle() +
			" does not have: it is one of another image");
	}

	/** The ROI Manager, or null: ImageJ may not make one without a screen. */
	private static RoiManager manager() {
		try {
			return RoiManager.getInstance2();
		}
		catch (final HeadlessException exc) {
			return null;
		}
	}

	private static int or(final int position, final int shown) {
		return position > 0 ? position : shown;
	}

	private static void requireInside(final Subject region, final String name) {
		try {
			region.bounds();
		}
		catch (final IllegalArgumentException exc) {
			throw new IllegalArgumentException("region " + name +
				" lies outside the image " + region.image().getTitle() +
				": take it out of the ROI Manager", exc);
		}
	}

}
