package org.tallystick.simulators.netsuite.internal.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Cells;
import org.tallystick.simulators.netsuite.internal.books.Entry;
import org.tallystick.simulators.netsuite.internal.suiteql.Table;

/** The account's tables as SuiteQL sees them: one per record type, one for all transactions, one for their lines. */
public final class AccountTables {
    private final Books books;
    private final Map<String, Map<String, Cells.Type>> columns = new HashMap<>();
    private final Map<String, String> customPrefixes = new HashMap<>();
    private final Set<String> hiddenTables = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> hiddenColumns = new ConcurrentHashMap<>();

    public AccountTables(Books books) {
        this.books = books;
        for (RecordType type : RecordTypes.ALL) {
            define(type.table(), type.fields().values().stream(), type.customPrefix());
        }
        define("transaction", number("foreigntotal"), "custbody");
        define("transaction", text("type"), "custbody");
        RecordTypes.INVOICE
                .sublists()
                .values()
                .forEach(fields -> define("transactionline", fields.values().stream(), "custcol"));
        define("transactionline", number("transaction", "linesequencenumber", "foreignamount", "netamount"), "custcol");
        define("transactionline", number("subsidiary", "entity", "createdfrom"), "custcol");
        define("transactionline", text("mainline", "taxline"), "custcol");
    }

    /** From now on there is no such table for who asks. */
    public void hide(String table) {
        hiddenTables.add(table);
    }

    /** From now on that table has no such column for who asks. */
    public void hide(String table, String column) {
        hiddenColumns
                .computeIfAbsent(table, name -> ConcurrentHashMap.newKeySet())
                .add(column);
    }

    /** The table of that lower-case name, as far as it is shown. */
    public Optional<Table> named(String name) {
        if (hiddenTables.contains(name)) {
            return Optional.empty();
        }
        RecordTypes.custom(name).ifPresent(type -> define(name, type.fields().values().stream(), type.customPrefix()));
        return columns.containsKey(name) ? Optional.of(new BooksTable(name)) : Optional.empty();
    }

    private void define(String table, Stream<Field> fields, String customPrefix) {
        Map<String, Cells.Type> known = columns.computeIfAbsent(table, name -> new HashMap<>());
        known.put("id", Cells.Type.NUMBER);
        customPrefixes.put(table, customPrefix);
        fields.filter(field -> !field.isHidden()).forEach(field -> known.put(field.column(), field.type()));
    }

    private static Stream<Field> number(String... names) {
        return Arrays.stream(names).map(name -> Field.number(name, 0));
    }

    private static Stream<Field> text(String... names) {
        return Arrays.stream(names).map(name -> Field.text(name, 0));
    }

    private final class BooksTable implements Table {
        private final String name;

        BooksTable(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean hasColumn(String column) {
            if (hiddenColumns.getOrDefault(name, Set.of()).contains(column)) {
                return false;
            }
            String prefix = customPrefixes.getOrDefault(name, "");
            boolean isCustom = !prefix.isEmpty() && column.startsWith(prefix);
            return isCustom || columns.getOrDefault(name, Map.of()).containsKey(column);
        }

        @Override
        public Iterable<Row> rows() {
            List<Row> rows = books.all(name).stream()
                    .<Row>map(entry -> column -> value(entry, column))
                    .toList();
            return rows;
        }

        private @Nullable Object value(Entry entry, String column) {
            String text = entry.get(column);
            Cells.Type type = columns.getOrDefault(name, Map.of()).getOrDefault(column, Cells.Type.TEXT);
            return text == null ? null : Cells.typed(type, text);
        }
    }
}
