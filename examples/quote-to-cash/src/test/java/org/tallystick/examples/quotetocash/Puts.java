package org.tallystick.examples.quotetocash;

import java.util.List;
import java.util.Set;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** Puts what the test says, at each run. */
final class Puts implements Decider {

    private List<Entity> records = List.of();

    void are(List<? extends Entity> next) {
        records = List.copyOf(next);
    }

    @Override
    public String name() {
        return "puts";
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
        return List.of("all");
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        Decision.Builder decision = Decision.builder();
        records.forEach(decision::put);
        return decision.build();
    }
}
