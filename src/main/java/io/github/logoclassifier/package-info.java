/**
 * The scripting interface: {@link io.github.logoclassifier.LogoService} trains,
 * opens, applies and evaluates logo classifiers. Everything behind it is in
 * packages of its own, each of which knows only those before it:
 * {@code dataset}, {@code image}, {@code backbone}, {@code head},
 * {@code training}, {@code keras}, {@code model}, {@code evaluation},
 * {@code explain}. Commands and windows come after it, in {@code command} and
 * {@code imagej}.
 */

package io.github.logoclassifier;
