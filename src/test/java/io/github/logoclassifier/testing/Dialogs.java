
package io.github.logoclassifier.testing;

import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** Uses this project's dialogs, from inside the JVM that shows them. */
public final class Dialogs {

	private final JDialog dialog;

	private Dialogs(final JDialog dialog) {
		this.dialog = dialog;
	}

	/** Waits until a command's dialog is on the screen. */
	public static Dialogs waitFor(final String title)
		throws InterruptedException
	{
		Windows.waitFor(() -> Windows.window(JDialog.class, title) != null);
		return new Dialogs((JDialog) Windows.window(JDialog.class, title));
	}

	public JDialog window() {
		return dialog;
	}

	/** Types into the field of an input. */
	public void set(final String input, final String text) throws Exception {
		SwingUtilities.invokeAndWait(() -> ((JTextComponent) find(input)).setText(
			text));
	}

	public String text(final String input) throws Exception {
		return onEdt(() -> ((JTextComponent) find(input)).getText());
	}

	/** Ticks an input or not. */
	public void tick(final String input, final boolean isTicked)
		throws Exception
	{
		SwingUtilities.invokeAndWait(() -> ((AbstractButton) find(input))
			.setSelected(isTicked));
	}

	/** Chooses one of an input's words. */
	public void choose(final String input, final String word) throws Exception {
		SwingUtilities.invokeAndWait(() -> ((JComboBox<?>) find(input))
			.setSelectedItem(word));
	}

	/** Presses a button, by its name or what stands on it, once it can be. */
	public void press(final String button) throws Exception {
		Windows.waitFor(() -> isEnabled(button));
		SwingUtilities.invokeLater(() -> ((AbstractButton) find(button)).doClick());
	}

	public boolean isEnabled(final String button) {
		return find(button).isEnabled();
	}

	/** Waits until some text of the dialog begins so, and returns all of it. */
	public String said(final String beginning) throws Exception {
		Windows.waitFor(() -> !textsThatBegin(beginning).isEmpty());
		return textsThatBegin(beginning).get(0);
	}

	private List<String> textsThatBegin(final String beginning) {
		final List<String> found = new ArrayList<>();
		for (final Component part : parts(dialog)) {
			if (part instanceof JTextComponent && part.isShowing() &&
				((JTextComponent) part).getText().startsWith(beginning))
			{
				found.add(((JTextComponent) part).getText());
			}
		}
		return found;
	}

	private JComponent find(final String name) {
		for (final Component part : parts(dialog)) {
			final boolean isLabelled = part instanceof AbstractButton && name.equals(
				((AbstractButton) part).getText());
			if (name.equals(part.getName()) || isLabelled) return (JComponent) part;
		}
		throw new IllegalStateException("no " + name);
	}

	private static List<Component> parts(final Container container) {
		final List<Component> parts = new ArrayList<>();
		for (final Component part : container.getComponents()) {
			parts.add(part);
			if (part instanceof Container) parts.addAll(parts((Container) part));
		}
		return parts;
	}

	private static <T> T onEdt(final Supplier<T> question) throws Exception {
		final List<T> answer = new ArrayList<>();
		SwingUtilities.invokeAndWait(() -> answer.add(question.get()));
		return answer.get(0);
	}

	/** Whether a window is still shown. */
	public boolean isOpen() {
		return ((Window) dialog).isVisible();
	}

}
