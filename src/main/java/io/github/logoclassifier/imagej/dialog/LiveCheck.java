
package io.github.logoclassifier.imagej.dialog;

import io.github.logoclassifier.command.Finding;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.swing.SwingUtilities;
import javax.swing.Timer;

/**
 * Looks at answers while they are typed, on a thread of its own, once nothing
 * was typed for a moment. Only what the last answers came to is told.
 */
final class LiveCheck {

	/** Shorter than a pause between words, longer than one between letters. */
	private static final int MILLISECONDS = 250;

	private final Questions questions;
	private final Consumer<Map<String, Finding>> told;
	private final AtomicInteger current = new AtomicInteger();
	private Timer timer;

	/** @param told hears on the event dispatch thread */
	LiveCheck(final Questions questions,
		final Consumer<Map<String, Finding>> told)
	{
		this.questions = questions;
		this.told = told;
	}

	/** Called on the event dispatch thread. */
	void changed(final Map<String, String> texts) {
		final int number = current.incrementAndGet();
		if (timer != null) timer.stop();
		timer = new Timer(MILLISECONDS, event -> start(texts, number));
		timer.setRepeats(false);
		timer.start();
	}

	/** Nobody wants to know any more. */
	void stop() {
		current.incrementAndGet();
		if (timer != null) timer.stop();
	}

	private void start(final Map<String, String> texts, final int number) {
		final Thread thread = new Thread(() -> check(texts, number),
			"Logo Classifier input check");
		thread.setDaemon(true);
		thread.start();
	}

	private void check(final Map<String, String> texts, final int number) {
		try {
			final Map<String, Finding> findings = questions.findings(texts,
				() -> current.get() != number);
			SwingUtilities.invokeLater(() -> {
				if (current.get() == number) told.accept(findings);
			});
		}
		catch (final CancellationException exc) {
			// something else has been typed since
		}
	}

}
