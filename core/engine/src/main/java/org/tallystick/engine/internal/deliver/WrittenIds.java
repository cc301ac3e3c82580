package org.tallystick.engine.internal.deliver;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Ref;

/**
 * By which ids systems know the records that rules write. What a batch asks for is remembered and looked up at once, for one system in one go; then
 * the batch asks again. Used by one thread.
 */
final class WrittenIds implements org.tallystick.rules.RemoteIds {

    private final StoreTransaction tx;
    private final Map<String, Map<Ref<?>, Optional<String>>> known = new HashMap<>();
    private final Map<String, Set<Ref<?>>> asked = new HashMap<>();

    WrittenIds(StoreTransaction tx) {
        this.tx = tx;
    }

    /** None, too, if it was not looked up yet. */
    @Override
    public Optional<String> idOf(Ref<?> ref, String system) {
        Optional<String> id = known.getOrDefault(system, Map.of()).get(ref);
        if (id == null) {
            asked.computeIfAbsent(system, each -> new HashSet<>()).add(ref);
            return Optional.empty();
        }
        return id;
    }

    /** Looks up what was asked for; whether there was something. */
    boolean lookUp() {
        boolean isNew = !asked.isEmpty();
        asked.forEach((system, refs) -> {
            Map<Ref<?>, String> ids = RemoteIds.of(tx, system, refs);
            Map<Ref<?>, Optional<String>> learned = known.computeIfAbsent(system, each -> new HashMap<>());
            refs.forEach(ref -> learned.put(ref, Optional.ofNullable(ids.get(ref))));
        });
        asked.clear();
        return isNew;
    }
}
