package org.tallystick.store.jdbc.engine;

import java.util.Set;
import org.tallystick.engine.decide.Decider;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** Has keys in each run, whatever changed. */
abstract class EachRun implements Decider {

    private final String name;

    EachRun(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<RecordType<?>> inputs() {
        return Set.of();
    }

    @Override
    public Set<String> dirtiedBy(Entity record) {
        return Set.of();
    }
}
