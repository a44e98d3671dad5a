/**
 * From a folder to labelled files: which files are images, what their labels
 * are, which were left out and why, and how they are split for validation.
 * <p>
 * Nothing here decodes a picture. Files are judged by their first bytes and by
 * the block structure of their format, which is enough to tell an image from
 * another file and a whole one from a truncated one.
 */

package io.github.logoclassifier.dataset;
