package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.engine.store.Crosswalk;

/** Table {@code hub_crosswalk}. */
record CrosswalkTable(Sql sql) implements Crosswalk {

    /** A ref that is linked to the record already keeps its number, so reading it again does not make it the last linked. */
    private static final String LINK = """
            INSERT INTO hub_crosswalk (system, type, remote_id, record_id, link_number)
            SELECT ?, ?, ?, ?, COALESCE(MAX(link_number), 0) + 1
            FROM hub_crosswalk WHERE system = ? AND type = ? AND record_id = ?
            ON CONFLICT (system, type, remote_id) DO UPDATE
            SET record_id = excluded.record_id, link_number = excluded.link_number
            WHERE hub_crosswalk.record_id <> excluded.record_id""";

    /** A system's name for a record type. */
    private record Kind(String system, String type) {}

    private record Link(String from, String to) {}

    @Override
    public Map<RefKey, String> recordIds(Collection<RefKey> refs) {
        Map<Kind, List<String>> idsByKind = refs.stream()
                .collect(groupingBy(ref -> new Kind(ref.system(), ref.type()), mapping(RefKey::remoteId, toList())));
        Map<RefKey, String> found = new HashMap<>();
        idsByKind.forEach((kind, ids) -> {
            for (Link link : linksOf(kind, ids)) {
                found.put(new RefKey(kind.system(), kind.type(), link.from()), link.to());
            }
        });
        return found;
    }

    @Override
    public Map<String, String> remoteIds(String system, String type, Collection<String> recordIds) {
        List<Link> oldestFirst = sql.listIn(
                "SELECT record_id, remote_id FROM hub_crosswalk WHERE system = ? AND type = ? AND record_id IN (#)"
                        + " ORDER BY record_id, link_number",
                row -> new Link(row.getString("record_id"), row.getString("remote_id")),
                recordIds,
                system,
                type);
        Map<String, String> last = new HashMap<>();
        oldestFirst.forEach(link -> last.put(link.from(), link.to()));
        return last;
    }

    @Override
    public void link(Map<RefKey, String> recordIdByRef) {
        sql.writeAll(LINK, recordIdByRef.entrySet(), link -> {
            RefKey ref = link.getKey();
            String recordId = link.getValue();
            return new Object[] {ref.system(), ref.type(), ref.remoteId(), recordId, ref.system(), ref.type(), recordId
            };
        });
    }

    private List<Link> linksOf(Kind kind, List<String> remoteIds) {
        return sql.listIn(
                "SELECT remote_id, record_id FROM hub_crosswalk WHERE system = ? AND type = ? AND remote_id IN (#)",
                row -> new Link(row.getString("remote_id"), row.getString("record_id")),
                remoteIds,
                kind.system(),
                kind.type());
    }
}
