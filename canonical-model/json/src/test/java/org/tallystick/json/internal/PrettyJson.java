package org.tallystick.json.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JSON for people: two spaces per level; lists of strings on one line. */
final class PrettyJson {

    private static final Json JSON = new Json();

    private PrettyJson() {}

    static String text(Object tree) {
        return text(tree, "");
    }

    private static String text(Object tree, String indent) {
        String deeper = indent + "  ";
        if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
            return block(
                    '{',
                    '}',
                    indent,
                    map.entrySet().stream()
                            .map(entry -> plain(entry.getKey()) + ": " + text(entry.getValue(), deeper)));
        }
        if (tree instanceof List<?> list && list.stream().anyMatch(part -> !(part instanceof String))) {
            return block('[', ']', indent, list.stream().map(part -> text(part, deeper)));
        }
        if (tree instanceof List<?> list) {
            return list.stream().map(PrettyJson::plain).collect(Collectors.joining(", ", "[", "]"));
        }
        return plain(tree);
    }

    private static String block(char open, char close, String indent, Stream<String> parts) {
        return parts.map(part -> "\n" + indent + "  " + part)
                .collect(Collectors.joining(",", "" + open, "\n" + indent + close));
    }

    private static String plain(Object tree) {
        return JSON.text(out -> Tree.write(tree, out));
    }
}
