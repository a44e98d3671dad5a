/**
 * Results as rows of named columns, and as CSV files.
 */

package io.github.logoclassifier.table;
