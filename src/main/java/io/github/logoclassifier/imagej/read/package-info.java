/**
 * Reads pixels from image files and from ImageJ's windows.
 */

package io.github.logoclassifier.imagej.read;
