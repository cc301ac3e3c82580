package org.tallystick.store.jdbc.simulation;

import java.util.Collection;
import java.util.Random;
import org.tallystick.model.Entity;
import org.tallystick.spi.EndingSink;
import org.tallystick.spi.WriteStrategy;

/** A target that keeps a copy, and ends what was deleted at its source. */
final class SimulatedCopy<T extends Entity> extends SimulatedTarget<T> implements EndingSink<T> {

    SimulatedCopy(VirtualTime time, Faults faults, Random random) {
        super(WriteStrategy.UPSERT_BY_EXTERNAL_KEY, time, faults, random);
    }

    @Override
    public void end(Collection<String> externalKeys) {
        faults().at(Point.WRITE);
        drop(externalKeys);
        faults().at(Point.ANSWER);
    }
}
