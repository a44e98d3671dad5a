/**
 * Shows results in ImageJ: tables, plots, overlays and pictures.
 */

package io.github.logoclassifier.imagej.show;
