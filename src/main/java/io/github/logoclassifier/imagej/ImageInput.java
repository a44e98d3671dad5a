
package io.github.logoclassifier.imagej;

import ij.ImagePlus;

import org.scijava.module.ModuleItem;

/** Tells which inputs of a command are open images. */
final class ImageInput {

	private ImageInput() {}

	static boolean isImage(final ModuleItem<?> input) {
		return input.getType() == ImagePlus.class;
	}

}
