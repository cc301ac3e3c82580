package org.tallystick.store.jdbc;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallystick.engine.store.Allocations;
import org.tallystick.engine.store.AlreadyBilledException;

/** Table {@code hub_allocation}. */
record AllocationTable(Sql sql) implements Allocations {

    private record Allocation(String item, String document) {}

    @Override
    public Map<String, String> documentsOf(Collection<String> items) {
        return sql
                .listIn(
                        "SELECT item, document FROM hub_allocation WHERE item IN (#)",
                        row -> new Allocation(row.getString("item"), row.getString("document")),
                        items)
                .stream()
                .collect(Collectors.toMap(Allocation::item, Allocation::document));
    }

    @Override
    public void claim(String document, Collection<String> items) {
        Map<String, String> claimed = documentsOf(items);
        for (String item : items) {
            String other = claimed.getOrDefault(item, document);
            if (!other.equals(document)) {
                throw new AlreadyBilledException(item, document, other);
            }
        }
        sql.writeAll(
                "INSERT INTO hub_allocation (item, document) VALUES (?, ?) ON CONFLICT (item) DO NOTHING",
                items,
                item -> new Object[] {item, document});
    }
}
