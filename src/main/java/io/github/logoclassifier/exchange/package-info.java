/**
 * Models that travel: trained ones written for TF.js and ONNX, and heads that
 * others saved as TF.js models, read.
 */

package io.github.logoclassifier.exchange;
