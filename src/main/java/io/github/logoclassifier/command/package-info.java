/**
 * The commands, thin over {@link io.github.logoclassifier.LogoService}: they
 * check what the user gave, call the service, and hand on what it found. What
 * they show goes through {@link io.github.logoclassifier.command.LogoDisplay},
 * so that nothing here knows a window.
 */

package io.github.logoclassifier.command;
