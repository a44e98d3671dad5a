/**
 * The small network behind a backbone, as plain numbers: what training makes
 * and classification uses. Nothing here needs ND4J, so that classifying does
 * not have to start it.
 */

package io.github.logoclassifier.head;
