/**
 * From feature maps and labels to a trained head, with Deeplearning4j.
 */

package io.github.logoclassifier.training;
