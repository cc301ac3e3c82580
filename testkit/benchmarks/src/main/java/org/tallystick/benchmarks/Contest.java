package org.tallystick.benchmarks;

/**
 * Two ways to do the same work.
 *
 * @param name starts the line of its result
 * @param records that one run of either works through
 */
record Contest(String name, int records, Work ours, Work baseline) {

    /** Works through all records once. */
    @FunctionalInterface
    interface Work {

        /** @return a number that depends on every record's result: equal in both ways, and a reason to do the work at all */
        long run() throws Exception;

        /** What is done before each run and is not timed. */
        default void prepare() throws Exception {}

        /** What is done after each run and is not timed. */
        default void cleanUp() throws Exception {}
    }
}
