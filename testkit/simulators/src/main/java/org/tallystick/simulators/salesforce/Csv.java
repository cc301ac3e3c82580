package org.tallystick.simulators.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tallystick.simulators.salesforce.internal.error.ApiException;

/** Comma-separated values as bulk jobs have them: lines end with LF, a value may stand in quotes, a quote in it is doubled. */
final class Csv {

    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    /** Each value in quotes. */
    static String line(List<String> values) {
        return values.stream()
                .map(value -> "\"" + value.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\n"));
    }

    /**
     * The lines, the header first; the last may end without LF.
     *
     * @throws ApiException {@code INVALID_BATCH} if it is none
     */
    static List<List<String>> parse(String text) {
        Csv csv = new Csv(text);
        List<List<String>> lines = new ArrayList<>();
        while (csv.at < text.length()) {
            lines.add(csv.nextLine());
        }
        return lines;
    }

    private List<String> nextLine() {
        List<String> values = new ArrayList<>();
        do {
            values.add(isAt('"') ? quoted() : plain());
        } while (take(','));
        if (at < text.length() && !take('\n')) {
            throw isAt('\r')
                    ? broken("LineEnding is invalid on user data. Current LineEnding setting is LF")
                    : broken("A quoted value goes on behind its quote");
        }
        return values;
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\n\r".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"' && !take('"')) {
                return value.toString();
            }
            value.append(next);
        }
        throw broken("The data end within a quoted value");
    }

    private boolean isAt(char character) {
        return at < text.length() && text.charAt(at) == character;
    }

    private boolean take(char character) {
        boolean isThere = isAt(character);
        at += isThere ? 1 : 0;
        return isThere;
    }

    private static ApiException broken(String what) {
        return ApiException.invalid("INVALID_BATCH", what);
    }
}
