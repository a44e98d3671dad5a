/**
 * Everything that is ImageJ: reading images, seeing them as a person does, the
 * Results table, the loss plot, and commands whose input is an open image. No
 * other package imports {@code ij.*}, AWT or Swing.
 */

package io.github.logoclassifier.imagej;
