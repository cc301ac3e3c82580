package org.tallystick.testkit.properties.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of an acceptance month. One that is missing has no rows. */
record MonthFiles(Path directory) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    JsonNode json(String name) {
        return JSON.readTree(directory.resolve(name).toFile());
    }

    List<Row> rows(String name) {
        if (!Files.exists(directory.resolve(name))) {
            return List.of();
        }
        return name.endsWith(".csv") ? csv(name) : jsonRows(name);
    }

    private List<Row> jsonRows(String name) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode record : json(name)) {
            Map<String, String> columns = new LinkedHashMap<>();
            record.properties().forEach(field -> put(columns, field.getKey(), text(field.getValue())));
            rows.add(new Row(columns));
        }
        return rows;
    }

    static String text(JsonNode value) {
        if (value.isContainer() || value.isNull()) {
            return "";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }

    /** RFC 4180. */
    private List<Row> csv(String name) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = read(name);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted ? c != '"' : c != '"' && c != ',' && c != '\n' && c != '\r') {
                cell.append(c);
            } else if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c != '\r') {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            }
        }
        return rows(lines);
    }

    private static List<Row> rows(List<List<String>> lines) {
        List<String> names = lines.get(0);
        List<Row> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> columns = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                put(columns, names.get(i), line.get(i));
            }
            rows.add(new Row(columns));
        }
        return rows;
    }

    private static void put(Map<String, String> columns, String name, String value) {
        if (!value.isEmpty()) {
            columns.put(name, value);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name)).replace("\uFEFF", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
