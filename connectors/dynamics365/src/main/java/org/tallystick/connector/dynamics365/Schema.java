package org.tallystick.connector.dynamics365;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.RestClient;
import org.tallystick.spi.SchemaSnapshot;

/** The entity sets that are read and written, with the fields of them that are used: those of the connector, and those that rule sets ask for. Thread-safe. */
final class Schema {

    private final URI metadata;
    private final SortedMap<EntitySet, SortedSet<String>> used = new ConcurrentSkipListMap<>();

    /** @param base scheme and host */
    Schema(URI base) {
        this.metadata = base.resolve("/data/$metadata");
    }

    /** These fields of a set are used too. */
    void uses(EntitySet set, Collection<String> fields) {
        used.computeIfAbsent(set, any -> new ConcurrentSkipListSet<>(set.keys()))
                .addAll(fields);
    }

    /** What is used, in the order of {@link EntitySet}. */
    SortedMap<EntitySet, SortedSet<String>> used() {
        return used;
    }

    /**
     * What the environment says now of the sets that are used: all their fields, with their types.
     *
     * @param client that takes an answer of tens of megabytes
     */
    SchemaSnapshot discover(RestClient client) {
        String edmx = client.send(HttpCall.get(metadata).withHeader("Accept", "application/xml"))
                .body();
        return Edmx.properties(
                edmx, used.keySet().stream().map(EntitySet::setName).toList());
    }

    /** The sets that {@code now} does not have. */
    List<String> missingSets(SchemaSnapshot now) {
        return used.keySet().stream()
                .map(EntitySet::setName)
                .filter(set -> fields(now, set).isEmpty())
                .toList();
    }

    /** What is used and {@code now} does not have, set by set: {@code CustomersV3 has no Region, Tier}. Upper and lower case count. */
    List<String> missingFields(SchemaSnapshot now) {
        List<String> missing = new ArrayList<>();
        used.forEach((set, fields) -> {
            SortedMap<String, String> known = fields(now, set.setName());
            List<String> absent =
                    fields.stream().filter(field -> !known.containsKey(field)).toList();
            if (!absent.isEmpty()) {
                missing.add("%s has no %s".formatted(set.setName(), String.join(", ", absent)));
            }
        });
        return missing;
    }

    private static SortedMap<String, String> fields(SchemaSnapshot now, String set) {
        return now.objects().getOrDefault(set, Collections.emptySortedMap());
    }
}
