package org.tallystick.simulators.netsuite.internal.record;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.simulators.internal.Deliveries;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Cells;
import org.tallystick.simulators.netsuite.internal.books.Changes;
import org.tallystick.simulators.netsuite.internal.books.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads delivered rows as they are: of rows with one id the one modified last stands, of equal ones the last delivered. A
 * customer's primary subsidiary comes from its relationship, as in the vendor's own tables.
 */
public final class DeliveryLoader {
    private static final List<RecordType> DELIVERED = List.of(
            RecordTypes.SUBSIDIARY,
            RecordTypes.EMPLOYEE,
            RecordTypes.CURRENCY,
            RecordTypes.CLASSIFICATION,
            RecordTypes.SALES_TAX_ITEM,
            RecordTypes.CUSTOMER,
            RecordTypes.JOB,
            RecordTypes.CUSTOMER_SUBSIDIARY_RELATIONSHIP,
            RecordTypes.ACCOUNTING_PERIOD,
            RecordTypes.TIME_BILL);

    private final Books books;

    public DeliveryLoader(Books books) {
        this.books = books;
    }

    /** Loads a period, in one durable step. */
    public void load(Deliveries deliveries, String period) {
        Changes changes = books.changes();
        Map<String, Entry> customers = new LinkedHashMap<>();
        for (RecordType type : DELIVERED) {
            List<Entry> newest = newest(type.table(), deliveries.records(period, "netsuite", type.table()));
            newest.forEach(changes::put);
            if (type.equals(RecordTypes.CUSTOMER)) {
                newest.forEach(entry -> customers.put(entry.id(), entry));
            }
            if (type.equals(RecordTypes.CUSTOMER_SUBSIDIARY_RELATIONSHIP)) {
                newest.forEach(entry -> putSubsidiary(entry, customers, changes));
            }
        }
        changes.markPlayed(period).commit();
    }

    private List<Entry> newest(String table, List<ObjectNode> rows) {
        Map<String, Entry> newest = new LinkedHashMap<>();
        for (ObjectNode row : rows) {
            Entry entry = entry(table, row);
            Entry former = newest.getOrDefault(
                    entry.id(), books.find(table, entry.id()).orElse(entry));
            if (!modified(entry).isBefore(modified(former))) {
                String subsidiary = former.get("subsidiary");
                newest.put(entry.id(), subsidiary == null ? entry : entry.with("subsidiary", subsidiary));
            }
        }
        return new ArrayList<>(newest.values());
    }

    private static Entry entry(String table, ObjectNode row) {
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> column : row.properties()) {
            if (column.getValue().isValueNode() && !column.getValue().isNull()) {
                values.put(column.getKey(), column.getValue().asString());
            }
        }
        String id = values.get("id");
        if (id == null) {
            throw new IllegalArgumentException("A delivered row of " + table + " has no id: " + row);
        }
        return new Entry(table, id, values);
    }

    private static LocalDateTime modified(Entry entry) {
        String text = entry.values().getOrDefault("lastmodifieddate", "");
        return Cells.typed(Cells.Type.MOMENT, text) instanceof LocalDateTime moment ? moment : LocalDateTime.MIN;
    }

    private void putSubsidiary(Entry relationship, Map<String, Entry> delivered, Changes changes) {
        String customer = relationship.values().getOrDefault("entity", "");
        String subsidiary = relationship.get("subsidiary");
        Entry found = delivered.getOrDefault(
                customer, books.find("customer", customer).orElse(relationship));
        if (subsidiary != null && relationship.has("isprimarysub", "T") && !found.equals(relationship)) {
            changes.put(found.with("subsidiary", subsidiary));
        }
    }
}
