/**
 * A trained classifier as a value, and as one file.
 */

package io.github.logoclassifier.model;
