package org.tallystick.simulators.workday;

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
    private static final String KEY = "Employee_ID";

    private final StateFile state;
    private final Map<String, ObjectNode> rows = new LinkedHashMap<>();

    Workers(StateFile state) {
        this.state = state;
        state.documents().forEach(document -> rows.put(document.id(), document.json()));
    }

    /** Rows in the order in which their workers came first; values are texts, empty columns are absent. */
    Collection<ObjectNode> rows() {
        return rows.values();
    }

    void load(List<ObjectNode> delivered, String period) {
        Map<String, ObjectNode> loaded = new LinkedHashMap<>();
        for (int i = 0; i < delivered.size(); i++) {
            ObjectNode row = texts(delivered.get(i));
            loaded.put(row.path(KEY).asString(period + " row " + i), row);
        }
        Batch batch = state.batch();
        loaded.forEach((id, row) -> batch.put(OBJECT, id, row));
        batch.markPlayed(period).commit();
        rows.putAll(loaded);
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
