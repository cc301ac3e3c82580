package org.tallystick.examples.monthend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Engines in processes of their own, one after another, each killed at a moment of chance. Moments are counted in requests that reach the vendors, and
 * a little time, so that every step of a run is hit; all lives together take about what a month does.
 */
final class ShortLives {

    private static final int REQUESTS_OF_A_MONTH = 500;
    private static final int MOST_MILLIS = 100;
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final Vendors vendors;
    private final List<String> command;
    private final Path log;
    private final RandomGenerator random;

    /** @param log to which they add what they print */
    ShortLives(Vendors vendors, List<String> command, Path log, RandomGenerator random) {
        this.vendors = vendors;
        this.command = command;
        this.log = log;
        this.random = random;
    }

    /** Lives so many times; how many of them did not come to their end. */
    int live(int times) throws IOException, InterruptedException {
        int longest = Math.max(2, 2 * REQUESTS_OF_A_MONTH / times);
        int killed = 0;
        for (int life = 0; life < times; life++) {
            killed += isKilled(random.nextInt(1, longest)) ? 1 : 0;
        }
        return killed;
    }

    private boolean isKilled(int requests) throws IOException, InterruptedException {
        long last = vendors.requests() + requests;
        Process engine = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        while (engine.isAlive() && vendors.requests() < last) {
            engine.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
        boolean hasEnded = engine.waitFor(random.nextInt(MOST_MILLIS), TimeUnit.MILLISECONDS);
        engine.destroyForcibly().waitFor();
        return !hasEnded;
    }
}
