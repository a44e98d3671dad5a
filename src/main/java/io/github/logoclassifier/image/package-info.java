/**
 * From a picture to the numbers that a network sees.
 * <p>
 * There is one way for every picture, in training and in classification:
 * {@link io.github.logoclassifier.image.Preprocessing} frames it (an ImgLib2
 * image of {@link net.imglib2.type.numeric.ARGBType} to a small square one) and
 * scales its values. It is the only code of the project that resizes.
 */

package io.github.logoclassifier.image;
