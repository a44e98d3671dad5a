/**
 * The dialog that asks a person for a command's inputs. It knows no command:
 * what it asks for, what it says of the answers while they are typed, and what
 * it proposes are handed to it.
 */

package io.github.logoclassifier.imagej.dialog;
