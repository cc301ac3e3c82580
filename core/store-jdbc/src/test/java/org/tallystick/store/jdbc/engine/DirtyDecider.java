package org.tallystick.store.jdbc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** Decides what changed: one key for each record of a type, by its id. */
final class DirtyDecider implements Decider {

    private final RecordType<?> input;
    private final BiFunction<String, Hub, Decision> rule;
    private final List<List<String>> runs = new ArrayList<>();

    DirtyDecider(RecordType<?> input, BiFunction<String, Hub, Decision> rule) {
        this.input = input;
        this.rule = rule;
    }

    /** The dirty keys of each run. */
    List<List<String>> runs() {
        return runs;
    }

    @Override
    public String name() {
        return "dirty";
    }

    @Override
    public Set<RecordType<?>> inputs() {
        return Set.of(input);
    }

    @Override
    public Set<String> dirtiedBy(Entity record) {
        return Set.of(record.ref().id());
    }

    @Override
    public List<String> keys(Hub hub, List<String> dirty) {
        runs.add(dirty);
        return dirty;
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        return rule.apply(key, hub);
    }
}
