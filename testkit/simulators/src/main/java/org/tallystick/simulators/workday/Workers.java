package org.tallystick.simulators.workday;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.simulators.internal.StateFile;
import org.tallystick.simulators.internal.StateFile.Batch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The report's rows: of those with one {@code Employee_ID} the last delivered; one without it is a row by itself. */
final class Workers {
    private static final String OBJECT = "Workers";
    private static final String ENTRY = "Entry";
    private static final String KEY = "Employee_ID";

    private final StateFile state;
    private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
    private final WorkerHistory history = new WorkerHistory();

    Workers(StateFile state) {
        this.state = state;
        for (StateFile.Document document : state.documents()) {
            if (document.object().equals(OBJECT)) {
                rows.put(document.id(), document.json());
            } else if (document.object().equals(ENTRY)) {
                history.add(List.of(document.json()));
            }
        }
    }

    /** All that was ever delivered. */
    WorkerHistory history() {
        return history;
    }

    /** Rows in the order in which their workers came first; values are texts, empty columns are absent. */
    Collection<ObjectNode> rows() {
        return rows.values();
    }

    void load(List<ObjectNode> delivered, String period) {
        Map<String, ObjectNode> loaded = new LinkedHashMap<>();
        List<ObjectNode> entries = new ArrayList<>();
        Batch batch = state.batch();
        for (int i = 0; i < delivered.size(); i++) {
            ObjectNode row = texts(delivered.get(i));
            String place = period + " row " + i;
            entries.add(row);
            batch.put(ENTRY, place, row);
            loaded.put(row.path(KEY).asString(place), row);
        }
        loaded.forEach((id, row) -> batch.put(OBJECT, id, row));
        batch.markPlayed(period).commit();
        rows.putAll(loaded);
        history.add(entries);
    }

    private static ObjectNode texts(ObjectNode delivered) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> column : delivered.properties()) {
            String text = column.getValue().asString("");
            if (!text.isEmpty()) {
                row.put(column.getKey(), text);
            }
        }
        return row;
    }
}
