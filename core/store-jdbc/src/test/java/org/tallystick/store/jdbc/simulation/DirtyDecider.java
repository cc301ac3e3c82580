package org.tallystick.store.jdbc.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** Decides what changed: one key for each record of a type, by its id. */
public final class DirtyDecider implements Decider {

    /** What becomes of a key. */
    @FunctionalInterface
    public interface Rule {

        /** Decides it. */
        Decision decide(String key, Hub hub, RunContext run);
    }

    private final RecordType<?> input;
    private final Rule rule;
    private final List<List<String>> runs = new ArrayList<>();

    /** Decides by the rule. */
    public DirtyDecider(RecordType<?> input, Rule rule) {
        this.input = input;
        this.rule = rule;
    }

    /** The dirty keys of each run. */
    public List<List<String>> runs() {
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
        return rule.decide(key, hub, run);
    }
}
