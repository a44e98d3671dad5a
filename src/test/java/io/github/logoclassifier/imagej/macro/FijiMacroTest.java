
package io.github.logoclassifier.imagej.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Macro;

import io.github.logoclassifier.command.LogoModelInfo;

import java.io.File;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;

/** What a macro in Fiji meets that one in plain ImageJ does not. */
class FijiMacroTest {

	private final Context context = new Context();
	private final String threadName = Thread.currentThread().getName();

	@BeforeEach
	void beAMacrosThread() {
		Thread.currentThread().setName("Run$_" + threadName);
	}

	@AfterEach
	void tidy() {
		Macro.setOptions(null);
		Thread.currentThread().setName(threadName);
		context.dispose();
	}

	@Test
	void aKeyThatNoParameterHasCancelsTheCommand() throws ModuleException {
		final MacroOptionsCheck check = checked("model=/m.logomodel modell=/n",
			module());
		assertTrue(check.isCanceled());
		assertEquals("Logo Model Info has no parameter modell: it has model", check
			.getCancelReason());
	}

	@Test
	void keysThatParametersHaveAreTaken() throws ModuleException {
		assertFalse(checked("model=[/my logos/m.logomodel]", module())
			.isCanceled());
	}

	@Test
	void optionsOfAScriptThatRunsTheCommandAreNotTheCommands()
		throws ModuleException
	{
		final Module module = module();
		module.setInput("model", new File("/m.logomodel"));
		module.resolveInput("model");
		assertFalse(checked("of=[the script]", module).isCanceled());
	}

	private Module module() throws ModuleException {
		final CommandInfo info = context.service(CommandService.class).getCommand(
			LogoModelInfo.class);
		return info.createModule();
	}

	private MacroOptionsCheck checked(final String options, final Module module) {
		Macro.setOptions(options);
		final MacroOptionsCheck check = new MacroOptionsCheck();
		context.inject(check);
		check.process(module);
		return check;
	}

}
