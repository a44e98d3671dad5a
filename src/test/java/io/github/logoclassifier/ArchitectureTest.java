
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.github.logoclassifier.imagej.read.DefaultPictureService;
import io.github.logoclassifier.imagej.show.ImageJDisplay;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * Checks which packages may use which. A package that {@link #ALLOWED} does not
 * list may use nothing of this project, and fails the test.
 */
class ArchitectureTest {

	private static final String ROOT = "io.github.logoclassifier";

	private static final JavaClasses OURS = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	/** A line per package: its name, and the packages that it may use. */
	private static final Map<String, Set<String>> ALLOWED =
		"""
				io:
				dataset:
				image:
				backbone: image io backbone.mobilenet
				backbone.mobilenet: backbone image io
				backbone.weights: backbone io
				backbone.library: backbone backbone.mobilenet backbone.weights image io
				features: backbone backbone.library image
				head: backbone
				training: head backbone dataset
				keras: training backbone backbone.library backbone.mobilenet backbone.weights image io
				model: head backbone backbone.library image io
				evaluation: model head training backbone image dataset
				explain: model head backbone image
				exchange: model head backbone backbone.library backbone.mobilenet backbone.weights image io
				root: evaluation exchange explain model training head features backbone backbone.library image dataset
				table: root evaluation model head backbone dataset
				service: root table evaluation exchange explain keras model training head features backbone backbone.library image dataset io command
				command: root table service evaluation exchange model training head dataset backbone.library
				imagej: root command table imagej.read imagej.show imagej.dialog evaluation explain model image dataset
				imagej.read: root dataset
				imagej.show: root command table imagej.read evaluation explain model head image dataset
				imagej.dialog: command imagej.show imagej.macro model
				imagej.macro: root command table imagej.read imagej.show imagej.dialog
				"""
			.lines().collect(Collectors.toMap(line -> line.substring(0, line.indexOf(
				':')), line -> Stream.of(line.substring(line.indexOf(':') + 1).trim()
					.split(" ")).filter(name -> !name.isEmpty()).collect(Collectors
						.toSet())));

	@Test
	void packagesUseOnlyThoseThatAreListed() {
		final Set<String> violations = new TreeSet<>();
		for (final JavaClass type : OURS) {
			final String from = packageOf(type);
			for (final Dependency use : type.getDirectDependenciesFromSelf()) {
				final JavaClass target = use.getTargetClass().getBaseComponentType();
				if (!target.getPackageName().startsWith(ROOT)) continue;
				final String to = packageOf(target);
				if (!to.equals(from) && !ALLOWED.getOrDefault(from, Set.of()).contains(
					to)) violations.add(from + " uses " + to + ": " + type
						.getSimpleName() + ", " + target.getSimpleName());
			}
		}
		assertEquals("", String.join("\n", violations));
	}

	@Test
	void allPackagesAreListed() {
		final Set<String> packages = OURS.stream().map(ArchitectureTest::packageOf)
			.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(new TreeSet<>(ALLOWED.keySet()), packages);
	}

	@Test
	void onlyTheImagejPackageKnowsImageJAndWindows() {
		noClasses().that().resideOutsideOfPackage(ROOT + ".imagej..").should()
			.dependOnClassesThat().resideInAnyPackage("ij..", "java.awt..",
				"javax.swing..").check(OURS);
	}

	@Test
	void onlyTrainingAndKerasKnowDeeplearning4j() {
		noClasses().that().resideOutsideOfPackages(ROOT + ".training", ROOT +
			".keras").should().dependOnClassesThat().resideInAnyPackage(
				"org.deeplearning4j..", "org.nd4j..").check(OURS);
	}

	/** Deeplearning4j's own way to read a file is native code. */
	@Test
	void hdf5IsParsedInPlainJavaOnly() {
		noClasses().should().dependOnClassesThat().resideInAnyPackage(
			"org.bytedeco.hdf5..").orShould().dependOnClassesThat()
			.haveSimpleNameStartingWith("Hdf5Archive").orShould()
			.dependOnClassesThat().haveSimpleName("KerasModelImport").check(OURS);
	}

	/** In Fiji, SciJava looks at them before ImageJ's classes may be loaded. */
	@Test
	void servicesHaveNoMethodsThatTakeImages() {
		for (final Class<?> service : Arrays.asList(ImageJDisplay.class,
			DefaultPictureService.class))
		{
			for (final Method method : service.getDeclaredMethods()) {
				for (final Class<?> type : method.getParameterTypes()) {
					assertNotEquals("ij.ImagePlus", type.getName(), method.toString());
				}
			}
		}
	}

	@Test
	void nothingPrintsButTheCommandLine() {
		noClasses().that().haveSimpleNameNotEndingWith("CommandLine").should()
			.accessField(System.class, "out").orShould().accessField(System.class,
				"err").check(OURS);
	}

	private static String packageOf(final JavaClass type) {
		final String name = type.getPackageName();
		return name.equals(ROOT) ? "root" : name.substring(ROOT.length() + 1);
	}

}
