/**
 * What in a picture spoke for a class: exactly, by the activation map of a
 * pooled head, or by covering parts of the picture for other heads.
 */

package io.github.logoclassifier.explain;
