/**
 * How good a classifier is: from outcomes, each an image with its true label
 * and what was predicted, to figures, confusions and advice; and the folds of
 * cross-validation. Nothing here trains, classifies or reads a file.
 */

package io.github.logoclassifier.evaluation;
