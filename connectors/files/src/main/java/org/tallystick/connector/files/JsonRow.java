package org.tallystick.connector.files;

import java.util.List;
import java.util.StringJoiner;

/** A row as a JSON object of texts by header, so that rule sets read it like any document. */
final class JsonRow {

    private JsonRow() {}

    static String of(List<String> headers, List<String> row) {
        StringJoiner json = new StringJoiner(",", "{", "}");
        for (int i = 0; i < headers.size(); i++) {
            json.add(quoted(headers.get(i)) + ":" + quoted(row.get(i)));
        }
        return json.toString();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
