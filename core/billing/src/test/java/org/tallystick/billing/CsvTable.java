package org.tallystick.billing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a header (RFC 4180), as rows by column; an absent file has none. */
final class CsvTable {

    private CsvTable() {}

    static List<Map<String, String>> read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        List<List<String>> lines = parse(Files.readString(file));
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < line.size(); i++) {
                row.put(lines.get(0).get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> parse(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean isDoubled = isQuoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (isDoubled) {
                    field.append(c);
                    i++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (!isQuoted && (c == ',' || c == '\n')) {
                line.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (isQuoted || c != '\r') {
                field.append(c);
            }
        }
        return lines;
    }
}
