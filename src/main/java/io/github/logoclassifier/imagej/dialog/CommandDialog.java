
package io.github.logoclassifier.imagej.dialog;

import io.github.logoclassifier.command.Finding;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JSeparator;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;

import org.scijava.module.ModuleItem;

/**
 * Asks a person for a command's inputs, and says of each what will come of it
 * while it is typed. OK can be pressed once there is nothing wrong.
 */
public final class CommandDialog {

	private static final int MARGIN = 12;

	private final Questions questions;
	private final Answers answers;
	private final LiveCheck check;
	private final Map<String, Finding> findings = new HashMap<>();
	private final List<InputField> advanced = new ArrayList<>();
	private final JDialog dialog;
	private final Form form;
	private final Form folded;
	private final Hint help;
	private final JButton unfold = new JButton();
	private final JButton ok = new JButton("OK");
	private boolean isAccepted;

	private CommandDialog(final Window owner, final Font font, final String title,
		final String description, final Questions questions)
	{
		this.questions = questions;
		dialog = new JDialog(owner, title, Dialog.ModalityType.APPLICATION_MODAL);
		form = new Form(font, this::help);
		folded = new Form(font, this::help);
		help = form.note(2);
		answers = new Answers(questions);
		check = new LiveCheck(questions, this::tell);
		for (final InputField field : answers.fields()) {
			final boolean isAdvanced = questions.isAdvanced(item(field));
			if (isAdvanced) advanced.add(field);
			(isAdvanced ? folded : form).add(field);
		}
		layOut(description, font);
		answers.onChange(this::changed);
		dialog.getRootPane().setDefaultButton(ok);
		dialog.getRootPane().registerKeyboardAction(event -> dialog.dispose(),
			KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		setFont(dialog.getContentPane(), font);
		ok.addActionListener(event -> accept());
		refresh();
		dialog.pack();
		dialog.setLocationRelativeTo(null);
	}

	/**
	 * Asks, and waits for the answer. May be called from any thread.
	 *
	 * @param owner the window that it belongs to, or null
	 * @param font of its texts
	 * @param description of the command, in a sentence
	 * @return the answers as texts by name; empty if it was canceled
	 */
	public static Optional<Map<String, String>> ask(final Window owner,
		final Font font, final String title, final String description,
		final Questions questions)
	{
		final List<Map<String, String>> given = new ArrayList<>();
		final Runnable asking = () -> new CommandDialog(owner, font, title,
			description, questions).show().ifPresent(given::add);
		if (SwingUtilities.isEventDispatchThread()) asking.run();
		else {
			try {
				SwingUtilities.invokeAndWait(asking);
			}
			catch (final InterruptedException exc) {
				Thread.currentThread().interrupt();
			}
			catch (final InvocationTargetException exc) {
				throw new IllegalStateException("the dialog failed: " + exc.getCause(),
					exc);
			}
		}
		return given.stream().findFirst();
	}

	private Optional<Map<String, String>> show() {
		check.changed(answers.texts());
		dialog.setVisible(true); // until it is disposed of
		check.stop();
		return isAccepted ? Optional.of(answers.texts()) : Optional.empty();
	}

	private ModuleItem<?> item(final InputField field) {
		return questions.items().stream().filter(item -> item.getName().equals(field
			.name())).findFirst().orElseThrow(IllegalStateException::new);
	}

	private void layOut(final String description, final Font font) {
		final JPanel all = new JPanel();
		all.setLayout(new BoxLayout(all, BoxLayout.PAGE_AXIS));
		all.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN,
			MARGIN));
		final Hint about = form.note(1);
		about.show(Finding.missing(description));
		all.add(left(about));
		all.add(left(form));
		if (!advanced.isEmpty()) {
			unfold.setName("advanced");
			unfold.setContentAreaFilled(false);
			unfold.setBorder(BorderFactory.createEmptyBorder(MARGIN / 2, 0, MARGIN /
				2, MARGIN));
			unfold.addActionListener(event -> fold(!folded.isVisible()));
			folded.setVisible(false);
			all.add(left(unfold));
			all.add(left(folded));
		}
		all.add(Box.createVerticalStrut(MARGIN / 2));
		all.add(left(new JSeparator()));
		all.add(Box.createVerticalStrut(MARGIN / 2));
		all.add(left(help));
		all.add(left(buttons()));
		dialog.setContentPane(all);
		dialog.setResizable(true);
	}

	private static Component left(final JComponent part) {
		part.setAlignmentX(Component.LEFT_ALIGNMENT);
		return part;
	}

	private JComponent buttons() {
		final JButton defaults = new JButton("Defaults");
		defaults.setToolTipText("Sets all but files and folders as they are for " +
			"someone who changes nothing.");
		defaults.addActionListener(event -> answers.set(questions.defaults()));
		final JButton cancel = new JButton("Cancel");
		cancel.addActionListener(event -> dialog.dispose());
		final JPanel right = new JPanel(new FlowLayout(FlowLayout.TRAILING));
		right.add(ok);
		right.add(cancel);
		final JPanel buttons = new JPanel(new BorderLayout());
		final JPanel left = new JPanel(new FlowLayout(FlowLayout.LEADING, 5, 5));
		left.add(defaults);
		final JButton explain = new JButton("Help");
		explain.addActionListener(event -> questions.showHelp());
		left.add(explain);
		buttons.add(left, BorderLayout.LINE_START);
		buttons.add(right, BorderLayout.LINE_END);
		return buttons;
	}

	private static void setFont(final Component component, final Font font) {
		if (!(component instanceof Hint)) component.setFont(font);
		if (!(component instanceof Container)) return;
		for (final Component part : ((Container) component).getComponents()) {
			setFont(part, font);
		}
	}

	private void help(final String description) {
		help.show(Finding.missing(description));
		grow();
	}

	private void changed(final String name) {
		findings.remove(name);
		form.say(name, Finding.NOTHING);
		folded.say(name, Finding.NOTHING);
		refresh();
		check.changed(answers.texts());
	}

	private void tell(final Map<String, Finding> all) {
		findings.clear();
		findings.putAll(all);
		all.forEach((name, finding) -> {
			form.say(name, finding);
			folded.say(name, finding);
			if (finding.kind() == Finding.Kind.BAD && folded.has(name)) fold(true);
		});
		refresh();
		grow();
	}

	private void refresh() {
		final Map<String, String> texts = answers.texts();
		final boolean isGiven = questions.items().stream().allMatch(item -> !item
			.isRequired() || !texts.get(item.getName()).isEmpty());
		ok.setEnabled(isGiven && findings.values().stream().allMatch(
			Finding::allowsRun));
		final long changed = answers.changed(advanced);
		unfold.setText((folded.isVisible() ? "▾ Advanced" : "▸ Advanced") +
			(changed == 0 ? "" : " (" + changed + " changed)"));
	}

	private void fold(final boolean isShown) {
		if (folded.isVisible() == isShown) return;
		folded.setVisible(isShown);
		refresh();
		dialog.pack();
		keepOnScreen();
	}

	private void keepOnScreen() {
		final Rectangle screen = dialog.getGraphicsConfiguration().getBounds();
		final int below = dialog.getY() + dialog.getHeight() - screen.y -
			screen.height;
		if (below > 0) dialog.setLocation(dialog.getX(), Math.max(screen.y, dialog
			.getY() - below));
	}

	/** What is said may need more lines; it never jumps back. */
	private void grow() {
		dialog.getContentPane().revalidate();
		final Dimension needed = dialog.getPreferredSize();
		final Dimension now = dialog.getSize();
		if (needed.height > now.height || needed.width > now.width) {
			dialog.setSize(Math.max(needed.width, now.width), Math.max(needed.height,
				now.height));
		}
		dialog.validate();
		keepOnScreen();
	}

	private void accept() {
		isAccepted = true;
		dialog.dispose();
	}

}
