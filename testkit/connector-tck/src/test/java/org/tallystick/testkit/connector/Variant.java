package org.tallystick.testkit.connector;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/**
 * A paper connector and its server.
 *
 * @param served what the server does with a repeated write
 * @param servedAtomic whether the server writes all or nothing
 * @param writes what the connector claims
 * @param bugs what is wrong with it
 */
record Variant(WriteStrategy served, boolean servedAtomic, WriteCapabilities writes, Set<Bug> bugs) {

    static Variant of(WriteStrategy strategy) {
        return new Variant(strategy, false, claims(strategy, false), EnumSet.noneOf(Bug.class));
    }

    private static WriteCapabilities claims(WriteStrategy strategy, boolean atomic) {
        return new WriteCapabilities(
                strategy,
                PaperServer.MOST_CALLS,
                atomic,
                Duration.ofSeconds(30),
                PaperServer.LAG,
                100,
                strategy == WriteStrategy.NATIVE_KEY ? Duration.ofMinutes(59) : Duration.ZERO);
    }

    Variant atomic() {
        return new Variant(served, true, claims(served, true), bugs);
    }

    Variant with(Bug bug) {
        return new Variant(served, servedAtomic, writes, EnumSet.of(bug));
    }

    Variant claiming(WriteCapabilities more) {
        return new Variant(served, servedAtomic, more, bugs);
    }

    boolean has(Bug bug) {
        return bugs.contains(bug);
    }
}
