
package io.github.logoclassifier.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.util.CrashReportingUtil;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What ND4J and Deeplearning4j are set to is as before afterwards. */
class Nd4jSessionTest {

	@Test
	void reportsOfDeeplearning4jAreNotWrittenMeanwhile() {
		Nd4jSession.run(() -> null); // starts ND4J
		assertTrue(CrashReportingUtil.isCrashDumpsEnabled());
		assertFalse(Nd4jSession.run(CrashReportingUtil::isCrashDumpsEnabled));
		assertThrows(OutOfMemoryError.class, () -> Nd4jSession.run(() -> {
			assertFalse(Nd4jSession.share(CrashReportingUtil::isCrashDumpsEnabled));
			assertFalse(CrashReportingUtil.isCrashDumpsEnabled());
			throw new OutOfMemoryError("made up");
		}));
		assertTrue(CrashReportingUtil.isCrashDumpsEnabled());
	}

	@Test
	void oneThreadWorksMeanwhile() {
		Nd4jSession.run(() -> null);
		final int before = threads();
		assertEquals(1, (int) Nd4jSession.run(Nd4jSessionTest::threads));
		assertEquals(before, threads());
	}

	/** Those of OpenMP, which this thread may have. */
	private static int threads() {
		return NativeOpsHolder.getInstance().getDeviceNativeOps()
			.ompGetMaxThreads();
	}

}
