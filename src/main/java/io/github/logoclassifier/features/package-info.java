/**
 * Features of images: extracted by a backbone, cached in memory and on disk.
 */

package io.github.logoclassifier.features;
