package org.tallystick.benchmarks;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;

/**
 * What a contest came to.
 *
 * @param name of the contest
 * @param ours median throughput, records in a second
 * @param baseline the same of the baseline
 * @param rounds over which the medians are taken
 * @param oursCpu median of this JVM's processor time, nanoseconds for each record
 * @param baselineCpu the same of the baseline
 */
record Result(String name, long ours, long baseline, int rounds, long oursCpu, long baselineCpu) {

    /** Our throughput over the baseline's, two decimals: higher is better. */
    BigDecimal ratio() {
        return quotient(ours, baseline);
    }

    /** {@code json-write ours=410000/s baseline=500000/s ratio=0.82 (median of 21)}. */
    String line() {
        return "%s ours=%d/s baseline=%d/s ratio=%s (median of %d)".formatted(name, ours, baseline, ratio(), rounds);
    }

    /** The line, and what it cost this JVM: {@code … cpu ours=21.30us baseline=14.20us times=1.50}, per record; lower is better. */
    String lineWithCpu() {
        return "%s cpu ours=%sus baseline=%sus times=%s"
                .formatted(
                        line(), quotient(oursCpu, 1_000), quotient(baselineCpu, 1_000), quotient(oursCpu, baselineCpu));
    }

    private static BigDecimal quotient(long of, long by) {
        return BigDecimal.valueOf(of).divide(BigDecimal.valueOf(by), 2, HALF_EVEN);
    }
}
