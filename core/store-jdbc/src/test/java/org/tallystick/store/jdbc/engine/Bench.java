package org.tallystick.store.jdbc.engine;

import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import java.util.Random;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.store.Store;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.RecordSource;

/** Puts engines together for tests. */
final class Bench {

    private Bench() {}

    /** An engine of that store and clock, with chance that repeats. */
    static TallystickBuilder engine(Store store, ManualTime time) {
        return Tallystick.builder().withStore(store).withTime(time).withRandom(new Random(7));
    }

    /** An engine that reads one type of one system. */
    static <T extends Entity> Tallystick reading(
            Store store,
            ManualTime time,
            String system,
            RecordType<T> type,
            RecordSource<T> source,
            Decider... deciders) {
        return engine(store, time)
                .withSystem(system, new PaperSystem().reading(type, source))
                .ingest(type, from(system))
                .decide(deciders)
                .build();
    }

    /** An engine that brings records of one type to the ERP. */
    static <T extends Entity> Tallystick writing(
            Store store, ManualTime time, RecordType<T> type, PaperTarget<T> target, Decider... deciders) {
        return engine(store, time)
                .withSystem("erp", new PaperSystem().writing(type, target))
                .decide(deciders)
                .deliver(type, to("erp"))
                .build();
    }
}
