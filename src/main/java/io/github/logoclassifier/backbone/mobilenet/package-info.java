/**
 * MobileNetV1 in plain Java: folded layers, and the loops that run them.
 */

package io.github.logoclassifier.backbone.mobilenet;
