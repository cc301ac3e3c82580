package org.tallystick.simulators.workday;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.internal.StateFile;
import tools.jackson.databind.node.ObjectNode;

/**
 * The collections of the REST services, by name: {@code organizations} of the common service, {@code staffing.v6.jobs} of another. Of rows with
 * one {@code id} the last delivered counts, and a row that says {@code "_removed": true} takes its own away.
 */
final class RestCollections {

    /** What the names of stored rows begin with. */
    static final String STORED = "rest:";

    private final StateFile state;
    private final Map<String, Map<String, ObjectNode>> collections = new LinkedHashMap<>();

    RestCollections(StateFile state) {
        this.state = state;
        state.documents().stream()
                .filter(document -> document.object().startsWith(STORED))
                .forEach(document -> put(document.object().substring(STORED.length()), document.id(), document.json()));
    }

    /** Rows in the order in which they came first; none: there is no such collection. */
    @Nullable Collection<ObjectNode> rows(String name) {
        Map<String, ObjectNode> rows = collections.get(name);
        return rows == null ? null : rows.values();
    }

    void load(String name, List<ObjectNode> delivered) {
        StateFile.Batch batch = state.batch();
        for (ObjectNode row : delivered) {
            String id = row.path("id").asString("");
            if (row.path("_removed").asBoolean(false)) {
                collections.computeIfAbsent(name, any -> new LinkedHashMap<>()).remove(id);
                batch.remove(STORED + name, id);
            } else {
                put(name, id, row);
                batch.put(STORED + name, id, row);
            }
        }
        batch.commit();
    }

    private void put(String name, String id, ObjectNode row) {
        collections.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(id, row);
    }
}
