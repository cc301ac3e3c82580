package org.tallystick.store.jdbc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Entity;
import org.tallystick.store.jdbc.simulation.DirtyDecider;

/** Decides what the test says, for the keys that it says. */
final class ScriptedDecider extends EachRun {

    private final Map<String, DirtyDecider.Rule> script = new TreeMap<>();
    private final List<String> decided = new ArrayList<>();

    ScriptedDecider() {
        super("scripted");
    }

    /** What becomes of the key from now on. */
    ScriptedDecider on(String key, DirtyDecider.Rule rule) {
        script.put(key, rule);
        return this;
    }

    /** The same, whatever the hub has. */
    ScriptedDecider on(String key, Supplier<Decision> decision) {
        return on(key, (same, hub, run) -> decision.get());
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
    public List<String> keys(Hub hub, List<String> dirty) {
        return List.copyOf(script.keySet());
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        decided.add(key);
        return script.get(key).decide(key, hub, run);
    }
}
