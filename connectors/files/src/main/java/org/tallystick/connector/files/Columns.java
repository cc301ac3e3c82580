package org.tallystick.connector.files;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of the files, in order. */
record Columns(List<Column> all) {

    private static final Pattern COLUMN =
            Pattern.compile("\\s*([a-z-]+)\\s*:\\s*(text|decimal|date|flag)(?:\\((\\d{1,6})\\))?\\s*(?:=(.*))?");

    Columns {
        all = List.copyOf(all);
    }

    /** Columns from their text; what is wrong with it goes to {@code faults}. */
    static Columns parse(String text, List<String> faults) {
        List<Column> columns = new ArrayList<>();
        Set<String> headers = new HashSet<>();
        for (String part : text.split(",", -1)) {
            Matcher column = COLUMN.matcher(part);
            if (!column.matches()) {
                faults.add(
                        "'columns' has '%s'; a column is 'field:type=Header', its type text, text(40), decimal, date or flag"
                                .formatted(part.strip()));
                continue;
            }
            String header =
                    column.group(4) == null ? column.group(1) : column.group(4).strip();
            int limit = column.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(column.group(3));
            columns.add(new Column(column.group(1), Column.Kind.of(column.group(2)), limit, header));
            if (!headers.add(header)) {
                faults.add("'columns' has the header '%s' twice".formatted(header));
            }
        }
        return new Columns(columns);
    }

    List<String> lacking(Collection<String> fields) {
        return fields.stream().filter(field -> !names().contains(field)).toList();
    }

    List<String> unknown(Collection<String> fields) {
        return all.stream()
                .map(Column::field)
                .filter(field -> !fields.contains(field))
                .toList();
    }

    private Set<String> names() {
        return all.stream().map(Column::field).collect(toSet());
    }

    List<String> headers() {
        return all.stream().map(Column::header).toList();
    }

    /** Values by field, of one row. Columns that the file does not have are absent. */
    Map<String, String> byField(List<String> headers, List<String> row) {
        Map<String, String> values = new HashMap<>();
        for (Column column : all) {
            int at = headers.indexOf(column.header());
            if (at >= 0 && !row.get(at).isEmpty()) {
                values.put(column.field(), row.get(at));
            }
        }
        return values;
    }
}
