package org.tallystick.connector.dynamics365;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.RestClient;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SchemaSnapshot;

/**
 * The entity sets that are read and written, with the fields of them that are used: those of the connector, and those that rule sets ask for; and what the
 * environment said last of their types. Thread-safe.
 */
final class Schema {

    private final URI metadata;
    private final RestClient client;
    private final SortedMap<String, SortedSet<String>> used = new ConcurrentSkipListMap<>();

    /** Sets that rule sets write, with the fields that they name for our key. */
    private final SortedMap<String, SortedSet<String>> written = new ConcurrentSkipListMap<>();

    private final ReentrantLock reading = new ReentrantLock();

    private volatile Map<String, EntityType> known = Map.of();

    /**
     * @param base scheme and host
     * @param client that takes an answer of tens of megabytes
     */
    Schema(URI base, RestClient client) {
        this.metadata = base.resolve("/data/$metadata");
        this.client = client;
    }

    /** These fields of a set are used too, and its key. */
    void uses(EntitySet set, Collection<String> fields) {
        uses(set.setName(), set.keys());
        uses(set.setName(), fields);
    }

    /** These fields of a set whose key is not known yet. */
    void uses(String set, Collection<String> fields) {
        used.computeIfAbsent(set, any -> new ConcurrentSkipListSet<>()).addAll(fields);
    }

    /** Rows of a set are written under keys of ours, in that field. */
    void writes(String set, String keyField) {
        written.computeIfAbsent(set, any -> new ConcurrentSkipListSet<>()).add(keyField);
    }

    /** What is used, by the names of the sets. */
    SortedMap<String, SortedSet<String>> used() {
        return used;
    }

    /**
     * What the environment says now of the sets that are used.
     *
     * @param now a client for this one call
     */
    Map<String, EntityType> read(RestClient now) {
        String edmx = now.send(HttpCall.get(metadata).withHeader("Accept", "application/xml"))
                .body();
        Map<String, EntityType> types = Edmx.entityTypes(edmx, List.copyOf(used.keySet()));
        known = types;
        return types;
    }

    /** The same as all their fields, with the names of their types; of a set that is not there: none. */
    SchemaSnapshot discover(RestClient now) {
        Map<String, EntityType> types = read(now);
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>();
        used.keySet()
                .forEach(set ->
                        all.put(set, types.containsKey(set) ? types.get(set).types() : Collections.emptySortedMap()));
        return new SchemaSnapshot(all);
    }

    /**
     * What the environment said last of a set; it is asked if that was not needed before.
     *
     * @throws ConnectorException also if it has no such set, or is not to be written as the rule set says
     */
    EntityType of(String set) {
        EntityType type = known.get(set);
        if (type == null) {
            type = readOnce(set);
        }
        if (type == null) {
            throw missing("There is no entity set " + set);
        }
        List<String> faults = keyFaults(Map.of(set, type));
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        return type;
    }

    /** Reads while it holds the lock: others wait for this answer of tens of megabytes, and ask for none of their own. */
    private @Nullable EntityType readOnce(String set) {
        reading.lock();
        try {
            EntityType held = known.get(set);
            return held == null ? read(client).get(set) : held;
        } finally {
            reading.unlock();
        }
    }

    /** @throws ConnectorException if {@code now} lacks a set or a field that is used, or a set that is written has another key */
    void require(Map<String, EntityType> now) {
        List<String> absentSets = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        used.forEach((set, fields) -> {
            EntityType type = now.get(set);
            if (type == null) {
                absentSets.add(set);
                return;
            }
            List<String> absent = fields.stream()
                    .filter(field -> !type.properties().containsKey(field))
                    .toList();
            if (!absent.isEmpty()) {
                faults.add("%s has no %s".formatted(set, String.join(", ", absent)));
            }
        });
        if (!absentSets.isEmpty()) {
            throw missing("%s has no entity set %s".formatted(metadata.resolve("/"), String.join(", ", absentSets)));
        }
        faults.addAll(keyFaults(now));
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
    }

    private List<String> keyFaults(Map<String, EntityType> now) {
        List<String> faults = new ArrayList<>();
        written.forEach((set, keyFields) -> keyFields.forEach(keyField -> {
            EntityType type = now.get(set);
            List<String> key = List.of(EntitySet.COMPANY, keyField);
            if (type != null && (type.key().size() != key.size() || !type.key().containsAll(key))) {
                faults.add("%s is keyed by %s, and is written only if by %s"
                        .formatted(set, String.join(", ", type.key()), String.join(", ", key)));
            }
        }));
        return faults;
    }

    private static ConnectorException missing(String what) {
        return new ConnectorException(
                Problem.of(FailureKind.UNSUPPORTED, "ENTITY_SET_MISSING", what)
                        .withRemedy(
                                "Check that base-uri is an environment of Dynamics 365 Finance, and the objects that the rule set names, and refresh its data entities"));
    }

    private static ConnectorException invalid(List<String> faults) {
        return new ConnectorException(
                Problem.of(FailureKind.INVALID, "SCHEMA", String.join("; ", faults))
                        .withRemedy(
                                "Correct the fields that the rule set names, and 'invoice-key-field'; else refresh the environment's data entities"));
    }
}
