/**
 * From pixels to feature maps: pretrained networks, cut before their
 * classifier, and what is needed to read, find and run them.
 */

package io.github.logoclassifier.backbone;
