package org.tallystick.engine.upkeep;

import java.util.LinkedHashSet;
import java.util.Set;

/** How a word may stand in JSON. */
final class JsonEscapes {

    private static final int ASCII = 0x7f;

    private JsonEscapes() {}

    /** As it is; with quotes and backslashes escaped, as it must be; and with each character beyond ASCII as {@code \}{@code u} and four digits too. */
    static Set<String> of(String word) {
        String quoted = word.replace("\\", "\\\\").replace("\"", "\\\"");
        StringBuilder text = new StringBuilder();
        quoted.chars().forEach(c -> text.append(c > ASCII ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        forms.add(quoted);
        forms.add(text.toString());
        return forms;
    }
}
