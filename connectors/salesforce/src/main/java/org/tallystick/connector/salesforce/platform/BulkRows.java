package org.tallystick.connector.salesforce.platform;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonText;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Rows of a CSV page in the form that a query gives them: so a document is the same whichever way it was read. */
final class BulkRows {

    private final FieldTypes types;
    private final String object;
    private final String url;

    /** @param url what the address of each row begins with */
    BulkRows(FieldTypes types, String object, String url) {
        this.types = types;
        this.object = object;
        this.url = url;
    }

    /**
     * The rows, as JSON.
     *
     * @param csv with a header
     * @param announced how many it has, as the org says
     * @throws ConnectorException if it is not whole
     */
    List<String> of(String csv, int announced) {
        if (csv.chars().filter(character -> character == '"').count() % 2 != 0) {
            throw broken("ends within a text");
        }
        List<String> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            List<String> columns = List.of();
            List<String> kinds = List.of();
            for (CsvRecord line : reader) {
                if (columns.isEmpty()) {
                    columns = List.copyOf(line.getFields());
                    kinds = columns.stream()
                            .map(column -> types.of(object, column))
                            .toList();
                } else {
                    rows.add(row(columns, kinds, line.getFields()));
                }
            }
        } catch (CsvParseException e) {
            throw broken("is no CSV after row %d".formatted(rows.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (rows.size() != announced) {
            throw broken("has %d rows, announced are %d".formatted(rows.size(), announced));
        }
        return rows;
    }

    private String row(List<String> columns, List<String> kinds, List<String> values) {
        if (values.size() != columns.size()) {
            throw broken("has a row of %d values under %d columns".formatted(values.size(), columns.size()));
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("attributes", Map.of());
        for (int i = 0; i < columns.size(); i++) {
            put(row, columns.get(i), FieldTypes.value(kinds.get(i), values.get(i)));
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("type", object);
        attributes.put("url", url + row.get("Id"));
        row.put("attributes", attributes);
        return JsonText.of(row);
    }

    /** A path is a nested object, or null if nothing in it has a value. */
    @SuppressWarnings("unchecked") // What is put under a relationship is a map.
    private static void put(Map<String, @Nullable Object> row, String column, @Nullable Object value) {
        int dot = column.indexOf('.');
        if (dot < 0) {
            row.put(column, value);
            return;
        }
        String relationship = column.substring(0, dot);
        row.putIfAbsent(relationship, null);
        if (value != null) {
            Object nested = row.get(relationship);
            Map<String, @Nullable Object> inner =
                    nested == null ? new LinkedHashMap<>() : (Map<String, @Nullable Object>) nested;
            put(inner, column.substring(dot + 1), value);
            row.put(relationship, inner);
        }
    }

    private static ConnectorException broken(String what) {
        return new ConnectorException(
                Problem.of(FailureKind.UNAVAILABLE, "ANSWER_MALFORMED", "The page of a bulk job " + what)
                        .withRemedy("Nothing of it was taken; the next read starts at the same place"));
    }
}
