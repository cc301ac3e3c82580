package org.tallystick.connector.workday;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Draft;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

/**
 * A collection that a rule set maps, all of it at every read. Its drafts are empty.
 *
 * @param <T> what the rule set makes of a row
 */
final class ObjectSource<T extends Entity> implements MappingSource<T> {

    private final String system;
    private final RecordType<T> type;
    private final String id;
    private final Supplier<List<String>> rows;

    /** @param id the field with a row's id */
    ObjectSource(String system, RecordType<T> type, String id, Supplier<List<String>> rows) {
        this.system = system;
        this.type = type;
        this.id = id;
        this.rows = rows;
    }

    @Override
    public Page<T> read(@Nullable String cursor, int limit) {
        SortedMap<String, Change<T>> all = new TreeMap<>();
        int position = 0;
        for (String row : rows.get()) {
            position++;
            Change<T> change = change("row-" + position, Change.UNVERSIONED, RawDocument.json(row));
            all.put(change.documentId(), change);
        }
        return Cut.page(all, cursor, limit);
    }

    @Override
    public Change<T> map(String documentId, long version, RawDocument raw) {
        return change(documentId, version, raw);
    }

    /** @param position its id if it does not say one */
    private Change<T> change(String position, long version, RawDocument raw) {
        String key;
        try {
            Map<String, String> members = JsonPage.members(raw.content());
            key = members.getOrDefault(id, "");
        } catch (ConnectorException e) {
            return new Change.Unreadable<>(position, version, raw, e.problem());
        }
        if (key.isEmpty()) {
            Problem problem = Problem.ofField(
                    "ID_ABSENT",
                    id,
                    null,
                    "The row has no '%s', so nobody knows which one it is".formatted(id),
                    "Name the column that every row has in the rule set's object");
            return new Change.Unreadable<>(position, version, raw, problem);
        }
        return new Change.Upsert<>(key, version, raw, List.of(Draft.empty(new Ref<>(system, type, key))));
    }
}
