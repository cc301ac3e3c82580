package org.tallystick.benchmarks;

import java.io.PrintStream;

/** Something that can be measured by name. */
interface Measurement {

    /** What it is called on the command line. */
    String name();

    /** What it compares with what; one line. */
    String description();

    /** How many records a round has unless it is told. */
    default int defaultRecords() {
        return 20_000;
    }

    /** Measures, and prints one line for each comparison: {@link Result#line}. May take a minute. */
    void run(Scale scale, PrintStream out) throws Exception;
}
