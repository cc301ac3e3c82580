package org.tallystick.simulators.netsuite.internal.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Entry;
import org.tallystick.simulators.netsuite.internal.wire.Problem;

/** Rules of customers and jobs. */
final class Entities {
    private static final Map<String, String> ID_PREFIXES = Map.of("customer", "CUST", "job", "PRJ");

    private final Books books;

    Entities(Books books) {
        this.books = books;
    }

    void save(Saving saving) {
        Map<String, String> values = saving.values();
        values.putIfAbsent("entityid", ID_PREFIXES.get(saving.type().name()) + saving.id());
        values.putIfAbsent("isinactive", "F");
        Optional<Entry> subsidiary =
                Optional.ofNullable(values.get("subsidiary")).flatMap(id -> books.find("subsidiary", id));
        subsidiary.map(found -> found.get("currency")).ifPresent(currency -> values.putIfAbsent("currency", currency));
        checkEntityId(saving);
        if (saving.type().equals(RecordTypes.CUSTOMER)) {
            values.putIfAbsent("isperson", "F");
            subsidiary.ifPresent(found -> relate(saving, found.id()));
        }
        saving.changes().put(new Entry(saving.type().table(), saving.id(), values));
    }

    private void checkEntityId(Saving saving) {
        boolean isTaken = saving.type().family().stream()
                .flatMap(table -> books.all(table).stream())
                .anyMatch(other -> !other.id().equals(saving.id())
                        && other.has("entityid", saving.values().getOrDefault("entityid", "")));
        if (isTaken) {
            saving.findings()
                    .add(Problem.inBody(
                            "UNIQUE_CUST_ID_REQD",
                            "entityId",
                            "A record with this ID already exists. You must enter a unique ID for each record."));
        }
    }

    private void relate(Saving saving, String subsidiary) {
        Map<String, String> values =
                new HashMap<>(Map.of("entity", saving.id(), "subsidiary", subsidiary, "isprimarysub", "T"));
        String table = RecordTypes.CUSTOMER_SUBSIDIARY_RELATIONSHIP.table();
        String id = books.all(table).stream()
                .filter(each -> each.has("entity", saving.id()) && each.has("isprimarysub", "T"))
                .map(Entry::id)
                .findFirst()
                .orElseGet(() -> Long.toString(saving.changes().next(table)));
        values.put("id", id);
        saving.changes().put(new Entry(table, id, values));
    }
}
