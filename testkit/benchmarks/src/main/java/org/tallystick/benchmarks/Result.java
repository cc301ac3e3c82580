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
 */
record Result(String name, long ours, long baseline, int rounds) {

    /** Our throughput over the baseline's, two decimals: higher is better. */
    BigDecimal ratio() {
        return BigDecimal.valueOf(ours).divide(BigDecimal.valueOf(baseline), 2, HALF_EVEN);
    }

    /** {@code json-write ours=410000/s baseline=500000/s ratio=0.82 (median of 21)}. */
    String line() {
        return "%s ours=%d/s baseline=%d/s ratio=%s (median of %d)".formatted(name, ours, baseline, ratio(), rounds);
    }
}
