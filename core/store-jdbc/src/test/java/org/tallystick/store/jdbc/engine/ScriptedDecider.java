package org.tallystick.store.jdbc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** Decides what the test says, for the keys that it says. */
final class ScriptedDecider implements Decider {

    private final Map<String, Supplier<Decision>> script = new TreeMap<>();
    private final List<String> decided = new ArrayList<>();

    /** What becomes of the key from now on. */
    ScriptedDecider on(String key, Supplier<Decision> decision) {
        script.put(key, decision);
        return this;
    }

    /** The key puts a record. */
    ScriptedDecider puts(String key, Entity record) {
        return on(key, () -> Decision.builder().put(record).build());
    }

    /** The keys that were decided, in order; those that failed too. */
    List<String> decided() {
        return decided;
    }

    @Override
    public String name() {
        return "scripted";
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
        return List.copyOf(script.keySet());
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        decided.add(key);
        return script.get(key).get();
    }
}
