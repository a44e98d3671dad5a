/**
 * Weight files of MobileNetV1: the TF.js layers format and Keras's HDF5 format.
 */

package io.github.logoclassifier.backbone.weights;
