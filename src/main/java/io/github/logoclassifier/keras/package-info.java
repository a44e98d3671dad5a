/**
 * Keras networks of any family as backbones, run by Deeplearning4j: what the
 * file says of itself, where it can be cut, and how it is run.
 */

package io.github.logoclassifier.keras;
