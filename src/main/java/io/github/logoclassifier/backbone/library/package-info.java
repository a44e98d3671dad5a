/**
 * Backbones by name: bundled, installed, downloaded, or read from a file.
 */

package io.github.logoclassifier.backbone.library;
