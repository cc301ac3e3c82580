package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.tallystick.engine.store.Allocations;
import org.tallystick.engine.store.AlreadyBilledException;

/** Table {@code hub_billed_part}. */
record AllocationTable(Sql sql) implements Allocations {

    private record Allocation(String item, String document) {}

    @Override
    public Map<String, List<String>> documentsOf(Collection<String> items) {
        return sql
                .listIn(
                        "SELECT item, document FROM hub_billed_part WHERE item IN (#) ORDER BY item, part",
                        row -> new Allocation(row.getString("item"), row.getString("document")),
                        items)
                .stream()
                .collect(groupingBy(Allocation::item, mapping(Allocation::document, toList())));
    }

    @Override
    public void claim(String document, Map<String, Integer> parts) {
        Map<String, List<String>> claimed = documentsOf(parts.keySet());
        parts.forEach((item, part) -> {
            List<String> documents = claimed.getOrDefault(item, List.of());
            String holder = part > documents.size() ? document : documents.get(part - 1);
            if (!holder.equals(document)) {
                throw new AlreadyBilledException(item, document, holder);
            }
        });
        sql.writeAll(
                "INSERT INTO hub_billed_part (item, part, document) VALUES (?, ?, ?) ON CONFLICT (item, part) DO NOTHING",
                parts.entrySet(),
                claim -> new Object[] {claim.getKey(), claim.getValue(), document});
    }
}
