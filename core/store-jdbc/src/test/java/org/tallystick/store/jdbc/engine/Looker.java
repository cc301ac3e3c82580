package org.tallystick.store.jdbc.engine;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** Decides nothing: it remembers what deciders see in the newest run. */
final class Looker<T extends Entity> extends EachRun {

    private final RecordType<T> type;
    private final List<T> records = new ArrayList<>();

    Looker(RecordType<T> type) {
        super("looker");
        this.type = type;
    }

    /** In the order in which the hub keeps them. */
    List<T> records() {
        return records;
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
