
package io.github.logoclassifier.imagej.dialog;

import ij.ImagePlus;

import org.scijava.module.ModuleItem;

/** Tells which inputs of a command are open images. */
public final class ImageInput {

	private ImageInput() {}

	public static boolean isImage(final ModuleItem<?> input) {
		return input.getType() == ImagePlus.class;
	}

}
