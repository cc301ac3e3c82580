/**
 * Our throughput beside that of hand-written code, measured in one process. Not published.
 *
 * <p>Start with {@link org.tallystick.benchmarks.Benchmarks}, the command. To add a measurement, write a
 * {@link org.tallystick.benchmarks.Measurement} and put it in the list of {@code Benchmarks}; most are a
 * {@link org.tallystick.benchmarks.Contest} or two, which {@link org.tallystick.benchmarks.Rounds} times.
 *
 * <p>A baseline is what a good engineer would write by hand for this one purpose: the same result, the same checks, the same limits. A
 * test proves the first two, or the ratio means nothing. {@code docs/performance.md} tells more, and has results.
 */
@NullMarked
package org.tallystick.benchmarks;

import org.jspecify.annotations.NullMarked;
