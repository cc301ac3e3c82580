package org.tallystick.testkit.properties.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;

/** What a run knows: every version of every record delivered so far (RULES rule 0). Mutable; used by one thread. */
public final class Knowledge {

    private final Map<Ref<?>, List<Arrival>> versions = new LinkedHashMap<>();
    private final Map<Class<?>, List<Entity>> found = new HashMap<>();

    /** A record that arrives twice is one record: the first delivered, if they differ. */
    public void add(Arrival arrival) {
        List<Arrival> known = versions.computeIfAbsent(arrival.record().ref(), ref -> new ArrayList<>());
        if (known.stream().noneMatch(other -> other.version() == arrival.version())) {
            known.add(arrival);
            found.clear();
        }
    }

    /** All records of that type that exist, each in its newest decided version. */
    public <T extends Entity> List<T> all(Class<T> type) {
        return found.computeIfAbsent(type, this::search).stream()
                .map(type::cast)
                .toList();
    }

    private List<Entity> search(Class<?> type) {
        List<Entity> records = new ArrayList<>();
        for (List<Arrival> known : versions.values()) {
            Entity record = newestDecided(known);
            if (record != null && type.isInstance(record)) {
                records.add(record);
            }
        }
        return records;
    }

    /** The record that {@code ref} names, or none: the reference is empty, or the record deleted or not delivered yet. */
    public <T extends Entity> @Nullable T find(Class<T> type, @Nullable Ref<T> ref) {
        Entity record = ref == null ? null : newestDecided(versions.getOrDefault(ref, List.of()));
        return type.isInstance(record) ? type.cast(record) : null;
    }

    private static @Nullable Entity newestDecided(Collection<Arrival> known) {
        Arrival newest = null;
        for (Arrival arrival : known) {
            if (arrival.isDecided() && (newest == null || arrival.version() > newest.version())) {
                newest = arrival;
            }
        }
        return newest == null || newest.deleted() ? null : newest.record();
    }
}
