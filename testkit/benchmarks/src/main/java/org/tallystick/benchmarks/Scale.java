package org.tallystick.benchmarks;

/**
 * How much is measured.
 *
 * @param records of one round
 * @param seed what the records are made from; the same seed gives the same records
 */
record Scale(int records, long seed) {}
