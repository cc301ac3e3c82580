package org.tallystick.store.jdbc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** Decides nothing: it remembers what deciders see in the newest run. */
final class Looker<T extends Entity> implements Decider {

    private final RecordType<T> type;
    private final List<T> records = new ArrayList<>();

    Looker(RecordType<T> type) {
        this.type = type;
    }

    /** In the order in which the hub keeps them. */
    List<T> records() {
        return records;
    }

    @Override
    public String name() {
        return "looker";
    }

    @Override
    public Set<RecordType<?>> inputs() {
        return Set.of();
    }

    @Override
    public Set<String> dirtiedBy(Entity record) {
        return Set.of();
    }

    @Override
    public List<String> keys(Hub hub, List<String> dirty) {
        records.clear();
        hub.forEach(type, records::add);
        return List.of();
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        return Decision.NONE;
    }
}
