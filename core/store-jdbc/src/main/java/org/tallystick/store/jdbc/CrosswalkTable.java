package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.tallystick.engine.store.Crosswalk;

/** Table {@code hub_crosswalk}. */
record CrosswalkTable(Sql sql) implements Crosswalk {

    /** A ref that is linked to the record already keeps its number, so reading it again does not make it the last linked. */
    private static final Upsert PUT = Upsert.into(
                    "hub_crosswalk", List.of("system", "type", "remote_id"), List.of("record_id", "link_number"))
            .where("hub_crosswalk.record_id <> excluded.record_id");

    /** The number of a record's first ref. */
    private static final long FIRST = 0;

    /** A system's name for a record type. */
    private record Kind(String system, String type) {}

    private record Link(String from, String to) {}

    private record Numbered(Link link, long number) {

        Numbered later(Numbered other) {
            return other.number() > number ? other : this;
        }
    }

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
        if (!recordIdByRef.isEmpty()) {
            AtomicLong number = new AtomicLong(lastNumberBefore(recordIdByRef.size()));
            sql.upsertAll(PUT, recordIdByRef.entrySet(), link -> values(link, number.incrementAndGet()));
        }
    }

    @Override
    public void linkFirst(Map<RefKey, String> recordIdByRef) {
        sql.writeAll(PUT.insert(), recordIdByRef.entrySet(), link -> values(link, FIRST));
    }

    /** Takes the next numbers of the hub, which are greater than those of all links before. */
    private long lastNumberBefore(int links) {
        return sql.one("UPDATE hub_last_link SET number = number + ? RETURNING number", row -> row.getLong(1), links)
                        .orElseThrow(() -> new IllegalStateException(
                                "hub_last_link of the hub %s is empty: restore it from a backup".formatted(sql.hub())))
                - links;
    }

    private static Object[] values(Map.Entry<RefKey, String> link, long number) {
        RefKey ref = link.getKey();
        return new Object[] {ref.system(), ref.type(), ref.remoteId(), link.getValue(), number};
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
