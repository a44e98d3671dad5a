/**
 * The steps behind {@link io.github.logoclassifier.LogoService}: read, extract,
 * fit, describe; evaluate; correct; classify a folder.
 */

package io.github.logoclassifier.service;
