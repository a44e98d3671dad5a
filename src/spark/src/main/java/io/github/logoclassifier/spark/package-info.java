/**
 * The same on a cluster of Apache Spark: classifying a folder, and training on
 * one. It is no part of the plugin; it knows the service and the tables of the
 * commands, and no window.
 */

package io.github.logoclassifier.spark;
