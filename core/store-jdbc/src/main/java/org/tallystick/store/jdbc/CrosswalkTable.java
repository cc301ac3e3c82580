package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.engine.store.Crosswalk;

/** Table {@code hub_crosswalk}. */
record CrosswalkTable(Sql sql) implements Crosswalk {

    /** A ref that is linked to the record already keeps its number, so reading it again does not make it the last linked. */
    private static final Upsert PUT = Upsert.into(
                    "hub_crosswalk", List.of("system", "type", "remote_id"), List.of("record_id", "link_number"))
            .where("hub_crosswalk.record_id <> excluded.record_id");

    /** A system's name for a record type. */
    private record Kind(String system, String type) {}

    private record Link(String from, String to) {}

    private record Numbered(Link link, long number) {

        Numbered later(Numbered other) {
            return other.number() > number ? other : this;
        }
    }

    /** A ref and the record that it is to denote. */
    private record Wanted(String remoteId, String recordId) {}

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
        Map<String, Numbered> last = new HashMap<>();
        sql.listIn(
                        "SELECT record_id, remote_id, link_number FROM hub_crosswalk"
                                + " WHERE system = ? AND type = ? AND record_id IN (#)",
                        row -> new Numbered(
                                new Link(row.getString("record_id"), row.getString("remote_id")),
                                row.getLong("link_number")),
                        recordIds,
                        system,
                        type)
                .forEach(each -> last.merge(each.link().from(), each, Numbered::later));
        return last.values().stream().map(Numbered::link).collect(toMap(Link::from, Link::to));
    }

    @Override
    public void link(Map<RefKey, String> recordIdByRef) {
        Map<Kind, List<Wanted>> wanted = new LinkedHashMap<>();
        recordIdByRef.forEach(
                (ref, recordId) -> wanted.computeIfAbsent(new Kind(ref.system(), ref.type()), kind -> new ArrayList<>())
                        .add(new Wanted(ref.remoteId(), recordId)));
        wanted.forEach(this::link);
    }

    @Override
    public void linkFirst(Map<RefKey, String> recordIdByRef) {
        sql.writeAll(PUT.insert(), recordIdByRef.entrySet(), link -> new Object[] {
            link.getKey().system(), link.getKey().type(), link.getKey().remoteId(), link.getValue(), 1
        });
    }

    private void link(Kind kind, List<Wanted> links) {
        Map<String, Long> last = lastNumbers(
                kind, links.stream().map(Wanted::recordId).distinct().toList());
        sql.upsertAll(PUT, links, link -> new Object[] {
            kind.system(), kind.type(), link.remoteId(), link.recordId(), last.merge(link.recordId(), 1L, Long::sum)
        });
    }

    private Map<String, Long> lastNumbers(Kind kind, List<String> recordIds) {
        Map<String, Long> last = new HashMap<>();
        sql.listIn(
                        "SELECT record_id, MAX(link_number) AS last FROM hub_crosswalk"
                                + " WHERE system = ? AND type = ? AND record_id IN (#) GROUP BY record_id",
                        row -> Map.entry(row.getString("record_id"), row.getLong("last")),
                        recordIds,
                        kind.system(),
                        kind.type())
                .forEach(each -> last.put(each.getKey(), each.getValue()));
        return last;
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
