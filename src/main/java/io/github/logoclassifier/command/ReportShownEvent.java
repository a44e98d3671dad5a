
package io.github.logoclassifier.command;

import io.github.logoclassifier.table.ReportTable;

import org.scijava.event.SciJavaEvent;

/** A command has shown a table. */
public final class ReportShownEvent extends SciJavaEvent {

	private final ReportTable table;

	public ReportShownEvent(final ReportTable table) {
		this.table = table;
	}

	public ReportTable table() {
		return table;
	}

}
