/**
 * Runs commands from macros, from plain ImageJ's menus and from the command
 * line.
 */

package io.github.logoclassifier.imagej.macro;
