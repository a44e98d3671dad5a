
/** What is wrong with JSON that strangers made. Knows nothing of ours. */

package io.github.logoclassifier.io;
